/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A written answer beside the right one, in words and letter by letter. Any thread.
 */
#pragma once

#include "app/model/typed-answer.h"

/** ui_typed_words_markup: Returns: (transfer full): Pango markup: letters too many are struck
 * through, missing ones underlined; two texts that stand apart have a line each */
char *ui_typed_words_markup(const IlkTypedAnswer *typed) G_GNUC_WARN_UNUSED_RESULT;

/** ui_typed_words_verdict: Returns: how near @typed came, as a sentence */
const char *ui_typed_words_verdict(const IlkTypedAnswer *typed);
