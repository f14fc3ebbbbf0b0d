/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: test-application INTERLOCK
 *
 * The process: one window, which a second start of the program raises, and what the collection has
 * to say about itself, which the window shows.
 */
#include "app/store/front/collection-care.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-study.h"
#include "config.h"
#include "tests/folder.h"
#include "tests/ui/start.h"
#include "tests/ui/widget-tree.h"
#include "ui/application.h"
#include "ui/exchange/import-view.h"
#include "ui/exchange/import-window.h"
#include "ui/pages.h"
#include "ui/window-private.h"

static const char *program;
static GApplication *application;

typedef struct {
  UiWindow *window;
  char *directory;
} Fixture;

static UiWindow *
only_window(void)
{
  GList *windows = gtk_application_get_windows(GTK_APPLICATION(application));

  g_assert_cmpuint(g_list_length(windows), ==, 1);
  return UI_WINDOW(windows->data);
}

static void
start(Fixture *fixture)
{
  g_setenv("INTERLOCK_COLLECTION", fixture->directory, TRUE);
  g_application_activate(application);
  fixture->window = g_object_ref(only_window());
  wait_until(ui_page_is_ready(ui_window_find_page(fixture->window, "study")));
}

static void
set_up(Fixture *fixture, gconstpointer data)
{
  fixture->directory = g_dir_make_tmp("interlock-XXXXXX", NULL);
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy(GTK_WINDOW(fixture->window));
  wait_until(G_OBJECT(fixture->window)->ref_count == 1);
  g_assert_finalize_object(fixture->window);
  remove_folder(fixture->directory);
  g_free(fixture->directory);
}

static void
waited_cb(GObject *child, GAsyncResult *result, gpointer status)
{
  g_subprocess_wait_finish(G_SUBPROCESS(child), result, NULL);
  *(int *) status = g_subprocess_get_exit_status(G_SUBPROCESS(child));
}

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

/* What the last import or export says that went wrong. */
static GtkWidget *
job_notice(Fixture *fixture)
{
  return find_widget(GTK_WIDGET(fixture->window->jobs), UI_TYPE_NOTICE_BAR);
}

static gboolean
is_shown(GtkWidget *notice)
{
  GtkWidget *revealer = find_widget(notice, GTK_TYPE_REVEALER);

  return gtk_revealer_get_reveal_child(GTK_REVEALER(revealer));
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

static GFile *
write_deck(Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename(fixture->directory, name, NULL);

  g_assert_true(g_file_set_contents(path, text, -1, NULL));
  return g_file_new_for_path(path);
}

/* Takes @files, as the learner agrees to have them. */
static void
import_files(Fixture *fixture, GPtrArray *files)
{
  GPtrArray *plans = g_ptr_array_new_with_free_func((GDestroyNotify) ui_import_plan_free);

  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add(plans, ui_import_plan_new(g_ptr_array_index(files, i)));
  g_ptr_array_unref(files);
  ui_window_import(fixture->window, plans);
}

/* Two files dropped together, each with such a text; NULL: one that is not there. */
static void
import_two(Fixture *fixture, const char *one, const char *other)
{
  GPtrArray *files = g_ptr_array_new_with_free_func(g_object_unref);
  const char *const texts[] = {one, other};

  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_autofree char *name = g_strdup_printf("deck-%zu.md", i);

    if (texts[i] != NULL)
      g_ptr_array_add(files, write_deck(fixture, name, texts[i]));
    else
      g_ptr_array_add(files, g_file_new_for_path("/nowhere/deck.md"));
  }
  import_files(fixture, files);
}

static void
import_one(Fixture *fixture, const char *name, const char *text)
{
  GPtrArray *files = g_ptr_array_new_with_free_func(g_object_unref);

  g_ptr_array_add(files, write_deck(fixture, name, text));
  import_files(fixture, files);
}

static void
test_decks_are_imported(Fixture *fixture, gconstpointer data)
{
  const struct {
    const char *name;
    const char *text;
    const char *title;
  } cases[] = {
      {"deck.md", "# Locks & <keys>\n\n## What is a lock?\n\nOne.\n", "Locks & <keys>"},
      {"Threads.csv", "question,answer\nWhat is a thread?,One.\n", "Threads"},
  };

  start(fixture);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    import_one(fixture, cases[i].name, cases[i].text);
    wait_until(
        is_label_shown(GTK_WIDGET(ui_window_find_page(fixture->window, "study")), cases[i].title));
  }
  g_assert_true(is_label_shown(GTK_WIDGET(fixture->window->toasts), "1 card added"));
  g_assert_false(is_shown(job_notice(fixture)));
}

#define ONE "# One\n\n## Why?\n\nSo.\n"
#define TWO "# Two\n\n## Why not?\n\nSo.\n"
#define BAD "No title\n"

/* Whatever becomes of each, it is told in one sentence. */
static void
test_several_files_are_one_job(Fixture *fixture, gconstpointer data)
{
  const struct {
    const char *one;
    const char *other;
    const char *told;
    gboolean well;
  } cases[] = {
      {ONE, TWO, "2 added, 0 changed, 0 unchanged in 2 decks", TRUE},
      {NULL, TWO, "1 of 2 decks was not imported. ", FALSE},
      {ONE, BAD, "1 of 2 decks was not imported. deck-1.md:1", FALSE},
      {NULL, BAD, "2 of 2 decks were not imported. ", FALSE},
      {ONE, TWO, "0 added, 0 changed, 2 unchanged in 2 decks", TRUE},
  };

  start(fixture);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    GtkWidget *told = cases[i].well ? GTK_WIDGET(fixture->window->toasts) : job_notice(fixture);

    import_two(fixture, cases[i].one, cases[i].other);
    wait_until(is_label_shown(told, cases[i].told));
    g_assert_true(is_shown(job_notice(fixture)) == !cases[i].well);
  }
}

/* What was done of one that is cancelled is told, and the next one runs. */
static void
test_a_cancelled_job_makes_way(Fixture *fixture, gconstpointer data)
{
  start(fixture);
  g_assert_null(fixture->window->jobs);
  import_two(fixture, ONE, TWO);
  GtkWidget *bar = GTK_WIDGET(fixture->window->jobs);

  import_one(fixture, "third.md", "# Three\n\n## When?\n\nNow.\n");
  g_signal_emit_by_name(find_widget(bar, GTK_TYPE_BUTTON), "clicked");
  wait_until(is_label_shown(GTK_WIDGET(ui_window_find_page(fixture->window, "study")), "Three"));
  g_assert_false(is_shown(job_notice(fixture)));
}

static void
test_vanished_deck_is_told(Fixture *fixture, gconstpointer data)
{
  GPtrArray *files = g_ptr_array_new_with_free_func(g_object_unref);

  start(fixture);
  g_ptr_array_add(files, g_file_new_for_path("/nowhere/deck.md"));
  import_files(fixture, files);
  wait_until(is_shown(job_notice(fixture)));
  g_assert_true(is_label_shown(job_notice(fixture), "/nowhere/deck.md"));
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

static void
test_bad_deck_is_told(Fixture *fixture, gconstpointer data)
{
  start(fixture);
  import_one(fixture, "deck.md", BAD);
  wait_until(is_shown(job_notice(fixture)));
  g_assert_true(is_label_shown(job_notice(fixture), "not imported. deck.md:1"));
  import_one(fixture, "deck.md", "# Mended\n\n## Why?\n\nSo.\n");
  wait_until(is_label_shown(GTK_WIDGET(fixture->window->toasts), "added to “Mended”"));
  g_assert_false(is_shown(job_notice(fixture)));
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

/* Returns: (nullable): a dialog of @kind, a window of its own or, with libadwaita 1.5, in the
 * window */
static GtkWidget *
find_dialog(const char *kind)
{
  GListModel *windows = gtk_window_get_toplevels();
  const char *const ends[] = {"Window", "Dialog"};

  for (guint i = 0; i < g_list_model_get_n_items(windows); i++) {
    g_autoptr(GtkWidget) window = g_list_model_get_item(windows, i);

    for (gsize end = 0; end < G_N_ELEMENTS(ends); end++) {
      g_autofree char *name = g_strconcat(kind, ends[end], NULL);
      GType type = g_type_from_name(name);
      GtkWidget *dialog = type != G_TYPE_INVALID ? find_widget(window, type) : NULL;
      if (dialog != NULL)
        return dialog;
    }
  }
  return NULL;
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

static GtkWidget *
find_question(void)
{
  GtkWidget *question = find_dialog("UiImport");

  return question != NULL && ui_import_window_is_ready(UI_IMPORT_WINDOW(question)) ? question
                                                                                   : NULL;
}

static GtkWidget *
find_button(GtkWidget *root, const char *label)
{
  if (GTK_IS_BUTTON(root) && g_strcmp0(gtk_button_get_label(GTK_BUTTON(root)), label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child(root); child != NULL;
       child = gtk_widget_get_next_sibling(child)) {
    GtkWidget *found = find_button(child, label);
    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
answer(const char *label)
{
  GtkWidget *button = find_button(find_question(), label);

  g_assert_nonnull(button);
  g_signal_emit_by_name(button, "clicked");
  wait_until(find_dialog("UiImport") == NULL);
}

static gboolean
has_deck(Fixture *fixture, const char *title)
{
  return ilk_collection_find_deck(fixture->window->collection, title, NULL) != 0;
}

static void
test_opened_deck_is_asked_about(Fixture *fixture, gconstpointer data)
{
  const struct {
    const char *button;
    gboolean imported;
  } cases[] = {{"Cancel", FALSE}, {"Import", TRUE}};
  g_autoptr(GFile) deck = write_deck(fixture, "locks.deck.md",
                                     "# Locks & <keys>\n\n## Why?\n\nSo.\n\n## How?\n\nThus.\n");

  start(fixture);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_application_open(application, &deck, 1, "");
    wait_until(find_question() != NULL);
    g_assert_true(is_label_shown(find_question(), "New deck: Locks & <keys>"));
    g_assert_true(is_label_shown(find_question(), "2 new"));
    g_assert_false(has_deck(fixture, "Locks & <keys>"));
    answer(cases[i].button);
    if (cases[i].imported)
      wait_until(is_label_shown(GTK_WIDGET(ui_window_find_page(fixture->window, "study")),
                                "Locks & <keys>"));
    g_assert_cmpint(has_deck(fixture, "Locks & <keys>"), ==, cases[i].imported);
  }
}

static void
show_file(guint n)
{
  gtk_drop_down_set_selected(GTK_DROP_DOWN(find_widget(find_question(), GTK_TYPE_DROP_DOWN)), n);
}

/* What cannot be read is told, and what else was opened comes in all the same. */
static void
test_opened_files_are_asked_about_at_once(Fixture *fixture, gconstpointer data)
{
  GFile *files[] = {write_deck(fixture, "bad.md", "No title\n"),
                    write_deck(fixture, "picture.png", "PNG"),
                    write_deck(fixture, "good.interlock", "# Good\n\n## Why?\n\nSo.\n")};
  const char *const told[] = {"bad.md:1", "picture.png", "New deck: Good"};

  g_setenv("INTERLOCK_COLLECTION", fixture->directory, TRUE);
  g_application_open(application, files, G_N_ELEMENTS(files), "");
  fixture->window = g_object_ref(only_window());
  wait_until(find_question() != NULL);
  for (guint i = 0; i < G_N_ELEMENTS(told); i++) {
    show_file(i);
    g_assert_true(is_label_shown(find_question(), told[i]));
  }
  answer("Import");
  wait_until(is_label_shown(GTK_WIDGET(ui_window_find_page(fixture->window, "study")), "Good"));
  for (gsize i = 0; i < G_N_ELEMENTS(files); i++)
    g_object_unref(files[i]);
}

/* The second list that can be seen: the first one chooses among files. */
static GtkDropDown *
find_meaning(guint column)
{
  GtkWidget *view = find_widget(find_question(), UI_TYPE_IMPORT_VIEW);
  GtkGrid *grid = GTK_GRID(find_widget(view, GTK_TYPE_GRID));

  return GTK_DROP_DOWN(gtk_grid_get_child_at(grid, (int) column, 0));
}

static void
choose_meaning(guint column, IlkColumn meaning)
{
  gtk_drop_down_set_selected(find_meaning(column), meaning);
  wait_until(find_question() != NULL);
}

/* A table of which nobody can tell what its columns are: the learner says it. */
static void
test_columns_of_a_table_are_chosen(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GFile) table =
      write_deck(fixture, "Words.csv", "7,der Faden,thread,n\n8,die Sperre,lock,n\n");

  start(fixture);
  ui_window_offer(fixture->window, table);
  wait_until(find_question() != NULL);
  g_assert_true(is_label_shown(find_question(), "None of the columns has a heading"));
  g_assert_true(is_label_shown(find_question(), "die Sperre"));
  choose_meaning(2, ILK_COLUMN_QUESTION);
  g_assert_true(is_label_shown(find_question(), "Choose which column is the question"));
  choose_meaning(2, ILK_COLUMN_ANSWER);
  choose_meaning(1, ILK_COLUMN_ANSWER);
  g_assert_cmpuint(gtk_drop_down_get_selected(find_meaning(2)), ==, ILK_N_COLUMNS);
  choose_meaning(2, ILK_COLUMN_QUESTION);
  g_assert_true(is_label_shown(find_question(), "2 new"));
  g_assert_true(is_label_shown(find_question(), "lock"));
  answer("Import");
  wait_until(is_label_shown(GTK_WIDGET(ui_window_find_page(fixture->window, "study")), "Words"));
}

/* Two files that came in together go together. */
static void
test_import_of_several_is_undone_at_once(Fixture *fixture, gconstpointer data)
{
  start(fixture);
  import_two(fixture, ONE, TWO);
  wait_until(has_deck(fixture, "Two"));
  wait_until(is_label_shown(GTK_WIDGET(fixture->window->toasts), "in 2 decks"));
  gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.undo-edit", NULL);
  wait_until(is_label_shown(GTK_WIDGET(fixture->window->toasts), "Undone: Import 2 decks"));
  g_assert_false(has_deck(fixture, "One"));
  g_assert_false(has_deck(fixture, "Two"));
}

static void
test_second_start_opens_a_deck(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GFile) deck = write_deck(fixture, "deck.md", "# Second\n\n## Why?\n\nSo.\n");
  g_autoptr(GError) error = NULL;
  int status = -1;

  start(fixture);
  g_autoptr(GSubprocess) child =
      g_subprocess_new(G_SUBPROCESS_FLAGS_NONE, &error, program, g_file_peek_path(deck), NULL);
  g_assert_no_error(error);
  g_subprocess_wait_async(child, NULL, waited_cb, &status);
  wait_until(status != -1 && find_question() != NULL);
  g_assert_cmpint(status, ==, 0);
  g_assert_true(is_label_shown(find_question(), "New deck: Second"));
  answer("Cancel");
}

/* The desktop's search */

static void
answered_cb(GObject *bus, GAsyncResult *result, gpointer answer)
{
  g_autoptr(GError) error = NULL;

  *(GVariant **) answer = g_dbus_connection_call_finish(G_DBUS_CONNECTION(bus), result, &error);
  g_assert_no_error(error);
}

/* (transfer full): what the provider answers to @method, as the desktop calls it */
static GVariant *
ask(const char *method, GVariant *parameters)
{
  GVariant *answer = NULL;

  g_dbus_connection_call(g_application_get_dbus_connection(application), ILK_APP_ID,
                         "/io/github/interlock/Interlock/SearchProvider",
                         "org.gnome.Shell.SearchProvider2", method, parameters, NULL,
                         G_DBUS_CALL_FLAGS_NONE, -1, NULL, answered_cb, &answer);
  wait_until(answer != NULL);
  return answer;
}

static GVariant *
words(const char *const *terms)
{
  return g_variant_new("(^as)", terms);
}

/* (transfer full): the first result that begins so */
static char *
find_result(GVariant *answer, const char *prefix)
{
  g_autofree const char **ids = NULL;

  g_variant_get(answer, "(^a&s)", &ids);
  for (const char **id = ids; *id != NULL; id++)
    if (g_str_has_prefix(*id, prefix))
      return g_strdup(*id);
  return NULL;
}

static void
test_desktop_search_finds_decks_and_cards(Fixture *fixture, gconstpointer data)
{
  static const char *const terms[] = {"gil", "par", NULL};
  const char *found[] = {NULL, NULL};

  start(fixture);
  g_autoptr(GVariant) results = ask("GetInitialResultSet", words(terms));
  g_autofree char *deck = find_result(results, "deck:");
  g_autofree char *card = find_result(results, "card:");
  g_assert_nonnull(deck);
  g_assert_nonnull(card);
  found[0] = deck;
  g_autoptr(GVariant) metas = ask("GetResultMetas", words(found));
  g_autofree char *text = g_variant_print(metas, FALSE);
  g_assert_nonnull(strstr(text, "The GIL and parallelism"));
  g_assert_nonnull(strstr(text, "to study"));
  g_variant_unref(ask("ActivateResult", g_variant_new("(s^asu)", deck, terms, 0)));
  wait_until(g_strcmp0(ui_places_get_name(fixture->window->places), "deck") == 0);
  g_variant_unref(ask("LaunchSearch", g_variant_new("(^asu)", terms, 0)));
  wait_until(g_strcmp0(adw_view_stack_get_visible_child_name(fixture->window->pages), "cards") ==
             0);
}

/* What is typed there is no language, and finds nothing rather than failing. */
static void
test_desktop_search_takes_anything(Fixture *fixture, gconstpointer data)
{
  static const char *const cases[][3] = {
      {"\"", NULL}, {"", NULL}, {"qqq:", "(", NULL}, {"-", "<:", NULL}, {"xyzzy", NULL}};

  start(fixture);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GVariant) results = ask("GetInitialResultSet", words(cases[i]));
    g_autofree char *card = find_result(results, "card:");
    g_assert_null(card);
  }
}

/* Nobody has opened the window: the answer comes all the same. */
static void
test_desktop_search_needs_no_window(Fixture *fixture, gconstpointer data)
{
  static const char *const terms[] = {"gil", NULL};
  g_autoptr(IlkCollection) made = ilk_collection_open(fixture->directory, NULL);

  g_clear_object(&made);
  g_setenv("INTERLOCK_COLLECTION", fixture->directory, TRUE);
  g_autoptr(GVariant) results = ask("GetInitialResultSet", words(terms));
  g_autofree char *card = find_result(results, "card:");
  g_assert_nonnull(card);
  start(fixture);
}

#define ADD(name, function)                                                                        \
  g_test_add("/ui/application/" name, Fixture, NULL, set_up, function, tear_down)

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  g_assert_cmpint(argc, ==, 2);
  program = argv[1];
  application = G_APPLICATION(ui_application_new());
  g_assert_true(g_application_register(application, NULL, NULL));
  ADD("second-start-raises-the-window", test_second_start_raises_the_window);
  ADD("second-start-with-another-collection", test_second_start_with_another_collection);
  ADD("no-notice-without-a-reason", test_no_notice_without_a_reason);
  ADD("damage-is-told-until-dismissed", test_damage_is_told_until_dismissed);
  ADD("decks-are-imported", test_decks_are_imported);
  ADD("several-files-are-one-job", test_several_files_are_one_job);
  ADD("a-cancelled-job-makes-way", test_a_cancelled_job_makes_way);
  ADD("bad-deck-is-told", test_bad_deck_is_told);
  ADD("vanished-deck-is-told", test_vanished_deck_is_told);
  ADD("problem-names-the-folder", test_problem_names_the_folder);
  ADD("pages-have-keys", test_pages_have_keys);
  ADD("pages-lead-back", test_pages_lead_back);
  ADD("pages-take-the-focus", test_pages_take_the_focus);
  ADD("opened-deck-is-asked-about", test_opened_deck_is_asked_about);
  ADD("opened-files-are-asked-about-at-once", test_opened_files_are_asked_about_at_once);
  ADD("columns-of-a-table-are-chosen", test_columns_of_a_table_are_chosen);
  ADD("import-of-several-is-undone-at-once", test_import_of_several_is_undone_at_once);
  ADD("second-start-opens-a-deck", test_second_start_opens_a_deck);
  ADD("about-has-icon-and-addresses", test_about_has_icon_and_addresses);
  ADD("told-to-end-loses-no-answer", test_told_to_end_loses_no_answer);
  ADD("desktop-search-finds-decks-and-cards", test_desktop_search_finds_decks_and_cards);
  ADD("desktop-search-takes-anything", test_desktop_search_takes_anything);
  ADD("desktop-search-needs-no-window", test_desktop_search_needs_no_window);
  int result = g_test_run();
  g_object_unref(application);
  return result;
}
