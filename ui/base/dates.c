/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The C library's names of days are those of LC_TIME, which is changed to the sentences' language
 * when it has another. American order and clock go with English sentences only: other languages
 * have theirs in their catalogue.
 */
#include "ui/base/dates.h"

#include "config.h"

#include <glib/gi18n.h>
#include <langinfo.h>
#include <string.h>

static struct {
  locale_t desktop; /* 0 until ui_dates_begin() */
  gboolean is_american;
} dates;

/* “C” is English. */
static gboolean
speaks(const char *locale, const char *language)
{
  gsize length = strcspn(locale, "_.@");
  gboolean is_c = strncmp(locale, "C", length) == 0 || strncmp(locale, "POSIX", length) == 0;

  return is_c ? g_str_equal(language, "en")
              : strlen(language) == length && strncmp(locale, language, length) == 0;
}

char **
ui_dates_choose(const char *language, const char *time, const char *messages)
{
  g_autoptr(GStrvBuilder) locales = g_strv_builder_new();
  g_autofree char *country = g_ascii_strup(language, -1);
  g_autofree char *usual = g_strdup_printf("%s_%s.UTF-8", language, country);

  if (speaks(time, language))
    return NULL;
  if (g_str_equal(language, "en"))
    g_strv_builder_add(locales, "C.UTF-8");
  else if (speaks(messages, language))
    g_strv_builder_add(locales, messages);
  g_strv_builder_add(locales, g_str_equal(language, "en") ? "C" : usual);
  return g_strv_builder_end(locales);
}

/* Returns: (transfer full): of the catalogue in use; of the sentences in the source without one */
static char *
dup_language(void)
{
  static const char field[] = "\nLanguage: ";
  static const char none[] = ""; /* whose translation is the catalogue's header */
  const char *header = dgettext(GETTEXT_PACKAGE, none);
  const char *found = *header != '\0' ? strstr(header, field) : NULL;

  if (found == NULL)
    return g_strdup("en");
  found += strlen(field);
  return g_strndup(found, strcspn(found, "_@\n"));
}

void
ui_dates_begin(void)
{
  g_autofree char *language = dup_language();
  g_autofree char *time = g_strdup(setlocale(LC_TIME, NULL));
  g_auto(GStrv) locales = ui_dates_choose(language, time, setlocale(LC_MESSAGES, NULL));

  dates.desktop = newlocale(LC_TIME_MASK, time, (locale_t) 0);
  dates.is_american = g_str_equal(language, "en") && g_str_has_prefix(time, "en_US");
  for (guint i = 0; locales != NULL && locales[i] != NULL; i++)
    if (setlocale(LC_TIME, locales[i]) != NULL)
      return;
}

locale_t
ui_dates_get_locale(void)
{
  if (dates.desktop == (locale_t) 0)
    dates.desktop = newlocale(LC_TIME_MASK, setlocale(LC_TIME, NULL), (locale_t) 0);
  return dates.desktop;
}

char *
ui_dates_dup(GDateTime *date, UiDate style)
{
  static const struct {
    const char *usual, *american;
  } formats[UI_N_DATES] = {
      /* Translators: a date as in “3 Dec”; see man strftime. */
      [UI_DATE_DAY] = {N_("%-d %b"), "%b %-d"},
      /* Translators: a date as in “Thu, 3 Dec”; see man strftime. */
      [UI_DATE_WEEKDAY] = {N_("%a, %-d %b"), "%a, %b %-d"},
      /* Translators: a date as in “3 Dec 2026”; see man strftime. */
      [UI_DATE_YEAR] = {N_("%-d %b %Y"), "%b %-d, %Y"},
      /* Translators: a date as in “Sun, 22 Nov 2026”; see man strftime. */
      [UI_DATE_WEEKDAY_YEAR] = {N_("%a, %-d %b %Y"), "%a, %b %-d, %Y"},
      /* Translators: a date as in “22 November 2026”; see man strftime. */
      [UI_DATE_LONG] = {N_("%-d %B %Y"), "%B %-d, %Y"},
      /* Translators: a date and a time as in “3 Dec 2026, 14:05”; see man strftime. */
      [UI_DATE_TIME] = {N_("%-d %b %Y, %H:%M"), "%b %-d, %Y, %-I:%M %p"},
  };

  g_return_val_if_fail(style < UI_N_DATES, NULL);

  return g_date_time_format(date,
                            dates.is_american ? formats[style].american : _(formats[style].usual));
}

char *
ui_dates_dup_day(gint64 day, UiDate style)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(day * 24 * 60 * 60);
  return ui_dates_dup(date, style);
}
