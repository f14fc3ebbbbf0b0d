/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How strong the memories are: how many cards lie between which bounds. Pure functions, any thread.
 */
#pragma once

#include <glib.h>

#define ILK_STABILITY_BINS 9
#define ILK_DIFFICULTY_BINS 9

/** IlkBin: @n: values in [@low, @high); @high of the last is infinite or belongs to it */
typedef struct {
  double low;
  double high;
  guint n;
} IlkBin;

/**
 * IlkDistribution:
 * @cards: how many were ever answered
 * @stability: in days: up to 1 day, 3 days, 1 and 2 weeks, 1, 3 and 6 months, 1 year, and beyond
 * @difficulty: from 1 to 10
 * @median_stability: days that half of the cards hold at least, NAN without cards
 */
typedef struct {
  guint cards;
  IlkBin stability[ILK_STABILITY_BINS];
  IlkBin difficulty[ILK_DIFFICULTY_BINS];
  double median_stability;
} IlkDistribution;

/** ilk_distribution_init: @strengths: (element-type IlkStrength): gets sorted by stability */
void ilk_distribution_init(IlkDistribution *self, GArray *strengths);
