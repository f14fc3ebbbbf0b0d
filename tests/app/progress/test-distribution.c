/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which memories are counted into which bin.
 */
#include "app/progress/distribution.h"
#include "app/store/front/collection-figures.h"

#include <math.h>

static void
test_bins(void)
{
  /* Lower edges belong to a bin, upper edges to the next one, the very last to the last bin. */
  static const struct {
    IlkStrength strength;
    guint stability_bin;
    guint difficulty_bin;
  } cases[] = {
      {{0.001, 1}, 0, 0},  {{0.999, 1.999}, 0, 0}, {{1, 2}, 1, 1},
      {{6.99, 5.5}, 2, 4}, {{7, 9}, 3, 8},         {{29, 9.99}, 4, 8},
      {{36500, 10}, 8, 8}, {{364, 3}, 7, 2},       {{366, 3}, 8, 2},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GArray) strengths = g_array_new(FALSE, FALSE, sizeof(IlkStrength));
    IlkDistribution distribution;

    g_array_append_val(strengths, cases[i].strength);
    ilk_distribution_init(&distribution, strengths);
    g_assert_cmpuint(distribution.cards, ==, 1);
    g_assert_cmpfloat(distribution.median_stability, ==, cases[i].strength.stability);
    for (guint bin = 0; bin < ILK_STABILITY_BINS; bin++)
      g_assert_cmpuint(distribution.stability[bin].n, ==, bin == cases[i].stability_bin);
    for (guint bin = 0; bin < ILK_DIFFICULTY_BINS; bin++)
      g_assert_cmpuint(distribution.difficulty[bin].n, ==, bin == cases[i].difficulty_bin);
  }
}

static void
test_median(void)
{
  static const double stabilities[] = {40, 1, 3, 2};
  g_autoptr(GArray) strengths = g_array_new(FALSE, FALSE, sizeof(IlkStrength));
  IlkDistribution distribution;

  ilk_distribution_init(&distribution, strengths);
  g_assert_true(isnan(distribution.median_stability));
  for (gsize i = 0; i < G_N_ELEMENTS(stabilities); i++) {
    IlkStrength strength = {stabilities[i], 5};
    g_array_append_val(strengths, strength);
  }
  ilk_distribution_init(&distribution, strengths);
  /* Half of the four hold so long or longer. */
  g_assert_cmpfloat(distribution.median_stability, ==, 3);
  g_assert_cmpuint(distribution.difficulty[4].n, ==, 4);
}

static void
test_bins_join(void)
{
  g_autoptr(GArray) strengths = g_array_new(FALSE, FALSE, sizeof(IlkStrength));
  IlkDistribution distribution;

  ilk_distribution_init(&distribution, strengths);
  for (guint i = 1; i < ILK_STABILITY_BINS; i++)
    g_assert_cmpfloat(distribution.stability[i].low, ==, distribution.stability[i - 1].high);
  for (guint i = 1; i < ILK_DIFFICULTY_BINS; i++)
    g_assert_cmpfloat(distribution.difficulty[i].low, ==, distribution.difficulty[i - 1].high);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/progress/distribution/bins", test_bins);
  g_test_add_func("/progress/distribution/median", test_median);
  g_test_add_func("/progress/distribution/bins-join", test_bins_join);
  return g_test_run();
}
