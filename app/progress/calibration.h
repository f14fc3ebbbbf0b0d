/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How well the learner foresees what a demo will measure. Being twice too high is as far off as
 * being half too low, so what is compared are ratios. Pure functions, any thread.
 */
#pragma once

#include <glib.h>

/** Ratios beyond this are counted as this: a prediction of nothing has no ratio at all. */
#define ILK_CALIBRATION_CAP 100.0
/** Fewer predictions than this show no trend. */
#define ILK_CALIBRATION_TREND_FROM 6

/**
 * IlkTrend: @ILK_TREND_UNKNOWN: too few predictions to say
 */
typedef enum {
  ILK_TREND_UNKNOWN,
  ILK_TREND_BETTER,
  ILK_TREND_SAME,
  ILK_TREND_WORSE,
} IlkTrend;

/**
 * IlkCalibration:
 * @ratios: (element-type double): predicted / measured, oldest first, within the cap
 * @factor: by which half of the predictions were off at most, upwards or downwards: 1 is exact; NAN
 * without predictions
 * @early_factor, @late_factor: the same of the older and the newer half; NAN while the trend is
 * unknown
 * @too_high: how many were above what was measured
 * @too_low: how many were below
 */
typedef struct {
  GArray *ratios;
  double factor;
  double early_factor;
  double late_factor;
  IlkTrend trend;
  guint too_high;
  guint too_low;
} IlkCalibration;

/** ilk_calibration_init: @guesses: (element-type IlkGuess): oldest first */
void ilk_calibration_init(IlkCalibration *self, const GArray *guesses);
void ilk_calibration_clear(IlkCalibration *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IlkCalibration, ilk_calibration_clear)
