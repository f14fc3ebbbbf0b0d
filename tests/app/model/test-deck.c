/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck counts what waits in it, and a list can bind to that.
 */
#include "app/model/deck-tree.h"

static void
test_deck_counts_what_waits(void)
{
  char name[] = "Locks";
  const IlkDeckCounts counts = {
      .new_cards = 4, .learning = 2, .due = 1, .total = 50, .next_due = 99};
  IlkDeck *deck = ilk_deck_new(5, name, 0.85, &counts);
  name[0] = 'X';

  g_assert_cmpint(ilk_deck_get_id(deck), ==, 5);
  g_assert_cmpstr(ilk_deck_get_name(deck), ==, "Locks");
  g_assert_cmpuint(ilk_deck_get_waiting(deck), ==, 7);
  g_assert_cmpfloat(ilk_deck_get_retention(deck), ==, 0.85);
  g_assert_cmpuint(ilk_deck_get_counts(deck)->total, ==, 50);
  g_assert_cmpint(ilk_deck_get_counts(deck)->next_due, ==, 99);

  g_autofree char *bound_name = NULL;
  guint bound_waiting = 0;
  g_object_get(deck, "name", &bound_name, "waiting", &bound_waiting, NULL);
  g_assert_cmpstr(bound_name, ==, "Locks");
  g_assert_cmpuint(bound_waiting, ==, 7);
  g_assert_finalize_object(deck);
}

/* Names as they come from the collection, and as people sort them. */
static void
test_decks_are_sorted_as_people_do(void)
{
  const char *const cases[][4] = {
      {"Part 10", "Part 2", "Part 2", "Part 10"},
      {"beta", "Alpha", "Alpha", "beta"},
      {"1000 words", "200 words", "200 words", "1000 words"},
      {"2 / 10", "2 / 9", "2 / 9", "2 / 10"},
  };
  const IlkDeckCounts none = {0};

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GPtrArray) decks = g_ptr_array_new_with_free_func(g_object_unref);

    for (int n = 0; n < 2; n++)
      g_ptr_array_add(decks, ilk_deck_new(n + 1, cases[i][n], 0, &none));
    g_autoptr(GPtrArray) sorted = ilk_decks_sort(decks);
    for (int n = 0; n < 2; n++)
      g_assert_cmpstr(ilk_deck_get_name(g_ptr_array_index(sorted, n)), ==, cases[i][2 + n]);
  }
}

/* Two of one name keep the order in which they came to be. */
static void
test_decks_of_one_name_keep_their_order(void)
{
  const IlkDeckCounts none = {0};
  g_autoptr(GPtrArray) decks = g_ptr_array_new_with_free_func(g_object_unref);

  for (gint64 id = 3; id > 0; id--)
    g_ptr_array_add(decks, ilk_deck_new(id, "Locks", 0, &none));
  g_autoptr(GPtrArray) sorted = ilk_decks_sort(decks);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint(ilk_deck_get_id(g_ptr_array_index(sorted, i)), ==, i + 1);
}

/* A deck for each letter, below the one before the comma: “A, BA” is B below A. */
static GPtrArray *
make_decks(const char *const *described)
{
  GPtrArray *decks = g_ptr_array_new_with_free_func(g_object_unref);

  for (gsize i = 0; described[i] != NULL; i++) {
    const char name[] = {described[i][0], '\0'};
    const IlkDeckCounts counts = {.new_cards = 1, .total = 10, .next_due = 100 - described[i][0]};
    const IlkDeckPlace place = {
        .parent = described[i][1], .path = name, .file_id = "", .description = ""};

    g_ptr_array_add(decks, ilk_deck_new_at(described[i][0], name, &place, 0, &counts));
  }
  return decks;
}

static const struct {
  const char *decks[8];
  const char *shown; /* a deck's name and depth, and how many stand below it */
} trees[] = {
    {{"B", "A", NULL}, "A00 B00"},
    {{"CB", "BA", "A", "D", NULL}, "A02 B11 C20 D00"},
    {{"CA", "BA", "A", NULL}, "A02 B10 C10"},
    /* A parent that is not there; and a circle, broken where it is entered. */
    {{"BX", "A", NULL}, "A00 B00"},
    {{"AB", "BA", "C", NULL}, "C00 A01 B10"},
};

static void
test_tree(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(trees); i++) {
    g_autoptr(GPtrArray) decks = make_decks(trees[i].decks);
    g_autoptr(GArray) tree = ilk_deck_tree_new(decks);
    g_autoptr(GString) shown = g_string_new(NULL);

    for (guint n = 0; n < tree->len; n++) {
      const IlkDeckBranch *branch = &g_array_index(tree, IlkDeckBranch, n);

      g_string_append_printf(shown, "%s%s%u%u", n > 0 ? " " : "", ilk_deck_get_name(branch->deck),
                             branch->depth, branch->n_below);
      g_assert_cmpuint(branch->sum.total, ==, 10 * (1 + branch->n_below));
      g_assert_cmpuint(branch->sum.new_cards, ==, 1 + branch->n_below);
    }
    g_assert_cmpstr(shown->str, ==, trees[i].shown);
  }
}

/* A chain as long as a hostile collection could make it. */
static void
test_deep_tree(void)
{
  const IlkDeckCounts counts = {.total = 1};
  g_autoptr(GPtrArray) decks = g_ptr_array_new_with_free_func(g_object_unref);

  for (gint64 id = 1; id <= 50000; id++) {
    const IlkDeckPlace place = {.parent = id - 1, .path = "", .file_id = "", .description = ""};
    g_ptr_array_add(decks, ilk_deck_new_at(id, "A", &place, 0, &counts));
  }
  g_autoptr(GArray) tree = ilk_deck_tree_new(decks);
  g_assert_cmpuint(g_array_index(tree, IlkDeckBranch, 0).sum.total, ==, 50000);
  g_assert_cmpuint(g_array_index(tree, IlkDeckBranch, 49999).depth, ==, 49999);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/model/deck/waiting", test_deck_counts_what_waits);
  g_test_add_func("/model/deck/sorted", test_decks_are_sorted_as_people_do);
  g_test_add_func("/model/deck/same-name", test_decks_of_one_name_keep_their_order);
  g_test_add_func("/model/deck/tree", test_tree);
  g_test_add_func("/model/deck/deep-tree", test_deep_tree);
  return g_test_run();
}
