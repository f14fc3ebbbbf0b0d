/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Within the library: the range that fuzz allows. Any thread.
 */
#pragma once

#include "app/memory/fsrs.h"

/** fsrs_days: whole days to wait, from @first to @last */
typedef struct {
  double first;
  double last;
} fsrs_days;

/** fsrs_fuzz_days: Returns: fsrs_fuzz_range(); below 2.5 days @interval itself */
fsrs_days fsrs_fuzz_days(double interval, double elapsed_days, int maximum_interval);
