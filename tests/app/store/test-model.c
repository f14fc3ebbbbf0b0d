/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Another memory model: what it computes, and that nothing is lost by trying it.
 */
#include "app/schedule/schedule.h"
#include "app/store/front/collection-care.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-figures.h"
#include "app/store/front/collection-options.h"
#include "app/store/store.h"
#include "tests/app/store/model-fixture.h"

#define N_ANSWERS 600

/* The check replays the log and compares. */
static void
test_replay_is_what_was_lived(ModelFixture *fixture, gconstpointer unused)
{
  model_set(fixture->collection, ILK_MODEL_FSRS_7);
  model_study(fixture, N_ANSWERS);
  fixture_assert_sound(fixture->collection);
  Memories lived = model_get_memories(fixture->collection, fixture->first_card);
  for (int i = 0; i < MODEL_CARDS; i++)
    g_assert_cmpfloat(lived.of[i].stability_fast, >, 0);

  model_set(fixture->collection, ILK_MODEL_FSRS_6);
  model_set(fixture->collection, ILK_MODEL_FSRS_7);
  Memories replayed = model_get_memories(fixture->collection, fixture->first_card);
  model_assert_same(&lived, &replayed);
}

/* Both come back after a while with the other: memories, and parameters that were fitted. */
static void
test_there_and_back(ModelFixture *fixture, gconstpointer unused)
{
  IlkStudyOptions fitted = model_get_options(fixture->collection);
  fitted.parameters[ILK_MODEL_FSRS_6][2] = 4.25;
  model_set_options(fixture->collection, &fitted);
  model_study(fixture, N_ANSWERS);
  Memories six = model_get_memories(fixture->collection, fixture->first_card);

  model_set(fixture->collection, ILK_MODEL_FSRS_7);
  fixture_assert_sound(fixture->collection);
  Memories seven = model_get_memories(fixture->collection, fixture->first_card);
  g_assert_cmpfloat(seven.of[0].stability, !=, six.of[0].stability);
  fitted = model_get_options(fixture->collection);
  fitted.parameters[ILK_MODEL_FSRS_7][2] = 5.5;
  model_set_options(fixture->collection, &fitted);

  g_clear_pointer(&fixture->collection, fixture_close);
  fixture->collection = fixture_open(fixture->directory);
  model_set(fixture->collection, ILK_MODEL_FSRS_6);
  fixture_assert_sound(fixture->collection);
  Memories again = model_get_memories(fixture->collection, fixture->first_card);
  model_assert_same(&six, &again);
  IlkStudyOptions kept = model_get_options(fixture->collection);
  g_assert_cmpfloat(kept.parameters[ILK_MODEL_FSRS_6][2], ==, 4.25);
  g_assert_cmpfloat(kept.parameters[ILK_MODEL_FSRS_7][2], ==, 5.5);
}

/* A deck may have options of its own, but not a model. */
static void
test_the_model_is_the_collections(ModelFixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  IlkStudyOptions options = model_get_options(fixture->collection);
  gint64 deck = ilk_collection_find_deck(fixture->collection, "Made up", &error);
  options.new_per_day = 3;
  options.model = ILK_MODEL_FSRS_7;
  g_assert_true(ilk_collection_set_options(fixture->collection, deck, &options, &error));
  g_assert_true(ilk_collection_get_options(fixture->collection, deck, &options, &error));
  g_assert_cmpint(options.model, ==, ILK_MODEL_FSRS_6);
  g_assert_cmpint(options.new_per_day, ==, 3);
  fixture_answer(fixture->collection, fixture->first_card, ILK_RATING_GOOD);
  fixture_assert_sound(fixture->collection);
}

/* What is told of a card's stability is days until 90 %, whichever the model. */
static void
test_stability_is_told_alike(ModelFixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  IlkSchedule schedule;
  for (int model = 0; model < ILK_N_MODELS; model++) {
    model_set(fixture->collection, (IlkModel) model);
    IlkStudyOptions options = model_get_options(fixture->collection);
    IlkMemory memory = fixture_answer(fixture->collection, fixture->first_card, ILK_RATING_EASY);
    ilk_schedule_prepare(&schedule, &options);
    g_autoptr(GArray) strengths = ilk_collection_list_strengths(fixture->collection, &error);
    g_assert_cmpuint(strengths->len, ==, 1);
    double days = g_array_index(strengths, IlkStrength, 0).stability;
    gint64 then = memory.last + (gint64) (days * (double) ILK_MS_PER_DAY);
    g_assert_cmpfloat_with_epsilon(ilk_schedule_recall(&schedule, &memory, then), 0.9, 1e-6);
  }
}

static void
test_check_sees_the_fast_trace(ModelFixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_auto(IlkCheckReport) report = {NULL};
  model_set(fixture->collection, ILK_MODEL_FSRS_7);
  model_study(fixture, 30);
  g_clear_pointer(&fixture->collection, fixture_close);
  IlkStore *store = ilk_store_open(fixture->directory, &error);
  ilk_database_execute(store->db, "UPDATE memory SET stability_fast = stability_fast * 1.5",
                       &error);
  g_assert_no_error(error);
  ilk_store_close(store);

  fixture->collection = fixture_open(fixture->directory);
  g_assert_true(ilk_collection_check(fixture->collection, TRUE, &report, &error));
  g_assert_cmpuint(report.problems->len, ==, 1);
  fixture_assert_sound(fixture->collection);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  model_add("replay", test_replay_is_what_was_lived);
  model_add("there-and-back", test_there_and_back);
  model_add("collections", test_the_model_is_the_collections);
  model_add("stability", test_stability_is_told_alike);
  model_add("check", test_check_sees_the_fast_trace);
  return g_test_run();
}
