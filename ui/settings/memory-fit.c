/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A fit goes on while the page is away; leaving the window ends it.
 */
#include "config.h"

#include "ui/settings/memory-fit.h"

#include "app/study/fit.h"
#include "ui/base/resource.h"

#include <glib/gi18n.h>
#include <string.h>

struct _UiMemoryFit {
  AdwPreferencesGroup parent_instance;

  /* Owned */
  UiMemoryOptions *options;
  GCancellable *cancellable; /* of the fit that runs */

  gboolean told; /* what came of a fit is on the row, and stays there */

  /* Template */
  AdwActionRow *row;
  GtkWidget *fit;
  GtkWidget *cancel;
  GtkWidget *defaults;
  GtkProgressBar *progress;
};

G_DEFINE_FINAL_TYPE(UiMemoryFit, ui_memory_fit, ADW_TYPE_PREFERENCES_GROUP)

static gboolean
has_own_parameters(UiMemoryFit *self)
{
  const IlkStudyOptions *options = ui_memory_options_get(self->options);
  IlkStudyOptions defaults;

  ilk_study_options_init(&defaults);
  defaults.model = options->model;
  return !ilk_study_options_same_model(&defaults, options);
}

static void
set_running(UiMemoryFit *self, gboolean running)
{
  gtk_widget_set_visible(self->fit, !running);
  gtk_widget_set_visible(self->cancel, running);
  gtk_widget_set_visible(GTK_WIDGET(self->progress), running);
  if (running) {
    gtk_progress_bar_set_fraction(self->progress, 0);
    adw_action_row_set_subtitle(self->row, _("Learning from your reviews…"));
  }
}

static void
set_parameters(UiMemoryFit *self, IlkModel model, const double *parameters)
{
  IlkStudyOptions options = *ui_memory_options_get(self->options);

  memcpy(options.parameters[model], parameters, sizeof options.parameters[model]);
  ui_memory_options_set(self->options, &options);
}

static void
show_fit(UiMemoryFit *self, const IlkFit *fit)
{
  g_autofree char *sentence = ilk_fit_dup_sentence(fit);

  if (fit->outcome == ILK_FIT_BETTER && self->options != NULL)
    set_parameters(self, fit->model, fit->parameters);
  adw_action_row_set_subtitle(self->row, sentence);
}

static void
fitted_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiMemoryFit) self = UI_MEMORY_FIT(user_data);
  g_autoptr(GError) error = NULL;
  IlkFit fit;
  gboolean done = ilk_fit_finish(result, &fit, &error);

  g_clear_object(&self->cancellable);
  if (gtk_widget_in_destruction(GTK_WIDGET(self)) || self->row == NULL)
    return;
  self->told = TRUE;
  set_running(self, FALSE);
  if (done)
    show_fit(self, &fit);
  else if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    adw_action_row_set_subtitle(self->row, _("Cancelled. Nothing was changed."));
  else
    adw_action_row_set_subtitle(self->row, error->message);
}

static void
progress_cb(double done, gpointer user_data)
{
  UiMemoryFit *self = UI_MEMORY_FIT(user_data);

  if (self->progress != NULL)
    gtk_progress_bar_set_fraction(self->progress, done);
}

static void
cancel_cb(UiMemoryFit *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel(self->cancellable);
  gtk_widget_grab_focus(self->fit);
}

static void
defaults_cb(UiMemoryFit *self)
{
  IlkStudyOptions defaults;

  self->told = FALSE;
  ilk_study_options_init(&defaults);
  if (self->options == NULL)
    return;
  IlkModel model = ui_memory_options_get(self->options)->model;
  set_parameters(self, model, defaults.parameters[model]);
}

static void
changed_cb(UiMemoryFit *self)
{
  gboolean own = has_own_parameters(self);
  const char *model = ilk_model_get_title(ui_memory_options_get(self->options)->model);
  /* Translators: the name of a memory model, such as FSRS-6. */
  g_autofree char *sentence =
      own ? g_strdup_printf(_("Parameters of %s fitted to you are in use."), model)
          : g_strdup_printf(_("The published parameters of %s are in use."), model);

  gtk_widget_set_sensitive(self->defaults, own);
  if (self->cancellable == NULL && !self->told)
    adw_action_row_set_subtitle(self->row, sentence);
}

static void
ui_memory_fit_dispose(GObject *object)
{
  UiMemoryFit *self = UI_MEMORY_FIT(object);

  if (self->cancellable != NULL)
    g_cancellable_cancel(self->cancellable);
  if (self->options != NULL)
    g_signal_handlers_disconnect_by_data(self->options, self);
  g_clear_object(&self->options);
  G_OBJECT_CLASS(ui_memory_fit_parent_class)->dispose(object);
}

static void
ui_memory_fit_class_init(UiMemoryFitClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_memory_fit_dispose;
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("settings/memory-fit.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiMemoryFit, row);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryFit, fit);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryFit, cancel);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryFit, defaults);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryFit, progress);
  gtk_widget_class_bind_template_callback(widget_class, ui_memory_fit_start);
  gtk_widget_class_bind_template_callback(widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback(widget_class, defaults_cb);
}

static void
ui_memory_fit_init(UiMemoryFit *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}

void
ui_memory_fit_set_options(UiMemoryFit *self, UiMemoryOptions *options)
{
  g_return_if_fail(UI_IS_MEMORY_FIT(self));

  if (self->options != NULL)
    g_signal_handlers_disconnect_by_data(self->options, self);
  g_set_object(&self->options, options);
  if (options == NULL)
    return;
  g_signal_connect_object(options, "changed", G_CALLBACK(changed_cb), self, G_CONNECT_SWAPPED);
  if (ui_memory_options_is_loaded(options))
    changed_cb(self);
}

void
ui_memory_fit_start(UiMemoryFit *self)
{
  g_return_if_fail(UI_IS_MEMORY_FIT(self));

  if (self->options == NULL || self->cancellable != NULL)
    return;
  ui_memory_options_flush(self->options);
  self->cancellable = g_cancellable_new();
  set_running(self, TRUE);
  gtk_widget_grab_focus(self->cancel);
  ilk_fit_async(ui_memory_options_get_collection(self->options), self->cancellable, progress_cb,
                fitted_cb, g_object_ref(self));
}

gboolean
ui_memory_fit_is_running(UiMemoryFit *self)
{
  g_return_val_if_fail(UI_IS_MEMORY_FIT(self), FALSE);
  return self->cancellable != NULL;
}
