/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The two models in training, with the constants that fsrs-rs and srs-benchmark train them with,
 * but for the epochs, batches and pull of FSRS-6, which were chosen with its prior.
 */
#include "app/memory/trainee-private.h"

#include "app/memory/walk7-private.h"

static const double spread6[FSRS6_PARAMETERS] = {
    6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6,  0.12, 0.39, 0.18, 0.33,
    0.3,  0.09, 0.16,  0.57,  0.25, 1.03, 0.31, 0.32, 0.14, 0.27,
};

/* The first stabilities are as good as free. */
static const double spread7[FSRS7_PARAMETERS] = {
    9999,   9999,   9999,   9999,   0.523,  0.2528, 0.4329, 0.2966, 0.2139, 0.2889, 0.1862, 0.175,
    0.3812, 0.3013, 0.9104, 0.3234, 0.2448, 0.3273, 0.1842, 0.1735, 0.4608, 0.311,  0.864,  0.0418,
    0.2596, 0.0798, 0.0682, 0.1282, 0.1397, 0.1407, 0.1489, 0.2,    0.15,   0.15,
};

static void
sum6(const fsrs_model *model, const fsrs_sequences *cards, size_t from, size_t to, void *steps,
     double *sums)
{
  const fsrs6_walk *walk = fsrs6_get_walk();
  fsrs6_gradient gradient = {{{0}}};
  for (size_t g = from; g < to; g++)
    walk->back(&model->six, cards->rows + cards->groups[g].at, cards->groups[g].length, steps,
               &gradient);
  for (int i = 0; i < FSRS6_PARAMETERS; i++)
    sums[i] = fsrs_sum(gradient.w[i]);
}

static void
sum7(const fsrs_model *model, const fsrs_sequences *cards, size_t from, size_t to, void *steps,
     double *sums)
{
  const fsrs7_walk *walk = fsrs7_get_walk();
  fsrs7_gradient gradient = {{{0}}};
  for (size_t g = from; g < to; g++)
    walk->back(&model->seven, cards->rows + cards->groups[g].at, cards->groups[g].length, steps,
               &gradient);
  for (int i = 0; i < FSRS7_PARAMETERS; i++)
    sums[i] = fsrs_sum(gradient.w[i]);
}

static const fsrs_trainee six = {
    .spread = spread6,
    .pull = 0.55,
    .rate = 0.04,
    .beta1 = 0.9,
    .beta2 = 0.999,
    .epochs = 10,
    .step_size = sizeof(fsrs6_step),
    .sum = sum6,
};

static const fsrs_trainee seven = {
    .spread = spread7,
    .pull = 0.3333,
    .rate = 0.0118,
    .beta1 = 0.7,
    .beta2 = 0.98,
    .epochs = 9,
    .batch_items = 512,
    .step_size = sizeof(fsrs7_step),
    .sum = sum7,
};

const fsrs_trainee *
fsrs_trainee_of(fsrs_version version)
{
  return version == FSRS_7 ? &seven : &six;
}
