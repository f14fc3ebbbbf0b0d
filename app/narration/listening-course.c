/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A recital for what is said, and a timer that counts down for what is not. The next speech is made
 * while one is heard.
 */
#include "app/base/clock.h"
#include "app/narration/card-side.h"
#include "app/narration/listening-private.h"
#include "app/narration/recorded.h"
#include "app/store/front/collection-listening.h"

#define TICK_MS 100
#define GAP_SECONDS 1.0

static IlkNarration
make_narration(IlkListening *self, guint i, gboolean answer)
{
  return ilk_card_side_get_narration(self->cards->pdata[i], self->choice, answer, ILK_SPOKEN_LEAD);
}

static void
say(IlkListening *self, gboolean answer)
{
  const IlkNarration what = make_narration(self, self->index, answer);
  const IlkNarration next = answer && self->index + 1 < self->cards->len
                                ? make_narration(self, self->index + 1, FALSE)
                                : make_narration(self, self->index, TRUE);
  g_autofree char *path = ilk_recorded_find(self->collection, what.markdown);

  gint64 deck = ilk_card_get_deck(self->cards->pdata[self->index]);
  ilk_recital_set_rate(self->recital, ilk_voice_choice_get_speed(self->choice, deck));
  if (path != NULL)
    ilk_recital_play(self->recital, path);
  else
    ilk_recital_say(self->recital, &what);
  ilk_recital_prepare(self->recital, &next);
}

static void
fall_asleep(IlkListening *self)
{
  self->sleepy = FALSE;
  self->paused = TRUE;
}

void
ilk_listening_leave_card(IlkListening *self)
{
  if (self->index + 1 >= self->cards->len) {
    self->index = 0;
    ilk_listening_stop(self);
    return;
  }
  self->index++;
  if (self->sleepy) {
    fall_asleep(self);
    ilk_listening_enter(self, ILK_LISTENING_STOPPED);
  } else {
    ilk_listening_enter(self, ILK_LISTENING_QUESTION);
  }
}

static gboolean
tick_cb(gpointer user_data)
{
  IlkListening *self = ILK_LISTENING(user_data);

  if (self->paused)
    return G_SOURCE_CONTINUE;
  self->left -= TICK_MS / 1000.0;
  if (self->left > 0)
    return G_SOURCE_CONTINUE;
  self->timer = 0;
  if (self->stage == ILK_LISTENING_PAUSE)
    ilk_listening_enter(self, ILK_LISTENING_ANSWER);
  else
    ilk_listening_leave_card(self);
  return G_SOURCE_REMOVE;
}

static void
count_down(IlkListening *self, double seconds)
{
  self->left = seconds;
  self->timer = g_timeout_add(TICK_MS, tick_cb, self);
}

void
ilk_listening_enter(IlkListening *self, IlkListeningStage stage)
{
  g_clear_handle_id(&self->timer, g_source_remove);
  ilk_recital_stop(self->recital);
  self->stage = stage;
  self->paused = self->paused && stage == ILK_LISTENING_STOPPED;
  if (stage == ILK_LISTENING_QUESTION || stage == ILK_LISTENING_ANSWER)
    say(self, stage == ILK_LISTENING_ANSWER);
  else if (stage == ILK_LISTENING_PAUSE)
    count_down(self, ilk_listening_get_content(self, self->index)->seconds);
  else if (stage == ILK_LISTENING_GAP)
    count_down(self, GAP_SECONDS);
  ilk_sounding_emit_changed(self);
}

/* Listening goes on, but not where it was once it is opened again: that is told once. */
static void
recorded_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(IlkListening) self = user_data;
  g_autoptr(GError) error = NULL;

  if (ilk_collection_add_heard_finish(ILK_COLLECTION(source), result, &error) || self->forgetful)
    return;
  self->forgetful = TRUE;
  ilk_sounding_emit_failed(self, error);
}

static void
record(IlkListening *self, gboolean answer)
{
  const IlkHeard heard = {
      .card = ilk_card_get_id(self->cards->pdata[self->index]),
      .at = ilk_clock_now(),
      .answer = answer,
      .ms = (gint64) (answer ? self->seconds[self->index] * 1000 : 0),
  };
  if (!ilk_collection_is_read_only(self->collection))
    ilk_collection_add_heard_async(self->collection, &heard, NULL, recorded_cb, g_object_ref(self));
}

static void
ended_cb(IlkListening *self)
{
  if (self->stage == ILK_LISTENING_QUESTION) {
    record(self, FALSE);
    ilk_listening_enter(self, ILK_LISTENING_PAUSE);
  } else if (self->stage == ILK_LISTENING_ANSWER) {
    record(self, TRUE);
    ilk_listening_enter(self, ILK_LISTENING_GAP);
  }
}

static void
recital_changed_cb(IlkListening *self)
{
  double seconds = ilk_recital_get_duration(self->recital);

  if (self->stage != ILK_LISTENING_ANSWER || seconds <= 0 || self->seconds[self->index] == seconds)
    return;
  ilk_listening_set_seconds(self, seconds);
}

static void
failed_cb(IlkListening *self, const GError *error)
{
  ilk_listening_stop(self);
  ilk_sounding_emit_failed(self, error);
}

void
ilk_listening_follow(IlkListening *self)
{
  g_signal_connect_swapped(self->recital, "ended", G_CALLBACK(ended_cb), self);
  g_signal_connect_swapped(self->recital, "changed", G_CALLBACK(recital_changed_cb), self);
  g_signal_connect_swapped(self->recital, "failed", G_CALLBACK(failed_cb), self);
}
