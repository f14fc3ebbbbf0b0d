/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Studying with the real program: what it said it saved is there, whatever happens next.
 */
#include "tests/e2e/program.h"

#include <signal.h>

#define TOMORROW "2026-11-23T09:00:00+01:00"

static gint64
stat_int(Sandbox *sandbox, const char *name)
{
  g_autoptr(JsonNode) stats = program_run_json(sandbox, "stats --json");
  return json_object_get_int_member(json_node_get_object(stats), name);
}

static gint64
cards_in_state(Sandbox *sandbox, const char *state)
{
  g_autoptr(JsonNode) stats = program_run_json(sandbox, "stats --json");
  JsonObject *cards = json_object_get_object_member(json_node_get_object(stats), "cards");
  return json_object_get_int_member(cards, state);
}

static gint64
next_card(Sandbox *sandbox)
{
  g_autoptr(JsonNode) next = program_run_json(sandbox, "next --json");
  return json_object_get_int_member(json_node_get_object(next), "card");
}

static void
test_next_shows_the_first_card(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autoptr(JsonNode) next = program_run_json(sandbox, "next --json");
  JsonObject *card = json_node_get_object(next);

  g_assert_cmpint(json_object_get_size(card), ==, 3);
  g_assert_cmpint(json_object_get_int_member(card, "card"), >, 0);
  g_assert_cmpstr(json_object_get_string_member(card, "deck"), ==, "The GIL and parallelism");
  g_assert_cmpstr(json_object_get_string_member(card, "question"), ==,
                  "What is the Global Interpreter Lock?");
}

static void
test_answer_prints_key_and_due_time(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autofree char *arguments =
      g_strdup_printf("answer %" G_GINT64_FORMAT " good --ms 4200", next_card(sandbox));
  g_autofree char *out = program_run_ok(sandbox, arguments, NULL);

  g_assert_true(g_regex_match_simple("^saved [0-9]+-[0-9]+ due 2026-11-22T09:10:00\\+01:00\n$", out,
                                     G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT));
  g_assert_cmpint(stat_int(sandbox, "answers_today"), ==, 1);
  g_assert_cmpint(stat_int(sandbox, "ms_today"), ==, 4200);
}

static void
test_an_answer_survives_a_kill(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autofree char *arguments =
      g_strdup_printf("answer %" G_GINT64_FORMAT " easy", next_card(sandbox));
  g_autoptr(GSubprocess) program = program_start(sandbox, arguments);

  g_autofree char *line = program_read_until(g_subprocess_get_stdout_pipe(program), "\n");
  g_subprocess_send_signal(program, SIGKILL);
  g_subprocess_wait(program, NULL, NULL);
  g_assert_true(g_str_has_prefix(line, "saved "));
  g_assert_cmpint(stat_int(sandbox, "answers_today"), ==, 1);
  g_assert_cmpint(cards_in_state(sandbox, "review"), ==, 1);
}

static void
test_a_session_survives_a_kill(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autoptr(GSubprocess) program = program_start(sandbox, "study");
  GOutputStream *keys = g_subprocess_get_stdin_pipe(program);

  g_output_stream_write_all(keys, "easy\neasy\n", 10, NULL, NULL, NULL);
  g_output_stream_flush(keys, NULL, NULL);
  /* The third question is up only when two grades have been given; the commits of both precede the
   * reading of the next key, which "2" reveals and leaves behind. */
  g_autofree char *seen = program_read_until(g_subprocess_get_stdout_pipe(program), "8 left");
  g_output_stream_write_all(keys, "\n", 1, NULL, NULL, NULL);
  g_output_stream_flush(keys, NULL, NULL);
  g_autofree char *answer = program_read_until(g_subprocess_get_stdout_pipe(program), "4 Easy");
  g_subprocess_send_signal(program, SIGKILL);
  g_subprocess_wait(program, NULL, NULL);
  g_assert_cmpint(stat_int(sandbox, "answers_today"), ==, 2);
}

static void
test_ten_cards_through_a_pipe(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  const char *input = "\n4\n\n3\neasy\n4\n4\n4\n4\n4\n 4\n\n\nEasy\n";
  g_autofree char *out = program_run_ok(sandbox, "study", input);

  g_assert_nonnull(strstr(out, "What is concurrent.interpreters?"));
  g_assert_null(strstr(out, "\033"));
  g_assert_cmpint(stat_int(sandbox, "answers_today"), ==, 10);
  g_assert_cmpint(cards_in_state(sandbox, "review"), ==, 9);
  g_assert_cmpint(cards_in_state(sandbox, "learning"), ==, 1);
}

static void
test_the_end_of_input_ends_the_session(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autofree char *out = program_run_ok(sandbox, "study --timer=off", "again\n2");

  g_assert_nonnull(strstr(out, "2 answers"));
  g_assert_cmpint(stat_int(sandbox, "answers_today"), ==, 2);
}

static void
test_undo_through_a_pipe(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  gint64 first = next_card(sandbox);
  g_autofree char *out = program_run_ok(sandbox, "study", "4\n4\nu\nu\n");

  g_assert_nonnull(strstr(out, "No card was answered."));
  g_assert_cmpint(next_card(sandbox), ==, first);
  g_assert_cmpint(stat_int(sandbox, "answers_today"), ==, 0);
  g_assert_cmpint(cards_in_state(sandbox, "new"), ==, 10);
}

static void
test_progress_is_there_tomorrow(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autofree char *today = program_run_ok(sandbox, "study", "3\n3\n3\n3\n3\n3\n3\n3\n3\n3\n");
  g_assert_cmpint(stat_int(sandbox, "streak_days"), ==, 1);

  sandbox->now = TOMORROW;
  g_assert_cmpint(stat_int(sandbox, "answers_today"), ==, 0);
  g_assert_cmpint(stat_int(sandbox, "streak_days"), ==, 1);
  g_assert_cmpint(stat_int(sandbox, "answers"), ==, 10);
  g_assert_cmpint(cards_in_state(sandbox, "learning"), ==, 10);
  g_autofree char *tomorrow = program_run_ok(sandbox, "study", "3\n3\n3\n");
  g_assert_nonnull(strstr(tomorrow, "What is the Global Interpreter Lock?"));
  g_assert_cmpint(stat_int(sandbox, "streak_days"), ==, 2);
  g_assert_cmpint(cards_in_state(sandbox, "review"), ==, 3);
}

static void
test_nothing_waits(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autofree char *all = program_run_ok(sandbox, "study", "4444444444\n");
  g_autoptr(Outcome) next = program_run(sandbox, "next --json", NULL);

  g_assert_nonnull(strstr(all, "The next card comes in"));
  g_assert_cmpint(next->status, ==, 1);
  g_assert_cmpstr(next->out, ==, "");
  g_assert_cmpstr(next->err, ==, "interlock: Nothing is due or new.\n");
  g_autofree char *again = program_run_ok(sandbox, "study", "");
  g_assert_nonnull(strstr(again, "No card was answered."));
}

static void
test_a_collection_in_use_says_so(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autoptr(GSubprocess) program = program_start(sandbox, "study");
  g_autofree char *seen =
      program_read_until(g_subprocess_get_stdout_pipe(program), "What is the Global");

  g_autoptr(Outcome) second = program_run(sandbox, "decks", NULL);
  g_assert_cmpint(second->status, ==, 1);
  g_assert_true(g_str_has_prefix(second->err, "interlock: "));
  g_assert_cmpstr(second->out, ==, "");

  g_output_stream_close(g_subprocess_get_stdin_pipe(program), NULL, NULL);
  g_assert_true(g_subprocess_wait_check(program, NULL, NULL));
  g_autofree char *decks = program_run_ok(sandbox, "decks", NULL);
}

static void
test_export_import_backup_check(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autofree char *path = g_build_filename(sandbox->directory, "deck.md", NULL);
  g_autofree char *import = g_strdup_printf("import %s", path);
  const char *deck = "# Small\n\n## What?\n\nThat.\n";

  g_assert_true(g_file_set_contents(path, deck, -1, NULL));
  g_autofree char *first = program_run_ok(sandbox, import, NULL);
  g_assert_cmpstr(first, ==, "Small: 1 added, 0 changed, 0 unchanged\n");
  g_autofree char *studied = program_run_ok(sandbox, "study small", "4\n");

  g_autofree char *exported = g_build_filename(sandbox->directory, "exported.md", NULL);
  g_autofree char *export = g_strdup_printf("export small %s", exported);
  g_autofree char *nothing = program_run_ok(sandbox, export, NULL);
  g_autofree char *import_again = g_strdup_printf("import %s", exported);
  g_autofree char *second = program_run_ok(sandbox, import_again, NULL);
  g_assert_cmpstr(second, ==, "Small: 0 added, 0 changed, 1 unchanged\n");

  g_autofree char *backup = program_run_ok(sandbox, "backup", NULL);
  g_autofree char *restore = g_strdup_printf("restore %s", g_strchomp(backup));
  g_autofree char *more = program_run_ok(sandbox, "study", "4\n4\n");
  g_assert_cmpint(stat_int(sandbox, "answers_today"), ==, 3);
  g_autofree char *restored = program_run_ok(sandbox, restore, NULL);
  g_assert_cmpint(stat_int(sandbox, "answers_today"), ==, 1);
  g_autofree char *sound = program_run_ok(sandbox, "check", NULL);
  g_assert_cmpstr(sound, ==, "The collection is sound; it holds 1 review.\n");
}

static void
test_the_review_log_goes_out_and_comes_in(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autofree char *path = g_build_filename(sandbox->directory, "log.csv", NULL);
  g_autofree char *empty = g_build_filename(sandbox->directory, "deck.md", NULL);
  g_autofree char *export = g_strdup_printf("export gil %s", path);
  g_autofree char *replay = g_strdup_printf("fsrs replay %s --utc-offset=60", path);
  g_autofree char *text = NULL;

  g_assert_true(g_file_set_contents(empty, "# gil\n\n## What?\n\nThat.\n", -1, NULL));
  g_autofree char *import = g_strdup_printf("import %s", empty);
  g_autofree char *imported = program_run_ok(sandbox, import, NULL);
  /* The answer that was taken back is not written, and that of another deck neither. */
  g_autofree char *other = program_run_ok(sandbox, "study", "3\n");
  g_autofree char *studied = program_run_ok(sandbox, "study gil", "1\nu\n2\n");
  g_autofree char *nothing = program_run_ok(sandbox, export, NULL);

  g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
  g_assert_true(g_regex_match_simple(
      "^card_id,review_time,review_rating,review_duration\n[0-9]+,1795334400000,2,0\n$", text,
      G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT));
  g_autofree char *states = program_run_ok(sandbox, replay, NULL);
  g_assert_nonnull(strstr(states, ",1795334400000,2,0,,1.2931,"));
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/e2e/study-loop/next-shows-the-first-card", test_next_shows_the_first_card);
  g_test_add_func("/e2e/study-loop/answer-prints-key-and-due-time",
                  test_answer_prints_key_and_due_time);
  g_test_add_func("/e2e/study-loop/an-answer-survives-a-kill", test_an_answer_survives_a_kill);
  g_test_add_func("/e2e/study-loop/a-session-survives-a-kill", test_a_session_survives_a_kill);
  g_test_add_func("/e2e/study-loop/ten-cards-through-a-pipe", test_ten_cards_through_a_pipe);
  g_test_add_func("/e2e/study-loop/end-of-input-ends-the-session",
                  test_the_end_of_input_ends_the_session);
  g_test_add_func("/e2e/study-loop/undo-through-a-pipe", test_undo_through_a_pipe);
  g_test_add_func("/e2e/study-loop/progress-is-there-tomorrow", test_progress_is_there_tomorrow);
  g_test_add_func("/e2e/study-loop/nothing-waits", test_nothing_waits);
  g_test_add_func("/e2e/study-loop/a-collection-in-use-says-so", test_a_collection_in_use_says_so);
  g_test_add_func("/e2e/study-loop/export-import-backup-check", test_export_import_backup_check);
  g_test_add_func("/e2e/study-loop/the-review-log-goes-out-and-comes-in",
                  test_the_review_log_goes_out_and_comes_in);
  return g_test_run();
}
