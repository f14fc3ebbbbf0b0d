/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The files that notes show or play, in the collection's folder: each once, under the SHA-256 of
 * its content, MEDIA/HH/HASH. A name of a note never becomes part of a path. Any thread; blocking.
 */
#pragma once

#include <glib.h>

/** ILK_MEDIA_FOLDER: in a collection's folder */
#define ILK_MEDIA_FOLDER "media"

/** ilk_media_files_dup_path: Returns: (transfer full): where the file with the valid @hash lies in
 * the collection in @directory, though it may not be there */
char *ilk_media_files_dup_path(const char *directory, const char *hash) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_media_files_put:
 * @directory: of a collection
 * @bytes: at most ILK_MAX_MEDIA_BYTES
 * @error: ILK_ERROR_TOO_LARGE, NO_SPACE, READ_ONLY, FAILED; then nothing is there that was not
 * before
 *
 * Writes a file beside its place, has it on the disk, and only then renames it, so that one that is
 * in its place is whole. One that is there and is not what its name says is replaced.
 *
 * Returns: (transfer full): its hash
 */
char *ilk_media_files_put(const char *directory, GBytes *bytes, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** IlkMediaCondition: of a file */
typedef enum { ILK_MEDIA_WHOLE, ILK_MEDIA_MISSING, ILK_MEDIA_DAMAGED } IlkMediaCondition;

/** ilk_media_files_look: reads all of the file with @hash. Returns: whether it is there and is what
 * its name says */
IlkMediaCondition ilk_media_files_look(const char *directory, const char *hash);

/** ilk_media_files_read: Returns: (transfer full): the content of the file with @hash, NULL with
 * ILK_ERROR_NOT_FOUND or DAMAGED */
GBytes *ilk_media_files_read(const char *directory, const char *hash, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_media_files_list: Returns: (transfer full) (element-type utf8): the hashes of all files that
 * are there, sorted. What a killed program left half written is removed. */
GPtrArray *ilk_media_files_list(const char *directory) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_media_files_remove: Returns: whether the file with @hash is gone */
gboolean ilk_media_files_remove(const char *directory, const char *hash, GError **error);
