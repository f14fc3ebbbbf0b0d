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
 * @is_off: whether none is kept
 * @trouble: (nullable): a sentence on why it is behind
 */
typedef struct {
  char *folder;
  gboolean is_beside;
  gboolean is_off;
  char *trouble;
} IlkCopyState;

void ilk_copy_state_clear(IlkCopyState *state);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IlkCopyState, ilk_copy_state_clear)

/** ilk_collection_get_copy: waits for what is stored to be in it, unless its disk does not take
 * it; the other form waits for nothing */
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

/** ilk_collection_set_copy_off: @off: none is kept from now on; what there is stays */
gboolean ilk_collection_set_copy_off(IlkCollection *self, gboolean off, GError **error);
void ilk_collection_set_copy_off_async(IlkCollection *self, gboolean off, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean ilk_collection_set_copy_off_finish(IlkCollection *self, GAsyncResult *result,
                                            GError **error);

/**
 * IlkCopyContent:
 * @at: when something was last written there, UTC ms; 0 when nothing was
 * @rows: what was written, reviews, cards, settings
 */
typedef struct {
  gint64 at;
  guint64 rows;
} IlkCopyContent;

/** ilk_copy_content_read_async: reads the second copies in @folder; keeps no collection from
 * anything, however slow their disk is */
void ilk_copy_content_read_async(const char *folder, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean ilk_copy_content_read_finish(GAsyncResult *result, IlkCopyContent *content,
                                      GError **error);
