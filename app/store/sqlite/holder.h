/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who has a file locked. Any thread.
 */
#pragma once

#include <glib.h>

/** ilk_holder_dup_other: looks it up without opening @path, which would drop SQLite's locks.
 * @known: a process that does not count, 0 for none; nor does this one, nor another Interlock.
 * Returns: (transfer full) (nullable): the name of another program that has a lock on @path; NULL
 * when there is none or that cannot be found out */
char *ilk_holder_dup_other(const char *path, int known) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_holder_set_error: @name: (nullable): of the program, where that is known */
void ilk_holder_set_error(const char *name, GError **error);
