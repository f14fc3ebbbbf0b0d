/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every setting is an action “settings.…” of the window, so its buttons need no code.
 */
#include "ui/settings/preferences-page.h"

#include "ui/base/resource.h"
#include "ui/settings/media-row.h"

struct _UiPreferencesPage {
  UiPage parent_instance;

  /* Template */
  UiMediaRow *media_row;
};

G_DEFINE_FINAL_TYPE(UiPreferencesPage, ui_preferences_page, UI_TYPE_PAGE)

static void
ui_preferences_page_refresh(UiPage *page)
{
  ui_media_row_read(UI_PREFERENCES_PAGE(page)->media_row, ui_page_get_collection(page));
}

static void
ui_preferences_page_class_init(UiPreferencesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  UI_PAGE_CLASS(klass)->refresh = ui_preferences_page_refresh;
  g_type_ensure(UI_TYPE_MEDIA_ROW);
  gtk_widget_class_set_template_from_resource(widget_class,
                                              UI_RESOURCE("settings/preferences-page.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiPreferencesPage, media_row);
}

static void
ui_preferences_page_init(UiPreferencesPage *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}
