/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From predictions and outcomes to figures, as srs-benchmark defines them.
 */
#include "app/memory/math-private.h"
#include "app/memory/memory.h"
#include "app/memory/predict-private.h"
#include "app/memory/sort-private.h"

#include <math.h>
#include <stdlib.h>

#define MIN_PROBABILITY 1e-7
/* Bins of the RMSE: a logarithmic scale each for days, reviews and lapses. */
#define DAYS_BASE 3.62
#define LENGTH_BASE 1.89
#define LAPSES_BASE 1.73
#define DAYS_BINS 24
#define LENGTH_BINS 32
#define LAPSES_BINS 32
/* Intervals below a day have bins of their own (FSRS-7). */
#define DAYS_BELOW_ONE 12
/* Predictions closer than this are one to the AUC. */
#define AUC_RESOLUTION 0x1p33

typedef struct {
  double weight, predicted, recalled;
} bin;

typedef struct {
  const fsrs_log *log;
  const float *recall;
  const float *weight;
  bin *bins;
  fsrs_keyed *ranked; /* twice the room, for sorting */
  size_t n;
  double total, loss, recalled;
  fsrs_calibration_bin calibration[FSRS_CALIBRATION_BINS];
} measuring;

static size_t
log_bin(double x, double base, int below, int bins)
{
  double i = floor(log(x) / log(base)) + below;
  return (size_t) fsrs_clamp(i, 0, bins - 1);
}

static bin *
bin_of(const measuring *self, double days, size_t reviews, size_t lapses)
{
  size_t d = log_bin(days, DAYS_BASE, DAYS_BELOW_ONE, DAYS_BINS);
  size_t n = log_bin((double) reviews + 1, LENGTH_BASE, 0, LENGTH_BINS);
  size_t l = lapses == 0 ? 0 : log_bin((double) lapses, LAPSES_BASE, 1, LAPSES_BINS);
  return &self->bins[(d * LENGTH_BINS + n) * LAPSES_BINS + l];
}

static void
add_to_calibration(measuring *self, double p, double y, double weight)
{
  size_t i = (size_t) fsrs_clamp(p * FSRS_CALIBRATION_BINS, 0, FSRS_CALIBRATION_BINS - 1);
  fsrs_calibration_bin *cell = &self->calibration[i];
  cell->count += weight;
  cell->predicted += weight * p;
  cell->recalled += weight * y;
}

static void
judge(measuring *self, uint32_t i, bin *cell)
{
  double p = self->recall[i], y = self->log->rating[i] > FSRS_AGAIN, weight = self->weight[i];
  double held = fmin(fmax(p, MIN_PROBABILITY), 1 - MIN_PROBABILITY);
  self->loss -= weight * log(y > 0 ? held : 1 - held);
  self->total += weight;
  self->recalled += weight * y;
  cell->weight += weight;
  cell->predicted += weight * p;
  cell->recalled += weight * y;
  add_to_calibration(self, p, y, weight);
  self->ranked[self->n++] = (fsrs_keyed){(uint64_t) (held * AUC_RESOLUTION), i};
}

/* Only reviews on another day than the one before count as earlier reviews and lapses. */
static void
judge_card(measuring *self, size_t card)
{
  const fsrs_log *log = self->log;
  size_t reviews = 0, lapses = 0;
  for (uint32_t i = log->begin[card]; i < log->start[card + 1]; i++) {
    bool item = fsrs_is_item(log, log->begin[card], i);
    reviews += item;
    if (self->weight[i] > 0)
      judge(self, i, bin_of(self, fmax(log->days[i], 1), reviews, lapses));
    lapses += item && log->rating[i] == FSRS_AGAIN;
  }
}

static double
rmse(const measuring *self)
{
  double sum = 0;
  for (size_t i = 0; i < (size_t) DAYS_BINS * LENGTH_BINS * LAPSES_BINS; i++) {
    const bin *cell = &self->bins[i];
    double off = cell->predicted - cell->recalled;
    sum += cell->weight > 0 ? off * off / cell->weight : 0;
  }
  return sqrt(sum / self->total);
}

/* Goes up the predictions; each recalled review passes the forgotten ones below it, and half of
 * those level with it. */
static double
auc(measuring *self)
{
  double passed = 0, forgotten = 0, recalled = 0;
  fsrs_sort(self->ranked, self->ranked + self->n, self->n);
  for (size_t i = 0; i < self->n;) {
    uint64_t key = self->ranked[i].key;
    double level_forgotten = 0, level_recalled = 0;
    for (; i < self->n && self->ranked[i].key == key; i++) {
      uint32_t review = self->ranked[i].index;
      bool known = self->log->rating[review] > FSRS_AGAIN;
      level_recalled += known ? self->weight[review] : 0;
      level_forgotten += known ? 0 : self->weight[review];
    }
    passed += level_recalled * (forgotten + level_forgotten / 2);
    forgotten += level_forgotten;
    recalled += level_recalled;
  }
  return passed / (recalled * forgotten);
}

static void
conclude(measuring *self, fsrs_evaluation *evaluation)
{
  *evaluation = (fsrs_evaluation){
      .items = self->n,
      .log_loss = self->loss / self->total,
      .rmse_bins = rmse(self),
      .auc = auc(self),
      .average_recall = self->recalled / self->total,
  };
  for (int i = 0; i < FSRS_CALIBRATION_BINS; i++) {
    fsrs_calibration_bin *cell = &evaluation->calibration[i];
    *cell = self->calibration[i];
    if (cell->count > 0) {
      cell->predicted /= cell->count;
      cell->recalled /= cell->count;
    }
  }
}

fsrs_status
fsrs_measure(const fsrs_log *log, const float *recall, const float *weight,
             fsrs_evaluation *evaluation)
{
  measuring self = {.log = log, .recall = recall, .weight = weight};
  self.bins = calloc((size_t) DAYS_BINS * LENGTH_BINS * LAPSES_BINS, sizeof *self.bins);
  self.ranked = malloc(2 * (log->n + 1) * sizeof *self.ranked);
  fsrs_status status = FSRS_ERROR_NO_MEMORY;
  if (self.bins != NULL && self.ranked != NULL) {
    for (size_t card = 0; card < log->n_cards; card++)
      judge_card(&self, card);
    status = self.n == 0 ? FSRS_ERROR_TOO_FEW : FSRS_OK;
  }
  if (status == FSRS_OK)
    conclude(&self, evaluation);
  free(self.bins);
  free(self.ranked);
  return status;
}
