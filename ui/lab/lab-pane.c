/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pane's course: a description is loaded; the learner predicts; a run is started, drawn while
 * it grows, and compared when it is over. What each part looks like is in the widgets it is made
 * of.
 */
#include "config.h"

#include "ui/lab/lab-pane-private.h"

#include "app/lab/catalogue.h"
#include "ui/charts/wrap-layout.h"
#include "ui/lab/columns-layout.h"

#include <math.h>

G_DEFINE_FINAL_TYPE(UiLabPane, ui_lab_pane, ADW_TYPE_BIN)

enum { PROP_0, PROP_RUNNING, PROP_DEMO, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
enable_actions(UiLabPane *self, gboolean run, gboolean stop)
{
  gtk_widget_action_set_enabled(GTK_WIDGET(self), "lab.run", run);
  gtk_widget_action_set_enabled(GTK_WIDGET(self), "lab.run-python", run);
  gtk_widget_action_set_enabled(GTK_WIDGET(self), "lab.stop", stop);
}

/* One button takes the place of the other, and its focus while both can have it: from what is
 * hidden or insensitive GTK would give it to the first widget of the window. */
static void
swap_buttons(UiLabPane *self, GtkWidget *button, GtkWidget *other)
{
  gtk_widget_set_visible(button, self->demo != NULL);
  enable_actions(self, self->demo != NULL, self->demo != NULL);
  if (self->demo && gtk_widget_is_focus(other))
    gtk_widget_grab_focus(button);
  gtk_widget_set_visible(other, FALSE);
}

static void
update_buttons(UiLabPane *self)
{
  gboolean running = ui_lab_pane_is_running(self);

  if (running)
    swap_buttons(self, self->stop_button, self->run_button);
  else
    swap_buttons(self, self->run_button, self->stop_button);
  enable_actions(self, !running && self->demo, running);
  gtk_widget_set_visible(self->waiting, self->demo != NULL);
  gtk_widget_set_sensitive(GTK_WIDGET(self->python_button), !running);
  ui_parameter_box_set_running(self->parameters, running);
}

void
ui_lab_pane_running_changed(UiLabPane *self)
{
  update_buttons(self);
  g_object_notify_by_pspec(G_OBJECT(self), props[PROP_RUNNING]);
}

void
ui_lab_pane_stop_asking(UiLabPane *self)
{
  if (gtk_widget_get_focus_child(GTK_WIDGET(self->prediction)))
    gtk_widget_grab_focus(self->run_button);
  gtk_widget_set_visible(GTK_WIDGET(self->prediction), FALSE);
}

static void
parameter_changed_cb(UiLabPane *self, UiParameterControl *control)
{
  ui_lab_pane_parameter_changed(self, control);
}

static void
skipped_cb(UiLabPane *self)
{
  ui_lab_pane_stop_asking(self);
}

/* Loading */

static void
show_demo(UiLabPane *self)
{
  const IlkPrediction *prediction = ilk_demo_get_prediction(self->demo);

  gtk_label_set_label(self->title, ilk_demo_get_title(self->demo));
  gtk_label_set_label(self->summary, ilk_demo_get_summary(self->demo));
  if (prediction)
    ui_prediction_card_ask(self->prediction, prediction);
  gtk_widget_set_visible(GTK_WIDGET(self->prediction), prediction != NULL);
  ui_parameter_box_set_demo(self->parameters, self->demo);
  ui_lab_charts_set_demo(self->charts, self->demo);
  ui_code_view_set_demo(self->code, self->demo);
  ui_python_button_set_demo(self->python_button, self->name);
}

/* Where nothing has the focus, or it was meant to come here when there was nothing to have it, the
 * first control gets it. */
static void
take_focus(UiLabPane *self)
{
  GtkRoot *root = gtk_widget_get_root(GTK_WIDGET(self));

  if (root && (self->wants_focus || !gtk_root_get_focus(root)))
    gtk_widget_child_focus(GTK_WIDGET(self), GTK_DIR_TAB_FORWARD);
  self->wants_focus = FALSE;
}

static void
show_load_error(UiLabPane *self, const char *message)
{
  gtk_label_set_label(self->title, self->name);
  ui_lab_status_fail(self->status, message);
  gtk_widget_set_visible(self->outcome, TRUE);
}

static void
loaded_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiLabPane) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkDemo) demo = ilk_catalogue_load_finish(result, &error);

  if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object(&self->loading);
  g_set_object(&self->demo, demo);
  if (demo)
    show_demo(self);
  else
    show_load_error(self, error->message);
  update_buttons(self);
  take_focus(self);
}

static void
clear(UiLabPane *self)
{
  gboolean was_running = ui_lab_pane_is_running(self);

  g_clear_handle_id(&self->settling, g_source_remove);
  g_cancellable_cancel(self->loading);
  g_clear_object(&self->loading);
  ui_lab_pane_drop_run(self);
  g_clear_object(&self->pythons);
  g_clear_pointer(&self->note, ui_prediction_note_unref);
  g_clear_object(&self->demo);
  g_clear_pointer(&self->name, g_free);
  self->predicted = NAN;
  if (was_running)
    g_object_notify_by_pspec(G_OBJECT(self), props[PROP_RUNNING]);
}

static void
empty(UiLabPane *self)
{
  gtk_label_set_label(self->title, "");
  gtk_label_set_label(self->summary, "");
  gtk_widget_set_visible(self->outcome, FALSE);
  ui_lab_pane_stop_asking(self);
  ui_lab_status_fail(self->status, NULL);
  ui_parameter_box_set_demo(self->parameters, NULL);
  ui_lab_charts_set_demo(self->charts, NULL);
  ui_code_view_set_demo(self->code, NULL);
  ui_python_button_set_demo(self->python_button, NULL);
  ui_lab_pane_create_pythons(self);
  update_buttons(self);
}

/* Class */

static void
run_action(GtkWidget *widget, const char *action, GVariant *parameter)
{
  ui_lab_pane_run(UI_LAB_PANE(widget));
}

static void
run_python_action(GtkWidget *widget, const char *action, GVariant *parameter)
{
  ui_lab_pane_run_python(UI_LAB_PANE(widget), g_variant_get_int32(parameter));
}

static void
stop_action(GtkWidget *widget, const char *action, GVariant *parameter)
{
  ui_lab_pane_stop(UI_LAB_PANE(widget));
}

static void
dispose(GObject *object)
{
  UiLabPane *self = UI_LAB_PANE(object);

  clear(self);
  g_clear_object(&self->collection);
  G_OBJECT_CLASS(ui_lab_pane_parent_class)->dispose(object);
}

static void
get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
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
  gtk_widget_class_set_template_from_resource(widget_class,
                                              "/io/github/interlock/Interlock/ui/lab/lab-pane.ui");
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, title);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, summary);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, code);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, python_button);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, run_button);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, stop_button);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, outcome);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, waiting);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, prediction);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, parameters);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, status);
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, charts);
  gtk_widget_class_bind_template_callback(widget_class, skipped_cb);
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
  g_type_ensure(UI_TYPE_WRAP_LAYOUT);
}

static void
ui_lab_pane_class_init(UiLabPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  object_class->dispose = dispose;
  object_class->get_property = get_property;
  props[PROP_RUNNING] =
      g_param_spec_boolean("running", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_DEMO] =
      g_param_spec_string("demo", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties(object_class, N_PROPS, props);

  ensure_template_types();
  bind_template(widget_class);
  gtk_widget_class_install_action(widget_class, "lab.run", NULL, run_action);
  gtk_widget_class_install_action(widget_class, "lab.stop", NULL, stop_action);
  gtk_widget_class_install_action(widget_class, "lab.run-python", "i", run_python_action);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_r, 0, "lab.run", NULL);
}

static void
ui_lab_pane_init(UiLabPane *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  self->predicted = NAN;
  empty(self);
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

void
ui_lab_pane_set_demo(UiLabPane *self, const char *name, gint64 card)
{
  g_return_if_fail(UI_IS_LAB_PANE(self));

  self->card = card;
  if (g_strcmp0(self->name, name) == 0)
    return;
  g_autofree char *wanted = g_strdup(name);
  clear(self);
  empty(self);
  self->name = g_steal_pointer(&wanted);
  g_object_notify_by_pspec(G_OBJECT(self), props[PROP_DEMO]);
  if (!self->name)
    return;
  self->loading = g_cancellable_new();
  ilk_catalogue_load_async(self->name, self->loading, loaded_cb, g_object_ref(self));
}

const char *
ui_lab_pane_get_demo(UiLabPane *self)
{
  g_return_val_if_fail(UI_IS_LAB_PANE(self), NULL);

  return self->name;
}

void
ui_lab_pane_take_focus(UiLabPane *self)
{
  g_return_if_fail(UI_IS_LAB_PANE(self));

  self->wants_focus = TRUE;
  if (!self->loading)
    take_focus(self);
}

gboolean
ui_lab_pane_is_ready(UiLabPane *self)
{
  g_return_val_if_fail(UI_IS_LAB_PANE(self), FALSE);
  return self->demo != NULL;
}
