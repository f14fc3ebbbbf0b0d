/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever asks the collection may be gone when the answer comes: it was given before anybody could
 * call it off. Every page asks all it can, is destroyed before the main loop turns, and gets its
 * answers then.
 */
#include "app/store/front/collection-cards.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-log.h"
#include "tests/folder.h"
#include "tests/ui/start.h"
#include "tests/ui/widget-tree.h"
#include "ui/cards/card-editor-private.h"
#include "ui/cards/cards-page-private.h"
#include "ui/pages.h"
#include "ui/window-private.h"

typedef struct {
  UiWindow *window;
  IlkCollection *collection;
  char *directory;
  gint64 deck;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer application)
{
  g_autoptr(UiSettings) settings = ui_settings_new();

  fixture->directory = g_dir_make_tmp("interlock-XXXXXX", NULL);
  fixture->window =
      ui_window_new(ADW_APPLICATION((gpointer) application), settings, fixture->directory);
  g_object_ref(fixture->window);
  gtk_window_present(GTK_WINDOW(fixture->window));
  wait_until(fixture->window->collection != NULL);
  fixture->collection = g_object_ref(fixture->window->collection);
  g_autoptr(GPtrArray) decks = ilk_collection_list_decks(fixture->collection, NULL);
  fixture->deck = ilk_deck_get_id(g_ptr_array_index(decks, 0));
}

static gboolean
visit(const IlkReview *reviews, guint n, gpointer unused, GError **error)
{
  return TRUE;
}

/* What was asked before has been answered after that, by every thread; nobody has heard it yet. */
static void
have_all_answered(Fixture *fixture)
{
  const IlkCardSearch all = {.text = ""};
  g_autoptr(GPtrArray) decks = ilk_collection_list_decks(fixture->collection, NULL);
  g_autoptr(GArray) found = ilk_collection_find_cards(fixture->collection, &all, NULL);

  g_assert_nonnull(decks);
  g_assert_nonnull(found);
  g_assert_true(ilk_collection_visit_reviews(fixture->collection, 0, visit, NULL, NULL));
}

/* Destroys the window, and waits for those who still hold it for their answer. */
static void
tear_down(Fixture *fixture, gconstpointer application)
{
  have_all_answered(fixture);
  gtk_window_destroy(GTK_WINDOW(fixture->window));
  wait_until(G_OBJECT(fixture->window)->ref_count == 1);
  g_assert_finalize_object(fixture->window);
  wait_until(G_OBJECT(fixture->collection)->ref_count == 1);
  g_assert_finalize_object(fixture->collection);
  remove_folder(fixture->directory);
  g_free(fixture->directory);
}

static UiPage *
go(Fixture *fixture, const char *name)
{
  UiPage *page = ui_window_need_page(fixture->window, name);

  ui_page_set_deck(page, fixture->deck);
  ui_window_go(fixture->window, name);
  return page;
}

/* The first time, when a page begins to read. */
static void
test_pages_begin(gconstpointer application)
{
  for (guint i = 0; i < ui_pages_n; i++) {
    Fixture fixture = {NULL};

    g_test_message("%s", ui_pages[i].name);
    set_up(&fixture, application);
    go(&fixture, ui_pages[i].name);
    tear_down(&fixture, application);
  }
}

/* Later, when all it has is there. */
static void
test_pages_read_again(gconstpointer application)
{
  for (guint i = 0; i < ui_pages_n; i++) {
    Fixture fixture = {NULL};

    g_test_message("%s", ui_pages[i].name);
    set_up(&fixture, application);
    UiPage *page = go(&fixture, ui_pages[i].name);
    wait_until(ui_page_is_ready(page));
    ui_page_refresh(page);
    tear_down(&fixture, application);
  }
}

/* The window's own questions: what can be undone, and a deck's edits. */
static void
test_the_window_asks(Fixture *fixture, gconstpointer data)
{
  static const char *const kinds[] = {"new", "rename", "move", "describe", "delete"};

  for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
    ui_window_edit_deck(fixture->window, kinds[i], fixture->deck);
  ui_window_label_undo(fixture->window);
  ui_window_move_deck(fixture->window, fixture->deck, 0);
  ui_window_undo_edit(fixture->window);
  ui_window_redo_edit(fixture->window);
}

static UiCardsPage *
go_to_cards(Fixture *fixture)
{
  UiCardsPage *page = UI_CARDS_PAGE(go(fixture, "cards"));

  wait_until(page->is_ready && page->searching == NULL && ui_card_table_focus(page->table) &&
             ui_card_table_get_first_selected(page->table) != NULL);
  return page;
}

static void
test_cards_are_changed(Fixture *fixture, gconstpointer data)
{
  static const char *const actions[] = {"cards.suspend", "cards.bury", "cards.info", "cards.undo",
                                        "cards.redo"};
  UiCardsPage *page = go_to_cards(fixture);

  for (gsize i = 0; i < G_N_ELEMENTS(actions); i++)
    gtk_widget_activate_action(GTK_WIDGET(page), actions[i], NULL);
}

static void
test_a_card_is_opened(Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action(GTK_WIDGET(go_to_cards(fixture)), "cards.edit", NULL);
}

static void
test_a_card_is_saved(Fixture *fixture, gconstpointer data)
{
  UiCardsPage *page = go_to_cards(fixture);

  gtk_widget_activate_action(GTK_WIDGET(page), "cards.edit", NULL);
  wait_until(page->editor->base != NULL);
  ui_text_field_set_text(page->editor->question, "What is a lock?");
  gtk_widget_activate_action(GTK_WIDGET(page->editor), "editor.save", NULL);
  g_assert_true(page->editor->saving);
}

#define ADD(name, function)                                                                        \
  g_test_add("/late-answers/" name, Fixture, application, set_up, function, tear_down)

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  g_autoptr(AdwApplication) application = adw_application_new(NULL, G_APPLICATION_NON_UNIQUE);
  g_application_register(G_APPLICATION(application), NULL, NULL);
  g_test_add_data_func("/late-answers/pages-begin", application, test_pages_begin);
  g_test_add_data_func("/late-answers/pages-read-again", application, test_pages_read_again);
  ADD("the-window-asks", test_the_window_asks);
  ADD("cards-are-changed", test_cards_are_changed);
  ADD("a-card-is-opened", test_a_card_is_opened);
  ADD("a-card-is-saved", test_a_card_is_saved);
  return g_test_run();
}
