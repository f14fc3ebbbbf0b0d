/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards that come from SM-2 go on from there: their memory follows from the log, in every replay.
 */
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-figures.h"
#include "app/store/front/collection-log.h"
#include "app/store/front/collection-options.h"
#include "app/store/front/collection-study.h"
#include "tests/app/store/fixture.h"

#define WEEK (7 * ILK_MS_PER_DAY)

static const IlkSm2Memory known[] = {
    {.ease = 2500, .days = 30, .last = NOON - WEEK},
    {.ease = 1300, .days = 30, .last = NOON - WEEK},
    {.ease = 0},
    {.ease = 2500, .days = 4},
};

typedef struct {
  char *directory;
  IlkCollection *collection;
  gint64 first; /* id of the first card */
  IlkImportSummary summary;
} Fixture;

static void
import(Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkDeckFile) file = fixture_deck(G_N_ELEMENTS(known));

  g_assert_true(ilk_collection_import_sm2(fixture->collection, file, known, G_N_ELEMENTS(known),
                                          &fixture->summary, &error));
  g_assert_no_error(error);
}

static void
set_up(Fixture *fixture, gconstpointer unused)
{
  fixture->directory = fixture_dup_directory();
  fixture->collection = fixture_open(fixture->directory);
  import(fixture);
  fixture->first = fixture_next(fixture->collection, fixture->summary.deck) - 2;
}

static void
tear_down(Fixture *fixture, gconstpointer unused)
{
  fixture_assert_sound(fixture->collection);
  fixture_close(fixture->collection);
  fixture_remove(fixture->directory);
}

static IlkMemory
get_memory(Fixture *fixture, int card)
{
  g_autoptr(IlkCard) it = ilk_collection_get_card(fixture->collection, fixture->first + card, NULL);
  return *ilk_card_get_memory(it);
}

static void
test_goes_on(Fixture *fixture, gconstpointer unused)
{
  IlkMemory easy = get_memory(fixture, 0), hard = get_memory(fixture, 1);
  IlkMemory unknown = get_memory(fixture, 2), today = get_memory(fixture, 3);

  g_assert_cmpuint(fixture->summary.added, ==, 4);
  g_assert_cmpuint(fixture->summary.remembered, ==, 3);
  g_assert_cmpint(easy.state, ==, ILK_STATE_REVIEW);
  g_assert_cmpfloat_with_epsilon(easy.stability, 30, 1e-6);
  g_assert_cmpint(easy.last, ==, NOON - WEEK);
  g_assert_cmpint(easy.due, ==, NOON - WEEK + 30 * ILK_MS_PER_DAY);
  g_assert_cmpfloat(hard.difficulty, >, easy.difficulty + 1);
  g_assert_cmpint(unknown.state, ==, ILK_STATE_NEW);
  g_assert_cmpint(today.due, ==, NOON + 4 * ILK_MS_PER_DAY);
}

/* With whatever retention and model: SM-2's interval stays what it was, what follows does not. */
static void
test_replays(Fixture *fixture, gconstpointer unused)
{
  IlkStudyOptions options;

  g_assert_true(ilk_collection_get_options(fixture->collection, 0, &options, NULL));
  options.desired_retention = 0.8;
  g_assert_true(ilk_collection_set_options(fixture->collection, 0, &options, NULL));
  g_assert_cmpfloat_with_epsilon(get_memory(fixture, 0).stability, 30, 1e-6);
  g_assert_cmpint(get_memory(fixture, 0).due, >, NOON - WEEK + 60 * ILK_MS_PER_DAY);
  fixture_assert_sound(fixture->collection);

  options.desired_retention = 0.9;
  options.model = ILK_MODEL_FSRS_7;
  g_assert_true(ilk_collection_set_options(fixture->collection, 0, &options, NULL));
  g_assert_cmpint(get_memory(fixture, 0).due, ==, NOON - WEEK + 30 * ILK_MS_PER_DAY);
  g_assert_cmpfloat(get_memory(fixture, 0).stability_fast, >, 0);
  g_assert_cmpint(get_memory(fixture, 3).state, ==, ILK_STATE_REVIEW);
}

/* What was brought along is no answer: it cannot be undone and counts on no day. */
static void
test_is_no_answer(Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  IlkMemory after, before = get_memory(fixture, 0);

  g_assert_false(ilk_collection_undo(fixture->collection, fixture->first, &after, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND);
  g_autoptr(GArray) days = ilk_collection_list_days(fixture->collection, 0, G_MAXINT32, NULL);
  g_assert_cmpuint(days->len, ==, 0);

  IlkMemory answered = fixture_answer(fixture->collection, fixture->first, ILK_RATING_GOOD);
  g_assert_cmpfloat(answered.stability, >, before.stability);
  g_assert_cmpint(answered.reps, ==, 2);
  g_autoptr(GArray) now = ilk_collection_list_days(fixture->collection, 0, G_MAXINT32, NULL);
  g_assert_cmpuint(now->len, ==, 1);
  fixture_assert_sound(fixture->collection);
  g_assert_true(ilk_collection_undo(fixture->collection, fixture->first, &after, NULL));
  g_assert_cmpint(after.due, ==, before.due);
  g_assert_cmpfloat(after.stability, ==, before.stability);
}

/* A card that was studied here keeps what it has, and nothing is brought along twice. */
static void
test_once(Fixture *fixture, gconstpointer unused)
{
  IlkMemory answered = fixture_answer(fixture->collection, fixture->first, ILK_RATING_AGAIN);

  import(fixture);
  g_assert_cmpuint(fixture->summary.remembered, ==, 0);
  g_assert_cmpuint(fixture->summary.unchanged, ==, 4);
  g_assert_cmpfloat(get_memory(fixture, 0).stability, ==, answered.stability);
}

static gboolean
count_rows(const IlkReview *reviews, guint n, gpointer data, GError **error)
{
  guint *counts = data;

  for (guint i = 0; i < n; i++)
    counts[ilk_review_is_answer(&reviews[i])]++;
  return TRUE;
}

static void
test_visited(Fixture *fixture, gconstpointer unused)
{
  guint counts[2] = {0};

  fixture_answer(fixture->collection, fixture->first, ILK_RATING_GOOD);
  g_assert_true(ilk_collection_visit_reviews(fixture->collection, 0, count_rows, counts, NULL));
  g_assert_cmpuint(counts[FALSE], ==, 3);
  g_assert_cmpuint(counts[TRUE], ==, 1);
}

static void
add(const char *name, void (*test)(Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat("/store/sm2/", name, NULL);
  g_test_add(path, Fixture, NULL, set_up, test, tear_down);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  add("goes-on", test_goes_on);
  add("replays", test_replays);
  add("is-no-answer", test_is_no_answer);
  add("once", test_once);
  add("visited", test_visited);
  return g_test_run();
}
