/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Speech is made on the narrator's thread and then played. While it sounds, a timer looks at which
 * word it is.
 */
#include "app/narration/recital.h"

#include "config.h"

#define LOOK_MS 40
#define SOUND_STEP_SECONDS 5.0

struct _IlkRecital {
  IlkSounding parent_instance;

  /* Owned */
  IlkPlayer *player;
  IlkNarrated *narrated; /* (nullable): what is said */
  GCancellable *making;  /* (nullable): while speech is made */
  GCancellable *preparing;
  guint timer;

  gboolean paused; /* while speech is made */
  int word;
};

static guint word_signal;

G_DEFINE_FINAL_TYPE(IlkRecital, ilk_recital, ILK_TYPE_SOUNDING)

static void
set_word(IlkRecital *self, int word)
{
  if (self->word == word)
    return;
  self->word = word;
  g_signal_emit(self, word_signal, 0, word);
}

static gboolean
look_cb(gpointer user_data)
{
  IlkRecital *self = ILK_RECITAL(user_data);
  set_word(self,
           ilk_speech_find_word(self->narrated->speech, ilk_player_get_position(self->player)));
  return G_SOURCE_CONTINUE;
}

static void
update_timer(IlkRecital *self)
{
  gboolean wanted =
      self->narrated != NULL && ilk_player_get_state(self->player) == ILK_PLAYER_PLAYING;
  if (wanted && self->timer == 0)
    self->timer = g_timeout_add(LOOK_MS, look_cb, self);
  else if (!wanted)
    g_clear_handle_id(&self->timer, g_source_remove);
}

/* The player is idle at the end of what is said, and when another one has made it silent. */
static void
changed_cb(IlkRecital *self)
{
  if (ilk_player_get_state(self->player) == ILK_PLAYER_IDLE && self->narrated != NULL) {
    g_clear_pointer(&self->narrated, ilk_narrated_free);
    set_word(self, -1);
  }
  update_timer(self);
  ilk_sounding_emit_changed(self);
}

static void
forget(IlkRecital *self)
{
  if (self->making != NULL)
    g_cancellable_cancel(self->making);
  g_clear_object(&self->making);
  g_clear_handle_id(&self->timer, g_source_remove);
  g_clear_pointer(&self->narrated, ilk_narrated_free);
  self->paused = FALSE;
  set_word(self, -1);
}

static void
ended_cb(IlkRecital *self)
{
  forget(self);
  ilk_sounding_emit_ended(self);
}

static void
failed_cb(IlkRecital *self, const GError *error)
{
  forget(self);
  ilk_sounding_emit_failed(self, error);
  ilk_sounding_emit_changed(self);
}

/* What has nothing to say is heard at once. */
static void
begin(IlkRecital *self)
{
  g_autoptr(GBytes) wav = ilk_speech_to_plain_wav(self->narrated->speech);

  if (self->narrated->speech->samples->len == 0) {
    ended_cb(self);
    ilk_sounding_emit_changed(self);
    return;
  }
  ilk_player_play(self->player, wav, 0);
  if (self->paused)
    ilk_player_pause(self->player);
}

static void
narrated_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(IlkRecital) self = user_data;
  g_autoptr(GError) error = NULL;
  IlkNarrated *narrated = ilk_narrate_finish(result, &error);

  if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object(&self->making);
  if (narrated == NULL) {
    failed_cb(self, error);
    return;
  }
  self->narrated = narrated;
  begin(self);
}

static void
prepared_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  /* It is kept now; what went wrong is told when it is asked for. */
  ilk_narrated_free(ilk_narrate_finish(result, NULL));
}

static void
stop_preparing(IlkRecital *self)
{
  if (self->preparing != NULL)
    g_cancellable_cancel(self->preparing);
  g_clear_object(&self->preparing);
}

static void
ilk_recital_dispose(GObject *object)
{
  IlkRecital *self = ILK_RECITAL(object);

  stop_preparing(self);
  if (self->player != NULL) {
    g_signal_handlers_disconnect_by_data(self->player, self);
    ilk_player_stop(self->player);
    forget(self);
  }
  g_clear_object(&self->player);
  G_OBJECT_CLASS(ilk_recital_parent_class)->dispose(object);
}

static void
ilk_recital_class_init(IlkRecitalClass *klass)
{
  G_OBJECT_CLASS(klass)->dispose = ilk_recital_dispose;
  word_signal = g_signal_new("word", ILK_TYPE_RECITAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                             G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
ilk_recital_init(IlkRecital *self)
{
  self->word = -1;
  self->player = ilk_player_new();
  g_signal_connect_swapped(self->player, "changed", G_CALLBACK(changed_cb), self);
  g_signal_connect_swapped(self->player, "ended", G_CALLBACK(ended_cb), self);
  g_signal_connect_swapped(self->player, "failed", G_CALLBACK(failed_cb), self);
}

IlkRecital *
ilk_recital_new(void)
{
  return g_object_new(ILK_TYPE_RECITAL, NULL);
}

/* The player is loaded beside the speech. */
void
ilk_recital_say(IlkRecital *self, const IlkNarration *what)
{
  g_return_if_fail(ILK_IS_RECITAL(self) && what != NULL);

  stop_preparing(self);
  forget(self);
  ilk_player_stop(self->player);
  ilk_player_prepare();
  self->making = g_cancellable_new();
  ilk_narrate_async(what, self->making, narrated_cb, g_object_ref(self));
  ilk_sounding_emit_changed(self);
}

void
ilk_recital_play(IlkRecital *self, const char *path)
{
  g_return_if_fail(ILK_IS_RECITAL(self) && path != NULL);

  forget(self);
  ilk_player_play_file(self->player, path);
}

void
ilk_recital_prepare(IlkRecital *self, const IlkNarration *what)
{
  g_return_if_fail(ILK_IS_RECITAL(self) && what != NULL);

  stop_preparing(self);
  self->preparing = g_cancellable_new();
  ilk_narrate_async(what, self->preparing, prepared_cb, NULL);
}

void
ilk_recital_pause(IlkRecital *self)
{
  g_return_if_fail(ILK_IS_RECITAL(self));

  self->paused = TRUE;
  if (self->making == NULL)
    ilk_player_pause(self->player);
  else
    ilk_sounding_emit_changed(self);
}

void
ilk_recital_resume(IlkRecital *self)
{
  g_return_if_fail(ILK_IS_RECITAL(self));

  self->paused = FALSE;
  if (self->making == NULL)
    ilk_player_resume(self->player);
  else
    ilk_sounding_emit_changed(self);
}

void
ilk_recital_toggle(IlkRecital *self)
{
  if (ilk_recital_get_state(self) == ILK_PLAYER_PAUSED)
    ilk_recital_resume(self);
  else
    ilk_recital_pause(self);
}

void
ilk_recital_stop(IlkRecital *self)
{
  g_return_if_fail(ILK_IS_RECITAL(self));

  gboolean making = self->making != NULL;
  forget(self);
  ilk_player_stop(self->player);
  if (making)
    ilk_sounding_emit_changed(self);
}

void
ilk_recital_seek(IlkRecital *self, double seconds)
{
  g_return_if_fail(ILK_IS_RECITAL(self));
  ilk_player_seek(self->player, seconds);
  if (self->narrated != NULL)
    set_word(self, ilk_speech_find_word(self->narrated->speech, seconds));
}

/* Index into the words of the speech of the one that is being said. */
static guint
find_event(IlkRecital *self, double position)
{
  const IlkSpeech *speech = self->narrated->speech;
  guint found = 0;
  for (guint i = 0; i < speech->words->len; i++)
    if (g_array_index(speech->words, IlkSpeechWord, i).sample <= position * speech->frequency)
      found = i;
  return found;
}

void
ilk_recital_seek_word(IlkRecital *self, int words)
{
  g_return_if_fail(ILK_IS_RECITAL(self));

  double position = ilk_player_get_position(self->player);
  if (self->narrated == NULL || self->narrated->speech->words->len == 0) {
    ilk_recital_seek(self, position + words * SOUND_STEP_SECONDS);
    return;
  }
  const IlkSpeech *speech = self->narrated->speech;
  int event = (int) find_event(self, position) + words;
  guint to = (guint) CLAMP(event, 0, (int) speech->words->len - 1);
  ilk_recital_seek(self, (double) g_array_index(speech->words, IlkSpeechWord, to).sample /
                             speech->frequency);
}

void
ilk_recital_set_rate(IlkRecital *self, double rate)
{
  g_return_if_fail(ILK_IS_RECITAL(self));
  ilk_player_set_rate(self->player, rate);
  ilk_sounding_emit_changed(self);
}

double
ilk_recital_get_rate(IlkRecital *self)
{
  g_return_val_if_fail(ILK_IS_RECITAL(self), 1);
  return ilk_player_get_rate(self->player);
}

IlkPlayerState
ilk_recital_get_state(IlkRecital *self)
{
  g_return_val_if_fail(ILK_IS_RECITAL(self), ILK_PLAYER_IDLE);
  if (self->making != NULL)
    return self->paused ? ILK_PLAYER_PAUSED : ILK_PLAYER_OPENING;
  return ilk_player_get_state(self->player);
}

const IlkNarrated *
ilk_recital_get_narrated(IlkRecital *self)
{
  g_return_val_if_fail(ILK_IS_RECITAL(self), NULL);
  return self->narrated;
}

double
ilk_recital_get_position(IlkRecital *self)
{
  g_return_val_if_fail(ILK_IS_RECITAL(self), 0);
  return ilk_player_get_position(self->player);
}

double
ilk_recital_get_duration(IlkRecital *self)
{
  g_return_val_if_fail(ILK_IS_RECITAL(self), 0);
  return self->narrated != NULL ? ilk_speech_get_seconds(self->narrated->speech)
                                : ilk_player_get_duration(self->player);
}
