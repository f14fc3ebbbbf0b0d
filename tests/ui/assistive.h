/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program runs beside the test, which drives it over AT-SPI as assistive technology does. A
 * test that includes this gets the program's path into `program`.
 */
#pragma once

#include "tests/folder.h"

#include <atspi/atspi.h>
#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(AtspiAccessible, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AtspiAction, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AtspiStateSet, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AtspiText, g_object_unref)

#define LOOKS_BEFORE_FORGETTING 32

static const char *program;

typedef struct {
  GSubprocess *child;
  char *directory;
} Fixture;

static GSubprocess *running; /* borrowed: what is driven */

/* Starts the program with the collection in the fixture's folder; @now: (nullable): its frozen
 * time. Warnings do not end it: some versions of GDK warn of frames that X drew late. */
static inline void
start_program(Fixture *fixture, const char *now)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_NONE);

  g_subprocess_launcher_setenv(launcher, "G_DEBUG", "fatal-criticals", TRUE);
  if (now != NULL)
    g_subprocess_launcher_setenv(launcher, "INTERLOCK_NOW", now, TRUE);
  running = fixture->child = g_subprocess_launcher_spawn(launcher, &error, program, "--collection",
                                                         fixture->directory, NULL);
  g_assert_no_error(error);
}

/* AT-SPI has no event for “named and ready”: looked at again every few milliseconds, until the time
 * limit of the test ends it. */
static inline void
wait_a_little(void)
{
  /* Nobody answers any more. */
  g_assert_nonnull(g_subprocess_get_identifier(running));
  GMainContext *context = g_main_context_default();
  g_autoptr(GSource) timer = g_timeout_source_new(20);

  g_source_set_dummy_callback(timer);
  g_source_attach(timer, context);
  g_main_context_iteration(context, TRUE);
}

typedef gboolean (*Match)(AtspiAccessible *node, gconstpointer data);

static inline gboolean
is_visible(AtspiAccessible *node)
{
  g_autoptr(AtspiStateSet) states = atspi_accessible_get_state_set(node);

  return atspi_state_set_contains(states, ATSPI_STATE_VISIBLE);
}

/* (transfer full) (nullable): the first node below @node, itself included, that matches. */
static inline AtspiAccessible *
find(AtspiAccessible *node, Match match, gconstpointer data)
{
  int n = atspi_accessible_get_child_count(node, NULL);

  if (match(node, data))
    return g_object_ref(node);
  for (int i = 0; i < n; i++) {
    g_autoptr(AtspiAccessible) child = atspi_accessible_get_child_at_index(node, i, NULL);
    AtspiAccessible *found = child != NULL ? find(child, match, data) : NULL;

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* A menu button or a drop-down is not pressed: the toggle inside is, and newer GTK calls both
 * alike. */
static inline gboolean
holds_the_button(AtspiAccessible *node)
{
  g_autoptr(AtspiAccessible) child = atspi_accessible_get_child_at_index(node, 0, NULL);

  return child != NULL && atspi_accessible_get_role(child, NULL) == ATSPI_ROLE_TOGGLE_BUTTON;
}

static inline gboolean
is_button_called(AtspiAccessible *node, gconstpointer name)
{
  g_autofree char *actual = atspi_accessible_get_name(node, NULL);
  AtspiRole role = atspi_accessible_get_role(node, NULL);

  return g_strcmp0(actual, name) == 0 &&
         (role == ATSPI_ROLE_PUSH_BUTTON || role == ATSPI_ROLE_TOGGLE_BUTTON ||
          role == ATSPI_ROLE_PAGE_TAB) &&
         is_visible(node) && !holds_the_button(node);
}

/* From 4.12 or so on GTK calls what is inside of a menu button or a drop-down like that, and a
 * tooltip can be both its name and its description. */
static inline gboolean
is_named_by_gtk(AtspiAccessible *node)
{
  g_autoptr(AtspiAccessible) application = atspi_accessible_get_application(node, NULL);
  g_autofree char *version =
      application != NULL ? atspi_accessible_get_toolkit_version(application, NULL) : NULL;
  g_auto(GStrv) parts = version != NULL ? g_strsplit(version, ".", 3) : NULL;

  return parts != NULL && g_strv_length(parts) > 1 && (atoi(parts[0]) > 4 || atoi(parts[1]) >= 12);
}

static inline gboolean
is_window_called(AtspiAccessible *node, gconstpointer name)
{
  g_autofree char *actual = atspi_accessible_get_name(node, NULL);

  return g_strcmp0(actual, name) == 0 && atspi_accessible_get_role(node, NULL) == ATSPI_ROLE_FRAME;
}

/* What a person can act on. Containers and decoration that nobody named are called after their
 * class by GTK itself, and screen readers pass over them. */
static inline gboolean
is_operable(AtspiAccessible *node)
{
  static const AtspiRole roles[] = {
      ATSPI_ROLE_PUSH_BUTTON,  ATSPI_ROLE_TOGGLE_BUTTON, ATSPI_ROLE_CHECK_BOX,
      ATSPI_ROLE_RADIO_BUTTON, ATSPI_ROLE_SLIDER,        ATSPI_ROLE_SPIN_BUTTON,
      ATSPI_ROLE_ENTRY,        ATSPI_ROLE_TEXT,          ATSPI_ROLE_LIST_ITEM,
      ATSPI_ROLE_PAGE_TAB,     ATSPI_ROLE_LINK,          ATSPI_ROLE_FRAME,
  };
  AtspiRole role = atspi_accessible_get_role(node, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS(roles); i++)
    if (role == roles[i])
      return is_visible(node);
  return FALSE;
}

static inline gboolean
is_called_after_a_class(AtspiAccessible *node, gconstpointer data)
{
  static const char *const prefixes[] = {"Gtk", "Adw", "Ui"};
  g_autofree char *name = atspi_accessible_get_name(node, NULL);
  g_autofree char *role = atspi_accessible_get_role_name(node, NULL);

  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS(prefixes); i++)
    if (g_str_has_prefix(name, prefixes[i]) && g_ascii_isupper(name[strlen(prefixes[i])]) &&
        is_operable(node)) {
      g_autoptr(AtspiAccessible) parent = atspi_accessible_get_parent(node, NULL);
      g_autofree char *above = atspi_accessible_get_name(parent, NULL);
      g_test_message("a %s in “%s” is called “%s”", role, above, name);
      return TRUE;
    }
  return FALSE;
}

static inline AtspiAccessible *
wait_for(Match match, gconstpointer data)
{
  g_test_message("waiting for “%s”", (const char *) data);
  for (guint looks = 1;; looks++) {
    g_autoptr(AtspiAccessible) desktop = atspi_get_desktop(0);
    AtspiAccessible *found = find(desktop, match, data);

    if (found != NULL)
      return found;
    /* What was asked for while the program still started is remembered as it was then; to forget it
     * costs a question for each node. */
    if (looks % LOOKS_BEFORE_FORGETTING == 0)
      atspi_accessible_clear_cache(desktop);
    wait_a_little();
  }
}

static inline void
click(const char *button)
{
  g_autoptr(AtspiAccessible) node = wait_for(is_button_called, button);
  g_autoptr(AtspiAction) action = atspi_accessible_get_action_iface(node);

  g_assert_nonnull(action);
  g_assert_true(atspi_action_do_action(action, 0, NULL));
}

static inline void
expect(const char *button)
{
  g_autoptr(AtspiAccessible) node = wait_for(is_button_called, button);
  g_assert_nonnull(node);
}

static inline void
assert_no_class_names(void)
{
  g_autoptr(AtspiAccessible) desktop = atspi_get_desktop(0);
  g_autoptr(AtspiAccessible) found = find(desktop, is_called_after_a_class, NULL);

  g_assert_null(found);
}

static inline void
set_up(Fixture *fixture, gconstpointer data)
{
  fixture->directory = g_dir_make_tmp("interlock-XXXXXX", NULL);
  start_program(fixture, NULL);
}

static inline void
tear_down(Fixture *fixture, gconstpointer data)
{
  g_subprocess_force_exit(fixture->child);
  g_subprocess_wait(fixture->child, NULL, NULL);
  g_clear_object(&fixture->child);
  remove_folder(fixture->directory);
  g_free(fixture->directory);
}

/* As a screen reader does when it starts: old versions of GTK need to be told (see
 * ui/compat/text-colors.h). */
static inline void
turn_reader_on(void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDBusConnection) bus = g_bus_get_sync(G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error(error);
  g_autoptr(GVariant) reply = g_dbus_connection_call_sync(
      bus, "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set",
      g_variant_new("(ssv)", "org.a11y.Status", "IsEnabled", g_variant_new_boolean(TRUE)), NULL,
      G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error(error);
}

static inline void
run_xdotool(const char *const *command)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) child =
      g_subprocess_newv(command, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);

  g_assert_no_error(error);
  g_assert_true(g_subprocess_wait_check(child, NULL, &error));
}

static inline void
press(const char *key)
{
  run_xdotool((const char *const[]){"xdotool", "key", key, NULL});
}

/* Without a window manager nobody gives a window the keyboard. */
static inline void
focus_window(void)
{
  run_xdotool((const char *const[]){"xdotool", "search", "--sync", "--onlyvisible", "--name",
                                    "^Interlock$", "windowfocus", NULL});
}
