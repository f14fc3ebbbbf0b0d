/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Adam: one step from a gradient, its learning rate annealed by a cosine.
 */
#include "app/memory/adam-private.h"

#include <math.h>

#define EPSILON 1e-8
#define PI 3.14159265358979323846

double
fsrs_cosine_rate(double rate, size_t step, size_t total)
{
  return rate * (1 + cos(PI * (double) step / (double) total)) / 2;
}

void
fsrs_adam_step(fsrs_adam *self, double *w, const double *gradient)
{
  double rate = fsrs_cosine_rate(self->rate, self->steps++, self->total_steps);
  double bias1 = 1 - pow(self->beta1, (double) self->steps);
  double bias2 = 1 - pow(self->beta2, (double) self->steps);
  for (size_t i = 0; i < self->n; i++) {
    double g = gradient[i];
    self->mean[i] = self->beta1 * self->mean[i] + (1 - self->beta1) * g;
    self->square[i] = self->beta2 * self->square[i] + (1 - self->beta2) * g * g;
    w[i] -= rate * (self->mean[i] / bias1) / (sqrt(self->square[i] / bias2) + EPSILON);
  }
}
