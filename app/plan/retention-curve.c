/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Chance would blur the figures of a small deck and a large one would take its time, so always the
 * same number of cards is simulated, as many times as fast as there are more of them, and the
 * result is scaled.
 */
#include "app/plan/retention-curve.h"

#include "app/base/error.h"
#include "app/memory/simulate.h"
#include "app/schedule/schedule.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <limits.h>
#include <math.h>
#include <string.h>

#define SIMULATED_CARDS 7300
/* FSRS-7 has to search for its intervals, so its curve is made of fewer cards. */
#define SIMULATED_CARDS_OF_FSRS_7 730
/* For who has stopped learning new cards but wants to know. */
#define NEW_PER_DAY_IF_NONE 10
/* Beyond it a remembered card is never the cheapest, and the figures are too steep to compare. */
#define LAST_SUGGESTION 97

gboolean
ilk_retention_curve_same(const IlkStudyOptions *a, const IlkStudyOptions *b)
{
  return ilk_study_options_same_model(a, b) && a->maximum_interval == b->maximum_interval &&
         a->new_per_day == b->new_per_day && a->n_relearning_steps == b->n_relearning_steps;
}

typedef struct {
  IlkStudyOptions options;
  IlkHabits habits;
} Learner;

/* Returns: how many cards stand for each simulated one. */
static double
init_simulation(const Learner *learner, fsrs_simulate_options *how)
{
  const IlkHabits *habits = &learner->habits;
  int simulated =
      learner->options.model == ILK_MODEL_FSRS_7 ? SIMULATED_CARDS_OF_FSRS_7 : SIMULATED_CARDS;
  int new_per_day = learner->options.new_per_day;

  fsrs_simulate_options_init_default(how);
  if (new_per_day == 0)
    new_per_day = NEW_PER_DAY_IF_NONE;
  double cards = MIN((double) habits->cards, (double) new_per_day * how->days);
  double scale = MAX(cards, 1) / simulated;
  how->cards = simulated;
  how->new_per_day = (int) CLAMP(round(new_per_day / scale), 1, simulated);
  how->reviews_per_day = INT_MAX;
  memcpy(how->first_share, habits->first_share, sizeof how->first_share);
  memcpy(how->pass_share, habits->pass_share, sizeof how->pass_share);
  memcpy(how->first_seconds, habits->seconds[0], sizeof how->first_seconds);
  memcpy(how->review_seconds, habits->seconds[1], sizeof how->review_seconds);
  return scale;
}

/* Returns: what a remembered card costs at @percent, less chance: the mean with its neighbours. */
static double
get_cost(const IlkRetentionCurve *curve, int percent)
{
  int first = MAX(percent - ILK_CURVE_FIRST_PERCENT - 1, 0);
  int last = percent - ILK_CURVE_FIRST_PERCENT + 1;
  double sum = 0;

  for (int i = first; i <= last; i++)
    sum += curve->minutes[i] / curve->remembered[i];
  return sum / (last - first + 1);
}

static int
find_cheapest(const IlkRetentionCurve *curve)
{
  int best = ILK_CURVE_FIRST_PERCENT;

  for (int percent = best + 1; percent <= LAST_SUGGESTION; percent++)
    if (get_cost(curve, percent) < get_cost(curve, best))
      best = percent;
  return best;
}

static int
find_suggested(const IlkRetentionCurve *curve)
{
  double most = get_cost(curve, curve->cheapest) * (1 + ILK_CURVE_AFFORDABLE);
  int percent = LAST_SUGGESTION;

  while (get_cost(curve, percent) > most)
    percent--;
  return percent;
}

static gboolean
simulate(const Learner *learner, GCancellable *cancellable, IlkRetentionCurve *curve,
         GError **error)
{
  IlkSchedule schedule;
  fsrs_simulate_options how;
  double scale = init_simulation(learner, &how);

  ilk_schedule_prepare(&schedule, &learner->options);
  for (int i = 0; i < ILK_CURVE_POINTS; i++) {
    fsrs_config config = schedule.scheduler.config;
    fsrs_simulation year;
    fsrs_error cause;
    config.desired_retention = (ILK_CURVE_FIRST_PERCENT + i) / 100.0;
    if (g_cancellable_set_error_if_cancelled(cancellable, error))
      return FALSE;
    if (fsrs_simulate(&config, &how, NULL, &year, &cause) != FSRS_OK) {
      g_set_error_literal(error, ILK_ERROR, ILK_ERROR_FAILED, cause.text);
      return FALSE;
    }
    curve->minutes[i] = scale * year.seconds / 60;
    curve->remembered[i] = scale * year.remembered;
    curve->cards = scale * (double) year.new_cards;
  }
  curve->cheapest = find_cheapest(curve);
  curve->suggested = find_suggested(curve);
  return TRUE;
}

static void
simulate_thread(GTask *task, gpointer source, gpointer learner, GCancellable *cancellable)
{
  g_autofree IlkRetentionCurve *curve = g_new0(IlkRetentionCurve, 1);
  GError *error = NULL;

  if (simulate(learner, cancellable, curve, &error))
    g_task_return_pointer(task, g_steal_pointer(&curve), g_free);
  else
    g_task_return_error(task, error);
}

void
ilk_retention_curve_async(const IlkStudyOptions *options, const IlkHabits *habits,
                          GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail(options != NULL && habits != NULL);

  g_autoptr(GTask) task = g_task_new(NULL, cancellable, callback, user_data);
  Learner *learner = g_new(Learner, 1);

  *learner = (Learner){*options, *habits};
  g_task_set_task_data(task, learner, g_free);
  g_task_run_in_thread(task, simulate_thread);
}

gboolean
ilk_retention_curve_finish(GAsyncResult *result, IlkRetentionCurve *curve, GError **error)
{
  g_return_val_if_fail(g_task_is_valid(result, NULL) && curve != NULL, FALSE);

  g_autofree IlkRetentionCurve *computed = g_task_propagate_pointer(G_TASK(result), error);
  if (computed != NULL)
    *curve = *computed;
  return computed != NULL;
}
