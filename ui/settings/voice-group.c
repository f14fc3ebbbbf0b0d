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
#include <math.h>

struct _UiVoiceGroup {
  AdwPreferencesGroup parent_instance;

  /* Owned */
  IlkVoiceChoice *choice;
  IlkRecital *recital;   /* (nullable): once a sample was heard */
  IlkDeckSpeech *speech; /* (nullable): of the deck */

  char *usual; /* description while nothing is wrong */

  gint64 deck;
  gboolean showing;

  /* Template */
  GtkWidget *language_row;
  GtkSpinButton *speed;
  GtkWidget *command_row;
  GtkWidget *sample_button;
};

G_DEFINE_FINAL_TYPE(UiVoiceGroup, ui_voice_group, ADW_TYPE_PREFERENCES_GROUP)

static gboolean
is_of_deck(UiVoiceGroup *self)
{
  return self->deck != 0;
}

/* A deck shows what it has of its own; what it has not is as for all. */
static void
show_choice(UiVoiceGroup *self)
{
  const IlkDeckVoice *own = ilk_voice_choice_get_deck(self->choice, self->deck);
  gboolean of_deck = is_of_deck(self);

  self->showing = TRUE;
  gtk_editable_set_text(GTK_EDITABLE(self->language_row),
                        of_deck ? own->language : self->choice->language);
  gtk_editable_set_text(GTK_EDITABLE(self->command_row),
                        of_deck ? own->command : self->choice->command);
  gtk_spin_button_set_value(self->speed, ilk_voice_choice_get_speed(self->choice, self->deck));
  self->showing = FALSE;
}

/* @sentence: (nullable) */
static void
tell(UiVoiceGroup *self, const char *sentence)
{
  g_autofree char *text = g_markup_escape_text(sentence != NULL ? sentence : self->usual, -1);

  adw_preferences_group_set_description(ADW_PREFERENCES_GROUP(self), text);
}

static void
store(UiVoiceGroup *self)
{
  g_autofree char *text = ilk_voice_choice_to_text(self->choice);

  tell(self, NULL);
  gtk_widget_activate_action(GTK_WIDGET(self), "settings.narration", "s", text);
}

static char *
dup_text(GtkWidget *row)
{
  return g_strstrip(g_strdup(gtk_editable_get_text(GTK_EDITABLE(row))));
}

/* A deck that is spoken like all others has nothing of its own. */
static void
store_deck(UiVoiceGroup *self)
{
  g_autofree char *language = dup_text(self->language_row);
  g_autofree char *command = dup_text(self->command_row);
  double speed = gtk_spin_button_get_value(self->speed);
  const IlkDeckVoice own = {
      .language = language,
      .speed = fabs(speed - self->choice->speed) > 0.001 ? speed : 0,
      .command = command,
  };
  ilk_voice_choice_set_deck(self->choice, self->deck, &own);
}

static void
store_all(UiVoiceGroup *self)
{
  g_autofree char *language = dup_text(self->language_row);

  g_free(self->choice->command);
  self->choice->command = dup_text(self->command_row);
  g_free(self->choice->language);
  self->choice->language = g_strdup(*language != '\0' ? language : ILK_NARRATION_LANGUAGE);
  self->choice->speed = gtk_spin_button_get_value(self->speed);
}

static void
changed_cb(UiVoiceGroup *self)
{
  g_autofree char *language = dup_text(self->language_row);

  if (self->showing)
    return;
  if (*language != '\0' && !ilk_language_is_valid(language)) {
    tell(self, _("A language is written as its code, such as “en-us”, “de” or “fr”."));
    return;
  }
  if (is_of_deck(self))
    store_deck(self);
  else
    store_all(self);
  store(self);
}

static void
failed_cb(UiVoiceGroup *self, const GError *error)
{
  tell(self, error->message);
}

static void
show_sample(UiVoiceGroup *self)
{
  gboolean playing = ilk_recital_get_state(self->recital) != ILK_PLAYER_IDLE;
  const char *text = playing ? _("Stop the sample") : _("Hear a sample");

  gtk_button_set_icon_name(GTK_BUTTON(self->sample_button), playing
                                                                ? "media-playback-stop-symbolic"
                                                                : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text(self->sample_button, text);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->sample_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 text, -1);
}

/* In the language of the voice, whatever that of the window is. */
static const char *
get_sample(const char *language)
{
  static const struct {
    const char *language;
    const char *text;
  } samples[] = {
      {"de", "Immer nur ein Thread führt Bytecode aus."},
      {"es", "Solo un hilo a la vez ejecuta el código."},
      {"fr", "Un seul fil d’exécution tourne à la fois."},
      {"it", "Un solo thread alla volta esegue il codice."},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(samples); i++)
    if (g_str_has_prefix(language, samples[i].language))
      return samples[i].text;
  return "The GIL lets one thread at a time execute bytecode, and waits for I/O.";
}

static void
make_recital(UiVoiceGroup *self)
{
  if (self->recital != NULL)
    return;
  self->recital = ilk_recital_new();
  g_signal_connect_swapped(self->recital, "failed", G_CALLBACK(failed_cb), self);
  g_signal_connect_swapped(self->recital, "changed", G_CALLBACK(show_sample), self);
}

static void
sample_cb(UiVoiceGroup *self)
{
  const char *authors = self->speech != NULL ? self->speech->language : NULL;
  const char *language = ilk_voice_choice_get_language(self->choice, self->deck, authors);
  const IlkNarration what = {
      .markdown = get_sample(language),
      .language = language,
      .says = self->speech != NULL ? self->speech->says : NULL,
      .command = ilk_voice_choice_get_command(self->choice, self->deck),
  };

  make_recital(self);
  if (ilk_recital_get_state(self->recital) != ILK_PLAYER_IDLE) {
    ilk_recital_stop(self->recital);
    return;
  }
  tell(self, NULL);
  ilk_recital_set_rate(self->recital, ilk_voice_choice_get_speed(self->choice, self->deck));
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
  g_free(UI_VOICE_GROUP(object)->usual);
  g_clear_pointer(&UI_VOICE_GROUP(object)->speech, ilk_deck_speech_unref);
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
  gtk_widget_class_bind_template_child(widget_class, UiVoiceGroup, speed);
  gtk_widget_class_bind_template_child(widget_class, UiVoiceGroup, command_row);
  gtk_widget_class_bind_template_child(widget_class, UiVoiceGroup, sample_button);
  gtk_widget_class_bind_template_callback(widget_class, changed_cb);
  gtk_widget_class_bind_template_callback(widget_class, sample_cb);
}

static void
ui_voice_group_init(UiVoiceGroup *self)
{
  self->choice = ilk_voice_choice_new(NULL);
  self->showing = TRUE;
  gtk_widget_init_template(GTK_WIDGET(self));
  self->usual = g_strdup(adw_preferences_group_get_description(ADW_PREFERENCES_GROUP(self)));
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
ui_voice_group_set_deck(UiVoiceGroup *self, gint64 deck, IlkDeckSpeech *speech)
{
  g_return_if_fail(UI_IS_VOICE_GROUP(self) && deck != 0);

  gboolean other = self->deck != deck;
  self->deck = deck;
  g_clear_pointer(&self->speech, ilk_deck_speech_unref);
  self->speech = speech != NULL ? ilk_deck_speech_ref(speech) : NULL;
  if (!other)
    return;
  g_free(self->usual);
  self->usual = g_strdup(_("What is empty is as the deck's file says, or as in Preferences."));
  tell(self, NULL);
  show_choice(self);
}
