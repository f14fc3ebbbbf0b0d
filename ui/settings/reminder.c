/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where programs are not contained, an entry in the folder of what every desktop starts (XDG
 * autostart), and the same program started now. In a Flatpak the portal for the background keeps
 * both. A user's timer of systemd would do as well on most systems, but not in a Flatpak, and not
 * where there is no systemd. Whoever reminds owns a name on the bus: the next one takes it, and the
 * former ends.
 */
#include "ui/settings/reminder.h"

#include "app/base/save-file.h"
#include "app/study/reminder.h"
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_BACKGROUND "org.freedesktop.portal.Background"

static gboolean
is_contained(void)
{
  return g_file_test("/.flatpak-info", G_FILE_TEST_EXISTS);
}

static void
ask_portal(const char *at)
{
  g_autoptr(GDBusConnection) bus = g_bus_get_sync(G_BUS_TYPE_SESSION, NULL, NULL);
  g_autofree char *option = g_strconcat("--at=", at, NULL);
  const char *const command[] = {"interlock", "remind", option, NULL};
  GVariantBuilder options = G_VARIANT_BUILDER_INIT(G_VARIANT_TYPE_VARDICT);

  if (bus == NULL)
    return;
  g_variant_builder_add(&options, "{sv}", "reason",
                        g_variant_new_string(_("To remind you when cards are due")));
  g_variant_builder_add(&options, "{sv}", "autostart", g_variant_new_boolean(*at != '\0'));
  g_variant_builder_add(&options, "{sv}", "commandline", g_variant_new_strv(command, -1));
  g_dbus_connection_call(bus, PORTAL, PORTAL_PATH, PORTAL_BACKGROUND, "RequestBackground",
                         g_variant_new("(sa{sv})", "", &options), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                         NULL, NULL, NULL);
}

static GFile *
get_entry(void)
{
  g_autofree char *path =
      g_build_filename(g_get_user_config_dir(), "autostart", ILK_REMINDER_NAME ".desktop", NULL);

  return g_file_new_for_path(path);
}

static void
write_entry(const char *at)
{
  g_autoptr(GFile) file = get_entry();
  g_autoptr(GFile) folder = g_file_get_parent(file);
  g_autoptr(GError) error = NULL;
  g_autofree char *text =
      g_strdup_printf("[Desktop Entry]\nType=Application\nName=%s\nIcon=%s\nExec=%s/interlock "
                      "remind --at=%s\nNoDisplay=true\n",
                      _("Interlock reminds"), ILK_APP_ID, ILK_BIN_DIR, at);

  g_file_make_directory_with_parents(folder, NULL, NULL);
  if (!ilk_save_text(file, text, &error))
    g_warning("%s", error->message);
}

static void
remove_entry(void)
{
  g_autoptr(GFile) file = get_entry();

  g_file_delete(file, NULL, NULL);
}

/* The name is taken from whoever reminds now, who ends, and given up again with the connection. */
static void
end_running(void)
{
  g_autoptr(GDBusConnection) bus = g_bus_get_sync(G_BUS_TYPE_SESSION, NULL, NULL);
  const guint32 replace = 0x2; /* DBUS_NAME_FLAG_REPLACE_EXISTING */

  if (bus == NULL)
    return;
  g_dbus_connection_call(bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                         "org.freedesktop.DBus", "RequestName",
                         g_variant_new("(su)", ILK_REMINDER_NAME, replace), NULL,
                         G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
  g_dbus_connection_call(
      bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ReleaseName",
      g_variant_new("(s)", ILK_REMINDER_NAME), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
}

static void
start_running(const char *at)
{
  g_autofree char *program = g_build_filename(ILK_BIN_DIR, "interlock", NULL);
  g_autofree char *option = g_strconcat("--at=", at, NULL);
  g_autoptr(GSubprocess) child =
      g_subprocess_new(G_SUBPROCESS_FLAGS_STDOUT_SILENCE, NULL, program, "remind", option, NULL);
}

void
ui_reminder_apply(const char *at)
{
  g_return_if_fail(at != NULL);

  if (is_contained())
    ask_portal(at);
  else if (*at != '\0')
    write_entry(at);
  else
    remove_entry();
  if (*at != '\0')
    start_running(at);
  else
    end_running();
}
