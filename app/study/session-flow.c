/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What happens in a session. Two rules make the hand-over from card to card safe:
 *
 * The collection carries requests out in order. A card fetched ahead is asked for after the answers
 * given before it and without the card on screen, so no later grade can make it stale; when there
 * is no such card, the session asks again behind the commit of the grade.
 *
 * A request holds a reference to its session, so a grade on its way is stored even when the window
 * that made the session is gone.
 */
#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/study/session-private.h"

/* What an answer or undo request comes back with. */
typedef struct {
  IlkSession *session;
  IlkGrade *grade;
} GradeRequest;

static GradeRequest *
grade_request_new(IlkSession *self, IlkGrade *grade)
{
  GradeRequest *request = g_new(GradeRequest, 1);
  request->session = g_object_ref(self);
  request->grade = ilk_grade_ref(grade);
  return request;
}

static void
grade_request_free(GradeRequest *request)
{
  g_object_unref(request->session);
  ilk_grade_unref(request->grade);
  g_free(request);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GradeRequest, grade_request_free)

static void fetch(IlkSession *self, gint64 except);
static void undo_saved(IlkSession *self, IlkGrade *grade);

static gint64
current_id(IlkSession *self)
{
  return self->current != NULL ? ilk_card_get_id(self->current->card) : 0;
}

static IlkGrade *
latest_grade(IlkSession *self)
{
  return self->grades->len > 0 ? g_ptr_array_index(self->grades, self->grades->len - 1) : NULL;
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
  ilk_active_clock_start(&self->clock, 0);
  fetch(self, ilk_card_get_id(item->card));
  ilk_session_notify(self);
}

static void
show_answer(IlkSession *self)
{
  gint64 now = ilk_clock_now();

  ilk_active_clock_stop(&self->clock);
  ilk_schedule_preview(&self->current->options, current_id(self),
                       ilk_card_get_memory(self->current->card), now, ilk_clock_utc_offset(now),
                       self->outcomes);
  self->phase = ILK_PHASE_ANSWER;
  ilk_session_notify(self);
}

static void
show_nothing(IlkSession *self, IlkPhase phase)
{
  g_clear_pointer(&self->current, ilk_study_item_unref);
  ilk_active_clock_start(&self->clock, 0);
  ilk_active_clock_stop(&self->clock);
  self->timed_out = FALSE;
  self->phase = phase;
  ilk_session_notify(self);
}

/* The card of @grade is up again, revealed; the card that was up comes after it. */
static void
bring_back(IlkSession *self, IlkGrade *grade)
{
  g_autoptr(IlkStudyItem) follower = g_steal_pointer(&self->current);
  if (follower == NULL)
    follower = g_steal_pointer(&self->next);

  drop_request(self);
  g_clear_pointer(&self->next, ilk_study_item_unref);
  self->current = ilk_study_item_ref(grade->item);
  self->timed_out = FALSE;
  /* The same card may have come again by a learning step: that memory holds no longer. */
  if (follower != NULL && ilk_card_get_id(follower->card) != current_id(self))
    self->next = g_steal_pointer(&follower);
  else
    fetch(self, current_id(self));

  ilk_active_clock_start(&self->clock, grade->ms);
  show_answer(self);
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
  gint64 day_after = ilk_clock_day(now, utc_offset, rollover) + 2;
  return day_after * ILK_MS_PER_DAY - (utc_offset - rollover) * ILK_MS_PER_MINUTE - 1;
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
  if (self->phase != ILK_PHASE_LOADING)
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
  for (guint i = 0; self->decks != NULL && i < self->decks->len; i++) {
    IlkDeck *deck = self->decks->pdata[i];
    if (self->deck == 0 || ilk_deck_get_id(deck) == self->deck)
      self->waiting_at_start += ilk_deck_get_waiting(deck);
  }
  ilk_session_notify(self);
  if (error != NULL)
    ilk_session_fail(self, error);
}

void
ilk_session_start(IlkSession *self)
{
  g_return_if_fail(ILK_IS_SESSION(self) && self->phase == ILK_PHASE_LOADING);

  ilk_collection_list_decks_async(self->collection, NULL, started_cb, g_object_ref(self));
  fetch(self, 0);
}

/* Revealing and grading */

void
ilk_session_reveal(IlkSession *self)
{
  g_return_if_fail(ILK_IS_SESSION(self));

  if (self->phase == ILK_PHASE_QUESTION)
    show_answer(self);
}

void
ilk_session_tick(IlkSession *self)
{
  g_return_if_fail(ILK_IS_SESSION(self));

  if (self->phase != ILK_PHASE_QUESTION || self->timer_mode != ILK_TIMER_STRICT ||
      ilk_session_get_elapsed(self) < ilk_session_get_target(self))
    return;
  self->timed_out = TRUE;
  show_answer(self);
}

static void
answered_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GradeRequest) request = user_data;
  IlkSession *self = request->session;
  g_autoptr(GError) error = NULL;
  IlkAnswer answer;

  gboolean undo = self->undoing && request->grade == latest_grade(self);

  self->unsaved--;
  if (ilk_collection_answer_finish(ILK_COLLECTION(source), result, &answer, &error)) {
    request->grade->saved = TRUE;
    if (undo)
      undo_saved(self, request->grade);
    ilk_session_notify(self);
    return;
  }

  if (undo)
    self->undoing = FALSE;
  /* When nobody can know whether it was stored, the collection decides if the card waits still. */
  if (!g_error_matches(error, ILK_ERROR, ILK_ERROR_UNCERTAIN))
    bring_back(self, request->grade);
  g_ptr_array_remove(self->grades, request->grade);
  ilk_session_notify(self);
  ilk_session_fail(self, error);
}

static IlkGrade *
grade_current(IlkSession *self, IlkRating rating, gint64 now)
{
  IlkGrade *grade = ilk_grade_new(self->current, rating);

  grade->ms = ilk_session_get_elapsed(self);
  grade->over_time = self->timed_out || grade->ms > ilk_session_get_target(self);
  grade->finished = self->outcomes[rating - 1].due > now + self->current->options.learn_ahead;
  return grade;
}

void
ilk_session_grade(IlkSession *self, IlkRating rating)
{
  g_return_if_fail(ILK_IS_SESSION(self));
  g_return_if_fail(rating >= ILK_RATING_AGAIN && rating <= ILK_RATING_EASY);

  if (self->phase != ILK_PHASE_ANSWER || self->undoing)
    return;

  gint64 now = ilk_clock_now();
  IlkGrade *grade = grade_current(self, rating, now);
  g_ptr_array_add(self->grades, grade);
  self->unsaved++;
  ilk_collection_answer_async(self->collection, current_id(self), rating, now, grade->ms,
                              grade->over_time, NULL, answered_cb, grade_request_new(self, grade));
  if (self->next != NULL) {
    show_question(self, g_steal_pointer(&self->next));
    return;
  }
  if (self->request == NULL)
    fetch(self, 0);
  show_nothing(self, ILK_PHASE_LOADING);
}

/* Undoing */

static void
undone_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GradeRequest) request = user_data;
  IlkSession *self = request->session;
  g_autoptr(GError) error = NULL;
  IlkMemory after;

  self->undoing = FALSE;
  if (ilk_collection_undo_finish(ILK_COLLECTION(source), result, &after, &error)) {
    bring_back(self, request->grade);
    g_ptr_array_remove(self->grades, request->grade);
  }
  ilk_session_notify(self);
  if (error != NULL)
    ilk_session_fail(self, error);
}

static void
undo_saved(IlkSession *self, IlkGrade *grade)
{
  ilk_collection_undo_async(self->collection, ilk_card_get_id(grade->item->card), NULL, undone_cb,
                            grade_request_new(self, grade));
}

void
ilk_session_undo(IlkSession *self)
{
  g_return_if_fail(ILK_IS_SESSION(self));

  IlkGrade *grade = latest_grade(self);
  if (grade == NULL || self->undoing)
    return;

  self->undoing = TRUE;
  /* An undo sent behind a commit that fails would take back the answer before it. */
  if (grade->saved)
    undo_saved(self, grade);
  ilk_session_notify(self);
}
