/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: test-application INTERLOCK
 *
 * The process: one window, which a second start of the program raises, and what the collection has
 * to say about itself, which the window shows.
 */
#include "app/store/front/collection-care.h"
#include "app/store/front/collection-study.h"
#include "tests/ui/application-fixture.h"
#include "ui/pages.h"

/* Returns: the exit status of a second start, during which the first goes on */
static int
start_again(const char *collection)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) child = g_subprocess_new(G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error,
                                                  program, "--collection", collection, NULL);
  int status = -1;

  g_assert_no_error(error);
  g_subprocess_wait_async(child, NULL, waited_cb, &status);
  wait_until(status != -1);
  return status;
}

static void
test_second_start_raises_the_window(Fixture *fixture, gconstpointer data)
{
  start(fixture);
  gtk_widget_set_visible(GTK_WIDGET(fixture->window), FALSE);
  g_assert_cmpint(start_again(fixture->directory), ==, 0);
  g_assert_true(only_window() == fixture->window);
  g_assert_true(gtk_widget_get_visible(GTK_WIDGET(fixture->window)));
}

static void
test_second_start_with_another_collection(Fixture *fixture, gconstpointer data)
{
  start(fixture);
  g_assert_cmpint(start_again("/somewhere/else"), ==, 1);
  g_assert_true(only_window() == fixture->window);
  g_assert_cmpstr(ui_window_get_directory(fixture->window), ==, fixture->directory);
}

static void
test_no_notice_without_a_reason(Fixture *fixture, gconstpointer data)
{
  start(fixture);
  g_assert_false(is_shown(GTK_WIDGET(fixture->window->notice)));
}

static void
test_damage_is_told_until_dismissed(Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename(fixture->directory, "collection.db", NULL);
  g_autofree char *rubbish = g_strnfill(8192, '#');

  g_assert_true(g_file_set_contents(path, rubbish, -1, NULL));
  start(fixture);
  g_assert_true(is_shown(GTK_WIDGET(fixture->window->notice)));
  g_assert_true(is_label_shown(GTK_WIDGET(fixture->window->notice),
                               ilk_collection_get_notice(fixture->window->collection)));
  g_signal_emit_by_name(find_widget(GTK_WIDGET(fixture->window->notice), GTK_TYPE_BUTTON),
                        "clicked");
  g_assert_false(is_shown(GTK_WIDGET(fixture->window->notice)));
}

static void
test_problem_names_the_folder(Fixture *fixture, gconstpointer data)
{
  g_autoptr(IlkCollection) other = ilk_collection_open(fixture->directory, NULL);

  g_assert_nonnull(other);
  g_setenv("INTERLOCK_COLLECTION", fixture->directory, TRUE);
  g_application_activate(application);
  fixture->window = g_object_ref(only_window());
  wait_until(is_label_shown(GTK_WIDGET(ui_window_find_page(fixture->window, "study")),
                            fixture->directory));
  g_clear_object(&other);
  gtk_widget_activate_action(GTK_WIDGET(ui_window_find_page(fixture->window, "study")), "win.open",
                             NULL);
  wait_until(ui_page_is_ready(ui_window_find_page(fixture->window, "study")));
}

/* Those of the switcher are Alt and where the page stands in it. */
static void
test_pages_have_keys(Fixture *fixture, gconstpointer data)
{
  guint place = 0;

  start(fixture);
  for (guint i = 0; i < ui_pages_n && ui_pages[i].in_switcher; i++) {
    g_autofree char *key = g_strdup_printf("<Alt>%u", ++place);
    g_autofree char *action = g_strconcat("win.page::", ui_pages[i].name, NULL);
    g_auto(GStrv) keys =
        gtk_application_get_accels_for_action(GTK_APPLICATION(application), action);

    g_assert_cmpuint(g_strv_length(keys), ==, 1);
    g_assert_cmpstr(keys[0], ==, key);
    gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.page", "s", ui_pages[i].name);
    g_assert_cmpstr(adw_view_stack_get_visible_child_name(fixture->window->pages), ==,
                    ui_pages[i].name);
  }
}

/* Each but those of the switcher fills the window and leads back; a name means one page. */
static void
test_pages_lead_back(Fixture *fixture, gconstpointer data)
{
  start(fixture);
  for (guint i = 0; i < ui_pages_n; i++) {
    g_assert_true(ui_pages_find(ui_pages[i].name) == &ui_pages[i]);
    g_assert_true(g_type_is_a(ui_pages[i].type(), UI_TYPE_PAGE));
    g_assert_true(ui_pages[i].in_switcher == (ui_pages[i].icon != NULL));
    if (ui_pages[i].in_switcher)
      continue;
    gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.page", "s", ui_pages[i].name);
    g_assert_cmpstr(ui_places_get_name(fixture->window->places), ==, ui_pages[i].name);
    gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.back", NULL);
    g_assert_true(ui_window_is_home(fixture->window));
  }
}

static gboolean
is_focus_in(Fixture *fixture, GtkWidget *page)
{
  GtkWidget *focus = gtk_window_get_focus(GTK_WINDOW(fixture->window));

  return focus != NULL && gtk_widget_is_ancestor(focus, page);
}

/* Also while a page has nothing to show yet, and when it then has. */
static void
test_pages_take_the_focus(Fixture *fixture, gconstpointer data)
{
  const char *const pages[] = {"lab", "progress", "study"};

  start(fixture);
  for (gsize i = 0; i < G_N_ELEMENTS(pages); i++) {
    gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.page", "s", pages[i]);
    wait_for_frames(GTK_WIDGET(fixture->window));
    g_assert_true(is_focus_in(fixture, adw_view_stack_get_visible_child(fixture->window->pages)));
  }
  gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.page", "s", "progress");
  wait_until(ui_page_is_ready(ui_window_find_page(fixture->window, "progress")));
  wait_for_frames(GTK_WIDGET(fixture->window));
  g_assert_true(gtk_widget_get_mapped(gtk_window_get_focus(GTK_WINDOW(fixture->window))));
  g_assert_true(is_focus_in(fixture, GTK_WIDGET(ui_window_find_page(fixture->window, "progress"))));
}

static void
answer_unwatched(IlkCollection *collection, gint64 card, gint64 at)
{
  IlkReview review = {.card = card, .at = at, .rating = ILK_RATING_AGAIN, .ms = 1000};
  ilk_collection_answer_async(collection, &review, NULL, NULL, NULL);
}

/* Nobody waits for the answer here, nor for the window that closes. */
static void
test_told_to_end_loses_no_answer(Fixture *fixture, gconstpointer data)
{
  start(fixture);
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkCard) card = ilk_collection_next_card(fixture->window->collection, 0, 0, &error);
  g_auto(IlkCheckReport) report = {0};

  g_assert_no_error(error);
  for (guint i = 0; i < 20; i++)
    answer_unwatched(fixture->window->collection, ilk_card_get_id(card), 1000 + i);
  raise(SIGTERM);
  wait_until(gtk_application_get_windows(GTK_APPLICATION(application)) == NULL);
  g_autoptr(IlkCollection) again = ilk_collection_open(fixture->directory, &error);
  g_assert_no_error(error);
  g_assert_true(ilk_collection_check(again, FALSE, &report, &error));
  g_assert_cmpuint(report.reviews, ==, 20);
}

/* The program is not installed here, so the theme has its icon from the program alone. */
static void
test_about_has_icon_and_addresses(Fixture *fixture, gconstpointer data)
{
  g_autofree char *website = NULL;
  g_autofree char *issues = NULL;
  g_autofree char *icon = NULL;

  start(fixture);
  gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.about", NULL);
  GtkWidget *about = find_dialog("AdwAbout");
  g_assert_nonnull(about);
  g_object_get(about, "website", &website, "issue-url", &issues, "application-icon", &icon, NULL);
  g_assert_cmpstr(website, ==, ILK_WEBSITE);
  g_assert_cmpstr(issues, ==, ILK_ISSUES);

  GtkIconTheme *theme = gtk_icon_theme_get_for_display(gdk_display_get_default());
  g_autoptr(GtkIconPaintable) paintable = gtk_icon_theme_lookup_icon(
      theme, icon, NULL, 128, 1, GTK_TEXT_DIR_LTR, (GtkIconLookupFlags) 0);
  g_autoptr(GFile) file = gtk_icon_paintable_get_file(paintable);
  g_assert_nonnull(file);
  g_assert_true(g_file_has_uri_scheme(file, "resource"));
  if (GTK_IS_WINDOW(about))
    gtk_window_destroy(GTK_WINDOW(about));
}

int
main(int argc, char *argv[])
{
  start_application(&argc, &argv);
  ADD("application", "second-start-raises-the-window", test_second_start_raises_the_window);
  ADD("application", "second-start-with-another-collection",
      test_second_start_with_another_collection);
  ADD("application", "no-notice-without-a-reason", test_no_notice_without_a_reason);
  ADD("application", "damage-is-told-until-dismissed", test_damage_is_told_until_dismissed);
  ADD("application", "problem-names-the-folder", test_problem_names_the_folder);
  ADD("application", "pages-have-keys", test_pages_have_keys);
  ADD("application", "pages-lead-back", test_pages_lead_back);
  ADD("application", "pages-take-the-focus", test_pages_take_the_focus);
  ADD("application", "about-has-icon-and-addresses", test_about_has_icon_and_addresses);
  ADD("application", "told-to-end-loses-no-answer", test_told_to_end_loses_no_answer);
  int result = g_test_run();
  g_object_unref(application);
  return result;
}
