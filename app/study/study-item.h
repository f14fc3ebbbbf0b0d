/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A card with the options it is studied with: all that a session needs to show it, preview its four
 * outcomes and take a grade back, without asking the collection again. Main thread only.
 */
#pragma once

#include "app/model/card.h"
#include "app/schedule/study-options.h"
#include "app/store/front/collection.h"

/**
 * IlkStudyItem: reference counted with g_rc_box
 * @card: owned
 * @options: of its deck, when the card was picked
 */
typedef struct {
  IlkCard *card;
  IlkStudyOptions options;
} IlkStudyItem;

IlkStudyItem *ilk_study_item_ref(IlkStudyItem *self) G_GNUC_WARN_UNUSED_RESULT;
void ilk_study_item_unref(IlkStudyItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkStudyItem, ilk_study_item_unref)

/**
 * ilk_study_item_pick_async:
 * @deck: deck id, 0 for all decks
 * @except: id of a card not to be picked, 0 for none
 *
 * Asks for the card to study next. The card is picked after every request made before this one.
 */
void ilk_study_item_pick_async(IlkCollection *collection, gint64 deck, gint64 except,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);

/** ilk_study_item_get_async: asks for @card, which may be there no more, or be 0 for none; finished
 * by ilk_study_item_pick_finish(), too */
void ilk_study_item_get_async(IlkCollection *collection, gint64 card, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);

/** ilk_study_item_pick_finish: Returns: (transfer full) (nullable): NULL without @error when
 * nothing waits */
IlkStudyItem *ilk_study_item_pick_finish(IlkCollection *collection, GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
