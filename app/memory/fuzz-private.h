/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Within the library: the pick from a fuzz range. Any thread.
 */
#pragma once

#include "app/memory/fsrs.h"

/** fsrs_fuzz: Returns: a whole-day interval from the fuzz range of @interval, the same for the same
 * @seed; below 2.5 days @interval itself */
double fsrs_fuzz(double interval, double elapsed_days, int maximum_interval, uint64_t seed);
