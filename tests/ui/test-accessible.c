/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: test-accessible INTERLOCK
 *
 * What a screen reader hears: the names that are a contract, each where it is needed, and nothing
 * to act on that is called after its class.
 */
#include "tests/ui/assistive.h"

static void
test_names(Fixture *fixture, gconstpointer data)
{
  g_autoptr(AtspiAccessible) window = wait_for(is_window_called, "Interlock");

  expect("Study now");
  assert_no_class_names();
  click("Study now");
  expect("Show answer");
  expect("End session");
  assert_no_class_names();
  click("Show answer");
  expect("Again");
  expect("Hard");
  expect("Easy");
  assert_no_class_names();
  click("Good");
  expect("Show answer");
  expect("Undo");
  click("Lab");
  expect("Run");
  assert_no_class_names();
  /* On a busy machine the run is over before “Stop” has been looked for everywhere. */
  click("Run");
  expect("Run");
  click("End session");
  expect("Study now");
}

static void
add_called(AtspiAccessible *node, const char *name, GHashTable *called)
{
  g_autofree char *actual = atspi_accessible_get_name(node, NULL);
  int children = atspi_accessible_get_child_count(node, NULL);

  if (g_strcmp0(actual, name) == 0)
    g_hash_table_add(called, g_object_ref(node));
  for (int i = 0; i < children; i++) {
    g_autoptr(AtspiAccessible) child = atspi_accessible_get_child_at_index(node, i, NULL);
    if (child != NULL)
      add_called(child, name, called);
  }
}

/* libatspi can list a page that was added while it looked more than once: one object still. */
static guint
count_called(AtspiAccessible *root, const char *name)
{
  g_autoptr(GHashTable) called = g_hash_table_new_full(NULL, NULL, g_object_unref, NULL);

  add_called(root, name, called);
  return g_hash_table_size(called);
}

/* A button with a menu is a widget in a widget: only one of them is called so. */
static void
expect_once(const char *name)
{
  expect(name);
  g_autoptr(AtspiAccessible) desktop = atspi_get_desktop(0);
  g_assert_cmpuint(count_called(desktop, name), ==, 1);
}

static void
test_menus_are_said_once(Fixture *fixture, gconstpointer data)
{
  g_autoptr(AtspiAccessible) window = wait_for(is_window_called, "Interlock");

  expect("Study now");
  expect_once("Main menu");
  expect_once("Menu of “The GIL and parallelism”");
  click("Cards");
  expect_once("Search terms");
  expect_once("Columns");
  assert_no_class_names();
}

static gboolean
is_text_called(AtspiAccessible *node, gconstpointer name)
{
  g_autofree char *actual = atspi_accessible_get_name(node, NULL);

  return g_strcmp0(actual, name) == 0 && atspi_accessible_get_role(node, NULL) == ATSPI_ROLE_TEXT;
}

/* Reading on takes the attributes of one run after the other. */
static void
read_aloud(const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(AtspiAccessible) node = wait_for(is_text_called, name);
  g_autoptr(AtspiText) text = atspi_accessible_get_text_iface(node);
  int n = atspi_text_get_character_count(text, &error);

  g_assert_no_error(error);
  g_assert_cmpint(n, >, 100);
  for (int at = 0; at < n;) {
    int start = 0, end = 0;
    g_autoptr(GHashTable) attributes =
        atspi_text_get_attribute_run(text, at, FALSE, &start, &end, &error);
    g_assert_no_error(error);
    at = MAX(at + 1, end);
  }
}

/* The code of a demo can be read to its end, and the program lives on. */
static void
test_code(Fixture *fixture, gconstpointer data)
{
  turn_reader_on();
  g_autoptr(AtspiAccessible) window = wait_for(is_window_called, "Interlock");

  click("Study now");
  expect("Show answer");
  click("Lab");
  expect("Run");
  click("See the code");
  read_aloud("gil_contention.py");
  expect("Run");
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  /* The client library warns when a program is asked before it has registered. */
  g_log_set_always_fatal(G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  g_assert_cmpint(argc, ==, 2);
  program = argv[1];
  atspi_init();
  g_test_add("/ui/accessible/names", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add("/ui/accessible/menus", Fixture, NULL, set_up, test_menus_are_said_once, tear_down);
  g_test_add("/ui/accessible/code", Fixture, NULL, set_up, test_code, tear_down);
  return g_test_run();
}
