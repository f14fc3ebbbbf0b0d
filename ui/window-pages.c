/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages beside the first are made when they are first shown, so that the window is up before
 * anything is made that nobody looks at yet.
 */
#include "ui/window-private.h"

static void
ensure_lab_page(UiWindow *self)
{
  if (self->lab_page != NULL)
    return;
  self->lab_page = ui_lab_page_new();
  adw_bin_set_child(self->lab_place, GTK_WIDGET(self->lab_page));
}

static void
ensure_progress_page(UiWindow *self)
{
  if (self->progress_page != NULL)
    return;
  self->progress_page = ui_progress_page_new();
  g_signal_connect_object(self->progress_page, "study", G_CALLBACK(ui_window_study), self,
                          G_CONNECT_SWAPPED);
  adw_bin_set_child(self->progress_place, GTK_WIDGET(self->progress_page));
}

void
ui_window_show_page(UiWindow *self)
{
  const char *page = adw_view_stack_get_visible_child_name(self->pages);

  if (g_strcmp0(page, "lab") == 0)
    ensure_lab_page(self);
  else if (g_strcmp0(page, "progress") == 0)
    ensure_progress_page(self);
  ui_window_update_pages(self);
}

void
ui_window_update_pages(UiWindow *self)
{
  if (self->lab_page != NULL)
    ui_lab_page_set_collection(self->lab_page, self->collection);
  if (self->progress_page != NULL)
    ui_progress_page_set_collection(self->progress_page, self->collection);
}

void
ui_window_focus_page(UiWindow *self)
{
  GtkWidget *page = adw_view_stack_get_visible_child(self->pages);

  if (UI_IS_STUDY_PAGE(page))
    ui_study_page_focus(self->study_page);
  else
    gtk_widget_child_focus(page, GTK_DIR_TAB_FORWARD);
}

void
ui_window_leave_demo(UiWindow *self)
{
  if (self->lab_page != NULL && gtk_widget_get_mapped(GTK_WIDGET(self->lab_page)))
    ui_lab_page_back(self->lab_page);
}
