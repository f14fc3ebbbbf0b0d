/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Review logs that a known model made, the same for the same seed.
 */
#pragma once

#include "app/memory/fsrs.h"
#include "app/memory/log.h"

#include <glib.h>

/** synthetic_log: Returns: (transfer full): at least @n reviews of a learner with the FSRS-6
 * parameters @w, scheduled by the defaults; fsrs_log_free() */
fsrs_log *synthetic_log(gsize n, const double *w, guint32 seed) G_GNUC_WARN_UNUSED_RESULT;
