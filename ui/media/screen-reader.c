/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A property of AT-SPI's on the session bus, up to at-spi2-core 2.60 or so, and the desktop's own
 * setting, which newer ones leave alone to say so. Where neither is there, or nobody answers, there
 * is no screen reader.
 */
#include "ui/media/screen-reader.h"

#define PATIENCE_MS 300

#define SCHEMA "org.gnome.desktop.a11y.applications"
#define KEY "screen-reader-enabled"

/* A schema that is not installed would end the program. */
static gboolean
is_set(void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default();
  g_autoptr(GSettingsSchema) schema =
      source != NULL ? g_settings_schema_source_lookup(source, SCHEMA, TRUE) : NULL;

  if (schema == NULL || !g_settings_schema_has_key(schema, KEY))
    return FALSE;
  g_autoptr(GSettings) settings = g_settings_new(SCHEMA);
  return g_settings_get_boolean(settings, KEY);
}

static void
answered_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GVariant) value = NULL;
  g_autoptr(GVariant) answer =
      g_dbus_connection_call_finish(G_DBUS_CONNECTION(source), result, NULL);

  if (g_task_return_error_if_cancelled(task))
    return;
  if (answer != NULL)
    g_variant_get(answer, "(v)", &value);
  gboolean told = value != NULL && g_variant_is_of_type(value, G_VARIANT_TYPE_BOOLEAN) &&
                  g_variant_get_boolean(value);
  g_task_return_boolean(task, told || is_set());
}

static void
connected_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GDBusConnection) bus = g_bus_get_finish(result, NULL);

  if (bus == NULL) {
    if (!g_task_return_error_if_cancelled(task))
      g_task_return_boolean(task, is_set());
    return;
  }
  g_dbus_connection_call(bus, "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties",
                         "Get", g_variant_new("(ss)", "org.a11y.Status", "ScreenReaderEnabled"),
                         G_VARIANT_TYPE("(v)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, PATIENCE_MS,
                         g_task_get_cancellable(task), answered_cb, g_object_ref(task));
}

void
ui_screen_reader_ask_async(GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new(NULL, cancellable, callback, user_data);
  g_bus_get(G_BUS_TYPE_SESSION, cancellable, connected_cb, task);
}

gboolean
ui_screen_reader_ask_finish(GAsyncResult *result, GError **error)
{
  g_return_val_if_fail(g_task_is_valid(result, NULL), FALSE);
  return g_task_propagate_boolean(G_TASK(result), error);
}
