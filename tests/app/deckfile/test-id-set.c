/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a file's ids are known by, and where that ends.
 */
#include "app/deckfile/id-set.h"

static gboolean
add(IlkIdSet *set, guint number)
{
  char id[16];

  g_snprintf(id, sizeof id, "card-%u", number);
  return ilk_id_set_add(set, id);
}

static void
test_known(void)
{
  g_autoptr(IlkIdSet) set = ilk_id_set_new();

  for (guint i = 0; i < 5000; i++)
    g_assert_true(add(set, i));
  for (guint i = 0; i < 5000; i++)
    g_assert_false(add(set, i));
}

/* It does not grow any more, and forgets nothing. */
static void
test_bounded(void)
{
  g_autoptr(IlkIdSet) set = ilk_id_set_new();

  for (guint i = 0; i < ILK_ID_SET_MOST; i++)
    g_assert_true(add(set, i));
  g_assert_false(add(set, 0));
  g_assert_false(add(set, ILK_ID_SET_MOST - 1));
  g_assert_true(add(set, ILK_ID_SET_MOST));
  g_assert_true(add(set, ILK_ID_SET_MOST));
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/deckfile/id-set/known", test_known);
  g_test_add_func("/deckfile/id-set/bounded", test_bounded);
  return g_test_run();
}
