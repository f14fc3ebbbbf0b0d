/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: shots DIR [VARIANT]
 *
 * Writes a picture of every page and state into DIR: for looking at the window in all its variants
 * without clicking through them. Runs on a collection of its own with the clock stopped. Colours,
 * contrast and language are fixed when GTK starts, so each variant is a process. Not installed.
 */
#include "ui/shots-private.h"

#include "app/base/clock.h"
#include "app/base/paths.h"
#include "app/store/front/collection-options.h"
#include "config.h"
#include "ui/application.h"
#include "ui/study/listen-page-private.h"
#include "ui/study/study-page.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>

#define GERMAN "de_DE.UTF-8"

static const Variant variants[] = {
    {"light", 1000, 720, "prefer-light", "0", "en", FALSE},
    {"dark", 1000, 720, "prefer-dark", "0", "en", FALSE},
    {"wide", 1280, 800, "prefer-light", "0", "en", FALSE},
    {"narrow", 360, 720, "prefer-light", "0", "en", FALSE},
    {"narrow-dark", 360, 720, "prefer-dark", "0", "de", FALSE},
    {"contrast", 1000, 720, "prefer-light", "1", "en", FALSE},
    {"german", 1000, 720, "prefer-light", "0", "de", FALSE},
    {"rtl", 1000, 720, "prefer-light", "0", "en", TRUE},
    {"large-text", 1000, 720, "prefer-light", "0", "en", FALSE, 200},
    {"narrow-large-text", 360, 720, "prefer-light", "0", "de", FALSE, 200},
};

static gboolean
has_progress(UiWindow *window)
{
  return shots_is_ready(window, "progress");
}

static gboolean
has_memory(UiWindow *window)
{
  return shots_is_ready(window, "memory");
}

static void
shoot_place(Shooting *shooting, const char *page)
{
  gtk_widget_activate_action(GTK_WIDGET(shooting->window), "win.page", "s", page);
  shots_take(shooting, page);
  gtk_widget_activate_action(GTK_WIDGET(shooting->window), "win.back", NULL);
}

static void
shoot_memory(Shooting *shooting)
{
  UiWindow *window = shooting->window;

  gtk_widget_activate_action(GTK_WIDGET(window), "win.page", "s", "memory");
  shots_wait_until(window, has_memory);
  shots_take(shooting, "memory");
  ilk_collection_set_retention(window->collection, FIRST_DECK, 0.85, NULL);
  ui_page_set_deck(ui_window_find_page(window, "memory"), FIRST_DECK);
  ui_page_refresh(ui_window_find_page(window, "memory"));
  shots_wait_until(window, has_memory);
  shots_take(shooting, "memory-deck");
  ilk_collection_set_retention(window->collection, FIRST_DECK, 0, NULL);
  gtk_widget_activate_action(GTK_WIDGET(window), "win.back", NULL);
}

static void
shoot_progress(Shooting *shooting)
{
  UiWindow *window = shooting->window;

  adw_view_stack_set_visible_child_name(window->pages, "progress");
  shots_wait_until(window, has_progress);
  shots_take(shooting, "progress");
  adw_view_stack_set_visible_child_name(window->pages, "study");
}

/* The newest window is the one over all others; with libadwaita 1.5 it is the window itself, over
 * which the dialog then stays. */
static void
shoot_about(Shooting *shooting)
{
  gtk_widget_activate_action(GTK_WIDGET(shooting->window), "win.about", NULL);
  GListModel *windows = gtk_window_get_toplevels();
  g_autoptr(GtkWidget) newest =
      g_list_model_get_item(windows, g_list_model_get_n_items(windows) - 1);

  shots_take_of(shooting, newest, "about");
  if (newest != GTK_WIDGET(shooting->window))
    gtk_window_destroy(GTK_WINDOW(newest));
}

static gboolean
shows_deck(UiWindow *window)
{
  return ui_page_is_ready(UI_PAGE(ui_window_find_page(window, "deck")));
}

static void
shoot_deck(Shooting *shooting)
{
  UiWindow *window = shooting->window;

  gtk_widget_activate_action(GTK_WIDGET(window), "win.deck", "(sx)", "deck", (gint64) FIRST_DECK);
  shots_wait_until(window, shows_deck);
  shots_take(shooting, "deck");
  gtk_widget_activate_action(GTK_WIDGET(window), "win.back", NULL);
}

static gboolean
says_a_word(UiWindow *window)
{
  UiListenPage *page = UI_LISTEN_PAGE(ui_window_find_page(window, "listen"));

  return page->light != NULL && ilk_listening_get_stage(page->listening) == ILK_LISTENING_ANSWER;
}

static gboolean
has_playlist(UiWindow *window)
{
  return ui_page_is_ready(ui_window_find_page(window, "listen"));
}

static void
shoot_listen(Shooting *shooting)
{
  UiWindow *window = shooting->window;

  gtk_widget_activate_action(GTK_WIDGET(window), "win.deck", "(sx)", "listen", (gint64) FIRST_DECK);
  shots_wait_until(window, has_playlist);
  UiListenPage *page = UI_LISTEN_PAGE(ui_window_find_page(window, "listen"));
  ilk_listening_go(page->listening, 0);
  ilk_listening_next(page->listening);
  shots_wait_until(window, says_a_word);
  ilk_listening_pause(page->listening);
  shots_take(shooting, "listen");
  gtk_widget_activate_action(GTK_WIDGET(window), "win.back", NULL);
}

static void
shoot_all(Shooting *shooting)
{
  UiWindow *window = shooting->window;
  g_autoptr(GError) error = g_error_new_literal(
      G_IO_ERROR, 0, _("Interlock is already open with this collection. Close it and try again."));

  shots_wait_until(window, shots_has_decks);
  shots_take(shooting, "study");
  shoot_place(shooting, "preferences");
  shoot_memory(shooting);
  shoot_place(shooting, "help");
  gtk_widget_activate_action(GTK_WIDGET(window), "win.deck", "(sx)", "session", (gint64) 0);
  shots_wait_until(window, shots_asks_in_full);
  shots_first_card(shooting);
  shots_around_the_card(shooting);
  shots_finish_session(window);
  shots_take(shooting, "end");
  shots_act(window, "session.end");
  shots_take(shooting, "study-done");
  shots_care(shooting);
  shoot_place(shooting, "more");
  shoot_deck(shooting);
  shoot_listen(shooting);
  shots_writing(shooting);
  shots_quiz(shooting);
  shoot_progress(shooting);
  shots_cards(shooting);
  shots_media(shooting);
  shots_quiz_kinds(shooting);
  shots_import(shooting);
  ui_window_set_collection(window, NULL);
  ui_study_page_show_error(UI_STUDY_PAGE(ui_window_find_page(window, "study")),
                           "/home/ada/.local/share/interlock", error);
  shots_take(shooting, "error");
  shoot_about(shooting);
}

static void
remove_tree(GFile *file)
{
  g_autoptr(GFileEnumerator) children = g_file_enumerate_children(
      file, "standard::name", G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child = NULL;

  while (children != NULL && g_file_enumerator_iterate(children, NULL, &child, NULL, NULL) &&
         child != NULL)
    remove_tree(child);
  g_file_delete(file, NULL, NULL);
}

static void
activate_cb(AdwApplication *application, Shooting *shooting)
{
  g_autofree char *directory = g_dir_make_tmp("interlock-shots-XXXXXX", NULL);
  g_autoptr(GFile) folder = g_file_new_for_path(directory);
  g_autoptr(UiSettings) settings = ui_settings_new();

  g_object_set(gtk_settings_get_default(), "gtk-enable-animations", FALSE, "gtk-font-name",
               "Cantarell 11", NULL);
  if (shooting->variant->scale != 0)
    g_object_set(gtk_settings_get_default(), "gtk-xft-dpi",
                 96 * 1024 * shooting->variant->scale / 100, NULL);
  if (shooting->variant->rtl)
    gtk_widget_set_default_direction(GTK_TEXT_DIR_RTL);
  shooting->window = ui_window_new(application, settings, directory);
  gtk_window_set_default_size(GTK_WINDOW(shooting->window), shooting->variant->width,
                              shooting->variant->height);
  gtk_window_present(GTK_WINDOW(shooting->window));
  shoot_all(shooting);
  gtk_window_destroy(GTK_WINDOW(shooting->window));
  remove_tree(folder);
}

static int
run_variant(const Variant *variant, const char *directory)
{
  Shooting shooting = {.variant = variant, .directory = directory};
  g_autoptr(AdwApplication) application = adw_application_new(ILK_APP_ID, G_APPLICATION_NON_UNIQUE);

  setlocale(LC_ALL, "");
  bindtextdomain(GETTEXT_PACKAGE, ilk_paths_locale_dir());
  textdomain(GETTEXT_PACKAGE);
  ilk_clock_freeze(NOW, 0);
  g_signal_connect(application, "activate", G_CALLBACK(activate_cb), &shooting);
  return g_application_run(G_APPLICATION(application), 0, NULL) != 0 || shooting.cut > 0;
}

/* Newer C libraries translate nothing in C.UTF-8, whatever the language: a locale of it is used
 * where the machine has one. */
static void
set_language(GSubprocessLauncher *launcher, const char *language)
{
  locale_t german = newlocale(LC_ALL_MASK, GERMAN, (locale_t) 0);

  g_subprocess_launcher_setenv(launcher, "LANGUAGE", language, TRUE);
  if (german == (locale_t) 0)
    return;
  freelocale(german);
  if (g_str_equal(language, "de"))
    g_subprocess_launcher_setenv(launcher, "LC_ALL", GERMAN, TRUE);
}

static gboolean
spawn_variant(const char *program, const Variant *variant, const char *directory)
{
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_NONE);
  g_autoptr(GSubprocess) child = NULL;
  g_autoptr(GError) error = NULL;

  g_subprocess_launcher_setenv(launcher, "ADW_DEBUG_COLOR_SCHEME", variant->scheme, TRUE);
  g_subprocess_launcher_setenv(launcher, "ADW_DEBUG_HIGH_CONTRAST", variant->contrast, TRUE);
  set_language(launcher, variant->language);
  child = g_subprocess_launcher_spawn(launcher, &error, program, directory, variant->name, NULL);
  if (child == NULL || !g_subprocess_wait_check(child, NULL, &error)) {
    g_printerr("shots: %s: %s\n", variant->name, error->message);
    return FALSE;
  }
  return TRUE;
}

int
main(int argc, char *argv[])
{
  gboolean good = TRUE;

  if (argc < 2 || g_mkdir_with_parents(argv[1], 0755) != 0) {
    g_printerr("usage: shots DIR [VARIANT]\n");
    return 2;
  }
  /* It keeps time without a sound device. */
  g_setenv("INTERLOCK_AUDIO_SINK", "fakesink sync=true", FALSE);
  for (gsize i = 0; argc > 2 && i < G_N_ELEMENTS(variants); i++)
    if (g_str_equal(argv[2], variants[i].name))
      return run_variant(&variants[i], argv[1]);
  for (gsize i = 0; i < G_N_ELEMENTS(variants); i++)
    good = spawn_variant(argv[0], &variants[i], argv[1]) && good;
  return good ? 0 : 1;
}
