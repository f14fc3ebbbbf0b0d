/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: test-imports INTERLOCK
 *
 * Deck files that come in, however they were handed over: what they would do is told first, each is
 * told about, several are one job and one undo.
 */
#include "tests/ui/application-fixture.h"
#include "ui/exchange/import-view.h"
#include "ui/exchange/import-window.h"

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
                                     "# Locks & <keys>\n\n## Why?\n\nSo.\n\n## How?\n\nThus: "
                                     "![a key](lost&gone.png)\n");

  start(fixture);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_application_open(application, &deck, 1, "");
    wait_until(find_question() != NULL);
    g_assert_true(is_label_shown(find_question(), "New deck: Locks & <keys>"));
    g_assert_true(is_label_shown(find_question(), "2 new"));
    g_assert_true(is_label_shown(find_question(), "1 file is not beside the deck: lost&gone.png"));
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

static GtkDropDown *
find_list(GtkWidget *widget, const char *first)
{
  if (GTK_IS_DROP_DOWN(widget)) {
    GtkStringList *words = GTK_STRING_LIST(gtk_drop_down_get_model(GTK_DROP_DOWN(widget)));
    if (g_strcmp0(gtk_string_list_get_string(words, 1), first) == 0)
      return GTK_DROP_DOWN(widget);
  }
  for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
       child = gtk_widget_get_next_sibling(child)) {
    GtkDropDown *list = find_list(child, first);
    if (list != NULL)
      return list;
  }
  return NULL;
}

static void
choose_mark(const char *list, guint mark, const char *told)
{
  GtkDropDown *choice = find_list(find_question(), list);
  g_assert_true(gtk_widget_get_mapped(GTK_WIDGET(choice)));
  gtk_drop_down_set_selected(choice, mark);
  wait_until(find_question() != NULL);
  g_assert_true(is_label_shown(find_question(), told));
}

/* Terms that are parted by what nobody can tell: the learner says it. */
static void
test_marks_of_terms_are_chosen(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GFile) terms = write_deck(fixture, "Words.txt", "thread: Faden\nlock: Sperre\n");

  start(fixture);
  ui_window_offer(fixture->window, terms);
  wait_until(find_question() != NULL);
  g_assert_false(is_label_shown(find_question(), "2 new"));
  choose_mark("Tab", 6, "2 new");
  choose_mark("Line end", 3, "1 new");
  choose_mark("Line end", 1, "2 new");
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

int
main(int argc, char *argv[])
{
  start_application(&argc, &argv);
  ADD("imports", "decks-are-imported", test_decks_are_imported);
  ADD("imports", "several-files-are-one-job", test_several_files_are_one_job);
  ADD("imports", "a-cancelled-job-makes-way", test_a_cancelled_job_makes_way);
  ADD("imports", "bad-deck-is-told", test_bad_deck_is_told);
  ADD("imports", "vanished-deck-is-told", test_vanished_deck_is_told);
  ADD("imports", "opened-deck-is-asked-about", test_opened_deck_is_asked_about);
  ADD("imports", "opened-files-are-asked-about-at-once", test_opened_files_are_asked_about_at_once);
  ADD("imports", "columns-of-a-table-are-chosen", test_columns_of_a_table_are_chosen);
  ADD("imports", "marks-of-terms-are-chosen", test_marks_of_terms_are_chosen);
  ADD("imports", "import-of-several-is-undone-at-once", test_import_of_several_is_undone_at_once);
  ADD("imports", "second-start-opens-a-deck", test_second_start_opens_a_deck);
  int result = g_test_run();
  g_object_unref(application);
  return result;
}
