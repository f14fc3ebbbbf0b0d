/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order in which decks are studied and in which new cards come: what one needs first, within
 * the day's number of new cards over all decks.
 */
#include "app/base/limits.h"
#include "app/model/deck-tree.h"
#include "app/store/front/collection-cards.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-edits.h"
#include "app/store/front/collection-path.h"
#include "app/store/front/collection-options.h"
#include "app/store/front/collection-study.h"
#include "tests/app/store/fixture.h"

#include <string.h>

typedef struct {
  char *directory;
  IlkCollection *collection;
} Order;

static void
set_up(Order *order, gconstpointer data)
{
  order->directory = fixture_dup_directory();
  order->collection = fixture_open(order->directory);
}

static void
tear_down(Order *order, gconstpointer data)
{
  fixture_assert_sound(order->collection);
  fixture_close(order->collection);
  fixture_remove(order->directory);
}

/* Imports a deck called @title whose cards are as @cards says: “a<b,c d” is a card a that needs b
 * and c, and a card d. */
static gint64
import(Order *order, const char *title, const char *cards)
{
  g_autoptr(IlkDeckFile) file = ilk_deck_file_new(NULL, title, NULL);
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) words = g_strsplit(cards, " ", -1);
  IlkImportSummary summary;
  for (char **word = words; *word != NULL; word++) {
    g_auto(GStrv) parts = g_strsplit(*word, "<", 2);
    g_auto(GStrv) needs = parts[1] != NULL ? g_strsplit(parts[1], ",", -1) : NULL;
    const IlkCardContent content = {
        .question = parts[0], .answer = "A", .needs = (const char *const *) needs};
    ilk_deck_file_add(file, parts[0], &content);
  }
  ilk_collection_import(order->collection, file, &summary, &error);
  g_assert_no_error(error);
  return summary.deck;
}

static void
edit(Order *order, IlkEdit edit)
{
  g_autoptr(GError) error = NULL;
  ilk_collection_edit(order->collection, &edit, NULL, &error);
  g_assert_no_error(error);
}

static void
place(Order *order, gint64 deck, gint64 by)
{
  edit(order, (IlkEdit){.kind = ILK_EDIT_PLACE_DECK, .deck = deck, .value = by});
}

/* Answers new cards until none comes. Returns: (transfer full): their questions, but for those of
 * the built-in deck, which are more than a word */
static char *
dup_introduced(Order *order, gint64 deck)
{
  g_autoptr(GString) questions = g_string_new(NULL);
  gint64 id;
  while ((id = fixture_next(order->collection, deck)) != 0) {
    g_autoptr(IlkCard) card = ilk_collection_get_card(order->collection, id, NULL);
    const char *question = ilk_card_get_content(card)->question;
    if (strchr(question, ' ') == NULL)
      g_string_append_printf(questions, "%s%s", questions->len > 0 ? " " : "", question);
    fixture_answer(order->collection, id, ILK_RATING_EASY);
  }
  return g_string_free(g_steal_pointer(&questions), FALSE);
}

/* Returns: (transfer full): the names of the decks as they are listed, but for the built-in one */
static char *
dup_listed(Order *order)
{
  g_autoptr(GPtrArray) decks = ilk_collection_list_decks(order->collection, NULL);
  g_autoptr(GString) names = g_string_new(NULL);
  for (guint i = 0; i < decks->len; i++) {
    const char *name = ilk_deck_get_name(decks->pdata[i]);
    if (!g_str_has_prefix(name, "The GIL"))
      g_string_append_printf(names, "%s%s", names->len > 0 ? " " : "", name);
  }
  return g_string_free(g_steal_pointer(&names), FALSE);
}

static void
assert_listed(Order *order, const char *names)
{
  g_autofree char *listed = dup_listed(order);
  g_assert_cmpstr(listed, ==, names);
}

static void
set_new_per_day(Order *order, gint64 deck, int n)
{
  IlkStudyOptions options;
  g_assert_true(ilk_collection_get_options(order->collection, deck, &options, NULL));
  options.new_per_day = n;
  g_assert_true(ilk_collection_set_options(order->collection, deck, &options, NULL));
}

/* Returns: (transfer full): the questions of at most @limit new cards, whatever the day's number */
static char *
dup_new(Order *order, gint64 deck, guint limit)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) questions = g_string_new(NULL);
  g_autoptr(GArray) ids = ilk_collection_list_new(order->collection, deck, limit, &error);
  g_assert_no_error(error);
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr(IlkCard) card =
        ilk_collection_get_card(order->collection, g_array_index(ids, gint64, i), NULL);
    const char *question = ilk_card_get_content(card)->question;
    if (strchr(question, ' ') == NULL)
      g_string_append_printf(questions, "%s%s", questions->len > 0 ? " " : "", question);
  }
  return g_string_free(g_steal_pointer(&questions), FALSE);
}

static void
assert_new(Order *order, gint64 deck, guint limit, const char *questions)
{
  g_autofree char *found = dup_new(order, deck, limit);
  g_assert_cmpstr(found, ==, questions);
}

static void
test_what_one_needs_comes_first(Order *order, gconstpointer data)
{
  static const struct {
    const char *cards, *introduced;
  } cases[] = {
      {"a b c", "a b c"},           {"a<c b c", "c a b"},       {"a<b,d b<c c d", "c b d a"},
      {"a<d b<a c<b d", "d a b c"}, {"a b<d c<d d", "a d b c"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *title = g_strdup_printf("Deck %zu", i);
    gint64 deck = import(order, title, cases[i].cards);
    assert_new(order, deck, 100, cases[i].introduced);
    g_autofree char *introduced = dup_introduced(order, deck);
    g_assert_cmpstr(introduced, ==, cases[i].introduced);
  }
}

/* The card on screen counts as answered: the next one is fetched before it is. */
static void
test_card_on_screen_is_no_obstacle(Order *order, gconstpointer data)
{
  gint64 deck = import(order, "Deck", "a<b b");
  gint64 first = fixture_next(order->collection, deck);
  g_autoptr(IlkCard) next = ilk_collection_next_card(order->collection, deck, first, NULL);
  g_assert_cmpstr(ilk_card_get_content(next)->question, ==, "a");
}

/* A suspended card does not keep others from coming, but what it needs still comes first. */
static void
test_what_is_set_aside_is_passed_over(Order *order, gconstpointer data)
{
  gint64 deck = import(order, "Deck", "a<b b<c c");
  const IlkCardSearch search = {.text = "deck:Deck", .order = ILK_ORDER_DECK};
  g_autoptr(GArray) ids = ilk_collection_find_cards(order->collection, &search, NULL);
  g_assert_cmpuint(ids->len, ==, 3);
  edit(order, (IlkEdit){.kind = ILK_EDIT_SUSPEND,
                        .cards = &g_array_index(ids, gint64, 1),
                        .n_cards = 1,
                        .value = 1});
  assert_new(order, deck, 100, "c a");
  g_autofree char *introduced = dup_introduced(order, deck);
  g_assert_cmpstr(introduced, ==, "c a");
}

/* Beyond the day's number, too, and as many as are wanted, deck by deck. */
static void
test_new_cards_beyond_the_day(Order *order, gconstpointer data)
{
  gint64 first = import(order, "First", "a<c b c<d d");
  gint64 second = import(order, "Second", "x<y y");
  static const struct {
    guint limit;
    const char *questions;
  } cases[] = {{0, ""}, {1, "d"}, {2, "d c"}, {3, "d c a"}, {4, "d c a b"}, {9, "d c a b"}};
  set_new_per_day(order, 0, 0);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_new(order, first, cases[i].limit, cases[i].questions);
  assert_new(order, 0, 100, "d c a b y x");
  place(order, second, -2);
  assert_new(order, 0, 100, "y x d c a b");
  set_new_per_day(order, 0, 1);
  fixture_answer(order->collection, fixture_next(order->collection, first), ILK_RATING_EASY);
  assert_new(order, first, 100, "c a b");
  g_assert_null(ilk_collection_list_new(order->collection, 99, 1, NULL));
}

/* Cards may come to need each other when they are edited one by one; no file may say so. */
static void
test_circle_is_walked_once(Order *order, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  gint64 deck = import(order, "Deck", "a<b b<a c");
  assert_new(order, deck, 100, "b a c");
  g_autofree char *introduced = dup_introduced(order, deck);
  g_assert_cmpstr(introduced, ==, "b a c");
  g_autoptr(IlkDeckFile) file = ilk_collection_dup_deck_file(order->collection, deck, &error);
  g_assert_no_error(error);
  g_autofree char *text = ilk_deck_file_to_markdown(file);
  g_autoptr(IlkDeckFile) read = ilk_deck_file_parse(text, strlen(text), "deck.md", &error);
  g_assert_no_error(error);
}

static void
test_long_paths_end(Order *order, gconstpointer data)
{
  g_autoptr(GString) cards = g_string_new("0<1");
  for (guint i = 1; i < 3 * ILK_MAX_PATH_CARDS; i++)
    g_string_append_printf(cards, " %u<%u", i, i + 1);
  g_string_append_printf(cards, " %u", 3 * ILK_MAX_PATH_CARDS);
  gint64 deck = import(order, "Deck", cards->str);
  g_autoptr(IlkCard) next =
      ilk_collection_get_card(order->collection, fixture_next(order->collection, deck), NULL);
  g_assert_cmpint(atoi(ilk_card_get_content(next)->question), >=, ILK_MAX_PATH_CARDS - 1);
}

static void
test_deck_file_comes_back_as_it_was(Order *order, gconstpointer data)
{
  static const char text[] = "# T\n\n- id: t\n\n## Q1\n\n- time: 5 s\n- needs: b, c\n- id: a\n\nA\n"
                             "\n## Q2\n\n- time: 5 s\n- needs: c\n- id: b\n\nB\n"
                             "\n## Q3\n\n- time: 5 s\n- id: c\n\nC\n";
  g_autoptr(IlkDeckFile) file = ilk_deck_file_parse(text, strlen(text), "t.md", NULL);
  IlkImportSummary summary;
  g_assert_true(ilk_collection_import(order->collection, file, &summary, NULL));
  g_autoptr(IlkDeckFile) back = ilk_collection_dup_deck_file(order->collection, summary.deck, NULL);
  g_autofree char *written = ilk_deck_file_to_markdown(back);
  g_assert_cmpstr(written, ==, text);
  g_assert_true(ilk_collection_import(order->collection, back, &summary, NULL));
  g_assert_cmpuint(summary.unchanged, ==, 3);
}

static void
test_decks_are_studied_in_the_order_of_their_list(Order *order, gconstpointer data)
{
  gint64 a = import(order, "A", "a1 a2"), b = import(order, "B", "b1"),
         c = import(order, "C", "c1");
  gint64 below = 0;
  const IlkEdit new_deck = {.kind = ILK_EDIT_ADD_DECK, .text = "B / Z"};
  g_assert_true(ilk_collection_edit(order->collection, &new_deck, &below, NULL));
  set_new_per_day(order, 0, 100);
  assert_listed(order, "A B Z C");
  place(order, c, -2);
  assert_listed(order, "C A B Z");
  place(order, a, 1);
  assert_listed(order, "C B Z A");
  /* Before the built-in deck; at either end there is nowhere to go, which is nothing to undo. */
  place(order, c, -1000);
  place(order, c, -1000);
  place(order, a, G_MAXINT64);
  assert_listed(order, "C B Z A");

  g_autofree char *introduced = dup_introduced(order, 0);
  g_assert_cmpstr(introduced, ==, "c1 b1 a1 a2");
  g_autofree char *first = ilk_collection_undo_edit(order->collection, NULL);
  g_assert_cmpstr(first, ==, "Study the deck “C” earlier");
  assert_listed(order, "C B Z A");
  g_autofree char *undone = ilk_collection_undo_edit(order->collection, NULL);
  g_assert_cmpstr(undone, ==, "Study the deck “A” later");
  assert_listed(order, "C A B Z");
  g_autofree char *undone_too = ilk_collection_undo_edit(order->collection, NULL);
  g_assert_cmpstr(undone_too, ==, "Study the deck “C” earlier");
  assert_listed(order, "A B Z C");
  g_autofree char *redone = ilk_collection_redo_edit(order->collection, NULL);
  g_assert_nonnull(redone);
  assert_listed(order, "C A B Z");
  g_assert_cmpint(b, !=, 0);
}

/* How a deck is studied and when are kept in one place, and changed apart from each other. */
static void
test_order_and_options_leave_each_other_alone(Order *order, gconstpointer data)
{
  gint64 a = import(order, "A", "a"), b = import(order, "B", "b");
  IlkStudyOptions options;
  place(order, b, -1);
  set_new_per_day(order, b, 7);
  g_assert_true(ilk_collection_set_retention(order->collection, a, 0.95, NULL));
  assert_listed(order, "B A");

  g_autofree char *undone = ilk_collection_undo_edit(order->collection, NULL);
  g_assert_nonnull(undone);
  assert_listed(order, "A B");
  g_assert_true(ilk_collection_get_options(order->collection, b, &options, NULL));
  g_assert_cmpint(options.new_per_day, ==, 7);
  g_assert_true(ilk_collection_get_options(order->collection, a, &options, NULL));
  g_assert_cmpfloat_with_epsilon(options.desired_retention, 0.95, 1e-9);

  g_clear_object(&order->collection);
  order->collection = fixture_open(order->directory);
  g_autofree char *redone = ilk_collection_redo_edit(order->collection, NULL);
  g_assert_nonnull(redone);
  assert_listed(order, "B A");
  g_assert_true(ilk_collection_get_options(order->collection, b, &options, NULL));
  g_assert_cmpint(options.new_per_day, ==, 7);
}

/* A deck below another does not inherit its place. */
static void
test_places_are_among_those_beside(Order *order, gconstpointer data)
{
  gint64 top = import(order, "A", "a"), one = import(order, "X", "x"),
         two = import(order, "Y", "y");
  edit(order, (IlkEdit){.kind = ILK_EDIT_MOVE_DECK, .deck = one, .value = top});
  edit(order, (IlkEdit){.kind = ILK_EDIT_MOVE_DECK, .deck = two, .value = top});
  place(order, two, -1);
  place(order, top, -5);
  assert_listed(order, "A Y X");
  IlkEdit up = {.kind = ILK_EDIT_MOVE_DECK, .deck = two, .value = 0};
  edit(order, up);
  g_autoptr(GPtrArray) decks = ilk_collection_list_decks(order->collection, NULL);
  g_assert_cmpuint(decks->len, ==, 4);
}

static void
test_day_has_one_limit_over_all_decks(Order *order, gconstpointer data)
{
  gint64 a = import(order, "A", "a1 a2 a3 a4"), b = import(order, "B", "b1 b2 b3 b4");
  set_new_per_day(order, 0, 5);
  set_new_per_day(order, a, 3);
  place(order, a, -5);
  place(order, b, -1);
  assert_listed(order, "A B");

  g_autoptr(GPtrArray) decks = ilk_collection_list_decks(order->collection, NULL);
  IlkDeckCounts sum = ilk_decks_sum(decks, 0);
  g_assert_cmpuint(sum.new_cards, ==, 5);
  sum = ilk_decks_sum(decks, a);
  g_assert_cmpuint(sum.new_cards, ==, 3);
  sum = ilk_decks_sum(decks, b);
  g_assert_cmpuint(sum.new_cards, ==, 4);

  /* The deck's own number holds within that of all. */
  g_autofree char *introduced = dup_introduced(order, 0);
  g_assert_cmpstr(introduced, ==, "a1 a2 a3 b1 b2");
  g_assert_cmpint(fixture_next(order->collection, b), ==, 0);
  g_clear_pointer(&decks, g_ptr_array_unref);
  decks = ilk_collection_list_decks(order->collection, NULL);
  sum = ilk_decks_sum(decks, 0);
  g_assert_cmpuint(sum.new_cards, ==, 0);

  ilk_clock_advance(ILK_MS_PER_DAY);
  set_new_per_day(order, 0, 3);
  g_autofree char *next_day = dup_introduced(order, b);
  g_assert_cmpstr(next_day, ==, "b3 b4");
}

/* The last of the day's is on screen: no other may be fetched behind it, from any deck. */
static void
test_limit_counts_the_card_on_screen(Order *order, gconstpointer data)
{
  gint64 a = import(order, "A", "a1 a2");
  import(order, "B", "b1");
  set_new_per_day(order, 0, 1);
  gint64 first = fixture_next(order->collection, a);
  g_assert_null(ilk_collection_next_card(order->collection, 0, first, NULL));
}

int
main(int argc, char *argv[])
{
  static const struct {
    const char *path;
    void (*run)(Order *order, gconstpointer data);
  } tests[] = {
      {"/store/order/new-cards-beyond-the-day", test_new_cards_beyond_the_day},
      {"/store/order/what-one-needs-comes-first", test_what_one_needs_comes_first},
      {"/store/order/card-on-screen-is-no-obstacle", test_card_on_screen_is_no_obstacle},
      {"/store/order/what-is-set-aside-is-passed-over", test_what_is_set_aside_is_passed_over},
      {"/store/order/circle-is-walked-once", test_circle_is_walked_once},
      {"/store/order/long-paths-end", test_long_paths_end},
      {"/store/order/deck-file-comes-back-as-it-was", test_deck_file_comes_back_as_it_was},
      {"/store/order/decks-are-studied-in-the-order-of-their-list",
       test_decks_are_studied_in_the_order_of_their_list},
      {"/store/order/order-and-options-leave-each-other-alone",
       test_order_and_options_leave_each_other_alone},
      {"/store/order/places-are-among-those-beside", test_places_are_among_those_beside},
      {"/store/order/day-has-one-limit-over-all-decks", test_day_has_one_limit_over_all_decks},
      {"/store/order/limit-counts-the-card-on-screen", test_limit_counts_the_card_on_screen},
  };
  g_test_init(&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(tests); i++)
    g_test_add(tests[i].path, Order, NULL, set_up, tests[i].run, tear_down);
  return g_test_run();
}
