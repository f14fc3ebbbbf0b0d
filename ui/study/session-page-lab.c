/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lab of the session page. Its pane is made when it is first opened; beside the card when the
 * window is wide, instead of the card when it is not. The clock stands while a demo runs.
 */
#include "ui/study/session-page-private.h"

#include "app/lab/catalogue.h"
#include "config.h"

#include <glib/gi18n.h>

static void
running_cb(UiSessionPage *self)
{
  if (self->session == NULL)
    return;
  if (ui_lab_pane_is_running(self->lab))
    ilk_session_pause(self->session, ILK_PAUSE_DEMO);
  else
    ilk_session_resume(self->session, ILK_PAUSE_DEMO);
}

static GtkWidget *
make_back_button(UiSessionPage *self)
{
  GtkWidget *button = gtk_button_new_with_label(_("Back to the card"));

  gtk_actionable_set_action_name(GTK_ACTIONABLE(button), "session.close-lab");
  gtk_widget_add_css_class(button, "lab-back");
  g_object_bind_property(self->adaptive, "wide", button, "visible",
                         G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  return button;
}

static void
ensure_lab(UiSessionPage *self)
{
  if (self->lab != NULL)
    return;
  self->lab = ui_lab_pane_new();
  gtk_widget_set_vexpand(GTK_WIDGET(self->lab), TRUE);
  g_signal_connect_object(self->lab, "notify::running", G_CALLBACK(running_cb), self,
                          G_CONNECT_SWAPPED);
  gtk_box_append(self->lab_side, GTK_WIDGET(self->lab));
  gtk_box_append(self->lab_side, make_back_button(self));
}

/* (nullable): the demo of the card that is up. */
static const char *
current_demo(UiSessionPage *self)
{
  IlkCard *card = self->session != NULL ? ilk_session_get_card(self->session) : NULL;
  const char *demo = card != NULL ? ilk_card_get_content(card)->demo : NULL;

  return demo != NULL && ilk_catalogue_has(demo) ? demo : NULL;
}

static void
show_demo(UiSessionPage *self, const char *demo)
{
  ui_lab_pane_set_collection(self->lab, ui_page_get_collection(UI_PAGE(self)));
  ui_lab_pane_set_demo(self->lab, demo, ilk_card_get_id(ilk_session_get_card(self->session)));
}

void
ui_session_page_divide_room(UiSessionPage *self)
{
  gboolean open = ui_session_page_is_lab_open(self) || ui_session_page_is_editing(self);
  gboolean wide = ui_adaptive_bin_is_wide(self->adaptive);

  gtk_widget_set_visible(self->beside, open);
  gtk_widget_set_visible(GTK_WIDGET(self->card_view), !open || wide);
}

gboolean
ui_session_page_is_lab_open(UiSessionPage *self)
{
  return gtk_widget_get_visible(GTK_WIDGET(self->lab_side));
}

void
ui_session_page_open_lab(UiSessionPage *self)
{
  const char *demo = current_demo(self);

  if (demo != NULL)
    ui_session_page_open_demo(self, demo);
}

void
ui_session_page_open_demo(UiSessionPage *self, const char *demo)
{
  if (ui_session_page_is_editing(self) || self->session == NULL ||
      ilk_session_get_card(self->session) == NULL || !ilk_catalogue_has(demo))
    return;
  ensure_lab(self);
  show_demo(self, demo);
  if (!ui_session_page_is_lab_open(self))
    gtk_paned_set_position(self->panes, gtk_widget_get_width(GTK_WIDGET(self)) * 12 / 25);
  gtk_widget_set_visible(GTK_WIDGET(self->lab_side), TRUE);
  gtk_toggle_button_set_active(GTK_TOGGLE_BUTTON(self->lab_toggle), TRUE);
  ui_session_page_divide_room(self);
  gtk_widget_child_focus(GTK_WIDGET(self->lab_side), GTK_DIR_TAB_FORWARD);
}

void
ui_session_page_close_lab(UiSessionPage *self)
{
  if (self->lab == NULL || !ui_session_page_is_lab_open(self))
    return;
  /* Hidden first: stopping the demo starts the clock again, of which everybody is told. */
  gtk_widget_set_visible(GTK_WIDGET(self->lab_side), FALSE);
  ui_lab_pane_set_demo(self->lab, NULL, 0);
  gtk_toggle_button_set_active(GTK_TOGGLE_BUTTON(self->lab_toggle), FALSE);
  ui_session_page_divide_room(self);
  ui_card_view_focus(self->card_view);
}

void
ui_session_page_run_demo(UiSessionPage *self)
{
  if (!ui_session_page_is_lab_open(self))
    ui_session_page_open_lab(self);
  if (self->lab != NULL)
    ui_lab_pane_run(self->lab);
}

void
ui_session_page_switch_pane(UiSessionPage *self)
{
  GtkWidget *focus = gtk_window_get_focus(self->window);

  if (!gtk_widget_get_visible(self->beside))
    return;
  if (focus != NULL && gtk_widget_is_ancestor(focus, self->beside))
    ui_card_view_focus(self->card_view);
  else
    gtk_widget_child_focus(self->beside, GTK_DIR_TAB_FORWARD);
}

void
ui_session_page_update_lab(UiSessionPage *self)
{
  const char *demo = current_demo(self);

  gtk_widget_set_visible(self->lab_toggle, demo != NULL && !ui_session_page_is_editing(self) &&
                                               !ui_adaptive_bin_is_narrow(self->adaptive));
  if (ui_session_page_is_lab_open(self)) {
    if (demo != NULL)
      show_demo(self, demo);
    else
      ui_session_page_close_lab(self);
  }
  ui_session_page_divide_room(self);
}
