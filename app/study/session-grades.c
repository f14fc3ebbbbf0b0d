/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grades on their way to the disk, and back again.
 *
 * A request holds a reference to its session, so a grade on its way is stored even when the window
 * that made the session is gone.
 */
#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/schedule/schedule.h"
#include "app/store/front/collection-edits.h"
#include "app/store/front/collection-study.h"
#include "app/study/leech.h"
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

static IlkGrade *
latest_grade(IlkSession *self)
{
  return self->grades->len > 0 ? g_ptr_array_index(self->grades, self->grades->len - 1) : NULL;
}

/* As if @grade had never been given. */
static void
forget_grade(IlkSession *self, IlkGrade *grade)
{
  ilk_grade_leave(grade, &self->load);
  g_ptr_array_remove(self->grades, grade);
}

static void
bring_back(IlkSession *self, IlkGrade *grade)
{
  ilk_session_keep_undone_grade(self, grade);
  ilk_session_bring_back(self, grade->item, grade->ms, TRUE, FALSE);
}

static void
undone_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GradeRequest) request = user_data;
  IlkSession *self = request->session;
  g_autoptr(GError) error = NULL;
  IlkMemory after;

  self->undoing = FALSE;
  if (ilk_collection_undo_finish(ILK_COLLECTION(source), result, &after, &error)) {
    forget_grade(self, request->grade);
    bring_back(self, request->grade);
  }
  ilk_session_tell(self);
  if (error != NULL)
    ilk_session_fail(self, error);
}

/* A mark of a leech, or its way back, is on the disk. */
static void
marked_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(IlkSession) self = user_data;
  g_autoptr(GError) error = NULL;

  self->unsaved--;
  ilk_collection_edit_finish(ILK_COLLECTION(source), result, NULL, &error);
  ilk_session_tell(self);
  if (error != NULL)
    ilk_session_fail(self, error);
}

static void
mark_leech(IlkSession *self, IlkGrade *grade, gboolean back)
{
  guint n = ilk_leech_mark_async(self->collection, ilk_card_get_id(grade->item->card),
                                 &grade->item->options, back, marked_cb, self);

  self->unsaved += n;
  for (guint i = 0; i < n; i++)
    g_object_ref(self);
}

static void
undo_saved(IlkSession *self, IlkGrade *grade)
{
  if (grade->leech)
    mark_leech(self, grade, TRUE);
  ilk_collection_undo_async(self->collection, ilk_card_get_id(grade->item->card), NULL, undone_cb,
                            grade_request_new(self, grade));
}

static void
bring_back_unsaved(IlkSession *self, IlkGrade *grade, const GError *error)
{
  /* When nobody can know whether it was stored, the collection decides if the card waits still. */
  forget_grade(self, grade);
  if (!g_error_matches(error, ILK_ERROR, ILK_ERROR_UNCERTAIN))
    bring_back(self, grade);
  ilk_session_tell(self);
  ilk_session_fail(self, error);
}

static void
answered_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GradeRequest) request = user_data;
  IlkSession *self = request->session;
  gboolean undo = self->undoing && request->grade == latest_grade(self);
  g_autoptr(GError) error = NULL;
  IlkAnswer answer;

  g_assert(request->grade != NULL);
  self->unsaved--;
  request->grade->saved =
      ilk_collection_answer_finish(ILK_COLLECTION(source), result, &answer, &error);
  if (request->grade->saved && undo)
    undo_saved(self, request->grade);
  else if (undo)
    self->undoing = FALSE;
  if (request->grade->saved)
    ilk_session_tell(self);
  else
    bring_back_unsaved(self, request->grade, error);
}

static IlkGrade *
grade_current(IlkSession *self, IlkRating rating, gint64 now)
{
  const IlkMemory *promised = &self->outcomes[rating - 1];
  IlkGrade *grade = ilk_grade_new(self->current, rating, promised);

  grade->ms = ilk_session_get_elapsed(self);
  grade->over_time = self->timed_out || grade->ms > ilk_session_get_target(self);
  grade->finished = promised->due > now + self->current->options.learn_ahead;
  grade->leech = ilk_leech_is_reached(&self->current->options,
                                      ilk_card_get_memory(self->current->card), promised);
  if (grade->leech && self->current->options.leech_suspends)
    grade->finished = TRUE;
  return grade;
}

static void
store_grade(IlkSession *self, IlkGrade *grade, gint64 now)
{
  IlkReview review = {
      .card = ilk_card_get_id(self->current->card),
      .at = now,
      .rating = (int) grade->rating,
      .ms = grade->ms,
      .over_time = grade->over_time,
      .days = ilk_schedule_get_days(&grade->promised),
  };
  ilk_collection_answer_async(self->collection, &review, NULL, answered_cb,
                              grade_request_new(self, grade));
}

/* What is practised leaves no trace: its grade only says whether the card comes again. */
static void
practise(IlkSession *self, IlkRating rating)
{
  IlkGrade *grade = ilk_grade_new(self->current, rating, ilk_card_get_memory(self->current->card));

  grade->ms = ilk_session_get_elapsed(self);
  grade->over_time = self->timed_out || grade->ms > ilk_session_get_target(self);
  grade->finished = rating != ILK_RATING_AGAIN;
  grade->practised = grade->saved = TRUE;
  g_ptr_array_add(self->grades, grade);
  ilk_session_advance(self);
}

void
ilk_session_grade(IlkSession *self, IlkRating rating)
{
  g_return_if_fail(ILK_IS_SESSION(self));
  g_return_if_fail(rating >= ILK_RATING_AGAIN && rating <= ILK_RATING_EASY);

  if (self->phase != ILK_PHASE_ANSWER || self->undoing)
    return;

  ilk_session_drop_undone(self);
  if (ilk_session_is_practice(self)) {
    practise(self, rating);
    return;
  }
  gint64 now = ilk_clock_now();
  IlkGrade *grade = grade_current(self, rating, now);
  g_ptr_array_add(self->grades, grade);
  ilk_grade_enter(grade, &self->load);
  self->unsaved++;
  store_grade(self, grade, now);
  if (grade->leech)
    mark_leech(self, grade, FALSE);
  ilk_session_advance(self);
  if (grade->leech)
    ilk_session_tell_leech(self, grade->item->card, grade->item->options.leech_suspends);
}

void
ilk_session_undo(IlkSession *self)
{
  g_return_if_fail(ILK_IS_SESSION(self));

  IlkGrade *grade = latest_grade(self);
  if (!ilk_session_can_undo(self))
    return;
  if (ilk_session_is_aside_latest(self)) {
    ilk_session_undo_aside(self);
    return;
  }

  g_assert(grade != NULL);
  if (grade->practised) {
    g_autoptr(IlkGrade) taken = ilk_grade_ref(grade);
    g_ptr_array_remove(self->grades, grade);
    bring_back(self, taken);
    return;
  }
  self->undoing = TRUE;
  /* An undo sent behind a commit that fails would take back the answer before it. */
  if (grade->saved)
    undo_saved(self, grade);
  ilk_session_tell(self);
}
