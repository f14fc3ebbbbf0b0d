/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The radix sort against the order that it promises.
 */
#include "app/memory/sort-private.h"

#include <glib.h>

#define MAX_ITEMS 3000

static void
check_sort(GRand *random, gsize n, guint64 mask)
{
  g_autofree fsrs_keyed *items = g_new(fsrs_keyed, 2 * n + 1);
  for (gsize i = 0; i < n; i++) {
    guint64 key = (guint64) g_rand_int(random) << 32 | g_rand_int(random);
    items[i] = (fsrs_keyed){key & mask, (uint32_t) i};
  }
  fsrs_sort(items, items + n, n);
  for (gsize i = 1; i < n; i++) {
    g_assert_cmpuint(items[i - 1].key, <=, items[i].key);
    if (items[i - 1].key == items[i].key)
      g_assert_cmpuint(items[i - 1].index, <, items[i].index);
  }
}

static void
test_stable_order(void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(9);
  const guint64 masks[] = {0, 7, 0xfff, 0xff00ff00ff00ff00, G_MAXUINT64, (guint64) 1 << 63};
  for (gsize i = 0; i < G_N_ELEMENTS(masks); i++)
    for (gsize n = 0; n < MAX_ITEMS; n = n * 3 + 1)
      check_sort(random, n, masks[i]);
}

static void
test_signed_keys(void)
{
  const int64_t ascending[] = {G_MININT64, -5, -1, 0, 1, 5, G_MAXINT64};
  for (gsize i = 1; i < G_N_ELEMENTS(ascending); i++)
    g_assert_cmpuint(fsrs_sort_key(ascending[i - 1]), <, fsrs_sort_key(ascending[i]));
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/memory/sort/stable", test_stable_order);
  g_test_add_func("/memory/sort/signed", test_signed_keys);
  return g_test_run();
}
