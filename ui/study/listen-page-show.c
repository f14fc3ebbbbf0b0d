/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page follows the listening, and tells the desktop what is heard.
 */
#include "app/narration/album.h"
#include "config.h"
#include "ui/study/listen-page-private.h"
#include "ui/text/spoken.h"

#include <glib/gi18n.h>

#define LOOK_MS 250

static gboolean
is_playing(UiListenPage *self)
{
  return ilk_listening_get_stage(self->listening) != ILK_LISTENING_STOPPED &&
         !ilk_listening_is_paused(self->listening);
}

static void
show_stage(UiListenPage *self)
{
  g_autofree char *left = ilk_duration_text(ilk_listening_get_left(self->listening));
  g_autofree char *text = NULL;

  switch (ilk_listening_get_stage(self->listening)) {
  case ILK_LISTENING_QUESTION:
    text = g_strdup(_("Question"));
    break;
  case ILK_LISTENING_PAUSE:
    /* Translators: %s is the time that is left to answer aloud, such as “0:12”. */
    text = g_strdup_printf(_("Say the answer · %s"), left);
    break;
  case ILK_LISTENING_ANSWER:
  case ILK_LISTENING_GAP:
    text = g_strdup(_("Answer"));
    break;
  case ILK_LISTENING_STOPPED:
  default:
    text = g_strdup(_("Press Space to listen"));
  }
  gtk_label_set_label(self->stage, text);
}

static void
show_time(UiListenPage *self)
{
  IlkRecital *recital = ilk_listening_get_recital(self->listening);
  g_autofree char *position = ilk_duration_text(ilk_recital_get_position(recital));
  g_autofree char *duration = ilk_duration_text(ilk_recital_get_duration(recital));
  g_autofree char *text = g_strdup_printf("%s / %s", position, duration);

  gtk_label_set_label(self->time, text);
  show_stage(self);
}

static gboolean
look_cb(gpointer user_data)
{
  show_time(UI_LISTEN_PAGE(user_data));
  return G_SOURCE_CONTINUE;
}

void
ui_listen_page_show_buttons(UiListenPage *self)
{
  gboolean playing = is_playing(self);
  const char *text = playing ? _("Pause") : _("Play");
  double rate = ilk_recital_get_rate(ilk_listening_get_recital(self->listening));
  g_autofree char *speed = g_strdup_printf("%g×", rate);
  g_autofree char *name = g_strdup_printf(_("Speed: %s"), speed);

  gtk_button_set_icon_name(GTK_BUTTON(self->play_button), playing
                                                              ? "media-playback-pause-symbolic"
                                                              : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text(self->play_button, text);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->play_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 text, -1);
  gtk_button_set_label(self->speed_button, speed);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->speed_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 name, -1);
}

/* The question until the answer is heard. */
static void
show_text(UiListenPage *self)
{
  guint index = ilk_listening_get_index(self->listening);
  IlkListeningStage stage = ilk_listening_get_stage(self->listening);
  gboolean answer = stage == ILK_LISTENING_ANSWER || stage == ILK_LISTENING_GAP;
  const IlkCardContent *content =
      ilk_card_get_content(ilk_listening_get_card(self->listening, index));

  if (index == self->shown_index && answer == self->shown_answer)
    return;
  g_clear_pointer(&self->light, ui_word_light_free);
  self->shown_index = index;
  self->shown_answer = answer;
  ui_markdown_view_set_markdown(self->text, answer ? content->answer : content->question);
}

static void
tell_desktop(UiListenPage *self)
{
  guint index = ilk_listening_get_index(self->listening);
  IlkCard *card = ilk_listening_get_card(self->listening, index);
  g_autofree char *title = ui_label_text(ilk_card_get_content(card)->question);
  gboolean stopped = ilk_listening_get_stage(self->listening) == ILK_LISTENING_STOPPED;
  const UiMprisState state = {
      .title = stopped ? NULL : title,
      .album = self->deck_name,
      .number = index + 1,
      .seconds = ilk_listening_get_seconds(self->listening, index),
      .playing = is_playing(self),
      .rate = ilk_recital_get_rate(ilk_listening_get_recital(self->listening)),
  };

  if (self->mpris != NULL)
    ui_mpris_show(self->mpris, &state);
}

/* (nullable): before it is shown, and in a window of no application */
static GtkApplication *
get_application(UiListenPage *self)
{
  GtkRoot *root = gtk_widget_get_root(GTK_WIDGET(self));
  return GTK_IS_WINDOW(root) ? gtk_window_get_application(GTK_WINDOW(root)) : NULL;
}

void
ui_listen_page_keep_awake(UiListenPage *self, gboolean awake)
{
  GtkApplication *application = get_application(self);

  if (self->awake == awake)
    return;
  self->awake = awake;
  if (application != NULL && awake)
    self->awake_cookie =
        gtk_application_inhibit(application, GTK_WINDOW(gtk_widget_get_root(GTK_WIDGET(self))),
                                GTK_APPLICATION_INHIBIT_SUSPEND, _("Cards are being read aloud"));
  else if (application != NULL && self->awake_cookie != 0)
    gtk_application_uninhibit(application, self->awake_cookie);
  if (!awake)
    self->awake_cookie = 0;
}

void
ui_listen_page_show(UiListenPage *self)
{
  gboolean playing = is_playing(self);

  gtk_widget_action_set_enabled(GTK_WIDGET(self), "listen.grade",
                                ilk_listening_can_grade(self->listening));
  show_text(self);
  ui_listen_page_show_buttons(self);
  show_time(self);
  ui_listen_page_show_place(self);
  tell_desktop(self);
  ui_listen_page_keep_awake(self, playing);
  if (playing && self->timer == 0)
    self->timer = g_timeout_add(LOOK_MS, look_cb, self);
  else if (!playing)
    g_clear_handle_id(&self->timer, g_source_remove);
}

static void
word_cb(UiListenPage *self, int word)
{
  const IlkNarrated *narrated =
      ilk_recital_get_narrated(ilk_listening_get_recital(self->listening));

  if (self->light == NULL && narrated != NULL)
    self->light = ui_word_light_new(GTK_WIDGET(self->text), narrated->text);
  if (self->light != NULL)
    ui_word_light_show(self->light, word);
  if (word < 0)
    g_clear_pointer(&self->light, ui_word_light_free);
}

static void
failed_cb(UiListenPage *self, const GError *error)
{
  ui_notice_bar_show(self->notice, error->message);
}

void
ui_listen_page_use(UiListenPage *self, IlkListening *listening)
{
  IlkRecital *recital = ilk_listening_get_recital(listening);

  self->listening = g_object_ref(listening);
  self->shown_index = G_MAXUINT;
  g_signal_connect_swapped(listening, "changed", G_CALLBACK(ui_listen_page_show), self);
  g_signal_connect_swapped(listening, "length", G_CALLBACK(ui_listen_page_show_length), self);
  g_signal_connect_swapped(listening, "failed", G_CALLBACK(failed_cb), self);
  g_signal_connect_swapped(recital, "word", G_CALLBACK(word_cb), self);
  ilk_listening_set_sleep(listening, (guint) self->sleep);
  gtk_stack_set_visible_child_name(self->states, "list");
  ui_listen_page_show(self);
}

void
ui_listen_page_let_go(UiListenPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel(self->cancellable);
  g_clear_object(&self->cancellable);
  g_clear_handle_id(&self->timer, g_source_remove);
  g_clear_pointer(&self->light, ui_word_light_free);
  ui_listen_page_keep_awake(self, FALSE);
  if (self->mpris != NULL)
    g_signal_handlers_disconnect_by_data(self->mpris, self);
  if (self->mpris != NULL)
    g_object_run_dispose(G_OBJECT(self->mpris));
  g_clear_object(&self->mpris);
  g_clear_pointer(&self->watch, ui_screen_reader_watch_free);
  if (self->listening == NULL)
    return;
  g_signal_handlers_disconnect_by_data(ilk_listening_get_recital(self->listening), self);
  g_signal_handlers_disconnect_by_data(self->listening, self);
  ilk_listening_stop(self->listening);
  g_clear_object(&self->listening);
}
