/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The scale inside counts positions from 0 to 1; the axis turns them into values.
 */
#include "ui/base/slider.h"

#include "config.h"
#include "ui/base/axis.h"
#include "ui/base/units.h"

#include <glib/gi18n.h>
#include <math.h>

#define STEP 0.01
#define PAGE 0.1

struct _UiSlider {
  GtkWidget parent_instance;

  /* Owned */
  char *unit;

  /* Children */
  GtkScale *scale;
  GtkLabel *label;

  UiAxis axis;
  double snap;
  double value;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE(UiSlider, ui_slider, GTK_TYPE_WIDGET)

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Linear: multiples of a round step. Logarithmic: two significant digits. */
static double
round_value(UiSlider *self, double value)
{
  double snap = self->snap;

  if (self->axis.log_scale && value > 0)
    snap = MAX(pow(10, floor(log10(value) + 1e-9) - 1), snap);
  if (snap > 0)
    value = round(value / snap) * snap;
  return CLAMP(value, self->axis.low, self->axis.high);
}

/* A screen reader hears the value, not the position that the scale counts; the words with its unit
 * are the description, since not every version hands on a value's text. */
static void
tell_value(UiSlider *self, const char *text)
{
  double value = isfinite(self->value) ? self->value : self->axis.low;

  gtk_accessible_update_property(
      GTK_ACCESSIBLE(self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, self->axis.low,
      GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, self->axis.high, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, value,
      GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
show_value(UiSlider *self)
{
  gboolean set = isfinite(self->value);
  g_autofree char *text =
      set ? ui_units_format_short(self->value, self->unit) : g_strdup(C_("slider", "not set"));

  if (set)
    gtk_widget_remove_css_class(GTK_WIDGET(self), "unset");
  else
    gtk_widget_add_css_class(GTK_WIDGET(self), "unset");
  gtk_label_set_label(self->label, text);
  tell_value(self, text);
}

static void
take_position(UiSlider *self, double position)
{
  double value = round_value(self, ui_axis_value(&self->axis, CLAMP(position, 0, 1)));

  if (self->setting || value == self->value)
    return;
  self->value = value;
  show_value(self);
  g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
}

static void
value_changed_cb(UiSlider *self)
{
  take_position(self, gtk_range_get_value(GTK_RANGE(self->scale)));
  if (!self->setting)
    show_value(self);
}

/* To press the slider where it stands is to choose that value, though the scale does not change. */
static gboolean
change_value_cb(UiSlider *self, GtkScrollType scroll, double position)
{
  if (!isfinite(self->value))
    take_position(self, position);
  return GDK_EVENT_PROPAGATE;
}

static void
ui_slider_dispose(GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child(GTK_WIDGET(object))) != NULL)
    gtk_widget_unparent(child);
  G_OBJECT_CLASS(ui_slider_parent_class)->dispose(object);
}

static void
ui_slider_finalize(GObject *object)
{
  g_free(UI_SLIDER(object)->unit);
  G_OBJECT_CLASS(ui_slider_parent_class)->finalize(object);
}

static void
ui_slider_class_init(UiSliderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);

  object_class->dispose = ui_slider_dispose;
  object_class->finalize = ui_slider_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new("changed", UI_TYPE_SLIDER, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type(GTK_WIDGET_CLASS(klass), GTK_TYPE_BOX_LAYOUT);
}

static void
ui_slider_init(UiSlider *self)
{
  GtkWidget *scale = gtk_scale_new_with_range(GTK_ORIENTATION_HORIZONTAL, 0, 1, STEP);
  GtkWidget *label = gtk_label_new(NULL);

  gtk_range_set_increments(GTK_RANGE(scale), STEP, PAGE);
  gtk_widget_set_hexpand(scale, TRUE);
  gtk_widget_set_size_request(scale, 84, -1);
  gtk_widget_set_parent(scale, GTK_WIDGET(self));
  /* Behind the scale itself, which tells its position as the value. */
  g_signal_connect_object(gtk_range_get_adjustment(GTK_RANGE(scale)), "value-changed",
                          G_CALLBACK(value_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object(scale, "change-value", G_CALLBACK(change_value_cb), self,
                          G_CONNECT_SWAPPED);
  self->scale = GTK_SCALE(scale);

  gtk_label_set_xalign(GTK_LABEL(label), 1);
  gtk_label_set_width_chars(GTK_LABEL(label), 5);
  gtk_widget_add_css_class(label, "heading");
  gtk_widget_add_css_class(label, "numeric");
  gtk_widget_set_parent(label, GTK_WIDGET(self));
  self->label = GTK_LABEL(label);
  self->axis = (UiAxis){0, 1, FALSE};
}

UiSlider *
ui_slider_new(void)
{
  return g_object_new(UI_TYPE_SLIDER, NULL);
}

void
ui_slider_set_range(UiSlider *self, const UiSliderRange *range, const char *label)
{
  g_return_if_fail(UI_IS_SLIDER(self));
  g_return_if_fail(range->maximum > range->minimum);

  self->axis = (UiAxis){range->minimum, range->maximum, range->log_scale && range->minimum > 0};
  self->snap = self->axis.log_scale ? 0 : ui_axis_step(range->maximum - range->minimum, 100);
  if (range->whole)
    self->snap = MAX(self->snap, 1);
  g_free(self->unit);
  self->unit = g_strdup(range->unit);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                 -1);
  ui_slider_set_value(self, range->initial);
}

void
ui_slider_set_value(UiSlider *self, double value)
{
  g_return_if_fail(UI_IS_SLIDER(self));

  self->value = CLAMP(value, self->axis.low, self->axis.high);
  self->setting = TRUE;
  gtk_range_set_value(GTK_RANGE(self->scale), ui_axis_position(&self->axis, self->value));
  self->setting = FALSE;
  show_value(self);
}

void
ui_slider_unset(UiSlider *self)
{
  g_return_if_fail(UI_IS_SLIDER(self));

  self->value = NAN;
  show_value(self);
}

double
ui_slider_get_value(UiSlider *self)
{
  g_return_val_if_fail(UI_IS_SLIDER(self), NAN);

  return self->value;
}
