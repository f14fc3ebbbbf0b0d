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

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/model/deck/waiting", test_deck_counts_what_waits);
  return g_test_run();
}
