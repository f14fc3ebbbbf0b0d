/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of the decks: how many rows it makes, which it keeps, and how Tab goes through it.
 */
#include "tests/ui/person.h"
#include "tests/ui/start.h"
#include "ui/study/deck-list.h"
#include "ui/study/deck-row.h"

#define MANY 1000
/* GtkGridView makes rows a little beyond what can be seen. */
#define MOST_ROWS 60

typedef struct {
  GtkWidget *window;
  GtkWidget *before;
  UiDeckList *list;
  GtkWidget *after;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 0);

  fixture->window = gtk_window_new();
  gtk_window_set_title(GTK_WINDOW(fixture->window), "Interlock");
  gtk_window_set_default_size(GTK_WINDOW(fixture->window), 400, 500);
  fixture->before = gtk_button_new_with_label("before");
  fixture->list = g_object_new(UI_TYPE_DECK_LIST, NULL);
  fixture->after = gtk_button_new_with_label("after");
  gtk_box_append(GTK_BOX(box), fixture->before);
  gtk_box_append(GTK_BOX(box), GTK_WIDGET(fixture->list));
  gtk_box_append(GTK_BOX(box), fixture->after);
  gtk_window_set_child(GTK_WINDOW(fixture->window), box);
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = g_object_ref(GTK_WIDGET(fixture->list));

  gtk_window_destroy(GTK_WINDOW(fixture->window));
  wait_until(G_OBJECT(list)->ref_count == 1);
  g_assert_finalize_object(list);
}

static IlkDeck *
make_deck(gint64 id)
{
  const IlkDeckCounts counts = {.new_cards = 3, .total = 9};
  g_autofree char *name = g_strdup_printf("Part %d", (int) id);

  return ilk_deck_new(id, name, 0, &counts);
}

/* The decks from @first to @last, the last one first. */
static void
show(Fixture *fixture, gint64 first, gint64 last)
{
  g_autoptr(GPtrArray) decks = g_ptr_array_new_with_free_func(g_object_unref);

  for (gint64 id = last; id >= first; id--)
    g_ptr_array_add(decks, make_deck(id));
  ui_deck_list_set_decks(fixture->list, decks);
}

static guint
count_rows(GtkWidget *root, GtkWidget **first)
{
  guint n = 0;

  if (UI_IS_DECK_ROW(root)) {
    if (*first == NULL)
      *first = root;
    return 1;
  }
  for (GtkWidget *child = gtk_widget_get_first_child(root); child != NULL;
       child = gtk_widget_get_next_sibling(child))
    n += count_rows(child, first);
  return n;
}

static GtkWidget *
first_row(Fixture *fixture)
{
  return find_widget(GTK_WIDGET(fixture->list), UI_TYPE_DECK_ROW);
}

static void
test_only_rows_that_can_be_seen_are_made(Fixture *fixture, gconstpointer data)
{
  GtkWidget *first = NULL;

  show(fixture, 1, MANY);
  gtk_window_present(GTK_WINDOW(fixture->window));
  wait_for_frames(fixture->window);
  g_assert_cmpuint(count_rows(GTK_WIDGET(fixture->list), &first), <, MOST_ROWS);
  g_assert_true(is_label_shown(first, "Part 1"));
  g_assert_cmpint(gtk_widget_get_height(GTK_WIDGET(fixture->list)), <, 500);
}

/* As high as its rows: nothing scrolls that needs not, and nothing is empty below. */
static void
test_few_rows_have_their_height(Fixture *fixture, gconstpointer data)
{
  for (int n = 1; n <= 4; n++) {
    show(fixture, 1, n);
    gtk_window_present(GTK_WINDOW(fixture->window));
    wait_for_frames(fixture->window);
    GtkWidget *row = first_row(fixture);

    /* But for lines and padding. */
    int height = gtk_widget_get_height(row);
    int more = gtk_widget_get_height(GTK_WIDGET(fixture->list)) - n * height;
    g_assert_cmpint(more, >=, 0);
    g_assert_cmpint(more, <, height);
  }
  show(fixture, 1, 0);
  g_assert_false(gtk_widget_get_visible(GTK_WIDGET(fixture->list)));
}

static void
test_rows_stay_while_their_decks_do(Fixture *fixture, gconstpointer data)
{
  show(fixture, 2, 3);
  gtk_window_present(GTK_WINDOW(fixture->window));
  wait_for_frames(fixture->window);
  GtkWidget *two = first_row(fixture);

  show(fixture, 1, 4);
  wait_for_frames(fixture->window);
  g_assert_cmpint(ui_deck_row_get_id(UI_DECK_ROW(two)), ==, 2);
  g_assert_cmpint(ui_deck_row_get_id(UI_DECK_ROW(first_row(fixture))), ==, 1);
  show(fixture, 2, 2);
  wait_for_frames(fixture->window);
  g_assert_true(first_row(fixture) == two);
}

static GtkWidget *
get_focus(Fixture *fixture)
{
  return gtk_window_get_focus(GTK_WINDOW(fixture->window));
}

/* However many rows there are: to the row, to its menu, and out; and back. */
static void
test_tab_passes_the_list(Fixture *fixture, gconstpointer data)
{
  show(fixture, 1, 5);
  gtk_window_present(GTK_WINDOW(fixture->window));
  focus_window(GTK_WINDOW(fixture->window));
  wait_for_frames(fixture->window);
  GtkWidget *row = first_row(fixture);

  gtk_widget_grab_focus(fixture->before);
  press("Tab");
  wait_until(get_focus(fixture) == gtk_widget_get_parent(row));
  press("Tab");
  wait_until(gtk_widget_is_ancestor(get_focus(fixture), row));
  press("Tab");
  wait_until(get_focus(fixture) == fixture->after);
  gtk_widget_grab_focus(gtk_widget_get_parent(row));
  press("shift+Tab");
  wait_until(get_focus(fixture) == fixture->before);
}

static void
deck_cb(GSimpleAction *action, GVariant *parameter, gpointer studied)
{
  *(gint64 *) studied = g_variant_get_int64(parameter);
}

static void
test_arrows_and_keys_study_a_deck(Fixture *fixture, gconstpointer data)
{
  const char *const keys[] = {"Return", "space"};
  gint64 studied = 0;
  const GActionEntry entry = {.name = "deck", .activate = deck_cb, .parameter_type = "x"};
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new();

  g_action_map_add_action_entries(G_ACTION_MAP(actions), &entry, 1, &studied);
  gtk_widget_insert_action_group(fixture->window, "study", G_ACTION_GROUP(actions));
  show(fixture, 1, 5);
  gtk_window_present(GTK_WINDOW(fixture->window));
  focus_window(GTK_WINDOW(fixture->window));
  wait_for_frames(fixture->window);
  gtk_widget_grab_focus(gtk_widget_get_parent(first_row(fixture)));
  for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
    press("Down");
    press(keys[i]);
    wait_until(studied == (gint64) i + 2);
  }
}

/* “1” with “2” and “3” below it, and “4” below “3”. */
static void
show_tree(Fixture *fixture)
{
  static const gint64 parents[] = {0, 1, 1, 3};
  g_autoptr(GPtrArray) decks = g_ptr_array_new_with_free_func(g_object_unref);

  for (gint64 id = 1; id <= 4; id++) {
    const IlkDeckCounts counts = {.new_cards = 1, .total = 2};
    const IlkDeckPlace place = {parents[id - 1], "", "", "", 0};
    g_autofree char *name = g_strdup_printf("Part %d", (int) id);

    g_ptr_array_add(decks, ilk_deck_new_at(id, name, &place, 0, &counts));
  }
  ui_deck_list_set_decks(fixture->list, decks);
}

static void
fold_cb(GSimpleAction *action, GVariant *parameter, gpointer told)
{
  g_free(*(char **) told);
  *(char **) told = g_variant_dup_string(parameter, NULL);
}

static guint
count_mapped(GtkWidget *root)
{
  guint n = UI_IS_DECK_ROW(root) && gtk_widget_get_mapped(root) &&
            ui_deck_row_get_id(UI_DECK_ROW(root)) != 0;

  for (GtkWidget *child = gtk_widget_get_first_child(root); child != NULL;
       child = gtk_widget_get_next_sibling(child))
    n += count_mapped(child);
  return n;
}

/* By the arrows; what is hidden is told, so that it can be remembered. */
static void
test_what_is_below_a_deck_can_be_hidden(Fixture *fixture, gconstpointer data)
{
  g_autofree char *told = NULL;
  const GActionEntry entry = {
      .name = "collapsed-decks", .activate = fold_cb, .parameter_type = "s"};
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new();

  g_action_map_add_action_entries(G_ACTION_MAP(actions), &entry, 1, &told);
  gtk_widget_insert_action_group(fixture->window, "settings", G_ACTION_GROUP(actions));
  show_tree(fixture);
  gtk_window_present(GTK_WINDOW(fixture->window));
  focus_window(GTK_WINDOW(fixture->window));
  wait_for_frames(fixture->window);
  g_assert_cmpuint(count_mapped(GTK_WIDGET(fixture->list)), ==, 4);
  g_assert_true(is_label_shown(first_row(fixture), "4\u00a0new"));
  gtk_widget_grab_focus(gtk_widget_get_parent(first_row(fixture)));
  press("Left");
  wait_until(g_strcmp0(told, "1") == 0);
  wait_for_frames(fixture->window);
  g_assert_cmpuint(count_mapped(GTK_WIDGET(fixture->list)), ==, 1);
  press("Right");
  wait_until(g_strcmp0(told, "") == 0);
  ui_deck_list_set_collapsed(fixture->list, "3");
  wait_for_frames(fixture->window);
  g_assert_cmpuint(count_mapped(GTK_WIDGET(fixture->list)), ==, 3);
}

#define ADD(name, function)                                                                        \
  g_test_add("/study/deck-list/" name, Fixture, NULL, set_up, function, tear_down)

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  ADD("only-rows-that-can-be-seen-are-made", test_only_rows_that_can_be_seen_are_made);
  ADD("few-rows-have-their-height", test_few_rows_have_their_height);
  ADD("rows-stay-while-their-decks-do", test_rows_stay_while_their_decks_do);
  ADD("tab-passes-the-list", test_tab_passes_the_list);
  ADD("arrows-and-keys-study-a-deck", test_arrows_and_keys_study_a_deck);
  ADD("what-is-below-a-deck-can-be-hidden", test_what_is_below_a_deck_can_be_hidden);
  return g_test_run();
}
