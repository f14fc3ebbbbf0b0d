/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of one card, for who looks at just that.
 */
#pragma once

#include "app/model/card.h"
#include "app/schedule/study-options.h"
#include "app/store/front/collection.h"

/**
 * IlkCardHistory:
 * @card: owned
 * @reviews: (element-type IlkReview): the answers that stand, in order
 * @options: of its deck
 * @added: UTC ms
 * @deck: the path of its deck
 * @file_id: its note's id in the deck's file
 */
typedef struct {
  IlkCard *card;
  GArray *reviews;
  IlkStudyOptions options;
  gint64 added;
  char *deck;
  char *file_id;
} IlkCardHistory;

void ilk_card_history_free(IlkCardHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkCardHistory, ilk_card_history_free)

/** ilk_collection_get_history: Returns: (transfer full): of @card, NULL with ILK_ERROR_NOT_FOUND */
IlkCardHistory *ilk_collection_get_history(IlkCollection *self, gint64 card, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void ilk_collection_get_history_async(IlkCollection *self, gint64 card, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
IlkCardHistory *ilk_collection_get_history_finish(IlkCollection *self, GAsyncResult *result,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
