/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * “Your Python”: the interpreters found on this machine, to run the experiment with. Hidden where
 * there are none or the demo has no script. Main thread.
 */
#pragma once

#include "app/lab/python.h"

#include <adwaita.h>

#define UI_TYPE_PYTHON_BUTTON (ui_python_button_get_type())
G_DECLARE_FINAL_TYPE(UiPythonButton, ui_python_button, UI, PYTHON_BUTTON, AdwBin)

/*
 * Its menu activates the action “lab.run-python” (i): the index of an interpreter, -1 for all.
 */

/** ui_python_button_set_demo: @demo: (nullable): looks for interpreters the first time one is
 * wanted */
void ui_python_button_set_demo(UiPythonButton *self, const char *demo);

/** ui_python_button_get_pythons: Returns: (transfer none) (nullable) (element-type IlkPython) */
GPtrArray *ui_python_button_get_pythons(UiPythonButton *self);
