/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pane as a widget: its actions, properties and buttons. What each part looks like is in the
 * widgets it is made of.
 */
#include "ui/lab/lab-pane-private.h"

#include "config.h"
#include "ui/base/columns-layout.h"
#include "ui/base/resource.h"
#include "ui/base/wrap-layout.h"

#include <math.h>

G_DEFINE_FINAL_TYPE(UiLabPane, ui_lab_pane, ADW_TYPE_BIN)

enum { PROP_0, PROP_RUNNING, PROP_DEMO, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

static void
enable_actions(UiLabPane *self, gboolean run, gboolean stop)
{
  gtk_widget_action_set_enabled(GTK_WIDGET(self), "lab.run", run);
  gtk_widget_action_set_enabled(GTK_WIDGET(self), "lab.run-python", run);
  gtk_widget_action_set_enabled(GTK_WIDGET(self), "lab.stop", stop);
}

/* One button takes the place of the other, and its focus while both can have it: from what is
 * hidden or insensitive GTK would give it to the first widget of the window. Only Stop gets none:
 * whoever started with R would end the run with the next Space. */
static void
swap_buttons(UiLabPane *self, GtkWidget *button, GtkWidget *other)
{
  gtk_widget_set_visible(button, self->demo != NULL);
  enable_actions(self, self->demo != NULL, self->demo != NULL);
  if (self->demo != NULL && gtk_widget_is_focus(other))
    gtk_widget_grab_focus(button == self->stop_button ? self->outcome : button);
  gtk_widget_set_visible(other, FALSE);
}

void
ui_lab_pane_update_buttons(UiLabPane *self)
{
  gboolean running = ui_lab_pane_is_running(self);

  if (running)
    swap_buttons(self, self->stop_button, self->run_button);
  else
    swap_buttons(self, self->run_button, self->stop_button);
  enable_actions(self, !running && self->demo != NULL, running);
  gtk_widget_set_visible(self->waiting, self->demo != NULL &&
                                            !gtk_widget_get_visible(self->outcome) &&
                                            !gtk_widget_get_visible(GTK_WIDGET(self->turns)));
  gtk_widget_set_sensitive(GTK_WIDGET(self->python_button), !running);
  ui_parameter_box_set_running(self->parameters, running);
}

void
ui_lab_pane_show_outcome(UiLabPane *self)
{
  gtk_widget_set_visible(self->outcome, TRUE);
  gtk_widget_set_visible(self->waiting, FALSE);
}

void
ui_lab_pane_running_changed(UiLabPane *self)
{
  ui_lab_pane_update_buttons(self);
  g_object_notify_by_pspec(G_OBJECT(self), properties[PROP_RUNNING]);
}

static void
parameter_changed_cb(UiLabPane *self, UiParameterControl *control)
{
  ui_lab_pane_parameter_changed(self, control);
}

static void
turns_toggled_cb(UiLabPane *self)
{
  ui_lab_pane_take_turns(self);
  if (gtk_widget_get_visible(GTK_WIDGET(self->turns)))
    ui_sticky_box_reveal(self->sticky, GTK_WIDGET(self->turns));
}

static void
skipped_cb(UiLabPane *self)
{
  ui_lab_pane_answer(self, NAN);
}

/* Class */

static void
run_cb(GtkWidget *widget, const char *action, GVariant *parameter)
{
  ui_lab_pane_run(UI_LAB_PANE(widget));
}

static void
run_python_cb(GtkWidget *widget, const char *action, GVariant *parameter)
{
  ui_lab_pane_run_python(UI_LAB_PANE(widget), g_variant_get_int32(parameter));
}

static void
stop_cb(GtkWidget *widget, const char *action, GVariant *parameter)
{
  ui_lab_pane_stop(UI_LAB_PANE(widget));
}

static void
ui_lab_pane_dispose(GObject *object)
{
  UiLabPane *self = UI_LAB_PANE(object);

  ui_lab_pane_clear(self);
  g_clear_object(&self->collection);
  G_OBJECT_CLASS(ui_lab_pane_parent_class)->dispose(object);
}

static void
ui_lab_pane_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UiLabPane *self = UI_LAB_PANE(object);

  if (id == PROP_RUNNING)
    g_value_set_boolean(value, ui_lab_pane_is_running(self));
  else if (id == PROP_DEMO)
    g_value_set_string(value, self->name);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
bind_template(GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("lab/lab-pane.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, scrolled);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, sticky);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, code_button);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, title);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, summary);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, code);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, turns_button);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, turns);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, python_button);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, run_button);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, stop_button);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, outcome);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, stale);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, waiting);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, prediction);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, parameters);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, status);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, charts);
  gtk_widget_class_bind_template_callback(widget_class, skipped_cb);
  gtk_widget_class_bind_template_callback(widget_class, turns_toggled_cb);
  gtk_widget_class_bind_template_callback(widget_class, parameter_changed_cb);
}

static void
ensure_template_types(void)
{
  g_type_ensure(UI_TYPE_CODE_VIEW);
  g_type_ensure(UI_TYPE_COLUMNS_LAYOUT);
  g_type_ensure(UI_TYPE_LAB_CHARTS);
  g_type_ensure(UI_TYPE_LAB_STATUS);
  g_type_ensure(UI_TYPE_PARAMETER_BOX);
  g_type_ensure(UI_TYPE_PREDICTION_CARD);
  g_type_ensure(UI_TYPE_PYTHON_BUTTON);
  g_type_ensure(UI_TYPE_STICKY_BOX);
  g_type_ensure(UI_TYPE_TURN_VIEW);
  g_type_ensure(UI_TYPE_WRAP_LAYOUT);
}

static void
ui_lab_pane_class_init(UiLabPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  object_class->dispose = ui_lab_pane_dispose;
  object_class->get_property = ui_lab_pane_get_property;
  properties[PROP_RUNNING] =
      g_param_spec_boolean("running", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DEMO] =
      g_param_spec_string("demo", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties(object_class, N_PROPERTIES, properties);

  ensure_template_types();
  bind_template(widget_class);
  gtk_widget_class_install_action(widget_class, "lab.run", NULL, run_cb);
  gtk_widget_class_install_action(widget_class, "lab.stop", NULL, stop_cb);
  gtk_widget_class_install_action(widget_class, "lab.run-python", "i", run_python_cb);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_r, 0, "lab.run", NULL);
}

static void
ui_lab_pane_init(UiLabPane *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  self->predicted = NAN;
  ui_sticky_box_set_scrolled(self->sticky, self->scrolled);
  ui_code_view_set_button(self->code, self->code_button);
  ui_lab_pane_empty(self);
}

/* Public */

UiLabPane *
ui_lab_pane_new(void)
{
  return g_object_new(UI_TYPE_LAB_PANE, NULL);
}

void
ui_lab_pane_set_collection(UiLabPane *self, IlkCollection *collection)
{
  g_return_if_fail(UI_IS_LAB_PANE(self));

  g_set_object(&self->collection, collection);
}

const char *
ui_lab_pane_get_demo(UiLabPane *self)
{
  g_return_val_if_fail(UI_IS_LAB_PANE(self), NULL);

  return self->name;
}
