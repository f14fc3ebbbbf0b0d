/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report is an idle source for each per cent.
 */
#include "app/base/progress-report.h"

struct _IlkProgressReport {
  GMainContext *context;
  IlkProgressFunc progress;
  gpointer user_data;
  int percent; /* as last told */
  double from;
  double to;
};

typedef struct {
  IlkProgressFunc progress;
  gpointer user_data;
  double done;
} Told;

IlkProgressReport *
ilk_progress_report_new(IlkProgressFunc progress, gpointer user_data)
{
  g_return_val_if_fail(progress != NULL, NULL);

  IlkProgressReport *self = g_new0(IlkProgressReport, 1);
  *self = (IlkProgressReport){g_main_context_ref_thread_default(), progress, user_data, 0, 0, 1};
  return self;
}

static gboolean
told_cb(gpointer data)
{
  const Told *told = data;

  told->progress(told->done, told->user_data);
  return G_SOURCE_REMOVE;
}

/* Always a source, even where the context is free: it must not run on this thread. */
void
ilk_progress_report_tell(IlkProgressReport *self, double done)
{
  if (self == NULL)
    return;
  int percent = (int) ((self->from + done * (self->to - self->from)) * 100);
  if (percent <= self->percent)
    return;
  self->percent = percent;
  Told *told = g_new(Told, 1);
  *told = (Told){self->progress, self->user_data, percent / 100.0};
  g_autoptr(GSource) source = g_idle_source_new();
  g_source_set_priority(source, G_PRIORITY_DEFAULT);
  g_source_set_callback(source, told_cb, told, g_free);
  g_source_attach(source, self->context);
}

void
ilk_progress_report_set_span(IlkProgressReport *self, double from, double to)
{
  if (self == NULL)
    return;
  self->from = from;
  self->to = to;
}

void
ilk_progress_report_free(IlkProgressReport *self)
{
  g_main_context_unref(self->context);
  g_free(self);
}
