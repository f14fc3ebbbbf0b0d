/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The clock: the machine's, or a frozen one. The frozen values are atomics because the database
 * thread reads them while a test's main thread advances them.
 */
#include "app/base/clock.h"

#include "app/base/error.h"
#include "config.h"

#include <glib/gi18n-lib.h>

static struct {
  gint frozen;
  gint utc_offset;
  gint64 now;
  gint64 ticks;
} clock_state;
static GMutex clock_mutex;

gint64
ilk_clock_now(void)
{
  if (!g_atomic_int_get(&clock_state.frozen))
    return g_get_real_time() / 1000;

  g_mutex_lock(&clock_mutex);
  gint64 now = clock_state.now;
  g_mutex_unlock(&clock_mutex);
  return now;
}

gint64
ilk_clock_ticks(void)
{
  if (!g_atomic_int_get(&clock_state.frozen))
    return g_get_monotonic_time() / 1000;

  g_mutex_lock(&clock_mutex);
  gint64 ticks = clock_state.ticks;
  g_mutex_unlock(&clock_mutex);
  return ticks;
}

int
ilk_clock_utc_offset(gint64 at)
{
  if (g_atomic_int_get(&clock_state.frozen))
    return g_atomic_int_get(&clock_state.utc_offset);

  g_autoptr(GDateTime) local = g_date_time_new_from_unix_local(at / 1000);
  return local != NULL ? (int) (g_date_time_get_utc_offset(local) / G_TIME_SPAN_MINUTE) : 0;
}

gint64
ilk_clock_day(gint64 at, int utc_offset, int rollover)
{
  gint64 local = at + (utc_offset - rollover) * ILK_MS_PER_MINUTE;
  gint64 day = local / ILK_MS_PER_DAY;
  return local % ILK_MS_PER_DAY < 0 ? day - 1 : day;
}

gint64
ilk_clock_day_start(gint64 day, int utc_offset, int rollover)
{
  return day * ILK_MS_PER_DAY - (utc_offset - rollover) * ILK_MS_PER_MINUTE;
}

void
ilk_clock_freeze(gint64 now, int utc_offset)
{
  g_mutex_lock(&clock_mutex);
  clock_state.now = now;
  g_mutex_unlock(&clock_mutex);
  g_atomic_int_set(&clock_state.utc_offset, utc_offset);
  g_atomic_int_set(&clock_state.frozen, TRUE);
}

void
ilk_clock_advance(gint64 ms)
{
  g_return_if_fail(g_atomic_int_get(&clock_state.frozen));

  g_mutex_lock(&clock_mutex);
  clock_state.now += ms;
  clock_state.ticks += MAX(ms, 0);
  g_mutex_unlock(&clock_mutex);
}

void
ilk_clock_thaw(void)
{
  g_atomic_int_set(&clock_state.frozen, FALSE);
}

gboolean
ilk_clock_freeze_from_environment(GError **error)
{
  const char *text = g_getenv("INTERLOCK_NOW");
  if (text == NULL)
    return TRUE;

  g_autoptr(GDateTime) time = g_date_time_new_from_iso8601(text, NULL);
  if (time == NULL) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_USAGE,
                _("INTERLOCK_NOW is “%s”, which is not a time such as 2026-11-22T09:00:00+01:00."),
                text);
    return FALSE;
  }
  ilk_clock_freeze(g_date_time_to_unix(time) * 1000,
                   (int) (g_date_time_get_utc_offset(time) / G_TIME_SPAN_MINUTE));
  return TRUE;
}
