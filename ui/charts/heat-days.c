/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A year in numbers and words.
 */
#include "ui/charts/heat-days.h"

#include "app/study/interval-text.h"
#include "config.h"
#include "ui/base/dates.h"

#include <glib/gi18n.h>
#include <math.h>

static const IlkDayTotal *
get_total(const UiHeatDays *self, gint64 day)
{
  static const IlkDayTotal nothing;
  gint64 index = day - self->first;

  return index >= 0 && index < UI_HEAT_WEEKS * 7 ? &self->totals[index] : &nothing;
}

void
ui_heat_days_init(UiHeatDays *self, const GArray *days, gint64 today)
{
  *self = (UiHeatDays){.today = today};
  self->first = today - ui_heat_grid_weekday(today) - 7 * (UI_HEAT_WEEKS - 1);
  for (guint i = 0; days != NULL && i < days->len; i++) {
    const IlkDayTotal *total = &g_array_index(days, IlkDayTotal, i);
    if (total->day < self->first || total->day > today)
      continue;
    self->totals[total->day - self->first] = *total;
    self->most = MAX(self->most, total->n);
  }
}

/* The root makes the few answers of a bad day stand out from none at all. */
int
ui_heat_days_get_level(const UiHeatDays *self, gint64 day)
{
  guint n = get_total(self, day)->n;

  return n == 0 ? 0 : (int) ceil(UI_HEAT_LEVELS * sqrt((double) n / self->most));
}

char *
ui_heat_days_format(gint64 day, const char *format)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(day * 24 * 60 * 60);

  return g_date_time_format(date, format);
}

char *
ui_heat_days_dup_text(const UiHeatDays *self, gint64 day)
{
  const IlkDayTotal *total = get_total(self, day);
  g_autofree char *date = ui_dates_dup_day(day, UI_DATE_WEEKDAY_YEAR);

  if (total->n == 0)
    return g_strdup_printf(_("%s: no answers"), date);
  g_autofree char *span = ilk_interval_text(total->ms);
  return g_strdup_printf(
      /* Translators: a date, a number, a span of time: “Sun, 22 Nov 2026: 12 answers in 3 min”. */
      ngettext("%s: %u answer in %s", "%s: %u answers in %s", total->n), date, total->n, span);
}

char *
ui_heat_days_describe(const UiHeatDays *self)
{
  guint answers = 0, days = 0;
  gint64 best = self->today;

  for (gint64 day = self->first; day <= self->today; day++) {
    guint n = get_total(self, day)->n;
    answers += n;
    days += n > 0;
    if (n > get_total(self, best)->n)
      best = day;
  }
  if (answers == 0)
    return g_strdup(_("No answers in the last year"));
  g_autofree char *date = ui_dates_dup_day(best, UI_DATE_LONG);
  g_autofree char *counted = g_strdup_printf(ngettext("%u answer", "%u answers", answers), answers);
  return g_strdup_printf(
      /* Translators: “812 answers on 64 days of the last year, most on 3 November 2026: 61”. */
      ngettext("%s on %u day of the last year, most on %s: %u",
               "%s on %u days of the last year, most on %s: %u", days),
      counted, days, date, self->most);
}
