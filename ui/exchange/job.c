/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The share is the only thing both threads touch: a whole number, so that it can be atomic.
 */
#include "ui/exchange/job.h"

#define WHOLE 10000

struct _UiJob {
  GObject parent_instance;

  /* Owned */
  char *title;
  GCancellable *cancellable;
  gpointer data;
  GDestroyNotify free_data;

  UiJobWork work;
  gboolean undoable;
  int share; /* of WHOLE, atomic; -1: unknown */
};

G_DEFINE_FINAL_TYPE(UiJob, ui_job, G_TYPE_OBJECT)

static void
work_in_thread(GTask *task, gpointer job, gpointer collection, GCancellable *cancellable)
{
  UiJob *self = UI_JOB(job);
  GError *error = NULL;
  char *sentence = self->work(self, collection, self->data, &error);

  if (sentence != NULL)
    g_task_return_pointer(task, sentence, g_free);
  else
    g_task_return_error(task, error);
}

static void
ui_job_finalize(GObject *object)
{
  UiJob *self = UI_JOB(object);

  if (self->free_data != NULL)
    self->free_data(self->data);
  g_object_unref(self->cancellable);
  g_free(self->title);
  G_OBJECT_CLASS(ui_job_parent_class)->finalize(object);
}

static void
ui_job_class_init(UiJobClass *klass)
{
  G_OBJECT_CLASS(klass)->finalize = ui_job_finalize;
}

static void
ui_job_init(UiJob *self)
{
  self->cancellable = g_cancellable_new();
  self->share = -1;
}

UiJob *
ui_job_new(const char *title, UiJobWork work, gpointer data, GDestroyNotify free_data)
{
  g_return_val_if_fail(title != NULL && work != NULL, NULL);

  UiJob *self = g_object_new(UI_TYPE_JOB, NULL);

  self->title = g_strdup(title);
  self->work = work;
  self->data = data;
  self->free_data = free_data;
  return self;
}

const char *
ui_job_get_title(UiJob *self)
{
  g_return_val_if_fail(UI_IS_JOB(self), NULL);
  return self->title;
}

void
ui_job_set_undoable(UiJob *self)
{
  g_return_if_fail(UI_IS_JOB(self));
  self->undoable = TRUE;
}

gboolean
ui_job_is_undoable(UiJob *self)
{
  g_return_val_if_fail(UI_IS_JOB(self), FALSE);
  return self->undoable;
}

void
ui_job_run_async(UiJob *self, IlkCollection *collection, GAsyncReadyCallback callback,
                 gpointer user_data)
{
  g_return_if_fail(UI_IS_JOB(self) && ILK_IS_COLLECTION(collection));

  /* No cancellable: what a cancelled job has done so far is told, too. */
  g_autoptr(GTask) task = g_task_new(self, NULL, callback, user_data);
  g_task_set_task_data(task, g_object_ref(collection), g_object_unref);
  g_task_run_in_thread(task, work_in_thread);
}

char *
ui_job_run_finish(UiJob *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail(g_task_is_valid(result, self), NULL);
  return g_task_propagate_pointer(G_TASK(result), error);
}

void
ui_job_cancel(UiJob *self)
{
  g_return_if_fail(UI_IS_JOB(self));
  g_cancellable_cancel(self->cancellable);
}

GCancellable *
ui_job_get_cancellable(UiJob *self)
{
  g_return_val_if_fail(UI_IS_JOB(self), NULL);
  return self->cancellable;
}

void
ui_job_set_share(UiJob *self, double share)
{
  g_return_if_fail(UI_IS_JOB(self));
  g_atomic_int_set(&self->share, (int) (CLAMP(share, 0, 1) * WHOLE));
}

double
ui_job_get_share(UiJob *self)
{
  g_return_val_if_fail(UI_IS_JOB(self), -1);
  return (double) g_atomic_int_get(&self->share) / WHOLE;
}
