/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The walks in lanes against the formulas, and their gradient against finite differences and
 * against published partial derivatives.
 */
#include "app/memory/adam-private.h"
#include "app/memory/isa-private.h"
#include "tests/app/memory/fixture.h"

#include <math.h>

#define REVIEWS 12
#define STEP 1e-6

typedef struct {
  fsrs_row rows[REVIEWS];
  gsize n;
} Cards;

/* Cards with every kind of review: each rating, on the same day and on others, and short ones. */
static void
make_cards(Cards *cards, GRand *random)
{
  *cards = (Cards){.n = REVIEWS};
  for (int lane = 0; lane < FSRS_LANES; lane++) {
    int length = g_rand_int_range(random, 2, REVIEWS + 1);
    for (int i = 0; i < REVIEWS; i++) {
      gboolean real = i < length, same_day = g_rand_int_range(random, 0, 4) == 0;
      fsrs_row *row = &cards->rows[i];
      row->rating[lane] = real ? (float) g_rand_int_range(random, 1, 5) : 3;
      row->days[lane] = real && i > 0 && !same_day ? (float) g_rand_int_range(random, 1, 60) : 0;
      row->weight[lane] = row->days[lane] > 0 ? (float) g_rand_double_range(random, 0.25, 1) : 0;
    }
  }
}

static double
review_loss(double recall, double rating, double weight)
{
  return weight == 0 ? 0 : -weight * log(rating > 1 ? recall : 1 - recall);
}

/* The loss by the formulas of fsrs6.c, a card at a time. */
static double
plain_loss(const double *w, gboolean short_term, const Cards *cards)
{
  fsrs6 model;
  fsrs6_init(&model, w, short_term);
  double loss = 0;
  for (int lane = 0; lane < FSRS_LANES; lane++) {
    fsrs_memory memory = fsrs6_first(&model, (int) cards->rows[0].rating[lane]);
    for (gsize i = 1; i < cards->n; i++) {
      const fsrs_row *row = &cards->rows[i];
      double days = row->days[lane];
      loss += review_loss(fsrs6_retrievability(&model, memory.stability, days), row->rating[lane],
                          row->weight[lane]);
      memory = fsrs6_next(&model, &memory, days, (int) row->rating[lane]);
    }
  }
  return loss;
}

static void
gradient_of(const fsrs6_walk *walk, const double *w, gboolean short_term, const Cards *cards,
            double *gradient)
{
  fsrs6_step steps[REVIEWS + 1];
  fsrs6_gradient sum = {{{0}}};
  fsrs6 model;
  fsrs6_init(&model, w, short_term);
  walk->back(&model, cards->rows, cards->n, steps, &sum);
  for (int i = 0; i < FSRS6_PARAMETERS; i++)
    gradient[i] = fsrs_sum(sum.w[i]);
}

static void
random_parameters(GRand *random, double *w)
{
  for (int i = 0; i < FSRS6_PARAMETERS; i++)
    w[i] = fsrs6_default_parameters[i] * g_rand_double_range(random, 0.8, 1.25);
  fsrs6_parameters_clamp(w, 1, TRUE);
}

static void
test_finite_differences(void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(6);
  for (int round = 0; round < 200; round++) {
    Cards cards;
    double w[FSRS6_PARAMETERS], gradient[FSRS6_PARAMETERS];
    gboolean short_term = round % 3 != 0;
    make_cards(&cards, random);
    random_parameters(random, w);
    gradient_of(fsrs6_get_walk(), w, short_term, &cards, gradient);
    for (int i = 0; i < FSRS6_PARAMETERS; i++) {
      double at = w[i];
      w[i] = at + STEP;
      double above = plain_loss(w, short_term, &cards);
      w[i] = at - STEP;
      double below = plain_loss(w, short_term, &cards);
      w[i] = at;
      g_assert_cmpfloat_with_epsilon((above - below) / (2 * STEP), gradient[i],
                                     1e-5 * (1 + fabs(gradient[i])));
    }
  }
}

static void
test_lanes_predict_as_formulas(void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(7);
  Cards cards;
  fsrs6 model;
  fsrs_lanes_stored recall[REVIEWS];
  make_cards(&cards, random);
  fsrs6_init(&model, fsrs6_default_parameters, TRUE);
  fsrs6_get_walk()->predict(&model, cards.rows, cards.n, recall);
  for (int lane = 0; lane < FSRS_LANES; lane++) {
    fsrs_memory memory = fsrs6_first(&model, (int) cards.rows[0].rating[lane]);
    for (gsize i = 1; i < cards.n; i++) {
      double days = cards.rows[i].days[lane];
      g_assert_cmpfloat_with_epsilon(fsrs6_retrievability(&model, memory.stability, days),
                                     recall[i][lane], 1e-6);
      memory = fsrs6_next(&model, &memory, days, (int) cards.rows[i].rating[lane]);
    }
  }
}

static void
test_every_processor_computes_the_same(void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(8);
  Cards cards;
  double widest[FSRS6_PARAMETERS], plain[FSRS6_PARAMETERS];
  make_cards(&cards, random);
  gradient_of(fsrs6_get_walk(), fsrs6_default_parameters, TRUE, &cards, widest);
  gradient_of(&fsrs6_walk_plain, fsrs6_default_parameters, TRUE, &cards, plain);
  g_assert_cmpmem(widest, sizeof widest, plain, sizeof plain);
}

static void
test_functions_of_lanes(void)
{
  for (int i = -4000; i <= 4000; i++) {
    double x = 0.0137 * i;
    g_assert_cmpfloat_with_epsilon(fsrs_exp(fsrs_all(x))[0] / exp(x), 1, 3e-13);
    g_assert_cmpfloat_with_epsilon(fsrs_ln(fsrs_all(exp(x)))[0], x, 1e-12);
  }
}

/* Reads column @lane of a matrix with a row for each review. */
static void
read_column(JsonObject *grad, int lane, Cards *cards)
{
  JsonArray *days = json_object_get_array_member(grad, "t_history_rows");
  JsonArray *ratings = json_object_get_array_member(grad, "r_history_rows");
  guint n = json_array_get_length(days);
  for (guint i = 0; i < n; i++) {
    double row[FSRS_LANES];
    fixture_numbers_of(json_array_get_array_element(days, i), row, FSRS_LANES);
    cards->rows[i].days[lane] = (float) row[lane];
    fixture_numbers_of(json_array_get_array_element(ratings, i), row, FSRS_LANES);
    cards->rows[i].rating[lane] = (float) row[lane];
  }
  double last[FSRS_LANES], label[FSRS_LANES];
  fixture_numbers(grad, "delta_t", last, FSRS_LANES);
  fixture_numbers(grad, "label", label, FSRS_LANES);
  cards->rows[n].days[lane] = (float) last[lane];
  cards->rows[n].rating[lane] = label[lane] > 0 ? 3 : 1;
  cards->rows[n].weight[lane] = 1;
  cards->n = n + 1;
}

static void
read_published(JsonObject *grad, Cards *cards)
{
  *cards = (Cards){.n = 0};
  for (int lane = 0; lane < json_object_get_int_member(grad, "columns"); lane++)
    read_column(grad, lane, cards);
  for (int lane = (int) json_object_get_int_member(grad, "columns"); lane < FSRS_LANES; lane++)
    for (gsize i = 0; i < cards->n; i++)
      cards->rows[i].rating[lane] = 3;
}

static void
test_published_partials(void)
{
  g_autoptr(JsonObject) all = fixture_load_json("published.json");
  JsonObject *grad = json_object_get_object_member(all, "grad");
  double w[FSRS6_PARAMETERS], gradient[FSRS6_PARAMETERS], expected[FSRS6_PARAMETERS];
  Cards cards;
  read_published(grad, &cards);
  memcpy(w, fsrs6_default_parameters, sizeof w);
  gradient_of(fsrs6_get_walk(), w, TRUE, &cards, gradient);
  fixture_numbers(grad, "dw", expected, FSRS6_PARAMETERS);
  g_assert_cmpfloat_with_epsilon(plain_loss(w, TRUE, &cards),
                                 json_object_get_double_member(grad, "loss"), 1e-5);
  for (int i = 0; i < FSRS6_PARAMETERS; i++)
    g_assert_cmpfloat_with_epsilon(gradient[i], expected[i], 1e-5 * (1 + fabs(expected[i])));

  fsrs_adam adam = {
      .n = FSRS6_PARAMETERS, .rate = 0.04, .beta1 = 0.9, .beta2 = 0.999, .total_steps = 100};
  fsrs_adam_step(&adam, w, gradient);
  fsrs6_parameters_clamp(w, 1, TRUE);
  fixture_numbers(grad, "after_adam_lr0.04_and_clip", expected, FSRS6_PARAMETERS);
  for (int i = 0; i < FSRS6_PARAMETERS; i++)
    g_assert_cmpfloat_with_epsilon(w[i], expected[i], 1e-5);
  g_assert_cmpfloat_with_epsilon(plain_loss(w, TRUE, &cards),
                                 json_object_get_double_member(grad, "second_loss"), 1e-5);
}

static void
test_learning_rates(void)
{
  g_autoptr(JsonObject) all = fixture_load_json("published.json");
  JsonObject *schedule = json_object_get_object_member(all, "lr_schedule");
  double rates[16];
  gsize n = fixture_numbers(schedule, "lr", rates, G_N_ELEMENTS(rates));
  for (gsize i = 0; i < n; i++)
    g_assert_cmpfloat_with_epsilon(fsrs_cosine_rate(0.04, i, 5), rates[i], 1e-12);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/memory/gradient/finite-differences", test_finite_differences);
  g_test_add_func("/memory/gradient/lanes-predict", test_lanes_predict_as_formulas);
  g_test_add_func("/memory/gradient/same-bits", test_every_processor_computes_the_same);
  g_test_add_func("/memory/gradient/functions-of-lanes", test_functions_of_lanes);
  g_test_add_func("/memory/gradient/published-partials", test_published_partials);
  g_test_add_func("/memory/gradient/learning-rates", test_learning_rates);
  return g_test_run();
}
