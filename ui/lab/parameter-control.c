/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One small constructor for each kind of control.
 */
#include "ui/lab/parameter-control.h"

#include "ui/base/accessible.h"
#include "ui/base/drop-down.h"
#include "ui/base/slider.h"
#include "ui/base/units.h"
#include "ui/base/wrap-layout.h"

#include <math.h>

/* More values than this are easier to reach with a slider than by counting. */
#define MOST_COUNTED 64

struct _UiParameterControl {
  AdwBin parent_instance;

  /* Owned */
  IlkDemo *demo;

  /* Borrowed from the demo */
  const IlkParameter *parameter;

  /* Child */
  GtkWidget *inner;

  double value;
};

G_DEFINE_FINAL_TYPE(UiParameterControl, ui_parameter_control, ADW_TYPE_BIN)

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
take_value(UiParameterControl *self, double value)
{
  if (value == self->value)
    return;
  self->value = value;
  g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
}

static void
spin_changed_cb(GtkSpinButton *spin, UiParameterControl *self)
{
  take_value(self, gtk_spin_button_get_value(spin));
}

static void
slider_changed_cb(UiSlider *slider, UiParameterControl *self)
{
  take_value(self, ui_slider_get_value(slider));
}

static void
switch_changed_cb(GtkSwitch *toggle, GParamSpec *pspec, UiParameterControl *self)
{
  take_value(self, gtk_switch_get_active(toggle));
}

static void
choice_changed_cb(GtkDropDown *list, GParamSpec *pspec, UiParameterControl *self)
{
  take_value(self, gtk_drop_down_get_selected(list));
}

static GtkWidget *
create_spin(UiParameterControl *self, const IlkParameter *parameter)
{
  GtkWidget *spin = gtk_spin_button_new_with_range(parameter->minimum, parameter->maximum, 1);

  gtk_spin_button_set_value(GTK_SPIN_BUTTON(spin), parameter->initial);
  /* What is no number leaves the value as it was. */
  gtk_spin_button_set_numeric(GTK_SPIN_BUTTON(spin), TRUE);
  gtk_spin_button_set_update_policy(GTK_SPIN_BUTTON(spin), GTK_UPDATE_IF_VALID);
  gtk_editable_set_width_chars(GTK_EDITABLE(spin), 2);
  gtk_editable_set_max_width_chars(GTK_EDITABLE(spin), 2);
  g_signal_connect_object(spin, "value-changed", G_CALLBACK(spin_changed_cb), self, 0);
  return spin;
}

static GtkWidget *
create_slider(UiParameterControl *self, const IlkParameter *parameter)
{
  UiSlider *slider = ui_slider_new();
  UiSliderRange range = {parameter->minimum,   parameter->maximum,
                         parameter->initial,   parameter->unit,
                         parameter->log_scale, parameter->type == ILK_PARAMETER_INT};

  ui_slider_set_range(slider, &range, parameter->label);
  g_signal_connect_object(slider, "changed", G_CALLBACK(slider_changed_cb), self, 0);
  return GTK_WIDGET(slider);
}

static GtkWidget *
create_switch(UiParameterControl *self, const IlkParameter *parameter)
{
  GtkWidget *toggle = gtk_switch_new();

  gtk_switch_set_active(GTK_SWITCH(toggle), parameter->initial != 0);
  g_signal_connect_object(toggle, "notify::active", G_CALLBACK(switch_changed_cb), self, 0);
  return toggle;
}

static GtkWidget *
create_choice(UiParameterControl *self, const IlkParameter *parameter)
{
  GtkStringList *labels = gtk_string_list_new(NULL);

  for (guint i = 0; i < parameter->choices->len; i++) {
    const IlkChoice *choice = g_ptr_array_index(parameter->choices, i);
    gtk_string_list_append(labels, choice->label);
  }
  GtkWidget *list = gtk_drop_down_new(G_LIST_MODEL(labels), NULL);
  ui_drop_down_let_shrink(GTK_DROP_DOWN(list));
  gtk_drop_down_set_selected(GTK_DROP_DOWN(list), (guint) parameter->initial);
  ui_name_inner_button(list, parameter->label);
  g_signal_connect_object(list, "notify::selected", G_CALLBACK(choice_changed_cb), self, 0);
  return list;
}

static GtkWidget *
create_inner(UiParameterControl *self, const IlkParameter *parameter)
{
  switch (parameter->type) {
  case ILK_PARAMETER_BOOL:
    return create_switch(self, parameter);
  case ILK_PARAMETER_CHOICE:
    return create_choice(self, parameter);
  case ILK_PARAMETER_INT:
    if (!parameter->log_scale && parameter->maximum - parameter->minimum < MOST_COUNTED)
      return create_spin(self, parameter);
    return create_slider(self, parameter);
  case ILK_PARAMETER_REAL:
  default:
    return create_slider(self, parameter);
  }
}

static void
ui_parameter_control_dispose(GObject *object)
{
  UiParameterControl *self = UI_PARAMETER_CONTROL(object);

  G_OBJECT_CLASS(ui_parameter_control_parent_class)->dispose(object);
  self->parameter = NULL;
  g_clear_object(&self->demo);
}

static void
ui_parameter_control_class_init(UiParameterControlClass *klass)
{
  G_OBJECT_CLASS(klass)->dispose = ui_parameter_control_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new("changed", UI_TYPE_PARAMETER_CONTROL, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ui_parameter_control_init(UiParameterControl *self)
{
  gtk_widget_add_css_class(GTK_WIDGET(self), "lab-control");
}

UiParameterControl *
ui_parameter_control_new(IlkDemo *demo, const IlkParameter *parameter)
{
  UiParameterControl *self = g_object_new(UI_TYPE_PARAMETER_CONTROL, NULL);
  GtkWidget *box = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new(parameter->label);

  self->demo = g_object_ref(demo);
  self->parameter = parameter;
  self->value = parameter->initial;
  GtkWidget *inner = self->inner = create_inner(self, parameter);
  gtk_label_set_xalign(GTK_LABEL(label), 0);
  gtk_label_set_ellipsize(GTK_LABEL(label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_layout_manager(box, ui_wrap_layout_new(8, FALSE));
  gtk_widget_set_valign(box, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand(label, !UI_IS_SLIDER(inner));
  gtk_widget_set_hexpand(inner, UI_IS_SLIDER(inner));
  gtk_widget_set_valign(inner, GTK_ALIGN_CENTER);
  gtk_accessible_update_property(GTK_ACCESSIBLE(inner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 parameter->label, -1);
  gtk_box_append(GTK_BOX(box), label);
  gtk_box_append(GTK_BOX(box), inner);
  adw_bin_set_child(ADW_BIN(self), box);
  return self;
}

const IlkParameter *
ui_parameter_control_get_parameter(UiParameterControl *self)
{
  g_return_val_if_fail(UI_IS_PARAMETER_CONTROL(self), NULL);

  return self->parameter;
}

double
ui_parameter_control_get_number(UiParameterControl *self)
{
  g_return_val_if_fail(UI_IS_PARAMETER_CONTROL(self), NAN);

  return self->value;
}

static const IlkChoice *
get_choice(UiParameterControl *self)
{
  return g_ptr_array_index(self->parameter->choices, (guint) self->value);
}

char *
ui_parameter_control_dup_value(UiParameterControl *self)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_return_val_if_fail(UI_IS_PARAMETER_CONTROL(self), NULL);

  switch (self->parameter->type) {
  case ILK_PARAMETER_BOOL:
    return g_strdup(self->value != 0 ? "true" : "false");
  case ILK_PARAMETER_CHOICE:
    return g_strdup(get_choice(self)->value);
  case ILK_PARAMETER_INT:
    return g_strdup_printf("%.0f", self->value);
  case ILK_PARAMETER_REAL:
  default:
    return g_strdup(g_ascii_dtostr(number, sizeof number, self->value));
  }
}

char *
ui_parameter_control_dup_words(UiParameterControl *self)
{
  g_return_val_if_fail(UI_IS_PARAMETER_CONTROL(self), NULL);

  if (self->parameter->type == ILK_PARAMETER_CHOICE)
    return g_strdup(get_choice(self)->label);
  return ui_units_format_short(self->value, self->parameter->unit);
}

static void
show_value(UiParameterControl *self)
{
  if (UI_IS_SLIDER(self->inner))
    ui_slider_set_value(UI_SLIDER(self->inner), self->value);
  else if (GTK_IS_SPIN_BUTTON(self->inner))
    gtk_spin_button_set_value(GTK_SPIN_BUTTON(self->inner), self->value);
  else if (GTK_IS_SWITCH(self->inner))
    gtk_switch_set_active(GTK_SWITCH(self->inner), self->value != 0);
  else
    gtk_drop_down_set_selected(GTK_DROP_DOWN(self->inner), (guint) self->value);
}

/* Returns: NAN when the demo does not say, or says what cannot be chosen */
static double
get_told(const IlkParameter *parameter, IlkTrace *trace)
{
  const char *choice = ilk_trace_get_choice(trace, parameter->name);

  if (parameter->type != ILK_PARAMETER_CHOICE)
    return ilk_trace_get_parameter(trace, parameter->name);
  for (guint i = 0; choice != NULL && i < parameter->choices->len; i++)
    if (g_str_equal(((IlkChoice *) parameter->choices->pdata[i])->value, choice))
      return i;
  return NAN;
}

void
ui_parameter_control_follow(UiParameterControl *self, IlkTrace *trace)
{
  g_return_if_fail(UI_IS_PARAMETER_CONTROL(self));
  double told = get_told(self->parameter, trace);

  /* The demo prints nine digits. */
  if (!isfinite(told) || fabs(told - self->value) <= 1e-8 * fabs(self->value))
    return;
  /* Known before it is shown, so that the widget has nothing new to say. */
  self->value = CLAMP(told, self->parameter->minimum, self->parameter->maximum);
  show_value(self);
}
