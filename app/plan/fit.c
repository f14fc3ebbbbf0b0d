/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three fits: one without the reviews held out, to be judged by them; one of the other model, to be
 * judged likewise; and, where the first one is better, one with all reviews, to be used.
 */
#include "app/plan/fit.h"

#include "app/base/error.h"
#include "app/memory/evaluate.h"
#include "app/memory/optimize.h"
#include "app/plan/life.h"
#include "app/schedule/schedule.h"
#include "app/store/front/collection-log.h"
#include "app/store/front/collection-options.h"

#include <string.h>

#define MAX_THREADS 4
#define HELD_OUT_SHARE 5
#define FITS 3

/* The columns of the log, as the memory library reads them. */
typedef struct {
  GArray *card;
  GArray *time;
  GArray *rating;
  GArray *utc_offset;
} Columns;

typedef struct {
  GCancellable *cancellable;
  IlkProgressReport *report;
  IlkStudyOptions options;
  Columns columns;
  GArray *answers; /* of the life that is read */
  gint64 n_lives;
  double begun;         /* where the fit that runs now begins on the bar */
  fsrs_learned learned; /* in the last fit */
} Job;

static Job *
job_new(GCancellable *cancellable, IlkProgressFunc progress, gpointer data)
{
  Job *job = g_new0(Job, 1);

  job->cancellable = cancellable;
  job->report = ilk_progress_report_new(progress, data);
  job->columns.card = g_array_sized_new(FALSE, FALSE, sizeof(gint64), ILK_FIT_LEAST_REVIEWS);
  job->columns.time = g_array_sized_new(FALSE, FALSE, sizeof(gint64), ILK_FIT_LEAST_REVIEWS);
  job->columns.rating = g_array_sized_new(FALSE, FALSE, sizeof(guint8), ILK_FIT_LEAST_REVIEWS);
  job->columns.utc_offset = g_array_sized_new(FALSE, FALSE, sizeof(gint16), ILK_FIT_LEAST_REVIEWS);
  job->answers = g_array_new(FALSE, FALSE, sizeof(IlkReview));
  return job;
}

static void
job_free(gpointer data)
{
  Job *job = data;

  ilk_progress_report_free(job->report);
  g_array_unref(job->columns.card);
  g_array_unref(job->columns.time);
  g_array_unref(job->columns.rating);
  g_array_unref(job->columns.utc_offset);
  g_array_unref(job->answers);
  g_free(job);
}

/* Each fit is a third of the way. */
static bool
progress_cb(double done, void *data)
{
  Job *job = data;

  ilk_progress_report_tell(job->report, job->begun + done / FITS);
  return !g_cancellable_is_cancelled(job->cancellable);
}

static void
add_answer(Job *job, const IlkReview *review)
{
  guint8 rating = (guint8) review->rating;
  gint16 utc_offset = (gint16) review->utc_offset;

  g_array_append_val(job->columns.card, job->n_lives);
  g_array_append_val(job->columns.time, review->at);
  g_array_append_val(job->columns.rating, rating);
  g_array_append_val(job->columns.utc_offset, utc_offset);
}

/* To the memory library a card that was forgotten is another card. What does not begin with a new
 * one has no beginning to learn from. */
static gboolean
add_reviews(const IlkReview *reviews, guint n, gpointer data, GError **error)
{
  Job *job = data;
  gboolean from_new;

  for (guint i = 0; i < n;) {
    i += ilk_life_take(reviews + i, n - i, job->answers, &from_new);
    job->n_lives++;
    for (guint k = 0; from_new && k < job->answers->len; k++)
      add_answer(job, &g_array_index(job->answers, IlkReview, k));
  }
  return TRUE;
}

static gboolean
fail(GError **error, const fsrs_error *cause)
{
  if (cause->status == FSRS_ERROR_CANCELLED)
    g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_CANCELLED, cause->text);
  else
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_FAILED, cause->text);
  return FALSE;
}

static fsrs_log *
make_log(const Columns *columns, const IlkStudyOptions *options, GError **error)
{
  const fsrs_rows rows = {
      .n = columns->card->len,
      .card_id = (const int64_t *) (gpointer) columns->card->data,
      .time_ms = (const int64_t *) (gpointer) columns->time->data,
      .rating = (const guint8 *) columns->rating->data,
      .utc_offset = (const int16_t *) (gpointer) columns->utc_offset->data,
  };
  const fsrs_calendar calendar = {.rollover = options->rollover};
  fsrs_log *log = NULL;
  fsrs_error cause;

  if (fsrs_log_new(&rows, &calendar, &log, &cause) != FSRS_OK)
    fail(error, &cause);
  return log;
}

static int
compare_times(gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;
  return (left > right) - (left < right);
}

/* Returns: when the last fifth of the reviews begins. */
static gint64
find_cut(const Columns *columns)
{
  g_autoptr(GArray) times = g_array_copy(columns->time);

  g_array_sort(times, compare_times);
  return g_array_index(times, gint64, times->len - times->len / HELD_OUT_SHARE - 1);
}

static void
keep_before(Columns *columns, gint64 cut)
{
  guint kept = 0;

  for (guint i = 0; i < columns->time->len; i++) {
    if (g_array_index(columns->time, gint64, i) >= cut)
      continue;
    g_array_index(columns->card, gint64, kept) = g_array_index(columns->card, gint64, i);
    g_array_index(columns->time, gint64, kept) = g_array_index(columns->time, gint64, i);
    g_array_index(columns->rating, guint8, kept) = g_array_index(columns->rating, guint8, i);
    g_array_index(columns->utc_offset, gint16, kept) =
        g_array_index(columns->utc_offset, gint16, i);
    kept++;
  }
  g_array_set_size(columns->card, kept);
  g_array_set_size(columns->time, kept);
  g_array_set_size(columns->rating, kept);
  g_array_set_size(columns->utc_offset, kept);
}

static const double *
get_parameters(const Job *job)
{
  return job->options.parameters[job->options.model];
}

/* @fit_number: 0 for the first */
static gboolean
optimize(Job *job, const fsrs_log *log, IlkModel model, int fit_number, double *parameters,
         GError **error)
{
  fsrs_optimize_options how;
  fsrs_fit fitted;
  fsrs_error cause;

  fsrs_optimize_options_init_default(&how);
  how.model = ilk_model_get_version(model);
  how.threads = MIN(g_get_num_processors(), MAX_THREADS);
  how.relearning_steps = (size_t) job->options.n_relearning_steps;
  how.progress = progress_cb;
  how.data = job;
  job->begun = (double) fit_number / FITS;
  if (fsrs_optimize(log, &how, &fitted, &cause) != FSRS_OK)
    return fail(error, &cause);
  job->learned = fitted.learned;
  memcpy(parameters, fitted.parameters, fitted.n_parameters * sizeof *parameters);
  return TRUE;
}

/* @judged: (out): without items when there was nothing to judge, which is no error */
static gboolean
evaluate(const Job *job, const fsrs_log *log, IlkModel model, const double *parameters, gint64 from,
         fsrs_evaluation *judged, GError **error)
{
  fsrs_evaluate_options how;
  fsrs_error cause;

  *judged = (fsrs_evaluation){0};
  fsrs_evaluate_options_init_default(&how);
  how.parameters = parameters;
  how.n_parameters = ilk_model_count_parameters(model);
  how.relearning_steps = (size_t) job->options.n_relearning_steps;
  how.from_ms = from;
  fsrs_status status = fsrs_evaluate(log, &how, judged, &cause);
  return status == FSRS_OK || status == FSRS_ERROR_TOO_FEW || fail(error, &cause);
}

/* The other model, fitted to @past, beside @best on the reviews since @cut. */
static gboolean
judge_other(Job *job, const fsrs_log *past, const fsrs_log *log, gint64 cut,
            const fsrs_evaluation *best, IlkFit *fit, GError **error)
{
  IlkModel other = job->options.model == ILK_MODEL_FSRS_6 ? ILK_MODEL_FSRS_7 : ILK_MODEL_FSRS_6;
  double parameters[ILK_MODEL_PARAMETERS];
  fsrs_evaluation judged;

  if (!optimize(job, past, other, 1, parameters, error) ||
      !evaluate(job, log, other, parameters, cut, &judged, error))
    return FALSE;
  fit->other_loss = judged.log_loss;
  fit->other_is_better = judged.items >= ILK_FIT_OTHER_REVIEWS &&
                         judged.log_loss <= best->log_loss - ILK_FIT_OTHER_GAIN &&
                         judged.rmse_bins <= best->rmse_bins;
  return TRUE;
}

static gboolean
judge_past(Job *job, const fsrs_log *past, const fsrs_log *log, gint64 cut, IlkFit *fit,
           GError **error)
{
  double parameters[ILK_MODEL_PARAMETERS];
  fsrs_evaluation before, after;
  IlkModel model = job->options.model;

  if (!optimize(job, past, model, 0, parameters, error) ||
      !evaluate(job, log, model, get_parameters(job), cut, &before, error) ||
      !evaluate(job, log, model, parameters, cut, &after, error))
    return FALSE;
  fit->held_out = after.items;
  fit->loss_before = before.log_loss;
  fit->loss_after = after.log_loss;
  gboolean better = fit->held_out > 0 && fit->loss_after < fit->loss_before;
  gboolean nothing = job->learned == FSRS_LEARNED_TOO_FEW || job->learned == FSRS_LEARNED_OUTLIERS;
  fit->outcome = nothing ? ILK_FIT_NOTHING : better ? ILK_FIT_BETTER : ILK_FIT_KEPT;
  return nothing || judge_other(job, past, log, cut, better ? &after : &before, fit, error);
}

/* Fits what came before @cut to be judged by what came after. */
static gboolean
judge(Job *job, const fsrs_log *log, gint64 cut, IlkFit *fit, GError **error)
{
  keep_before(&job->columns, cut);
  fsrs_log *past = make_log(&job->columns, &job->options, error);
  gboolean judged = past != NULL && judge_past(job, past, log, cut, fit, error);
  fsrs_log_free(past);
  return judged;
}

static gboolean
fit_log(Job *job, const fsrs_log *log, IlkFit *fit, GError **error)
{
  fsrs_evaluation all;
  IlkModel model = job->options.model;

  fit->model = model;
  if (!evaluate(job, log, model, get_parameters(job), 0, &all, error))
    return FALSE;
  fit->reviews = all.items;
  fit->outcome = ILK_FIT_TOO_FEW;
  if (fit->reviews < ILK_FIT_LEAST_REVIEWS)
    return TRUE;
  return judge(job, log, find_cut(&job->columns), fit, error) &&
         (fit->outcome != ILK_FIT_BETTER || optimize(job, log, model, 2, fit->parameters, error));
}

static gboolean
run(Job *job, IlkCollection *collection, IlkFit *fit, GError **error)
{
  if (!ilk_collection_get_options(collection, 0, &job->options, error) ||
      !ilk_collection_visit_reviews(collection, 0, add_reviews, job, error))
    return FALSE;
  fsrs_log *log = make_log(&job->columns, &job->options, error);
  gboolean done = log != NULL && fit_log(job, log, fit, error);
  fsrs_log_free(log);
  return done;
}

static void
fit_thread(GTask *task, gpointer collection, gpointer job, GCancellable *cancellable)
{
  g_autofree IlkFit *fit = g_new0(IlkFit, 1);
  GError *error = NULL;

  if (run(job, collection, fit, &error))
    g_task_return_pointer(task, g_steal_pointer(&fit), g_free);
  else
    g_task_return_error(task, error);
}

void
ilk_fit_async(IlkCollection *collection, GCancellable *cancellable, IlkProgressFunc progress,
              GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail(ILK_IS_COLLECTION(collection) && progress != NULL);

  g_autoptr(GTask) task = g_task_new(collection, cancellable, callback, user_data);
  g_task_set_task_data(task, job_new(cancellable, progress, user_data), job_free);
  g_task_run_in_thread(task, fit_thread);
}

gboolean
ilk_fit_finish(GAsyncResult *result, IlkFit *fit, GError **error)
{
  g_return_val_if_fail(G_IS_TASK(result) && fit != NULL, FALSE);

  g_autofree IlkFit *computed = g_task_propagate_pointer(G_TASK(result), error);
  if (computed != NULL)
    *fit = *computed;
  return computed != NULL;
}
