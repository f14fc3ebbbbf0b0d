/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Four states: nothing read yet, nothing learned yet, the figures, an error. While figures are read
 * anew the old ones stay.
 */
#include "ui/progress/progress-page.h"

#include "ui/base/resource.h"
#include "ui/progress/progress-figures.h"

#define WINDOW_DAYS 30

struct _UiProgressPage {
  AdwBin parent_instance;

  /* Owned */
  IlkCollection *collection;
  GCancellable *cancellable;

  /* Borrowed: made when there first is something to show */
  UiProgressFigures *figures;

  /* Template */
  GtkStack *states;
  AdwBin *figures_place;
  AdwStatusPage *error_page;
};

enum { SIGNAL_STUDY, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(UiProgressPage, ui_progress_page, ADW_TYPE_BIN)

static gboolean
is_empty(const IlkProgress *progress)
{
  return progress->days->len == 0 && progress->distribution.cards == 0 &&
         progress->calibration.ratios->len == 0;
}

static void
show_progress(UiProgressPage *self, const IlkProgress *progress)
{
  if (is_empty(progress)) {
    gtk_stack_set_visible_child_name(self->states, "empty");
    return;
  }
  if (self->figures == NULL) {
    self->figures = ui_progress_figures_new();
    adw_bin_set_child(self->figures_place, GTK_WIDGET(self->figures));
  }
  ui_progress_figures_show(self->figures, progress);
  gtk_stack_set_visible_child_name(self->states, "figures");
}

static void
show_error(UiProgressPage *self, const GError *error)
{
  g_autofree char *escaped = g_markup_escape_text(error->message, -1);

  adw_status_page_set_description(self->error_page, escaped);
  gtk_stack_set_visible_child_name(self->states, "error");
}

static void
read_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiProgressPage) self = UI_PROGRESS_PAGE(user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkProgress) progress =
      ilk_progress_read_finish(ILK_COLLECTION(source), result, &error);

  if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (progress == NULL)
    show_error(self, error);
  else
    show_progress(self, progress);
}

static void
study_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit(widget, signals[SIGNAL_STUDY], 0, (gint64) 0);
}

static void
retry_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_progress_page_refresh(UI_PROGRESS_PAGE(widget));
}

static void
ui_progress_page_map(GtkWidget *widget)
{
  GTK_WIDGET_CLASS(ui_progress_page_parent_class)->map(widget);
  ui_progress_page_refresh(UI_PROGRESS_PAGE(widget));
}

static void
ui_progress_page_dispose(GObject *object)
{
  UiProgressPage *self = UI_PROGRESS_PAGE(object);

  g_cancellable_cancel(self->cancellable);
  g_clear_object(&self->cancellable);
  g_clear_object(&self->collection);
  G_OBJECT_CLASS(ui_progress_page_parent_class)->dispose(object);
}

#define bind(name) gtk_widget_class_bind_template_child(widget_class, UiProgressPage, name)

static void
bind_template(GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource(widget_class,
                                              UI_RESOURCE("progress/progress-page.ui"));
  bind(states);
  bind(figures_place);
  bind(error_page);
}

static void
ui_progress_page_class_init(UiProgressPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_progress_page_dispose;
  widget_class->map = ui_progress_page_map;
  signals[SIGNAL_STUDY] = g_signal_new("study", UI_TYPE_PROGRESS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_install_action(widget_class, "progress.study", NULL, study_cb);
  gtk_widget_class_install_action(widget_class, "progress.retry", NULL, retry_cb);
  bind_template(widget_class);
}

static void
ui_progress_page_init(UiProgressPage *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  self->cancellable = g_cancellable_new();
}

UiProgressPage *
ui_progress_page_new(void)
{
  return g_object_new(UI_TYPE_PROGRESS_PAGE, NULL);
}

void
ui_progress_page_set_collection(UiProgressPage *self, IlkCollection *collection)
{
  g_return_if_fail(UI_IS_PROGRESS_PAGE(self));

  g_set_object(&self->collection, collection);
  if (gtk_widget_get_mapped(GTK_WIDGET(self)))
    ui_progress_page_refresh(self);
}

void
ui_progress_page_refresh(UiProgressPage *self)
{
  g_return_if_fail(UI_IS_PROGRESS_PAGE(self));

  if (self->collection != NULL)
    ilk_progress_read_async(self->collection, WINDOW_DAYS, self->cancellable, read_cb,
                            g_object_ref(self));
}

gboolean
ui_progress_page_is_ready(UiProgressPage *self)
{
  g_return_val_if_fail(UI_IS_PROGRESS_PAGE(self), FALSE);

  return g_strcmp0(gtk_stack_get_visible_child_name(self->states), "loading") != 0;
}
