/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Kinds of learners to judge a fit by. Four have a memory as FSRS-6 says, near the defaults or far
 * from them; two have one of another theory, which no parameters of FSRS can equal. They learn some
 * cards a day, are away now and then, and are scheduled by the defaults. The same seeds give the
 * same reviews.
 */
#pragma once

#include "tests/bench/memory-learner.h"

/**
 * learner_kind:
 * @LEARNER_NEAR: each parameter off the default by up to a fifth
 * @LEARNER_FAR: each by as much as learners differ
 * @LEARNER_WEAK: stabilities a tenth, growing less
 * @LEARNER_STRONG: stabilities several times as long, growing more
 * @LEARNER_HALF_LIVES: a half-life a card, and cards that differ in how hard they are
 * @LEARNER_TRACES: each review leaves a trace that decays (ACT-R: Pavlik and Anderson 2005)
 */
typedef enum {
  LEARNER_NEAR,
  LEARNER_FAR,
  LEARNER_WEAK,
  LEARNER_STRONG,
  LEARNER_HALF_LIVES,
  LEARNER_TRACES,
  LEARNER_KINDS,
} learner_kind;

/** learner_kind_from_name: Returns: near, far, weak, strong, half-lives or traces; LEARNER_KINDS
 * for any other name */
learner_kind learner_kind_from_name(const char *name);

/** learner_study_as: Returns: @n reviews of learner @seed of @kind, in order of time;
 * learner_reviews_clear() */
learner_reviews learner_study_as(learner_kind kind, uint64_t seed, size_t n);
