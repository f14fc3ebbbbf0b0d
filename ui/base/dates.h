/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Days as a learner reads them: their names in the language of the sentences around them, whatever
 * language the desktop has for dates; their order, clock and first weekday as the desktop wants
 * them. Main thread.
 */
#pragma once

#include <glib.h>
#include <locale.h>

typedef enum {
  UI_DATE_DAY,          /* 3 Dec */
  UI_DATE_WEEKDAY,      /* Thu, 3 Dec */
  UI_DATE_YEAR,         /* 3 Dec 2026 */
  UI_DATE_WEEKDAY_YEAR, /* Thu, 3 Dec 2026 */
  UI_DATE_LONG,         /* 3 December 2026 */
  UI_DATE_TIME,         /* 3 Dec 2026, 14:05 */
  UI_N_DATES
} UiDate;

/** ui_dates_begin: once, when the program has its locale and its catalogue */
void ui_dates_begin(void);

/** ui_dates_dup: Returns: (transfer full): @date in words */
char *ui_dates_dup(GDateTime *date, UiDate style);

/** ui_dates_dup_day: @day: since 1970. Returns: (transfer full): as ui_dates_dup() */
char *ui_dates_dup_day(gint64 day, UiDate style);

/** ui_dates_get_locale: Returns: (transfer none): of the desktop's dates, for nl_langinfo_l() */
locale_t ui_dates_get_locale(void);

/**
 * ui_dates_choose:
 * @language: of the sentences, such as “de”
 * @time: the locale of dates, such as “tr_TR.UTF-8”
 * @messages: the locale of sentences
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): locales of which the first that is
 * installed gives the names; NULL when @time does
 */
char **ui_dates_choose(const char *language, const char *time, const char *messages);
