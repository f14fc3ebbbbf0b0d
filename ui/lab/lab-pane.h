/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One demo in the window: its question, its controls, and what the run shows, in the order
 * predict → run → compare → explain. It has no code for a particular demo; everything it shows
 * comes from the demo's description and its trace. Works from 320 px on; wide enough, text and
 * controls stand left of the charts. Main thread.
 */
#pragma once

#include "app/lab/trace.h"
#include "app/store/front/collection.h"

#include <adwaita.h>

#define UI_TYPE_LAB_PANE (ui_lab_pane_get_type())
G_DECLARE_FINAL_TYPE(UiLabPane, ui_lab_pane, UI, LAB_PANE, AdwBin)

/*
 * Properties: "running" (boolean, read-only): whether a demo runs now.
 *             "demo" (string, read-only, nullable): the demo's name.
 */

UiLabPane *ui_lab_pane_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ui_lab_pane_set_collection: @collection: (nullable): where predictions are stored */
void ui_lab_pane_set_collection(UiLabPane *self, IlkCollection *collection);

/**
 * ui_lab_pane_set_demo:
 * @name: (nullable): a demo of the catalogue; NULL empties the pane
 * @card: the card it was opened from, 0 for none
 *
 * Shows the demo, not yet run. Whatever ran before is stopped. Showing the demo that is shown
 * already only notes the card, so its results stay.
 */
void ui_lab_pane_set_demo(UiLabPane *self, const char *name, gint64 card);
/** ui_lab_pane_take_focus: to the first control, as soon as there is one */
void ui_lab_pane_take_focus(UiLabPane *self);
const char *ui_lab_pane_get_demo(UiLabPane *self);

/** ui_lab_pane_run: what the button Run does. Before the first run the slider's value counts as the
 * prediction, unless it was skipped. Does nothing while the description is loading or a demo
 * runs */
void ui_lab_pane_run(UiLabPane *self);

/** ui_lab_pane_stop: what the button Stop does; what was measured so far stays on the screen */
void ui_lab_pane_stop(UiLabPane *self);

/** ui_lab_pane_is_ready: Returns: whether the demo's description has come */
gboolean ui_lab_pane_is_ready(UiLabPane *self);

gboolean ui_lab_pane_is_running(UiLabPane *self);

/** ui_lab_pane_get_trace: Returns: (transfer none) (nullable): what the latest run of the model has
 * told so far */
IlkTrace *ui_lab_pane_get_trace(UiLabPane *self);
