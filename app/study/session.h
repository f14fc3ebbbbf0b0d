/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The timed study session: which card is up, whether its answer is shown, how long the learner has
 * been thinking, what can be undone. It draws nothing: the window and the terminal both drive it.
 * Main thread only.
 *
 *   loading -> question -> answer -> question ... -> finished
 *
 * The next card is fetched while the learner thinks, so it is up at once when a grade is given; the
 * commit follows behind ("unsaved" counts what is on its way). A grade that could not be stored
 * brings its card back and emits "failed": nothing is lost in silence.
 */
#pragma once

#include "app/model/card.h"
#include "app/model/typed-answer.h"
#include "app/store/front/collection.h"
#include "app/study/study-scope.h"

#define ILK_TYPE_SESSION (ilk_session_get_type())
G_DECLARE_FINAL_TYPE(IlkSession, ilk_session, ILK, SESSION, GObject)

/**
 * IlkTimerMode:
 * @ILK_TIMER_COACH: at zero the clock turns to overtime and counts up
 * @ILK_TIMER_STRICT: at zero the answer is revealed and Again is preselected
 * @ILK_TIMER_OFF: time is recorded but not shown
 */
typedef enum { ILK_TIMER_COACH, ILK_TIMER_STRICT, ILK_TIMER_OFF } IlkTimerMode;

typedef enum {
  ILK_PHASE_LOADING,
  ILK_PHASE_QUESTION,
  ILK_PHASE_ANSWER,
  ILK_PHASE_FINISHED
} IlkPhase;

/**
 * IlkAsideKind:
 * @ILK_ASIDE_SUSPENDED: it is not asked until the learner says so
 * @ILK_ASIDE_BURIED: it is asked again from the learner's next day on
 */
typedef enum { ILK_ASIDE_SUSPENDED, ILK_ASIDE_BURIED } IlkAsideKind;

/** IlkPauseReason: why the clock stands; it runs when no reason is left */
typedef enum {
  ILK_PAUSE_INACTIVE = 1 << 0,
  ILK_PAUSE_DEMO = 1 << 1,
  ILK_PAUSE_EDIT = 1 << 2,
} IlkPauseReason;

/**
 * IlkSessionSummary:
 * @answered: grades that stand
 * @passed: of them Hard, Good or Easy
 * @learned: cards that were new at the start of the session and were answered
 * @over_time: answers past their target time
 * @ms: active answering time
 * @next_due: UTC ms when the next card comes due, 0 when nothing will
 * @due_tomorrow: cards due by the end of the learner's next day
 */
typedef struct {
  guint answered;
  guint passed;
  guint learned;
  guint over_time;
  gint64 ms;
  gint64 next_due;
  guint due_tomorrow;
} IlkSessionSummary;

/**
 * IlkSession::changed: anything that can be asked of the session but its clock may be another now
 * IlkSession::leech: with the IlkCard, and whether it was suspended: it was forgotten so often that
 * it counts as a leech now
 * IlkSession::failed: with a const GError *: a request to the collection failed
 */

/** ilk_session_new: @deck: deck id, 0 for all. Returns: (transfer full): a session; nothing is read
 * yet */
IlkSession *ilk_session_new(IlkCollection *collection, gint64 deck, IlkTimerMode mode)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_session_new_for: @scope: copied. Returns: (transfer full): a session about @scope */
IlkSession *ilk_session_new_for(IlkCollection *collection, const IlkStudyScope *scope,
                                IlkTimerMode mode) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_session_get_scope: Returns: (transfer none): what the session is about */
const IlkStudyScope *ilk_session_get_scope(IlkSession *self);

/** ilk_session_is_practice: Returns: whether answers are stored nowhere */
gboolean ilk_session_is_practice(IlkSession *self);

/** ilk_session_start: asks for the first card; phase leaves LOADING when it is there */
void ilk_session_start(IlkSession *self);

IlkPhase ilk_session_get_phase(IlkSession *self);
/** ilk_session_get_card: Returns: (transfer none) (nullable): the card that is up */
IlkCard *ilk_session_get_card(IlkSession *self);
IlkTimerMode ilk_session_get_timer_mode(IlkSession *self);
void ilk_session_set_timer_mode(IlkSession *self, IlkTimerMode mode);

/** ilk_session_get_deck_name: Returns: (nullable): the name of the deck of the card that is up */
const char *ilk_session_get_deck_name(IlkSession *self);

/** ilk_session_get_done: Returns: cards finished in this session; get_total: finished ones and
 * those that wait, without those set aside */
guint ilk_session_get_done(IlkSession *self);
guint ilk_session_get_total(IlkSession *self);

/** ilk_session_get_left: Returns: cards that are still to be finished in this session */
guint ilk_session_get_left(IlkSession *self);

/** ilk_session_left_text: Returns: (transfer full): the same in words, such as “3 left”; "" when
 * that is not known yet, or none is */
char *ilk_session_left_text(IlkSession *self) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_session_get_share: Returns: how much of the session is done, 0 to 1; a card that was graded
 * but comes again by its learning steps counts half */
double ilk_session_get_share(IlkSession *self);

/** ilk_session_get_unsaved: Returns: grades that are on their way to the disk */
guint ilk_session_get_unsaved(IlkSession *self);

/** ilk_session_is_timed_out: Returns: whether strict mode revealed the answer */
gboolean ilk_session_is_timed_out(IlkSession *self);

/** ilk_session_get_expected: Returns: the grade that one key gives: Good, Again when time was up,
 * and what follows from the comparison where the answer was written */
IlkRating ilk_session_get_expected(IlkSession *self);

/** ilk_session_get_elapsed: Returns: active ms on this question until it was revealed */
gint64 ilk_session_get_elapsed(IlkSession *self);

/** ilk_session_get_target: Returns: target ms of the card that is up */
gint64 ilk_session_get_target(IlkSession *self);

/** ilk_session_tick: looks at the clock: in strict mode reveals at zero. Called by whoever draws
 * the countdown */
void ilk_session_tick(IlkSession *self);

/** ilk_session_pause: stops the clock for @reason; ilk_session_resume: takes that reason back */
void ilk_session_pause(IlkSession *self, IlkPauseReason reason);
void ilk_session_resume(IlkSession *self, IlkPauseReason reason);

/** ilk_session_reveal: shows the answer; does nothing but in phase QUESTION */
void ilk_session_reveal(IlkSession *self);

/** ilk_session_wants_typing: Returns: whether the answer of the card that is up is to be written */
gboolean ilk_session_wants_typing(IlkSession *self);

/** ilk_session_write: what the learner has written as an answer so far, with which it will be
 * compared when it is shown; does nothing but in phase QUESTION */
void ilk_session_write(IlkSession *self, const char *text);

/** ilk_session_get_typed: Returns: (transfer none) (nullable): how that compares, in phase ANSWER
 * of a card whose answer is written */
const IlkTypedAnswer *ilk_session_get_typed(IlkSession *self);

/**
 * ilk_session_get_outcome: Returns: (transfer none) (nullable): the memory that @rating would
 * leave, computed when the answer was revealed; NULL but in phase ANSWER
 */
const IlkMemory *ilk_session_get_outcome(IlkSession *self, IlkRating rating);

/** ilk_session_get_interval: Returns: ms after which the card would come again with @rating: the
 * same however long the answer is looked at. 0 but in phase ANSWER */
gint64 ilk_session_get_interval(IlkSession *self, IlkRating rating);

/** ilk_session_outcome_text: Returns: (transfer full): the same in words: a span of time, or what
 * becomes of the card in practice */
char *ilk_session_outcome_text(IlkSession *self, IlkRating rating) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_session_grade: grades the card that is up and brings the next; does nothing but in phase
 * ANSWER */
void ilk_session_grade(IlkSession *self, IlkRating rating);

/** ilk_session_set_aside: takes the card that is up out of the session and brings the next; does
 * nothing when none is up */
void ilk_session_set_aside(IlkSession *self, IlkAsideKind how);

/** ilk_session_set_flag: @flag: 0 to ILK_MAX_CARD_FLAG. Flags the card that is up, which is another
 * object then; does nothing when none is up */
void ilk_session_set_flag(IlkSession *self, guint flag);

/** ilk_session_reload: reads the card that is up again, which was changed; it is another object
 * then, or, when there is no such card any more, the next one */
void ilk_session_reload(IlkSession *self);

/** ilk_session_undo: takes back the latest grade, or brings back the card that was set aside after
 * it, also across cards and after the end; the card is up again, revealed if it was */
void ilk_session_undo(IlkSession *self);
gboolean ilk_session_can_undo(IlkSession *self);

/** ilk_session_redo: does again what was taken back last, while its card is up and nothing else was
 * done */
void ilk_session_redo(IlkSession *self);
gboolean ilk_session_can_redo(IlkSession *self);

/** ilk_session_get_summary: what was done so far, and when to come back */
void ilk_session_get_summary(IlkSession *self, IlkSessionSummary *summary);
