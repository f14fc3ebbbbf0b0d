/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Laying out: choose cards, sort them by length, fill groups.
 */
#include "app/memory/sequences-private.h"

#include "app/memory/sort-private.h"

#include <stdlib.h>

#define PADDING_RATING FSRS_GOOD

void *
fsrs_lanes_alloc(size_t size)
{
  size_t unit = sizeof(fsrs_lanes);
  return aligned_alloc(unit, (size / unit + 1) * unit);
}

static size_t
length_of(const fsrs_log *log, const fsrs_layout *layout, size_t card)
{
  size_t length = log->start[card + 1] - log->begin[card];
  if (layout->max_length != 0 && length > layout->max_length)
    length = layout->max_length;
  if (layout->weight == NULL)
    return length;
  /* What follows the last weighted review changes nothing. */
  const float *weight = layout->weight + log->begin[card];
  while (length > 0 && weight[length - 1] == 0)
    length--;
  return length;
}

static size_t
choose_cards(const fsrs_log *log, const fsrs_layout *layout, fsrs_keyed *cards)
{
  size_t n = 0;
  for (size_t card = 0; card < log->n_cards; card++) {
    size_t length = length_of(log, layout, card);
    if (length > 0)
      cards[n++] = (fsrs_keyed){length, (uint32_t) card};
  }
  fsrs_sort(cards, cards + n, n);
  return n;
}

static size_t
lanes_for(const fsrs_layout *layout, size_t length)
{
  if (layout->group_items == 0 || length * FSRS_LANES <= layout->group_items)
    return FSRS_LANES;
  return length >= layout->group_items ? 1 : layout->group_items / length;
}

/* Plans groups from the sorted cards. Returns: how many rows they take. */
static size_t
plan_groups(fsrs_sequences *self, const fsrs_layout *layout, const fsrs_keyed *cards, size_t n)
{
  size_t rows = 0;
  for (size_t i = 0; i < n;) {
    size_t lanes = lanes_for(layout, cards[i].key);
    fsrs_group *group = &self->groups[self->n_groups++];
    *group = (fsrs_group){.at = rows};
    for (size_t lane = 0; lane < FSRS_LANES; lane++) {
      bool taken = lane < lanes && i < n;
      group->card[lane] = taken ? cards[i].index : FSRS_NO_CARD;
      group->length = taken ? (uint32_t) cards[i].key : group->length;
      i += taken;
    }
    rows += group->length;
    if (group->length > self->longest)
      self->longest = group->length;
  }
  return rows;
}

static void
fill_lane(fsrs_row *rows, fsrs_group *group, const fsrs_log *log, const fsrs_layout *layout,
          size_t lane)
{
  size_t card = group->card[lane];
  size_t length = card == FSRS_NO_CARD ? 0 : length_of(log, layout, card);
  size_t begin = card == FSRS_NO_CARD ? 0 : log->begin[card];
  for (size_t i = 0; i < group->length; i++) {
    bool real = i < length;
    bool later = real && i > 0;
    double days = !later              ? 0
                  : layout->fractions ? fsrs_log_elapsed(log, begin + i)
                                      : log->days[begin + i];
    rows[i].days[lane] = (float) days;
    rows[i].rating[lane] = real ? log->rating[begin + i] : PADDING_RATING;
    rows[i].weight[lane] = later && layout->weight != NULL ? layout->weight[begin + i] : 0;
    group->items += rows[i].weight[lane] > 0;
  }
}

fsrs_status
fsrs_sequences_init(fsrs_sequences *self, const fsrs_log *log, const fsrs_layout *layout)
{
  *self = (fsrs_sequences){0};
  fsrs_keyed *cards = malloc(2 * (log->n_cards + 1) * sizeof *cards);
  self->groups = calloc(log->n_cards + 1, sizeof *self->groups);
  if (cards == NULL || self->groups == NULL) {
    free(cards);
    fsrs_sequences_clear(self);
    return FSRS_ERROR_NO_MEMORY;
  }
  size_t n = choose_cards(log, layout, cards);
  size_t rows = plan_groups(self, layout, cards, n);
  free(cards);
  self->rows = fsrs_lanes_alloc(rows * sizeof *self->rows);
  if (self->rows == NULL) {
    fsrs_sequences_clear(self);
    return FSRS_ERROR_NO_MEMORY;
  }
  for (size_t g = 0; g < self->n_groups; g++) {
    fsrs_group *group = &self->groups[g];
    for (size_t lane = 0; lane < FSRS_LANES; lane++)
      fill_lane(self->rows + group->at, group, log, layout, lane);
    self->items += group->items;
  }
  return FSRS_OK;
}

void
fsrs_sequences_clear(fsrs_sequences *self)
{
  free(self->rows);
  free(self->groups);
  *self = (fsrs_sequences){0};
}
