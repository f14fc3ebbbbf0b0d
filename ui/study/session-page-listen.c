/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Listening to the side that is up. A recorded sound is heard instead of the voice. Nothing of it
 * is there before somebody first listens.
 */
#include "app/narration/card-side.h"
#include "config.h"
#include "ui/media/sound.h"
#include "ui/study/session-page-private.h"

#include <glib/gi18n.h>

static void
word_cb(UiSessionPage *self, int word)
{
  const IlkNarrated *narrated = ilk_recital_get_narrated(self->recital);

  if (self->light == NULL && narrated != NULL)
    self->light = ui_word_light_new(ui_card_view_get_side(self->card_view), narrated->text);
  if (self->light != NULL)
    ui_word_light_show(self->light, word);
  if (word < 0)
    g_clear_pointer(&self->light, ui_word_light_free);
}

static void
ended_cb(UiSessionPage *self)
{
  g_clear_pointer(&self->light, ui_word_light_free);
}

static void
failed_cb(UiSessionPage *self, const GError *error)
{
  ended_cb(self);
  ui_notice_bar_show(self->notice, error->message);
}

static void
tell_of_screen_reader(UiSessionPage *self)
{
  ui_notice_bar_show(self->notice,
                     _("A screen reader is on, so cards are not read aloud besides."));
}

/* One that is turned on in the middle has the word. */
static void
turned_on_cb(gpointer user_data)
{
  UiSessionPage *self = UI_SESSION_PAGE(user_data);

  if (ilk_recital_get_state(self->recital) == ILK_PLAYER_IDLE)
    return;
  ui_session_page_hush(self);
  tell_of_screen_reader(self);
}

static void
make_recital(UiSessionPage *self)
{
  if (self->recital != NULL)
    return;
  self->recital = ilk_recital_new();
  g_signal_connect_swapped(self->recital, "word", G_CALLBACK(word_cb), self);
  g_signal_connect_swapped(self->recital, "ended", G_CALLBACK(ended_cb), self);
  g_signal_connect_swapped(self->recital, "failed", G_CALLBACK(failed_cb), self);
  ui_listen_bar_set_recital(self->listen_bar, self->recital);
  self->watch = ui_screen_reader_watch_new(turned_on_cb, self);
}

/* Who listens to the question hears the answer next. */
static void
say(UiSessionPage *self, const IlkVoiceChoice *choice, IlkSpokenPart part)
{
  gboolean answer = self->phase == ILK_PHASE_ANSWER;
  IlkCard *card = ilk_session_get_card(self->session);
  const IlkNarration now = ilk_card_side_get_narration(card, choice, answer, part);
  const IlkNarration next = ilk_card_side_get_narration(card, choice, TRUE, ILK_SPOKEN_LEAD);

  ilk_recital_say(self->recital, &now);
  if (!answer)
    ilk_recital_prepare(self->recital, &next);
}

static gint64
get_deck(UiSessionPage *self)
{
  IlkCard *card = self->session != NULL ? ilk_session_get_card(self->session) : NULL;
  return card != NULL ? ilk_card_get_deck(card) : 0;
}

static double
get_speed(UiSessionPage *self, const IlkVoiceChoice *choice)
{
  return ilk_voice_choice_get_speed(choice, get_deck(self));
}

static void
begin(UiSessionPage *self, IlkSpokenPart part)
{
  g_autoptr(IlkVoiceChoice) choice = ilk_voice_choice_new(self->narration);
  UiSound *sound = ui_sound_find(GTK_WIDGET(self->card_view));
  g_autofree char *path = sound != NULL ? ui_sound_dup_path(sound) : NULL;

  ui_notice_bar_show(self->notice, NULL);
  make_recital(self);
  ilk_recital_set_rate(self->recital, get_speed(self, choice));
  if (path != NULL)
    ilk_recital_play(self->recital, path);
  else
    say(self, choice, part);
}

/* What is to be heard, while the desktop is asked whether a screen reader speaks. */
typedef struct {
  UiSessionPage *self;
  IlkSpokenPart part;
} Wish;

static void
asked_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Wish *wish = user_data;
  g_autoptr(UiSessionPage) self = wish->self;
  g_autoptr(GError) error = NULL;
  gboolean is_on = ui_screen_reader_ask_finish(result, &error);

  if (error != NULL)
    return;
  g_clear_object(&self->listening);
  if (is_on)
    tell_of_screen_reader(self);
  else if (self->session != NULL && ilk_session_get_card(self->session) != NULL)
    begin(self, wish->part);
}

void
ui_session_page_listen(UiSessionPage *self, IlkSpokenPart part)
{
  if (self->recital != NULL && ilk_recital_get_state(self->recital) != ILK_PLAYER_IDLE) {
    ilk_recital_toggle(self->recital);
    return;
  }
  if (self->listening != NULL)
    return;
  Wish *wish = g_new(Wish, 1);
  *wish = (Wish){g_object_ref(self), part};
  self->listening = g_cancellable_new();
  ui_screen_reader_ask_async(self->listening, asked_cb, wish);
}

void
ui_session_page_seek(UiSessionPage *self, int words)
{
  if (self->recital != NULL)
    ilk_recital_seek_word(self->recital, words);
}

/* How fast cards are heard is a setting, so that the next one is heard as fast. */
void
ui_session_page_keep_speed(UiSessionPage *self)
{
  g_autoptr(IlkVoiceChoice) choice = ilk_voice_choice_new(self->narration);

  ilk_voice_choice_set_speed(choice, get_deck(self), ilk_recital_get_rate(self->recital));
  g_autofree char *text = ilk_voice_choice_to_text(choice);
  gtk_widget_activate_action(GTK_WIDGET(self), "settings.narration", "s", text);
}

void
ui_session_page_change_speed(UiSessionPage *self, int steps)
{
  g_autoptr(IlkVoiceChoice) choice = ilk_voice_choice_new(self->narration);

  make_recital(self);
  ilk_recital_set_rate(self->recital, get_speed(self, choice));
  ui_listen_bar_change_speed(self->recital, steps);
  ui_session_page_keep_speed(self);
}

void
ui_session_page_hush(UiSessionPage *self)
{
  if (self->listening != NULL)
    g_cancellable_cancel(self->listening);
  g_clear_object(&self->listening);
  g_clear_pointer(&self->light, ui_word_light_free);
  if (self->recital != NULL)
    ilk_recital_stop(self->recital);
}

void
ui_session_page_stop_listening(UiSessionPage *self)
{
  ui_session_page_hush(self);
  if (self->recital == NULL)
    return;
  g_clear_pointer(&self->watch, ui_screen_reader_watch_free);
  g_signal_handlers_disconnect_by_data(self->recital, self);
  g_clear_object(&self->recital);
}
