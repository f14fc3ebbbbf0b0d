/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every setting is an action “settings.…” of the window, so its buttons need no code; a list to
 * choose from, which has no action of its own, activates it.
 */
#include "ui/settings/preferences-page.h"

#include "config.h"
#include "ui/base/accessible.h"
#include "ui/base/resource.h"
#include "ui/settings/backup-row.h"
#include "ui/settings/care-group.h"
#include "ui/settings/media-row.h"
#include "ui/settings/voice-group.h"

#include <glib/gi18n.h>

#define HOURS 24

struct _UiPreferencesPage {
  UiPage parent_instance;

  /* Owned */
  char *at;        /* as UiSettings has it */
  char *narration; /* as UiSettings has it */

  gboolean showing;

  /* Template */
  GtkDropDown *reminder;
  UiCareGroup *care_group;
  UiVoiceGroup *voice_group;
  UiMediaRow *media_row;
  UiBackupRow *backup_row;
};

enum { PROP_0, PROP_REMINDER, PROP_NARRATION };

G_DEFINE_FINAL_TYPE(UiPreferencesPage, ui_preferences_page, UI_TYPE_PAGE)

/* Returns: (transfer full): what the list's place stands for: never, then each hour */
static char *
dup_time(guint place)
{
  return place > 0 ? g_strdup_printf("%02u:00", place - 1) : g_strdup("");
}

static void
fill(UiPreferencesPage *self)
{
  g_autoptr(GtkStringList) times = gtk_string_list_new(NULL);

  gtk_string_list_append(times, C_("reminder", "Never"));
  for (guint place = 1; place <= HOURS; place++) {
    g_autofree char *time = dup_time(place);
    gtk_string_list_append(times, time);
  }
  gtk_drop_down_set_model(self->reminder, G_LIST_MODEL(times));
}

static void
show_time(UiPreferencesPage *self)
{
  guint shown = 0;

  for (guint place = 0; place <= HOURS; place++) {
    g_autofree char *time = dup_time(place);
    if (g_strcmp0(time, self->at) == 0)
      shown = place;
  }
  self->showing = TRUE;
  gtk_drop_down_set_selected(self->reminder, shown);
  self->showing = FALSE;
}

static void
chosen_cb(UiPreferencesPage *self)
{
  g_autofree char *time = dup_time(gtk_drop_down_get_selected(self->reminder));

  if (!self->showing && g_strcmp0(time, self->at) != 0)
    gtk_widget_activate_action(GTK_WIDGET(self), "settings.reminder", "s", time);
}

static void
ui_preferences_page_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_REMINDER)
    g_value_set_string(value, UI_PREFERENCES_PAGE(object)->at);
  else if (id == PROP_NARRATION)
    g_value_set_string(value, UI_PREFERENCES_PAGE(object)->narration);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
set_narration(UiPreferencesPage *self, const char *narration)
{
  g_free(self->narration);
  self->narration = g_strdup(narration);
  ui_voice_group_show(self->voice_group, narration);
}

static void
ui_preferences_page_set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UiPreferencesPage *self = UI_PREFERENCES_PAGE(object);

  if (id == PROP_NARRATION) {
    set_narration(self, g_value_get_string(value));
    return;
  }
  if (id != PROP_REMINDER) {
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
    return;
  }
  g_free(self->at);
  self->at = g_value_dup_string(value);
  show_time(self);
}

static void
ui_preferences_page_finalize(GObject *object)
{
  g_free(UI_PREFERENCES_PAGE(object)->at);
  g_free(UI_PREFERENCES_PAGE(object)->narration);
  G_OBJECT_CLASS(ui_preferences_page_parent_class)->finalize(object);
}

static void
ui_preferences_page_refresh(UiPage *page)
{
  ui_care_group_read(UI_PREFERENCES_PAGE(page)->care_group, ui_page_get_collection(page));
  ui_media_row_read(UI_PREFERENCES_PAGE(page)->media_row, ui_page_get_collection(page));
  ui_backup_row_read(UI_PREFERENCES_PAGE(page)->backup_row, ui_page_get_collection(page));
}

static void
ui_preferences_page_class_init(UiPreferencesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  UI_PAGE_CLASS(klass)->concerns = ILK_CHANGE_CARDS | ILK_CHANGE_MEDIA | ILK_CHANGE_COPY;
  UI_PAGE_CLASS(klass)->refresh = ui_preferences_page_refresh;
  g_type_ensure(UI_TYPE_CARE_GROUP);
  g_type_ensure(UI_TYPE_VOICE_GROUP);
  g_type_ensure(UI_TYPE_MEDIA_ROW);
  g_type_ensure(UI_TYPE_BACKUP_ROW);
  object_class->get_property = ui_preferences_page_get_property;
  object_class->set_property = ui_preferences_page_set_property;
  object_class->finalize = ui_preferences_page_finalize;
  g_object_class_install_property(object_class, PROP_REMINDER,
                                  g_param_spec_string("reminder", NULL, NULL, NULL,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property(object_class, PROP_NARRATION,
                                  g_param_spec_string("narration", NULL, NULL, NULL,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_template_from_resource(widget_class,
                                              UI_RESOURCE("settings/preferences-page.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiPreferencesPage, voice_group);
  gtk_widget_class_bind_template_child(widget_class, UiPreferencesPage, care_group);
  gtk_widget_class_bind_template_child(widget_class, UiPreferencesPage, media_row);
  gtk_widget_class_bind_template_child(widget_class, UiPreferencesPage, backup_row);
  gtk_widget_class_bind_template_child(widget_class, UiPreferencesPage, reminder);
  gtk_widget_class_bind_template_callback(widget_class, chosen_cb);
}

static void
ui_preferences_page_init(UiPreferencesPage *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  self->showing = TRUE;
  fill(self);
  self->showing = FALSE;
  ui_name_inner_button(GTK_WIDGET(self->reminder), _("Remind me when cards are due"));
  ui_make_radio_rows(GTK_WIDGET(self));
}
