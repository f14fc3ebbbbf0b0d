/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A fit goes on while the page is away; leaving the window ends it.
 */
#include "ui/settings/memory-fit.h"

#include "app/plan/fit.h"
#include "config.h"
#include "ui/base/resource.h"

#include <glib/gi18n.h>
#include <string.h>

struct _UiMemoryFit {
  UiMemoryGroup parent_instance;

  /* Owned */
  GCancellable *cancellable; /* of the fit that runs */

  gboolean told;       /* what came of a fit is on the row, and stays there */
  IlkModel told_model; /* as long as this one is in use */

  /* Template */
  AdwActionRow *row;
  GtkWidget *fit;
  GtkWidget *cancel;
  GtkProgressBar *progress;
};

G_DEFINE_FINAL_TYPE(UiMemoryFit, ui_memory_fit, UI_TYPE_MEMORY_GROUP)

static gboolean
has_own_parameters(const IlkStudyOptions *options)
{
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
use_fit(UiMemoryOptions *stored, const IlkFit *fit)
{
  IlkStudyOptions options = *ui_memory_options_get(stored);

  memcpy(options.parameters[fit->model], fit->parameters, sizeof options.parameters[fit->model]);
  ui_memory_options_set(stored, &options);
}

static IlkModel
get_model_in_use(UiMemoryFit *self)
{
  UiMemoryOptions *stored = ui_memory_group_get_options(UI_MEMORY_GROUP(self));
  return stored != NULL ? ui_memory_options_get(stored)->model : ILK_MODEL_FSRS_6;
}

static void
show_fit(UiMemoryFit *self, const IlkFit *fit)
{
  UiMemoryOptions *stored = ui_memory_group_get_options(UI_MEMORY_GROUP(self));
  g_autofree char *sentence = ilk_fit_dup_sentence(fit, self->told_model);

  if (fit->outcome == ILK_FIT_BETTER && stored != NULL)
    use_fit(stored, fit);
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
  self->told_model = get_model_in_use(self);
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
ui_memory_fit_reset(UiMemoryGroup *group, IlkStudyOptions *options, const IlkStudyOptions *defaults)
{
  IlkModel model = options->model;

  UI_MEMORY_FIT(group)->told = FALSE;
  memcpy(options->parameters[model], defaults->parameters[model],
         sizeof options->parameters[model]);
}

static void
ui_memory_fit_show(UiMemoryGroup *group, const IlkStudyOptions *options)
{
  UiMemoryFit *self = UI_MEMORY_FIT(group);
  gboolean own = has_own_parameters(options);
  const char *model = ilk_model_get_title(options->model);
  /* Translators: the name of a memory model, such as FSRS-6. */
  g_autofree char *sentence =
      own ? g_strdup_printf(_("Parameters of %s fitted to you are in use."), model)
          : g_strdup_printf(_("The published parameters of %s are in use."), model);

  gtk_widget_action_set_enabled(GTK_WIDGET(self), "group.defaults", own);
  self->told = self->told && self->told_model == options->model;
  if (self->cancellable == NULL && !self->told)
    adw_action_row_set_subtitle(self->row, sentence);
}

static void
ui_memory_fit_dispose(GObject *object)
{
  UiMemoryFit *self = UI_MEMORY_FIT(object);

  if (self->cancellable != NULL)
    g_cancellable_cancel(self->cancellable);
  G_OBJECT_CLASS(ui_memory_fit_parent_class)->dispose(object);
}

static void
ui_memory_fit_class_init(UiMemoryFitClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);
  UiMemoryGroupClass *group_class = UI_MEMORY_GROUP_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_memory_fit_dispose;
  group_class->show = ui_memory_fit_show;
  group_class->reset = ui_memory_fit_reset;
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("settings/memory-fit.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiMemoryFit, row);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryFit, fit);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryFit, cancel);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryFit, progress);
  gtk_widget_class_bind_template_callback(widget_class, ui_memory_fit_start);
  gtk_widget_class_bind_template_callback(widget_class, cancel_cb);
}

static void
ui_memory_fit_init(UiMemoryFit *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}

void
ui_memory_fit_start(UiMemoryFit *self)
{
  UiMemoryOptions *stored = ui_memory_group_get_options(UI_MEMORY_GROUP(self));
  g_return_if_fail(UI_IS_MEMORY_FIT(self));

  if (stored == NULL || self->cancellable != NULL)
    return;
  ui_memory_options_flush(stored);
  self->cancellable = g_cancellable_new();
  set_running(self, TRUE);
  gtk_widget_grab_focus(self->cancel);
  ilk_fit_async(ui_memory_options_get_collection(stored), self->cancellable, progress_cb, fitted_cb,
                g_object_ref(self));
}

gboolean
ui_memory_fit_is_running(UiMemoryFit *self)
{
  g_return_val_if_fail(UI_IS_MEMORY_FIT(self), FALSE);
  return self->cancellable != NULL;
}
