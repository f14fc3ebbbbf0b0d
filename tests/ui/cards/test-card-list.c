/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of cards: places at once, cards later, and never more of them than a few windows.
 */
#include "app/base/limits.h"
#include "app/store/front/collection-cards.h"
#include "tests/folder.h"
#include "tests/ui/start.h"
#include "tests/ui/widget-tree.h"
#include "ui/cards/card-item.h"
#include "ui/cards/card-list.h"

typedef struct {
  char *directory;
  IlkCollection *collection;
  UiCardList *list;
  GArray *ids;
  guint position, removed, added, changes;
} Fixture;

static void
changed_cb(Fixture *fixture, guint position, guint removed, guint added)
{
  fixture->position = position;
  fixture->removed = removed;
  fixture->added = added;
  fixture->changes++;
}

static void
set_up(Fixture *fixture, gconstpointer data)
{
  const IlkCardSearch all = {.text = ""};

  fixture->directory = g_dir_make_tmp("interlock-XXXXXX", NULL);
  fixture->collection = ilk_collection_open(fixture->directory, NULL);
  fixture->ids = ilk_collection_find_cards(fixture->collection, &all, NULL);
  g_assert_cmpuint(fixture->ids->len, >=, 10);
  fixture->list = ui_card_list_new();
  ui_card_list_set_collection(fixture->list, fixture->collection);
  g_signal_connect_swapped(fixture->list, "items-changed", G_CALLBACK(changed_cb), fixture);
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
  wait_until(G_OBJECT(fixture->list)->ref_count == 1);
  g_assert_finalize_object(fixture->list);
  g_array_unref(fixture->ids);
  ilk_collection_close(fixture->collection);
  g_object_unref(fixture->collection);
  remove_folder(fixture->directory);
  g_free(fixture->directory);
}

static UiCardItem *
dup_item(Fixture *fixture, guint position)
{
  return g_list_model_get_item(G_LIST_MODEL(fixture->list), position);
}

static void
test_cards_follow(Fixture *fixture, gconstpointer data)
{
  ui_card_list_set_ids(fixture->list, g_array_copy(fixture->ids));
  g_assert_cmpuint(fixture->added, ==, fixture->ids->len);
  g_autoptr(UiCardItem) item = dup_item(fixture, 3);

  g_assert_cmpint(ui_card_item_get_id(item), ==, g_array_index(fixture->ids, gint64, 3));
  wait_until(ui_card_item_get_card(item) != NULL);
  g_assert_cmpint(ilk_card_get_id(ui_card_item_get_card(item)), ==, ui_card_item_get_id(item));
  g_autoptr(UiCardItem) again = dup_item(fixture, 3);
  g_assert_true(again == item);
  g_assert_null(g_list_model_get_item(G_LIST_MODEL(fixture->list), fixture->ids->len));
}

/* A card that is gone leaves its place empty, and those after it where they are. */
static void
test_gone_cards_are_left_out(Fixture *fixture, gconstpointer data)
{
  GArray *ids = g_array_copy(fixture->ids);
  gint64 nobody = G_MAXINT64;

  g_array_insert_val(ids, 1, nobody);
  ui_card_list_set_ids(fixture->list, ids);
  g_autoptr(UiCardItem) gone = dup_item(fixture, 1);
  g_autoptr(UiCardItem) after = dup_item(fixture, 2);

  wait_until(ui_card_item_get_card(after) != NULL);
  g_assert_null(ui_card_item_get_card(gone));
}

static void
test_windows_are_bounded(Fixture *fixture, gconstpointer data)
{
  GArray *ids = g_array_new(FALSE, FALSE, sizeof(gint64));

  for (gint64 id = 1; id <= 100000; id++)
    g_array_append_val(ids, id);
  ui_card_list_set_ids(fixture->list, ids);
  ui_card_list_show_all(fixture->list);
  for (guint i = 0; i < 100000; i += ILK_CARDS_PER_WINDOW / 2) {
    g_autoptr(UiCardItem) item = dup_item(fixture, i);
    g_assert_cmpint(ui_card_item_get_id(item), ==, i + 1);
    g_assert_cmpuint(ui_card_list_count_windows(fixture->list), <=, ILK_MAX_CARD_WINDOWS);
  }
}

static void
test_only_what_differs_changes(Fixture *fixture, gconstpointer data)
{
  static const struct {
    guint index;
    guint position, removed, added;
  } cases[] = {{0, 0, 1, 0}, {4, 4, 1, 0}};

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    GArray *fewer = g_array_copy(fixture->ids);

    ui_card_list_set_ids(fixture->list, g_array_copy(fixture->ids));
    g_array_remove_index(fewer, cases[i].index);
    ui_card_list_set_ids(fixture->list, fewer);
    g_assert_cmpuint(fixture->position, ==, cases[i].position);
    g_assert_cmpuint(fixture->removed, ==, cases[i].removed);
    g_assert_cmpuint(fixture->added, ==, cases[i].added);
  }
  guint before = fixture->changes;
  ui_card_list_set_ids(fixture->list, g_array_copy(fixture->ids));
  ui_card_list_set_ids(fixture->list, g_array_copy(fixture->ids));
  g_assert_cmpuint(fixture->changes, ==, before + 1);
}

static void
test_items_survive_another_order(Fixture *fixture, gconstpointer data)
{
  GArray *turned = g_array_copy(fixture->ids);
  gint64 first = g_array_index(turned, gint64, 0);

  ui_card_list_set_ids(fixture->list, g_array_copy(fixture->ids));
  g_autoptr(UiCardItem) item = dup_item(fixture, 0);
  wait_until(ui_card_item_get_card(item) != NULL);
  g_array_remove_index(turned, 0);
  g_array_append_val(turned, first);
  ui_card_list_set_ids(fixture->list, turned);
  g_autoptr(UiCardItem) moved = dup_item(fixture, turned->len - 1);
  g_assert_true(moved == item);
}

static GArray *
count_up(gint64 first, guint n)
{
  GArray *ids = g_array_new(FALSE, FALSE, sizeof(gint64));

  for (gint64 id = first; id < first + n; id++)
    g_array_append_val(ids, id);
  return ids;
}

static guint
count_shown(Fixture *fixture)
{
  return g_list_model_get_n_items(G_LIST_MODEL(fixture->list));
}

/* A view that is handed all at once makes two hundred rows before it shows the first. */
static void
test_a_long_list_grows(Fixture *fixture, gconstpointer data)
{
  guint steps = 0;

  ui_card_list_set_ids(fixture->list, count_up(1, 100000));
  g_assert_cmpuint(count_shown(fixture), <, 50);
  for (guint before = count_shown(fixture); before < 100000; before = count_shown(fixture)) {
    wait_until(count_shown(fixture) > before);
    g_assert_cmpuint(fixture->position, ==, before);
    g_assert_cmpuint(fixture->removed, ==, 0);
    g_assert_true(count_shown(fixture) == 100000 || fixture->added < 50);
    steps++;
  }
  g_assert_cmpuint(steps, >, 4);
}

/* A list that has grown does not begin anew when one card goes or comes. */
static void
test_a_grown_list_stays(Fixture *fixture, gconstpointer data)
{
  ui_card_list_set_ids(fixture->list, count_up(1, 1000));
  ui_card_list_show_all(fixture->list);
  ui_card_list_set_ids(fixture->list, count_up(1, 1001));
  g_assert_cmpuint(fixture->position, ==, 1000);
  g_assert_cmpuint(count_shown(fixture), ==, 1001);
  ui_card_list_set_ids(fixture->list, count_up(2, 999));
  g_assert_cmpuint(count_shown(fixture), ==, 999);
}

/* Rows that stand where they stood are not asked for again, but their cards are read. */
static void
test_what_stays_is_read_again(Fixture *fixture, gconstpointer data)
{
  GArray *fewer = g_array_copy(fixture->ids);

  ui_card_list_set_ids(fixture->list, g_array_copy(fixture->ids));
  g_autoptr(UiCardItem) item = dup_item(fixture, 0);
  g_assert_null(ui_card_item_get_card(item));
  g_array_set_size(fewer, fewer->len - 1);
  ui_card_list_set_ids(fixture->list, fewer);
  wait_until(ui_card_item_get_card(item) != NULL);
}

#define ADD(name, function)                                                                        \
  g_test_add("/cards/card-list/" name, Fixture, NULL, set_up, function, tear_down)

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  ADD("cards-follow", test_cards_follow);
  ADD("gone-cards-are-left-out", test_gone_cards_are_left_out);
  ADD("windows-are-bounded", test_windows_are_bounded);
  ADD("only-what-differs-changes", test_only_what_differs_changes);
  ADD("items-survive-another-order", test_items_survive_another_order);
  ADD("a-long-list-grows", test_a_long_list_grows);
  ADD("a-grown-list-stays", test_a_grown_list_stays);
  ADD("what-stays-is-read-again", test_what_stays_is_read_again);
  return g_test_run();
}
