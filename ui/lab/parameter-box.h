/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The controls of all parameters of a demo, and what they are set to. Main thread.
 */
#pragma once

#include "ui/lab/parameter-control.h"

#define UI_TYPE_PARAMETER_BOX (ui_parameter_box_get_type())
G_DECLARE_FINAL_TYPE(UiParameterBox, ui_parameter_box, UI, PARAMETER_BOX, GtkWidget)

/* Signal: "changed" (UiParameterControl): the learner has set that one. */

/** ui_parameter_box_set_demo: @demo: (nullable): its controls, at their defaults */
void ui_parameter_box_set_demo(UiParameterBox *self, IlkDemo *demo);

/** ui_parameter_box_set_running: while a demo runs, only live parameters can be changed */
void ui_parameter_box_set_running(UiParameterBox *self, gboolean running);

/** ui_parameter_box_follow: shows the values the demo says it runs with */
void ui_parameter_box_follow(UiParameterBox *self, IlkTrace *trace);

/** ui_parameter_box_get_number: Returns: NAN when there is no such parameter */
double ui_parameter_box_get_number(UiParameterBox *self, const char *name);

/** ui_parameter_box_expand: Returns: (transfer full): @text with “{name}” replaced by that
 * parameter's value */
char *ui_parameter_box_expand(UiParameterBox *self, const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** ui_parameter_box_dup_words: Returns: (transfer full): “Threads 2, Switch interval 5 ms” */
char *ui_parameter_box_dup_words(UiParameterBox *self) G_GNUC_WARN_UNUSED_RESULT;

/** ui_parameter_box_dup_arguments: Returns: (transfer full): `--threads=2`, … */
char **ui_parameter_box_dup_arguments(UiParameterBox *self) G_GNUC_WARN_UNUSED_RESULT;

/** ui_parameter_box_dup_json: Returns: (transfer full): a JSON object of all values */
char *ui_parameter_box_dup_json(UiParameterBox *self) G_GNUC_WARN_UNUSED_RESULT;
