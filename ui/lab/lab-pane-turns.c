/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * “You are the scheduler”, where a demo lets its learner be that.
 */
#include "ui/lab/lab-pane-private.h"

void
ui_lab_pane_offer_turns(UiLabPane *self)
{
  gtk_toggle_button_set_active(self->turns_button, FALSE);
  gtk_widget_set_visible(GTK_WIDGET(self->turns_button),
                         self->demo != NULL && ilk_demo_has_turns(self->demo));
}

void
ui_lab_pane_take_turns(UiLabPane *self)
{
  gboolean active = gtk_toggle_button_get_active(self->turns_button);
  g_auto(GStrv) arguments = active ? ui_parameter_box_dup_arguments(self->parameters) : NULL;

  gtk_widget_set_visible(GTK_WIDGET(self->turns), active);
  ui_turn_game_begin(ui_turn_view_get_game(self->turns), active ? self->name : NULL,
                     (const char *const *) arguments);
  ui_lab_pane_update_buttons(self);
}
