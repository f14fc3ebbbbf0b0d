/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Making things fail: the n-th call that can fail does, and what was opened and not closed is
 * counted. SQLite tests itself so (sqlite.org/malloc.html). And three functions that do the same
 * work and clean up after it in three ways.
 */
#pragma once

#include <stdbool.h>

/** Faults: @fail_at: which call fails, from 1; 0: none. @calls: how many there were so far; @open:
 * what was acquired and not released */
typedef struct {
  int fail_at, calls, open;
} Faults;

/** FaultsWork: Returns: false when it failed; whatever it leaves open then is a leak */
typedef bool (*FaultsWork)(Faults *faults);

bool faults_careless(Faults *faults);
bool faults_half(Faults *faults);
bool faults_stack(Faults *faults);

/** faults_try: fails the @n-th call. @leaked: (out): what is left open. Returns: false when there
 * are fewer calls than that, so it got through */
bool faults_try(FaultsWork work, int n, int *leaked);
