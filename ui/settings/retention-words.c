/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Honest about where the figures come from.
 */
#include "ui/settings/retention-words.h"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

/* Fewer say little: the average learner still weighs as much. */
#define LEAST_MEASURED 50
#define LONGEST_IN_MINUTES 120

static char *
dup_time(double minutes)
{
  double hours = minutes / 60;
  guint whole = (guint) MAX(round(minutes), 1);

  if (whole < LONGEST_IN_MINUTES)
    return g_strdup_printf(ngettext("%u minute", "%u minutes", whole), whole);
  return g_strdup_printf(_("%.*f hours"), hours < 10 ? 1 : 0, hours);
}

static char *
dup_basis(const IlkHabits *habits)
{
  if (habits->measured < LEAST_MEASURED)
    return g_strdup(_("Times are an average learner’s until you have answered more."));
  return g_strdup_printf(ngettext("Times are your own, from %u answer.",
                                  "Times are your own, from %u answers.", habits->measured),
                         habits->measured);
}

char *
ui_retention_dup_outcome(const IlkRetentionCurve *curve, const IlkHabits *habits, int percent)
{
  int i = CLAMP(percent - ILK_CURVE_FIRST_PERCENT, 0, ILK_CURVE_POINTS - 1);
  guint cards = (guint) round(curve->cards);
  double remembered = curve->remembered[i];

  if (habits->cards == 0)
    return g_strdup(_("There are no cards yet."));
  g_autofree char *time = dup_time(curve->minutes[i]);
  g_autofree char *basis = dup_basis(habits);
  g_autofree char *outcome = g_strdup_printf(
      /* Translators: a number of cards, a retention, a time such as “5 hours”, cards again. */
      ngettext(
          "Learning %u card at %d\u00a0%% takes about %s in the first year; after it you would "
          "remember %.*f.",
          "Learning %u cards at %d\u00a0%% takes about %s in the first year; after it you would "
          "remember %.*f.",
          cards),
      cards, percent, time, remembered < 10 ? 1 : 0, remembered);
  return g_strdup_printf("%s %s", outcome, basis);
}

static char *
dup_verdict(const IlkRetentionCurve *curve)
{
  int more = (int) round(ILK_CURVE_AFFORDABLE * 100);

  if (curve->suggested == curve->cheapest)
    return g_strdup_printf(_("%d\u00a0%% takes the least study time per remembered card."),
                           curve->suggested);
  return g_strdup_printf(
      /* Translators: a retention and a share of time. */
      _("%d\u00a0%% keeps you within %d\u00a0%% of the least study time per remembered card."),
      curve->suggested, more);
}

char *
ui_retention_dup_advice(const IlkRetentionCurve *curve)
{
  g_autofree char *verdict = dup_verdict(curve);
  return g_strdup_printf("%s %s", verdict, _("More is worth it when forgetting is costly."));
}
