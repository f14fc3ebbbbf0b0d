/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of learners beforehand: its slope is that of one function, which is least at the
 * defaults.
 */
#include "app/memory/prior-private.h"

#include "app/memory/parameters.h"
#include "app/memory/trainee-private.h"

#include <glib.h>
#include <math.h>

#define PLACES 20
#define STEP 1e-5

typedef struct {
  fsrs_prior prior;
  size_t n;
  size_t logarithmic;
} known;

static known
known_of(fsrs_version version)
{
  const fsrs_trainee *trainee = fsrs_trainee_of(version);
  known it = {.prior = {.version = version, .spread = trainee->spread, .pull = trainee->pull},
              .n = fsrs_version_parameters(version),
              .logarithmic = version == FSRS_6 ? FSRS_LOGARITHMIC : 0};

  for (size_t i = 0; i < it.n; i++)
    it.prior.start[i] = fsrs_version_defaults(version)[i];
  return it;
}

/* @moved: (inout): whatever is fitted by its logarithm is moved by that. */
static void
move(const known *it, double *moved, size_t i, double by)
{
  moved[i] = i < it->logarithmic ? moved[i] * exp(by) : moved[i] + by;
}

static void
slope_at(const known *it, const double *w, double *slope)
{
  for (size_t i = 0; i < it->n; i++)
    slope[i] = 0;
  fsrs_prior_slope(&it->prior, w, 1, slope);
}

/* Of @along by @i. */
static double
change(const known *it, const double *w, size_t along, size_t i)
{
  double moved[FSRS_MAX_PARAMETERS], low[FSRS_MAX_PARAMETERS], high[FSRS_MAX_PARAMETERS];

  for (size_t k = 0; k < it->n; k++)
    moved[k] = w[k];
  move(it, moved, i, -STEP);
  slope_at(it, moved, low);
  move(it, moved, i, 2 * STEP);
  slope_at(it, moved, high);
  return (high[along] - low[along]) / (2 * STEP);
}

static void
assert_one_function(const known *it, const double *w)
{
  for (size_t i = 0; i < it->n; i++)
    for (size_t k = i + 1; k < it->n; k++) {
      double one = change(it, w, i, k), other = change(it, w, k, i);
      g_assert_cmpfloat_with_epsilon(one, other, 1e-4 * (1 + fabs(one)));
    }
}

static void
test_one_function(gconstpointer data)
{
  known it = known_of((fsrs_version) GPOINTER_TO_INT(data));
  g_autoptr(GRand) chance = g_rand_new_with_seed(7);

  for (int place = 0; place < PLACES; place++) {
    double w[FSRS_MAX_PARAMETERS];
    for (size_t i = 0; i < it.n; i++) {
      double spread = i < it.logarithmic ? 1 : it.prior.spread[i];
      w[i] = it.prior.start[i];
      move(&it, w, i, spread * g_rand_double_range(chance, -2, 2));
    }
    assert_one_function(&it, w);
  }
}

static void
test_least_at_defaults(gconstpointer data)
{
  known it = known_of((fsrs_version) GPOINTER_TO_INT(data));
  double slope[FSRS_MAX_PARAMETERS];

  slope_at(&it, it.prior.start, slope);
  for (size_t i = 0; i < it.n; i++)
    g_assert_cmpfloat(slope[i], ==, 0);
}

/* Who forgets new cards sooner is expected to gain less by a review: growth is pulled down. */
static void
test_growth_follows(void)
{
  enum { GROWTH = 8 };
  known it = known_of(FSRS_6);
  double w[FSRS_MAX_PARAMETERS], slope[FSRS_MAX_PARAMETERS];

  for (size_t i = 0; i < it.n; i++)
    w[i] = it.prior.start[i] * (i < it.logarithmic ? 0.2 : 1);
  slope_at(&it, w, slope);
  g_assert_cmpfloat(slope[GROWTH], >, 0);
  for (size_t i = it.logarithmic; i < it.n; i++)
    g_assert_true(i == GROWTH || slope[i] == 0);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_data_func("/memory/prior/one-function/6", GINT_TO_POINTER(FSRS_6), test_one_function);
  g_test_add_data_func("/memory/prior/one-function/7", GINT_TO_POINTER(FSRS_7), test_one_function);
  g_test_add_data_func("/memory/prior/defaults/6", GINT_TO_POINTER(FSRS_6), test_least_at_defaults);
  g_test_add_data_func("/memory/prior/defaults/7", GINT_TO_POINTER(FSRS_7), test_least_at_defaults);
  g_test_add_func("/memory/prior/growth", test_growth_follows);
  return g_test_run();
}
