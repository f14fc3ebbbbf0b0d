/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Work grows in proportion to the new cards a day, so every year is simulated with the same few of
 * them and the result is scaled: a thousand a day take no longer to compute.
 */
#include "app/study/retention-curve.h"

#include "app/base/error.h"
#include "app/memory/simulate.h"
#include "app/store/schedule.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <limits.h>

#define SIMULATED_NEW_PER_DAY 10
/* Beyond it a remembered card is never the cheapest, and the figures are too steep to compare. */
#define LAST_SUGGESTION 97

gboolean
ilk_retention_curve_same(const IlkStudyOptions *a, const IlkStudyOptions *b)
{
  return ilk_study_options_same_model(a, b) && a->maximum_interval == b->maximum_interval &&
         a->new_per_day == b->new_per_day && a->n_relearning_steps == b->n_relearning_steps;
}

static void
init_simulation(fsrs_simulate_options *how)
{
  fsrs_simulate_options_init_default(how);
  how->new_per_day = SIMULATED_NEW_PER_DAY;
  how->cards = SIMULATED_NEW_PER_DAY * how->days;
  how->reviews_per_day = INT_MAX;
}

static double
get_cost(const IlkRetentionCurve *curve, int percent)
{
  int i = percent - ILK_CURVE_FIRST_PERCENT;
  return curve->minutes[i] / MAX(curve->remembered[i], 1);
}

static int
find_suggested(const IlkRetentionCurve *curve)
{
  int best = ILK_CURVE_FIRST_PERCENT;

  for (int percent = best + 1; percent <= LAST_SUGGESTION; percent++)
    if (get_cost(curve, percent) < get_cost(curve, best))
      best = percent;
  return best;
}

static gboolean
simulate(const IlkStudyOptions *options, GCancellable *cancellable, IlkRetentionCurve *curve,
         GError **error)
{
  IlkSchedule schedule;
  fsrs_simulate_options how;
  double scale = (double) options->new_per_day / SIMULATED_NEW_PER_DAY;

  ilk_schedule_prepare(&schedule, options);
  init_simulation(&how);
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
    curve->minutes[i] = scale * year.seconds / 60 / how.days;
    curve->remembered[i] = scale * year.remembered;
    curve->cards = scale * (double) year.new_cards;
  }
  curve->suggested = find_suggested(curve);
  return TRUE;
}

static void
simulate_thread(GTask *task, gpointer source, gpointer options, GCancellable *cancellable)
{
  g_autofree IlkRetentionCurve *curve = g_new0(IlkRetentionCurve, 1);
  GError *error = NULL;

  if (simulate(options, cancellable, curve, &error))
    g_task_return_pointer(task, g_steal_pointer(&curve), g_free);
  else
    g_task_return_error(task, error);
}

void
ilk_retention_curve_async(const IlkStudyOptions *options, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail(options != NULL);

  g_autoptr(GTask) task = g_task_new(NULL, cancellable, callback, user_data);
  IlkStudyOptions *copy = g_memdup2(options, sizeof *options);

  copy->new_per_day = options->new_per_day > 0 ? options->new_per_day : SIMULATED_NEW_PER_DAY;
  g_task_set_task_data(task, copy, g_free);
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
