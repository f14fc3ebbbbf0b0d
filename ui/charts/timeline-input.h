/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Mouse, touch and keys of a timeline, apart from its drawing. Main thread.
 */
#pragma once

#include "ui/charts/timeline.h"

/** ui_timeline_input_add: gives @timeline its event controllers */
void ui_timeline_input_add(UiTimeline *timeline);
