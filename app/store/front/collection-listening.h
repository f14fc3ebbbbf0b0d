/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was listened to. It says nothing of memory; it is where listening goes on.
 */
#pragma once

#include "app/store/front/collection.h"

/**
 * IlkHeard:
 * @card: its id
 * @at: UTC ms at which it was heard to its end
 * @answer: whether it was the answer, and not the question
 * @ms: how long it was heard
 */
typedef struct {
  gint64 card;
  gint64 at;
  gboolean answer;
  gint64 ms;
} IlkHeard;

/** ilk_collection_add_heard: stores @heard */
gboolean ilk_collection_add_heard(IlkCollection *self, const IlkHeard *heard, GError **error);
void ilk_collection_add_heard_async(IlkCollection *self, const IlkHeard *heard,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean ilk_collection_add_heard_finish(IlkCollection *self, GAsyncResult *result, GError **error);

/** ilk_collection_list_heard: @limit: at most so many. Returns: (transfer full) (element-type
 * gint64): the cards whose answers were heard, the latest first */
GArray *ilk_collection_list_heard(IlkCollection *self, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void ilk_collection_list_heard_async(IlkCollection *self, guint limit, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
GArray *ilk_collection_list_heard_finish(IlkCollection *self, GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
