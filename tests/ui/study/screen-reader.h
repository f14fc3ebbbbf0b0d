/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the desktop tells that a screen reader is on, in its two ways.
 */
#pragma once

#include "ui/base/notice-bar.h"

/* Returns: whether the bus knows of screen readers: new versions of AT-SPI do not. */
static inline gboolean
tell_bus(gboolean on)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDBusConnection) bus = g_bus_get_sync(G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr(GVariant) answer = g_dbus_connection_call_sync(
      bus, "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set",
      g_variant_new("(ssv)", "org.a11y.Status", "ScreenReaderEnabled", g_variant_new_boolean(on)),
      NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  if (error != NULL)
    g_assert_error(error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS);
  return answer != NULL;
}

static inline gboolean
tell_desktop(gboolean on)
{
  g_autoptr(GSettings) settings = g_settings_new("org.gnome.desktop.a11y.applications");
  return g_settings_set_boolean(settings, "screen-reader-enabled", on);
}

static gboolean (*const tellers[])(gboolean) = {tell_bus, tell_desktop};

/* Returns: whether the notice says something, and is not on its way out. */
static inline gboolean
is_said(UiNoticeBar *notice)
{
  return gtk_revealer_get_reveal_child(
      GTK_REVEALER(gtk_widget_get_first_child(GTK_WIDGET(notice))));
}
