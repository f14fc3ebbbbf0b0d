/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is shown before the collection's own options are read.
 */
#include "ui/settings/memory-group.h"

typedef struct {
  /* Owned */
  UiMemoryOptions *options;
} UiMemoryGroupPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE(UiMemoryGroup, ui_memory_group, ADW_TYPE_PREFERENCES_GROUP)

static void
changed_cb(UiMemoryGroup *self, UiMemoryOptions *options)
{
  /* A copy: what is shown may be stored again by the widget that shows it. */
  const IlkStudyOptions shown = *ui_memory_options_get(options);

  UI_MEMORY_GROUP_GET_CLASS(self)->show(self, &shown);
}

static void
defaults_cb(GtkWidget *widget, const char *action, GVariant *parameter)
{
  UiMemoryGroup *self = UI_MEMORY_GROUP(widget);
  UiMemoryOptions *stored = ui_memory_group_get_options(self);
  IlkStudyOptions defaults;

  if (stored == NULL)
    return;
  IlkStudyOptions options = *ui_memory_options_get(stored);
  ilk_study_options_init(&defaults);
  UI_MEMORY_GROUP_GET_CLASS(self)->reset(self, &options, &defaults);
  ui_memory_options_set(stored, &options);
  /* Also when they were stored already: a row may hold what could not be read. */
  changed_cb(self, stored);
}

static void
ui_memory_group_dispose(GObject *object)
{
  ui_memory_group_set_options(UI_MEMORY_GROUP(object), NULL);
  G_OBJECT_CLASS(ui_memory_group_parent_class)->dispose(object);
}

static void
ui_memory_group_class_init(UiMemoryGroupClass *klass)
{
  G_OBJECT_CLASS(klass)->dispose = ui_memory_group_dispose;
  gtk_widget_class_install_action(GTK_WIDGET_CLASS(klass), "group.defaults", NULL, defaults_cb);
}

static void
ui_memory_group_init(UiMemoryGroup *self)
{
}

void
ui_memory_group_set_options(UiMemoryGroup *self, UiMemoryOptions *options)
{
  UiMemoryGroupPrivate *priv = ui_memory_group_get_instance_private(self);
  g_return_if_fail(UI_IS_MEMORY_GROUP(self));

  if (priv->options != NULL)
    g_signal_handlers_disconnect_by_data(priv->options, self);
  g_set_object(&priv->options, options);
  if (options == NULL)
    return;
  g_signal_connect_object(options, "changed", G_CALLBACK(changed_cb), self, G_CONNECT_SWAPPED);
  if (ui_memory_options_is_loaded(options))
    changed_cb(self, options);
}

UiMemoryOptions *
ui_memory_group_get_options(UiMemoryGroup *self)
{
  UiMemoryGroupPrivate *priv = ui_memory_group_get_instance_private(self);
  g_return_val_if_fail(UI_IS_MEMORY_GROUP(self), NULL);

  return priv->options;
}
