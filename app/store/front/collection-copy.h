/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The second copy of a collection: where it is, and how it goes. app/store/copy/README.md says what
 * it is.
 */
#pragma once

#include "app/store/front/collection.h"

/**
 * IlkCopyState:
 * @folder: where it is kept
 * @is_beside: whether that is the collection's own folder
 * @at: when something was last written there, UTC ms; 0 when nothing was
 * @trouble: (nullable): a sentence on why it is behind
 */
typedef struct {
  char *folder;
  gboolean is_beside;
  gint64 at;
  char *trouble;
} IlkCopyState;

void ilk_copy_state_clear(IlkCopyState *state);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IlkCopyState, ilk_copy_state_clear)

/** ilk_collection_get_copy: waits for what is stored to be in it, unless its disk does not take
 * it */
gboolean ilk_collection_get_copy(IlkCollection *self, IlkCopyState *state, GError **error);
void ilk_collection_get_copy_async(IlkCollection *self, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
gboolean ilk_collection_get_copy_finish(IlkCollection *self, GAsyncResult *result,
                                        IlkCopyState *state, GError **error);

/** ilk_collection_set_copy_folder: @folder: (nullable): an absolute path of a folder that is there;
 * NULL for the collection's own. What was copied until now stays where it is. */
gboolean ilk_collection_set_copy_folder(IlkCollection *self, const char *folder, GError **error);
void ilk_collection_set_copy_folder_async(IlkCollection *self, const char *folder,
                                          GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean ilk_collection_set_copy_folder_finish(IlkCollection *self, GAsyncResult *result,
                                               GError **error);
