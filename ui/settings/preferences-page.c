/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every setting is an action “settings.…” of the window, so its buttons need no code.
 */
#include "ui/settings/preferences-page.h"

#include "ui/base/resource.h"

struct _UiPreferencesPage {
  UiPage parent_instance;
};

G_DEFINE_FINAL_TYPE(UiPreferencesPage, ui_preferences_page, UI_TYPE_PAGE)

static void
ui_preferences_page_class_init(UiPreferencesPageClass *klass)
{
  gtk_widget_class_set_template_from_resource(GTK_WIDGET_CLASS(klass),
                                              UI_RESOURCE("settings/preferences-page.ui"));
}

static void
ui_preferences_page_init(UiPreferencesPage *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}
