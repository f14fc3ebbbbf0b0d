/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The control of one parameter of a demo, built from its description: counting buttons, a slider, a
 * switch or a list. Main thread.
 */
#pragma once

#include "app/lab/demo.h"
#include "app/lab/trace.h"

#include <adwaita.h>

#define UI_TYPE_PARAMETER_CONTROL (ui_parameter_control_get_type())
G_DECLARE_FINAL_TYPE(UiParameterControl, ui_parameter_control, UI, PARAMETER_CONTROL, AdwBin)

/* Signal: "changed": the learner has chosen another value. */

/** ui_parameter_control_new: @parameter belongs to @demo, which is kept alive */
UiParameterControl *ui_parameter_control_new(IlkDemo *demo, const IlkParameter *parameter)
    G_GNUC_WARN_UNUSED_RESULT;

const IlkParameter *ui_parameter_control_get_parameter(UiParameterControl *self);

/** ui_parameter_control_get_number: Returns: the value; 0 or 1 for a switch, the index for a
 * list */
double ui_parameter_control_get_number(UiParameterControl *self);

/** ui_parameter_control_follow: shows the value the demo says it runs with, where it says one,
 * without saying “changed” */
void ui_parameter_control_follow(UiParameterControl *self, IlkTrace *trace);

/** ui_parameter_control_dup_value: Returns: (transfer full): the value as on a command line */
char *ui_parameter_control_dup_value(UiParameterControl *self) G_GNUC_WARN_UNUSED_RESULT;

/** ui_parameter_control_dup_words: Returns: (transfer full): the value with its unit, for a
 * title */
char *ui_parameter_control_dup_words(UiParameterControl *self) G_GNUC_WARN_UNUSED_RESULT;
