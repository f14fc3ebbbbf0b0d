/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers come from a fixed sequence, so that a picture or a figure never changes by itself.
 */
#include "tests/ui/progress/learner.h"

#include "app/store/front/collection-options.h"
#include "app/store/front/collection-predictions.h"
#include "app/store/front/collection-study.h"

#include <math.h>

#define MOST_A_DAY 60

/* Eight in nine are recalled, a few with effort or ease. */
static IlkRating
draw_rating(GRand *random)
{
  double luck = g_rand_double(random);

  if (luck < 0.11)
    return ILK_RATING_AGAIN;
  if (luck < 0.2)
    return ILK_RATING_HARD;
  return luck < 0.92 ? ILK_RATING_GOOD : ILK_RATING_EASY;
}

static void
study_a_day(IlkCollection *collection, GRand *random, int most)
{
  gint64 card;

  for (int i = 0; i < most && (card = fixture_next(collection, 0)) != 0; i++) {
    g_autoptr(GError) error = NULL;
    gint64 ms = g_rand_int_range(random, 4000, 20000);
    ilk_clock_advance(ms);
    IlkReview review = {
        .card = card, .at = ilk_clock_now(), .rating = draw_rating(random), .ms = ms};
    ilk_collection_answer(collection, &review, NULL, &error);
    g_assert_no_error(error);
  }
}

static void
slow_down(IlkCollection *collection)
{
  g_autoptr(GError) error = NULL;
  IlkStudyOptions options;

  g_assert_true(ilk_collection_get_options(collection, 0, &options, &error));
  options.new_per_day = 4;
  g_assert_true(ilk_collection_set_options(collection, 0, &options, &error));
}

void
learner_study(IlkCollection *collection, int days)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(4);

  slow_down(collection);
  for (int ago = days - 1; ago >= 0; ago--) {
    gboolean away = ago % 9 == 5 || (ago > 40 && ago < 47);
    ilk_clock_freeze(NOON - ago * ILK_MS_PER_DAY, 0);
    if (!away)
      study_a_day(collection, random, ago == 0 ? 12 : g_rand_int_range(random, 4, MOST_A_DAY));
  }
  ilk_clock_freeze(NOON, 0);
}

void
learner_predict(IlkCollection *collection, int n)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(7);

  for (int i = 0; i < n; i++) {
    g_autoptr(GError) error = NULL;
    double spread = 1.6 * (n - i) / n + 0.1;
    double predicted = 2 * exp(g_rand_double_range(random, -0.4, 1) * spread);
    g_assert_cmpint(
        ilk_collection_add_prediction(collection, 0, "gil-contention", "{}", predicted, 2, &error),
        !=, 0);
    g_assert_no_error(error);
  }
}
