/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fitting, by what it must achieve.
 */
#include "app/memory/optimize.h"

#include "app/memory/evaluate.h"
#include "app/memory/replay.h"
#include "tests/app/memory/synthetic.h"

#include <math.h>
#include <string.h>

#define DAY G_GINT64_CONSTANT(86400000)

static void
make_learner(double *w)
{
  for (int i = 0; i < FSRS6_PARAMETERS; i++)
    w[i] = fsrs6_default_parameters[i] * (i % 2 ? 1.3 : 0.75);
  fsrs6_parameters_clamp(w, 1, TRUE);
}

static double
log_loss_of(const fsrs_log *log, const double *w, gsize n)
{
  fsrs_evaluate_options options;
  fsrs_evaluation evaluation;
  fsrs_evaluate_options_init_default(&options);
  options.parameters = w;
  options.n_parameters = n;
  g_assert_cmpint(fsrs_evaluate(log, &options, &evaluation, NULL), ==, FSRS_OK);
  return evaluation.log_loss;
}

static double
log_loss(const fsrs_log *log, const double *w)
{
  return log_loss_of(log, w, FSRS6_PARAMETERS);
}

static void
test_fit_beats_the_defaults(void)
{
  double w[FSRS6_PARAMETERS];
  make_learner(w);
  fsrs_log *log = synthetic_log(40000, w, 1);
  fsrs_optimize_options options;
  fsrs_fit fit;
  fsrs_optimize_options_init_default(&options);
  g_assert_cmpint(fsrs_optimize(log, &options, &fit, NULL), ==, FSRS_OK);
  double fitted = log_loss(log, fit.parameters);
  double defaults = log_loss(log, fsrs6_default_parameters);
  double truth = log_loss(log, w);
  g_test_message("log-loss: defaults %.5f, fitted %.5f, truth %.5f", defaults, fitted, truth);
  g_assert_cmpfloat(fitted, <, defaults - 0.5 * (defaults - truth));
  g_assert_cmpfloat(fitted, <, truth + 0.001);
  g_assert_cmpuint(fit.n_parameters, ==, FSRS6_PARAMETERS);
  g_assert_cmpuint(fit.reviews, ==, fsrs_log_reviews(log));
  g_assert_cmpuint(fit.items, >, 10000);
  fsrs_log_free(log);
}

static void
test_fit_of_the_other_model(void)
{
  double w[FSRS6_PARAMETERS];
  make_learner(w);
  fsrs_log *log = synthetic_log(20000, w, 6);
  fsrs_optimize_options options;
  fsrs_fit one, two;
  fsrs_optimize_options_init_default(&options);
  options.model = FSRS_7;
  g_assert_cmpint(fsrs_optimize(log, &options, &one, NULL), ==, FSRS_OK);
  g_assert_cmpuint(one.n_parameters, ==, FSRS7_PARAMETERS);
  double fitted = log_loss_of(log, one.parameters, FSRS7_PARAMETERS);
  double defaults = log_loss_of(log, fsrs7_default_parameters, FSRS7_PARAMETERS);
  double truth = log_loss(log, w);
  g_test_message("log-loss of FSRS-7: defaults %.5f, fitted %.5f, truth (FSRS-6) %.5f", defaults,
                 fitted, truth);
  g_assert_cmpfloat(fitted, <, defaults - 0.5 * (defaults - truth));
  options.threads = 2;
  g_assert_cmpint(fsrs_optimize(log, &options, &two, NULL), ==, FSRS_OK);
  g_assert_cmpmem(one.parameters, sizeof one.parameters, two.parameters, sizeof two.parameters);
  fsrs_log_free(log);
}

static void
test_threads_do_not_change_a_bit(void)
{
  double w[FSRS6_PARAMETERS];
  make_learner(w);
  fsrs_log *log = synthetic_log(8000, w, 2);
  fsrs_optimize_options options;
  fsrs_fit one, many;
  fsrs_optimize_options_init_default(&options);
  g_assert_cmpint(fsrs_optimize(log, &options, &one, NULL), ==, FSRS_OK);
  for (options.threads = 2; options.threads <= 5; options.threads++) {
    g_assert_cmpint(fsrs_optimize(log, &options, &many, NULL), ==, FSRS_OK);
    g_assert_cmpmem(one.parameters, sizeof(double) * FSRS6_PARAMETERS, many.parameters,
                    sizeof(double) * FSRS6_PARAMETERS);
  }
  fsrs_log_free(log);
}

/* Cards learned with Good and then seen every so many @days, all recalled. */
static fsrs_log *
plain_log(gsize cards, gsize reviews, int days)
{
  gsize n = cards * reviews;
  g_autofree int64_t *card_id = g_new(int64_t, n + 1), *time_ms = g_new(int64_t, n + 1);
  g_autofree uint8_t *rating = g_new(uint8_t, n + 1);
  for (gsize i = 0; i < n; i++) {
    card_id[i] = (int64_t) (i / reviews);
    time_ms[i] = (gint64) (i % reviews) * days * DAY;
    rating[i] = FSRS_GOOD;
  }
  fsrs_log *log = NULL;
  fsrs_rows rows = {.n = n, .card_id = card_id, .time_ms = time_ms, .rating = rating};
  g_assert_cmpint(fsrs_log_new(&rows, &(fsrs_calendar){0}, &log, NULL), ==, FSRS_OK);
  return log;
}

static gboolean
is_default(const fsrs_fit *fit, gsize from, gsize to)
{
  const double *defaults =
      fit->n_parameters == FSRS6_PARAMETERS ? fsrs6_default_parameters : fsrs7_default_parameters;
  return memcmp(fit->parameters + from, defaults + from, (to - from) * sizeof(double)) == 0;
}

/* A log that teaches little is no error, but the fit says so, and what it did not learn is the
 * default. */
static void
test_little_teaches_little(void)
{
  const struct {
    gsize cards, reviews;
    int days;
    fsrs_learned six, seven;
    gsize items, outliers; /* of FSRS-6 */
  } cases[] = {
      {0, 2, 1, FSRS_LEARNED_TOO_FEW, FSRS_LEARNED_TOO_FEW, 0, 0},
      {7, 2, 1, FSRS_LEARNED_TOO_FEW, FSRS_LEARNED_TOO_FEW, 7, 0},
      {8, 2, 1, FSRS_LEARNED_FIRST_STABILITIES, FSRS_LEARNED_TOO_FEW, 8, 0},
      {8, 2, 150, FSRS_LEARNED_OUTLIERS, FSRS_LEARNED_TOO_FEW, 0, 8},
      {20, 9, 150, FSRS_LEARNED_OUTLIERS, FSRS_LEARNED_ALL, 0, 160},
      {20, 9, 1, FSRS_LEARNED_ALL, FSRS_LEARNED_ALL, 160, 0},
      {90, 2, 1, FSRS_LEARNED_FIRST_STABILITIES, FSRS_LEARNED_ALL, 90, 0},
      {90, 3, 1, FSRS_LEARNED_ALL, FSRS_LEARNED_ALL, 180, 0},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    fsrs_log *log = plain_log(cases[i].cards, cases[i].reviews, cases[i].days);
    fsrs_optimize_options options;
    fsrs_fit six, seven;
    fsrs_optimize_options_init_default(&options);
    g_assert_cmpint(fsrs_optimize(log, &options, &six, NULL), ==, FSRS_OK);
    options.model = FSRS_7;
    g_assert_cmpint(fsrs_optimize(log, &options, &seven, NULL), ==, FSRS_OK);
    g_assert_cmpint(six.learned, ==, cases[i].six);
    g_assert_cmpint(seven.learned, ==, cases[i].seven);
    g_assert_cmpuint(six.items, ==, cases[i].items);
    g_assert_cmpuint(six.outliers, ==, cases[i].outliers);
    g_assert_cmpint(is_default(&six, 0, 4), ==, six.learned >= FSRS_LEARNED_TOO_FEW);
    g_assert_cmpint(is_default(&six, 4, FSRS6_PARAMETERS), ==, six.learned != FSRS_LEARNED_ALL);
    g_assert_cmpint(is_default(&seven, 0, FSRS7_PARAMETERS), ==, seven.learned != FSRS_LEARNED_ALL);
    fsrs_log_free(log);
  }
}

static bool
count_cb(const fsrs_replayed *review, void *data)
{
  g_assert_true(isfinite(review->outcome.card.memory.stability));
  (*(int *) data)++;
  return true;
}

static void
replay_all(const fsrs_log *log, int expected)
{
  fsrs_config config;
  fsrs_scheduler scheduler;
  int n = 0;
  fsrs_config_init_default(&config);
  g_assert_cmpint(fsrs_scheduler_init(&scheduler, &config, NULL), ==, FSRS_OK);
  g_assert_cmpint(fsrs_replay(log, &scheduler, count_cb, &n), ==, FSRS_OK);
  g_assert_cmpint(n, ==, expected);
}

/* Many times the reviews that a fit looks at: it is replayed, fitted and judged all the same. */
static void
test_one_endless_card(void)
{
  enum { N = 100000 };
  g_autofree int64_t *cards = g_new0(int64_t, N), *times = g_new(int64_t, N);
  g_autofree uint8_t *ratings = g_new(uint8_t, N);
  for (int i = 0; i < N; i++) {
    times[i] = i * DAY;
    ratings[i] = (uint8_t) (1 + i % 4);
  }
  fsrs_log *log = NULL;
  fsrs_rows rows = {.n = N, .card_id = cards, .time_ms = times, .rating = ratings};
  g_assert_cmpint(fsrs_log_new(&rows, &(fsrs_calendar){0}, &log, NULL), ==, FSRS_OK);
  replay_all(log, N);
  for (fsrs_version model = FSRS_6; model <= FSRS_7; model++) {
    fsrs_fit fit;
    fsrs_optimize_options options;
    fsrs_optimize_options_init_default(&options);
    options.model = model;
    g_assert_cmpint(fsrs_optimize(log, &options, &fit, NULL), ==, FSRS_OK);
    g_assert_cmpuint(fit.items + fit.outliers, ==, 255);
    g_assert_cmpfloat(log_loss_of(log, fit.parameters, fit.n_parameters), >, 0);
  }
  fsrs_log_free(log);
}

enum { ODD_CARDS = 60, ODD_REVIEWS = 30, ODD_ROWS = ODD_CARDS * ODD_REVIEWS };

/* @kind: 0 to 3: always that rating; 4: any; 5: any, after any time at all. */
static fsrs_log *
odd_log(int kind, GRand *random)
{
  static int64_t cards[ODD_ROWS], times[ODD_ROWS];
  static uint8_t ratings[ODD_ROWS];
  for (int i = 0; i < ODD_ROWS; i++) {
    gint64 step = kind < 5 ? DAY : (gint64) exp(g_rand_double_range(random, 0, 30));
    cards[i] = i / ODD_REVIEWS;
    times[i] = i % ODD_REVIEWS == 0 ? 0 : times[i - 1] + step;
    ratings[i] = (uint8_t) (1 + (kind < 4 ? kind : g_rand_int_range(random, 0, 4)));
  }
  fsrs_log *log = NULL;
  fsrs_rows rows = {.n = ODD_ROWS, .card_id = cards, .time_ms = times, .rating = ratings};
  g_assert_cmpint(fsrs_log_new(&rows, &(fsrs_calendar){0}, &log, NULL), ==, FSRS_OK);
  return log;
}

static void
fit_odd_log(const fsrs_log *log, fsrs_version model)
{
  fsrs_optimize_options options;
  fsrs_fit fit;
  fsrs_optimize_options_init_default(&options);
  options.model = model;
  g_assert_cmpint(fsrs_optimize(log, &options, &fit, NULL), ==, FSRS_OK);
  double clamped[FSRS_MAX_PARAMETERS];
  memcpy(clamped, fit.parameters, sizeof clamped);
  fsrs_parameters_clamp(model, clamped, 1, true);
  for (gsize i = 0; i < fit.n_parameters; i++) {
    g_assert_true(isfinite(fit.parameters[i]));
    g_assert_cmpfloat(fit.parameters[i], ==, clamped[i]);
  }
  g_assert_true(isfinite(log_loss_of(log, fit.parameters, fit.n_parameters)));
}

static void
test_odd_learners(void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(21);
  for (int kind = 0; kind <= 5; kind++) {
    fsrs_log *log = odd_log(kind, random);
    fit_odd_log(log, FSRS_6);
    fit_odd_log(log, FSRS_7);
    fsrs_log_free(log);
  }
}

static bool
stop_at_half_cb(double done, void *data)
{
  *(double *) data = done;
  return done < 0.5;
}

static void
test_cancelled_fit_leaves_no_trace(void)
{
  fsrs_log *log = synthetic_log(8000, fsrs6_default_parameters, 4);
  double done = 0;
  fsrs_fit fit = {.items = 7};
  fsrs_error error = {0};
  fsrs_optimize_options options;
  fsrs_optimize_options_init_default(&options);
  options.threads = 2;
  options.progress = stop_at_half_cb;
  options.data = &done;
  g_assert_cmpint(fsrs_optimize(log, &options, &fit, &error), ==, FSRS_ERROR_CANCELLED);
  g_assert_cmpint(error.status, ==, FSRS_ERROR_CANCELLED);
  g_assert_cmpfloat_with_epsilon(done, 0.5, 0.1);
  g_assert_cmpuint(fit.items, ==, 7);
  fsrs_log_free(log);
}

static void
test_bad_options_are_rejected(void)
{
  fsrs_log *log = synthetic_log(10, fsrs6_default_parameters, 5);
  fsrs_optimize_options good, bad;
  fsrs_fit fit;
  fsrs_error error;
  fsrs_optimize_options_init_default(&good);
  bad = good;
  bad.threads = 0;
  g_assert_cmpint(fsrs_optimize(log, &bad, &fit, &error), ==, FSRS_ERROR_OPTION);
  bad = good;
  bad.epochs = -1;
  g_assert_cmpint(fsrs_optimize(log, &bad, &fit, &error), ==, FSRS_ERROR_OPTION);
  bad = good;
  bad.model = (fsrs_version) 5;
  g_assert_cmpint(fsrs_optimize(log, &bad, &fit, &error), ==, FSRS_ERROR_OPTION);
  fsrs_log_free(log);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/memory/optimize/beats-defaults", test_fit_beats_the_defaults);
  g_test_add_func("/memory/optimize/other-model", test_fit_of_the_other_model);
  g_test_add_func("/memory/optimize/threads", test_threads_do_not_change_a_bit);
  g_test_add_func("/memory/optimize/little", test_little_teaches_little);
  g_test_add_func("/memory/optimize/endless-card", test_one_endless_card);
  g_test_add_func("/memory/optimize/odd-learners", test_odd_learners);
  g_test_add_func("/memory/optimize/cancelled", test_cancelled_fit_leaves_no_trace);
  g_test_add_func("/memory/optimize/bad-options", test_bad_options_are_rejected);
  return g_test_run();
}
