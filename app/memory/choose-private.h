/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Within the library: one day out of those that fuzz allows. Any thread.
 */
#pragma once

#include "app/memory/fuzz-private.h"

/** fsrs_choose: Returns: the day of @days that @choice falls on */
double fsrs_choose(fsrs_days days, const fsrs_choice *choice);

/**
 * fsrs_choose_in_order:
 * @days: by rating, from @first on: what fuzz allows each
 * @first: the lowest rating that the order compares
 *
 * Returns: the day of @rating. A better rating always waits longer, for which a day may pass the
 * longest interval by one or two.
 */
double fsrs_choose_in_order(const fsrs_days days[FSRS_RATINGS + 1], int first, int rating,
                            const fsrs_choice *choice);
