/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * While the window is open, the commands of the terminal work: the window runs them.
 */
#include "app/cli/remote.h"
#include "tests/e2e/program.h"

#include <signal.h>
#include <stdlib.h>

typedef struct {
  Sandbox *sandbox;
  GSubprocess *window;
  GMainLoop *loop;
} Fixture;

/* The lock is signed by whoever has it. */
static gboolean
has_collection(const Fixture *fixture)
{
  g_autofree char *path = g_build_filename(fixture->sandbox->collection, "lock", NULL);
  g_autofree char *number = NULL;
  return g_file_get_contents(path, &number, NULL, NULL) &&
         atoi(number) == atoi(g_subprocess_get_identifier(fixture->window));
}

static gboolean
look_cb(gpointer data)
{
  const Fixture *fixture = data;
  g_autoptr(GDBusConnection) bus = g_bus_get_sync(G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr(GVariant) ready =
      has_collection(fixture)
          ? g_dbus_connection_call_sync(bus, ILK_REMOTE_NAME, ILK_REMOTE_PATH, ILK_REMOTE_INTERFACE,
                                        "Ready",
                                        g_variant_new("(^ay)", fixture->sandbox->collection), NULL,
                                        G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL)
          : NULL;
  if (ready != NULL)
    g_main_loop_quit(fixture->loop);
  return ready == NULL;
}

static void
set_up(Fixture *fixture, gconstpointer unused)
{
  fixture->sandbox = sandbox_new();
  fixture->window = program_start_window(fixture->sandbox);
  fixture->loop = g_main_loop_new(NULL, FALSE);
  g_timeout_add(100, look_cb, fixture);
  g_main_loop_run(fixture->loop);
}

static void
tear_down(Fixture *fixture, gconstpointer unused)
{
  g_assert_true(has_collection(fixture));
  g_subprocess_send_signal(fixture->window, SIGTERM);
  g_assert_true(g_subprocess_wait_check(fixture->window, NULL, NULL));
  g_object_unref(fixture->window);
  g_main_loop_unref(fixture->loop);
  sandbox_free(fixture->sandbox);
}

static void
expect(Fixture *fixture, const char *arguments, const char *said)
{
  g_autofree char *out = program_run_ok(fixture->sandbox, arguments, NULL);
  g_assert_true(has_collection(fixture));
  g_assert_nonnull(strstr(out, said));
}

static void
test_commands(Fixture *fixture, gconstpointer unused)
{
  g_autofree char *table = g_build_filename(fixture->sandbox->directory, "verbs.csv", NULL);
  g_autofree char *import = g_strdup_printf("import %s", table);
  g_assert_true(g_file_set_contents(table, "question,answer\nser,to be\n", -1, NULL));

  expect(fixture, "decks", "The GIL and parallelism");
  expect(fixture, "next --json", "{\"card\":1,");
  expect(fixture, "answer 1 good", "saved 1-1 due ");
  expect(fixture, "stats", "1 answer");
  expect(fixture, import, "verbs: 1 added");
  expect(fixture, "search ser", "[verbs]");
  expect(fixture, "backup", "/backups/collection-");
  expect(fixture, "check", "sound");
}

static void
test_failures(Fixture *fixture, gconstpointer unused)
{
  g_autoptr(Outcome) nowhere = program_run(fixture->sandbox, "next nowhere", NULL);
  g_autoptr(Outcome) misuse = program_run(fixture->sandbox, "answer 1 perfect", NULL);
  g_assert_cmpint(nowhere->status, ==, 1);
  g_assert_nonnull(strstr(nowhere->err, "interlock: There is no deck called “nowhere”."));
  g_assert_cmpint(misuse->status, ==, 2);
}

/* What needs a terminal of its own waits for the collection, and then says who has it. */
static void
test_what_the_window_cannot_do(Fixture *fixture, gconstpointer unused)
{
  g_autoptr(Outcome) study = program_run(fixture->sandbox, "study", NULL);
  g_assert_cmpint(study->status, ==, 1);
  g_assert_nonnull(strstr(study->err, "Interlock is already open with this collection."));
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add("/e2e/window/commands", Fixture, NULL, set_up, test_commands, tear_down);
  g_test_add("/e2e/window/failures", Fixture, NULL, set_up, test_failures, tear_down);
  g_test_add("/e2e/window/cannot", Fixture, NULL, set_up, test_what_the_window_cannot_do,
             tear_down);
  return g_test_run();
}
