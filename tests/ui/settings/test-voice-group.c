/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How cards are spoken: what rows say goes out as one line, and a sample is heard, through a sink
 * that keeps time but needs no device.
 */
#include "tests/ui/person.h"
#include "tests/ui/start.h"
#include "tests/ui/widget-tree.h"
#include "ui/settings/voice-group.h"

typedef struct {
  GtkWidget *window;
  UiVoiceGroup *group;
  char *narration;
} Fixture;

static void
narration_cb(Fixture *fixture, GVariant *parameter)
{
  g_free(fixture->narration);
  fixture->narration = g_variant_dup_string(parameter, NULL);
}

static void
set_up(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new();
  g_autoptr(GSimpleAction) action = g_simple_action_new("narration", G_VARIANT_TYPE_STRING);

  g_signal_connect_swapped(action, "activate", G_CALLBACK(narration_cb), fixture);
  g_action_map_add_action(G_ACTION_MAP(actions), G_ACTION(action));
  fixture->narration = NULL;
  fixture->window = gtk_window_new();
  fixture->group = g_object_new(UI_TYPE_VOICE_GROUP, NULL);
  gtk_widget_insert_action_group(fixture->window, "settings", G_ACTION_GROUP(actions));
  gtk_window_set_child(GTK_WINDOW(fixture->window), GTK_WIDGET(fixture->group));
  gtk_window_present(GTK_WINDOW(fixture->window));
  wait_until(gtk_widget_get_mapped(GTK_WIDGET(fixture->group)));
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
  gpointer group = fixture->group;

  g_object_add_weak_pointer(group, &group);
  gtk_window_destroy(GTK_WINDOW(fixture->window));
  wait_until(group == NULL);
  g_free(fixture->narration);
}

/* The row of text with @n others before it. */
static GtkWidget *
find_entry(GtkWidget *root, guint *n)
{
  if (ADW_IS_ENTRY_ROW(root) && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child(root); child != NULL;
       child = gtk_widget_get_next_sibling(child)) {
    GtkWidget *found = find_entry(child, n);
    if (found != NULL)
      return found;
  }
  return NULL;
}

static GtkWidget *
get_entry(Fixture *fixture, guint n)
{
  return find_entry(GTK_WIDGET(fixture->group), &n);
}

static void
write_entry(Fixture *fixture, guint n, const char *text)
{
  GtkWidget *entry = get_entry(fixture, n);
  gtk_editable_set_text(GTK_EDITABLE(entry), text);
  g_signal_emit_by_name(entry, "apply");
}

static void
set_speed(Fixture *fixture, double speed)
{
  GtkWidget *spin = find_widget(GTK_WIDGET(fixture->group), GTK_TYPE_SPIN_BUTTON);
  gtk_spin_button_set_value(GTK_SPIN_BUTTON(spin), speed);
}

static void
test_all_decks(Fixture *fixture, gconstpointer data)
{
  ui_voice_group_show(fixture->group, "en-gb 1.50 3=de piper -x");
  g_assert_null(fixture->narration);
  g_assert_cmpstr(gtk_editable_get_text(GTK_EDITABLE(get_entry(fixture, 0))), ==, "en-gb");
  g_assert_cmpstr(gtk_editable_get_text(GTK_EDITABLE(get_entry(fixture, 1))), ==, "piper -x");
  write_entry(fixture, 0, " fr ");
  g_assert_cmpstr(fixture->narration, ==, "fr 1.50 3=de piper -x");
  set_speed(fixture, 0.75);
  g_assert_cmpstr(fixture->narration, ==, "fr 0.75 3=de piper -x");
  write_entry(fixture, 1, "");
  g_assert_cmpstr(fixture->narration, ==, "fr 0.75 3=de");
  write_entry(fixture, 0, "");
  g_assert_cmpstr(fixture->narration, ==, "en-us 0.75 3=de");
}

/* A deck's own, and nothing where it is as all are. */
static void
test_one_deck(Fixture *fixture, gconstpointer data)
{
  g_autoptr(IlkDeckSpeech) speech = ilk_deck_speech_new("de", "GIL = gill");
  ui_voice_group_show(fixture->group, "en-us 1.00 3=fr");
  ui_voice_group_set_deck(fixture->group, 7, speech);
  g_assert_cmpstr(gtk_editable_get_text(GTK_EDITABLE(get_entry(fixture, 0))), ==, "");
  write_entry(fixture, 0, "es");
  g_assert_cmpstr(fixture->narration, ==, "en-us 1.00 3=fr,7=es");
  set_speed(fixture, 1.25);
  g_assert_cmpstr(fixture->narration, ==, "en-us 1.00 3=fr,7=es:1.25");
  write_entry(fixture, 1, "my voice");
  g_assert_cmpstr(fixture->narration, ==, "en-us 1.00 3=fr,7=es:1.25:my%20voice");
  write_entry(fixture, 1, "");
  set_speed(fixture, 1);
  write_entry(fixture, 0, "");
  g_assert_cmpstr(fixture->narration, ==, "en-us 1.00 3=fr");
}

static const char *
get_told(Fixture *fixture)
{
  const char *told = adw_preferences_group_get_description(ADW_PREFERENCES_GROUP(fixture->group));
  return strstr(told, "espeak-ng speaks") == NULL ? told : NULL;
}

static void
test_no_language(Fixture *fixture, gconstpointer data)
{
  write_entry(fixture, 0, "Deutsch, bitte & <b>");
  g_assert_null(fixture->narration);
  g_assert_nonnull(strstr(get_told(fixture), "as its code"));
  write_entry(fixture, 0, "de");
  g_assert_cmpstr(fixture->narration, ==, "de 1.00 -");
  g_assert_null(get_told(fixture));
}

static GtkWidget *
find_button(GtkWidget *root, const char *icon)
{
  if (GTK_IS_BUTTON(root) && g_strcmp0(gtk_button_get_icon_name(GTK_BUTTON(root)), icon) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child(root); child != NULL;
       child = gtk_widget_get_next_sibling(child)) {
    GtkWidget *found = find_button(child, icon);
    if (found != NULL)
      return found;
  }
  return NULL;
}

static GtkWidget *
get_button(Fixture *fixture, gboolean playing)
{
  return find_button(GTK_WIDGET(fixture->group),
                     playing ? "media-playback-stop-symbolic" : "media-playback-start-symbolic");
}

/* The same button begins and ends it, and it ends by itself. */
static void
test_sample(Fixture *fixture, gconstpointer data)
{
  g_signal_emit_by_name(get_button(fixture, FALSE), "clicked");
  wait_until(get_button(fixture, TRUE) != NULL);
  g_signal_emit_by_name(get_button(fixture, TRUE), "clicked");
  g_assert_nonnull(get_button(fixture, FALSE));
  ui_voice_group_show(fixture->group, "de 3.00 -");
  g_signal_emit_by_name(get_button(fixture, FALSE), "clicked");
  wait_until(get_button(fixture, TRUE) != NULL);
  wait_until(get_button(fixture, FALSE) != NULL);
  g_assert_null(get_told(fixture));
}

/* A voice that is not there is told of where it was chosen. */
static void
test_sample_that_fails(Fixture *fixture, gconstpointer data)
{
  ui_voice_group_show(fixture->group, "en-us 1.00 - no-such-voice-here --x");
  g_signal_emit_by_name(get_button(fixture, FALSE), "clicked");
  wait_until(get_told(fixture) != NULL);
  g_assert_nonnull(strstr(get_told(fixture), "no-such-voice-here"));
  g_assert_nonnull(get_button(fixture, FALSE));
}

int
main(int argc, char *argv[])
{
  g_setenv("INTERLOCK_AUDIO_SINK", "fakesink sync=true", TRUE);
  start_ui_test(&argc, &argv);
#define ADD(name, function)                                                                        \
  g_test_add("/settings/voice-group/" name, Fixture, NULL, set_up, function, tear_down)
  ADD("all-decks", test_all_decks);
  ADD("one-deck", test_one_deck);
  ADD("no-language", test_no_language);
  ADD("sample", test_sample);
  ADD("sample-that-fails", test_sample_that_fails);
  return g_test_run();
}
