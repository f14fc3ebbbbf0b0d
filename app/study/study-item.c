/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Picking takes two requests: the card first, in order with the answers before it; then the options
 * of its deck.
 */
#include "app/study/study-item.h"

#include "app/store/front/collection-cards.h"

#include "app/store/front/collection-options.h"
#include "app/store/front/collection-study.h"

static void
clear_item(gpointer data)
{
  IlkStudyItem *self = data;
  g_clear_object(&self->card);
}

IlkStudyItem *
ilk_study_item_ref(IlkStudyItem *self)
{
  return g_rc_box_acquire(self);
}

void
ilk_study_item_unref(IlkStudyItem *self)
{
  g_rc_box_release_full(self, clear_item);
}

static void
options_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  IlkStudyItem *item = g_task_get_task_data(task);
  GError *error = NULL;

  if (ilk_collection_get_options_finish(ILK_COLLECTION(source), result, &item->options, &error))
    g_task_return_boolean(task, TRUE);
  else
    g_task_return_error(task, error);
}

/* Takes @task, @card and @error. */
static void
take_card(IlkCollection *collection, GTask *task, IlkCard *card, GError *error)
{
  g_autoptr(GTask) owned = task;

  if (error != NULL) {
    g_task_return_error(task, error);
  } else if (card == NULL) {
    g_task_return_boolean(task, TRUE);
  } else {
    IlkStudyItem *item = g_rc_box_new0(IlkStudyItem);
    item->card = card;
    g_task_set_task_data(task, item, (GDestroyNotify) ilk_study_item_unref);
    ilk_collection_get_options_async(collection, ilk_card_get_deck(card),
                                     g_task_get_cancellable(task), options_cb,
                                     g_steal_pointer(&owned));
  }
}

static void
card_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  IlkCard *card = ilk_collection_next_card_finish(ILK_COLLECTION(source), result, &error);

  take_card(ILK_COLLECTION(source), user_data, card, error);
}

static void
listed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) cards =
      ilk_collection_list_cards_finish(ILK_COLLECTION(source), result, &error);
  IlkCard *card = cards != NULL && cards->len > 0 ? g_object_ref(cards->pdata[0]) : NULL;

  take_card(ILK_COLLECTION(source), user_data, card, error);
}

void
ilk_study_item_get_async(IlkCollection *collection, gint64 card, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new(collection, cancellable, callback, user_data);
  ilk_collection_list_cards_async(collection, &card, card != 0 ? 1 : 0, cancellable, listed_cb,
                                  task);
}

void
ilk_study_item_pick_async(IlkCollection *collection, gint64 deck, gint64 except,
                          GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new(collection, cancellable, callback, user_data);
  ilk_collection_next_card_async(collection, deck, except, cancellable, card_cb, task);
}

IlkStudyItem *
ilk_study_item_pick_finish(IlkCollection *collection, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail(g_task_is_valid(result, collection), NULL);

  if (!g_task_propagate_boolean(G_TASK(result), error))
    return NULL;
  IlkStudyItem *item = g_task_get_task_data(G_TASK(result));
  return item != NULL ? ilk_study_item_ref(item) : NULL;
}
