/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding cards as one types, and changing those that are selected.
 */
#include "app/store/front/collection-decks.h"
#include "tests/ui/cards/cards-fixture.h"

static const char *
get_state(Fixture *fixture)
{
  return gtk_stack_get_visible_child_name(fixture->page->states);
}

static void
test_typing_searches(Fixture *fixture, gconstpointer data)
{
  guint all = count_found(fixture);

  g_assert_cmpuint(all, >=, 10);
  search(fixture, "lock");
  g_assert_cmpuint(count_found(fixture), >, 0);
  g_assert_cmpuint(count_found(fixture), <, all);
  search(fixture, "");
  g_assert_cmpuint(count_found(fixture), ==, all);
}

/* What is wrong is told below the field, which keeps the focus, and the list stays as it was. */
static void
test_a_mistake_is_told(Fixture *fixture, gconstpointer data)
{
  guint all = count_found(fixture);

  ui_page_focus(UI_PAGE(fixture->page));
  search(fixture, "flag:99");
  g_assert_true(gtk_widget_get_visible(GTK_WIDGET(fixture->page->mistake)));
  g_assert_cmpuint(count_found(fixture), ==, all);
  g_assert_true(gtk_widget_get_state_flags(GTK_WIDGET(fixture->page->search)) &
                GTK_STATE_FLAG_FOCUS_WITHIN);
  search(fixture, "flag:0");
  g_assert_false(gtk_widget_get_visible(GTK_WIDGET(fixture->page->mistake)));
}

static void
test_nothing_found_can_be_cleared(Fixture *fixture, gconstpointer data)
{
  search(fixture, "xylophone");
  g_assert_cmpstr(get_state(fixture), ==, "nothing");
  act(fixture, "cards.clear-search");
  wait_until(g_str_equal(get_state(fixture), "list"));
  g_assert_cmpstr(gtk_editable_get_text(fixture->page->search), ==, "");
}

static void
select_first(Fixture *fixture)
{
  g_assert_true(ui_card_table_focus(fixture->page->table));
  g_assert_cmpuint(ui_card_table_count_selected(fixture->page->table), ==, 1);
}

static void
wait_for_count(Fixture *fixture, const char *text, guint n)
{
  search(fixture, text);
  wait_until(has_settled(fixture) && count_found(fixture) == n);
}

static void
test_what_was_done_can_be_undone(Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *action;
    const char *search;
  } cases[] = {
      {"cards.suspend", "is:suspended"},
      {"cards.bury", "is:buried"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    search(fixture, "");
    select_first(fixture);
    act(fixture, cases[i].action);
    wait_until(!ui_toasts_is_empty(fixture->page->toasts));
    wait_for_count(fixture, cases[i].search, 1);
    act(fixture, "cards.undo");
    wait_until(count_found(fixture) == 0);
    act(fixture, "cards.redo");
    wait_until(count_found(fixture) == 1);
    act(fixture, "cards.undo");
    wait_until(count_found(fixture) == 0);
  }
}

static void
test_many_are_flagged_at_once(Fixture *fixture, gconstpointer data)
{
  guint all = count_found(fixture);

  ui_card_table_select_all(fixture->page->table);
  gtk_widget_activate_action(GTK_WIDGET(fixture->page), "cards.flag", "i", 3);
  wait_until(!ui_toasts_is_empty(fixture->page->toasts));
  wait_for_count(fixture, "flag:3", all);
}

static void
test_deleted_cards_are_gone(Fixture *fixture, gconstpointer data)
{
  guint all = count_found(fixture);

  select_first(fixture);
  act(fixture, "cards.delete");
  wait_until(count_found(fixture) == all - 1);
  act(fixture, "cards.undo");
  wait_until(count_found(fixture) == all);
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

/* Time and again: a toast that was dismissed twice ended the program. */
static void
test_the_button_of_a_toast_undoes(Fixture *fixture, gconstpointer data)
{
  guint all = count_found(fixture);

  for (int i = 0; i < 4; i++) {
    GtkWidget *button;

    select_first(fixture);
    act(fixture, "cards.delete");
    wait_until(count_found(fixture) == all - 1 && !ui_toasts_is_empty(fixture->page->toasts));
    button = find_button(GTK_WIDGET(fixture->page->toasts), "Undo");
    g_assert_nonnull(button);
    g_signal_emit_by_name(button, "clicked");
    wait_until(count_found(fixture) == all);
    wait_until(ui_toasts_is_empty(fixture->page->toasts));
  }
}

static void
test_order_is_a_query(Fixture *fixture, gconstpointer data)
{
  g_object_set(fixture->page, "card-order", "question", NULL);
  wait_until(has_settled(fixture));
  gint64 first = ui_card_list_get_id(fixture->page->list, 0);
  g_object_set(fixture->page, "card-order", "-question", NULL);
  wait_until(has_settled(fixture));
  g_assert_cmpint(ui_card_list_get_id(fixture->page->list, count_found(fixture) - 1), ==, first);
}

static void
test_columns_are_chosen(Fixture *fixture, gconstpointer data)
{
  g_autofree char *columns = NULL;

  g_object_set(fixture->page, "card-columns", "deck", NULL);
  gtk_widget_activate_action(GTK_WIDGET(fixture->page), "columns.lapses", NULL);
  g_object_get(fixture->page, "card-columns", &columns, NULL);
  g_assert_cmpstr(columns, ==, "deck,lapses");
}

static void
test_a_deck_is_shown(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) decks = ilk_collection_list_decks(fixture->window->collection, NULL);
  IlkDeck *deck = g_ptr_array_index(decks, 0);

  search(fixture, "xylophone");
  ui_page_set_deck(UI_PAGE(fixture->page), ilk_deck_get_id(deck));
  wait_until(count_found(fixture) == ilk_deck_get_counts(deck)->total);
  g_assert_true(g_str_has_prefix(gtk_editable_get_text(fixture->page->search), "deck:"));
}

static void
test_keys(Fixture *fixture, gconstpointer data)
{
  focus_window(GTK_WINDOW(fixture->window));
  ui_window_go(fixture->window, "study");
  press("ctrl+f");
  wait_until(fixture->window->shown == UI_PAGE(fixture->page));
  press("l");
  press("o");
  press("c");
  press("k");
  wait_until(g_str_equal(gtk_editable_get_text(fixture->page->search), "lock"));
  wait_until(has_settled(fixture));
  press("Down");
  wait_until(ui_card_table_count_selected(fixture->page->table) == 1);
  press("e");
  wait_until(fixture->page->editor != NULL && fixture->page->editor->base != NULL);
  press("Escape");
  wait_until(!gtk_widget_get_visible(GTK_WIDGET(fixture->page->editor_side)));
}

#define ADD(name, function)                                                                        \
  g_test_add("/cards/cards-page/" name, Fixture, application, set_up, function, tear_down)

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  g_autoptr(AdwApplication) application = adw_application_new(NULL, G_APPLICATION_NON_UNIQUE);
  g_application_register(G_APPLICATION(application), NULL, NULL);
  ADD("typing-searches", test_typing_searches);
  ADD("a-mistake-is-told", test_a_mistake_is_told);
  ADD("nothing-found-can-be-cleared", test_nothing_found_can_be_cleared);
  ADD("what-was-done-can-be-undone", test_what_was_done_can_be_undone);
  ADD("many-are-flagged-at-once", test_many_are_flagged_at_once);
  ADD("deleted-cards-are-gone", test_deleted_cards_are_gone);
  ADD("the-button-of-a-toast-undoes", test_the_button_of_a_toast_undoes);
  ADD("order-is-a-query", test_order_is_a_query);
  ADD("columns-are-chosen", test_columns_are_chosen);
  ADD("a-deck-is-shown", test_a_deck_is_shown);
  ADD("keys", test_keys);
  return g_test_run();
}
