/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A stopwatch that counts only while the learner can be thinking: it stands as long as there is a
 * reason for it to stand. A plain value; one thread at a time.
 */
#pragma once

#include <glib.h>

/**
 * IlkActiveClock:
 * @counted: ms counted up to @since
 * @since: ticks at which it last began to run
 * @started: whether it counts when nothing holds it
 * @reasons: why it stands, a set of bits that outlives a restart
 */
typedef struct {
  gint64 counted;
  gint64 since;
  gboolean started;
  guint reasons;
} IlkActiveClock;

/** ilk_active_clock_start: begins anew at @counted ms */
void ilk_active_clock_start(IlkActiveClock *self, gint64 counted);

/** ilk_active_clock_stop: keeps what was counted */
void ilk_active_clock_stop(IlkActiveClock *self);

/** ilk_active_clock_pause: holds it for @reason; ilk_active_clock_resume: takes that reason back */
void ilk_active_clock_pause(IlkActiveClock *self, guint reason);
void ilk_active_clock_resume(IlkActiveClock *self, guint reason);

/** ilk_active_clock_get: Returns: ms counted so far */
gint64 ilk_active_clock_get(const IlkActiveClock *self);
