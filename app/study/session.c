/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be asked of a session: where it stands, its clock, its sums.
 */
#include "app/study/session.h"

#include "app/study/interval-text.h"
#include "app/study/session-private.h"
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/model/deck.h"

enum { SIGNAL_CHANGED, SIGNAL_LEECH, SIGNAL_FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(IlkSession, ilk_session, G_TYPE_OBJECT)

static void
ilk_session_dispose(GObject *object)
{
  IlkSession *self = ILK_SESSION(object);

  g_clear_object(&self->collection);
  g_clear_object(&self->request);
  g_clear_pointer(&self->scope, ilk_study_scope_free);
  g_clear_pointer(&self->ids, g_array_unref);
  g_clear_pointer(&self->undone, g_array_unref);
  g_clear_pointer(&self->written, g_free);
  g_clear_pointer(&self->typed, ilk_typed_check_free);
  g_clear_pointer(&self->decks, g_ptr_array_unref);
  g_clear_pointer(&self->current, ilk_study_item_unref);
  g_clear_pointer(&self->next, ilk_study_item_unref);
  g_clear_pointer(&self->grades, g_ptr_array_unref);
  g_clear_pointer(&self->asides, g_ptr_array_unref);
  G_OBJECT_CLASS(ilk_session_parent_class)->dispose(object);
}

static void
ilk_session_class_init(IlkSessionClass *klass)
{
  G_OBJECT_CLASS(klass)->dispose = ilk_session_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new("changed", ILK_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LEECH] = g_signal_new("leech", ILK_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 2, ILK_TYPE_CARD, G_TYPE_BOOLEAN);
  signals[SIGNAL_FAILED] =
      g_signal_new("failed", ILK_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                   1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
ilk_session_init(IlkSession *self)
{
  IlkStudyOptions options;

  ilk_study_options_init(&options);
  self->rollover = options.rollover;
  self->undone = ilk_session_new_undone();
  self->grades = g_ptr_array_new_with_free_func((GDestroyNotify) ilk_grade_unref);
  self->asides = g_ptr_array_new_with_free_func((GDestroyNotify) ilk_aside_unref);
}

IlkSession *
ilk_session_new(IlkCollection *collection, gint64 deck, IlkTimerMode mode)
{
  const IlkStudyScope waiting = {.kind = ILK_STUDY_WAITING, .deck = deck};

  return ilk_session_new_for(collection, &waiting, mode);
}

IlkSession *
ilk_session_new_for(IlkCollection *collection, const IlkStudyScope *scope, IlkTimerMode mode)
{
  g_return_val_if_fail(ILK_IS_COLLECTION(collection) && scope != NULL, NULL);

  IlkSession *self = g_object_new(ILK_TYPE_SESSION, NULL);
  self->collection = g_object_ref(collection);
  self->scope = ilk_study_scope_new(scope->kind, scope->deck, scope->number, scope->query);
  self->deck = scope->deck;
  self->timer_mode = mode;
  return self;
}

#ifdef ILK_CHECKS
/* A card is up exactly while it is asked or answered; the one fetched ahead is another one. */
static void
check_session(IlkSession *self)
{
  gboolean up = self->phase == ILK_PHASE_QUESTION || self->phase == ILK_PHASE_ANSWER;
  g_assert_true(up == (self->current != NULL));
  g_assert_true(self->current == NULL || self->next == NULL ||
                ilk_card_get_id(self->current->card) != ilk_card_get_id(self->next->card));
  g_assert_true(self->request == NULL || !g_cancellable_is_cancelled(self->request));
}
#else
#define check_session(self) ((void) (self))
#endif

void
ilk_session_tell(IlkSession *self)
{
  check_session(self);
  g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
}

void
ilk_session_tell_leech(IlkSession *self, IlkCard *card, gboolean suspended)
{
  g_signal_emit(self, signals[SIGNAL_LEECH], 0, card, suspended);
}

void
ilk_session_fail(IlkSession *self, const GError *error)
{
  g_signal_emit(self, signals[SIGNAL_FAILED], 0, error);
}

IlkPhase
ilk_session_get_phase(IlkSession *self)
{
  g_return_val_if_fail(ILK_IS_SESSION(self), ILK_PHASE_FINISHED);
  return self->phase;
}

IlkCard *
ilk_session_get_card(IlkSession *self)
{
  g_return_val_if_fail(ILK_IS_SESSION(self), NULL);
  return self->current != NULL ? self->current->card : NULL;
}

/* (nullable): the deck of the card that is up */
static IlkDeck *
find_deck(IlkSession *self)
{
  for (guint i = 0; self->current != NULL && self->decks != NULL && i < self->decks->len; i++)
    if (ilk_deck_get_id(self->decks->pdata[i]) == ilk_card_get_deck(self->current->card))
      return self->decks->pdata[i];
  return NULL;
}

IlkTimerMode
ilk_session_get_timer_mode(IlkSession *self)
{
  g_return_val_if_fail(ILK_IS_SESSION(self), ILK_TIMER_OFF);

  IlkDeck *deck = find_deck(self);
  switch (deck != NULL ? (IlkDeckTimer) ilk_deck_get_timer(deck) : ILK_DECK_TIMER_AS_CHOSEN) {
  case ILK_DECK_TIMER_COACH:
    return ILK_TIMER_COACH;
  case ILK_DECK_TIMER_STRICT:
    return ILK_TIMER_STRICT;
  case ILK_DECK_TIMER_OFF:
    return ILK_TIMER_OFF;
  case ILK_DECK_TIMER_AS_CHOSEN:
  default:
    return self->timer_mode;
  }
}

void
ilk_session_set_timer_mode(IlkSession *self, IlkTimerMode mode)
{
  g_return_if_fail(ILK_IS_SESSION(self));

  if (self->timer_mode == mode)
    return;
  self->timer_mode = mode;
  ilk_session_tell(self);
}

const char *
ilk_session_get_deck_name(IlkSession *self)
{
  g_return_val_if_fail(ILK_IS_SESSION(self), NULL);

  IlkDeck *deck = find_deck(self);
  return deck != NULL ? ilk_deck_get_name(deck) : NULL;
}

guint
ilk_session_get_done(IlkSession *self)
{
  g_return_val_if_fail(ILK_IS_SESSION(self), 0);
  return ilk_grades_count_cards(self->grades, TRUE);
}

guint
ilk_session_get_total(IlkSession *self)
{
  g_return_val_if_fail(ILK_IS_SESSION(self), 0);

  guint aside = MIN(ilk_session_count_aside(self), self->waiting_at_start);
  return MAX(self->waiting_at_start - aside, ilk_grades_count_cards(self->grades, FALSE));
}

guint
ilk_session_get_left(IlkSession *self)
{
  return ilk_session_get_total(self) - ilk_session_get_done(self);
}

char *
ilk_session_left_text(IlkSession *self)
{
  guint left = ilk_session_get_left(self);

  if (left == 0 || self->phase == ILK_PHASE_FINISHED)
    return g_strdup("");
  /* Translators: cards that are still to be studied in this session. */
  g_autofree char *text = g_strdup_printf(ngettext("%u left", "%u left", left), left);
  /* Translators: %s is such as “3 left”. */
  return ilk_session_is_practice(self) ? g_strdup_printf(_("%s · practice"), text)
                                       : g_steal_pointer(&text);
}

double
ilk_session_get_share(IlkSession *self)
{
  guint total = ilk_session_get_total(self);
  guint halves = ilk_session_get_done(self) + ilk_grades_count_cards(self->grades, FALSE);
  return total > 0 ? halves / (2.0 * total) : 0;
}

guint
ilk_session_get_unsaved(IlkSession *self)
{
  g_return_val_if_fail(ILK_IS_SESSION(self), 0);
  return self->unsaved;
}

gboolean
ilk_session_is_timed_out(IlkSession *self)
{
  g_return_val_if_fail(ILK_IS_SESSION(self), FALSE);
  return self->timed_out;
}

IlkRating
ilk_session_get_expected(IlkSession *self)
{
  if (ilk_session_is_timed_out(self))
    return ILK_RATING_AGAIN;
  return self->typed != NULL ? ilk_typed_verdict_get_rating(self->typed->answer.verdict)
                             : ILK_RATING_GOOD;
}

gint64
ilk_session_get_elapsed(IlkSession *self)
{
  g_return_val_if_fail(ILK_IS_SESSION(self), 0);
  return ilk_active_clock_get(&self->clock);
}

gint64
ilk_session_get_target(IlkSession *self)
{
  g_return_val_if_fail(ILK_IS_SESSION(self), 0);
  return self->current != NULL ? ilk_card_get_content(self->current->card)->seconds * 1000 : 0;
}

void
ilk_session_pause(IlkSession *self, IlkPauseReason reason)
{
  g_return_if_fail(ILK_IS_SESSION(self));
  ilk_active_clock_pause(&self->clock, reason);
}

void
ilk_session_resume(IlkSession *self, IlkPauseReason reason)
{
  g_return_if_fail(ILK_IS_SESSION(self));
  ilk_active_clock_resume(&self->clock, reason);
}

const IlkMemory *
ilk_session_get_outcome(IlkSession *self, IlkRating rating)
{
  g_return_val_if_fail(ILK_IS_SESSION(self), NULL);
  g_return_val_if_fail(rating >= ILK_RATING_AGAIN && rating <= ILK_RATING_EASY, NULL);
  return self->phase == ILK_PHASE_ANSWER ? &self->outcomes[rating - 1] : NULL;
}

gint64
ilk_session_get_interval(IlkSession *self, IlkRating rating)
{
  const IlkMemory *outcome = ilk_session_get_outcome(self, rating);
  return outcome != NULL ? outcome->due - outcome->last : 0;
}

char *
ilk_session_outcome_text(IlkSession *self, IlkRating rating)
{
  if (!ilk_session_is_practice(self))
    return ilk_interval_text(ilk_session_get_interval(self, rating));
  /* Translators: what becomes of a card in practice: it comes again, or is done with. */
  return g_strdup(rating == ILK_RATING_AGAIN ? C_("practice", "soon") : C_("practice", "done"));
}

const IlkStudyScope *
ilk_session_get_scope(IlkSession *self)
{
  g_return_val_if_fail(ILK_IS_SESSION(self), NULL);
  return self->scope;
}

gboolean
ilk_session_is_practice(IlkSession *self)
{
  g_return_val_if_fail(ILK_IS_SESSION(self), FALSE);
  return ilk_study_scope_is_practice(self->scope);
}

gboolean
ilk_session_wants_typing(IlkSession *self)
{
  IlkCard *card = ilk_session_get_card(self);
  return card != NULL && ilk_card_get_content(card)->key.form == ILK_ANSWER_TYPED;
}

const IlkTypedAnswer *
ilk_session_get_typed(IlkSession *self)
{
  g_return_val_if_fail(ILK_IS_SESSION(self), NULL);
  return self->typed != NULL ? &self->typed->answer : NULL;
}

gboolean
ilk_session_can_undo(IlkSession *self)
{
  g_return_val_if_fail(ILK_IS_SESSION(self), FALSE);
  return self->grades->len + self->asides->len > 0 && !self->undoing;
}

/* When the next card comes due in the deck studied, or in any. */
static gint64
next_due(IlkSession *self)
{
  gint64 soonest = 0;
  for (guint i = 0; self->decks != NULL && i < self->decks->len; i++) {
    IlkDeck *deck = self->decks->pdata[i];
    gint64 due = ilk_deck_get_counts(deck)->next_due;
    if (self->deck != 0 && ilk_deck_get_id(deck) != self->deck)
      continue;
    if (due != 0 && (soonest == 0 || due < soonest))
      soonest = due;
  }
  return soonest;
}

void
ilk_session_get_summary(IlkSession *self, IlkSessionSummary *summary)
{
  g_return_if_fail(ILK_IS_SESSION(self) && summary != NULL);
  ilk_grades_sum(self->grades, summary);
  summary->next_due = next_due(self);
  summary->due_tomorrow = self->due_tomorrow;
}
