/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program called without a command where there is no display: the session runs in the terminal
 * instead of a window.
 */
#include "tests/e2e/program.h"

static void
test_the_session_runs_in_the_terminal(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autoptr(Outcome) session = program_run(sandbox, "", "4\n");

  g_assert_cmpint(session->status, ==, 0);
  g_assert_nonnull(strstr(session->out, "What is the Global Interpreter Lock?"));
  g_assert_nonnull(strstr(session->out, "1 answer in"));
  g_assert_nonnull(strstr(session->err, "no display"));

  g_autoptr(JsonNode) stats = program_run_json(sandbox, "stats --json");
  g_assert_cmpint(json_object_get_int_member(json_node_get_object(stats), "answers_today"), ==, 1);
}

static void
test_collection_is_heeded(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autofree char *other = g_build_filename(sandbox->directory, "other", NULL);
  g_autofree char *arguments = g_strdup_printf("--collection %s", other);
  g_autoptr(Outcome) session = program_run(sandbox, arguments, "4\n");

  g_assert_cmpint(session->status, ==, 0);
  g_assert_true(g_file_test(other, G_FILE_TEST_IS_DIR));
  g_assert_false(g_file_test(sandbox->collection, G_FILE_TEST_EXISTS));
}

/* Without a window nobody can be asked; the words to import without being asked are told. */
static void
test_a_file_is_not_opened(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autoptr(Outcome) outcome = program_run(sandbox, "deck.md", NULL);

  g_assert_cmpint(outcome->status, ==, 1);
  g_assert_nonnull(strstr(outcome->err, "interlock import deck.md"));
  g_assert_false(g_file_test(sandbox->collection, G_FILE_TEST_EXISTS));
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/e2e/no-display/session-runs-in-the-terminal",
                  test_the_session_runs_in_the_terminal);
  g_test_add_func("/e2e/no-display/collection-is-heeded", test_collection_is_heeded);
  g_test_add_func("/e2e/no-display/a-file-is-not-opened", test_a_file_is_not_opened);
  return g_test_run();
}
