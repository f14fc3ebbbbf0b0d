/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Property-based testing in small: random lists of numbers, a property that should hold for all of
 * them, and for a list that breaks it the smallest that does. Compare Hypothesis, whose shrinker
 * also works on the choices a generator made; and MacIver and Donaldson, “Test-Case Reduction via
 * Test-Case Generation”, 2020. Pure.
 */
#pragma once

#include "demos/schedule/random.h"

#include <stdbool.h>

#define SHRINKING_ITEMS 24
#define SHRINKING_MOST 1000
#define SHRINKING_MAX_TEXT 128

typedef struct {
  int n;
  int items[SHRINKING_ITEMS];
} Example;

/** ShrinkingBug: Returns: whether @example breaks the property */
typedef bool (*ShrinkingBug)(const Example *example);

bool shrinking_has_duplicates(const Example *example);
bool shrinking_is_large(const Example *example);    /* the sum is 1000 or more */
bool shrinking_is_lopsided(const Example *example); /* backwards it is another list */
bool shrinking_is_unsorted(const Example *example);

/** shrinking_draw: a random list */
void shrinking_draw(Random *random, Example *example);

/** shrink: makes @example as short as it gets, and of those of one length the first in the order of
 * a dictionary, while it still shows @bug. @calls: (inout): how often @bug was asked */
void shrink(Example *example, ShrinkingBug bug, int *calls);

/** shrinking_print: as Python writes a list */
void shrinking_print(const Example *example, char text[SHRINKING_MAX_TEXT]);
