/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be asked of a session: its properties, its clock, its sums.
 */
#include "app/study/session.h"

#include "app/study/session-private.h"

enum {
  PROP_PHASE = 1,
  PROP_CARD,
  PROP_DONE,
  PROP_TOTAL,
  PROP_UNSAVED,
  PROP_CAN_UNDO,
  PROP_TIMED_OUT,
  N_PROPERTIES
};

enum { SIGNAL_FAILED, N_SIGNALS };

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(IlkSession, ilk_session, G_TYPE_OBJECT)

static void
ilk_session_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IlkSession *self = ILK_SESSION(object);

  switch (id) {
  case PROP_PHASE:
    g_value_set_int(value, (int) self->phase);
    break;
  case PROP_CARD:
    g_value_set_object(value, ilk_session_get_card(self));
    break;
  case PROP_DONE:
    g_value_set_uint(value, ilk_session_get_done(self));
    break;
  case PROP_TOTAL:
    g_value_set_uint(value, ilk_session_get_total(self));
    break;
  case PROP_UNSAVED:
    g_value_set_uint(value, self->unsaved);
    break;
  case PROP_CAN_UNDO:
    g_value_set_boolean(value, ilk_session_can_undo(self));
    break;
  case PROP_TIMED_OUT:
    g_value_set_boolean(value, self->timed_out);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
  }
}

static void
ilk_session_dispose(GObject *object)
{
  IlkSession *self = ILK_SESSION(object);

  g_clear_object(&self->collection);
  g_clear_object(&self->request);
  g_clear_pointer(&self->decks, g_ptr_array_unref);
  g_clear_pointer(&self->current, ilk_study_item_unref);
  g_clear_pointer(&self->next, ilk_study_item_unref);
  g_clear_pointer(&self->grades, g_ptr_array_unref);
  G_OBJECT_CLASS(ilk_session_parent_class)->dispose(object);
}

static void
ilk_session_class_init(IlkSessionClass *klass)
{
  const GParamFlags flags =
      (GParamFlags) (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  GObjectClass *object_class = G_OBJECT_CLASS(klass);

  object_class->dispose = ilk_session_dispose;
  object_class->get_property = ilk_session_get_property;

  properties[PROP_PHASE] = g_param_spec_int("phase", NULL, NULL, ILK_PHASE_LOADING,
                                            ILK_PHASE_FINISHED, ILK_PHASE_LOADING, flags);
  properties[PROP_CARD] = g_param_spec_object("card", NULL, NULL, ILK_TYPE_CARD, flags);
  properties[PROP_DONE] = g_param_spec_uint("done", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_TOTAL] = g_param_spec_uint("total", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_UNSAVED] = g_param_spec_uint("unsaved", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_TIMED_OUT] = g_param_spec_boolean("timed-out", NULL, NULL, FALSE, flags);
  g_object_class_install_properties(object_class, N_PROPERTIES, properties);

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
  self->grades = g_ptr_array_new_with_free_func((GDestroyNotify) ilk_grade_unref);
}

IlkSession *
ilk_session_new(IlkCollection *collection, gint64 deck, IlkTimerMode mode)
{
  g_return_val_if_fail(ILK_IS_COLLECTION(collection), NULL);

  IlkSession *self = g_object_new(ILK_TYPE_SESSION, NULL);
  self->collection = g_object_ref(collection);
  self->deck = deck;
  self->timer_mode = mode;
  return self;
}

void
ilk_session_notify(IlkSession *self)
{
  g_object_freeze_notify(G_OBJECT(self));
  for (guint i = 1; i < N_PROPERTIES; i++)
    g_object_notify_by_pspec(G_OBJECT(self), properties[i]);
  g_object_thaw_notify(G_OBJECT(self));
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

IlkTimerMode
ilk_session_get_timer_mode(IlkSession *self)
{
  g_return_val_if_fail(ILK_IS_SESSION(self), ILK_TIMER_OFF);
  return self->timer_mode;
}

void
ilk_session_set_timer_mode(IlkSession *self, IlkTimerMode mode)
{
  g_return_if_fail(ILK_IS_SESSION(self));
  self->timer_mode = mode;
}

const char *
ilk_session_get_deck_name(IlkSession *self)
{
  g_return_val_if_fail(ILK_IS_SESSION(self), NULL);

  if (self->current == NULL || self->decks == NULL)
    return NULL;
  for (guint i = 0; i < self->decks->len; i++) {
    IlkDeck *deck = self->decks->pdata[i];
    if (ilk_deck_get_id(deck) == ilk_card_get_deck(self->current->card))
      return ilk_deck_get_name(deck);
  }
  return NULL;
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
  return MAX(self->waiting_at_start, ilk_grades_count_cards(self->grades, FALSE));
}

guint
ilk_session_get_position(IlkSession *self)
{
  g_return_val_if_fail(ILK_IS_SESSION(self), 0);

  guint graded = ilk_grades_count_cards(self->grades, FALSE);
  gboolean is_new_here =
      self->current != NULL && !ilk_grades_have_card(self->grades, self->current->card);
  return graded + (is_new_here ? 1 : 0);
}

double
ilk_session_get_share(IlkSession *self)
{
  guint total = ilk_session_get_total(self);
  guint halves = ilk_session_get_done(self) + ilk_grades_count_cards(self->grades, FALSE);
  return total > 0 ? halves / (2.0 * total) : 0;
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

gboolean
ilk_session_can_undo(IlkSession *self)
{
  g_return_val_if_fail(ILK_IS_SESSION(self), FALSE);
  return self->grades->len > 0 && !self->undoing;
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
