/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What it is told, and what it answers; listening-course.c goes from stage to stage.
 */
#include "app/narration/listening.h"

#include "app/base/clock.h"
#include "app/narration/listening-private.h"
#include "app/store/front/collection-study.h"

static guint length_signal;

G_DEFINE_FINAL_TYPE(IlkListening, ilk_listening, ILK_TYPE_SOUNDING)

const IlkCardContent *
ilk_listening_get_content(IlkListening *self, guint i)
{
  return ilk_card_get_content(self->cards->pdata[i]);
}

void
ilk_listening_set_seconds(IlkListening *self, double seconds)
{
  self->seconds[self->index] = seconds;
  g_signal_emit(self, length_signal, 0, self->index);
}

static void
ilk_listening_dispose(GObject *object)
{
  IlkListening *self = ILK_LISTENING(object);

  g_clear_handle_id(&self->timer, g_source_remove);
  g_clear_handle_id(&self->sleep_timer, g_source_remove);
  if (self->recital != NULL) {
    g_signal_handlers_disconnect_by_data(self->recital, self);
    ilk_recital_stop(self->recital);
  }
  g_clear_object(&self->recital);
  g_clear_object(&self->collection);
  G_OBJECT_CLASS(ilk_listening_parent_class)->dispose(object);
}

static void
ilk_listening_finalize(GObject *object)
{
  IlkListening *self = ILK_LISTENING(object);

  g_ptr_array_unref(self->cards);
  g_free(self->seconds);
  ilk_voice_choice_free(self->choice);
  G_OBJECT_CLASS(ilk_listening_parent_class)->finalize(object);
}

static void
ilk_listening_class_init(IlkListeningClass *klass)
{
  G_OBJECT_CLASS(klass)->dispose = ilk_listening_dispose;
  G_OBJECT_CLASS(klass)->finalize = ilk_listening_finalize;
  length_signal = g_signal_new("length", ILK_TYPE_LISTENING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
ilk_listening_init(IlkListening *self)
{
  self->recital = ilk_recital_new();
  ilk_listening_follow(self);
}

IlkListening *
ilk_listening_new(IlkCollection *collection, GPtrArray *cards, const IlkVoiceChoice *choice)
{
  g_return_val_if_fail(ILK_IS_COLLECTION(collection) && cards != NULL && choice != NULL, NULL);
  g_return_val_if_fail(cards->len > 0, NULL);

  IlkListening *self = g_object_new(ILK_TYPE_LISTENING, NULL);
  g_autofree char *text = ilk_voice_choice_to_text(choice);
  self->collection = g_object_ref(collection);
  self->cards = g_ptr_array_ref(cards);
  self->choice = ilk_voice_choice_new(text);
  self->seconds = g_new0(double, cards->len);
  for (guint i = 0; i < cards->len; i++)
    self->seconds[i] = ilk_listening_get_content(self, i)->seconds;
  ilk_recital_set_rate(self->recital,
                       ilk_voice_choice_get_speed(choice, ilk_card_get_deck(cards->pdata[0])));
  return self;
}

void
ilk_listening_find_place(IlkListening *self, const GArray *heard)
{
  g_return_if_fail(ILK_IS_LISTENING(self) && heard != NULL);

  for (guint i = 0; i < heard->len; i++)
    for (guint j = 0; j < self->cards->len; j++)
      if (ilk_card_get_id(self->cards->pdata[j]) == g_array_index(heard, gint64, i)) {
        self->index = (j + 1) % self->cards->len;
        return;
      }
}

void
ilk_listening_toggle(IlkListening *self)
{
  g_return_if_fail(ILK_IS_LISTENING(self));

  if (self->stage == ILK_LISTENING_STOPPED || self->paused)
    ilk_listening_resume(self);
  else
    ilk_listening_pause(self);
}

void
ilk_listening_pause(IlkListening *self)
{
  g_return_if_fail(ILK_IS_LISTENING(self));

  if (self->stage == ILK_LISTENING_STOPPED || self->paused)
    return;
  self->paused = TRUE;
  ilk_recital_pause(self->recital);
  ilk_sounding_emit_changed(self);
}

void
ilk_listening_resume(IlkListening *self)
{
  g_return_if_fail(ILK_IS_LISTENING(self));

  self->paused = FALSE;
  if (self->stage == ILK_LISTENING_STOPPED) {
    ilk_listening_enter(self, ILK_LISTENING_QUESTION);
    return;
  }
  ilk_recital_resume(self->recital);
  ilk_sounding_emit_changed(self);
}

void
ilk_listening_stop(IlkListening *self)
{
  g_return_if_fail(ILK_IS_LISTENING(self));

  self->paused = FALSE;
  ilk_listening_enter(self, ILK_LISTENING_STOPPED);
}

void
ilk_listening_go(IlkListening *self, guint i)
{
  g_return_if_fail(ILK_IS_LISTENING(self) && i < self->cards->len);

  self->index = i;
  self->paused = FALSE;
  ilk_listening_enter(self, ILK_LISTENING_QUESTION);
}

void
ilk_listening_next(IlkListening *self)
{
  g_return_if_fail(ILK_IS_LISTENING(self));

  if (self->stage == ILK_LISTENING_QUESTION || self->stage == ILK_LISTENING_PAUSE)
    ilk_listening_enter(self, ILK_LISTENING_ANSWER);
  else
    ilk_listening_go(self, (self->index + 1) % self->cards->len);
}

void
ilk_listening_previous(IlkListening *self)
{
  g_return_if_fail(ILK_IS_LISTENING(self));

  gboolean begun = self->stage != ILK_LISTENING_STOPPED && self->stage != ILK_LISTENING_QUESTION;
  ilk_listening_go(self, begun || self->index == 0 ? self->index : self->index - 1);
}

gboolean
ilk_listening_can_grade(IlkListening *self)
{
  g_return_val_if_fail(ILK_IS_LISTENING(self), FALSE);
  return self->stage >= ILK_LISTENING_PAUSE && !ilk_collection_is_read_only(self->collection);
}

/* What a grade comes back with. */
typedef struct {
  IlkListening *listening;
  guint index;
} Grade;

/* A card whose grade was not stored is up again, and nothing goes on before that was heard of. */
static void
graded_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Grade *grade = user_data;
  g_autoptr(IlkListening) self = grade->listening;
  g_autoptr(GError) error = NULL;

  if (ilk_collection_answer_finish(ILK_COLLECTION(source), result, NULL, &error))
    return;
  self->index = grade->index;
  ilk_listening_stop(self);
  ilk_sounding_emit_failed(self, error);
}

/* Nobody measures how long an answer takes that is given aloud: it has the card's time. */
void
ilk_listening_grade(IlkListening *self, IlkRating rating)
{
  g_return_if_fail(ILK_IS_LISTENING(self));

  if (!ilk_listening_can_grade(self))
    return;
  const IlkReview review = {
      .card = ilk_card_get_id(self->cards->pdata[self->index]),
      .at = ilk_clock_now(),
      .rating = (int) rating,
      .ms = (gint64) ilk_listening_get_content(self, self->index)->seconds * 1000,
  };
  Grade *grade = g_new(Grade, 1);
  *grade = (Grade){g_object_ref(self), self->index};
  ilk_collection_answer_async(self->collection, &review, NULL, graded_cb, grade);
  ilk_listening_leave_card(self);
}

void
ilk_listening_set_speed(IlkListening *self, double speed)
{
  g_return_if_fail(ILK_IS_LISTENING(self));

  gint64 deck = ilk_card_get_deck(self->cards->pdata[self->index]);
  ilk_voice_choice_set_speed(self->choice, deck, speed);
  ilk_recital_set_rate(self->recital, speed);
}

void
ilk_listening_become_sleepy(IlkListening *self)
{
  self->sleepy = self->stage != ILK_LISTENING_STOPPED;
}

static gboolean
sleep_cb(gpointer user_data)
{
  IlkListening *self = ILK_LISTENING(user_data);
  self->sleep_timer = 0;
  ilk_listening_become_sleepy(self);
  return G_SOURCE_REMOVE;
}

void
ilk_listening_set_sleep(IlkListening *self, guint minutes)
{
  g_return_if_fail(ILK_IS_LISTENING(self));

  g_clear_handle_id(&self->sleep_timer, g_source_remove);
  self->sleepy = FALSE;
  if (minutes > 0)
    self->sleep_timer = g_timeout_add_seconds(minutes * 60, sleep_cb, self);
}

IlkListeningStage
ilk_listening_get_stage(IlkListening *self)
{
  g_return_val_if_fail(ILK_IS_LISTENING(self), ILK_LISTENING_STOPPED);
  return self->stage;
}

gboolean
ilk_listening_is_paused(IlkListening *self)
{
  g_return_val_if_fail(ILK_IS_LISTENING(self), FALSE);
  return self->paused;
}

guint
ilk_listening_get_index(IlkListening *self)
{
  g_return_val_if_fail(ILK_IS_LISTENING(self), 0);
  return self->index;
}

guint
ilk_listening_count(IlkListening *self)
{
  g_return_val_if_fail(ILK_IS_LISTENING(self), 0);
  return self->cards->len;
}

IlkCard *
ilk_listening_get_card(IlkListening *self, guint i)
{
  g_return_val_if_fail(ILK_IS_LISTENING(self) && i < self->cards->len, NULL);
  return self->cards->pdata[i];
}

double
ilk_listening_get_seconds(IlkListening *self, guint i)
{
  g_return_val_if_fail(ILK_IS_LISTENING(self) && i < self->cards->len, 0);
  return self->seconds[i];
}

double
ilk_listening_get_total(IlkListening *self)
{
  double total = 0;
  g_return_val_if_fail(ILK_IS_LISTENING(self), 0);

  for (guint i = 0; i < self->cards->len; i++)
    total += self->seconds[i];
  return total;
}

double
ilk_listening_get_left(IlkListening *self)
{
  g_return_val_if_fail(ILK_IS_LISTENING(self), 0);
  return self->stage == ILK_LISTENING_PAUSE ? MAX(self->left, 0) : 0;
}

IlkRecital *
ilk_listening_get_recital(IlkListening *self)
{
  g_return_val_if_fail(ILK_IS_LISTENING(self), NULL);
  return self->recital;
}
