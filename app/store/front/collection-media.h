/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pictures and sounds of a collection. They lie in its folder, each once, named by the SHA-256
 * of its content; notes refer to them by that hash. A file is on the disk before anything refers to
 * it, and stays until somebody removes what nothing needs.
 */
#pragma once

#include "app/store/front/collection.h"
#include "app/store/media/media-files.h"

/**
 * IlkMediaUse:
 * @ILK_MEDIA_UNUSED: nothing needs the file
 * @ILK_MEDIA_USED_BY_BACKUP: only a note in a backup does
 * @ILK_MEDIA_USED_BY_UNDO: only what can still be undone or done again does
 * @ILK_MEDIA_USED_BY_NOTE: a note does
 */
typedef enum {
  ILK_MEDIA_UNUSED,
  ILK_MEDIA_USED_BY_BACKUP,
  ILK_MEDIA_USED_BY_UNDO,
  ILK_MEDIA_USED_BY_NOTE,
} IlkMediaUse;

/**
 * IlkMedia:
 * @hash: SHA-256 of its content, hexadecimal
 * @name: (nullable): what a note calls it
 * @type: such as “image/png”
 * @size: bytes, 0 when that is not known
 * @added: UTC ms, 0 when that is not known
 *
 * A file that is in the collection, or should be.
 */
typedef struct {
  char *hash;
  char *name;
  char *type;
  gint64 size;
  gint64 added;
  IlkMediaUse use;
  IlkMediaCondition condition;
} IlkMedia;

void ilk_media_free(gpointer media);

/**
 * ilk_collection_put_media:
 * @bytes: at most ILK_MAX_MEDIA_BYTES
 *
 * Puts a file into the collection's folder, on the calling thread. Until something refers to it, it
 * is unused; ilk_collection_record_media() is told of all that were put.
 *
 * Returns: (transfer full): its hash, once it is on the disk
 */
char *ilk_collection_put_media(IlkCollection *self, GBytes *bytes, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_collection_record_media: @hashes: (array zero-terminated=1): files that were put */
gboolean ilk_collection_record_media(IlkCollection *self, const char *const *hashes,
                                     GError **error);

/** ilk_collection_dup_media_path: Returns: (transfer full): where the file with the valid @hash
 * lies, though it may not be there */
char *ilk_collection_dup_media_path(IlkCollection *self, const char *hash)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_collection_list_media: @thorough: whether each file is read to see that it is as it was
 * saved; else only those that are missing are found. Returns: (transfer full) (element-type
 * IlkMedia): all files, by hash */
GPtrArray *ilk_collection_list_media(IlkCollection *self, gboolean thorough, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void ilk_collection_list_media_async(IlkCollection *self, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *ilk_collection_list_media_finish(IlkCollection *self, GAsyncResult *result,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * IlkMediaRemoval:
 * @most: what is needed at most so much goes: ILK_MEDIA_UNUSED, or ILK_MEDIA_USED_BY_BACKUP
 * @rested_ms: what was put into the folder later than so long ago stays: somebody may be about to
 * refer to it
 * @kept: (nullable): a text, such as a draft; a file whose hash is in it stays
 */
typedef struct {
  IlkMediaUse most;
  gint64 rested_ms;
  const char *kept;
} IlkMediaRemoval;

/** ilk_collection_remove_media: removes what nothing needs. @n, @bytes: (out): how much that was */
gboolean ilk_collection_remove_media(IlkCollection *self, const IlkMediaRemoval *removal, guint *n,
                                     gint64 *bytes, GError **error);
void ilk_collection_remove_media_async(IlkCollection *self, const IlkMediaRemoval *removal,
                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean ilk_collection_remove_media_finish(IlkCollection *self, GAsyncResult *result, guint *n,
                                            gint64 *bytes, GError **error);
