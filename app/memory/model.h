/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A memory model of either version behind one face. Read only once prepared; any number of threads
 * may share one.
 */
#pragma once

#include "app/memory/fsrs6.h"
#include "app/memory/fsrs7.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/** fsrs_version: FSRS_7 is experimental. States of one version mean nothing to the other: changing
 * the version takes a replay of the log. */
typedef enum {
  FSRS_6 = 6,
  FSRS_7 = 7,
} fsrs_version;

/** fsrs_model: the formulas of @version are prepared, the others are not */
typedef struct {
  fsrs_version version;
  union {
    fsrs6 six;
    fsrs7 seven;
  };
} fsrs_model;

/** fsrs_version_parameters: Returns: how many parameters @version has */
size_t fsrs_version_parameters(fsrs_version version);

/** fsrs_version_defaults: Returns: the published default parameters of @version */
const double *fsrs_version_defaults(fsrs_version version);

/**
 * fsrs_parameters_read:
 * @in: 17, 19 or 21 numbers (older ones are migrated), or 34 of FSRS-7
 * @n: how many
 * @version: (out): whose they are
 * @out: (out): as many as @version has, not yet clamped
 * @error: (nullable): told which number is wrong
 *
 * Returns: FSRS_OK or FSRS_ERROR_PARAMETERS
 */
fsrs_status fsrs_parameters_read(const double *in, size_t n, fsrs_version *version,
                                 double out[FSRS_MAX_PARAMETERS], fsrs_error *error);

/**
 * fsrs_parameters_accept:
 * @version: whose parameters are wanted
 * @in: 21 numbers within their bounds for FSRS-6 or 34 for FSRS-7; 17 or 19 older ones are migrated
 * and clamped
 * @n: how many
 * @out: (out): as many as @version has
 * @error: (nullable): told which number is wrong
 *
 * For a set from outside that is to be kept as it is. Returns: FSRS_OK, or FSRS_ERROR_PARAMETERS
 * and @out untouched
 */
fsrs_status fsrs_parameters_accept(fsrs_version version, const double *in, size_t n, double *out,
                                   fsrs_error *error);

/** fsrs_parameters_clamp: moves @w into the bounds of @version; see fsrs6_parameters_clamp() */
void fsrs_parameters_clamp(fsrs_version version, double *w, size_t relearning_steps,
                           bool short_term);

/** fsrs_model_init: prepares @model. @w: parameters within their bounds; @short_term: FSRS-6
 * only */
void fsrs_model_init(fsrs_model *model, fsrs_version version, const double *w, bool short_term);

/** fsrs_model_first: Returns: the memory that a first review with @rating leaves */
fsrs_memory fsrs_model_first(const fsrs_model *model, int rating);

/** fsrs_model_next: Returns: what a review with @rating @days after the previous one makes of
 * @memory */
fsrs_memory fsrs_model_next(const fsrs_model *model, const fsrs_memory *memory, double days,
                            int rating);

/** fsrs_model_next_passes: the same for Hard, Good and Easy at once */
void fsrs_model_next_passes(const fsrs_model *model, const fsrs_memory *memory, double days,
                            fsrs_memory next[3]);

/** fsrs_model_from_sm2: Returns: the memory that comes nearest to a card scheduled by SM-2; see
 * fsrs6_from_sm2() and fsrs7_from_sm2() */
fsrs_memory fsrs_model_from_sm2(const fsrs_model *model, double ease, double interval,
                                double retention);

/** fsrs_model_recall: Returns: the probability of recall @days after a review that left @memory */
double fsrs_model_recall(const fsrs_model *model, const fsrs_memory *memory, double days);

/** fsrs_model_interval: Returns: days until recall has fallen to @retention, not rounded */
double fsrs_model_interval(const fsrs_model *model, const fsrs_memory *memory, double retention);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
