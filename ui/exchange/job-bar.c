/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Most jobs are done before the bar is worth showing. A timer shows it after a moment and then
 * moves it on.
 */
#include "ui/exchange/job-bar.h"

#include "app/base/clean-text.h"
#include "app/base/limits.h"
#include "config.h"
#include "ui/base/notice-bar.h"
#include "ui/base/resource.h"

#include <glib/gi18n.h>

#define MOMENT_MS 400
#define STEP_MS 100

struct _UiJobBar {
  AdwBin parent_instance;

  /* Owned */
  IlkCollection *collection;
  UiJob *running;
  GQueue waiting; /* UiJob */

  guint timer;

  /* Template */
  GtkRevealer *revealer;
  GtkLabel *title;
  GtkProgressBar *progress;
  UiNoticeBar *notice;
};

enum { SIGNAL_DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(UiJobBar, ui_job_bar, ADW_TYPE_BIN)

static void run_next(UiJobBar *self);

static gboolean
step_cb(gpointer user_data)
{
  UiJobBar *self = UI_JOB_BAR(user_data);
  double share = ui_job_get_share(self->running);

  if (share < 0)
    gtk_progress_bar_pulse(self->progress);
  else
    gtk_progress_bar_set_fraction(self->progress, share);
  return G_SOURCE_CONTINUE;
}

static gboolean
show_cb(gpointer user_data)
{
  UiJobBar *self = UI_JOB_BAR(user_data);
  g_autofree char *title = ilk_clean_line(ui_job_get_title(self->running));

  gtk_label_set_label(self->title, title);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 title, -1);
  gtk_progress_bar_set_fraction(self->progress, 0);
  gtk_widget_set_visible(GTK_WIDGET(self->revealer), TRUE);
  gtk_revealer_set_reveal_child(self->revealer, TRUE);
  self->timer = g_timeout_add(STEP_MS, step_cb, self);
  return G_SOURCE_REMOVE;
}

static void
done_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiJobBar) self = UI_JOB_BAR(user_data);
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = ui_job_run_finish(UI_JOB(source), result, &error);

  /* The window may be gone. */
  if (self->running != UI_JOB(source))
    return;
  g_clear_handle_id(&self->timer, g_source_remove);
  gtk_revealer_set_reveal_child(self->revealer, FALSE);
  ui_notice_bar_show(self->notice, error != NULL ? error->message : NULL);
  gboolean undoable = ui_job_is_undoable(self->running);
  g_clear_object(&self->running);
  g_signal_emit(self, signals[SIGNAL_DONE], 0, sentence, undoable);
  run_next(self);
}

static void
run_next(UiJobBar *self)
{
  if (self->running != NULL || g_queue_is_empty(&self->waiting))
    return;
  self->running = g_queue_pop_head(&self->waiting);
  self->timer = g_timeout_add(MOMENT_MS, show_cb, self);
  ui_job_run_async(self->running, self->collection, done_cb, g_object_ref(self));
}

static void
cancel_cb(UiJobBar *self)
{
  if (self->running != NULL)
    ui_job_cancel(self->running);
}

static void
ui_job_bar_dispose(GObject *object)
{
  UiJobBar *self = UI_JOB_BAR(object);

  cancel_cb(self);
  g_clear_handle_id(&self->timer, g_source_remove);
  g_clear_object(&self->running);
  g_clear_object(&self->collection);
  g_queue_clear_full(&self->waiting, g_object_unref);
  G_OBJECT_CLASS(ui_job_bar_parent_class)->dispose(object);
}

static void
ui_job_bar_class_init(UiJobBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_job_bar_dispose;
  signals[SIGNAL_DONE] = g_signal_new("done", UI_TYPE_JOB_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                      NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  g_type_ensure(UI_TYPE_NOTICE_BAR);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("exchange/job-bar.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiJobBar, revealer);
  gtk_widget_class_bind_template_child(widget_class, UiJobBar, title);
  gtk_widget_class_bind_template_child(widget_class, UiJobBar, progress);
  gtk_widget_class_bind_template_child(widget_class, UiJobBar, notice);
  gtk_widget_class_bind_template_callback(widget_class, cancel_cb);
}

static void
ui_job_bar_init(UiJobBar *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}

void
ui_job_bar_run(UiJobBar *self, IlkCollection *collection, UiJob *job)
{
  g_return_if_fail(UI_IS_JOB_BAR(self) && ILK_IS_COLLECTION(collection) && UI_IS_JOB(job));

  if (g_queue_get_length(&self->waiting) >= ILK_MAX_WAITING_JOBS) {
    ui_notice_bar_show(self->notice,
                       _("Too many imports and exports are waiting. Try again in a while."));
    return;
  }
  g_set_object(&self->collection, collection);
  g_queue_push_tail(&self->waiting, g_object_ref(job));
  run_next(self);
}
