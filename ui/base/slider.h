/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A slider that writes its value, with its unit, beside it. Linear or logarithmic; snaps to round
 * values. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

#define UI_TYPE_SLIDER (ui_slider_get_type())
G_DECLARE_FINAL_TYPE(UiSlider, ui_slider, UI, SLIDER, GtkWidget)

/* Signal: "changed": the learner has moved it to another value. */

/** UiSliderRange: @whole: whether only integers are meant; @log_scale needs @minimum > 0 */
typedef struct {
  double minimum;
  double maximum;
  double initial;
  const char *unit;
  gboolean log_scale;
  gboolean whole;
} UiSliderRange;

UiSlider *ui_slider_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ui_slider_set_range: @label: what a screen reader calls it */
void ui_slider_set_range(UiSlider *self, const UiSliderRange *range, const char *label);
/** ui_slider_set_value: without saying “changed” */
void ui_slider_set_value(UiSlider *self, double value);
/** ui_slider_unset: no value, until the learner chooses one */
void ui_slider_unset(UiSlider *self);
/** ui_slider_get_value: Returns: NAN while there is none */
double ui_slider_get_value(UiSlider *self);
