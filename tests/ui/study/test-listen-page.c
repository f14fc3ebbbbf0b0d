/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Listening through a deck, by keys and by the desktop's media keys, through a sink that keeps time
 * but needs no device.
 */
#include "tests/ui/study/screen-reader.h"
#include "tests/ui/study/study-fixture.h"
#include "ui/study/listen-page-private.h"

static UiListenPage *
get_page(Fixture *fixture)
{
  return (UiListenPage *) ui_window_find_page(fixture->window, "listen");
}

static void
open_deck(Fixture *fixture)
{
  gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.deck", "(sx)", "listen", (gint64) 1);
  wait_until(get_page(fixture) != NULL && ui_page_is_ready(UI_PAGE(get_page(fixture))));
}

static IlkListeningStage
get_stage(Fixture *fixture)
{
  return ilk_listening_get_stage(get_page(fixture)->listening);
}

static gboolean
is_paused(Fixture *fixture)
{
  return ilk_listening_is_paused(get_page(fixture)->listening);
}

static void
test_by_keys(Fixture *fixture, gconstpointer data)
{
  open_deck(fixture);
  UiListenPage *page = get_page(fixture);
  g_assert_cmpstr(adw_window_title_get_subtitle(page->title), ==, "10 cards, 2:53");
  g_assert_null(page->mpris);
  press("space");
  wait_until(get_stage(fixture) == ILK_LISTENING_QUESTION && page->light != NULL);
  g_assert_true(page->awake);
  press("space");
  wait_until(is_paused(fixture));
  g_assert_false(page->awake);
  press("space");
  wait_until(!is_paused(fixture));
  press("n");
  wait_until(get_stage(fixture) == ILK_LISTENING_ANSWER && page->light != NULL);
  press("3");
  wait_until(ilk_listening_get_index(page->listening) == 1);
  press("p");
  wait_until(ilk_listening_get_index(page->listening) == 0);
  press("Escape");
  wait_until(!gtk_widget_get_mapped(GTK_WIDGET(page)));
  g_assert_cmpint(get_stage(fixture), ==, ILK_LISTENING_STOPPED);
  g_assert_false(page->awake);
  close_window(fixture);
}

/* Without what plays, one sentence names the package, and the page goes on being one. */
static void
test_without_a_player(Fixture *fixture, gconstpointer data)
{
  open_deck(fixture);
  UiListenPage *page = get_page(fixture);
  g_setenv("INTERLOCK_AUDIO_SINK", "filesink location=/nowhere/at/all", TRUE);
  press("space");
  wait_until(gtk_widget_get_visible(GTK_WIDGET(page->notice)));
  g_assert_cmpint(get_stage(fixture), ==, ILK_LISTENING_STOPPED);
  g_assert_false(page->awake);
  g_setenv("INTERLOCK_AUDIO_SINK", "fakesink sync=true", TRUE);
  press("space");
  wait_until(get_stage(fixture) == ILK_LISTENING_QUESTION && page->light != NULL);
  close_window(fixture);
}

static void
called_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  GVariant **answer = user_data;
  *answer = g_dbus_connection_call_finish(G_DBUS_CONNECTION(source), result, NULL);
  if (*answer == NULL)
    *answer = g_variant_ref_sink(g_variant_new_boolean(FALSE));
}

/* As the desktop would call it: NULL for a property's @method reads it. */
static GVariant *
call(const char *interface, const char *method, GVariant *parameters)
{
  g_autoptr(GDBusConnection) bus =
      g_dbus_connection_new_for_address_sync(g_getenv("DBUS_SESSION_BUS_ADDRESS"),
                                             G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                 G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                             NULL, NULL, NULL);
  GVariant *answer = NULL;

  g_dbus_connection_call(bus, "org.mpris.MediaPlayer2.interlock", "/org/mpris/MediaPlayer2",
                         interface, method, parameters, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                         called_cb, &answer);
  wait_until(answer != NULL);
  return answer;
}

static void
command(const char *method)
{
  g_autoptr(GVariant) answer = call("org.mpris.MediaPlayer2.Player", method, NULL);
  g_assert_true(g_variant_is_of_type(answer, G_VARIANT_TYPE_UNIT));
}

static char *
dup_property(const char *property)
{
  g_autoptr(GVariant) answer =
      call("org.freedesktop.DBus.Properties", "Get",
           g_variant_new("(ss)", "org.mpris.MediaPlayer2.Player", property));
  return g_variant_print(answer, FALSE);
}

static gboolean
has_status(const char *status)
{
  g_autofree char *found = dup_property("PlaybackStatus");
  return strstr(found, status) != NULL;
}

static void
test_by_the_desktop(Fixture *fixture, gconstpointer data)
{
  open_deck(fixture);
  UiListenPage *page = get_page(fixture);
  press("space");
  wait_until(get_stage(fixture) == ILK_LISTENING_QUESTION && page->light != NULL);
  wait_until(has_status("Playing"));
  command("PlayPause");
  wait_until(is_paused(fixture));
  wait_until(has_status("Paused"));
  g_autofree char *metadata = dup_property("Metadata");
  g_assert_nonnull(strstr(metadata, "What is the Global Interpreter Lock?"));
  g_assert_nonnull(strstr(metadata, "The GIL and parallelism"));
  command("Next");
  wait_until(get_stage(fixture) == ILK_LISTENING_ANSWER);
  g_object_set(page, "media-keys-grade", TRUE, NULL);
  command("Next");
  wait_until(ilk_listening_get_index(page->listening) == 1);
  command("Stop");
  wait_until(has_status("Stopped"));
  close_window(fixture);
}

static gboolean
is_told(Fixture *fixture)
{
  return is_said(get_page(fixture)->notice);
}

static void
activate_row(Fixture *fixture)
{
  g_signal_emit_by_name(get_page(fixture)->list, "activate", 3);
}

static void
press_space(Fixture *fixture)
{
  press("space");
}

static void
press_next(Fixture *fixture)
{
  press("n");
}

static void
press_previous(Fixture *fixture)
{
  press("p");
}

static void
command_play(Fixture *fixture)
{
  command("Play");
}

static void
command_next(Fixture *fixture)
{
  command("Next");
}

/* One that is turned on in the middle has the word, by whatever one would begin again, and the
 * place is kept. */
static void
test_screen_reader(Fixture *fixture, gconstpointer data)
{
  static void (*const begins[])(Fixture *) = {press_space,    press_next,   activate_row,
                                              press_previous, command_play, command_next};
  open_deck(fixture);
  UiListenPage *page = get_page(fixture);
  for (gsize i = 0; i < G_N_ELEMENTS(tellers); i++) {
    press("space");
    wait_until(get_stage(fixture) == ILK_LISTENING_QUESTION && page->light != NULL);
    if (!tellers[i](TRUE))
      continue;
    wait_until(get_stage(fixture) == ILK_LISTENING_STOPPED);
    g_assert_true(is_told(fixture));
    g_assert_false(page->awake);
    for (gsize j = 0; j < G_N_ELEMENTS(begins); j++) {
      ui_notice_bar_show(page->notice, NULL);
      begins[j](fixture);
      wait_until(is_told(fixture));
      g_assert_cmpint(get_stage(fixture), ==, ILK_LISTENING_STOPPED);
      g_assert_cmpuint(ilk_listening_get_index(page->listening), ==, 0);
    }
    tellers[i](FALSE);
  }
  press("space");
  wait_until(get_stage(fixture) == ILK_LISTENING_QUESTION && page->light != NULL);
  g_assert_false(is_told(fixture));
  close_window(fixture);
}

static void
test_closed_meanwhile(Fixture *fixture, gconstpointer data)
{
  open_deck(fixture);
  press("space");
  wait_until(get_stage(fixture) == ILK_LISTENING_QUESTION);
  close_window(fixture);
}

/* Words take the room of text twice as large; buttons go into another line and leave the window
 * as narrow as it is. */
static void
test_on_a_phone(Fixture *fixture, gconstpointer data)
{
  const int phone = 360;
  int needed;

  g_object_set(gtk_settings_get_default(), "gtk-xft-dpi", 96 * 1024 * 2, NULL);
  open_deck(fixture);
  gtk_widget_measure(GTK_WIDGET(get_page(fixture)), GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL,
                     NULL, NULL);
  g_assert_cmpint(needed, <=, phone);
  gtk_settings_reset_property(gtk_settings_get_default(), "gtk-xft-dpi");
  close_window(fixture);
}

int
main(int argc, char *argv[])
{
  g_setenv("INTERLOCK_AUDIO_SINK", "fakesink sync=true", TRUE);
  start_ui_test(&argc, &argv);
  g_autoptr(AdwApplication) application = adw_application_new(NULL, G_APPLICATION_NON_UNIQUE);
  g_application_register(G_APPLICATION(application), NULL, NULL);
#define ADD(name, function)                                                                        \
  g_test_add("/study/listen-page/" name, Fixture, application, set_up, function, tear_down)
  ADD("by-keys", test_by_keys);
  ADD("by-the-desktop", test_by_the_desktop);
  ADD("without-a-player", test_without_a_player);
  ADD("screen-reader", test_screen_reader);
  ADD("on-a-phone", test_on_a_phone);
  ADD("closed-meanwhile", test_closed_meanwhile);
  return g_test_run();
}
