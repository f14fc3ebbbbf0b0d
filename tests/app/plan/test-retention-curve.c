/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The curve of costs: it rises where it must, scales with the new cards, and can be called off.
 */
#include "app/plan/retention-curve.h"

static void
computed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref(result);
}

static gboolean
compute(const IlkStudyOptions *options, guint cards, GCancellable *cancellable,
        IlkRetentionCurve *curve, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;
  IlkHabits habits;

  ilk_habits_init(&habits);
  habits.cards = cards;
  ilk_retention_curve_async(options, &habits, cancellable, computed_cb, &result);
  while (result == NULL)
    g_main_context_iteration(NULL, TRUE);
  return ilk_retention_curve_finish(result, curve, error);
}

static void
test_costs_and_brings(gconstpointer model)
{
  const int last = ILK_CURVE_POINTS - 1;
  IlkStudyOptions options;
  IlkRetentionCurve curve;

  ilk_study_options_init(&options);
  options.model = (IlkModel) GPOINTER_TO_INT(model);
  g_assert_true(compute(&options, 1000, NULL, &curve, NULL));
  g_assert_cmpfloat(curve.minutes[last], >, 2 * curve.minutes[0]);
  g_assert_cmpfloat(curve.remembered[last], >, curve.remembered[0]);
  g_assert_cmpfloat(curve.remembered[last], <=, curve.cards);
  g_assert_cmpfloat_with_epsilon(curve.cards, 1000, 1e-6);
  for (int i = 0; i <= 97 - ILK_CURVE_FIRST_PERCENT; i++) {
    int best = curve.cheapest - ILK_CURVE_FIRST_PERCENT;
    g_assert_cmpfloat(curve.minutes[best] / curve.remembered[best], <=,
                      1.01 * curve.minutes[i] / curve.remembered[i]);
  }
  g_assert_cmpint(curve.suggested, >=, curve.cheapest);
}

/* A deck of four times the cards, learned four times as fast, takes four times the time. */
static void
test_scales(void)
{
  IlkStudyOptions options;
  IlkRetentionCurve few, many;

  ilk_study_options_init(&options);
  g_assert_true(compute(&options, 50, NULL, &few, NULL));
  options.new_per_day *= 4;
  g_assert_true(compute(&options, 200, NULL, &many, NULL));
  for (int i = 0; i < ILK_CURVE_POINTS; i++)
    g_assert_cmpfloat_with_epsilon(many.minutes[i], 4 * few.minutes[i], 1e-6);
  g_assert_cmpint(few.suggested, ==, many.suggested);
}

/* More cards than there is a year for, no cards at all, and no wish for new ones. */
static void
test_extremes(void)
{
  IlkStudyOptions options;
  IlkRetentionCurve curve;

  ilk_study_options_init(&options);
  g_assert_true(compute(&options, 1000000, NULL, &curve, NULL));
  g_assert_cmpfloat_with_epsilon(curve.cards, 20 * 365, 1e-6);
  g_assert_true(compute(&options, 0, NULL, &curve, NULL));
  g_assert_cmpfloat(curve.minutes[0], >, 0);
  options.new_per_day = 0;
  g_assert_true(compute(&options, 10, NULL, &curve, NULL));
  g_assert_cmpfloat_with_epsilon(curve.cards, 10, 1e-6);
}

static void
test_called_off(void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new();
  g_autoptr(GError) error = NULL;
  IlkStudyOptions options;
  IlkRetentionCurve curve;

  ilk_study_options_init(&options);
  g_cancellable_cancel(cancellable);
  g_assert_false(compute(&options, 10, cancellable, &curve, &error));
  g_assert_error(error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Turning the retention itself moves along the curve, and must not compute it again. */
static void
test_same(void)
{
  IlkStudyOptions a, b;

  ilk_study_options_init(&a);
  ilk_study_options_init(&b);
  b.desired_retention = 0.8;
  g_assert_true(ilk_retention_curve_same(&a, &b));
  b.parameters[ILK_MODEL_FSRS_6][3] += 1;
  g_assert_false(ilk_retention_curve_same(&a, &b));
  ilk_study_options_init(&b);
  b.model = ILK_MODEL_FSRS_7;
  g_assert_false(ilk_retention_curve_same(&a, &b));
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_data_func("/study/retention-curve/costs-and-brings", GINT_TO_POINTER(ILK_MODEL_FSRS_6),
                       test_costs_and_brings);
  g_test_add_data_func("/study/retention-curve/costs-and-brings-by-fsrs7",
                       GINT_TO_POINTER(ILK_MODEL_FSRS_7), test_costs_and_brings);
  g_test_add_func("/study/retention-curve/scales", test_scales);
  g_test_add_func("/study/retention-curve/extremes", test_extremes);
  g_test_add_func("/study/retention-curve/called-off", test_called_off);
  g_test_add_func("/study/retention-curve/same", test_same);
  return g_test_run();
}
