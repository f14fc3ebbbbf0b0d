/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What keys, buttons and the desktop do.
 */
#include "ui/media/listen-bar.h"
#include "ui/study/listen-page-private.h"

#include <glib/gi18n.h>

/* A headset has three keys: two of them may grade. */
static gboolean
grade_by_key(UiListenPage *self, const char *command)
{
  gboolean next = g_str_equal(command, "next");
  IlkListeningStage stage = ilk_listening_get_stage(self->listening);

  if (!self->media_keys_grade || stage < ILK_LISTENING_ANSWER ||
      (!next && !g_str_equal(command, "previous")))
    return FALSE;
  ilk_listening_grade(self->listening, next ? ILK_RATING_GOOD : ILK_RATING_AGAIN);
  return TRUE;
}

static void
command_cb(UiListenPage *self, const char *command)
{
  if (self->listening == NULL || grade_by_key(self, command))
    return;
  if (g_str_equal(command, "play"))
    ui_listen_page_act(self, ilk_listening_resume);
  else if (g_str_equal(command, "pause"))
    ilk_listening_pause(self->listening);
  else if (g_str_equal(command, "play-pause"))
    ui_listen_page_act(self, ilk_listening_toggle);
  else if (g_str_equal(command, "stop"))
    ilk_listening_stop(self->listening);
  else if (g_str_equal(command, "next"))
    ui_listen_page_act(self, ilk_listening_next);
  else if (g_str_equal(command, "previous"))
    ui_listen_page_act(self, ilk_listening_previous);
  else if (GTK_IS_WINDOW(gtk_widget_get_root(GTK_WIDGET(self))))
    gtk_window_present(GTK_WINDOW(gtk_widget_get_root(GTK_WIDGET(self))));
}

static void
tell_of_screen_reader(UiListenPage *self)
{
  ui_notice_bar_show(self->notice,
                     _("A screen reader is on, so cards are not read aloud besides."));
}

/* One that is turned on in the middle has the word. */
static void
turned_on_cb(gpointer user_data)
{
  UiListenPage *self = UI_LISTEN_PAGE(user_data);

  if (ilk_listening_get_stage(self->listening) == ILK_LISTENING_STOPPED)
    return;
  ilk_listening_stop(self->listening);
  tell_of_screen_reader(self);
}

static void
begin(UiListenPage *self)
{
  if (self->mpris == NULL) {
    self->mpris = ui_mpris_new();
    g_signal_connect_swapped(self->mpris, "command", G_CALLBACK(command_cb), self);
    self->watch = ui_screen_reader_watch_new(turned_on_cb, self);
  }
  ui_notice_bar_show(self->notice, NULL);
}

/* What is to be done, while the desktop is asked whether a screen reader speaks. */
typedef struct {
  UiListenPage *self;
  void (*act)(IlkListening *listening); /* (nullable): from the card at @index on */
  guint index;
} Wish;

static void
grant(const Wish *wish)
{
  if (wish->act != NULL)
    wish->act(wish->self->listening);
  else
    ilk_listening_go(wish->self->listening, wish->index);
}

static void
asked_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Wish *wish = user_data;
  g_autoptr(UiListenPage) self = wish->self;
  g_autoptr(GError) error = NULL;
  gboolean is_on = ui_screen_reader_ask_finish(result, &error);

  if (error != NULL || self->listening == NULL)
    return;
  if (is_on) {
    tell_of_screen_reader(self);
    return;
  }
  begin(self);
  grant(wish);
}

/* Whoever begins to speak asks first. */
static void
ask_and_grant(const Wish *wish)
{
  UiListenPage *self = wish->self;

  if (self->listening == NULL)
    return;
  if (ilk_listening_get_stage(self->listening) != ILK_LISTENING_STOPPED) {
    grant(wish);
    return;
  }
  g_object_ref(self);
  ui_screen_reader_ask_async(self->cancellable, asked_cb, g_memdup2(wish, sizeof *wish));
}

void
ui_listen_page_act(UiListenPage *self, void (*act)(IlkListening *listening))
{
  ask_and_grant(&(Wish){self, act, 0});
}

void
ui_listen_page_go(UiListenPage *self, guint index)
{
  ask_and_grant(&(Wish){self, NULL, index});
}

static void
toggle_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_listen_page_act(UI_LISTEN_PAGE(widget), ilk_listening_toggle);
}

static void
next_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_listen_page_act(UI_LISTEN_PAGE(widget), ilk_listening_next);
}

static void
previous_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_listen_page_act(UI_LISTEN_PAGE(widget), ilk_listening_previous);
}

static void
grade_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  int rating = g_variant_get_int32(parameter);

  if (UI_LISTEN_PAGE(widget)->listening != NULL && rating >= ILK_RATING_AGAIN &&
      rating <= ILK_RATING_EASY)
    ilk_listening_grade(UI_LISTEN_PAGE(widget)->listening, (IlkRating) rating);
}

static void
speed_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiListenPage *self = UI_LISTEN_PAGE(widget);
  g_autoptr(IlkVoiceChoice) choice = ilk_voice_choice_new(self->narration);

  if (self->listening == NULL)
    return;
  IlkRecital *recital = ilk_listening_get_recital(self->listening);
  ui_listen_bar_change_speed(recital, g_variant_get_int32(parameter));
  ui_listen_page_show_buttons(self);
  double speed = ilk_recital_get_rate(recital);
  IlkCard *card = ilk_listening_get_card(self->listening, ilk_listening_get_index(self->listening));
  ilk_listening_set_speed(self->listening, speed);
  ilk_voice_choice_set_speed(choice, ilk_card_get_deck(card), speed);
  g_autofree char *text = ilk_voice_choice_to_text(choice);
  gtk_widget_activate_action(widget, "settings.narration", "s", text);
}

static void
save_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiListenPage *self = UI_LISTEN_PAGE(widget);

  if (self->deck_name != NULL)
    gtk_widget_activate_action(widget, "win.speak", "(xsb)", self->deck, self->deck_name,
                               g_variant_get_boolean(parameter));
}

void
ui_listen_page_install_actions(GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action(widget_class, "listen.toggle", NULL, toggle_cb);
  gtk_widget_class_install_action(widget_class, "listen.next", NULL, next_cb);
  gtk_widget_class_install_action(widget_class, "listen.previous", NULL, previous_cb);
  gtk_widget_class_install_action(widget_class, "listen.grade", "i", grade_cb);
  gtk_widget_class_install_action(widget_class, "listen.speed", "i", speed_cb);
  gtk_widget_class_install_action(widget_class, "listen.save", "b", save_cb);
  gtk_widget_class_install_property_action(widget_class, "listen.sleep", "sleep");
  gtk_widget_class_install_property_action(widget_class, "listen.media-keys-grade",
                                           "media-keys-grade");
}
