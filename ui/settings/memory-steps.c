/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Both rows are one code: which list a row edits is found by the row. What cannot be read is said
 * below the rows and not stored.
 */
#include "ui/settings/memory-steps.h"

#include "app/study/steps-text.h"
#include "config.h"
#include "ui/base/resource.h"

#include <glib/gi18n.h>
#include <string.h>

struct _UiMemorySteps {
  UiMemoryGroup parent_instance;

  /* Template */
  AdwEntryRow *learning;
  AdwEntryRow *relearning;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE(UiMemorySteps, ui_memory_steps, UI_TYPE_MEMORY_GROUP)

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
show_list(UiMemorySteps *self, AdwEntryRow *row, IlkStudyOptions options)
{
  List list = get_list(self, row, &options);
  g_autofree char *text = ilk_steps_text(list.minutes, *list.n);

  if (g_strcmp0(gtk_editable_get_text(GTK_EDITABLE(row)), text) != 0)
    gtk_editable_set_text(GTK_EDITABLE(row), text);
  show_problem(self, row, NULL);
}

static void
ui_memory_steps_show(UiMemoryGroup *group, const IlkStudyOptions *options)
{
  UiMemorySteps *self = UI_MEMORY_STEPS(group);

  show_list(self, self->learning, *options);
  show_list(self, self->relearning, *options);
}

static void
apply_cb(UiMemorySteps *self, AdwEntryRow *row)
{
  UiMemoryOptions *stored = ui_memory_group_get_options(UI_MEMORY_GROUP(self));
  g_autoptr(GError) error = NULL;

  if (stored == NULL)
    return;
  IlkStudyOptions options = *ui_memory_options_get(stored);
  List list = get_list(self, row, &options);
  if (!ilk_steps_parse(gtk_editable_get_text(GTK_EDITABLE(row)), list.minutes, list.n, &error)) {
    show_problem(self, row, error->message);
    return;
  }
  ui_memory_options_set(stored, &options);
  show_list(self, row, options);
}

static void
ui_memory_steps_reset(UiMemoryGroup *group, IlkStudyOptions *options,
                      const IlkStudyOptions *defaults)
{
  memcpy(options->learning_steps, defaults->learning_steps, sizeof options->learning_steps);
  options->n_learning_steps = defaults->n_learning_steps;
  memcpy(options->relearning_steps, defaults->relearning_steps, sizeof options->relearning_steps);
  options->n_relearning_steps = defaults->n_relearning_steps;
}

static void
ui_memory_steps_class_init(UiMemoryStepsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);
  UiMemoryGroupClass *group_class = UI_MEMORY_GROUP_CLASS(klass);

  group_class->show = ui_memory_steps_show;
  group_class->reset = ui_memory_steps_reset;
  gtk_widget_class_set_template_from_resource(widget_class,
                                              UI_RESOURCE("settings/memory-steps.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiMemorySteps, learning);
  gtk_widget_class_bind_template_child(widget_class, UiMemorySteps, relearning);
  gtk_widget_class_bind_template_child(widget_class, UiMemorySteps, problem);
  gtk_widget_class_bind_template_callback(widget_class, apply_cb);
}

static void
ui_memory_steps_init(UiMemorySteps *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}
