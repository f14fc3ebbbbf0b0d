/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a collection tells of changes: which, where, and how often.
 */
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-media.h"
#include "app/store/front/collection-options.h"
#include "app/store/front/collection-predictions.h"
#include "app/store/front/collection-study.h"
#include "tests/app/store/fixture.h"

#define NOTHING G_MAXINT64

typedef struct {
  char *directory;
  IlkCollection *collection;
  gint64 deck;
  guint times, what;
  gint64 told_deck, told_card;
} Fixture;

static void
changed_cb(IlkCollection *collection, guint what, gint64 deck, gint64 card, Fixture *fixture)
{
  fixture->times++;
  fixture->what = what;
  fixture->told_deck = deck;
  fixture->told_card = card;
}

static void
iterate(void)
{
  while (g_main_context_iteration(NULL, FALSE))
    ;
}

static void
forget(Fixture *fixture)
{
  iterate();
  fixture->times = fixture->what = 0;
  fixture->told_deck = fixture->told_card = NOTHING;
}

static void
set_up(Fixture *fixture, gconstpointer data)
{
  fixture->directory = fixture_dup_directory();
  fixture->collection = fixture_open(fixture->directory);
  fixture->deck = fixture_import(fixture->collection, 3);
  g_signal_connect(fixture->collection, "changed", G_CALLBACK(changed_cb), fixture);
  forget(fixture);
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
  if (fixture->collection != NULL)
    fixture_close(fixture->collection);
  fixture_remove(fixture->directory);
}

static void
assert_told(Fixture *fixture, guint what, gint64 deck, gint64 card)
{
  iterate();
  g_assert_cmpuint(fixture->times, ==, 1);
  g_assert_cmphex(fixture->what, ==, what);
  g_assert_cmpint(fixture->told_deck, ==, deck);
  g_assert_cmpint(fixture->told_card, ==, card);
  forget(fixture);
}

static void
test_each_change_says_what_it_is(Fixture *fixture, gconstpointer data)
{
  IlkCollection *collection = fixture->collection;
  gint64 card = fixture_next(collection, fixture->deck);
  IlkStudyOptions options;

  fixture_answer(collection, card, ILK_RATING_GOOD);
  assert_told(fixture, ILK_CHANGE_REVIEWS, fixture->deck, card);
  g_assert_true(ilk_collection_undo(collection, card, NULL, NULL));
  assert_told(fixture, ILK_CHANGE_REVIEWS, fixture->deck, card);
  g_assert_true(ilk_collection_set_retention(collection, fixture->deck, 0.8, NULL));
  assert_told(fixture, ILK_CHANGE_OPTIONS | ILK_CHANGE_MEMORIES, fixture->deck, 0);
  g_assert_true(ilk_collection_get_options(collection, 0, &options, NULL));
  g_assert_true(ilk_collection_set_options(collection, 0, &options, NULL));
  assert_told(fixture, ILK_CHANGE_OPTIONS | ILK_CHANGE_MEMORIES, 0, 0);
  g_assert_cmpint(
      ilk_collection_add_prediction(collection, card, "gil-contention", "{}", 1, 2, NULL), !=, 0);
  assert_told(fixture, ILK_CHANGE_PREDICTIONS, 0, card);
  fixture_import(collection, 4);
  assert_told(fixture, ILK_CHANGE_DECKS | ILK_CHANGE_CARDS, fixture->deck, 0);
}

static void
test_files_come_and_go(Fixture *fixture, gconstpointer data)
{
  const IlkMediaRemoval removal = {.most = ILK_MEDIA_UNUSED};
  g_autoptr(GBytes) bytes = g_bytes_new_static("\x89PNG\r\n\x1a\n", 8);
  g_autoptr(GError) error = NULL;
  g_autofree char *hash = ilk_collection_put_media(fixture->collection, bytes, &error);
  guint n;
  gint64 size;

  g_assert_no_error(error);
  g_assert_true(
      ilk_collection_record_media(fixture->collection, (const char *const[]){hash, NULL}, &error));
  assert_told(fixture, ILK_CHANGE_MEDIA, 0, 0);
  g_assert_true(ilk_collection_remove_media(fixture->collection, &removal, &n, &size, &error));
  g_assert_cmpuint(n, ==, 1);
  assert_told(fixture, ILK_CHANGE_MEDIA, 0, 0);
  g_assert_true(ilk_collection_remove_media(fixture->collection, &removal, &n, &size, &error));
  iterate();
  g_assert_cmpuint(fixture->times, ==, 0);
}

static void
test_looking_changes_nothing(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) decks = ilk_collection_list_decks(fixture->collection, NULL);
  g_assert_nonnull(decks);
  g_assert_cmpint(fixture_next(fixture->collection, 0), !=, 0);
  fixture_assert_sound(fixture->collection);
  iterate();
  g_assert_cmpuint(fixture->times, ==, 0);
}

static void
test_what_failed_is_not_told(Fixture *fixture, gconstpointer data)
{
  g_assert_false(ilk_collection_undo(fixture->collection, 1, NULL, NULL));
  iterate();
  g_assert_cmpuint(fixture->times, ==, 0);
}

static void
test_one_turn_tells_once(Fixture *fixture, gconstpointer data)
{
  gint64 first = fixture_next(fixture->collection, fixture->deck);
  fixture_answer(fixture->collection, first, ILK_RATING_GOOD);
  fixture_answer(fixture->collection, first, ILK_RATING_GOOD);
  assert_told(fixture, ILK_CHANGE_REVIEWS, fixture->deck, first);
  fixture_answer(fixture->collection, first, ILK_RATING_GOOD);
  fixture_answer(fixture->collection, first + 1, ILK_RATING_GOOD);
  fixture_import(fixture->collection, 4);
  assert_told(fixture, ILK_CHANGE_REVIEWS | ILK_CHANGE_DECKS | ILK_CHANGE_CARDS, fixture->deck, 0);
  fixture_answer(fixture->collection, first, ILK_RATING_GOOD);
  fixture_answer(fixture->collection, fixture_next(fixture->collection, 1), ILK_RATING_GOOD);
  assert_told(fixture, ILK_CHANGE_REVIEWS, 0, 0);
}

static void
test_nobody_is_told_of_a_dropped_one(Fixture *fixture, gconstpointer data)
{
  fixture_answer(fixture->collection, fixture_next(fixture->collection, 0), ILK_RATING_GOOD);
  fixture_close(g_steal_pointer(&fixture->collection));
  iterate();
  g_assert_cmpuint(fixture->times, ==, 0);
}

/* The context that owns the collection need not be the default one. */
static void
test_told_on_the_owners_context(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GMainContext) context = g_main_context_new();
  fixture_close(g_steal_pointer(&fixture->collection));
  g_main_context_push_thread_default(context);
  fixture->collection = fixture_open(fixture->directory);
  g_main_context_pop_thread_default(context);
  g_signal_connect(fixture->collection, "changed", G_CALLBACK(changed_cb), fixture);

  fixture_answer(fixture->collection, fixture_next(fixture->collection, 0), ILK_RATING_GOOD);
  iterate();
  g_assert_cmpuint(fixture->times, ==, 0);
  while (g_main_context_iteration(context, FALSE))
    ;
  g_assert_cmpuint(fixture->times, ==, 1);
}

#define ADD(name, function)                                                                        \
  g_test_add("/store/changed/" name, Fixture, NULL, set_up, function, tear_down)

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  ADD("each", test_each_change_says_what_it_is);
  ADD("looking", test_looking_changes_nothing);
  ADD("files-come-and-go", test_files_come_and_go);
  ADD("failed", test_what_failed_is_not_told);
  ADD("once", test_one_turn_tells_once);
  ADD("dropped", test_nobody_is_told_of_a_dropped_one);
  ADD("context", test_told_on_the_owners_context);
  return g_test_run();
}
