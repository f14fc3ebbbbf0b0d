/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures of quality, computed by hand on logs small enough for it.
 */
#include "app/memory/splits.h"
#include "tests/app/memory/synthetic.h"

#include <math.h>
#include <string.h>

#define DAY G_GINT64_CONSTANT(86400000)

/* Two cards, learned on the same day; one is forgotten after 10 days, one recalled after 1. */
static fsrs_log *
two_cards(void)
{
  static const int64_t cards[] = {1, 1, 2, 2}, times[] = {DAY, 11 * DAY, DAY, 2 * DAY};
  static const uint8_t ratings[] = {3, 1, 3, 3};
  fsrs_log *reviews = NULL;
  fsrs_rows rows = {.n = 4, .card_id = cards, .time_ms = times, .rating = ratings};
  g_assert_cmpint(fsrs_log_new(&rows, &(fsrs_calendar){0}, &reviews, NULL), ==, FSRS_OK);
  return reviews;
}

static fsrs_evaluation
evaluate(const fsrs_log *reviews, fsrs_predictor predictor, gboolean by_recency)
{
  fsrs_evaluate_options options;
  fsrs_evaluation evaluation;
  fsrs_evaluate_options_init_default(&options);
  options.predictor = predictor;
  options.by_recency = by_recency;
  g_assert_cmpint(fsrs_evaluate(reviews, &options, &evaluation, NULL), ==, FSRS_OK);
  return evaluation;
}

static void
test_figures_by_hand(void)
{
  fsrs_log *reviews = two_cards();
  fsrs6 model;
  fsrs6_init(&model, fsrs6_default_parameters, TRUE);
  double s = fsrs6_default_parameters[2];
  double late = fsrs6_retrievability(&model, s, 10), soon = fsrs6_retrievability(&model, s, 1);
  fsrs_evaluation it = evaluate(reviews, FSRS_PREDICT_MODEL, FALSE);
  g_assert_cmpuint(it.items, ==, 2);
  g_assert_cmpfloat_with_epsilon(it.log_loss, -(log1p(-late) + log(soon)) / 2, 1e-6);
  g_assert_cmpfloat_with_epsilon(it.rmse_bins, sqrt((late * late + (1 - soon) * (1 - soon)) / 2),
                                 1e-6);
  g_assert_cmpfloat(it.auc, ==, 1);
  g_assert_cmpfloat(it.average_recall, ==, 0.5);
  fsrs_log_free(reviews);
}

static void
test_recent_reviews_count_more(void)
{
  fsrs_log *reviews = two_cards();
  /* The forgotten review is the newer one: weights 1 and 0.25. */
  fsrs_evaluation it = evaluate(reviews, FSRS_PREDICT_AVERAGE, TRUE);
  g_assert_cmpfloat_with_epsilon(it.average_recall, 0.25 / 1.25, 1e-6);
  g_assert_cmpfloat(it.auc, ==, 0.5);
  fsrs_log_free(reviews);
}

static void
test_simple_predictors(void)
{
  fsrs_log *reviews = two_cards();
  fsrs_evaluation average = evaluate(reviews, FSRS_PREDICT_AVERAGE, FALSE);
  g_assert_cmpfloat_with_epsilon(average.log_loss, log(2), 1e-6);

  double first = 1 / (1 + exp(-1.2)), second = 1 / (1 + exp(-(1.2 + 0.3 * (1 - first))));
  fsrs_evaluation moving = evaluate(reviews, FSRS_PREDICT_MOVING_AVERAGE, FALSE);
  g_assert_cmpfloat_with_epsilon(moving.log_loss, -(log(first) + log1p(-second)) / 2, 1e-6);

  /* SM-2 waits a day after the first review. */
  fsrs_evaluation sm2 = evaluate(reviews, FSRS_PREDICT_SM2, FALSE);
  g_assert_cmpfloat_with_epsilon(sm2.log_loss, -(log(0.9) + log1p(-pow(0.9, 10))) / 2, 1e-6);
  fsrs_log_free(reviews);
}

static void
test_truth_is_calibrated(void)
{
  fsrs_log *reviews = synthetic_log(40000, fsrs6_default_parameters, 11);
  fsrs_evaluation it = evaluate(reviews, FSRS_PREDICT_MODEL, FALSE);
  double count = 0;
  for (int i = 0; i < FSRS_CALIBRATION_BINS; i++) {
    const fsrs_calibration_bin *bin = &it.calibration[i];
    count += bin->count;
    if (bin->count > 2000)
      g_assert_cmpfloat_with_epsilon(bin->predicted, bin->recalled, 0.02);
  }
  g_assert_cmpfloat(count, ==, (double) it.items);
  g_assert_cmpfloat(it.rmse_bins, <, 0.03);
  g_assert_cmpfloat(it.log_loss, <, evaluate(reviews, FSRS_PREDICT_AVERAGE, FALSE).log_loss);
  fsrs_log_free(reviews);
}

/* The same items are judged, by the recall that FSRS-7 gives them. */
static void
test_other_model(void)
{
  fsrs_log *reviews = two_cards();
  fsrs7 model;
  fsrs7_init(&model, fsrs7_default_parameters);
  fsrs_memory memory = fsrs7_first(&model, 3);
  double late = fsrs7_retrievability(&model, &memory, 10);
  double soon = fsrs7_retrievability(&model, &memory, 1);
  fsrs_evaluate_options options;
  fsrs_evaluation it;
  fsrs_evaluate_options_init_default(&options);
  options.parameters = fsrs7_default_parameters;
  options.n_parameters = FSRS7_PARAMETERS;
  g_assert_cmpint(fsrs_evaluate(reviews, &options, &it, NULL), ==, FSRS_OK);
  g_assert_cmpuint(it.items, ==, 2);
  g_assert_cmpfloat_with_epsilon(it.log_loss, -(log1p(-late) + log(soon)) / 2, 1e-6);
  fsrs_log_free(reviews);
}

/* Fitted to the past, the model predicts the future of a learner unlike the average one. */
static void
test_fits_predict_what_they_have_not_seen(void)
{
  double w[FSRS6_PARAMETERS];
  for (int i = 0; i < FSRS6_PARAMETERS; i++)
    w[i] = fsrs6_default_parameters[i] * (i % 2 ? 1.3 : 0.75);
  fsrs_log *reviews = synthetic_log(40000, w, 12);
  fsrs_optimize_options options;
  fsrs_comparison it;
  fsrs_optimize_options_init_default(&options);
  g_assert_cmpint(fsrs_compare(reviews, &options, 5, &it, NULL), ==, FSRS_OK);
  g_assert_cmpuint(it.fitted.items, ==, it.average.items);
  g_assert_cmpuint(it.fitted.items, ==, it.sm2.items);
  gsize all = evaluate(reviews, FSRS_PREDICT_AVERAGE, FALSE).items;
  g_assert_cmpfloat_with_epsilon((double) it.fitted.items / (double) all, 5.0 / 6, 0.01);
  g_assert_cmpfloat(it.fitted.log_loss, <, it.defaults.log_loss);
  g_assert_cmpfloat(it.fitted.log_loss, <, it.moving_average.log_loss);
  g_assert_cmpfloat(it.fitted.rmse_bins, <, it.sm2.rmse_bins);
  fsrs_log_free(reviews);
}

static bool
stop_late_cb(double done, void *data)
{
  *(double *) data = done;
  return done < 0.7;
}

static void
test_comparison_fails_as_its_parts(void)
{
  fsrs_log *few = two_cards(), *many = synthetic_log(4000, fsrs6_default_parameters, 13);
  fsrs_optimize_options options;
  fsrs_comparison it = {.fitted = {.items = 7}};
  double done = 0;
  fsrs_optimize_options_init_default(&options);
  g_assert_cmpint(fsrs_compare(few, &options, 5, &it, NULL), ==, FSRS_ERROR_TOO_FEW);
  g_assert_cmpint(fsrs_compare(many, &options, 0, &it, NULL), ==, FSRS_ERROR_OPTION);
  options.progress = stop_late_cb;
  options.data = &done;
  g_assert_cmpint(fsrs_compare(many, &options, 5, &it, NULL), ==, FSRS_ERROR_CANCELLED);
  g_assert_cmpfloat_with_epsilon(done, 0.7, 0.1);
  g_assert_cmpuint(it.fitted.items, ==, 7);
  fsrs_log_free(few);
  fsrs_log_free(many);
}

static void
test_nothing_to_judge(void)
{
  fsrs_log *reviews = synthetic_log(0, fsrs6_default_parameters, 1);
  fsrs_evaluate_options options;
  fsrs_evaluation evaluation = {.items = 7};
  fsrs_error error = {0};
  fsrs_evaluate_options_init_default(&options);
  g_assert_cmpint(fsrs_evaluate(reviews, &options, &evaluation, &error), ==, FSRS_ERROR_TOO_FEW);
  g_assert_cmpint(error.status, ==, FSRS_ERROR_TOO_FEW);
  g_assert_cmpuint(evaluation.items, ==, 7);
  fsrs_log_free(reviews);
}

/* Older parameters are migrated; none at all, a NaN among them or one too many is an error. */
static void
test_odd_parameters(void)
{
  fsrs_log *reviews = two_cards();
  double w[FSRS_MAX_PARAMETERS + 1] = {[FSRS_MAX_PARAMETERS] = 1};
  for (gsize n = 0; n <= G_N_ELEMENTS(w); n++) {
    fsrs_evaluate_options options;
    fsrs_evaluation it = {.items = 7};
    fsrs_error error = {0};
    gboolean known = n == 17 || n == 19 || n == 21 || n == 34;
    memcpy(w, n > FSRS6_PARAMETERS ? fsrs7_default_parameters : fsrs6_default_parameters,
           sizeof(double) * (n > FSRS6_PARAMETERS ? FSRS7_PARAMETERS : FSRS6_PARAMETERS));
    fsrs_evaluate_options_init_default(&options);
    options.parameters = w;
    options.n_parameters = n;
    fsrs_status status = fsrs_evaluate(reviews, &options, &it, &error);
    g_assert_cmpint(status, ==, known ? FSRS_OK : FSRS_ERROR_PARAMETERS);
    g_assert_cmpuint(it.items, ==, known ? 2 : 7);
    if (!known)
      continue;
    w[n - 1] = NAN;
    g_assert_cmpint(fsrs_evaluate(reviews, &options, &it, &error), ==, FSRS_ERROR_PARAMETERS);
    g_assert_cmpuint(error.index, ==, n - 1);
  }
  fsrs_log_free(reviews);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/memory/evaluate/by-hand", test_figures_by_hand);
  g_test_add_func("/memory/evaluate/recency", test_recent_reviews_count_more);
  g_test_add_func("/memory/evaluate/simple-predictors", test_simple_predictors);
  g_test_add_func("/memory/evaluate/calibrated", test_truth_is_calibrated);
  g_test_add_func("/memory/evaluate/other-model", test_other_model);
  g_test_add_func("/memory/evaluate/splits", test_fits_predict_what_they_have_not_seen);
  g_test_add_func("/memory/evaluate/splits-fail", test_comparison_fails_as_its_parts);
  g_test_add_func("/memory/evaluate/nothing", test_nothing_to_judge);
  g_test_add_func("/memory/evaluate/odd-parameters", test_odd_parameters);
  return g_test_run();
}
