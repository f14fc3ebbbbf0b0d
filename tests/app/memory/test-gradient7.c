/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FSRS-7's walk in lanes against finite differences of its formulas.
 */
#include "app/memory/isa-private.h"

#include <glib.h>
#include <math.h>

#define REVIEWS 10
#define STEP 1e-6

typedef struct {
  fsrs_row rows[REVIEWS];
} Cards;

static void
make_cards(Cards *cards, GRand *random)
{
  *cards = (Cards){.rows = {{{0}, {0}, {0}}}};
  for (int lane = 0; lane < FSRS_LANES; lane++) {
    int length = g_rand_int_range(random, 2, REVIEWS + 1);
    for (int i = 0; i < REVIEWS; i++) {
      gboolean real = i < length;
      double days = exp(g_rand_double_range(random, log(1e-4), log(100)));
      fsrs_row *row = &cards->rows[i];
      row->rating[lane] = real ? (float) g_rand_int_range(random, 1, 5) : 3;
      row->days[lane] = real && i > 0 ? (float) days : 0;
      row->weight[lane] = real && i > 0 ? (float) g_rand_double_range(random, 0.25, 1) : 0;
    }
  }
}

static double
plain_loss(const double *w, const Cards *cards)
{
  fsrs7 model;
  fsrs7_init(&model, w);
  double loss = 0;
  for (int lane = 0; lane < FSRS_LANES; lane++) {
    fsrs_memory memory = fsrs7_first(&model, (int) cards->rows[0].rating[lane]);
    for (gsize i = 1; i < REVIEWS; i++) {
      const fsrs_row *row = &cards->rows[i];
      double p = fsrs7_retrievability(&model, &memory, row->days[lane]);
      loss -= row->weight[lane] * log(row->rating[lane] > 1 ? p : 1 - p);
      memory = fsrs7_next(&model, &memory, row->days[lane], (int) row->rating[lane]);
    }
  }
  return loss;
}

static void
gradient_of(const fsrs7_walk *walk, const double *w, const Cards *cards, double *gradient)
{
  fsrs7_step steps[REVIEWS + 1];
  fsrs7_gradient sum = {{{0}}};
  fsrs7 model;
  fsrs7_init(&model, w);
  walk->back(&model, cards->rows, REVIEWS, steps, &sum);
  for (int i = 0; i < FSRS7_PARAMETERS; i++)
    gradient[i] = fsrs_sum(sum.w[i]);
}

static void
random_parameters(GRand *random, double *w)
{
  for (int i = 0; i < FSRS7_PARAMETERS; i++)
    w[i] = (fsrs7_default_parameters[i] + 0.02) * g_rand_double_range(random, 0.85, 1.15);
  fsrs7_parameters_clamp(w);
}

static double
slope_of(double *w, int i, const Cards *cards)
{
  double at = w[i];
  w[i] = at + STEP;
  double above = plain_loss(w, cards);
  w[i] = at - STEP;
  double below = plain_loss(w, cards);
  w[i] = at;
  return (above - below) / (2 * STEP);
}

static void
test_finite_differences(void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(77);
  for (int round = 0; round < 200; round++) {
    Cards cards;
    double w[FSRS7_PARAMETERS], gradient[FSRS7_PARAMETERS];
    make_cards(&cards, random);
    random_parameters(random, w);
    gradient_of(fsrs7_get_walk(), w, &cards, gradient);
    for (int i = 0; i < FSRS7_PARAMETERS; i++)
      g_assert_cmpfloat_with_epsilon(slope_of(w, i, &cards), gradient[i],
                                     1e-5 * (1 + fabs(gradient[i])));
  }
}

static void
test_lanes_predict_as_formulas(void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(79);
  Cards cards;
  fsrs7 model;
  fsrs_lanes_stored recall[REVIEWS];
  make_cards(&cards, random);
  fsrs7_init(&model, fsrs7_default_parameters);
  fsrs7_get_walk()->predict(&model, cards.rows, REVIEWS, recall);
  for (int lane = 0; lane < FSRS_LANES; lane++) {
    fsrs_memory memory = fsrs7_first(&model, (int) cards.rows[0].rating[lane]);
    for (gsize i = 1; i < REVIEWS; i++) {
      double days = cards.rows[i].days[lane];
      g_assert_cmpfloat_with_epsilon(fsrs7_retrievability(&model, &memory, days), recall[i][lane],
                                     1e-6);
      memory = fsrs7_next(&model, &memory, days, (int) cards.rows[i].rating[lane]);
    }
  }
}

static void
test_every_processor_computes_the_same(void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(78);
  Cards cards;
  double widest[FSRS7_PARAMETERS], plain[FSRS7_PARAMETERS];
  make_cards(&cards, random);
  gradient_of(fsrs7_get_walk(), fsrs7_default_parameters, &cards, widest);
  gradient_of(&fsrs7_walk_plain, fsrs7_default_parameters, &cards, plain);
  g_assert_cmpmem(widest, sizeof widest, plain, sizeof plain);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/memory/gradient7/finite-differences", test_finite_differences);
  g_test_add_func("/memory/gradient7/lanes-predict", test_lanes_predict_as_formulas);
  g_test_add_func("/memory/gradient7/same-bits", test_every_processor_computes_the_same);
  return g_test_run();
}
