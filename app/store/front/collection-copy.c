/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: its second copy.
 */
#include "app/store/front/collection-copy.h"

#include "app/store/copy/copy-place.h"
#include "app/store/copy/copy-size.h"
#include "app/store/copy/second-copy-care.h"
#include "app/store/copy/second-copy.h"
#include "app/store/front/operation.h"

void
ilk_copy_state_clear(IlkCopyState *state)
{
  g_clear_pointer(&state->folder, g_free);
  g_clear_pointer(&state->trouble, g_free);
}

static gboolean
get_copy(IlkStore *store, gpointer arguments, GError **error)
{
  IlkCopyState *state = arguments;
  g_autofree char *own = ilk_copy_place_dup_own(store->directory);
  state->folder = ilk_second_copy_dup_folder(store);
  state->is_beside = g_str_equal(state->folder, own);
  state->is_off = ilk_second_copy_is_off(store);
  state->trouble = ilk_second_copy_dup_trouble(store, NULL);
  return TRUE;
}

static gboolean
settle_copy(IlkStore *store, gpointer arguments, GError **error)
{
  ilk_second_copy_settle(store);
  return get_copy(store, arguments, error);
}

static void
clear_state(gpointer arguments)
{
  ilk_copy_state_clear(arguments);
}

static const IlkOperation settle_operation = {
    .name = "settle second copy",
    .work = settle_copy,
    .size = sizeof(IlkCopyState),
    .clear = clear_state,
};

static const IlkOperation get_operation = {
    .name = "second copy",
    .work = get_copy,
    .size = sizeof(IlkCopyState),
    .clear = clear_state,
};

gboolean
ilk_collection_get_copy(IlkCollection *self, IlkCopyState *state, GError **error)
{
  g_return_val_if_fail(state != NULL, FALSE);

  *state = (IlkCopyState){NULL};
  return ilk_collection_call(self, &settle_operation, state, error);
}

void
ilk_collection_get_copy_async(IlkCollection *self, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  IlkCopyState state = {NULL};
  ilk_collection_submit(self, &get_operation, &state, cancellable, callback, user_data);
}

gboolean
ilk_collection_get_copy_finish(IlkCollection *self, GAsyncResult *result, IlkCopyState *state,
                               GError **error)
{
  g_return_val_if_fail(state != NULL, FALSE);

  IlkCopyState *got = ilk_collection_finish(self, &get_operation, result, error);
  if (got == NULL)
    return FALSE;
  *state = *got;
  *got = (IlkCopyState){NULL};
  return TRUE;
}

typedef struct {
  IlkChange change;
  char *folder;
} Folder;

static gboolean
set_folder(IlkStore *store, gpointer arguments, GError **error)
{
  return ilk_second_copy_set_folder(store, ((Folder *) arguments)->folder, error);
}

static void
clear_folder(gpointer arguments)
{
  g_free(((Folder *) arguments)->folder);
}

static const IlkOperation set_operation = {
    .name = "folder of the second copy",
    .work = set_folder,
    .size = sizeof(Folder),
    .clear = clear_folder,
    .tells = TRUE,
};

gboolean
ilk_collection_set_copy_folder(IlkCollection *self, const char *folder, GError **error)
{
  Folder arguments = {{.what = ILK_CHANGE_COPY}, (char *) folder};
  return ilk_collection_call(self, &set_operation, &arguments, error);
}

void
ilk_collection_set_copy_folder_async(IlkCollection *self, const char *folder,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  Folder arguments = {{.what = ILK_CHANGE_COPY}, g_strdup(folder)};
  ilk_collection_submit(self, &set_operation, &arguments, cancellable, callback, user_data);
}

gboolean
ilk_collection_set_copy_folder_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  return ilk_collection_finish(self, &set_operation, result, error) != NULL;
}

typedef struct {
  IlkChange change;
  gboolean off;
} Off;

static gboolean
set_off(IlkStore *store, gpointer arguments, GError **error)
{
  return ilk_second_copy_set_off(store, ((Off *) arguments)->off, error);
}

static const IlkOperation off_operation = {
    .name = "second copy on or off",
    .work = set_off,
    .size = sizeof(Off),
    .tells = TRUE,
};

gboolean
ilk_collection_set_copy_off(IlkCollection *self, gboolean off, GError **error)
{
  Off arguments = {{.what = ILK_CHANGE_COPY}, off};
  return ilk_collection_call(self, &off_operation, &arguments, error);
}

void
ilk_collection_set_copy_off_async(IlkCollection *self, gboolean off, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  Off arguments = {{.what = ILK_CHANGE_COPY}, off};
  ilk_collection_submit(self, &off_operation, &arguments, cancellable, callback, user_data);
}

gboolean
ilk_collection_set_copy_off_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  return ilk_collection_finish(self, &off_operation, result, error) != NULL;
}

static const char read_tag[] = "second copy, its content";

static void
read_in_thread(GTask *task, G_GNUC_UNUSED gpointer source, gpointer folder,
               GCancellable *cancellable)
{
  GError *error = NULL;
  IlkCopyContent *content = g_new0(IlkCopyContent, 1);
  content->at = ilk_copy_measure(folder).at;
  if (ilk_copy_count_rows(folder, cancellable, &content->rows, &error)) {
    g_task_return_pointer(task, content, g_free);
    return;
  }
  g_free(content);
  g_task_return_error(task, error);
}

void
ilk_copy_content_read_async(const char *folder, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail(folder != NULL);

  g_autoptr(GTask) task = g_task_new(NULL, cancellable, callback, user_data);
  g_task_set_task_data(task, g_strdup(folder), g_free);
  g_task_set_source_tag(task, (gpointer) read_tag);
  g_task_run_in_thread(task, read_in_thread);
}

gboolean
ilk_copy_content_read_finish(GAsyncResult *result, IlkCopyContent *content, GError **error)
{
  g_return_val_if_fail(g_async_result_is_tagged(result, (gpointer) read_tag), FALSE);

  g_autofree IlkCopyContent *read = g_task_propagate_pointer(G_TASK(result), error);
  if (read == NULL)
    return FALSE;
  *content = *read;
  return TRUE;
}
