/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The numbers that make FSRS fit a learner: their defaults, their bounds, and how older sets become
 * a set of today. Pure functions, any thread.
 */
#pragma once

#include "app/memory/status.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

#define FSRS6_PARAMETERS 21
#define FSRS7_PARAMETERS 34
/* The most that any model has. */
#define FSRS_MAX_PARAMETERS FSRS7_PARAMETERS

/** fsrs6_default_parameters: the published defaults of FSRS-6 */
extern const double fsrs6_default_parameters[FSRS6_PARAMETERS];

/** fsrs7_default_parameters: the published defaults of FSRS-7 */
extern const double fsrs7_default_parameters[FSRS7_PARAMETERS];

/**
 * fsrs6_parameters_migrate:
 * @in: 17 (FSRS-4.5), 19 (FSRS-5) or 21 (FSRS-6) numbers
 * @n: how many
 * @out: (out): the same model as FSRS-6 parameters, not yet clamped; may be @in
 * @error: (nullable): told which number is wrong
 *
 * Returns: FSRS_OK, or FSRS_ERROR_PARAMETERS when there are not 17, 19 or 21 or one is not finite
 */
fsrs_status fsrs6_parameters_migrate(const double *in, size_t n, double out[FSRS6_PARAMETERS],
                                     fsrs_error *error);

/**
 * fsrs6_parameters_clamp:
 * @w: (inout): finite parameters, each moved to the nearest end of its bounds
 * @relearning_steps: how many relearning steps a lapsed card passes. Several same-day reviews after
 * a lapse must not undo it, so more steps lower the ceiling of w17 and w18.
 * @short_term: whether same-day reviews change the memory (then w19 is at least 0.01)
 */
void fsrs6_parameters_clamp(double w[FSRS6_PARAMETERS], size_t relearning_steps, bool short_term);

/** fsrs7_parameters_clamp: @w: (inout): finite parameters, each moved to the nearest end of its
 * bounds */
void fsrs7_parameters_clamp(double w[FSRS7_PARAMETERS]);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
