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

/**
 * ilk_capture_bytes:
 * @input: what it reads on its stdin, up to ILK_MAX_CHILD_INPUT_BYTES
 * @cancellable: (nullable): ends it with G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the same of a program that reads a text and prints any bytes
 */
GBytes *ilk_capture_bytes(IlkContainment containment, const char *const *command,
                          const char *const *readable, const IlkLimits *limits, const char *input,
                          GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
