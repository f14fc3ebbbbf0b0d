/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counting cards into bins.
 */
#include "app/progress/distribution.h"

#include "app/store/front/collection-figures.h"

#include <math.h>

static const double stability_edges[ILK_STABILITY_BINS + 1] = {0,  1,  3,   7,   14,
                                                               30, 90, 180, 365, INFINITY};

static int
compare_stability(gconstpointer a, gconstpointer b)
{
  double left = ((const IlkStrength *) a)->stability, right = ((const IlkStrength *) b)->stability;
  return (left > right) - (left < right);
}

/* The last bin also takes what lies on its upper edge or beyond. */
static void
count_into(IlkBin *bins, guint n, double value)
{
  guint i = 0;
  while (i + 1 < n && value >= bins[i].high)
    i++;
  bins[i].n++;
}

static void
set_edges(IlkDistribution *self)
{
  for (guint i = 0; i < ILK_STABILITY_BINS; i++)
    self->stability[i] = (IlkBin){stability_edges[i], stability_edges[i + 1], 0};
  for (guint i = 0; i < ILK_DIFFICULTY_BINS; i++)
    self->difficulty[i] = (IlkBin){1.0 + i, 2.0 + i, 0};
}

void
ilk_distribution_init(IlkDistribution *self, GArray *strengths)
{
  *self = (IlkDistribution){.cards = strengths->len, .median_stability = NAN};
  set_edges(self);
  g_array_sort(strengths, compare_stability);
  for (guint i = 0; i < strengths->len; i++) {
    const IlkStrength *strength = &g_array_index(strengths, IlkStrength, i);
    count_into(self->stability, ILK_STABILITY_BINS, strength->stability);
    count_into(self->difficulty, ILK_DIFFICULTY_BINS, strength->difficulty);
  }
  if (strengths->len > 0)
    self->median_stability = g_array_index(strengths, IlkStrength, strengths->len / 2).stability;
}
