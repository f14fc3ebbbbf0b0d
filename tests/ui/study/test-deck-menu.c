/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The menu of a deck in the list, opened by keys and by mouse, and where it leads.
 */
#include "app/store/front/collection-cards.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-edits.h"
#include "app/store/front/collection-import.h"
#include "app/store/front/collection-options.h"
#include "tests/folder.h"
#include "tests/ui/person.h"
#include "tests/ui/start.h"
#include "ui/exchange/import-plan.h"
#include "ui/study/deck-drag.h"
#include "ui/window-private.h"

typedef struct {
  UiWindow *window;
  char *directory;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer data)
{
  g_autoptr(UiSettings) settings = ui_settings_new();

  fixture->directory = g_dir_make_tmp("interlock-XXXXXX", NULL);
  fixture->window = ui_window_new(ADW_APPLICATION((gpointer) data), settings, fixture->directory);
  g_object_ref(fixture->window);
  gtk_window_present(GTK_WINDOW(fixture->window));
  wait_until(ui_page_is_ready(ui_window_find_page(fixture->window, "study")));
  focus_window(GTK_WINDOW(fixture->window));
}

/* GTK 4.8 asks for the tooltip of what was pointed at half a second ago though its window has gone.
 * A key ends that. */
static void
end_tooltips(Fixture *fixture)
{
  press("Shift_L");
  wait_for_frames(GTK_WIDGET(fixture->window));
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
  end_tooltips(fixture);
  gtk_window_destroy(GTK_WINDOW(fixture->window));
  wait_until(G_OBJECT(fixture->window)->ref_count == 1);
  g_assert_finalize_object(fixture->window);
  remove_folder(fixture->directory);
  g_free(fixture->directory);
}

static GtkWidget *
first_row(Fixture *fixture)
{
  return find_widget(GTK_WIDGET(fixture->window), UI_TYPE_DECK_ROW);
}

static GtkWidget *
menu_button(Fixture *fixture)
{
  return find_widget(first_row(fixture), GTK_TYPE_BUTTON);
}

static gboolean
is_menu_open(Fixture *fixture)
{
  GtkWidget *menu = gtk_widget_get_last_child(first_row(fixture));

  return GTK_IS_POPOVER_MENU(menu) && gtk_widget_get_mapped(menu);
}

static gboolean
is_at(Fixture *fixture, const char *place)
{
  return g_str_equal(ui_places_get_name(fixture->window->places), place);
}

/* The row has the focus again, whatever opened its menu. */
static void
close_menu(Fixture *fixture)
{
  press("Escape");
  wait_until(!is_menu_open(fixture));
  wait_for_frames(GTK_WIDGET(fixture->window));
  g_assert_true(gtk_window_get_focus(GTK_WINDOW(fixture->window)) ==
                gtk_widget_get_parent(first_row(fixture)));
}

static void
test_keys_open_it(Fixture *fixture, gconstpointer data)
{
  const char *const keys[] = {"shift+F10", "Menu"};

  for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
    gtk_widget_grab_focus(gtk_widget_get_parent(first_row(fixture)));
    press(keys[i]);
    wait_until(is_menu_open(fixture));
    close_menu(fixture);
    g_assert_true(is_at(fixture, "home"));
  }
}

static void
test_right_click_opens_it(Fixture *fixture, gconstpointer data)
{
  click_on(first_row(fixture), "3");
  wait_until(is_menu_open(fixture));
  close_menu(fixture);
  g_assert_true(is_at(fixture, "home"));
}

static void
test_button_opens_it(Fixture *fixture, gconstpointer data)
{
  click_on(menu_button(fixture), "1");
  wait_until(is_menu_open(fixture));
  close_menu(fixture);
  g_assert_true(is_at(fixture, "home"));
}

static void
test_refresh_leaves_it_open(Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = first_row(fixture);

  gtk_widget_activate_action(row, "deck.menu", NULL);
  g_assert_true(is_menu_open(fixture));
  ui_page_refresh(ui_window_find_page(fixture->window, "study"));
  g_assert_nonnull(ilk_collection_list_decks(fixture->window->collection, NULL));
  while (g_main_context_iteration(NULL, FALSE))
    continue;
  g_assert_true(first_row(fixture) == row);
  g_assert_true(is_menu_open(fixture));
}

static void
test_it_starts_a_session(Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action(first_row(fixture), "deck.study", NULL);
  wait_until(is_at(fixture, "session"));
}

static void
test_memory_is_of_the_deck_and_leads_home(Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.page", "s", "preferences");
  gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.back", NULL);
  gtk_widget_activate_action(first_row(fixture), "deck.memory", NULL);
  wait_until(is_at(fixture, "memory"));
  wait_until(ui_page_is_ready(ui_window_find_page(fixture->window, "memory")));
  g_assert_true(
      is_label_shown(GTK_WIDGET(ui_window_find_page(fixture->window, "memory")), "The GIL"));
  gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.back", NULL);
  g_assert_true(is_at(fixture, "home"));
}

/* What the file dialog would do. */
static void
export_to(Fixture *fixture, GFile *file)
{
  gint64 deck = ui_deck_row_get_id(UI_DECK_ROW(first_row(fixture)));

  ui_window_export(fixture->window, deck, file);
}

static void
test_an_exported_deck_can_be_imported(Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename(fixture->directory, "deck.md", NULL);
  GPtrArray *plans = g_ptr_array_new_with_free_func((GDestroyNotify) ui_import_plan_free);
  g_autoptr(GFile) file = g_file_new_for_path(path);

  g_ptr_array_add(plans, ui_import_plan_new(file));
  export_to(fixture, file);
  wait_until(is_label_shown(GTK_WIDGET(fixture->window->toasts), "deck.md"));
  ui_window_import(fixture->window, plans);
  wait_until(is_label_shown(GTK_WIDGET(fixture->window->toasts), "0 added, 0 changed"));
}

/* The name says in which form, and a package that comes back changes nothing. */
static void
test_a_package_is_exported_by_its_name(Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename(fixture->directory, "deck.apkg", NULL);
  GPtrArray *plans = g_ptr_array_new_with_free_func((GDestroyNotify) ui_import_plan_free);
  g_autoptr(GFile) file = g_file_new_for_path(path);

  g_ptr_array_add(plans, ui_import_plan_new(file));
  export_to(fixture, file);
  wait_until(is_label_shown(GTK_WIDGET(fixture->window->toasts), "deck.apkg"));
  ui_window_import(fixture->window, plans);
  wait_until(is_label_shown(GTK_WIDGET(fixture->window->toasts), "0 added, 0 changed"));
}

static void
test_a_failed_export_is_told(Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename(fixture->directory, "nowhere", "deck.md", NULL);
  g_autoptr(GFile) file = g_file_new_for_path(path);

  export_to(fixture, file);
  wait_until(is_label_shown(GTK_WIDGET(fixture->window->jobs), "The deck was not exported."));
}

/* Three seconds of speech, or two files of it. */
static gint64
add_small_deck(Fixture *fixture)
{
  g_autoptr(IlkDeckFile) deck = ilk_deck_file_new(NULL, "Small", NULL);
  const IlkCardContent contents[] = {{.question = "One?", .answer = "A lock.", .seconds = 1},
                                     {.question = "Two?", .answer = "A task.", .seconds = 1}};
  IlkImportSummary summary;

  for (gsize i = 0; i < G_N_ELEMENTS(contents); i++)
    ilk_deck_file_add(deck, NULL, &contents[i]);
  g_assert_true(ilk_collection_import(fixture->window->collection, deck, &summary, NULL));
  return summary.deck;
}

static void
test_a_deck_goes_out_as_sound(Fixture *fixture, gconstpointer data)
{
  gint64 deck = add_small_deck(fixture);
  const char *const names[] = {"small.wav", "small"};

  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *path = g_build_filename(fixture->directory, names[i], NULL);
    g_autofree char *saved = g_strdup_printf("saved in “%s”", names[i]);
    g_autoptr(GFile) file = g_file_new_for_path(path);
    ui_window_speak(fixture->window, deck, file, i == 1);
    wait_until(is_label_shown(GTK_WIDGET(fixture->window->toasts), saved));
    g_assert_true(g_file_test(path, i == 1 ? G_FILE_TEST_IS_DIR : G_FILE_TEST_IS_REGULAR));
  }
}

/* What was begun of a file is not left. */
static void
test_sound_can_be_stopped(Fixture *fixture, gconstpointer data)
{
  gint64 deck = ui_deck_row_get_id(UI_DECK_ROW(first_row(fixture)));
  g_autofree char *path = g_build_filename(fixture->directory, "gil.wav", NULL);
  g_autoptr(GFile) file = g_file_new_for_path(path);

  ui_window_speak(fixture->window, deck, file, FALSE);
  GtkWidget *stop = NULL;
  wait_until((stop = find_widget(GTK_WIDGET(fixture->window->jobs), GTK_TYPE_BUTTON)) != NULL);
  g_signal_emit_by_name(stop, "clicked");
  wait_until(is_label_shown(GTK_WIDGET(fixture->window->toasts), "Export stopped"));
  g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
}

static void
test_sound_that_fails_is_told(Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename(fixture->directory, "gil.mp3", NULL);
  g_autoptr(GFile) file = g_file_new_for_path(path);

  ui_window_speak(fixture->window, 1, file, FALSE);
  wait_until(is_label_shown(GTK_WIDGET(fixture->window->jobs), "end in .opus or .wav"));
}

/* Dragging: what happens when something is dropped */

/* (nullable): the row of the deck @id */
static UiDeckRow *
find_row(GtkWidget *root, gint64 id)
{
  UiDeckRow *found = NULL;

  if (UI_IS_DECK_ROW(root))
    return ui_deck_row_get_id(UI_DECK_ROW(root)) == id ? UI_DECK_ROW(root) : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child(root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling(child))
    found = find_row(child, id);
  return found;
}

static UiDeckRow *
wait_for_row(Fixture *fixture, gint64 id)
{
  GtkWidget *page = GTK_WIDGET(ui_window_find_page(fixture->window, "study"));

  wait_until(find_row(page, id) != NULL);
  return find_row(page, id);
}

static gint64
add_deck(Fixture *fixture, const char *name)
{
  gint64 made = 0;

  g_assert_true(ilk_collection_edit(fixture->window->collection,
                                    &(IlkEdit){.kind = ILK_EDIT_ADD_DECK, .text = name}, &made,
                                    NULL));
  return made;
}

static gboolean
is_called(Fixture *fixture, gint64 id, const char *path)
{
  return ilk_collection_find_deck(fixture->window->collection, path, NULL) == id;
}

static void
test_a_deck_is_dropped_on_a_deck(Fixture *fixture, gconstpointer data)
{
  gint64 below = add_deck(fixture, "Below"), above = add_deck(fixture, "Above");
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init(&value, UI_TYPE_DECK_ITEM);
  g_value_set_object(&value, ui_deck_row_get_item(wait_for_row(fixture, below)));
  g_assert_false(ui_deck_drag_drop(wait_for_row(fixture, below), &value, 0.5));
  g_assert_true(ui_deck_drag_drop(wait_for_row(fixture, above), &value, 0.5));
  wait_until(is_called(fixture, below, "Above / Below"));

  g_value_set_object(&value, ui_deck_row_get_item(wait_for_row(fixture, above)));
  ui_deck_drag_drop(wait_for_row(fixture, below), &value, 0.5);
  wait_until(is_label_shown(GTK_WIDGET(fixture->window->toasts), "A deck cannot stand in itself"));
  g_assert_true(is_called(fixture, above, "Above"));
}

static gboolean
is_first(Fixture *fixture, gint64 id)
{
  GtkWidget *row = first_row(fixture);

  return row != NULL && ui_deck_row_get_id(UI_DECK_ROW(row)) == id;
}

/* Returns: whether the row of @id has the focus. */
static gboolean
has_focus(Fixture *fixture, gint64 id)
{
  GtkWidget *focus = gtk_window_get_focus(GTK_WINDOW(fixture->window));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child(focus) : NULL;

  return UI_IS_DECK_ROW(row) && ui_deck_row_get_id(UI_DECK_ROW(row)) == id;
}

static void
test_keys_put_decks_in_an_order(Fixture *fixture, gconstpointer data)
{
  gint64 first = ui_deck_row_get_id(UI_DECK_ROW(first_row(fixture)));
  gint64 other = add_deck(fixture, "Another");
  UiDeckRow *row = wait_for_row(fixture, other);

  g_assert_true(is_first(fixture, first));
  gtk_widget_grab_focus(gtk_widget_get_parent(GTK_WIDGET(row)));
  press("alt+Up");
  wait_until(is_first(fixture, other));
  wait_until(has_focus(fixture, other));
  wait_until(is_label_shown(GTK_WIDGET(fixture->window->toasts), "Saved"));
  press("alt+Down");
  wait_until(is_first(fixture, first));
  wait_until(has_focus(fixture, other));
  g_assert_true(is_at(fixture, "home"));

  gtk_widget_activate_action(GTK_WIDGET(wait_for_row(fixture, other)), "deck.earlier", NULL);
  wait_until(is_first(fixture, other));
  g_free(ilk_collection_undo_edit(fixture->window->collection, NULL));
  wait_until(is_first(fixture, first));
}

/* Returns: whether the list shows it there, too. */
static gboolean
is_listed(Fixture *fixture, guint place, gint64 id)
{
  GtkWidget *view = gtk_widget_get_ancestor(first_row(fixture), GTK_TYPE_GRID_VIEW);
  GListModel *items = G_LIST_MODEL(gtk_grid_view_get_model(GTK_GRID_VIEW(view)));
  g_autoptr(UiDeckItem) item = g_list_model_get_item(items, place);
  return item != NULL && ilk_deck_get_id(ui_deck_item_get_deck(item)) == id;
}

static gboolean
is_at_place(Fixture *fixture, guint place, gint64 id)
{
  g_autoptr(GPtrArray) decks = ilk_collection_list_decks(fixture->window->collection, NULL);
  return place < decks->len && ilk_deck_get_id(decks->pdata[place]) == id &&
         is_listed(fixture, place, id);
}

static gint64
get_parent(UiDeckRow *row)
{
  return ilk_deck_get_parent(ui_deck_item_get_deck(ui_deck_row_get_item(row)));
}

/* At the edge of a deck that stands in the same one, it comes before or behind it; elsewhere the
 * edge is as good as the middle. */
static void
test_a_deck_is_dropped_beside_a_deck(Fixture *fixture, gconstpointer data)
{
  gint64 first = ui_deck_row_get_id(UI_DECK_ROW(first_row(fixture)));
  gint64 one = add_deck(fixture, "One"), two = add_deck(fixture, "Two");
  const struct {
    gint64 dragged, on;
    double share;
    gboolean taken;
    gint64 order[3];
  } cases[] = {
      {two, first, 0.1, TRUE, {two, first, one}}, {two, first, 0.1, FALSE, {two, first, one}},
      {two, one, 0.9, TRUE, {first, one, two}},   {two, one, 0.9, FALSE, {first, one, two}},
      {first, two, 0.1, TRUE, {one, first, two}}, {one, first, 0.8, TRUE, {first, one, two}},
      {two, two, 0.1, FALSE, {first, one, two}},  {one, two, 1.0, TRUE, {first, two, one}},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_auto(GValue) value = G_VALUE_INIT;

    g_value_init(&value, UI_TYPE_DECK_ITEM);
    g_value_set_object(&value, ui_deck_row_get_item(wait_for_row(fixture, cases[i].dragged)));
    g_assert_cmpint(ui_deck_drag_drop(wait_for_row(fixture, cases[i].on), &value, cases[i].share),
                    ==, cases[i].taken);
    for (guint j = 0; j < G_N_ELEMENTS(cases[i].order); j++)
      wait_until(is_at_place(fixture, j, cases[i].order[j]));
  }
  g_auto(GValue) value = G_VALUE_INIT;
  g_value_init(&value, UI_TYPE_DECK_ITEM);
  g_value_set_object(&value, ui_deck_row_get_item(wait_for_row(fixture, one)));
  g_assert_true(ui_deck_drag_drop(wait_for_row(fixture, two), &value, 0.5));
  wait_until(get_parent(wait_for_row(fixture, one)) == two);
  g_value_set_object(&value, ui_deck_row_get_item(wait_for_row(fixture, first)));
  g_assert_true(ui_deck_drag_drop(wait_for_row(fixture, one), &value, 0.1));
  wait_until(get_parent(wait_for_row(fixture, first)) == one);
}

static guint
count_cards(Fixture *fixture, const char *text)
{
  g_autoptr(GArray) cards =
      ilk_collection_find_cards(fixture->window->collection, &(IlkCardSearch){.text = text}, NULL);

  return cards->len;
}

static void
test_cards_are_dropped_on_a_deck(Fixture *fixture, gconstpointer data)
{
  gint64 deck = add_deck(fixture, "Other");
  g_autoptr(GArray) cards = ilk_collection_find_cards(fixture->window->collection,
                                                      &(IlkCardSearch){.text = "tag:gil"}, NULL);
  g_auto(GValue) value = G_VALUE_INIT;

  g_assert_cmpuint(cards->len, >, 1);
  g_value_init(&value, G_TYPE_ARRAY);
  g_value_set_boxed(&value, cards);
  g_assert_true(ui_deck_drag_drop(wait_for_row(fixture, deck), &value, 0.5));
  wait_until(count_cards(fixture, "deck:Other") == cards->len);
  gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.undo-edit", NULL);
  wait_until(count_cards(fixture, "deck:Other") == 0);
}

static int
get_new_per_day(Fixture *fixture, gint64 deck)
{
  IlkStudyOptions options;

  g_assert_true(ilk_collection_get_options(fixture->window->collection, deck, &options, NULL));
  return options.new_per_day;
}

static void
test_page_has_options_of_the_deck(Fixture *fixture, gconstpointer data)
{
  gint64 deck = ui_deck_row_get_id(UI_DECK_ROW(first_row(fixture)));
  int usual = get_new_per_day(fixture, 0);

  gtk_widget_activate_action(first_row(fixture), "deck.page", NULL);
  wait_until(is_at(fixture, "deck"));
  GtkWidget *page = GTK_WIDGET(ui_window_find_page(fixture->window, "deck"));
  wait_until(ui_page_is_ready(UI_PAGE(page)));
  GtkWidget *number = find_widget(page, GTK_TYPE_SPIN_BUTTON);
  g_assert_cmpint(gtk_spin_button_get_value_as_int(GTK_SPIN_BUTTON(number)), ==, usual);
  gtk_spin_button_set_value(GTK_SPIN_BUTTON(number), usual + 7);
  gtk_widget_activate_action(page, "win.back", NULL);
  wait_until(get_new_per_day(fixture, deck) == usual + 7);
  g_assert_cmpint(get_new_per_day(fixture, 0), ==, usual);
}

#define ADD(name, function)                                                                        \
  g_test_add("/study/deck-menu/" name, Fixture, application, set_up, function, tear_down)

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  g_autoptr(AdwApplication) application = adw_application_new(NULL, G_APPLICATION_NON_UNIQUE);
  g_application_register(G_APPLICATION(application), NULL, NULL);
  ADD("keys-open-it", test_keys_open_it);
  ADD("right-click-opens-it", test_right_click_opens_it);
  ADD("button-opens-it", test_button_opens_it);
  ADD("refresh-leaves-it-open", test_refresh_leaves_it_open);
  ADD("it-starts-a-session", test_it_starts_a_session);
  ADD("memory-is-of-the-deck-and-leads-home", test_memory_is_of_the_deck_and_leads_home);
  ADD("page-has-options-of-the-deck", test_page_has_options_of_the_deck);
  ADD("an-exported-deck-can-be-imported", test_an_exported_deck_can_be_imported);
  ADD("a-package-is-exported-by-its-name", test_a_package_is_exported_by_its_name);
  ADD("a-deck-is-dropped-on-a-deck", test_a_deck_is_dropped_on_a_deck);
  ADD("a-deck-is-dropped-beside-a-deck", test_a_deck_is_dropped_beside_a_deck);
  ADD("keys-put-decks-in-an-order", test_keys_put_decks_in_an_order);
  ADD("cards-are-dropped-on-a-deck", test_cards_are_dropped_on_a_deck);
  ADD("a-failed-export-is-told", test_a_failed_export_is_told);
  ADD("a-deck-goes-out-as-sound", test_a_deck_goes_out_as_sound);
  ADD("sound-can-be-stopped", test_sound_can_be_stopped);
  ADD("sound-that-fails-is-told", test_sound_that_fails_is_told);
  return g_test_run();
}
