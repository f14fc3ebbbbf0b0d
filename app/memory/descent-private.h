/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Within the library: the descent from given parameters to better ones. Any thread; takes threads
 * of its own.
 */
#pragma once

#include "app/memory/optimize.h"
#include "app/memory/training-private.h"

/**
 * fsrs_descend:
 * @training: what to learn from; at least one item
 * @options: checked
 * @w: (inout): as many parameters as the model has, within their bounds; untouched on failure
 *
 * Returns: FSRS_OK, FSRS_ERROR_CANCELLED or FSRS_ERROR_NO_MEMORY
 */
fsrs_status fsrs_descend(const fsrs_log *log, const fsrs_training *training,
                         const fsrs_optimize_options *options, double *w);
