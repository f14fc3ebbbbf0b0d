/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A menu button and its search for interpreters.
 */
#include "ui/lab/python-button.h"

#include "config.h"
#include "ui/base/accessible.h"

#include <glib/gi18n.h>

struct _UiPythonButton {
  AdwBin parent_instance;

  /* Owned */
  GCancellable *search;
  GPtrArray *pythons;

  /* Child */
  GtkMenuButton *button;

  gboolean wanted;
};

G_DEFINE_FINAL_TYPE(UiPythonButton, ui_python_button, ADW_TYPE_BIN)

static void
add_item(GMenu *menu, const char *label, int index)
{
  g_autoptr(GMenuItem) item = g_menu_item_new(label, NULL);

  g_menu_item_set_action_and_target(item, "lab.run-python", "i", index);
  g_menu_append_item(menu, item);
}

static GMenuModel *
create_menu(UiPythonButton *self)
{
  GMenu *menu = g_menu_new();

  for (guint i = 0; i < self->pythons->len; i++) {
    g_autofree char *label = ilk_python_dup_label(g_ptr_array_index(self->pythons, i));
    add_item(menu, label, (int) i);
  }
  if (self->pythons->len > 1)
    add_item(menu, _("All of them"), -1);
  return G_MENU_MODEL(menu);
}

static void
update_visible(UiPythonButton *self)
{
  gtk_widget_set_visible(GTK_WIDGET(self),
                         self->wanted && self->pythons != NULL && self->pythons->len > 0);
}

static void
found_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiPythonButton) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) pythons = ilk_python_find_finish(result, &error);

  if (pythons == NULL || self->search == NULL)
    return;
  g_clear_object(&self->search);
  self->pythons = g_steal_pointer(&pythons);
  g_autoptr(GMenuModel) menu = create_menu(self);
  gtk_menu_button_set_menu_model(self->button, menu);
  update_visible(self);
}

static void
ensure_pythons(UiPythonButton *self)
{
  if (self->pythons != NULL || self->search != NULL)
    return;
  self->search = g_cancellable_new();
  ilk_python_find_async(NULL, self->search, found_cb, g_object_ref(self));
}

static void
ui_python_button_dispose(GObject *object)
{
  UiPythonButton *self = UI_PYTHON_BUTTON(object);

  g_cancellable_cancel(self->search);
  g_clear_object(&self->search);
  g_clear_pointer(&self->pythons, g_ptr_array_unref);
  G_OBJECT_CLASS(ui_python_button_parent_class)->dispose(object);
}

static void
ui_python_button_class_init(UiPythonButtonClass *klass)
{
  G_OBJECT_CLASS(klass)->dispose = ui_python_button_dispose;
}

static void
ui_python_button_init(UiPythonButton *self)
{
  GtkWidget *button = gtk_menu_button_new();

  gtk_menu_button_set_label(GTK_MENU_BUTTON(button), _("Your Python"));
  gtk_menu_button_set_always_show_arrow(GTK_MENU_BUTTON(button), TRUE);
  gtk_widget_set_tooltip_text(button, _("Run the same experiment with a Python on this machine"));
  ui_name_inner_button(button, NULL);
  adw_bin_set_child(ADW_BIN(self), button);
  self->button = GTK_MENU_BUTTON(button);
  update_visible(self);
}

void
ui_python_button_set_demo(UiPythonButton *self, const char *demo)
{
  g_return_if_fail(UI_IS_PYTHON_BUTTON(self));
  g_autofree char *script = demo != NULL ? ilk_python_dup_script(demo) : NULL;

  self->wanted = script != NULL;
  if (self->wanted)
    ensure_pythons(self);
  update_visible(self);
}

GPtrArray *
ui_python_button_get_pythons(UiPythonButton *self)
{
  g_return_val_if_fail(UI_IS_PYTHON_BUTTON(self), NULL);

  return self->pythons;
}
