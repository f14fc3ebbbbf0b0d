/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command line as a contract: help, exit statuses, errors on stderr.
 */
#include "tests/e2e/program.h"

#include <signal.h>

static void
test_each_command_has_help(void)
{
  const char *const commands[] = {"decks",         "study",       "next",          "answer",
                                  "import",        "export",      "demo list",     "demo run",
                                  "stats",         "check",       "backup",        "restore",
                                  "demo",          "fsrs replay", "fsrs evaluate", "fsrs optimize",
                                  "fsrs simulate", "fsrs",        "quiz",          "speak",
                                  "second-copy",   NULL};
  g_autoptr(Sandbox) sandbox = sandbox_new();

  for (int i = 0; commands[i] != NULL; i++) {
    g_autofree char *arguments = g_strdup_printf("%s --help", commands[i]);
    g_autofree char *out = program_run_ok(sandbox, arguments, NULL);
    g_assert_nonnull(strstr(out, commands[i]));
  }
  g_autofree char *all = program_run_ok(sandbox, "--help", NULL);
  for (int i = 0; commands[i] != NULL; i++)
    g_assert_nonnull(strstr(all, commands[i]));
  /* Asking for help makes no collection. */
  g_assert_false(g_file_test(sandbox->collection, G_FILE_TEST_EXISTS));
}

static void
test_misuse_is_exit_2(void)
{
  const char *const lines[] = {"frobnicate",
                               "--frobnicate",
                               "decks --frobnicate",
                               "decks extra",
                               "answer",
                               "answer 1",
                               "answer one good",
                               "answer 1 perfect",
                               "answer 1 good --ms x",
                               "study --timer=fast",
                               "quiz --clock=fast",
                               "quiz --kind=essay",
                               "quiz --seed=x",
                               "quiz -n 0",
                               "demo",
                               "demo run",
                               "demo frobnicate",
                               "speak deck",
                               "speak deck -o a.wav -d b",
                               "speak deck -o a.wav --pause=-1",
                               "speak deck -o a.wav --pause=nan",
                               "speak -o a.wav",
                               "fsrs replay",
                               "import",
                               "export deck",
                               "answer 1 good --ms -5",
                               "fsrs replay x.csv --model=5",
                               "fsrs optimize x.csv --threads=0",
                               "fsrs simulate --days=0",
                               "fsrs simulate x.csv --model=8",
                               NULL};
  g_autoptr(Sandbox) sandbox = sandbox_new();

  for (int i = 0; lines[i] != NULL; i++) {
    g_autoptr(Outcome) outcome = program_run(sandbox, lines[i], NULL);
    g_assert_cmpint(outcome->status, ==, 2);
    g_assert_cmpstr(outcome->out, ==, "");
    g_assert_true(g_str_has_prefix(outcome->err, "interlock: "));
  }
}

/* A number that cannot be is told with its option, its value and its range. */
static void
test_numbers_have_a_range(void)
{
  static const struct {
    const char *line, *complaint;
  } cases[] = {
      {"quiz --minutes=-1", "--minutes is a whole number from 1 to 240; “-1” is not."},
      {"quiz --minutes=0", "--minutes is a whole number from 1 to 240; “0” is not."},
      {"quiz --minutes=241", "--minutes is a whole number from 1 to 240; “241” is not."},
      {"quiz -n -5", "--number (-n) is a whole number from 1 to 10000; “-5” is not."},
      {"quiz --number=99999999999999999999",
       "--number (-n) is a whole number from 1 to 10000; “99999999999999999999” is not."},
      {"quiz -n 1.5", "--number (-n) is a whole number from 1 to 10000; “1.5” is not."},
      {"quiz --seed=-1", "--seed is a whole number from 0 to 18446744073709551615; “-1” is not."},
      {"quiz --due --missed", "Choose one of --due and --missed."},
      {"quiz --all -n 5", "Choose one of --all and --number."},
      {"quiz --strict --clock=off", "Choose one of --strict and --clock=off."},
      {"speak x -o a.wav --pause=601",
       "--pause is a number of seconds from 0 to 600, or “card” for the card's time; “601” is "
       "neither."},
      {"study --ahead=0", "--ahead is a whole number from 1 to 9999; “0” is not."},
      {"study --new=10000", "--new is a whole number from 1 to 9999; “10000” is not."},
      {"study --ahead=1 --new=1", "Choose one of --ahead, --new, --forgotten and --cram."},
      {"search -n 0 x", "--limit (-n) is a whole number from 1 to 1000; “0” is not."},
      {"answer 1 good --ms=86400001",
       "--ms is a whole number from 0 to 86400000; “86400001” is not."},
      {"fsrs simulate --days=-1", "--days is a whole number from 1 to 36500; “-1” is not."},
      {"fsrs simulate --new-per-day=-1",
       "--new-per-day is a whole number from 0 to 1000000; “-1” is not."},
      {"fsrs optimize x.csv --threads=65",
       "--threads is a whole number from 1 to 64; “65” is not."},
  };
  g_autoptr(Sandbox) sandbox = sandbox_new();
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *complaint = g_strdup_printf("interlock: %s\n", cases[i].complaint);
    g_autoptr(Outcome) outcome = program_run(sandbox, cases[i].line, NULL);
    g_assert_cmpint(outcome->status, ==, 2);
    g_assert_cmpstr(outcome->err, ==, complaint);
  }
}

static void
test_failure_is_exit_1(void)
{
  const char *const lines[] = {"answer 999999 good",
                               "next nowhere",
                               "study nowhere",
                               "quiz nowhere",
                               "export nowhere x.md",
                               "import nowhere.md",
                               "import nowhere.apkg",
                               "demo run nowhere",
                               "fsrs replay nowhere.csv",
                               "restore nowhere.db",
                               NULL};
  g_autoptr(Sandbox) sandbox = sandbox_new();

  for (int i = 0; lines[i] != NULL; i++) {
    g_autoptr(Outcome) outcome = program_run(sandbox, lines[i], NULL);
    g_assert_cmpint(outcome->status, ==, 1);
    g_assert_cmpstr(outcome->out, ==, "");
    g_assert_true(g_str_has_prefix(outcome->err, "interlock: "));
  }
}

static void
test_collection_stands_before_or_after(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autofree char *other = g_build_filename(sandbox->directory, "other", NULL);
  const char *const formats[] = {"--collection %s decks", "--collection=%s decks",
                                 "decks --collection %s", "decks --collection=%s"};

  for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
    g_auto(GStrv) around = g_strsplit(formats[i], "%s", 2);
    g_autofree char *arguments = g_strconcat(around[0], other, around[1], NULL);
    g_autofree char *out = program_run_ok(sandbox, arguments, NULL);
    g_assert_nonnull(strstr(out, "The GIL and parallelism"));
  }
  g_assert_true(g_file_test(other, G_FILE_TEST_IS_DIR));
  g_assert_false(g_file_test(sandbox->collection, G_FILE_TEST_EXISTS));
}

/* Who comes from another program goes on where that left off; who was never asked begins. */
static void
test_cards_as_csv(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autofree char *path = g_build_filename(sandbox->directory, "verbs.csv", NULL);
  g_autofree char *import = g_strdup_printf("import %s", path);

  g_assert_true(g_file_set_contents(
      path, "question,answer,ease,interval\nser,to be,2.5,30\nir,to go,,\n", -1, NULL));
  g_autofree char *said = program_run_ok(sandbox, import, NULL);
  g_assert_nonnull(strstr(said, "verbs: 2 added, 0 changed, 0 unchanged"));
  g_assert_nonnull(strstr(said, "1 card goes on from where another program left it"));
  g_autofree char *check = program_run_ok(sandbox, "check", NULL);
  g_assert_nonnull(strstr(check, "sound"));
  g_autoptr(JsonNode) next = program_run_json(sandbox, "next verbs --json");
  g_assert_cmpstr(json_object_get_string_member(json_node_get_object(next), "question"), ==, "ir");
}

static void
test_demos(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autofree char *list = program_run_ok(sandbox, "demo list", NULL);
  g_assert_nonnull(strstr(list, "gil-contention"));

  g_autofree char *words = program_run_ok(sandbox, "demo run gil-contention --threads=1", NULL);
  g_assert_nonnull(strstr(words, "running with the GIL"));
  g_assert_nonnull(strstr(words, "speedup"));
  g_assert_null(strstr(words, "\033"));

  g_autoptr(Outcome) bad = program_run(sandbox, "demo run gil-contention --threads=99", NULL);
  g_assert_cmpint(bad->status, ==, 1);
}

static void
test_a_demo_lists_what_ran(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autofree char *call = program_run_ok(sandbox, "demo run lost-updates --body=call", NULL);
  g_autofree char *plain = program_run_ok(sandbox, "demo run lost-updates --body=plain", NULL);

  g_assert_nonnull(strstr(call, "    7   ┃ CALL              1"));
  g_assert_nonnull(strstr(call, "   16 ▲ ┃ RESUME"));
  g_assert_nonnull(strstr(plain, "   13 ●   JUMP_BACKWARD     to 1"));
  g_assert_null(strstr(plain, "▲ ┃"));
}

static void
test_a_demo_passes_its_lines_on(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autofree char *out = program_run_ok(sandbox, "demo run gil-contention --json", NULL);
  g_auto(GStrv) lines = g_strsplit(g_strchomp(out), "\n", -1);

  g_assert_true(g_str_has_prefix(lines[0], "{\"type\":\"hello\""));
  g_assert_true(g_str_has_prefix(lines[g_strv_length(lines) - 1], "{\"type\":\"end\""));
  for (guint i = 0; lines[i] != NULL; i++) {
    g_autoptr(JsonNode) line = json_from_string(lines[i], NULL);
    g_assert_nonnull(line);
  }
}

static void
test_an_interrupt_stops_a_demo(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autoptr(GSubprocess) program = program_start(sandbox, "demo run gil-contention --json");
  g_autofree char *hello =
      program_read_until(g_subprocess_get_stdout_pipe(program), "\"type\":\"lane\"");

  g_subprocess_send_signal(program, SIGINT);
  g_autoptr(GBytes) nothing = g_bytes_new_static("", 0);
  g_autoptr(GBytes) rest = NULL;
  g_assert_true(g_subprocess_communicate(program, nothing, NULL, &rest, NULL, NULL));
  g_assert_true(g_subprocess_get_if_exited(program));
  g_assert_cmpint(g_subprocess_get_exit_status(program), ==, 0);
}

static void
test_version(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autofree char *out = program_run_ok(sandbox, "--version", NULL);
  g_assert_true(g_str_has_prefix(out, "interlock "));
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/e2e/commands/each-has-help", test_each_command_has_help);
  g_test_add_func("/e2e/commands/misuse-is-exit-2", test_misuse_is_exit_2);
  g_test_add_func("/e2e/commands/ranges", test_numbers_have_a_range);
  g_test_add_func("/e2e/commands/failure-is-exit-1", test_failure_is_exit_1);
  g_test_add_func("/e2e/commands/collection-before-or-after",
                  test_collection_stands_before_or_after);
  g_test_add_func("/e2e/commands/cards-as-csv", test_cards_as_csv);
  g_test_add_func("/e2e/commands/demos", test_demos);
  g_test_add_func("/e2e/commands/a-demo-lists-what-ran", test_a_demo_lists_what_ran);
  g_test_add_func("/e2e/commands/a-demo-passes-its-lines-on", test_a_demo_passes_its_lines_on);
  g_test_add_func("/e2e/commands/an-interrupt-stops-a-demo", test_an_interrupt_stops_a_demo);
  g_test_add_func("/e2e/commands/version", test_version);
  return g_test_run();
}
