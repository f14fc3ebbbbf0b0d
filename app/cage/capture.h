/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The output of a short contained command. Blocking: call it from a GTask thread.
 */
#pragma once

#include "app/cage/containment.h"

/**
 * ilk_capture:
 * @limits: its wall_ms and output_bytes end the command with an error
 *
 * Returns: (transfer full): what it printed; NULL with ILK_ERROR_CHILD when it did not exit with 0
 */
char *ilk_capture(IlkContainment containment, const char *const *command,
                  const char *const *readable, const IlkLimits *limits, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
