/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The clock's mode is a stateful property action, so the three buttons need no code.
 */
#include "ui/settings/preferences-page.h"

#include "config.h"
#include "ui/base/resource.h"

#include <glib/gi18n.h>

struct _UiPreferencesPage {
  AdwBin parent_instance;

  /* Owned */
  UiSettings *settings;
};

G_DEFINE_FINAL_TYPE(UiPreferencesPage, ui_preferences_page, ADW_TYPE_BIN)

static void
ui_preferences_page_dispose(GObject *object)
{
  UiPreferencesPage *self = UI_PREFERENCES_PAGE(object);

  g_clear_object(&self->settings);
  G_OBJECT_CLASS(ui_preferences_page_parent_class)->dispose(object);
}

static void
ui_preferences_page_class_init(UiPreferencesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_preferences_page_dispose;
  gtk_widget_class_set_template_from_resource(widget_class,
                                              UI_RESOURCE("settings/preferences-page.ui"));
}

static void
ui_preferences_page_init(UiPreferencesPage *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}

UiPreferencesPage *
ui_preferences_page_new(UiSettings *settings)
{
  g_return_val_if_fail(UI_IS_SETTINGS(settings), NULL);

  UiPreferencesPage *self = g_object_new(UI_TYPE_PREFERENCES_PAGE, NULL);
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new();
  g_autoptr(GPropertyAction) mode = g_property_action_new("timer-mode", settings, "timer-mode");

  self->settings = g_object_ref(settings);
  g_action_map_add_action(G_ACTION_MAP(actions), G_ACTION(mode));
  gtk_widget_insert_action_group(GTK_WIDGET(self), "preferences", G_ACTION_GROUP(actions));
  return self;
}
