/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Within the library: the cards of a log laid out in lanes. Cards of like length share a group, so
 * that little is padding. Immutable once made.
 */
#pragma once

#include "app/memory/log-private.h"
#include "app/memory/walk6-private.h"

#include <stdbool.h>

#define FSRS_NO_CARD UINT32_MAX

/**
 * fsrs_group:
 * @card: the log's card in each lane, or FSRS_NO_CARD
 * @length: how many rows
 * @items: how many of its reviews count in the loss
 * @at: its first row
 */
typedef struct {
  uint32_t card[FSRS_LANES];
  uint32_t length;
  uint32_t items;
  size_t at;
} fsrs_group;

/**
 * fsrs_layout:
 * @weight: (nullable): per review of the log, what it counts in the loss; cards without a weight
 * are left out. NULL takes every card and weighs nothing.
 * @max_length: reviews of a card beyond this many are left out; 0 takes all
 * @group_items: a group takes fewer cards when they hold more reviews than this; 0 for no limit
 * @fractions: whether days have fractions (FSRS-7) or are the learner's whole days
 */
typedef struct {
  const float *weight;
  size_t max_length;
  size_t group_items;
  bool fractions;
} fsrs_layout;

typedef struct {
  fsrs_row *rows;
  fsrs_group *groups;
  size_t n_groups;
  size_t items;
  size_t longest;
} fsrs_sequences;

/** fsrs_sequences_init: fills @self, to be cleared by fsrs_sequences_clear(). Returns: FSRS_OK or
 * FSRS_ERROR_NO_MEMORY */
fsrs_status fsrs_sequences_init(fsrs_sequences *self, const fsrs_log *log,
                                const fsrs_layout *layout);

void fsrs_sequences_clear(fsrs_sequences *self);

/** fsrs_lanes_alloc: Returns: @size bytes aligned for lanes, to be freed, or NULL */
void *fsrs_lanes_alloc(size_t size);
