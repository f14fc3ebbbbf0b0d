/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The quiz with the real program: for people, and a line an event for programs.
 */
#include "tests/e2e/program.h"

static const char deck[] =
    "# Kinds\n\n- id: kinds\n\n"
    "## Choose\n\nright\n\n### Wrong answers\n\n- wrong\n  > That was a trap.\n\n"
    "## Several\n\n### Right answers\n\n- one\n- two\n\n### Wrong answers\n\n- three\n\n"
    "## Truth\n\n- kind: true-false\n\nFalse. It is not.\n\n"
    "## Type\n\n- accept: deadlock\n\nA deadlock.\n\n"
    "## Number\n\n- accept: 5 ms ± 10 %\n\nFive.\n\n"
    "## A {{c1::lock}} is held.\n\n- kind: cloze\n\n"
    "## Sort\n\n### Order\n\n1. ask\n2. wait\n\n"
    "## Match\n\n### Pairs\n\n- a → first\n- b → second\n\n"
    "## Open\n\nA long answer that nobody would ever want to type to the letter.\n";

static Sandbox *
make_sandbox(void)
{
  Sandbox *sandbox = sandbox_new();
  g_autofree char *path = g_build_filename(sandbox->directory, "kinds.md", NULL);
  g_autofree char *arguments = g_strdup_printf("import %s", path);
  g_assert_true(g_file_set_contents(path, deck, -1, NULL));
  g_autofree char *out = program_run_ok(sandbox, arguments, NULL);
  return sandbox;
}

/* Runs a quiz over the deck. Returns: (transfer full) (element-type JsonObject): its events */
static GPtrArray *
run_quiz(Sandbox *sandbox, const char *options, const char *input)
{
  g_autofree char *arguments = g_strdup_printf("quiz kinds --json --seed=5 %s", options);
  g_autofree char *out = program_run_ok(sandbox, arguments, input);
  g_auto(GStrv) lines = g_strsplit(out, "\n", -1);
  GPtrArray *events = g_ptr_array_new_with_free_func((GDestroyNotify) json_object_unref);
  for (guint i = 0; *lines[i] != '\0'; i++) {
    g_autoptr(JsonNode) node = json_from_string(lines[i], NULL);
    g_ptr_array_add(events, json_node_dup_object(node));
  }
  return events;
}

static const char *
get_event(GPtrArray *events, guint i)
{
  return json_object_get_string_member(events->pdata[i], "event");
}

/* Each kind is asked as such, and answered rightly by what a person would type. */
static void
test_every_kind(void)
{
  const struct {
    const char *kind, *answers[3], *search;
  } cases[] = {
      {"choice", {"1\n\n", "2\n\n"}},
      {"several", {"1 2\n\n", "1,3\n\n", "2 3\n\n"}},
      {"true-false", {"2\n\n"}},
      {"typed", {"Deadlock\n\n"}, "--search=Type"},
      {"number", {"0,0051 s\n\n"}},
      {"cloze", {"lock\n\n"}},
      {"order", {"1 2\n\n", "2 1\n\n"}},
      {"matching", {"1 2\n\n", "2 1\n\n"}},
      {"open", {"\ngood\n"}, "--search=Open"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    gboolean right = FALSE;
    for (guint j = 0; j < 3 && cases[i].answers[j] != NULL; j++) {
      g_autoptr(Sandbox) sandbox = make_sandbox();
      g_autofree char *options = g_strdup_printf("--kind=%s -n 1 %s", cases[i].kind,
                                                 cases[i].search != NULL ? cases[i].search : "");
      g_autoptr(GPtrArray) events = run_quiz(sandbox, options, cases[i].answers[j]);
      g_assert_cmpstr(get_event(events, 0), ==, "question");
      g_assert_cmpstr(json_object_get_string_member(events->pdata[0], "kind"), ==, cases[i].kind);
      g_assert_cmpstr(get_event(events, 1), ==, "answer");
      JsonObject *summary = events->pdata[events->len - 1];
      right = right || json_object_get_int_member(summary, "right") == 1;
    }
    g_test_message("%s", cases[i].kind);
    g_assert_true(right);
  }
}

static void
test_same_seed(void)
{
  g_autoptr(Sandbox) sandbox = make_sandbox();
  g_autofree char *one = program_run_ok(sandbox, "quiz kinds --json --seed=9 -n 3", "");
  g_autofree char *same = program_run_ok(sandbox, "quiz kinds --json --seed=9 -n 3", "");
  g_assert_cmpstr(one, ==, same);
}

static void
test_for_people(void)
{
  g_autoptr(Sandbox) sandbox = make_sandbox();
  g_autofree char *out = program_run_ok(
      sandbox, "quiz kinds --kind=choice --seed=1 -n 1 --confidence", "nonsense\n0\n\nq\n");
  g_assert_nonnull(strstr(out, "1 of 1 · Choice"));
  g_assert_nonnull(strstr(out, "Not known."));
  g_assert_nonnull(strstr(out, "once more"));
  g_assert_nonnull(strstr(out, "0 of 1 right the first time"));
}

/* The reason of the lure that was chosen is told; both choices are tried. */
static void
test_reason(void)
{
  gboolean told = FALSE, untold = FALSE;
  for (int i = 1; i <= 2; i++) {
    g_autoptr(Sandbox) sandbox = make_sandbox();
    g_autofree char *input = g_strdup_printf("%d\nq\n", i);
    g_autofree char *out = program_run_ok(sandbox, "quiz kinds --kind=choice --seed=1 -n 1", input);
    gboolean trapped = strstr(out, "That was a trap.") != NULL;
    g_assert_true(trapped == (strstr(out, "Wrong.") != NULL));
    told = told || trapped;
    untold = untold || !trapped;
  }
  g_assert_true(told && untold);
}

static gint64
count_answers(Sandbox *sandbox)
{
  g_autoptr(JsonNode) stats = program_run_json(sandbox, "stats --json");
  return json_object_get_int_member(json_node_get_object(stats), "answers_today");
}

/* What is a review and what is not, with the real program. */
static void
test_schedule(void)
{
  g_autoptr(Sandbox) sandbox = make_sandbox();
  g_autofree char *wrong = program_run_ok(sandbox, "quiz kinds --kind=order -n 1", "0\nq\n");
  g_assert_cmpint(count_answers(sandbox), ==, 1);
  g_autofree char *typed =
      program_run_ok(sandbox, "quiz kinds --kind=typed --search=Type -n 1", "deadlock\n\n");
  g_assert_cmpint(count_answers(sandbox), ==, 2);
  g_autofree char *practice =
      program_run_ok(sandbox, "quiz kinds --kind=matching -n 1 --practice", "0\nq\n");
  g_assert_cmpint(count_answers(sandbox), ==, 2);
  g_autofree char *missed = program_run_ok(sandbox, "quiz kinds --missed --json", "q\n");
  g_assert_nonnull(strstr(missed, "\"of\":2"));
  g_autofree char *sound = program_run_ok(sandbox, "check", NULL);
}

/* What GIFT says of what is typed comes in with a plain import, is told in the quiz, and goes out
 * again; what has no place in a deck is told with its line. */
static void
test_gift(void)
{
  static const char questions[] =
      "::size::How many bytes? {#=32..32 =%50%16:0 ~#Count the fields.}\n\nNo question.\n";
  static const struct {
    const char *typed, *said;
  } cases[] = {{"16\nq\n", "Partly right: 50 %."}, {"7\nq\n", "Count the fields."}};
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autofree char *path = g_build_filename(sandbox->directory, "size.gift", NULL);
  g_autofree char *back = g_build_filename(sandbox->directory, "back.gift", NULL);
  g_autofree char *import = g_strdup_printf("import %s", path), *written = NULL;
  g_autofree char *export = g_strdup_printf("export size %s", back);
  g_assert_true(g_file_set_contents(path, questions, -1, NULL));
  g_autofree char *in = program_run_ok(sandbox, import, NULL);
  g_assert_nonnull(strstr(in, "1 text without braces asks nothing, so it was left out\n"
                              "    line 3: No question.\n"));
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *out = program_run_ok(sandbox, "quiz size --practice -n 1", cases[i].typed);
    g_assert_nonnull(strstr(out, cases[i].said));
  }
  g_autofree char *none = program_run_ok(sandbox, export, NULL);
  g_assert_true(g_file_get_contents(back, &written, NULL, NULL));
  g_assert_nonnull(strstr(written, "{#\n\t=32\n\t=%50%16\n\t~#Count the fields.\n}"));
}

/* One part is right, and one of four; what is left over has no partner. */
static void
test_parts(void)
{
  static const struct {
    const char *kind, *input, *said;
  } cases[] = {{"matching", "1 1\nq\n", "  1 of 2 is right.\n"},
               {"several", "\n-\nq\n", "  1 of 3 is right.\n"},
               {"several", "-\nq\n", "    You answered: –\n"},
               {"several", "\nq\n", "No question was answered."},
               {"order", "1 1\n0\nq\n", "  Not known.\n"}};
  g_autoptr(Sandbox) sandbox = make_sandbox();
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *arguments =
        g_strdup_printf("quiz kinds --kind=%s --practice -n 1", cases[i].kind);
    g_autofree char *out = program_run_ok(sandbox, arguments, cases[i].input);
    g_assert_nonnull(strstr(out, cases[i].said));
  }
}

static void
test_nothing_to_ask(void)
{
  g_autoptr(Sandbox) sandbox = make_sandbox();
  g_autoptr(Outcome) outcome = program_run(sandbox, "quiz kinds --missed", "");
  g_assert_cmpint(outcome->status, ==, 1);
  g_assert_nonnull(strstr(outcome->err, "There is no card that could be asked so."));
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/e2e/quiz/every-kind", test_every_kind);
  g_test_add_func("/e2e/quiz/same-seed", test_same_seed);
  g_test_add_func("/e2e/quiz/for-people", test_for_people);
  g_test_add_func("/e2e/quiz/reason", test_reason);
  g_test_add_func("/e2e/quiz/schedule", test_schedule);
  g_test_add_func("/e2e/quiz/gift", test_gift);
  g_test_add_func("/e2e/quiz/parts", test_parts);
  g_test_add_func("/e2e/quiz/nothing", test_nothing_to_ask);
  return g_test_run();
}
