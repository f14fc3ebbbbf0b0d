/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Choosing what to learn from, as fsrs-rs does it: outliers first, then first stabilities, then
 * weights by age.
 */
#include "app/memory/training-private.h"

#include "app/memory/memory.h"
#include "app/memory/parameters.h"
#include "app/memory/sort-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Outliers: this share of a first rating's cards may always go. (fsrs-rs lets at least 20 cards
 * go, which is most of a log of a few hundred reviews.) */
#define OUTLIER_SHARE 20
/* A group that is not among the smallest stays when it has this many cards, unless there are few
 * cards at all, and few enough days. */
#define SMALLEST_GROUP 6
#define FEW_CARDS 200
#define LONGEST_FIRST_DAYS 100
#define LONGEST_FIRST_DAYS_EASY 365
#define RATING_SHIFT 32
/* Weights are by age in seconds: finer ones would only take the sort longer. */
#define MS_PER_AGE 1000

/* Cards alike in first rating and days: a run of the sorted firsts. */
typedef struct {
  size_t at;
  size_t count;
  uint32_t days;
} run;

typedef struct {
  const fsrs_log *log;
  fsrs_keyed *firsts; /* by first rating and days: cards; twice the room, for sorting */
  size_t n;
  run *runs;
  fsrs_first_group *groups;
} firsts;

static uint32_t
end_of(const fsrs_log *log, size_t card)
{
  uint32_t end = log->start[card + 1], begin = log->begin[card];
  return end - begin > FSRS_MAX_SEQUENCE ? begin + FSRS_MAX_SEQUENCE : end;
}

/* Returns: the first review on another day than the one before, or @end. */
static uint32_t
first_on_another_day(const fsrs_log *log, size_t card)
{
  uint32_t i = log->begin[card] + 1, end = end_of(log, card);
  while (i < end && log->days[i] == 0)
    i++;
  return i < end ? i : end;
}

static void
collect_firsts(firsts *self)
{
  const fsrs_log *log = self->log;
  for (size_t card = 0; card < log->n_cards; card++) {
    uint32_t i = first_on_another_day(log, card);
    if (i >= end_of(log, card))
      continue;
    uint64_t rating = log->rating[log->begin[card]];
    uint64_t key = rating << RATING_SHIFT | (uint32_t) log->days[i];
    self->firsts[self->n++] = (fsrs_keyed){key, (uint32_t) card};
  }
  fsrs_sort(self->firsts, self->firsts + self->n, self->n);
}

static void
forget_card(fsrs_training *self, const fsrs_log *log, size_t card)
{
  for (uint32_t i = log->begin[card]; i < end_of(log, card); i++) {
    self->outliers += self->weight[i] > 0;
    self->weight[i] = 0;
  }
}

static void
forget_run(fsrs_training *self, const firsts *all, const run *outliers)
{
  for (size_t i = 0; i < outliers->count; i++)
    forget_card(self, all->log, all->firsts[outliers->at + i].index);
}

static fsrs_first_group
sum_up(const firsts *self, const run *kept)
{
  fsrs_first_group group = {.days = kept->days, .count = (double) kept->count};
  for (size_t i = 0; i < kept->count; i++) {
    uint32_t card = self->firsts[kept->at + i].index;
    group.recall += self->log->rating[first_on_another_day(self->log, card)] > FSRS_AGAIN;
  }
  group.recall /= group.count;
  return group;
}

/* Smallest first, of like ones the longest wait first. */
static int
compare_runs(const void *a, const void *b)
{
  const run *left = a, *right = b;
  if (left->count != right->count)
    return left->count < right->count ? -1 : 1;
  return left->days < right->days ? 1 : left->days > right->days ? -1 : 0;
}

static size_t
find_runs(firsts *self, size_t *at, int rating)
{
  size_t n = 0, i = *at;
  while (i < self->n && self->firsts[i].key >> RATING_SHIFT == (uint64_t) rating) {
    run *next = &self->runs[n++];
    *next = (run){.at = i, .days = (uint32_t) self->firsts[i].key};
    uint64_t key = self->firsts[i].key;
    while (i < self->n && self->firsts[i].key == key)
      i++;
    next->count = i - next->at;
  }
  qsort(self->runs, n, sizeof *self->runs, compare_runs);
  *at = i;
  return n;
}

/* Sorts out the runs of one first rating. Returns: how many groups are left. */
static size_t
drop_outliers(fsrs_training *self, firsts *all, size_t n, int rating)
{
  size_t total = 0, dropped = 0, kept = 0;
  for (size_t i = 0; i < n; i++)
    total += all->runs[i].count;
  size_t allowed = total / OUTLIER_SHARE;
  uint32_t longest = rating == FSRS_EASY ? LONGEST_FIRST_DAYS_EASY : LONGEST_FIRST_DAYS;
  for (size_t i = 0; i < n; i++) {
    const run *next = &all->runs[i];
    bool few = dropped + next->count <= allowed;
    if (few)
      dropped += next->count;
    bool small = total >= FEW_CARDS && next->count < SMALLEST_GROUP;
    if (few || small || next->days > longest)
      forget_run(self, all, next);
    else
      all->groups[kept++] = sum_up(all, next);
  }
  return kept;
}

static double
average_recall(const fsrs_log *log, const float *weight)
{
  size_t n = 0, recalled = 0;
  for (size_t i = 0; i < log->n; i++) {
    n += weight[i] > 0;
    recalled += weight[i] > 0 && log->rating[i] > FSRS_AGAIN;
  }
  return n == 0 ? 0 : (double) recalled / (double) n;
}

/* The average recall is that of what stays, so outliers go in a first pass over the ratings. */
static void
fit_firsts(fsrs_training *self, firsts *all)
{
  size_t begin[FSRS_FIRSTS + 1] = {0}, at = 0;
  for (int g = 0; g < FSRS_FIRSTS; g++) {
    fsrs_first_group *groups = all->groups;
    all->groups += begin[g];
    size_t n = find_runs(all, &at, g + 1);
    begin[g + 1] = begin[g] + drop_outliers(self, all, n, g + 1);
    all->groups = groups;
  }
  double average = average_recall(all->log, self->weight);
  for (int g = 0; g < FSRS_FIRSTS; g++) {
    fsrs_first_group *groups = all->groups + begin[g];
    size_t n = begin[g + 1] - begin[g];
    fsrs_first_smooth(groups, n, average);
    for (size_t i = 0; i < n; i++)
      self->first_count[g] += groups[i].count;
    if (n > 0)
      self->first_stability[g] = fsrs_first_fit(groups, n, fsrs6_default_parameters[g]);
  }
  fsrs_first_complete(self->first_stability, self->first_count);
}

static fsrs_status
learn_firsts(fsrs_training *self, const fsrs_log *log)
{
  firsts all = {.log = log};
  all.firsts = malloc(2 * (log->n_cards + 1) * sizeof *all.firsts);
  all.runs = malloc((log->n_cards + 1) * sizeof *all.runs);
  all.groups = malloc((log->n_cards + 1) * sizeof *all.groups);
  bool ready = all.firsts != NULL && all.runs != NULL && all.groups != NULL;
  if (ready) {
    collect_firsts(&all);
    fit_firsts(self, &all);
  }
  free(all.firsts);
  free(all.runs);
  free(all.groups);
  return ready ? FSRS_OK : FSRS_ERROR_NO_MEMORY;
}

static void
mark_items(fsrs_training *self, const fsrs_log *log, bool fractions)
{
  for (size_t card = 0; card < log->n_cards; card++)
    for (uint32_t i = log->begin[card] + 1; i < end_of(log, card); i++)
      self->weight[i] = fractions ? log->time_ms[i] > log->time_ms[i - 1] : log->days[i] > 0;
}

static void
count_items(fsrs_training *self, const fsrs_log *log)
{
  for (size_t card = 0; card < log->n_cards; card++) {
    uint32_t first = first_on_another_day(log, card);
    for (uint32_t i = log->begin[card]; i < end_of(log, card); i++) {
      self->items += self->weight[i] > 0;
      self->later_items += self->weight[i] > 0 && i > first;
    }
  }
}

fsrs_status
fsrs_weigh_by_recency(const fsrs_log *log, float *weight)
{
  fsrs_keyed *items = malloc(2 * (log->n + 1) * sizeof *items);
  size_t n = 0;
  if (items == NULL)
    return FSRS_ERROR_NO_MEMORY;
  for (size_t i = 0; i < log->n; i++)
    if (weight[i] > 0)
      items[n++] = (fsrs_keyed){(uint64_t) log->time_ms[i] / MS_PER_AGE, (uint32_t) i};
  fsrs_sort(items, items + n, n);
  for (size_t i = 0; i < n; i++) {
    double age = n > 1 ? (double) i / (double) (n - 1) : 1;
    weight[items[i].index] = (float) (0.25 + 0.75 * age * age * age);
  }
  free(items);
  return FSRS_OK;
}

fsrs_status
fsrs_training_init(fsrs_training *self, const fsrs_log *log, bool fractions)
{
  *self = (fsrs_training){.weight = calloc(log->n + 1, sizeof *self->weight)};
  if (self->weight == NULL)
    return FSRS_ERROR_NO_MEMORY;
  mark_items(self, log, fractions);
  fsrs_status status = fractions ? FSRS_OK : learn_firsts(self, log);
  if (status == FSRS_OK) {
    count_items(self, log);
    status = fsrs_weigh_by_recency(log, self->weight);
  }
  if (status != FSRS_OK)
    fsrs_training_clear(self);
  return status;
}

void
fsrs_training_clear(fsrs_training *self)
{
  free(self->weight);
  *self = (fsrs_training){0};
}
