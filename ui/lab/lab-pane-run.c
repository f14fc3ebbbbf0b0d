/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The running half of the pane: the model's run, the runs of the learner's own Pythons, and what
 * becomes of the prediction.
 */
#include "ui/lab/lab-pane-private.h"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

/* So long after the last change a control is taken to be where the learner wants it. */
#define SETTLE_MS 600

static void
show_trace(UiLabPane *self)
{
  IlkTrace *trace = ilk_run_get_trace(self->run);
  gboolean running = ilk_run_is_running(self->run);

  if (running && self->settling == 0)
    ui_parameter_box_follow(self->parameters, trace);
  ui_lab_charts_update(self->charts, self->parameters);
  ui_lab_status_show(self->status, trace, running);
  ui_code_view_follow(self->code, running ? trace : NULL);
}

static double
get_measured(UiLabPane *self)
{
  const IlkPrediction *prediction = ilk_demo_get_prediction(self->demo);
  const IlkResult *result =
      prediction != NULL ? ilk_trace_find_result(ilk_run_get_trace(self->run), prediction->result)
                         : NULL;

  return result != NULL ? result->value : NAN;
}

/* What was said, if it was said of the values the controls have. */
static double
get_predicted(UiLabPane *self)
{
  g_autofree char *parameters = ui_parameter_box_dup_json(self->parameters);

  return g_strcmp0(self->answered, parameters) == 0 ? self->predicted : NAN;
}

/* Asks of values nobody was asked of; back at those of the last answer, it is there again. */
static void
ask_again(UiLabPane *self)
{
  const IlkPrediction *prediction = ilk_demo_get_prediction(self->demo);
  g_autofree char *parameters = ui_parameter_box_dup_json(self->parameters);

  if (prediction == NULL || self->answered == NULL)
    return;
  if (g_str_equal(self->answered, parameters))
    ui_prediction_card_answer(self->prediction, self->predicted);
  else if (!ui_prediction_card_is_asking(self->prediction))
    ui_prediction_card_ask(self->prediction, prediction);
}

/* Results stay until others come, but not as if they were those of the values that are set now. */
static void
show_stale(UiLabPane *self)
{
  g_autofree char *parameters = ui_parameter_box_dup_json(self->parameters);
  gboolean stale = self->shown_for != NULL && !g_str_equal(self->shown_for, parameters);
  g_autofree char *words =
      stale ? g_strdup_printf(_("These results are for other values: %s. Run it again (R)."),
                              self->shown_words)
            : NULL;

  gtk_label_set_label(self->stale, words != NULL ? words : "");
  gtk_widget_set_visible(GTK_WIDGET(self->stale), stale);
  if (stale)
    gtk_widget_add_css_class(GTK_WIDGET(self->charts), "lab-stale");
  else
    gtk_widget_remove_css_class(GTK_WIDGET(self->charts), "lab-stale");
}

static void
results_are_for_these_values(UiLabPane *self)
{
  g_free(self->shown_for);
  g_free(self->shown_words);
  self->shown_for = ui_parameter_box_dup_json(self->parameters);
  self->shown_words = ui_parameter_box_dup_words(self->parameters);
  show_stale(self);
}

/* What was measured with other values is not laid beside what comes now. */
static void
forget_other_values(UiLabPane *self)
{
  g_autofree char *parameters = ui_parameter_box_dup_json(self->parameters);

  if (g_strcmp0(self->shown_for, parameters) == 0)
    return;
  ui_python_runs_forget(self->pythons);
  ui_lab_status_tell(self->status, NULL);
  ui_lab_pane_drop_run(self);
  results_are_for_these_values(self);
}

/* Controls that were moved meanwhile have changed what the answer is to. */
static void
settle_prediction(UiLabPane *self)
{
  g_autofree char *parameters = ui_parameter_box_dup_json(self->parameters);

  if (self->note != NULL && ui_prediction_note_is_for(self->note, parameters))
    ui_prediction_note_settle(self->note, get_measured(self));
}

static void
finished_cb(IlkRun *run, const GError *error, UiLabPane *self)
{
  if (error != NULL)
    ui_lab_status_fail(self->status, error->message);
  ui_lab_status_stop(self->status,
                     self->stopped && !ilk_trace_get_verdict(ilk_run_get_trace(run), NULL, NULL));
  show_trace(self);
  results_are_for_these_values(self);
  settle_prediction(self);
  if (error == NULL && ilk_trace_get_verdict(ilk_run_get_trace(run), NULL, NULL))
    gtk_widget_activate_action(GTK_WIDGET(self), "settings.demo-tried", "s", self->name);
  if (!isfinite(get_predicted(self)))
    ui_lab_pane_answer(self, NAN);
}

/* The last reference kills the child and all it has started. */
void
ui_lab_pane_drop_run(UiLabPane *self)
{
  if (self->run == NULL)
    return;
  g_signal_handlers_disconnect_by_data(self->run, self);
  g_clear_object(&self->run);
  ui_code_view_follow(self->code, NULL);
}

static void
create_run(UiLabPane *self)
{
  g_auto(GStrv) arguments = ui_parameter_box_dup_arguments(self->parameters);

  ui_lab_pane_drop_run(self);
  self->run = ilk_run_new(self->name, (const char *const *) arguments);
  g_signal_connect_object(self->run, "updated", G_CALLBACK(show_trace), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(self->run, "finished", G_CALLBACK(finished_cb), self, 0);
  g_signal_connect_object(self->run, "notify::running", G_CALLBACK(ui_lab_pane_running_changed),
                          self, G_CONNECT_SWAPPED);
}

/* To run without an answer is to skip the question. */
static void
take_prediction(UiLabPane *self)
{
  if (!ui_prediction_card_is_asking(self->prediction))
    return;
  ui_lab_pane_answer(self, ui_prediction_card_get_value(self->prediction));
  if (self->collection == NULL || !isfinite(self->predicted))
    return;
  g_clear_pointer(&self->note, ui_prediction_note_unref);
  self->note = ui_prediction_note_new(self->collection, self->card, self->name, self->answered,
                                      self->predicted);
}

/* Your Python */

/* Returns: (transfer full) (nullable): what they could not do, a line for each sentence */
static char *
dup_missing(GPtrArray *results)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);

  for (guint i = 0; i < results->len; i++) {
    const UiPythonResult *result = g_ptr_array_index(results, i);
    GPtrArray *missing = ilk_trace_get_missing(result->trace);
    for (guint j = 0; j < missing->len; j++)
      g_ptr_array_add(lines, g_strdup_printf(_("%s: %s"), result->label,
                                             (const char *) g_ptr_array_index(missing, j)));
  }
  if (lines->len == 0)
    return NULL;
  g_ptr_array_add(lines, NULL);
  return g_strjoinv("\n", (char **) lines->pdata);
}

static void
pythons_changed_cb(UiLabPane *self)
{
  g_autofree char *missing = dup_missing(ui_python_runs_get_results(self->pythons));
  const char *label = ui_python_runs_get_running(self->pythons);
  g_autofree char *words = label != NULL ? g_strdup_printf(_("%s is running"), label) : NULL;

  ui_lab_status_tell(self->status, missing);
  if (self->run != NULL)
    ui_lab_status_show(self->status, ilk_run_get_trace(self->run), ilk_run_is_running(self->run));
  else
    ui_lab_status_show_told(self->status);
  ui_lab_status_wait(self->status, words);
  ui_lab_charts_update(self->charts, self->parameters);
  if (label == NULL)
    ui_sticky_box_reveal(self->sticky, ui_lab_charts_get_comparison(self->charts));
  ui_lab_pane_running_changed(self);
}

static void
python_failed_cb(UiLabPane *self, const char *sentence)
{
  ui_lab_status_fail(self->status, sentence);
}

void
ui_lab_pane_create_pythons(UiLabPane *self)
{
  self->pythons = ui_python_runs_new();
  g_signal_connect_object(self->pythons, "changed", G_CALLBACK(pythons_changed_cb), self,
                          G_CONNECT_SWAPPED);
  g_signal_connect_object(self->pythons, "failed", G_CALLBACK(python_failed_cb), self,
                          G_CONNECT_SWAPPED);
  ui_lab_charts_set_pythons(self->charts, ui_python_runs_get_results(self->pythons));
}

void
ui_lab_pane_run_python(UiLabPane *self, int wanted)
{
  GPtrArray *pythons = ui_python_button_get_pythons(self->python_button);
  g_auto(GStrv) arguments = ui_parameter_box_dup_arguments(self->parameters);

  take_prediction(self);
  ui_lab_charts_set_predicted(self->charts, get_predicted(self));
  forget_other_values(self);
  ui_lab_status_fail(self->status, NULL);
  if (self->run == NULL) {
    g_autoptr(IlkTrace) nothing_yet = ilk_trace_new();
    ui_lab_charts_set_trace(self->charts, nothing_yet, self->parameters);
  }
  for (guint i = 0; pythons != NULL && i < pythons->len; i++)
    if (wanted < 0 || (guint) wanted == i)
      ui_python_runs_add(self->pythons, g_ptr_array_index(pythons, i), self->name,
                         (const char *const *) arguments);
  ui_lab_pane_show_outcome(self);
  ui_sticky_box_reveal(self->sticky, GTK_WIDGET(self->status));
}

/* Controls */

/* A real Python cannot be told other values, so it begins again with them. */
static void
restart_python(UiLabPane *self, const char *label)
{
  g_auto(GStrv) arguments = ui_parameter_box_dup_arguments(self->parameters);
  g_autofree char *words = g_strdup_printf(_("%s begins again"), label);

  ui_python_runs_restart(self->pythons, (const char *const *) arguments);
  ui_lab_status_wait(self->status, words);
}

static gboolean
settled_cb(gpointer user_data)
{
  UiLabPane *self = user_data;
  const char *python = ui_python_runs_get_running(self->pythons);

  self->settling = 0;
  if (python != NULL)
    restart_python(self, python);
  else if (self->run != NULL && ilk_run_is_running(self->run))
    show_trace(self);
  return G_SOURCE_REMOVE;
}

void
ui_lab_pane_parameter_changed(UiLabPane *self, UiParameterControl *control)
{
  g_autofree char *value = ui_parameter_control_dup_value(control);

  if (gtk_toggle_button_get_active(self->turns_button))
    ui_lab_pane_take_turns(self);
  if (!ui_lab_pane_is_running(self)) {
    ask_again(self);
    show_stale(self);
    return;
  }
  ui_lab_charts_set_predicted(self->charts, get_predicted(self));
  g_clear_handle_id(&self->settling, g_source_remove);
  self->settling = g_timeout_add(SETTLE_MS, settled_cb, self);
  if (self->run == NULL || !ilk_run_is_running(self->run))
    return;
  ilk_run_set_parameter(self->run, ui_parameter_control_get_parameter(control)->name, value);
  ui_lab_charts_update(self->charts, self->parameters);
}

void
ui_lab_pane_answer(UiLabPane *self, double predicted)
{
  if (gtk_widget_get_focus_child(GTK_WIDGET(self->prediction)) != NULL)
    gtk_widget_grab_focus(self->run_button);
  g_free(self->answered);
  self->answered = ui_parameter_box_dup_json(self->parameters);
  self->predicted = predicted;
  ui_prediction_card_answer(self->prediction, predicted);
}

void
ui_lab_pane_forget_answers(UiLabPane *self)
{
  g_clear_pointer(&self->answered, g_free);
  g_clear_pointer(&self->shown_for, g_free);
  g_clear_pointer(&self->shown_words, g_free);
  self->predicted = NAN;
}

/* Public */

void
ui_lab_pane_run(UiLabPane *self)
{
  g_autoptr(GError) error = NULL;
  g_return_if_fail(UI_IS_LAB_PANE(self));

  if (self->demo == NULL || ui_lab_pane_is_running(self))
    return;
  forget_other_values(self);
  create_run(self);
  take_prediction(self);
  self->stopped = FALSE;
  ui_lab_status_stop(self->status, FALSE);
  results_are_for_these_values(self);
  ui_lab_charts_set_predicted(self->charts, get_predicted(self));
  ui_lab_status_fail(self->status, NULL);
  ui_lab_charts_set_trace(self->charts, ilk_run_get_trace(self->run), self->parameters);
  ui_lab_pane_show_outcome(self);
  if (!ilk_run_start(self->run, &error))
    ui_lab_status_fail(self->status, error->message);
  show_trace(self);
}

void
ui_lab_pane_stop(UiLabPane *self)
{
  g_return_if_fail(UI_IS_LAB_PANE(self));

  self->stopped = TRUE;
  if (self->run != NULL)
    ilk_run_stop(self->run);
  if (self->pythons != NULL)
    ui_python_runs_stop(self->pythons);
}

IlkTrace *
ui_lab_pane_get_trace(UiLabPane *self)
{
  g_return_val_if_fail(UI_IS_LAB_PANE(self), NULL);

  return self->run != NULL ? ilk_run_get_trace(self->run) : NULL;
}

gboolean
ui_lab_pane_is_running(UiLabPane *self)
{
  g_return_val_if_fail(UI_IS_LAB_PANE(self), FALSE);

  return (self->run != NULL && ilk_run_is_running(self->run)) ||
         (self->pythons != NULL && ui_python_runs_get_running(self->pythons) != NULL);
}
