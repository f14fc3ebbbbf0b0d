/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page follows the listening; the desktop is told what is heard, and its keys come back as
 * commands.
 */
#include "ui/study/listen-page.h"

#include "app/narration/album.h"
#include "config.h"
#include "ui/base/resource.h"
#include "ui/media/listen-bar.h"
#include "ui/media/screen-reader.h"
#include "ui/study/listen-page-private.h"
#include "ui/text/spoken.h"

#include <glib/gi18n.h>

#define LOOK_MS 250

enum { PROP_0, PROP_NARRATION, PROP_SLEEP, PROP_MEDIA_KEYS_GRADE };

G_DEFINE_FINAL_TYPE(UiListenPage, ui_listen_page, UI_TYPE_PAGE)

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

static void
show_buttons(UiListenPage *self)
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

static void
changed_cb(UiListenPage *self)
{
  gboolean playing = is_playing(self);

  gtk_widget_action_set_enabled(GTK_WIDGET(self), "listen.grade",
                                ilk_listening_can_grade(self->listening));
  show_text(self);
  show_buttons(self);
  show_time(self);
  ui_listen_page_show_place(self);
  tell_desktop(self);
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
    ilk_listening_resume(self->listening);
  else if (g_str_equal(command, "pause"))
    ilk_listening_pause(self->listening);
  else if (g_str_equal(command, "play-pause"))
    ilk_listening_toggle(self->listening);
  else if (g_str_equal(command, "stop"))
    ilk_listening_stop(self->listening);
  else if (g_str_equal(command, "next"))
    ilk_listening_next(self->listening);
  else if (g_str_equal(command, "previous"))
    ilk_listening_previous(self->listening);
  else if (GTK_IS_WINDOW(gtk_widget_get_root(GTK_WIDGET(self))))
    gtk_window_present(GTK_WINDOW(gtk_widget_get_root(GTK_WIDGET(self))));
}

void
ui_listen_page_use(UiListenPage *self, IlkListening *listening)
{
  IlkRecital *recital = ilk_listening_get_recital(listening);

  self->listening = g_object_ref(listening);
  self->shown_index = G_MAXUINT;
  g_signal_connect_swapped(listening, "changed", G_CALLBACK(changed_cb), self);
  g_signal_connect_swapped(listening, "length", G_CALLBACK(ui_listen_page_show_length), self);
  g_signal_connect_swapped(listening, "failed", G_CALLBACK(failed_cb), self);
  g_signal_connect_swapped(recital, "word", G_CALLBACK(word_cb), self);
  ilk_listening_set_sleep(listening, (guint) self->sleep);
  gtk_stack_set_visible_child_name(self->states, "list");
  changed_cb(self);
}

void
ui_listen_page_let_go(UiListenPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel(self->cancellable);
  g_clear_object(&self->cancellable);
  g_clear_handle_id(&self->timer, g_source_remove);
  g_clear_pointer(&self->light, ui_word_light_free);
  if (self->mpris != NULL)
    g_signal_handlers_disconnect_by_data(self->mpris, self);
  if (self->mpris != NULL)
    g_object_run_dispose(G_OBJECT(self->mpris));
  g_clear_object(&self->mpris);
  if (self->listening == NULL)
    return;
  g_signal_handlers_disconnect_by_data(ilk_listening_get_recital(self->listening), self);
  g_signal_handlers_disconnect_by_data(self->listening, self);
  ilk_listening_stop(self->listening);
  g_clear_object(&self->listening);
}

static void
begin(UiListenPage *self)
{
  if (self->mpris == NULL) {
    self->mpris = ui_mpris_new();
    g_signal_connect_swapped(self->mpris, "command", G_CALLBACK(command_cb), self);
  }
  ui_notice_bar_show(self->notice, NULL);
  ilk_listening_toggle(self->listening);
}

static void
asked_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiListenPage) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean is_on = ui_screen_reader_ask_finish(result, &error);

  if (error != NULL || self->listening == NULL)
    return;
  if (is_on)
    ui_notice_bar_show(self->notice,
                       _("A screen reader is on, so cards are not read aloud besides."));
  else
    begin(self);
}

static void
toggle_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiListenPage *self = UI_LISTEN_PAGE(widget);

  if (self->listening == NULL)
    return;
  if (ilk_listening_get_stage(self->listening) != ILK_LISTENING_STOPPED)
    ilk_listening_toggle(self->listening);
  else
    ui_screen_reader_ask_async(self->cancellable, asked_cb, g_object_ref(self));
}

static void
next_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (UI_LISTEN_PAGE(widget)->listening != NULL)
    ilk_listening_next(UI_LISTEN_PAGE(widget)->listening);
}

static void
previous_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (UI_LISTEN_PAGE(widget)->listening != NULL)
    ilk_listening_previous(UI_LISTEN_PAGE(widget)->listening);
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
  show_buttons(self);
  choice->speed = ilk_recital_get_rate(recital);
  g_autofree char *text = ilk_voice_choice_to_text(choice);
  gtk_widget_activate_action(widget, "settings.narration", "s", text);
}

static void
ui_listen_page_set_deck(UiPage *page, gint64 deck)
{
  UiListenPage *self = UI_LISTEN_PAGE(page);

  self->deck = deck;
  gtk_stack_set_visible_child_name(self->states, "loading");
  ui_listen_page_load(self);
}

static void
ui_listen_page_collection_changed(UiPage *page)
{
  ui_listen_page_let_go(UI_LISTEN_PAGE(page));
}

static void
ui_listen_page_leave(UiPage *page)
{
  if (UI_LISTEN_PAGE(page)->listening != NULL)
    ilk_listening_stop(UI_LISTEN_PAGE(page)->listening);
}

static void
ui_listen_page_focus(UiPage *page)
{
  gtk_widget_grab_focus(UI_LISTEN_PAGE(page)->play_button);
}

static gboolean
ui_listen_page_is_ready(UiPage *page)
{
  return UI_LISTEN_PAGE(page)->listening != NULL;
}

static void
ui_listen_page_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UiListenPage *self = UI_LISTEN_PAGE(object);

  if (id == PROP_NARRATION)
    g_value_set_string(value, self->narration);
  else if (id == PROP_SLEEP)
    g_value_set_int(value, self->sleep);
  else if (id == PROP_MEDIA_KEYS_GRADE)
    g_value_set_boolean(value, self->media_keys_grade);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_listen_page_set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UiListenPage *self = UI_LISTEN_PAGE(object);

  if (id == PROP_NARRATION) {
    g_free(self->narration);
    self->narration = g_value_dup_string(value);
  } else if (id == PROP_SLEEP) {
    self->sleep = g_value_get_int(value);
    if (self->listening != NULL)
      ilk_listening_set_sleep(self->listening, (guint) self->sleep);
  } else if (id == PROP_MEDIA_KEYS_GRADE) {
    self->media_keys_grade = g_value_get_boolean(value);
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
  }
}

static void
ui_listen_page_dispose(GObject *object)
{
  UiListenPage *self = UI_LISTEN_PAGE(object);

  ui_listen_page_let_go(self);
  g_clear_object(&self->rows);
  g_clear_pointer(&self->ids, g_array_unref);
  G_OBJECT_CLASS(ui_listen_page_parent_class)->dispose(object);
}

static void
ui_listen_page_finalize(GObject *object)
{
  g_free(UI_LISTEN_PAGE(object)->narration);
  g_free(UI_LISTEN_PAGE(object)->deck_name);
  G_OBJECT_CLASS(ui_listen_page_parent_class)->finalize(object);
}

static void
install_actions(GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action(widget_class, "listen.toggle", NULL, toggle_cb);
  gtk_widget_class_install_action(widget_class, "listen.next", NULL, next_cb);
  gtk_widget_class_install_action(widget_class, "listen.previous", NULL, previous_cb);
  gtk_widget_class_install_action(widget_class, "listen.grade", "i", grade_cb);
  gtk_widget_class_install_action(widget_class, "listen.speed", "i", speed_cb);
  gtk_widget_class_install_property_action(widget_class, "listen.sleep", "sleep");
  gtk_widget_class_install_property_action(widget_class, "listen.media-keys-grade",
                                           "media-keys-grade");
}

static void
install_properties(GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  g_object_class_install_property(object_class, PROP_NARRATION,
                                  g_param_spec_string("narration", NULL, NULL, NULL, flags));
  g_object_class_install_property(object_class, PROP_SLEEP,
                                  g_param_spec_int("sleep", NULL, NULL, 0, 600, 0, flags));
  g_object_class_install_property(
      object_class, PROP_MEDIA_KEYS_GRADE,
      g_param_spec_boolean("media-keys-grade", NULL, NULL, FALSE, flags));
}

static void
ui_listen_page_class_init(UiListenPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);
  UiPageClass *page_class = UI_PAGE_CLASS(klass);

  object_class->get_property = ui_listen_page_get_property;
  object_class->set_property = ui_listen_page_set_property;
  object_class->dispose = ui_listen_page_dispose;
  object_class->finalize = ui_listen_page_finalize;
  page_class->set_deck = ui_listen_page_set_deck;
  page_class->collection_changed = ui_listen_page_collection_changed;
  page_class->leave = ui_listen_page_leave;
  page_class->focus = ui_listen_page_focus;
  page_class->is_ready = ui_listen_page_is_ready;
  install_properties(object_class);
  install_actions(widget_class);
  g_type_ensure(UI_TYPE_MARKDOWN_VIEW);
  g_type_ensure(UI_TYPE_NOTICE_BAR);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("study/listen-page.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiListenPage, title);
  gtk_widget_class_bind_template_child(widget_class, UiListenPage, notice);
  gtk_widget_class_bind_template_child(widget_class, UiListenPage, stage);
  gtk_widget_class_bind_template_child(widget_class, UiListenPage, text);
  gtk_widget_class_bind_template_child(widget_class, UiListenPage, play_button);
  gtk_widget_class_bind_template_child(widget_class, UiListenPage, speed_button);
  gtk_widget_class_bind_template_child(widget_class, UiListenPage, time);
  gtk_widget_class_bind_template_child(widget_class, UiListenPage, list);
  gtk_widget_class_bind_template_child(widget_class, UiListenPage, states);
}

static void
ui_listen_page_init(UiListenPage *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  gtk_widget_action_set_enabled(GTK_WIDGET(self), "listen.grade", FALSE);
  ui_listen_page_set_up_list(self);
}
