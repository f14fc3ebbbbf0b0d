/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The only "now" of the project. Tests and INTERLOCK_NOW freeze it, so that nothing depends on the
 * time of day. Any thread may read it; only a test's main thread sets it.
 */
#pragma once

#include <glib.h>

#define ILK_MS_PER_MINUTE G_GINT64_CONSTANT(60000)
#define ILK_MS_PER_DAY G_GINT64_CONSTANT(86400000)

/** ilk_clock_now: Returns: the time in ms since 1970-01-01T00:00Z */
gint64 ilk_clock_now(void);

/** ilk_clock_ticks: Returns: ms on a clock that never goes back, for measuring how long an answer
 * took */
gint64 ilk_clock_ticks(void);

/** ilk_clock_utc_offset: Returns: minutes east of UTC that the learner's local time has at @at (UTC
 * ms) */
int ilk_clock_utc_offset(gint64 at);

/**
 * ilk_clock_day:
 * @at: UTC ms
 * @utc_offset: minutes east of UTC
 * @rollover: minutes after local midnight at which the learner's day begins (default 240, 04:00)
 *
 * Returns: the learner's day as a count of days since 1970-01-01, so that two answers are "0 days
 * apart" exactly when the learner would call it the same day.
 */
gint64 ilk_clock_day(gint64 at, int utc_offset, int rollover);

/** ilk_clock_day_start: Returns: UTC ms at which the learner's @day begins; see ilk_clock_day() */
gint64 ilk_clock_day_start(gint64 day, int utc_offset, int rollover);

/** ilk_clock_freeze: stops the clock at @now (UTC ms) with @utc_offset (minutes east); for tests */
void ilk_clock_freeze(gint64 now, int utc_offset);

/** ilk_clock_advance: moves a frozen clock by @ms, both now and ticks (ticks never go back) */
void ilk_clock_advance(gint64 ms);

/** ilk_clock_thaw: back to the machine's clock */
void ilk_clock_thaw(void);

/**
 * ilk_clock_freeze_from_environment: freezes the clock when INTERLOCK_NOW holds an ISO 8601 time
 * with a zone, such as `2026-11-22T09:00:00+01:00`. Called once by main(), so that whole-program
 * tests can come back "tomorrow".
 *
 * Returns: FALSE with @error set when the variable is set but is no such time.
 */
gboolean ilk_clock_freeze_from_environment(GError **error);
