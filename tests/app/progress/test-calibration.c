/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How far off predictions are, and whether they get better.
 */
#include "app/progress/calibration.h"
#include "app/store/front/collection-figures.h"

#include <math.h>

#define MAX_GUESSES 8

typedef struct {
  const char *name;
  IlkGuess guesses[MAX_GUESSES]; /* up to the first that measured -1 */
  double factor;
  IlkTrend trend;
  guint too_high;
  guint too_low;
} Case;

#define END                                                                                        \
  {                                                                                                \
    0, -1                                                                                          \
  }

static const Case cases[] = {
    {"none", {END}, NAN, ILK_TREND_UNKNOWN, 0, 0},
    {"exact", {{2, 2}, END}, 1, ILK_TREND_UNKNOWN, 0, 0},
    {"twice-too-high", {{4, 2}, END}, 2, ILK_TREND_UNKNOWN, 1, 0},
    {"half-is-as-far-off", {{1, 2}, END}, 2, ILK_TREND_UNKNOWN, 0, 1},
    {"a-hit-leans-nowhere", {{2.05, 2}, END}, 1.025, ILK_TREND_UNKNOWN, 0, 0},
    {"nothing-said-and-nothing-measured", {{0, 0}, END}, 1, ILK_TREND_UNKNOWN, 0, 0},
    {"nothing-said", {{0, 5}, END}, ILK_CALIBRATION_CAP, ILK_TREND_UNKNOWN, 0, 1},
    {"nothing-measured", {{5, 0}, END}, ILK_CALIBRATION_CAP, ILK_TREND_UNKNOWN, 1, 0},
    {"the-wrong-sign", {{-5, 1}, END}, ILK_CALIBRATION_CAP, ILK_TREND_UNKNOWN, 0, 1},
    {"wild", {{1e9, 1}, END}, ILK_CALIBRATION_CAP, ILK_TREND_UNKNOWN, 1, 0},
    {"one-wild-guess-among-three", {{2, 1}, {1e9, 1}, {2, 1}, END}, 2, ILK_TREND_UNKNOWN, 3, 0},
    {"better", {{4, 1}, {1, 4}, {4, 1}, {2, 1}, {1, 2}, {2, 1}, END}, 2, ILK_TREND_BETTER, 4, 2},
    {"worse", {{2, 1}, {1, 2}, {2, 1}, {4, 1}, {1, 4}, {4, 1}, END}, 2, ILK_TREND_WORSE, 4, 2},
    {"the-same", {{2, 1}, {2, 1}, {2, 1}, {2, 1}, {2, 1}, {2, 1}, END}, 2, ILK_TREND_SAME, 6, 0},
    {"five-show-no-trend",
     {{9, 1}, {9, 1}, {1, 1}, {1, 1}, {1, 1}, END},
     1,
     ILK_TREND_UNKNOWN,
     2,
     0},
};

static void
test_case(gconstpointer data)
{
  const Case *expected = data;
  g_autoptr(GArray) guesses = g_array_new(FALSE, FALSE, sizeof(IlkGuess));
  g_auto(IlkCalibration) calibration = {NULL};

  for (guint i = 0; expected->guesses[i].measured != -1; i++)
    g_array_append_val(guesses, expected->guesses[i]);
  ilk_calibration_init(&calibration, guesses);

  g_assert_cmpuint(calibration.ratios->len, ==, guesses->len);
  if (isnan(expected->factor))
    g_assert_true(isnan(calibration.factor));
  else
    g_assert_cmpfloat_with_epsilon(calibration.factor, expected->factor, 1e-9);
  g_assert_cmpint(calibration.trend, ==, expected->trend);
  g_assert_cmpuint(calibration.too_high, ==, expected->too_high);
  g_assert_cmpuint(calibration.too_low, ==, expected->too_low);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *path = g_strconcat("/progress/calibration/", cases[i].name, NULL);
    g_test_add_data_func(path, &cases[i], test_case);
  }
  return g_test_run();
}
