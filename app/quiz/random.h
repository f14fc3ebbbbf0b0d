/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random numbers that are the same for the same seed on every machine, so that a quiz can be had
 * again. SplitMix64 (Steele, Lea, Flood 2014, “Fast splittable pseudorandom number generators”). A
 * plain value; one thread at a time.
 */
#pragma once

#include <glib.h>

typedef struct {
  guint64 state;
} IlkQuizRandom;

/** ilk_quiz_random_init: begins a sequence of @seed; @stream: tells sequences of one seed apart */
void ilk_quiz_random_init(IlkQuizRandom *self, guint64 seed, guint64 stream);

/** ilk_quiz_random_below: Returns: a number below @n, which is not 0, all alike in likelihood */
guint ilk_quiz_random_below(IlkQuizRandom *self, guint n);

/** ilk_quiz_shuffle: puts the @n elements of @size bytes at @elements in a random order */
void ilk_quiz_shuffle(IlkQuizRandom *random, gpointer elements, guint n, gsize size);
