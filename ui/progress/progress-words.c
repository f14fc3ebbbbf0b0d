/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One function a sentence.
 */
#include "ui/progress/progress-words.h"

#include "app/base/clock.h"
#include "app/model/review.h"
#include "app/store/front/collection-figures.h"
#include "app/study/interval-text.h"
#include "config.h"
#include "ui/base/dates.h"
#include "ui/base/units.h"
#include "ui/text/spoken.h"

#include <glib/gi18n.h>
#include <math.h>

static char *
dup_cards(guint n)
{
  return g_strdup_printf(ngettext("%u card", "%u cards", n), n);
}

static char *
dup_span(double days)
{
  return ilk_interval_text((gint64) (days * ILK_MS_PER_DAY));
}

char *
ui_progress_dup_date(gint64 day)
{
  return ui_dates_dup_day(day, UI_DATE_WEEKDAY);
}

char *
ui_progress_dup_headline(const IlkProgress *progress)
{
  guint n = progress->answers_today, streak = progress->streak;
  g_autofree char *row =
      g_strdup_printf(ngettext("%u day in a row", "%u days in a row", streak), streak);
  g_autofree char *today = g_strdup_printf(ngettext("%u answer today", "%u answers today", n), n);

  if (n == 0)
    return streak > 1 ? g_strdup_printf(_("%s, none yet today"), row)
                      : g_strdup(_("No answers yet today"));
  /* Translators: “12 answers today, 3 days in a row”. */
  return streak > 1 ? g_strdup_printf(_("%s, %s"), today, row) : g_steal_pointer(&today);
}

/* Cards that were never asked are not due, but there is something to do. */
static char *
dup_outlook_with_new(const IlkProgress *progress, guint n)
{
  g_autofree char *new_cards =
      g_strdup_printf(ngettext("%u new card to learn", "%u new cards to learn", n), n);
  g_autofree char *tomorrow = dup_cards(progress->due[1]);

  if (progress->due[1] > 0)
    /* Translators: the first %s is “14 new cards to learn”, the second “1 card”. */
    return g_strdup_printf(_("No more reviews today; %s. Due tomorrow: %s."), new_cards, tomorrow);
  /* Translators: %s is “14 new cards to learn”. */
  return g_strdup_printf(_("No reviews today or tomorrow; %s."), new_cards);
}

char *
ui_progress_dup_outlook(const IlkProgress *progress)
{
  guint unseen = progress->cards.by_state[ILK_STATE_NEW];
  g_autofree char *today = dup_cards(progress->due[0]);
  g_autofree char *tomorrow = dup_cards(progress->due[1]);

  if (progress->due[0] == 0 && unseen > 0)
    return dup_outlook_with_new(progress, unseen);
  if (progress->due[0] > 0)
    return g_strdup_printf(_("Still due today: %s. Due tomorrow: %s."), today, tomorrow);
  if (progress->due[1] > 0)
    return g_strdup_printf(_("Nothing else is due today. Due tomorrow: %s."), tomorrow);
  return g_strdup(_("Nothing is due today or tomorrow."));
}

char *
ui_progress_dup_goal(const IlkProgress *progress)
{
  double goal = 100 * progress->recalls.desired;
  guint n = progress->recalls.reviews;

  if (n == 0)
    return g_strdup_printf(_("no reviews yet, goal %.0f\u00a0%%"), goal);
  return g_strdup_printf(
      /* Translators: %.0f is a percentage, %u a number of reviews. */
      ngettext("goal %.0f\u00a0%%, %u review", "goal %.0f\u00a0%%, %u reviews", n), goal, n);
}

char *
ui_progress_dup_year(const IlkProgress *progress)
{
  guint days = progress->days->len, answers = 0;
  gint64 ms = 0;

  for (guint i = 0; i < days; i++) {
    answers += g_array_index(progress->days, IlkDayTotal, i).n;
    ms += g_array_index(progress->days, IlkDayTotal, i).ms;
  }
  if (answers == 0)
    return g_strdup(_("No answers in the last year."));
  g_autofree char *span = ilk_interval_text(ms);
  g_autofree char *counted = g_strdup_printf(ngettext("%u answer", "%u answers", answers), answers);
  return g_strdup_printf(
      /* Translators: “812 answers on 64 days; 9 h of study time.” */
      ngettext("%s on %u day; %s of study time.", "%s on %u days; %s of study time.", days),
      counted, days, span);
}

char *
ui_progress_dup_forecast(const IlkProgress *progress)
{
  guint sum = 0, best = 0;

  for (guint i = 0; i < ILK_FORECAST_DAYS; i++) {
    sum += progress->due[i];
    if (progress->due[i] > progress->due[best])
      best = i;
  }
  if (sum == 0)
    return g_strdup(_("Nothing comes due in the next 30 days."));
  g_autofree char *cards = dup_cards(sum);
  g_autofree char *date =
      best == 0 ? g_strdup(_("today")) : ui_progress_dup_date(progress->today + best);
  /* Translators: “87 cards in the next 30 days; the busiest day is Thu, 3 Dec, with 14.” */
  return g_strdup_printf(_("%s in the next 30 days; the busiest day is %s, with %u."), cards, date,
                         progress->due[best]);
}

char *
ui_progress_dup_states(const IlkProgress *progress)
{
  guint studied = progress->distribution.cards;
  g_autofree char *all = dup_cards(studied + progress->cards.by_state[ILK_STATE_NEW]);

  /* Translators: “You have met 85 of 120 cards.” */
  return g_strdup_printf(_("You have met %u of %s."), studied, all);
}

char *
ui_progress_dup_stability(const IlkProgress *progress)
{
  if (progress->distribution.cards == 0)
    return g_strdup(_("Your first answers will show how long memories hold."));
  g_autofree char *span = dup_span(progress->distribution.median_stability);
  return g_strdup_printf(
      _("Half of your cards keep a 90\u00a0%% chance of recall for %s or longer."), span);
}

char *
ui_progress_dup_difficulty(const IlkProgress *progress)
{
  const IlkBin *bins = progress->distribution.difficulty;
  guint best = 0;

  if (progress->distribution.cards == 0)
    return g_strdup(_("Your first answers will show how hard cards are for you."));
  for (guint i = 0; i < ILK_DIFFICULTY_BINS; i++)
    if (bins[i].n > bins[best].n)
      best = i;
  return g_strdup_printf(
      _("From 1, easy, to 10, hard. The largest group lies between %.0f and %.0f."), bins[best].low,
      bins[best].high);
}

static char *
dup_factor(double factor)
{
  return ui_units_format(factor, "x");
}

/* What changed from the older half of the predictions to the newer. */
static char *
dup_trend(const IlkCalibration *calibration)
{
  g_autofree char *early = dup_factor(calibration->early_factor);
  g_autofree char *late = dup_factor(calibration->late_factor);

  switch (calibration->trend) {
  case ILK_TREND_BETTER:
    /* Translators: %s are factors such as “2.60×”. */
    return g_strdup_printf(_("At first it was %s, lately %s: you are getting better."), early,
                           late);
  case ILK_TREND_WORSE:
    return g_strdup_printf(_("At first it was %s, lately %s."), early, late);
  case ILK_TREND_SAME:
    return g_strdup(_("That has not changed much."));
  case ILK_TREND_UNKNOWN:
  default:
    return g_strdup("");
  }
}

static const char *
get_leaning(const IlkCalibration *calibration)
{
  guint high = calibration->too_high, low = calibration->too_low;

  if (high > 2 * low && high > 2)
    return _("You tend to guess too high.");
  return low > 2 * high && low > 2 ? _("You tend to guess too low.") : "";
}

static void
add_sentence(GString *text, const char *sentence)
{
  if (*sentence)
    g_string_append_printf(text, " %s", sentence);
}

/* A factor that is written as 1.00× is none. */
static char *
dup_off(const IlkCalibration *calibration)
{
  guint n = calibration->ratios->len;
  gboolean exact = calibration->factor < 1.005;
  g_autofree char *factor = dup_factor(calibration->factor);

  if (n == 1)
    return exact ? g_strdup(_("Your one prediction so far was exact."))
                 /* Translators: %s is a factor such as “1.80×”. */
                 : g_strdup_printf(_("Your one prediction so far was off by %s."), factor);
  if (exact)
    return g_strdup_printf(ngettext("At least half of your %u predictions was exact.",
                                    "At least half of your %u predictions were exact.", n),
                           n);
  return g_strdup_printf(ngettext("Half of your %u predictions was off by %s or less.",
                                  "Half of your %u predictions were off by %s or less.", n),
                         n, factor);
}

char *
ui_progress_dup_calibration(const IlkProgress *progress)
{
  const IlkCalibration *calibration = &progress->calibration;
  g_autofree char *trend = dup_trend(calibration);
  g_autofree char *off = dup_off(calibration);
  g_autoptr(GString) text = g_string_new(off);

  add_sentence(text, trend);
  add_sentence(text, get_leaning(calibration));
  return g_string_free(g_steal_pointer(&text), FALSE);
}

#define SCORES_SHOWN 5

static void
add_scores(GString *text, const GArray *scores)
{
  guint first = scores->len > SCORES_SHOWN ? scores->len - SCORES_SHOWN : 0;

  for (guint i = scores->len; i > first; i--) {
    const IlkQuizScore *score = &g_array_index(scores, IlkQuizScore, i - 1);
    g_autofree char *date = ui_progress_dup_date(score->at / ILK_MS_PER_DAY);

    /* Translators: a date, then a score. */
    g_string_append_printf(text,
                           ngettext("%s: %u of %u right\n", "%s: %u of %u right\n", score->right),
                           date, score->right, score->asked);
  }
}

static void
add_sureness(GString *text, const IlkQuizFigures *quizzes)
{
  const char *const names[] = {NULL, _("Guessed"), _("Fairly sure"), _("Sure")};

  for (guint i = ILK_N_QUIZ_SURENESSES - 1; i > 0; i--)
    if (quizzes->sure[i] > 0) {
      g_string_append_printf(
          text, ngettext("%s: %u of %u right", "%s: %u of %u right", quizzes->sure_right[i]),
          names[i], quizzes->sure_right[i], quizzes->sure[i]);
      g_string_append_c(text, '\n');
    }
}

static void
add_recall(GString *text, const IlkQuizFigures *quizzes)
{
  for (int right = 1; right >= 0; right--) {
    double recall = ilk_quiz_figures_get_recall(quizzes, right);
    if (!isnan(recall))
      g_string_append_printf(
          text,
          right
              ? ngettext(
                    "After a right answer %.0f %% of %u card was recalled at the next review.\n",
                    "After a right answer %.0f %% of %u cards were recalled at the next review.\n",
                    quizzes->pairs[right])
              : ngettext(
                    "After a wrong answer %.0f %% of %u card was recalled at the next review.\n",
                    "After a wrong answer %.0f %% of %u cards were recalled at the next review.\n",
                    quizzes->pairs[right]),
          100 * recall, quizzes->pairs[right]);
  }
}

static void
add_lures(GString *text, const GArray *lures)
{
  if (lures->len > 0)
    g_string_append(text, _("Wrong answers chosen most:\n"));
  for (guint i = 0; i < lures->len; i++) {
    const IlkMissedLure *lure = &g_array_index(lures, IlkMissedLure, i);
    g_autofree char *plain = ui_label_text(lure->text);

    g_string_append_printf(text, "%u × %s\n", lure->n, plain);
  }
}

char *
ui_progress_dup_quizzes(const IlkProgress *progress)
{
  g_autoptr(GString) text = g_string_new(NULL);

  add_scores(text, progress->quizzes.scores);
  add_sureness(text, &progress->quizzes);
  add_recall(text, &progress->quizzes);
  add_lures(text, progress->quizzes.lures);
  return g_strchomp(g_strdup(text->str));
}
