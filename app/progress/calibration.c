/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Medians of how far off predictions were: one wild guess does not undo ten good ones.
 */
#include "app/progress/calibration.h"

#include "app/store/front/collection-figures.h"

#include <math.h>

/* Off by less than a twentieth is a hit, neither high nor low; so is a trend that small. */
#define CLOSE_ENOUGH 1.05
#define TREND_FROM 1.1

static double
get_ratio(const IlkGuess *guess)
{
  if (guess->predicted == guess->measured)
    return 1;
  /* Zero, or of the other sign: as far off as can be, on the side it lies. */
  if (guess->predicted * guess->measured <= 0)
    return guess->predicted > guess->measured ? ILK_CALIBRATION_CAP : 1 / ILK_CALIBRATION_CAP;
  return CLAMP(guess->predicted / guess->measured, 1 / ILK_CALIBRATION_CAP, ILK_CALIBRATION_CAP);
}

static int
compare_doubles(gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;
  return (left > right) - (left < right);
}

/* The middle one of ratios [@from, @to), all turned to be at least 1. */
static double
get_median_factor(const GArray *ratios, guint from, guint to)
{
  g_autoptr(GArray) factors = g_array_new(FALSE, FALSE, sizeof(double));

  for (guint i = from; i < to; i++) {
    double ratio = g_array_index(ratios, double, i);
    double factor = MAX(ratio, 1 / ratio);
    g_array_append_val(factors, factor);
  }
  g_array_sort(factors, compare_doubles);
  return factors->len > 0 ? g_array_index(factors, double, (factors->len - 1) / 2) : NAN;
}

static IlkTrend
get_trend(double early, double late)
{
  if (late * TREND_FROM < early)
    return ILK_TREND_BETTER;
  return late > early * TREND_FROM ? ILK_TREND_WORSE : ILK_TREND_SAME;
}

void
ilk_calibration_init(IlkCalibration *self, const GArray *guesses)
{
  guint n = guesses->len;

  *self = (IlkCalibration){.early_factor = NAN, .late_factor = NAN};
  self->ratios = g_array_sized_new(FALSE, FALSE, sizeof(double), n);
  for (guint i = 0; i < n; i++) {
    double ratio = get_ratio(&g_array_index(guesses, IlkGuess, i));
    g_array_append_val(self->ratios, ratio);
    self->too_high += ratio > CLOSE_ENOUGH;
    self->too_low += ratio < 1 / CLOSE_ENOUGH;
  }
  self->factor = get_median_factor(self->ratios, 0, n);
  if (n < ILK_CALIBRATION_TREND_FROM)
    return;
  self->early_factor = get_median_factor(self->ratios, 0, n / 2);
  self->late_factor = get_median_factor(self->ratios, n / 2, n);
  self->trend = get_trend(self->early_factor, self->late_factor);
}

void
ilk_calibration_clear(IlkCalibration *self)
{
  g_clear_pointer(&self->ratios, g_array_unref);
}
