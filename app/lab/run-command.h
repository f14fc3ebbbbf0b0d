/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a run starts, and what that must be able to read. Inside app/lab; any thread.
 */
#pragma once

#include <glib.h>

/**
 * ilk_run_dup_command:
 * @interpreter: (nullable): a real Python, NULL for the demo itself
 *
 * Returns: (transfer full): the program's path and its arguments; NULL with ILK_ERROR_NOT_FOUND
 */
char **ilk_run_dup_command(const char *demo, const char *interpreter, char **arguments,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_run_dup_readable: Returns: (transfer full): the folders of the demos and their texts, or of
 * the scripts and of @interpreter */
char **ilk_run_dup_readable(const char *interpreter) G_GNUC_WARN_UNUSED_RESULT;
