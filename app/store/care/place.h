/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The folder a collection lies in: made for its owner only, locked against other processes. Nothing
 * here opens a database file that SQLite may have open: closing it would drop SQLite's locks.
 * Any thread.
 */
#pragma once

#include <glib.h>

/** ilk_place_make: makes @directory with mode 0700 unless it is there. Returns: FALSE with
 * ILK_ERROR_READ_ONLY, NO_SPACE or FAILED */
gboolean ilk_place_make(const char *directory, GError **error);

/** ilk_place_is_writable: Returns: whether files can be made in @directory and @path, where it
 * exists, can be changed */
gboolean ilk_place_is_writable(const char *directory, const char *path);

/**
 * ilk_place_lock: takes the lock that one process has for as long as it has the collection
 *
 * Returns: a descriptor to close, -1 with ILK_ERROR_IN_USE or another error
 */
int ilk_place_lock(const char *directory, GError **error);

/** ilk_place_make_file: makes @path, empty and with mode 0600, unless it is there; then takes the
 * rights of others from it */
gboolean ilk_place_make_file(const char *path, GError **error);

/** ilk_place_sync: sees to it that @path, a file or a folder, is on the disk */
gboolean ilk_place_sync(const char *path, GError **error);

/** ilk_place_rename: renames within a folder, and syncs it */
gboolean ilk_place_rename(const char *from, const char *to, GError **error);

/** ilk_place_keep: sees to it that what @path is now will be at @name when @path becomes another
 * file; it may be at both until then. Nothing happens when @path is not there, or when that has
 * been done already. Unsynced. */
gboolean ilk_place_keep(const char *path, const char *name, GError **error);

/** ilk_place_is_same: Returns: whether the two are names of one file */
gboolean ilk_place_is_same(const char *path, const char *other);

/** ilk_place_is_empty: Returns: whether @path is not there, or has no content */
gboolean ilk_place_is_empty(const char *path);

/** ilk_place_dup_dated: Returns: (transfer full): @directory/STEM-20261122-170512.db, at the time
 * @now (UTC ms); if that is taken, with a number behind the time */
char *ilk_place_dup_dated(const char *directory, const char *stem, gint64 now)
    G_GNUC_WARN_UNUSED_RESULT;
