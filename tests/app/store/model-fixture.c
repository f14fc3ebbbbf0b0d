/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A history by chance, the same each time.
 */
#include "tests/app/store/model-fixture.h"

#include "app/store/front/collection-options.h"
#include "app/store/front/collection-study.h"

#include <string.h>

static void
set_up(ModelFixture *fixture, gconstpointer unused)
{
  fixture->directory = fixture_dup_directory();
  fixture->collection = fixture_open(fixture->directory);
  gint64 deck = fixture_import(fixture->collection, MODEL_CARDS);
  fixture->first_card = fixture_next(fixture->collection, deck);
}

static void
tear_down(ModelFixture *fixture, gconstpointer unused)
{
  g_clear_pointer(&fixture->collection, fixture_close);
  fixture_remove(fixture->directory);
}

IlkStudyOptions
model_get_options(IlkCollection *collection)
{
  IlkStudyOptions options;
  g_assert_true(ilk_collection_get_options(collection, 0, &options, NULL));
  return options;
}

void
model_set_options(IlkCollection *collection, const IlkStudyOptions *options)
{
  g_autoptr(GError) error = NULL;
  g_assert_true(ilk_collection_set_options(collection, 0, options, &error));
  g_assert_no_error(error);
}

void
model_set(IlkCollection *collection, IlkModel model)
{
  IlkStudyOptions options = model_get_options(collection);
  options.model = model;
  model_set_options(collection, &options);
}

void
model_study(ModelFixture *fixture, int answers)
{
  static const gint64 waits[] = {7,           83 * 1000,    11 * 60 * 1000,    5000 * 1000,
                                 7 * 3600000, 31 * 3600000, 9 * ILK_MS_PER_DAY};
  g_autoptr(GRand) random = g_rand_new_with_seed(7);
  for (int i = 0; i < answers; i++) {
    ilk_clock_advance(waits[g_rand_int_range(random, 0, G_N_ELEMENTS(waits))] +
                      g_rand_int_range(random, 0, 1000));
    gint64 card = fixture->first_card + g_rand_int_range(random, 0, MODEL_CARDS);
    if (g_rand_int_range(random, 0, 12) == 0)
      ilk_collection_undo(fixture->collection, card, NULL, NULL);
    else
      fixture_answer(fixture->collection, card, (IlkRating) g_rand_int_range(random, 1, 5));
  }
}

Memories
model_get_memories(IlkCollection *collection, gint64 first_card)
{
  Memories memories;
  for (int i = 0; i < MODEL_CARDS; i++) {
    g_autoptr(IlkCard) card = ilk_collection_get_card(collection, first_card + i, NULL);
    memories.of[i] = *ilk_card_get_memory(card);
  }
  return memories;
}

static gboolean
same_number(double a, double b)
{
  return memcmp(&a, &b, sizeof a) == 0;
}

static gboolean
same_memory(const IlkMemory *a, const IlkMemory *b)
{
  return same_number(a->stability, b->stability) &&
         same_number(a->stability_fast, b->stability_fast) &&
         same_number(a->difficulty, b->difficulty) && a->state == b->state && a->step == b->step &&
         a->due == b->due && a->last == b->last && a->last_utc_offset == b->last_utc_offset &&
         a->reps == b->reps && a->lapses == b->lapses;
}

void
model_assert_same(const Memories *a, const Memories *b)
{
  for (int i = 0; i < MODEL_CARDS; i++)
    g_assert_true(same_memory(&a->of[i], &b->of[i]));
}

void
model_add(const char *name, void (*test)(ModelFixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat("/store/model/", name, NULL);
  g_test_add(path, ModelFixture, NULL, set_up, test, tear_down);
}
