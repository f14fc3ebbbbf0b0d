/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From figures to columns and shares.
 */
#include "ui/progress/progress-charts.h"

#include "app/base/clock.h"
#include "app/model/review.h"
#include "app/study/interval-text.h"
#include "config.h"
#include "ui/base/dates.h"
#include "ui/progress/progress-words.h"

#include <glib/gi18n.h>
#include <math.h>

#define DAYS_PER_WEEK 7

void
ui_progress_show_states(UiShareBar *bar, const IlkProgress *progress)
{
  const guint *n = progress->cards.by_state;
  const UiShare shares[] = {
      {_("in review"), UI_COLOR_FREE, n[ILK_STATE_REVIEW]},
      {_("learning"), UI_COLOR_WAITING, n[ILK_STATE_LEARNING]},
      {_("relearning"), UI_COLOR_LOCK, n[ILK_STATE_RELEARNING]},
      {_("new"), UI_COLOR_BLOCKED, n[ILK_STATE_NEW]},
  };

  ui_share_bar_set_shares(bar, shares, G_N_ELEMENTS(shares));
}

/* “what: 12 cards” */
static char *
dup_count(const char *what, guint n)
{
  g_autofree char *cards = g_strdup_printf(ngettext("%u card", "%u cards", n), n);

  return g_strdup_printf("%s: %s", what, cards);
}

/* What all columns say, after the @title of the chart and without the empty ones. */
static char *
dup_words(const char *title, const UiColumn *columns, guint n)
{
  g_autoptr(GString) words = g_string_new(title);
  const char *separator = ". ";

  for (guint i = 0; i < n; i++) {
    if (columns[i].value == 0)
      continue;
    g_string_append_printf(words, "%s%s", separator, columns[i].text);
    separator = "; ";
  }
  return g_string_free(g_steal_pointer(&words), FALSE);
}

static void
clear_columns(UiColumn *columns, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_free((char *) columns[i].label);
    g_free((char *) columns[i].text);
  }
}

void
ui_progress_show_forecast(UiColumns *columns, const IlkProgress *progress)
{
  UiColumn days[ILK_FORECAST_DAYS] = {0};

  for (guint i = 0; i < ILK_FORECAST_DAYS; i++) {
    g_autofree char *date = ui_progress_dup_date(progress->today + i);
    days[i].value = progress->due[i];
    days[i].text = dup_count(i == 0 ? _("today") : date, progress->due[i]);
    if (i % DAYS_PER_WEEK == 0)
      days[i].label =
          i == 0 ? g_strdup(_("today")) : ui_dates_dup_day(progress->today + i, UI_DATE_DAY);
  }
  g_autofree char *words = dup_words(_("Cards due by day"), days, ILK_FORECAST_DAYS);
  ui_columns_set(columns, days, ILK_FORECAST_DAYS, UI_COLUMN_LABELS_MIDDLE, words);
  clear_columns(days, ILK_FORECAST_DAYS);
}

/* Translators: spans of time as short as can be: days, weeks, months, years. */
static const char *const edge_labels[ILK_STABILITY_BINS] = {N_("0"),    N_("1 d"),  N_("3 d"),
                                                            N_("1 wk"), N_("2 wk"), N_("1 mo"),
                                                            N_("3 mo"), N_("6 mo"), N_("1 yr")};

static char *
dup_span_text(const IlkBin *bin)
{
  g_autofree char *low = ilk_interval_text((gint64) (bin->low * ILK_MS_PER_DAY));

  if (!isfinite(bin->high))
    return g_strdup_printf(_("%s or longer"), low);
  g_autofree char *high = ilk_interval_text((gint64) (bin->high * ILK_MS_PER_DAY));
  if (bin->low == 0)
    return g_strdup_printf(_("less than %s"), high);
  return g_strdup_printf(_("%s to %s"), low, high);
}

void
ui_progress_show_stability(UiColumns *columns, const IlkProgress *progress)
{
  UiColumn bins[ILK_STABILITY_BINS] = {0};

  for (guint i = 0; i < ILK_STABILITY_BINS; i++) {
    const IlkBin *bin = &progress->distribution.stability[i];
    g_autofree char *span = dup_span_text(bin);
    bins[i] = (UiColumn){bin->n, g_strdup(_(edge_labels[i])), dup_count(span, bin->n)};
  }
  g_autofree char *words = dup_words(_("Cards by stability"), bins, ILK_STABILITY_BINS);
  ui_columns_set(columns, bins, ILK_STABILITY_BINS, UI_COLUMN_LABELS_EDGE, words);
  clear_columns(bins, ILK_STABILITY_BINS);
}

void
ui_progress_show_difficulty(UiColumns *columns, const IlkProgress *progress)
{
  UiColumn bins[ILK_DIFFICULTY_BINS] = {0};

  for (guint i = 0; i < ILK_DIFFICULTY_BINS; i++) {
    const IlkBin *bin = &progress->distribution.difficulty[i];
    g_autofree char *range = g_strdup_printf(_("difficulty %.0f to %.0f"), bin->low, bin->high);
    bins[i] = (UiColumn){bin->n, g_strdup_printf("%.0f", bin->low), dup_count(range, bin->n)};
  }
  g_autofree char *words = dup_words(_("Cards by difficulty"), bins, ILK_DIFFICULTY_BINS);
  ui_columns_set(columns, bins, ILK_DIFFICULTY_BINS, UI_COLUMN_LABELS_EDGE, words);
  clear_columns(bins, ILK_DIFFICULTY_BINS);
}
