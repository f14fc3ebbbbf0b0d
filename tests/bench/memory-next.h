/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A learner's log is cut: fits see the first reviews and are judged by the next.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

/** write_seen: writes the first @n reviews of learner @seed of @kind for others to fit. Returns: an
 * exit status */
int write_seen(const char *path, size_t n, const char *kind, uint64_t seed);

/**
 * judge_next:
 * @weights: (nullable): parameters that somebody else fitted to the first @n, with commas
 *
 * Prints JSON: a fit's CPU seconds, and log-loss and RMSE(bins) of all predictors on the reviews
 * that follow. Returns: an exit status
 */
int judge_next(size_t n, const char *kind, uint64_t seed, const char *weights);
