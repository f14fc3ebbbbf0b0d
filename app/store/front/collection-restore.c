/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: going back. What only reads files that lie beside the collection does so
 * on a worker that nobody waits for: their disk may be dead.
 */
#include "app/store/front/collection-restore.h"

#include "app/store/care/backup.h"
#include "app/store/care/restore.h"
#include "app/store/care/swap.h"
#include "app/store/copy/copy-place.h"
#include "app/store/copy/copy-size.h"
#include "app/store/copy/second-copy.h"
#include "app/store/decks/builtin.h"
#include "app/store/front/operation.h"

void
ilk_restore_point_free(IlkRestorePoint *point)
{
  g_free(point->path);
  g_free(point);
}

static const char list_tag[] = "what to go back to";
static const char count_tag[] = "what the second copy gives";

typedef struct {
  char *directory;
  char *copy;
  gint64 cards;
  gint64 reviews;
} Places;

static void
places_free(gpointer data)
{
  Places *places = data;
  g_free(places->directory);
  g_free(places->copy);
  g_free(places);
}

static IlkRestorePoint *
point_new(const char *path, gint64 at)
{
  IlkRestorePoint *point = g_new0(IlkRestorePoint, 1);
  *point = (IlkRestorePoint){g_strdup(path), FALSE, at, -1, -1};
  return point;
}

static void
add_copy(GPtrArray *points, const char *folder)
{
  IlkCopySize size = ilk_copy_measure(folder);
  if (size.files == 0)
    return;
  IlkRestorePoint *point = point_new(folder, size.at);
  point->is_copy = TRUE;
  g_ptr_array_add(points, point);
}

/* One that cannot be read says so when it is gone back to. */
static void
count_backup(IlkRestorePoint *point)
{
  gint64 cards, reviews;
  g_autoptr(IlkDatabase) db = ilk_database_open(point->path, ILK_DATABASE_IMMUTABLE, NULL);
  if (db == NULL ||
      !ilk_query_fetch_int(ilk_database_query(db, "SELECT count(*) FROM card"), &cards, NULL) ||
      !ilk_query_fetch_int(ilk_database_query(db, "SELECT count(*) FROM review"), &reviews, NULL))
    return;
  point->cards = cards;
  point->reviews = reviews;
}

static void
list_in_thread(GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, GCancellable *cancellable)
{
  const Places *places = data;
  GPtrArray *points = g_ptr_array_new_with_free_func((GDestroyNotify) ilk_restore_point_free);
  g_autoptr(GArray) backups = ilk_backup_list(places->directory);
  if (places->copy != NULL)
    add_copy(points, places->copy);
  for (guint i = 0; i < backups->len && !g_cancellable_is_cancelled(cancellable); i++) {
    const IlkBackup *backup = &g_array_index(backups, IlkBackup, i);
    IlkRestorePoint *point = point_new(backup->path, backup->time);
    count_backup(point);
    g_ptr_array_add(points, point);
  }
  g_task_return_pointer(task, points, (GDestroyNotify) g_ptr_array_unref);
}

static void
run_in_thread(const char *directory, const char *copy, GTaskThreadFunc work, const char *tag,
              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new(NULL, cancellable, callback, user_data);
  Places *places = g_new0(Places, 1);
  *places = (Places){.directory = g_strdup(directory), .copy = g_strdup(copy)};
  g_task_set_task_data(task, places, places_free);
  g_task_set_source_tag(task, (gpointer) tag);
  g_task_run_in_thread(task, work);
}

void
ilk_restore_points_list_async(const char *directory, const char *copy, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail(directory != NULL);

  run_in_thread(directory, copy, list_in_thread, list_tag, cancellable, callback, user_data);
}

GPtrArray *
ilk_restore_points_list_finish(GAsyncResult *result, GError **error)
{
  g_return_val_if_fail(g_async_result_is_tagged(result, (gpointer) list_tag), NULL);
  return g_task_propagate_pointer(G_TASK(result), error);
}

static void
count_in_thread(GTask *task, G_GNUC_UNUSED gpointer source, gpointer data,
                GCancellable *cancellable)
{
  Places *places = data;
  GError *error = NULL;
  const IlkReplayWatch watch = {.cancellable = cancellable};
  g_autofree char *name = g_build_filename(places->directory, "second-copy.count", NULL);
  g_autofree char *rows = ilk_swap_begin(name, &error);
  gboolean counted =
      rows != NULL &&
      ilk_restore_count_copy(places->copy, rows, &watch, &places->cards, &places->reviews, &error);
  if (rows != NULL)
    ilk_swap_give_up(rows);
  if (counted)
    g_task_return_boolean(task, TRUE);
  else
    g_task_return_error(task, error);
}

void
ilk_restore_points_count_copy_async(const char *directory, const char *copy,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail(directory != NULL && copy != NULL);

  run_in_thread(directory, copy, count_in_thread, count_tag, cancellable, callback, user_data);
}

gboolean
ilk_restore_points_count_copy_finish(GAsyncResult *result, gint64 *cards, gint64 *reviews,
                                     GError **error)
{
  g_return_val_if_fail(g_async_result_is_tagged(result, (gpointer) count_tag), FALSE);

  const Places *places = g_task_get_task_data(G_TASK(result));
  if (!g_task_propagate_boolean(G_TASK(result), error))
    return FALSE;
  *cards = places->cards;
  *reviews = places->reviews;
  return TRUE;
}

typedef struct {
  IlkChange change;
  char *path;
  gboolean is_copy;
  IlkReplayWatch watch; /* has references of its own */
  IlkRestored restored;
} GoBack;

static gboolean
replace(IlkStore *store, GoBack *self, GError **error)
{
  return self->is_copy
             ? ilk_restore_copy(store->directory, self->path, &self->watch, &self->restored, error)
             : ilk_restore_backup(store->directory, self->path, &self->watch, &self->restored,
                                  error);
}

/* Whatever comes of it, the collection is open again afterwards, as what it is by then. */
static gboolean
go_back(IlkStore *store, gpointer arguments, GError **error)
{
  GoBack *self = arguments;
  if (!ilk_store_require_writable(store, error))
    return FALSE;
  self->restored.problems = g_ptr_array_new_with_free_func(g_free);
  ilk_second_copy_close(store);
  ilk_store_disconnect(store);
  gboolean replaced = replace(store, self, error);
  if (!ilk_store_open_database(store, replaced ? error : NULL))
    return FALSE;
  return replaced && ilk_builtin_update(store, error);
}

static void
clear_go_back(gpointer arguments)
{
  GoBack *self = arguments;
  ilk_restored_clear(&self->restored);
  g_clear_object(&self->watch.cancellable);
  g_clear_pointer(&self->watch.report, ilk_progress_report_free);
  g_free(self->path);
}

static const IlkOperation go_back_operation = {
    .name = "go back",
    .work = go_back,
    .size = sizeof(GoBack),
    .clear = clear_go_back,
    .tells = TRUE,
};

void
ilk_collection_go_back_async(IlkCollection *self, const char *path, gboolean is_copy,
                             GCancellable *cancellable, IlkProgressFunc progress,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail(path != NULL && progress != NULL);

  GoBack arguments = {.change.what = ILK_CHANGE_ALL | ILK_CHANGE_COPY, .is_copy = is_copy};
  arguments.path = g_strdup(path);
  g_set_object(&arguments.watch.cancellable, cancellable);
  arguments.watch.report = ilk_progress_report_new(progress, user_data);
  ilk_collection_submit(self, &go_back_operation, &arguments, cancellable, callback, user_data);
}

gboolean
ilk_collection_go_back_finish(IlkCollection *self, GAsyncResult *result, IlkRestored *restored,
                              GError **error)
{
  g_return_val_if_fail(restored != NULL, FALSE);

  GoBack *arguments = ilk_collection_finish(self, &go_back_operation, result, error);
  if (arguments == NULL)
    return FALSE;
  *restored = arguments->restored;
  arguments->restored = (IlkRestored){0};
  return TRUE;
}
