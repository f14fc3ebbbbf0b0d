/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: pictures and sounds. Files are written by who brings them, so that a
 * large one holds up no answer; rows, and what is removed, are the writing lane's.
 */
#include "app/store/front/collection-media.h"

#include "app/base/error.h"
#include "app/store/front/operation.h"
#include "app/store/media/media-rows.h"
#include "config.h"

#include <glib/gi18n-lib.h>

char *
ilk_collection_put_media(IlkCollection *self, GBytes *bytes, GError **error)
{
  g_return_val_if_fail(ILK_IS_COLLECTION(self) && bytes != NULL, NULL);

  if (ilk_collection_is_read_only(self)) {
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_READ_ONLY,
                        _("This collection can be read, but not changed."));
    return NULL;
  }
  return ilk_media_files_put(ilk_collection_get_directory(self), bytes, error);
}

char *
ilk_collection_dup_media_path(IlkCollection *self, const char *hash)
{
  return ilk_media_files_dup_path(ilk_collection_get_directory(self), hash);
}

typedef struct {
  IlkChange change;
  const char *const *hashes;
} Record;

static gboolean
add_rows(IlkStore *store, gpointer data, GError **error)
{
  return ilk_media_rows_add(store, ((Record *) data)->hashes, error);
}

static gboolean
record_media(IlkStore *store, gpointer arguments, GError **error)
{
  return ilk_store_transact_bulk(store, add_rows, arguments, error);
}

static const IlkOperation record_operation = {
    .name = "record media",
    .work = record_media,
    .size = sizeof(Record),
    .tells = TRUE,
};

gboolean
ilk_collection_record_media(IlkCollection *self, const char *const *hashes, GError **error)
{
  g_return_val_if_fail(hashes != NULL, FALSE);

  Record record = {{.what = ILK_CHANGE_MEDIA}, hashes};
  return *hashes == NULL || ilk_collection_call(self, &record_operation, &record, error);
}

typedef struct {
  gboolean thorough;
  GPtrArray *media;
} ListMedia;

static gboolean
list_media(IlkStore *store, gpointer arguments, GError **error)
{
  ListMedia *list = arguments;
  list->media = ilk_store_list_media(store, list->thorough, error);
  return list->media != NULL;
}

static void
clear_list(gpointer arguments)
{
  g_clear_pointer(&((ListMedia *) arguments)->media, g_ptr_array_unref);
}

static const IlkOperation list_operation = {
    .name = "list media",
    .work = list_media,
    .size = sizeof(ListMedia),
    .clear = clear_list,
    .lane = ILK_LANE_LONG,
};

GPtrArray *
ilk_collection_list_media(IlkCollection *self, gboolean thorough, GError **error)
{
  ListMedia list = {.thorough = thorough};
  return ilk_collection_call(self, &list_operation, &list, error) ? list.media : NULL;
}

void
ilk_collection_list_media_async(IlkCollection *self, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  ilk_collection_submit(self, &list_operation, &(ListMedia){0}, cancellable, callback, user_data);
}

GPtrArray *
ilk_collection_list_media_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  ListMedia *list = ilk_collection_finish(self, &list_operation, result, error);
  return list != NULL ? g_steal_pointer(&list->media) : NULL;
}

typedef struct {
  IlkChange change;
  IlkMediaRemoval removal;
  char *kept;
  guint n;
  gint64 bytes;
} RemoveMedia;

static gboolean
remove_media(IlkStore *store, gpointer arguments, GError **error)
{
  RemoveMedia *remove = arguments;
  if (!ilk_store_remove_media(store, &remove->removal, &remove->n, &remove->bytes, error))
    return FALSE;
  remove->change.what = remove->n > 0 ? ILK_CHANGE_MEDIA : 0;
  return TRUE;
}

static void
clear_removal(gpointer arguments)
{
  g_free(((RemoveMedia *) arguments)->kept);
}

static const IlkOperation remove_operation = {
    .name = "remove media",
    .work = remove_media,
    .size = sizeof(RemoveMedia),
    .clear = clear_removal,
    .tells = TRUE,
};

gboolean
ilk_collection_remove_media(IlkCollection *self, const IlkMediaRemoval *removal, guint *n,
                            gint64 *bytes, GError **error)
{
  g_return_val_if_fail(removal != NULL && removal->most < ILK_MEDIA_USED_BY_UNDO, FALSE);

  RemoveMedia remove = {.removal = *removal};
  gboolean removed = ilk_collection_call(self, &remove_operation, &remove, error);
  *n = remove.n;
  *bytes = remove.bytes;
  return removed;
}

void
ilk_collection_remove_media_async(IlkCollection *self, const IlkMediaRemoval *removal,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail(removal != NULL && removal->most < ILK_MEDIA_USED_BY_UNDO);

  RemoveMedia remove = {.removal = *removal, .kept = g_strdup(removal->kept)};
  remove.removal.kept = remove.kept;
  ilk_collection_submit(self, &remove_operation, &remove, cancellable, callback, user_data);
}

gboolean
ilk_collection_remove_media_finish(IlkCollection *self, GAsyncResult *result, guint *n,
                                   gint64 *bytes, GError **error)
{
  RemoveMedia *remove = ilk_collection_finish(self, &remove_operation, result, error);
  *n = remove != NULL ? remove->n : 0;
  *bytes = remove != NULL ? remove->bytes : 0;
  return remove != NULL;
}
