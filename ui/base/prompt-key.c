/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A controller that is added later is asked earlier, so this one comes before the button's own.
 */
#include "ui/base/prompt-key.h"

static gboolean
click_cb(GtkWidget *button, GVariant *arguments, gpointer user_data)
{
  g_signal_emit_by_name(button, "clicked");
  return TRUE;
}

void
ui_prompt_key(GtkWidget *button)
{
  static const guint keys[] = {GDK_KEY_space, GDK_KEY_KP_Space, GDK_KEY_Return, GDK_KEY_KP_Enter};
  GtkEventController *controller = gtk_shortcut_controller_new();

  g_return_if_fail(GTK_IS_BUTTON(button));
  for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
    gtk_shortcut_controller_add_shortcut(
        GTK_SHORTCUT_CONTROLLER(controller),
        gtk_shortcut_new(gtk_keyval_trigger_new(keys[i], 0),
                         gtk_callback_action_new(click_cb, NULL, NULL)));
  gtk_widget_add_controller(button, controller);
}
