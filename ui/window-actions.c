/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The actions “win.…” of the window.
 */
#include "ui/window-private.h"

#include "ui/compat/about.h"

#include <glib/gi18n.h>

static gboolean
is_home(UiWindow *self)
{
  return g_strcmp0(gtk_stack_get_visible_child_name(self->places), "home") == 0;
}

static void
page_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiWindow *self = UI_WINDOW(widget);

  if (!is_home(self))
    return;
  adw_view_stack_set_visible_child_name(self->pages, g_variant_get_string(parameter, NULL));
  ui_window_focus_page(self);
}

static void
import_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (is_home(UI_WINDOW(widget)))
    ui_window_choose_import(UI_WINDOW(widget));
}

static void
preferences_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiWindow *self = UI_WINDOW(widget);

  if (self->preferences_page == NULL) {
    self->preferences_page = ui_preferences_page_new(self->settings);
    gtk_stack_add_titled(self->places, GTK_WIDGET(self->preferences_page), "preferences",
                         _("Preferences"));
  }
  ui_window_visit(self, "preferences");
}

static void
ensure_memory_page(UiWindow *self)
{
  if (self->memory_page != NULL)
    return;
  self->memory_page = ui_memory_page_new();
  gtk_stack_add_named(self->places, GTK_WIDGET(self->memory_page), "memory");
}

static void
memory_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiWindow *self = UI_WINDOW(widget);
  const char *place = gtk_stack_get_visible_child_name(self->places);

  ensure_memory_page(self);
  self->in_preferences = g_strcmp0(place, "preferences") == 0;
  ui_memory_page_set_collection(self->memory_page, self->collection);
  ui_window_visit(self, "memory");
}

static void
deck_memory_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiWindow *self = UI_WINDOW(widget);

  ensure_memory_page(self);
  ui_memory_page_choose_deck(self->memory_page, g_variant_get_int64(parameter));
  memory_cb(widget, name, NULL);
}

static void
export_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *deck_name;
  gint64 deck;

  g_variant_get(parameter, "(x&s)", &deck, &deck_name);
  ui_window_choose_export(UI_WINDOW(widget), deck, deck_name);
}

static void
help_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiWindow *self = UI_WINDOW(widget);

  if (gtk_stack_get_child_by_name(self->places, "help") == NULL)
    gtk_stack_add_titled(self->places, GTK_WIDGET(ui_help_page_new()), "help", _("Help"));
  ui_window_visit(self, "help");
}

static void
back_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_window_leave(UI_WINDOW(widget));
}

static void
about_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_show_about(GTK_WINDOW(widget));
}

void
ui_window_install_actions(GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action(widget_class, "win.page", "s", page_cb);
  gtk_widget_class_install_action(widget_class, "win.import", NULL, import_cb);
  gtk_widget_class_install_action(widget_class, "win.preferences", NULL, preferences_cb);
  gtk_widget_class_install_action(widget_class, "win.memory", NULL, memory_cb);
  gtk_widget_class_install_action(widget_class, "win.deck-memory", "x", deck_memory_cb);
  gtk_widget_class_install_action(widget_class, "win.export", "(xs)", export_cb);
  gtk_widget_class_install_action(widget_class, "win.help", NULL, help_cb);
  gtk_widget_class_install_action(widget_class, "win.back", NULL, back_cb);
  gtk_widget_class_install_action(widget_class, "win.about", NULL, about_cb);
}
