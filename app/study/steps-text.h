/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Learning steps as the learner writes them: “1m 10m 1d”. Pure functions, any thread.
 */
#pragma once

#include "app/schedule/study-options.h"

/**
 * ilk_steps_parse:
 * @text: numbers with m, h or d, apart by spaces or commas; may be empty
 * @steps: (out) (array length=n): minutes
 *
 * Returns: FALSE with ILK_ERROR_INVALID, a sentence that names the word at fault; outputs untouched
 */
gboolean ilk_steps_parse(const char *text, int steps[ILK_MAX_STEPS], int *n, GError **error);

/** ilk_steps_text: Returns: (transfer full): what ilk_steps_parse() reads, in the largest units
 * that leave no rest */
char *ilk_steps_text(const int *steps, int n) G_GNUC_WARN_UNUSED_RESULT;
