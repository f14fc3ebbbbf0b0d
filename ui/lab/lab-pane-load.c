/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The loading part of the pane: a demo's description comes and is shown, and goes for the next.
 */
#include "ui/lab/lab-pane-private.h"

#include "app/lab/catalogue.h"
#include "config.h"

#include <math.h>

static void
show_demo(UiLabPane *self)
{
  const IlkPrediction *prediction = ilk_demo_get_prediction(self->demo);

  gtk_label_set_label(self->title, ilk_demo_get_title(self->demo));
  gtk_label_set_label(self->summary, ilk_demo_get_summary(self->demo));
  if (prediction != NULL)
    ui_prediction_card_ask(self->prediction, prediction);
  gtk_widget_set_visible(GTK_WIDGET(self->prediction), prediction != NULL);
  ui_parameter_box_set_demo(self->parameters, self->demo);
  ui_lab_charts_set_demo(self->charts, self->demo);
  ui_code_view_set_demo(self->code, self->demo);
  ui_python_button_set_demo(self->python_button, self->name);
  ui_lab_pane_offer_turns(self);
}

/* Where nothing has the focus, or it was meant to come here when there was nothing to have it, Run
 * gets it, else the first control. */
static void
take_focus(UiLabPane *self)
{
  GtkRoot *root = gtk_widget_get_root(GTK_WIDGET(self));

  if (root != NULL && (self->wants_focus || gtk_root_get_focus(root) == NULL))
    if (!gtk_widget_grab_focus(self->run_button))
      gtk_widget_child_focus(GTK_WIDGET(self), GTK_DIR_TAB_FORWARD);
  self->wants_focus = FALSE;
}

static void
show_load_error(UiLabPane *self, const char *message)
{
  gtk_label_set_label(self->title, self->name);
  ui_lab_status_fail(self->status, message);
  ui_lab_pane_show_outcome(self);
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
  if (demo != NULL)
    show_demo(self);
  else
    show_load_error(self, error->message);
  ui_lab_pane_update_buttons(self);
  take_focus(self);
}

void
ui_lab_pane_clear(UiLabPane *self)
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
  ui_lab_pane_forget_answers(self);
  if (was_running)
    g_object_notify(G_OBJECT(self), "running");
}

void
ui_lab_pane_empty(UiLabPane *self)
{
  gtk_label_set_label(self->title, "");
  gtk_label_set_label(self->summary, "");
  gtk_widget_set_visible(self->outcome, FALSE);
  gtk_widget_set_visible(GTK_WIDGET(self->prediction), FALSE);
  ui_lab_status_fail(self->status, NULL);
  ui_lab_status_tell(self->status, NULL);
  ui_parameter_box_set_demo(self->parameters, NULL);
  ui_lab_charts_set_demo(self->charts, NULL);
  ui_code_view_set_demo(self->code, NULL);
  ui_python_button_set_demo(self->python_button, NULL);
  ui_lab_pane_offer_turns(self);
  ui_lab_pane_create_pythons(self);
  ui_lab_pane_update_buttons(self);
}

/* Public */

void
ui_lab_pane_set_demo(UiLabPane *self, const char *name, gint64 card)
{
  g_return_if_fail(UI_IS_LAB_PANE(self));

  self->card = card;
  if (g_strcmp0(self->name, name) == 0)
    return;
  g_autofree char *wanted = g_strdup(name);
  ui_lab_pane_clear(self);
  ui_lab_pane_empty(self);
  self->name = g_steal_pointer(&wanted);
  g_object_notify(G_OBJECT(self), "demo");
  if (self->name == NULL)
    return;
  self->loading = g_cancellable_new();
  ilk_catalogue_load_async(self->name, self->loading, loaded_cb, g_object_ref(self));
}

void
ui_lab_pane_take_focus(UiLabPane *self)
{
  g_return_if_fail(UI_IS_LAB_PANE(self));

  self->wants_focus = TRUE;
  if (self->loading == NULL)
    take_focus(self);
}

gboolean
ui_lab_pane_is_ready(UiLabPane *self)
{
  g_return_val_if_fail(UI_IS_LAB_PANE(self), FALSE);
  return self->demo != NULL;
}
