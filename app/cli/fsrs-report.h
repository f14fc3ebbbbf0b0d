/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How well parameters predicted a review log, beside predictors that know no memory at all: the
 * figures that `fsrs evaluate` and `fsrs optimize` print, as a table or as JSON. Main thread only.
 * For app/cli only.
 */
#pragma once

#include "app/memory/splits.h"

#include <glib.h>

/**
 * IlkFsrsReport:
 * @version: which model
 * @parameters: (nullable): those that were judged; NULL where each part had its own
 * @splits: how many parts were predicted by what came before them, 0 when the log was judged whole
 * @reviews: reviews in the log
 * @fit: (nullable): the fit that @parameters came from
 * @comparison: its @fitted are the figures of @parameters
 * @cpu_seconds: of the fit, or of the evaluation where there was none
 * @wall_seconds: the same by the clock on the wall
 */
typedef struct {
  fsrs_version version;
  const double *parameters;
  int splits;
  gsize reviews;
  const fsrs_fit *fit;
  fsrs_comparison comparison;
  double cpu_seconds;
  double wall_seconds;
} IlkFsrsReport;

/** ilk_fsrs_report_print: writes @self to stdout, @json or for people */
void ilk_fsrs_report_print(const IlkFsrsReport *self, gboolean json);

/** ilk_fsrs_fit_dup_sentence: Returns: (transfer full) (nullable): what @fit could not learn, and
 * why; NULL when it learned everything */
char *ilk_fsrs_fit_dup_sentence(const fsrs_fit *fit) G_GNUC_WARN_UNUSED_RESULT;
