/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sums over the roll-up of days. A streak is looked for in as many days as the roll-up is read for.
 */
#include "app/progress/progress.h"

#include "app/base/clock.h"
#include "app/store/front/collection-options.h"

#include <math.h>

#define DAYS_READ 3660
#define DAYS_KEPT 366
#define GUESSES_READ 500

static const IlkDayTotal *
day_at(GArray *days, guint index)
{
  return &g_array_index(days, IlkDayTotal, index);
}

/* Walks back from the latest day for as long as the days follow each other. */
static guint
count_streak(GArray *days, gint64 today)
{
  guint streak = 0;

  for (guint i = days->len; i-- > 0;) {
    gint64 expected = streak == 0 ? today : day_at(days, i + 1)->day - 1;
    gboolean not_yet_today = streak == 0 && day_at(days, i)->day == today - 1;
    if (day_at(days, i)->day != expected && !not_yet_today)
      break;
    streak++;
  }
  return streak;
}

static void
sum_days(IlkProgress *self)
{
  guint passed = 0;

  for (guint i = 0; i < self->days->len; i++) {
    const IlkDayTotal *total = day_at(self->days, i);
    if (total->day == self->today) {
      self->answers_today = total->n;
      self->ms_today = total->ms;
    }
    if (total->day > self->today - (gint64) self->window) {
      self->answers += total->n;
      passed += total->pass;
    }
  }
  self->retention = self->answers > 0 ? (double) passed / self->answers : NAN;
  self->streak = count_streak(self->days, self->today);
}

static void
drop_old_days(IlkProgress *self)
{
  guint old = 0;
  while (old < self->days->len && day_at(self->days, old)->day <= self->today - DAYS_KEPT)
    old++;
  if (old > 0)
    g_array_remove_range(self->days, 0, old);
}

void
ilk_progress_free(IlkProgress *self)
{
  g_clear_pointer(&self->days, g_array_unref);
  ilk_calibration_clear(&self->calibration);
  ilk_quiz_figures_clear(&self->quizzes);
  g_free(self);
}

double
ilk_progress_get_true_retention(const IlkProgress *self)
{
  return self->recalls.reviews > 0 ? (double) self->recalls.recalled / self->recalls.reviews : NAN;
}

static gboolean
read_days(IlkProgress *self, IlkCollection *collection, GError **error)
{
  self->days = ilk_collection_list_days(collection, self->today - DAYS_READ, self->today, error);
  if (self->days == NULL)
    return FALSE;
  sum_days(self);
  drop_old_days(self);
  return ilk_collection_count_recalls(collection, self->today - self->window + 1, self->today,
                                      &self->recalls, error);
}

static gboolean
read_cards(IlkProgress *self, IlkCollection *collection, GError **error)
{
  if (!ilk_collection_count_cards(collection, &self->cards, error) ||
      !ilk_collection_forecast(collection, self->due, ILK_FORECAST_DAYS, error))
    return FALSE;
  g_autoptr(GArray) strengths = ilk_collection_list_strengths(collection, error);
  if (strengths == NULL)
    return FALSE;
  ilk_distribution_init(&self->distribution, strengths);
  return TRUE;
}

static gboolean
read_guesses(IlkProgress *self, IlkCollection *collection, GError **error)
{
  g_autoptr(GArray) guesses = ilk_collection_list_guesses(collection, GUESSES_READ, error);
  if (guesses == NULL)
    return FALSE;
  ilk_calibration_init(&self->calibration, guesses);
  return TRUE;
}

IlkProgress *
ilk_progress_read(IlkCollection *collection, guint window, GError **error)
{
  g_return_val_if_fail(ILK_IS_COLLECTION(collection) && window > 0, NULL);

  IlkStudyOptions options;
  if (!ilk_collection_get_options(collection, 0, &options, error))
    return NULL;

  gint64 now = ilk_clock_now();
  g_autoptr(IlkProgress) self = g_new0(IlkProgress, 1);
  self->window = MIN(window, DAYS_READ);
  self->today = ilk_clock_day(now, ilk_clock_utc_offset(now), options.rollover);
  if (!read_days(self, collection, error) || !read_cards(self, collection, error) ||
      !read_guesses(self, collection, error) ||
      !ilk_quiz_figures_read(&self->quizzes, collection, error))
    return NULL;
  return g_steal_pointer(&self);
}

static void
read_progress(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  IlkProgress *progress = ilk_progress_read(source, GPOINTER_TO_UINT(task_data), &error);

  if (progress != NULL)
    g_task_return_pointer(task, progress, (GDestroyNotify) ilk_progress_free);
  else
    g_task_return_error(task, error);
}

void
ilk_progress_read_async(IlkCollection *collection, guint window, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new(collection, cancellable, callback, user_data);
  g_task_set_task_data(task, GUINT_TO_POINTER(window), NULL);
  g_task_run_in_thread(task, read_progress);
}

IlkProgress *
ilk_progress_read_finish(IlkCollection *collection, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail(g_task_is_valid(result, collection), NULL);
  return g_task_propagate_pointer(G_TASK(result), error);
}
