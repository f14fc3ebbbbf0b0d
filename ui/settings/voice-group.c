/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The setting is one line of text; each row changes its part of it.
 */
#include "ui/settings/voice-group.h"

#include "app/narration/recital.h"
#include "app/narration/voice-choice.h"
#include "config.h"
#include "ui/base/resource.h"

#include <glib/gi18n.h>

struct _UiVoiceGroup {
  AdwPreferencesGroup parent_instance;

  /* Owned */
  IlkVoiceChoice *choice;
  IlkRecital *recital; /* (nullable): once a sample was heard */

  gint64 deck;
  gboolean showing;

  /* Template */
  GtkWidget *language_row;
  GtkWidget *speed_row;
  GtkSpinButton *speed;
  GtkWidget *command_row;
};

G_DEFINE_FINAL_TYPE(UiVoiceGroup, ui_voice_group, ADW_TYPE_PREFERENCES_GROUP)

static const char *
get_language(UiVoiceGroup *self)
{
  return ilk_voice_choice_get_language(self->choice, self->deck);
}

static void
show_choice(UiVoiceGroup *self)
{
  self->showing = TRUE;
  gtk_editable_set_text(GTK_EDITABLE(self->language_row), get_language(self));
  gtk_editable_set_text(GTK_EDITABLE(self->command_row), self->choice->command);
  gtk_spin_button_set_value(self->speed, self->choice->speed);
  self->showing = FALSE;
}

static void
store(UiVoiceGroup *self)
{
  g_autofree char *text = ilk_voice_choice_to_text(self->choice);

  adw_preferences_group_set_description(ADW_PREFERENCES_GROUP(self), NULL);
  gtk_widget_activate_action(GTK_WIDGET(self), "settings.narration", "s", text);
}

/* A deck that is spoken like all others needs no language of its own. */
static void
language_cb(UiVoiceGroup *self)
{
  g_autofree char *language =
      g_strstrip(g_strdup(gtk_editable_get_text(GTK_EDITABLE(self->language_row))));
  gboolean usual = *language == '\0' || g_str_equal(language, self->choice->language);

  if (self->deck != 0) {
    ilk_voice_choice_set_deck(self->choice, self->deck, usual ? NULL : language);
  } else {
    g_free(self->choice->language);
    self->choice->language = g_strdup(*language != '\0' ? language : ILK_NARRATION_LANGUAGE);
  }
  store(self);
}

static void
command_cb(UiVoiceGroup *self)
{
  g_free(self->choice->command);
  self->choice->command =
      g_strstrip(g_strdup(gtk_editable_get_text(GTK_EDITABLE(self->command_row))));
  store(self);
}

static void
speed_cb(UiVoiceGroup *self)
{
  if (self->showing)
    return;
  self->choice->speed = gtk_spin_button_get_value(self->speed);
  store(self);
}

static void
failed_cb(UiVoiceGroup *self, const GError *error)
{
  g_autofree char *text = g_markup_escape_text(error->message, -1);

  adw_preferences_group_set_description(ADW_PREFERENCES_GROUP(self), text);
}

static const char *
get_sample(const char *language)
{
  return g_str_has_prefix(language, "de")
             ? "Immer nur ein Thread führt Bytecode aus."
             : "The GIL lets one thread at a time execute bytecode, and waits for I/O.";
}

static void
sample_cb(UiVoiceGroup *self)
{
  const char *language = get_language(self);
  const IlkNarration what = {
      .markdown = get_sample(language), .language = language, .command = self->choice->command};

  if (self->recital == NULL) {
    self->recital = ilk_recital_new();
    g_signal_connect_swapped(self->recital, "failed", G_CALLBACK(failed_cb), self);
  }
  adw_preferences_group_set_description(ADW_PREFERENCES_GROUP(self), NULL);
  ilk_recital_set_rate(self->recital, self->choice->speed);
  ilk_recital_say(self->recital, &what);
}

static void
ui_voice_group_unmap(GtkWidget *widget)
{
  if (UI_VOICE_GROUP(widget)->recital != NULL)
    ilk_recital_stop(UI_VOICE_GROUP(widget)->recital);
  GTK_WIDGET_CLASS(ui_voice_group_parent_class)->unmap(widget);
}

static void
ui_voice_group_dispose(GObject *object)
{
  UiVoiceGroup *self = UI_VOICE_GROUP(object);

  if (self->recital != NULL)
    g_signal_handlers_disconnect_by_data(self->recital, self);
  g_clear_object(&self->recital);
  G_OBJECT_CLASS(ui_voice_group_parent_class)->dispose(object);
}

static void
ui_voice_group_finalize(GObject *object)
{
  ilk_voice_choice_free(UI_VOICE_GROUP(object)->choice);
  G_OBJECT_CLASS(ui_voice_group_parent_class)->finalize(object);
}

static void
ui_voice_group_class_init(UiVoiceGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  object_class->dispose = ui_voice_group_dispose;
  object_class->finalize = ui_voice_group_finalize;
  widget_class->unmap = ui_voice_group_unmap;
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("settings/voice-group.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiVoiceGroup, language_row);
  gtk_widget_class_bind_template_child(widget_class, UiVoiceGroup, speed_row);
  gtk_widget_class_bind_template_child(widget_class, UiVoiceGroup, speed);
  gtk_widget_class_bind_template_child(widget_class, UiVoiceGroup, command_row);
  gtk_widget_class_bind_template_callback(widget_class, language_cb);
  gtk_widget_class_bind_template_callback(widget_class, command_cb);
  gtk_widget_class_bind_template_callback(widget_class, speed_cb);
  gtk_widget_class_bind_template_callback(widget_class, sample_cb);
}

static void
ui_voice_group_init(UiVoiceGroup *self)
{
  self->choice = ilk_voice_choice_new(NULL);
  self->showing = TRUE;
  gtk_widget_init_template(GTK_WIDGET(self));
  show_choice(self);
}

void
ui_voice_group_show(UiVoiceGroup *self, const char *narration)
{
  g_return_if_fail(UI_IS_VOICE_GROUP(self));

  ilk_voice_choice_free(self->choice);
  self->choice = ilk_voice_choice_new(narration);
  show_choice(self);
}

void
ui_voice_group_set_deck(UiVoiceGroup *self, gint64 deck)
{
  g_return_if_fail(UI_IS_VOICE_GROUP(self));

  self->deck = deck;
  gtk_widget_set_visible(self->speed_row, deck == 0);
  gtk_widget_set_visible(self->command_row, deck == 0);
  show_choice(self);
}
