/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `fsrs evaluate`, `optimize` and `simulate`: what they print of a log whose learner is known, and
 * what they say when there is nothing to learn or the command line makes no sense.
 */
#include "tests/e2e/program.h"

#define EPOCH_2026 G_GINT64_CONSTANT(1767225600000)
#define MS_PER_MINUTE 60000
#define CARDS 300
#define REVIEWS 8

typedef struct {
  Sandbox *sandbox;
  char *log;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer unused)
{
  fixture->sandbox = sandbox_new();
  fixture->log = g_build_filename(fixture->sandbox->directory, "log.csv", NULL);
}

static void
tear_down(Fixture *fixture, gconstpointer unused)
{
  g_free(fixture->log);
  sandbox_free(fixture->sandbox);
}

/* Cards that are forgotten at times, told by arithmetic rather than chance. */
static void
write_history_after(const Fixture *fixture, int n_cards, int n_reviews, int first_days)
{
  g_autoptr(GString) text = g_string_new("card_id,review_time,review_rating\n");
  for (int card = 0; card < n_cards; card++) {
    gint64 at = EPOCH_2026 + card * MS_PER_MINUTE, days = 1;
    for (int n = 0; n < n_reviews; n++) {
      gboolean forgotten = (card * 7 + n * 13) % 10 == 0;
      g_string_append_printf(text, "%d,%" G_GINT64_FORMAT ",%d\n", card, at, forgotten ? 1 : 3);
      days = forgotten ? 1 : days * 2 + card % 3;
      days = n == 0 && first_days > 0 ? first_days : days;
      at += days * 1440 * MS_PER_MINUTE;
    }
  }
  g_assert_true(g_file_set_contents(fixture->log, text->str, -1, NULL));
}

static void
write_history(const Fixture *fixture, int n_cards, int n_reviews)
{
  write_history_after(fixture, n_cards, n_reviews, 0);
}

/* The log is the last argument. */
static JsonNode *
run_json(const Fixture *fixture, const char *arguments)
{
  g_autofree char *all = g_strconcat(arguments, " --json ", fixture->log, NULL);
  return program_run_json(fixture->sandbox, all);
}

static char *
run_text(const Fixture *fixture, const char *arguments)
{
  g_autofree char *all = g_strconcat(arguments, " ", fixture->log, NULL);
  return program_run_ok(fixture->sandbox, all, NULL);
}

static double
number_in(JsonNode *node, const char *object, const char *name)
{
  JsonObject *figures = json_node_get_object(node);
  if (object != NULL)
    figures = json_object_get_object_member(figures, object);
  g_assert_true(json_object_has_member(figures, name));
  return json_object_get_double_member(figures, name);
}

static const char *
string_in(JsonNode *node, const char *name)
{
  return json_object_get_string_member(json_node_get_object(node), name);
}

/* Every predictor is judged by the same predictions. */
static void
assert_predictors(JsonNode *node)
{
  static const char *const names[] = {"defaults", "sm2", "moving_average", "average"};

  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    g_assert_cmpfloat(number_in(node, names[i], "items"), ==, number_in(node, NULL, "items"));
    g_assert_cmpfloat(number_in(node, names[i], "log_loss"), >, 0);
    g_assert_cmpfloat(number_in(node, names[i], "rmse_bins"), >, 0);
    g_assert_cmpfloat(number_in(node, names[i], "auc"), >, 0);
  }
}

/* The curve has every prediction once, and as many recalled ones as there are. */
static void
assert_calibration(JsonNode *node)
{
  JsonArray *curve = json_object_get_array_member(json_node_get_object(node), "calibration");
  double count = 0, before = 0;

  for (guint i = 0; i < json_array_get_length(curve); i++) {
    JsonObject *bin = json_array_get_object_element(curve, i);
    double predicted = json_object_get_double_member(bin, "predicted");
    double recalled = json_object_get_double_member(bin, "recalled");
    g_assert_cmpfloat(predicted, >, before);
    g_assert_cmpfloat(recalled, >=, 0);
    g_assert_cmpfloat(recalled, <=, 1);
    count += json_object_get_double_member(bin, "count");
    before = predicted;
  }
  g_assert_cmpfloat(count, ==, number_in(node, NULL, "items"));
}

static char *
dup_parameters(JsonNode *fit, guint n)
{
  JsonArray *parameters = json_object_get_array_member(json_node_get_object(fit), "parameters");
  GString *text = g_string_new(NULL);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_assert_cmpuint(json_array_get_length(parameters), ==, n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf(
        text, "%s%s", i > 0 ? "," : "",
        g_ascii_dtostr(buffer, sizeof buffer, json_array_get_double_element(parameters, i)));
  return g_string_free(text, FALSE);
}

static void
check_fit(const Fixture *fixture, int model, guint n_parameters)
{
  g_autofree char *optimize = g_strdup_printf("fsrs optimize --model=%d --threads=1", model);
  g_autoptr(JsonNode) fit = run_json(fixture, optimize);

  g_assert_cmpfloat(number_in(fit, NULL, "model"), ==, model);
  g_assert_cmpfloat(number_in(fit, NULL, "reviews"), ==, CARDS * REVIEWS);
  g_assert_cmpfloat(number_in(fit, NULL, "items"), ==, CARDS * (REVIEWS - 1));
  g_assert_cmpstr(string_in(fit, "learned"), ==, "all");
  g_assert_cmpfloat(number_in(fit, NULL, "log_loss"), <, number_in(fit, "defaults", "log_loss"));
  g_assert_cmpfloat(number_in(fit, NULL, "cpu_seconds"), >=, 0);
  g_assert_cmpfloat(number_in(fit, NULL, "wall_seconds"), >=, 0);
  assert_predictors(fit);
  assert_calibration(fit);

  g_autofree char *parameters = dup_parameters(fit, n_parameters);
  g_autofree char *evaluate =
      g_strdup_printf("fsrs evaluate --model=%d --parameters=%s", model, parameters);
  g_autoptr(JsonNode) judged = run_json(fixture, evaluate);
  g_assert_cmpfloat_with_epsilon(number_in(judged, NULL, "log_loss"),
                                 number_in(fit, NULL, "log_loss"), 1e-12);
  g_assert_false(json_object_has_member(json_node_get_object(judged), "learned"));
}

/* Without a short term, nothing is said of it, and it is judged without it, too. */
static void
test_a_fit_in_whole_days(Fixture *fixture, gconstpointer unused)
{
  write_history(fixture, CARDS, REVIEWS);
  g_autoptr(JsonNode) fit = run_json(fixture, "fsrs optimize --no-short-term");
  g_autofree char *parameters = dup_parameters(fit, 21);
  g_auto(GStrv) w = g_strsplit(parameters, ",", -1);
  for (int i = 17; i < 20; i++)
    g_assert_cmpstr(w[i], ==, "0");

  g_autofree char *evaluate =
      g_strdup_printf("fsrs evaluate --no-short-term --parameters=%s", parameters);
  g_autoptr(JsonNode) judged = run_json(fixture, evaluate);
  g_assert_cmpfloat_with_epsilon(number_in(judged, NULL, "log_loss"),
                                 number_in(fit, NULL, "log_loss"), 1e-12);
}

static void
test_a_fit_predicts_better(Fixture *fixture, gconstpointer unused)
{
  write_history(fixture, CARDS, REVIEWS);
  check_fit(fixture, 6, 21);
  check_fit(fixture, 7, 34);
}

static void
test_splits_judge_the_unseen(Fixture *fixture, gconstpointer unused)
{
  write_history(fixture, CARDS, REVIEWS);
  g_autoptr(JsonNode) judged = run_json(fixture, "fsrs evaluate --splits");
  JsonObject *figures = json_node_get_object(judged);

  g_assert_cmpfloat(number_in(judged, NULL, "splits"), ==, 5);
  g_assert_cmpfloat(number_in(judged, NULL, "items"), ==, CARDS * (REVIEWS - 1) * 5 / 6.0);
  g_assert_cmpfloat(number_in(judged, NULL, "log_loss"), <,
                    number_in(judged, "defaults", "log_loss"));
  g_assert_false(json_object_has_member(figures, "parameters"));
  assert_predictors(judged);
  assert_calibration(judged);

  g_autoptr(JsonNode) other = run_json(fixture, "fsrs evaluate --splits --model=7");
  g_assert_cmpfloat(number_in(other, NULL, "log_loss"), !=, number_in(judged, NULL, "log_loss"));
}

static void
test_the_same_for_people(Fixture *fixture, gconstpointer unused)
{
  write_history(fixture, CARDS, REVIEWS);
  g_autofree char *judged = run_text(fixture, "fsrs evaluate");
  g_assert_true(g_str_has_prefix(judged, "2400 reviews, 2100 predictions, "));
  g_assert_nonnull(strstr(judged, "\ngiven              0.36035     0.09549  0.3574\n"));
  g_assert_nonnull(strstr(judged, "\nSM-2               0.38479 "));
  g_assert_nonnull(strstr(judged, "\nmoving average     0.32372 "));
  g_assert_nonnull(strstr(judged, "\naverage            0.32508 "));
  g_assert_nonnull(
      strstr(judged, "\n     0.766      1.000        30  [                               |      "
                     "  o]\n"));
  g_assert_nonnull(strstr(judged, "\n--parameters=0.212,1.2931,"));

  g_autofree char *older =
      run_text(fixture, "fsrs evaluate --parameters=0.4,0.6,2.4,5.8,4.93,0.94,0.86,0.01,1.49,0.14,"
                        "0.94,2.18,0.05,0.34,1.26,0.29,2.61");
  g_assert_nonnull(strstr(older, "\n--parameters=0.4,0.6,2.4,5.8,6.81,"));

  g_autofree char *splits = run_text(fixture, "fsrs evaluate --splits");
  g_assert_nonnull(strstr(splits, "\nEach of 5 parts was predicted from what came before it.\n"));
  g_assert_nonnull(strstr(splits, "\nfitted "));
  g_assert_null(strstr(splits, "--parameters"));
}

static void
test_it_says_what_it_could_not_learn(Fixture *fixture, gconstpointer unused)
{
  const struct {
    int cards, reviews, first_days;
    const char *learned, *sentence;
  } cases[] = {
      {3, 2, 0, "too_few", "\nThere is too little to learn from, 3 predictions: these are the"},
      {15, 9, 400, "outliers",
       "\nNothing was learned, these are the defaults: 120 of 120 predictions"},
      {100, 2, 0, "first_stabilities", "\nThere is too little to fit more than the first stabilit"},
      {CARDS, REVIEWS, 0, "all", "\n\n"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    write_history_after(fixture, cases[i].cards, cases[i].reviews, cases[i].first_days);
    g_autoptr(JsonNode) fit = run_json(fixture, "fsrs optimize");
    g_autofree char *text = run_text(fixture, "fsrs optimize");
    g_assert_cmpstr(string_in(fit, "learned"), ==, cases[i].learned);
    g_assert_true(g_str_has_prefix(strchr(text, '\n'), cases[i].sentence));
  }
}

static void
test_threads_do_not_matter(Fixture *fixture, gconstpointer unused)
{
  g_autofree char *first = NULL;
  write_history(fixture, CARDS, REVIEWS);

  for (int threads = 1; threads <= 4; threads++) {
    g_autofree char *arguments = g_strdup_printf("fsrs optimize --threads=%d", threads);
    g_autoptr(JsonNode) fit = run_json(fixture, arguments);
    g_autofree char *parameters = dup_parameters(fit, 21);
    if (first == NULL)
      first = g_strdup(parameters);
    g_assert_cmpstr(parameters, ==, first);
  }
}

static void
test_a_higher_retention_costs_more(Fixture *fixture, gconstpointer unused)
{
  Sandbox *sandbox = fixture->sandbox;
  g_autoptr(JsonNode) low =
      program_run_json(sandbox, "fsrs simulate --days=100 --cards=500 --retention=0.8 --json");
  g_autoptr(JsonNode) high =
      program_run_json(sandbox, "fsrs simulate --days=100 --cards=500 --retention=0.95 --json");

  g_assert_cmpfloat(number_in(low, NULL, "seconds"), <, number_in(high, NULL, "seconds"));
  g_assert_cmpfloat(number_in(low, NULL, "remembered"), <, number_in(high, NULL, "remembered"));
  g_assert_cmpfloat(number_in(low, NULL, "suggested_retention"), >=, 0.7);
}

/* With a log the learner is the one who wrote it, in the model that was asked for. */
static void
test_a_log_is_simulated(Fixture *fixture, gconstpointer unused)
{
  const char *days = "fsrs simulate --days=60 --cards=300 --model=";
  double reviews[2], defaults;

  write_history(fixture, CARDS, REVIEWS);
  for (int i = 0; i < 2; i++) {
    g_autofree char *with_model = g_strdup_printf("%s%d", days, 6 + i);
    g_autoptr(JsonNode) fitted = run_json(fixture, with_model);
    reviews[i] = number_in(fitted, NULL, "reviews");
  }
  g_autofree char *alone = g_strconcat(days, "6 --json", NULL);
  g_autoptr(JsonNode) without = program_run_json(fixture->sandbox, alone);
  defaults = number_in(without, NULL, "reviews");
  g_assert_cmpfloat(reviews[0], !=, defaults);
  g_assert_cmpfloat(reviews[0], !=, reviews[1]);

  write_history_after(fixture, 15, 9, 400);
  g_autofree char *arguments = g_strconcat(days, "6 ", fixture->log, NULL);
  g_autoptr(Outcome) outcome = program_run(fixture->sandbox, arguments, NULL);
  g_assert_cmpint(outcome->status, ==, 0);
  g_assert_true(g_str_has_prefix(outcome->err, "interlock: Nothing was learned"));
}

static void
test_bad_command_lines_are_refused(Fixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *arguments;
    int status;
    const char *complaint;
  } cases[] = {
      {"fsrs evaluate --parameters=1,2,3", 2, "FSRS-6 takes 17, 19 or 21 parameters, not 3."},
      {"fsrs evaluate "
       "--parameters=1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,0,1,2,3,4,"
       "5",
       2, "FSRS-6 takes 17, 19 or 21 parameters, not 35."},
      {"fsrs evaluate --parameters=1,2,x", 2, "“x” is no number"},
      {"fsrs evaluate --parameters=nan,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17", 2,
       "Parameter w0 is not a"},
      {"fsrs evaluate --splits --parameters=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17", 2,
       "--splits fits parameters of its own"},
      {"fsrs evaluate --model=5", 2, "There is no FSRS-5 here"},
      {"fsrs optimize --model=5", 2, "There is no FSRS-5 here"},
      {"fsrs optimize --threads=0", 2, "--threads is a whole number from 1 to 64; “0” is not."},
      {"fsrs simulate --parameters=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17", 2,
       "Parameters are "},
      {"fsrs replay --retention=2", 2, "A desired retention lies above 0"},
      {"fsrs evaluate", 1, "There are too few reviews"},
      {"fsrs evaluate --splits", 1, "There are too few reviews"},
      {"fsrs optimize", 1, "There are too few reviews"},
  };

  write_history(fixture, 1, 1); /* nothing can be judged by it */
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *arguments = g_strconcat(cases[i].arguments, " ", fixture->log, NULL);
    g_autofree char *complaint = g_strconcat("interlock: ", cases[i].complaint, NULL);
    g_autoptr(Outcome) outcome = program_run(fixture->sandbox, arguments, NULL);
    g_assert_cmpint(outcome->status, ==, cases[i].status);
    g_assert_cmpstr(outcome->out, ==, "");
    g_assert_true(g_str_has_prefix(outcome->err, complaint));
  }
}

static void
test_help_names_the_options(Fixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *command;
    const char *options[4];
  } cases[] = {
      {"replay", {"--json", "--lenient", "--learning-steps"}},
      {"evaluate", {"--json", "--lenient", "--splits", "--parameters"}},
      {"optimize", {"--json", "--lenient", "--threads", "--model"}},
      {"simulate", {"--json", "--lenient", "--retention", "--days"}},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *arguments = g_strdup_printf("fsrs %s --help", cases[i].command);
    g_autofree char *help = program_run_ok(fixture->sandbox, arguments, NULL);
    for (gsize j = 0; j < G_N_ELEMENTS(cases[i].options) && cases[i].options[j] != NULL; j++)
      g_assert_nonnull(strstr(help, cases[i].options[j]));
  }
}

static void
add(const char *name, void (*test)(Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat("/e2e/fsrs-fit/", name, NULL);
  g_test_add(path, Fixture, NULL, set_up, test, tear_down);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  add("a-fit-predicts-better", test_a_fit_predicts_better);
  add("a-fit-in-whole-days", test_a_fit_in_whole_days);
  add("splits", test_splits_judge_the_unseen);
  add("text", test_the_same_for_people);
  add("not-learned", test_it_says_what_it_could_not_learn);
  add("threads-do-not-matter", test_threads_do_not_matter);
  add("a-higher-retention-costs-more", test_a_higher_retention_costs_more);
  add("a-log-is-simulated", test_a_log_is_simulated);
  add("bad-command-lines", test_bad_command_lines_are_refused);
  add("help", test_help_names_the_options);
  return g_test_run();
}
