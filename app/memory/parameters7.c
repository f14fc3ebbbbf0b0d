/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Defaults and bounds of the FSRS-7 parameters.
 */
#include "app/memory/math-private.h"
#include "app/memory/memory.h"
#include "app/memory/parameters.h"

/* clang-format off */
const double fsrs7_default_parameters[FSRS7_PARAMETERS] = {
    0.1104, 2.2395, 3.9221, 11.7841,                                /* first stability by rating */
    6.1686, 0.6457, 3.6807,                                         /* difficulty */
    1.9795, 0.0,    1.3826, 0.7024, 0.5999, 0.8146, 0.6398, 1.0,    /* slow trace */
    1.3207, 0.6707, 3.8668, 0.4416, 0.0934, 1.8631, 0.6162, 1.0869, /* fast trace */
    0.1567, 0.0801, 0.2421, 0.9464,                                 /* decay and base of the curves */
    0.1433, 0.7145, 0.0,    0.5667, 0.3734,                         /* how they are mixed */
    0.5333, 0.3048,                                                 /* what bends them */
};

/* The first stabilities and w26 have floors that depend on others. */
static const struct {
  double low, high;
} bounds[FSRS7_PARAMETERS] = {
    {FSRS7_MIN_STABILITY, 50}, {FSRS7_MIN_STABILITY, 100}, {FSRS7_MIN_STABILITY, 100},
    {FSRS7_MIN_STABILITY, 100},
    {1, 10},     {0.001, 4},
    {0.1, 4},    {0, 4},       {0, 1.2},  {0.3, 3},  {0.01, 1.5}, {0.1, 1}, {0, 3.5},     {0, 1},
    {1, 7},      {0, 4},       {0, 2},    {0.5, 6},  {0.001, 1.5}, {0.001, 1}, {0, 5},    {0, 1},
    {1, 7},      {0.01, 0.25}, {0.01, 0.95}, {0.2, 0.85}, {0.5, 0.99}, {0.01, 1}, {0.1, 1}, {0, 0.9},
    {0.1, 1.1},  {0, 1},       {0, 0.6},  {0, 0.6},
};
/* clang-format on */

void
fsrs7_parameters_clamp(double w[FSRS7_PARAMETERS])
{
  for (int i = 0; i < FSRS7_PARAMETERS; i++) {
    double low = bounds[i].low;
    if (i >= 1 && i <= 3)
      low = fsrs_max(low, w[i - 1]);
    if (i == 26)
      low = fsrs_max(low, w[25]);
    w[i] = fsrs_clamp(w[i], low, bounds[i].high);
  }
}
