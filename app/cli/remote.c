/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two calls: one that must be answered soon, and then one that takes as long as it takes.
 */
#include "app/cli/remote.h"

#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/base/paths.h"
#include "app/cli/output.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NO_LIMIT G_MAXINT

/* A bus is asked for only where there is one: none is started for this. */
static GDBusConnection *
connect_to_bus(void)
{
  if (g_getenv("DBUS_SESSION_BUS_ADDRESS") == NULL && g_getenv("XDG_RUNTIME_DIR") == NULL)
    return NULL;
  return g_bus_get_sync(G_BUS_TYPE_SESSION, NULL, NULL);
}

gboolean
ilk_remote_is_there(void)
{
  g_autoptr(GDBusConnection) bus = connect_to_bus();
  if (bus == NULL)
    return FALSE;
  g_autoptr(GVariant) answer = g_dbus_connection_call_sync(
      bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
      g_variant_new("(s)", ILK_REMOTE_NAME), G_VARIANT_TYPE("(b)"), G_DBUS_CALL_FLAGS_NONE,
      ILK_BUSY_PATIENCE_MS, NULL, NULL);
  gboolean has_owner = FALSE;
  if (answer != NULL)
    g_variant_get(answer, "(b)", &has_owner);
  return has_owner;
}

static GVariant *
call(GDBusConnection *bus, const char *method, GVariant *arguments, const char *type, int patience,
     GError **error)
{
  return g_dbus_connection_call_sync(bus, ILK_REMOTE_NAME, ILK_REMOTE_PATH, ILK_REMOTE_INTERFACE,
                                     method, arguments, G_VARIANT_TYPE(type),
                                     G_DBUS_CALL_FLAGS_NO_AUTO_START, patience, NULL, error);
}

static GVariant *
make_request(const char *directory, char **words)
{
  g_autofree char *folder = g_get_current_dir();
  return g_variant_new("(^ay^ay^aay)", directory, folder, words);
}

/* Returns: FALSE with @error changed when a window has this collection, but does not come to it */
static gboolean
is_ready(GDBusConnection *bus, const char *directory, GError **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(GVariant) ready =
      call(bus, "Ready", g_variant_new("(^ay)", directory), "()", ILK_BUSY_PATIENCE_MS, &failure);
  if (ready != NULL)
    return TRUE;
  if (!g_error_matches(failure, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return FALSE;
  g_clear_error(error);
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_IN_USE,
                      _("Interlock’s window is busy with the collection. Try again in a while."));
  return FALSE;
}

gboolean
ilk_remote_run(const char *collection, char **words, int *status, GError **error)
{
  g_autoptr(GDBusConnection) bus = connect_to_bus();
  g_autofree char *directory = ilk_paths_dup_collection_dir(collection);
  if (bus == NULL || !is_ready(bus, directory, error))
    return FALSE;
  g_autoptr(GVariant) answer =
      call(bus, "Run", make_request(directory, words), "(iss)", NO_LIMIT, NULL);
  const char *out, *err;
  if (answer == NULL)
    return FALSE;
  g_variant_get(answer, "(i&s&s)", status, &out, &err);
  ilk_output_data(out, strlen(out));
  g_printerr("%s", err);
  return TRUE;
}
