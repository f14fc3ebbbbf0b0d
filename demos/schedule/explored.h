/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What came of many schedules. Pure.
 */
#pragma once

#include "demos/schedule/schedule.h"
#include "demos/schedule/world.h"

/**
 * Explored: how many schedules there were and how many failed; @deepest: steps of the longest;
 * @cut: how many were left where all that could go on was asleep; @chance: with which probability a
 * random walk would have gone one of those that failed; @first: which one failed first, from 1;
 * @failing: that one; @fewest: the failing one with the fewest switches; @whole: whether all
 * were tried
 */
typedef struct {
  long schedules, wrong, deadlocks, cut, first;
  int deepest;
  double chance;
  Schedule failing, fewest;
  bool whole;
} Explored;

/** explored_add: counts a @schedule that a random walk would have gone with the probability
 * @chance */
void explored_add(Explored *explored, const Schedule *schedule, WorldEnd end, double chance);
