/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Spans of time in words. The unit is chosen after rounding, so that no span reads “60 min”.
 */
#include "app/study/interval-text.h"

#include "app/base/clock.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DAYS_PER_MONTH 30.4375
#define DAYS_PER_YEAR 365.25

/* One decimal, but “2 months” rather than “2.0 months”. */
static char *
months_text(double months)
{
  double rounded = round(months * 10) / 10;
  int whole = (int) rounded;
  if (rounded == whole)
    return g_strdup_printf(ngettext("%d month", "%d months", (gulong) whole), whole);
  return g_strdup_printf(_("%.1f months"), rounded);
}

static char *
years_text(double years)
{
  double rounded = round(years * 10) / 10;
  int whole = (int) rounded;
  if (rounded == whole)
    return g_strdup_printf(ngettext("%d year", "%d years", (gulong) whole), whole);
  return g_strdup_printf(_("%.1f years"), rounded);
}

char *
ilk_interval_text(gint64 ms)
{
  if (ms < ILK_MS_PER_MINUTE)
    return g_strdup(_("<1 min"));

  long minutes = lround((double) ms / ILK_MS_PER_MINUTE);
  if (minutes < 60)
    return g_strdup_printf(_("%ld min"), minutes);

  long hours = lround((double) ms / (60 * ILK_MS_PER_MINUTE));
  if (hours < 24)
    return g_strdup_printf(_("%ld h"), hours);

  double days = (double) ms / ILK_MS_PER_DAY;
  if (lround(days) <= 30)
    return g_strdup_printf(ngettext("%ld day", "%ld days", (gulong) lround(days)), lround(days));

  if (round(days / DAYS_PER_MONTH * 10) < 120)
    return months_text(days / DAYS_PER_MONTH);
  return years_text(days / DAYS_PER_YEAR);
}

char *
ilk_interval_text_until(gint64 due)
{
  gint64 wait = due - ilk_clock_now();
  gint64 days = (wait + ILK_MS_PER_DAY - 1) / ILK_MS_PER_DAY;

  return ilk_interval_text(days > 1 ? days * ILK_MS_PER_DAY : wait);
}
