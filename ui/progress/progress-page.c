/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Four states: nothing read yet, nothing learned yet, the figures, an error. While figures are read
 * anew the old ones stay.
 */
#include "ui/progress/progress-page.h"

#include "ui/base/accessible.h"
#include "ui/base/resource.h"
#include "ui/progress/progress-figures.h"

#define WINDOW_DAYS 30

struct _UiProgressPage {
  UiPage parent_instance;

  /* Owned */
  GCancellable *cancellable;

  /* Borrowed: made when there first is something to show */
  UiProgressFigures *figures;

  /* Template */
  GtkStack *states;
  AdwBin *figures_place;
  AdwStatusPage *error_page;
};

G_DEFINE_FINAL_TYPE(UiProgressPage, ui_progress_page, UI_TYPE_PAGE)

/* Before the first answer there is one page that says where to begin; what was predicted in the lab
 * by then comes with it. */
static gboolean
is_empty(const IlkProgress *progress)
{
  return progress->days->len == 0 && progress->distribution.cards == 0;
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
retry_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_page_refresh(UI_PAGE(widget));
}

/* Figures that are still being read are out of date already. */
static void
ui_progress_page_refresh(UiPage *page)
{
  UiProgressPage *self = UI_PROGRESS_PAGE(page);

  g_cancellable_cancel(self->cancellable);
  g_object_unref(self->cancellable);
  self->cancellable = g_cancellable_new();
  ilk_progress_read_async(ui_page_get_collection(page), WINDOW_DAYS, self->cancellable, read_cb,
                          g_object_ref(page));
}

static gboolean
ui_progress_page_is_ready(UiPage *page)
{
  const char *state = gtk_stack_get_visible_child_name(UI_PROGRESS_PAGE(page)->states);

  return g_strcmp0(state, "loading") != 0;
}

static void
ui_progress_page_dispose(GObject *object)
{
  UiProgressPage *self = UI_PROGRESS_PAGE(object);

  g_cancellable_cancel(self->cancellable);
  g_clear_object(&self->cancellable);
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
  UI_PAGE_CLASS(klass)->concerns = ILK_CHANGE_ALL & ~(ILK_CHANGE_INDEX | ILK_CHANGE_MEDIA);
  UI_PAGE_CLASS(klass)->refresh = ui_progress_page_refresh;
  UI_PAGE_CLASS(klass)->is_ready = ui_progress_page_is_ready;
  gtk_widget_class_install_action(widget_class, "progress.retry", NULL, retry_cb);
  bind_template(widget_class);
}

static void
ui_progress_page_init(UiProgressPage *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  ui_hide_unshown(GTK_WIDGET(self->states));
  self->cancellable = g_cancellable_new();
}
