/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck counts what waits in it, and a list can bind to that.
 */
#include "app/model/deck.h"

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

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/model/deck/waiting", test_deck_counts_what_waits);
  g_test_add_func("/model/deck/sorted", test_decks_are_sorted_as_people_do);
  g_test_add_func("/model/deck/same-name", test_decks_of_one_name_keep_their_order);
  return g_test_run();
}
