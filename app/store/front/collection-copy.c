/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: its second copy.
 */
#include "app/store/front/collection-copy.h"

#include "app/store/copy/copy-folder.h"
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
  g_autofree char *own = g_build_filename(store->directory, ILK_COPY_FOLDER, NULL);
  ilk_second_copy_settle(store);
  state->folder = ilk_second_copy_dup_folder(store);
  state->is_beside = g_str_equal(state->folder, own);
  state->at = ilk_copy_folder_get_time(state->folder);
  state->trouble = ilk_second_copy_dup_trouble(store, NULL);
  return TRUE;
}

static void
clear_state(gpointer arguments)
{
  ilk_copy_state_clear(arguments);
}

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
  return ilk_collection_call(self, &get_operation, state, error);
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
};

gboolean
ilk_collection_set_copy_folder(IlkCollection *self, const char *folder, GError **error)
{
  Folder arguments = {(char *) folder};
  return ilk_collection_call(self, &set_operation, &arguments, error);
}

void
ilk_collection_set_copy_folder_async(IlkCollection *self, const char *folder,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  Folder arguments = {g_strdup(folder)};
  ilk_collection_submit(self, &set_operation, &arguments, cancellable, callback, user_data);
}

gboolean
ilk_collection_set_copy_folder_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  return ilk_collection_finish(self, &set_operation, result, error) != NULL;
}
