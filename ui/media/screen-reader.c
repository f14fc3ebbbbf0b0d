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

#define STATUS "org.a11y.Status"
#define BUS_PATH "/org/a11y/bus"
#define PROPERTIES "org.freedesktop.DBus.Properties"

struct _UiScreenReaderWatch {
  /* Owned */
  GCancellable *cancellable;
  GSettings *settings;  /* (nullable): where there are such */
  GDBusConnection *bus; /* (nullable): once there is one */

  void (*turned_on)(gpointer user_data);
  gpointer user_data;
  guint subscription;
};

/* A schema that is not installed would end the program. Returns: (transfer full) (nullable) */
static GSettings *
dup_settings(void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default();
  g_autoptr(GSettingsSchema) schema =
      source != NULL ? g_settings_schema_source_lookup(source, SCHEMA, TRUE) : NULL;

  return schema != NULL && g_settings_schema_has_key(schema, KEY) ? g_settings_new(SCHEMA) : NULL;
}

static gboolean
is_set(void)
{
  g_autoptr(GSettings) settings = dup_settings();
  return settings != NULL && g_settings_get_boolean(settings, KEY);
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
  g_dbus_connection_call(bus, "org.a11y.Bus", BUS_PATH, PROPERTIES, "Get",
                         g_variant_new("(ss)", STATUS, "ScreenReaderEnabled"),
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

/* It may have been freed meanwhile. */
static void
asked_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GError) error = NULL;
  gboolean is_on = ui_screen_reader_ask_finish(result, &error);
  UiScreenReaderWatch *self = user_data;

  if (error == NULL && is_on)
    self->turned_on(self->user_data);
}

static void
ask(UiScreenReaderWatch *self)
{
  ui_screen_reader_ask_async(self->cancellable, asked_cb, self);
}

static void
told_cb(GDBusConnection *bus, const char *sender, const char *path, const char *interface,
        const char *name, GVariant *parameters, gpointer user_data)
{
  ask(user_data);
}

static void
bus_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDBusConnection) bus = g_bus_get_finish(result, &error);
  UiScreenReaderWatch *self = user_data;

  /* Without a bus nobody tells; and it is gone when this was cancelled. */
  if (bus == NULL)
    return;
  self->subscription = g_dbus_connection_signal_subscribe(
      bus, "org.a11y.Bus", PROPERTIES, "PropertiesChanged", BUS_PATH, STATUS,
      G_DBUS_SIGNAL_FLAGS_NONE, told_cb, self, NULL);
  self->bus = g_steal_pointer(&bus);
}

UiScreenReaderWatch *
ui_screen_reader_watch_new(void (*turned_on)(gpointer user_data), gpointer user_data)
{
  g_return_val_if_fail(turned_on != NULL, NULL);

  UiScreenReaderWatch *self = g_new0(UiScreenReaderWatch, 1);
  self->turned_on = turned_on;
  self->user_data = user_data;
  self->cancellable = g_cancellable_new();
  self->settings = dup_settings();
  if (self->settings != NULL)
    g_signal_connect_swapped(self->settings, "changed::" KEY, G_CALLBACK(ask), self);
  g_bus_get(G_BUS_TYPE_SESSION, self->cancellable, bus_cb, self);
  return self;
}

void
ui_screen_reader_watch_free(UiScreenReaderWatch *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel(self->cancellable);
  g_clear_object(&self->cancellable);
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data(self->settings, self);
  g_clear_object(&self->settings);
  if (self->bus != NULL)
    g_dbus_connection_signal_unsubscribe(self->bus, self->subscription);
  g_clear_object(&self->bus);
  g_free(self);
}
