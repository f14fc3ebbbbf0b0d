/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `fsrs replay` on the reference vectors, each sequence turned into a review log with the options
 * it was made with.
 */
#include "tests/e2e/program.h"

#include <math.h>

#define EPOCH_2026 G_GINT64_CONSTANT(1767225600000)
#define MS_PER_MINUTE 60000
/* Every row is checked by the memory library's own tests; here the way through the program. */
#define EVERY 20

enum {
  SEQUENCE,
  EFFECTIVE,
  PARAMETERS,
  SHORT_TERM,
  RETENTION,
  MAXIMUM,
  LEARNING,
  RELEARNING,
  START,
  NUMBER,
  MINUTES,
  ELAPSED,
  RATING,
  RECALL,
  STABILITY,
  DIFFICULTY,
  STATE,
  STEP,
  DAYS,
  DUE,
  REPS,
  LAPSES
};

enum {
  OUT_CARD,
  OUT_TIME,
  OUT_RATING,
  OUT_ELAPSED,
  OUT_RECALL,
  OUT_STABILITY,
  OUT_DIFFICULTY,
  OUT_STATE,
  OUT_STEP,
  OUT_DAYS,
  OUT_DUE,
  OUT_REPS,
  OUT_LAPSES,
  OUT_COLUMNS
};

static JsonNode *
load_parameters(void)
{
  g_autofree char *path =
      g_build_filename(g_getenv("INTERLOCK_FIXTURES"), "fsrs", "fsrs6-parameters.json", NULL);
  g_autoptr(JsonParser) parser = json_parser_new();
  g_autoptr(GError) error = NULL;
  json_parser_load_from_file(parser, path, &error);
  g_assert_no_error(error);
  return json_node_copy(json_parser_get_root(parser));
}

static char *
parameters_text(JsonNode *root, const char *effective)
{
  JsonObject *sets = json_object_get_object_member(json_node_get_object(root), "effective_params");
  JsonArray *numbers = json_object_get_array_member(sets, effective);
  g_autoptr(GString) text = g_string_new(NULL);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < json_array_get_length(numbers); i++) {
    g_ascii_dtostr(buffer, sizeof buffer, json_array_get_double_element(numbers, i));
    g_string_append_printf(text, "%s%s", i > 0 ? "," : "", buffer);
  }
  return g_strdup(text->str);
}

static gint64
time_of(char **row, int column)
{
  return EPOCH_2026 +
         (g_ascii_strtoll(row[START], NULL, 10) + g_ascii_strtoll(row[column], NULL, 10)) *
             MS_PER_MINUTE;
}

/* The log is written backwards: the order of rows must not matter. */
static void
write_log(const char *path, GPtrArray *rows)
{
  g_autoptr(GString) text = g_string_new("card_id,review_time,review_rating\n");
  for (guint i = rows->len; i-- > 0;) {
    char **row = rows->pdata[i];
    g_string_append_printf(text, "%s,%" G_GINT64_FORMAT ",%s\n", row[SEQUENCE],
                           time_of(row, MINUTES), row[RATING]);
  }
  g_assert_true(g_file_set_contents(path, text->str, -1, NULL));
}

static char *
replay_arguments(const char *path, char **row, JsonNode *parameters)
{
  g_autofree char *weights = parameters_text(parameters, row[EFFECTIVE]);
  g_autofree char *learning = g_strdelimit(g_strdup(row[LEARNING]), "|", ',');
  g_autofree char *relearning = g_strdelimit(g_strdup(row[RELEARNING]), "|", ',');
  return g_strdup_printf("fsrs replay %s --parameters=%s --retention=%s --maximum-interval=%s "
                         "--learning-steps=%s --relearning-steps=%s --rollover=00:00%s",
                         path, weights, row[RETENTION], row[MAXIMUM], learning, relearning,
                         g_str_equal(row[SHORT_TERM], "1") ? "" : " --no-short-term");
}

static void
assert_close(const char *actual, const char *expected, double tolerance)
{
  double a = g_ascii_strtod(actual, NULL), e = g_ascii_strtod(expected, NULL);
  g_assert_cmpfloat(fabs(a - e), <=, tolerance * MAX(1, fabs(e)));
}

static void
check_row(const char *line, char **expected)
{
  static const char *const states[] = {"new", "learning", "review", "relearning"};
  g_auto(GStrv) actual = g_strsplit(line, ",", -1);

  g_assert_cmpuint(g_strv_length(actual), ==, OUT_COLUMNS);
  g_assert_cmpstr(actual[OUT_CARD], ==, expected[SEQUENCE]);
  g_assert_cmpint(g_ascii_strtoll(actual[OUT_TIME], NULL, 10), ==, time_of(expected, MINUTES));
  g_assert_cmpstr(actual[OUT_RATING], ==, expected[RATING]);
  g_assert_cmpstr(actual[OUT_ELAPSED], ==, expected[ELAPSED]);
  if (*expected[RECALL] != '\0')
    assert_close(actual[OUT_RECALL], expected[RECALL], 1e-5);
  else
    g_assert_cmpstr(actual[OUT_RECALL], ==, "");
  assert_close(actual[OUT_STABILITY], expected[STABILITY], 1e-5);
  assert_close(actual[OUT_DIFFICULTY], expected[DIFFICULTY], 1e-6);
  g_assert_cmpstr(actual[OUT_STATE], ==, states[g_ascii_strtoll(expected[STATE], NULL, 10)]);
  g_assert_cmpstr(actual[OUT_STEP], ==, expected[STEP]);
  g_assert_cmpstr(actual[OUT_DAYS], ==, expected[DAYS]);
  g_assert_cmpint(g_ascii_strtoll(actual[OUT_DUE], NULL, 10), ==, time_of(expected, DUE));
  g_assert_cmpstr(actual[OUT_REPS], ==, expected[REPS]);
  g_assert_cmpstr(actual[OUT_LAPSES], ==, expected[LAPSES]);
}

static void
check_sequence(Sandbox *sandbox, GPtrArray *rows, JsonNode *parameters)
{
  g_autofree char *path = g_build_filename(sandbox->directory, "log.csv", NULL);
  write_log(path, rows);
  g_autofree char *arguments = replay_arguments(path, rows->pdata[0], parameters);
  g_autofree char *out = program_run_ok(sandbox, arguments, NULL);
  g_auto(GStrv) lines = g_strsplit(g_strchomp(out), "\n", -1);

  g_assert_cmpstr(lines[0], ==,
                  "card_id,review_time,review_rating,elapsed_days,retrievability,stability,"
                  "difficulty,state,step,scheduled_days,due_time,reps,lapses");
  g_assert_cmpuint(g_strv_length(lines), ==, rows->len + 1);
  for (guint i = 0; i < rows->len; i++)
    check_row(lines[i + 1], rows->pdata[i]);
}

static gboolean
is_wanted(char **row)
{
  return g_ascii_strtoll(row[SEQUENCE], NULL, 10) % EVERY == 0 &&
         !g_str_has_prefix(row[EFFECTIVE], "low_s0");
}

static void
test_vectors(void)
{
  g_autofree char *path =
      g_build_filename(g_getenv("INTERLOCK_FIXTURES"), "fsrs", "fsrs6.csv", NULL);
  g_autofree char *text = NULL;
  g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
  g_auto(GStrv) lines = g_strsplit(g_strchomp(text), "\n", -1);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func((GDestroyNotify) g_strfreev);
  g_autoptr(JsonNode) parameters = load_parameters();
  g_autoptr(Sandbox) sandbox = sandbox_new();
  guint checked = 0;

  for (guint i = 1; lines[i] != NULL; i++) {
    g_auto(GStrv) row = g_strsplit(lines[i], ",", -1);
    gboolean last = lines[i + 1] == NULL || !g_str_has_prefix(lines[i + 1], row[SEQUENCE]) ||
                    lines[i + 1][strlen(row[SEQUENCE])] != ',';
    if (!is_wanted(row))
      continue;
    g_ptr_array_add(rows, g_steal_pointer(&row));
    if (!last)
      continue;
    check_sequence(sandbox, rows, parameters);
    g_ptr_array_set_size(rows, 0);
    checked++;
  }
  g_assert_cmpuint(checked, >, 10);
}

static void
test_a_bad_row_is_named(void)
{
  const struct {
    const char *text, *complaint;
  } cases[] = {
      {"", ":1: "},
      {"card_id,review_time\n1,2\n", ":1: "},
      {"card_id,review_time,review_rating\n1,0,3\n\n1,0,5\n", ":4: "},
      {"card_id,review_time,review_rating\n1,x,3\n", ":2: "},
      {"card_id,review_time,review_rating\n1,-1,3\n", ":2: "},
      {"card_id,review_time,review_rating\n1,5\n", ":2: "},
      {"card_id,review_time,review_rating\n99999999999999999999,5,3\n", ":2: "},
      {"card_id,review_time,review_rating,review_state\n1,5,3,4\n", ":2: "},
      {"card_id,review_time,review_rating\n1,5,NaN\n", ":2: "},
      {"card_id,review_time,review_rating\n1,nan,3\n", ":2: "},
      {"card_id,review_time,review_rating\n1,8640000000000001,3\n", ":2: "},
  };
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autofree char *path = g_build_filename(sandbox->directory, "log.csv", NULL);
  g_autofree char *arguments = g_strdup_printf("fsrs replay %s", path);

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_assert_true(g_file_set_contents(path, cases[i].text, -1, NULL));
    g_autoptr(Outcome) outcome = program_run(sandbox, arguments, NULL);
    g_autofree char *complaint = g_strdup_printf("interlock: %s%s", path, cases[i].complaint);
    g_assert_cmpint(outcome->status, ==, 1);
    g_assert_cmpstr(outcome->out, ==, "");
    g_assert_true(g_str_has_prefix(outcome->err, complaint));
  }
}

static void
test_other_tools_files_are_read(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autofree char *path = g_build_filename(sandbox->directory, "log.csv", NULL);
  g_autofree char *arguments = g_strdup_printf("fsrs replay %s", path);
  const char *text = "\xef\xbb\xbf\"review_rating\", card_id,deck,review_time\r\n"
                     "3,7,home,1767225600000\r\n\"1\",7,home,1767225660000";

  g_assert_true(g_file_set_contents(path, text, -1, NULL));
  g_autofree char *out = program_run_ok(sandbox, arguments, NULL);
  g_assert_nonnull(strstr(out, "\n7,1767225600000,3,0,,2.3065,2.1181"));
  g_assert_nonnull(strstr(out, "\n7,1767225660000,1,0,1,"));
}

/* Only with --lenient, and never in silence. */
static void
test_bad_rows_can_be_left_out(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autofree char *path = g_build_filename(sandbox->directory, "log.csv", NULL);
  g_autofree char *arguments = g_strdup_printf("fsrs replay %s --lenient", path);
  const char *text = "card_id,review_time,review_rating\n1,1767225600000,3\n1,NaN,3\n"
                     "1,99999999999999999,3\n1,1767225660000,0\n1,1767225720000,4\n";

  g_assert_true(g_file_set_contents(path, text, -1, NULL));
  g_autoptr(Outcome) outcome = program_run(sandbox, arguments, NULL);
  g_autofree char *complaint = g_strdup_printf(
      "interlock: 3 bad rows were left out, first %s:3: “NaN” is no review_time.\n", path);
  g_auto(GStrv) lines = g_strsplit(g_strchomp(outcome->out), "\n", -1);
  g_assert_cmpint(outcome->status, ==, 0);
  g_assert_cmpstr(outcome->err, ==, complaint);
  g_assert_cmpuint(g_strv_length(lines), ==, 3);
  g_assert_true(g_str_has_prefix(lines[2], "1,1767225720000,4,"));
}

/* A header alone is a log without reviews: nothing to replay, and no error. */
static void
test_no_reviews(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autofree char *path = g_build_filename(sandbox->directory, "log.csv", NULL);
  g_autofree char *arguments = g_strdup_printf("fsrs replay %s", path);

  g_assert_true(g_file_set_contents(path, "card_id,review_time,review_rating\n", -1, NULL));
  g_autofree char *out = program_run_ok(sandbox, arguments, NULL);
  g_assert_true(g_str_has_prefix(out, "card_id,"));
  g_assert_true(g_str_has_suffix(out, ",lapses\n"));
}

static void
test_replay_as_json(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autofree char *path = g_build_filename(sandbox->directory, "log.csv", NULL);
  g_autofree char *arguments = g_strdup_printf("fsrs replay %s --json", path);
  const char *text = "card_id,review_time,review_rating\n7,1767225600000,3\n";

  g_assert_true(g_file_set_contents(path, text, -1, NULL));
  g_autoptr(JsonNode) node = program_run_json(sandbox, arguments);
  JsonObject *review = json_node_get_object(node);
  g_assert_cmpuint(json_object_get_size(review), ==, OUT_COLUMNS);
  g_assert_cmpint(json_object_get_int_member(review, "card_id"), ==, 7);
  g_assert_true(json_object_get_null_member(review, "retrievability"));
  g_assert_cmpfloat(json_object_get_double_member(review, "stability"), ==, 2.3065);
  g_assert_cmpstr(json_object_get_string_member(review, "state"), ==, "learning");
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/e2e/fsrs/vectors", test_vectors);
  g_test_add_func("/e2e/fsrs/a-bad-row-is-named", test_a_bad_row_is_named);
  g_test_add_func("/e2e/fsrs/other-tools-files-are-read", test_other_tools_files_are_read);
  g_test_add_func("/e2e/fsrs/bad-rows-can-be-left-out", test_bad_rows_can_be_left_out);
  g_test_add_func("/e2e/fsrs/no-reviews", test_no_reviews);
  g_test_add_func("/e2e/fsrs/replay-as-json", test_replay_as_json);
  return g_test_run();
}
