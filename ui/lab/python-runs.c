/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A queue of runs; the first of it runs. One that runs with values that are no longer wanted is
 * stopped, and the run that takes its place waits for its end.
 */
#include "ui/lab/python-runs.h"

#include "app/lab/run.h"
#include "config.h"

#include <glib/gi18n.h>

typedef struct {
  char *label;
  char *interpreter;
  char *demo;
  IlkRun *run;
  IlkRun *instead;
} Job;

struct _UiPythonRuns {
  GObject parent_instance;

  /* Owned */
  GQueue jobs;
  GPtrArray *results;
};

G_DEFINE_FINAL_TYPE(UiPythonRuns, ui_python_runs, G_TYPE_OBJECT)

enum { SIGNAL_CHANGED, SIGNAL_FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void start_next(UiPythonRuns *self);

static void
free_job(Job *job)
{
  g_free(job->label);
  g_free(job->interpreter);
  g_free(job->demo);
  g_object_unref(job->run);
  g_clear_object(&job->instead);
  g_free(job);
}

static void
free_result(UiPythonResult *result)
{
  g_free(result->label);
  g_object_unref(result->trace);
  g_free(result);
}

static void
forget_result(UiPythonRuns *self, const char *label)
{
  for (guint i = 0; i < self->results->len; i++) {
    UiPythonResult *result = g_ptr_array_index(self->results, i);
    if (g_str_equal(result->label, label)) {
      g_ptr_array_remove_index(self->results, i);
      return;
    }
  }
}

static void
keep_result(UiPythonRuns *self, const Job *job)
{
  UiPythonResult *result = g_new0(UiPythonResult, 1);

  forget_result(self, job->label);
  result->label = g_strdup(job->label);
  result->trace = g_object_ref(ilk_run_get_trace(job->run));
  g_ptr_array_add(self->results, result);
}

/* There may be several: which one could not. */
static void
tell_failure(UiPythonRuns *self, const Job *job, const GError *error)
{
  g_autofree char *sentence = g_strdup_printf(_("%s: %s"), job->label, error->message);

  g_signal_emit(self, signals[SIGNAL_FAILED], 0, sentence);
}

static void
finished_cb(IlkRun *run, const GError *error, UiPythonRuns *self)
{
  Job *job = g_queue_peek_head(&self->jobs);

  if (job->instead != NULL) {
    g_object_unref(job->run);
    job->run = g_steal_pointer(&job->instead);
    start_next(self);
    return;
  }
  g_queue_pop_head(&self->jobs);
  if (error != NULL)
    tell_failure(self, job, error);
  else if (ilk_trace_has_ended(ilk_run_get_trace(run)))
    keep_result(self, job);
  free_job(job);
  start_next(self);
}

/* Jobs that cannot be started are told about and left out. */
static void
start_next(UiPythonRuns *self)
{
  Job *job;

  while ((job = g_queue_peek_head(&self->jobs)) != NULL) {
    g_autoptr(GError) error = NULL;
    g_signal_connect_object(job->run, "finished", G_CALLBACK(finished_cb), self, 0);
    if (ilk_run_start(job->run, &error))
      break;
    tell_failure(self, job, error);
    free_job(g_queue_pop_head(&self->jobs));
  }
  g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
}

static void
ui_python_runs_dispose(GObject *object)
{
  UiPythonRuns *self = UI_PYTHON_RUNS(object);

  g_queue_clear_full(&self->jobs, (GDestroyNotify) free_job);
  g_ptr_array_set_size(self->results, 0);
  G_OBJECT_CLASS(ui_python_runs_parent_class)->dispose(object);
}

static void
ui_python_runs_finalize(GObject *object)
{
  g_ptr_array_unref(UI_PYTHON_RUNS(object)->results);
  G_OBJECT_CLASS(ui_python_runs_parent_class)->finalize(object);
}

static void
ui_python_runs_class_init(UiPythonRunsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);

  object_class->dispose = ui_python_runs_dispose;
  object_class->finalize = ui_python_runs_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new("changed", UI_TYPE_PYTHON_RUNS, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new("failed", UI_TYPE_PYTHON_RUNS, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ui_python_runs_init(UiPythonRuns *self)
{
  g_queue_init(&self->jobs);
  self->results = g_ptr_array_new_with_free_func((GDestroyNotify) free_result);
}

UiPythonRuns *
ui_python_runs_new(void)
{
  return g_object_new(UI_TYPE_PYTHON_RUNS, NULL);
}

void
ui_python_runs_add(UiPythonRuns *self, const IlkPython *python, const char *demo,
                   const char *const *arguments)
{
  g_return_if_fail(UI_IS_PYTHON_RUNS(self));
  Job *job = g_new0(Job, 1);

  job->label = ilk_python_dup_label(python);
  job->interpreter = g_strdup(python->path);
  job->demo = g_strdup(demo);
  job->run = ilk_run_new_python(demo, python->path, arguments);
  g_queue_push_tail(&self->jobs, job);
  if (g_queue_get_length(&self->jobs) == 1)
    start_next(self);
}

static void
renew(Job *job, const char *const *arguments)
{
  g_clear_object(&job->instead);
  job->instead = ilk_run_new_python(job->demo, job->interpreter, arguments);
  if (ilk_run_is_running(job->run)) {
    ilk_run_stop(job->run);
    return;
  }
  g_object_unref(job->run);
  job->run = g_steal_pointer(&job->instead);
}

void
ui_python_runs_restart(UiPythonRuns *self, const char *const *arguments)
{
  g_return_if_fail(UI_IS_PYTHON_RUNS(self));

  g_queue_foreach(&self->jobs, (GFunc) renew, (gpointer) arguments);
}

void
ui_python_runs_stop(UiPythonRuns *self)
{
  g_return_if_fail(UI_IS_PYTHON_RUNS(self));

  while (g_queue_get_length(&self->jobs) > 1)
    free_job(g_queue_pop_tail(&self->jobs));
  Job *running = g_queue_peek_head(&self->jobs);
  if (running == NULL)
    return;
  g_clear_object(&running->instead);
  ilk_run_stop(running->run);
}

void
ui_python_runs_forget(UiPythonRuns *self)
{
  g_return_if_fail(UI_IS_PYTHON_RUNS(self));

  g_ptr_array_set_size(self->results, 0);
}

const char *
ui_python_runs_get_running(UiPythonRuns *self)
{
  g_return_val_if_fail(UI_IS_PYTHON_RUNS(self), NULL);
  const Job *running = g_queue_peek_head(&self->jobs);

  return running != NULL ? running->label : NULL;
}

GPtrArray *
ui_python_runs_get_results(UiPythonRuns *self)
{
  g_return_val_if_fail(UI_IS_PYTHON_RUNS(self), NULL);

  return self->results;
}
