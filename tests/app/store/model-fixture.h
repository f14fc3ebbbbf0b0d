/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the tests of the memory model of a collection: cards with a history, and their memories. Main
 * thread only.
 */
#pragma once

#include "app/schedule/study-options.h"
#include "tests/app/store/fixture.h"

#define MODEL_CARDS 12

typedef struct {
  char *directory;
  IlkCollection *collection;
  gint64 first_card;
} ModelFixture;

typedef struct {
  IlkMemory of[MODEL_CARDS];
} Memories;

/** model_add: adds the test /store/model/@name */
void model_add(const char *name, void (*test)(ModelFixture *, gconstpointer));

IlkStudyOptions model_get_options(IlkCollection *collection);
void model_set_options(IlkCollection *collection, const IlkStudyOptions *options);
void model_set(IlkCollection *collection, IlkModel model);

/** model_study: @answers, some of them undone, seconds, hours and weeks apart: waits of which
 * FSRS-7 sees the fractions */
void model_study(ModelFixture *fixture, int answers);

Memories model_get_memories(IlkCollection *collection, gint64 first_card);

/** model_assert_same: bit for bit: a number that only looks the same would show in a replay some
 * day */
void model_assert_same(const Memories *a, const Memories *b);
