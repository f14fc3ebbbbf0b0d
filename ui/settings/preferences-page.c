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
  IlkCollection *collection;

  IlkStudyOptions options;

  /* Template */
  GtkWidget *scheduling;
  GtkSpinButton *retention;
  GtkSpinButton *new_cards;
};

G_DEFINE_FINAL_TYPE(UiPreferencesPage, ui_preferences_page, ADW_TYPE_BIN)

static void
show_options(UiPreferencesPage *self)
{
  gtk_spin_button_set_value(self->retention, self->options.desired_retention * 100);
  gtk_spin_button_set_value(self->new_cards, self->options.new_per_day);
}

static gboolean
read_options(UiPreferencesPage *self, IlkStudyOptions *options)
{
  *options = self->options;
  options->desired_retention = gtk_spin_button_get_value_as_int(self->retention) / 100.0;
  options->new_per_day = gtk_spin_button_get_value_as_int(self->new_cards);
  return ABS(options->desired_retention - self->options.desired_retention) > 0.001 ||
         options->new_per_day != self->options.new_per_day;
}

static void
ui_preferences_page_dispose(GObject *object)
{
  UiPreferencesPage *self = UI_PREFERENCES_PAGE(object);

  g_clear_object(&self->settings);
  g_clear_object(&self->collection);
  G_OBJECT_CLASS(ui_preferences_page_parent_class)->dispose(object);
}

static void
ui_preferences_page_class_init(UiPreferencesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_preferences_page_dispose;
  gtk_widget_class_set_template_from_resource(widget_class,
                                              UI_RESOURCE("settings/preferences-page.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiPreferencesPage, scheduling);
  gtk_widget_class_bind_template_child(widget_class, UiPreferencesPage, retention);
  gtk_widget_class_bind_template_child(widget_class, UiPreferencesPage, new_cards);
}

static void
ui_preferences_page_init(UiPreferencesPage *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  ilk_study_options_init(&self->options);
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

void
ui_preferences_page_set_collection(UiPreferencesPage *self, IlkCollection *collection)
{
  g_return_if_fail(UI_IS_PREFERENCES_PAGE(self));

  g_set_object(&self->collection, collection);
  gboolean known =
      collection != NULL && ilk_collection_get_options(collection, 0, &self->options, NULL);
  gtk_widget_set_sensitive(self->scheduling, known && !ilk_collection_is_read_only(collection));
  show_options(self);
}

gboolean
ui_preferences_page_store(UiPreferencesPage *self, GError **error)
{
  IlkStudyOptions options;

  g_return_val_if_fail(UI_IS_PREFERENCES_PAGE(self), FALSE);

  if (!gtk_widget_get_sensitive(self->scheduling) || !read_options(self, &options))
    return TRUE;
  if (!ilk_collection_set_options(self->collection, 0, &options, error))
    return FALSE;
  self->options = options;
  return TRUE;
}
