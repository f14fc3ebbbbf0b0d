/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Both rows are one code: which list a row edits is found by the row. What cannot be read is said
 * below the rows and not stored.
 */
#include "config.h"

#include "ui/settings/memory-steps.h"

#include "app/study/steps-text.h"
#include "ui/base/resource.h"

#include <glib/gi18n.h>
#include <string.h>

struct _UiMemorySteps {
  AdwPreferencesGroup parent_instance;

  /* Owned */
  UiMemoryOptions *options;

  /* Template */
  AdwEntryRow *learning;
  AdwEntryRow *relearning;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE(UiMemorySteps, ui_memory_steps, ADW_TYPE_PREFERENCES_GROUP)

typedef struct {
  int *minutes;
  int *n;
} List;

static List
get_list(UiMemorySteps *self, AdwEntryRow *row, IlkStudyOptions *options)
{
  if (row == self->learning)
    return (List){options->learning_steps, &options->n_learning_steps};
  return (List){options->relearning_steps, &options->n_relearning_steps};
}

static void
show_problem(UiMemorySteps *self, AdwEntryRow *row, const char *sentence)
{
  gtk_label_set_label(self->problem, sentence != NULL ? sentence : "");
  gtk_widget_set_visible(GTK_WIDGET(self->problem), sentence != NULL);
  gtk_accessible_update_state(
      GTK_ACCESSIBLE(row), GTK_ACCESSIBLE_STATE_INVALID,
      sentence != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (sentence != NULL)
    gtk_widget_add_css_class(GTK_WIDGET(row), "error");
  else
    gtk_widget_remove_css_class(GTK_WIDGET(row), "error");
}

/* The text is only replaced where it means something else, so that no cursor jumps. */
static void
show_list(UiMemorySteps *self, AdwEntryRow *row)
{
  IlkStudyOptions options = *ui_memory_options_get(self->options);
  List list = get_list(self, row, &options);
  g_autofree char *text = ilk_steps_text(list.minutes, *list.n);

  if (g_strcmp0(gtk_editable_get_text(GTK_EDITABLE(row)), text) != 0)
    gtk_editable_set_text(GTK_EDITABLE(row), text);
  show_problem(self, row, NULL);
}

static void
changed_cb(UiMemorySteps *self)
{
  show_list(self, self->learning);
  show_list(self, self->relearning);
}

static void
apply_cb(UiMemorySteps *self, AdwEntryRow *row)
{
  g_autoptr(GError) error = NULL;

  if (self->options == NULL)
    return;
  IlkStudyOptions options = *ui_memory_options_get(self->options);
  List list = get_list(self, row, &options);
  if (!ilk_steps_parse(gtk_editable_get_text(GTK_EDITABLE(row)), list.minutes, list.n, &error)) {
    show_problem(self, row, error->message);
    return;
  }
  ui_memory_options_set(self->options, &options);
  show_list(self, row);
}

static void
defaults_cb(UiMemorySteps *self)
{
  IlkStudyOptions defaults;

  if (self->options == NULL)
    return;
  IlkStudyOptions options = *ui_memory_options_get(self->options);
  ilk_study_options_init(&defaults);
  memcpy(options.learning_steps, defaults.learning_steps, sizeof options.learning_steps);
  options.n_learning_steps = defaults.n_learning_steps;
  memcpy(options.relearning_steps, defaults.relearning_steps, sizeof options.relearning_steps);
  options.n_relearning_steps = defaults.n_relearning_steps;
  ui_memory_options_set(self->options, &options);
  changed_cb(self);
}

static void
ui_memory_steps_dispose(GObject *object)
{
  ui_memory_steps_set_options(UI_MEMORY_STEPS(object), NULL);
  G_OBJECT_CLASS(ui_memory_steps_parent_class)->dispose(object);
}

static void
ui_memory_steps_class_init(UiMemoryStepsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_memory_steps_dispose;
  gtk_widget_class_set_template_from_resource(widget_class,
                                              UI_RESOURCE("settings/memory-steps.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiMemorySteps, learning);
  gtk_widget_class_bind_template_child(widget_class, UiMemorySteps, relearning);
  gtk_widget_class_bind_template_child(widget_class, UiMemorySteps, problem);
  gtk_widget_class_bind_template_callback(widget_class, apply_cb);
  gtk_widget_class_bind_template_callback(widget_class, defaults_cb);
}

static void
ui_memory_steps_init(UiMemorySteps *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}

void
ui_memory_steps_set_options(UiMemorySteps *self, UiMemoryOptions *options)
{
  g_return_if_fail(UI_IS_MEMORY_STEPS(self));

  if (self->options != NULL)
    g_signal_handlers_disconnect_by_data(self->options, self);
  g_set_object(&self->options, options);
  if (options == NULL)
    return;
  g_signal_connect_object(options, "changed", G_CALLBACK(changed_cb), self, G_CONNECT_SWAPPED);
  if (ui_memory_options_is_loaded(options))
    changed_cb(self);
}
