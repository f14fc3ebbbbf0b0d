/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From card to card: what is up, what comes next, the end.
 *
 * The collection carries requests out in order. A card fetched ahead is asked for after the answers
 * given before it and without the card on screen, so no later grade can make it stale; when there
 * is no such card, the session asks again behind the commit of the grade.
 */
#include "app/base/clock.h"
#include "app/model/deck-tree.h"
#include "app/schedule/schedule.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-figures.h"
#include "app/store/front/collection-study.h"
#include "app/study/session-private.h"

static void fetch(IlkSession *self, gint64 except);

static gint64
current_id(IlkSession *self)
{
  return self->current != NULL ? ilk_card_get_id(self->current->card) : 0;
}

/* Whether the session has turned elsewhere since it made the request. */
static gboolean
is_dropped(GAsyncResult *result)
{
  return g_cancellable_is_cancelled(g_task_get_cancellable(G_TASK(result)));
}

static void
drop_request(IlkSession *self)
{
  if (self->request != NULL)
    g_cancellable_cancel(self->request);
  g_clear_object(&self->request);
}

/* Puts @item up as a question, and looks ahead while the learner thinks. */
static void
show_question(IlkSession *self, IlkStudyItem *item)
{
  g_clear_pointer(&self->current, ilk_study_item_unref);
  self->current = item;
  self->rollover = item->options.rollover;
  self->phase = ILK_PHASE_QUESTION;
  self->timed_out = FALSE;
  g_clear_pointer(&self->written, g_free);
  g_clear_pointer(&self->typed, ilk_typed_check_free);
  ilk_active_clock_start(&self->clock, 0);
  fetch(self, ilk_card_get_id(item->card));
  ilk_session_tell(self);
}

/* @typed: (nullable): what the learner wrote */
static void
show_answer(IlkSession *self, const char *typed)
{
  gint64 now = ilk_clock_now();

  ilk_active_clock_stop(&self->clock);
  ilk_schedule_preview(&self->current->options, &self->load, current_id(self),
                       ilk_card_get_memory(self->current->card), now, ilk_clock_utc_offset(now),
                       self->outcomes);
  g_clear_pointer(&self->typed, ilk_typed_check_free);
  if (typed != NULL && ilk_session_wants_typing(self))
    self->typed = ilk_typed_check_new(ilk_card_get_content(self->current->card), typed);
  self->phase = ILK_PHASE_ANSWER;
  ilk_session_tell(self);
}

static void
show_nothing(IlkSession *self, IlkPhase phase)
{
  g_clear_pointer(&self->current, ilk_study_item_unref);
  g_clear_pointer(&self->typed, ilk_typed_check_free);
  ilk_active_clock_start(&self->clock, 0);
  ilk_active_clock_stop(&self->clock);
  self->timed_out = FALSE;
  self->phase = phase;
  ilk_session_tell(self);
}

void
ilk_session_bring_back(IlkSession *self, IlkStudyItem *item, gint64 ms, gboolean answer,
                       gboolean timed_out)
{
  g_autoptr(IlkStudyItem) follower = g_steal_pointer(&self->current);
  if (follower == NULL)
    follower = g_steal_pointer(&self->next);

  drop_request(self);
  g_clear_pointer(&self->next, ilk_study_item_unref);
  self->current = ilk_study_item_ref(item);
  self->timed_out = timed_out;
  /* The same card may have come again by a learning step: that memory holds no longer. */
  if (follower != NULL && ilk_card_get_id(follower->card) != current_id(self))
    self->next = g_steal_pointer(&follower);
  else
    fetch(self, current_id(self));

  ilk_active_clock_start(&self->clock, ms);
  self->phase = ILK_PHASE_QUESTION;
  if (answer)
    show_answer(self, NULL);
  else
    ilk_session_tell(self);
}

/* Fetching the next card */

static void
listed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(IlkSession) self = user_data;
  g_autoptr(GPtrArray) decks =
      ilk_collection_list_decks_finish(ILK_COLLECTION(source), result, NULL);

  if (decks != NULL) {
    g_clear_pointer(&self->decks, g_ptr_array_unref);
    self->decks = g_steal_pointer(&decks);
  }
}

static void
counted_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(IlkSession) self = user_data;
  g_autoptr(GError) error = NULL;

  ilk_collection_count_due_finish(ILK_COLLECTION(source), result, &self->due_tomorrow, &error);
  if (is_dropped(result))
    return;
  g_clear_object(&self->request);
  show_nothing(self, ILK_PHASE_FINISHED);
  if (error != NULL)
    ilk_session_fail(self, error);
}

static gint64
end_of_tomorrow(int rollover)
{
  gint64 now = ilk_clock_now();
  int utc_offset = ilk_clock_utc_offset(now);
  gint64 today = ilk_clock_day(now, utc_offset, rollover);

  return ilk_clock_day_start(today + 2, utc_offset, rollover) - 1;
}

/* Nothing waits: the end, as soon as it is known when to come back. */
static void
finish(IlkSession *self)
{
  drop_request(self);
  self->request = g_cancellable_new();
  ilk_collection_list_decks_async(self->collection, self->request, listed_cb, g_object_ref(self));
  ilk_collection_count_due_async(self->collection, self->deck, end_of_tomorrow(self->rollover),
                                 self->request, counted_cb, g_object_ref(self));
}

static void
fetched_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(IlkSession) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkStudyItem) item = ilk_study_item_pick_finish(ILK_COLLECTION(source), result, &error);

  if (is_dropped(result))
    return;
  g_clear_object(&self->request);
  if (item == NULL && error == NULL && ilk_session_forget_chosen(self))
    fetch(self, self->request_except);
  else if (self->phase != ILK_PHASE_LOADING)
    self->next = g_steal_pointer(&item);
  else if (item != NULL)
    show_question(self, g_steal_pointer(&item));
  else if (self->request_except != 0)
    fetch(self, 0);
  else if (error == NULL)
    finish(self);
  else
    show_nothing(self, ILK_PHASE_FINISHED);

  if (error != NULL)
    ilk_session_fail(self, error);
}

static void
fetch(IlkSession *self, gint64 except)
{
  drop_request(self);
  self->request = g_cancellable_new();
  self->request_except = except;
  self->chosen = self->ids != NULL ? ilk_session_choose(self, except) : 0;
  if (self->ids != NULL)
    ilk_study_item_get_async(self->collection, self->chosen, self->request, fetched_cb,
                             g_object_ref(self));
  else
    ilk_study_item_pick_async(self->collection, self->deck, except, self->request, fetched_cb,
                              g_object_ref(self));
}

/* Starting */

static void
started_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(IlkSession) self = user_data;
  g_autoptr(GError) error = NULL;

  self->decks = ilk_collection_list_decks_finish(ILK_COLLECTION(source), result, &error);
  if (self->decks != NULL && self->scope->kind == ILK_STUDY_WAITING) {
    const IlkDeckCounts sum = ilk_decks_sum(self->decks, self->deck);
    self->waiting_at_start = ilk_deck_counts_get_waiting(&sum);
  }
  ilk_session_tell(self);
  if (error != NULL)
    ilk_session_fail(self, error);
}

/* Without it the days ahead are alike. Grades given meanwhile are not in it yet. */
static void
loaded_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(IlkSession) self = user_data;

  if (!ilk_collection_get_load_finish(ILK_COLLECTION(source), result, &self->load, NULL))
    return;
  for (guint i = 0; i < self->grades->len; i++)
    ilk_grade_enter(self->grades->pdata[i], &self->load);
}

void
ilk_session_start(IlkSession *self)
{
  g_return_if_fail(ILK_IS_SESSION(self) && self->phase == ILK_PHASE_LOADING);

  ilk_collection_list_decks_async(self->collection, NULL, started_cb, g_object_ref(self));
  if (self->scope->kind == ILK_STUDY_WAITING)
    fetch(self, 0);
  else
    ilk_session_find(self);
  /* Behind the first card, which does not wait for it. */
  ilk_collection_get_load_async(self->collection, NULL, loaded_cb, g_object_ref(self));
}

/* Revealing */

static const char *
get_written(IlkSession *self)
{
  return self->written != NULL ? self->written : "";
}

void
ilk_session_reveal(IlkSession *self)
{
  g_return_if_fail(ILK_IS_SESSION(self));

  if (self->phase == ILK_PHASE_QUESTION)
    show_answer(self, get_written(self));
}

void
ilk_session_write(IlkSession *self, const char *text)
{
  g_return_if_fail(ILK_IS_SESSION(self) && text != NULL);

  if (self->phase != ILK_PHASE_QUESTION)
    return;
  g_free(self->written);
  self->written = g_strdup(text);
}

void
ilk_session_tick(IlkSession *self)
{
  g_return_if_fail(ILK_IS_SESSION(self));

  if (self->phase != ILK_PHASE_QUESTION || ilk_session_get_timer_mode(self) != ILK_TIMER_STRICT ||
      ilk_session_get_elapsed(self) < ilk_session_get_target(self))
    return;
  self->timed_out = TRUE;
  show_answer(self, get_written(self));
}

void
ilk_session_advance(IlkSession *self)
{
  if (self->next != NULL) {
    show_question(self, g_steal_pointer(&self->next));
    return;
  }
  if (self->request == NULL)
    fetch(self, 0);
  show_nothing(self, ILK_PHASE_LOADING);
}

void
ilk_session_look_ahead(IlkSession *self)
{
  g_clear_pointer(&self->next, ilk_study_item_unref);
  fetch(self, current_id(self));
}
