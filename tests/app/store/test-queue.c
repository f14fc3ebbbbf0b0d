/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order of study, the daily limit, and what the deck list counts.
 */
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-figures.h"
#include "app/store/front/collection-options.h"
#include "app/store/front/collection-study.h"
#include "tests/app/store/fixture.h"

typedef struct {
  char *directory;
  IlkCollection *collection;
  gint64 deck;
  gint64 first; /* card 1 of the deck; the others follow */
} Queue;

static void
set_up(Queue *queue, gconstpointer data)
{
  queue->directory = fixture_dup_directory();
  queue->collection = fixture_open(queue->directory);
  queue->deck = fixture_import(queue->collection, 30);
  queue->first = fixture_next(queue->collection, queue->deck);
}

static void
tear_down(Queue *queue, gconstpointer data)
{
  fixture_close(queue->collection);
  fixture_remove(queue->directory);
}

static IlkDeckCounts
get_counts(Queue *queue)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) decks = ilk_collection_list_decks(queue->collection, &error);
  g_assert_no_error(error);
  for (guint i = 0; i < decks->len; i++) {
    IlkDeck *deck = g_ptr_array_index(decks, i);
    if (ilk_deck_get_id(deck) == queue->deck)
      return *ilk_deck_get_counts(deck);
  }
  g_assert_not_reached();
}

static void
set_new_per_day(Queue *queue, int n)
{
  IlkStudyOptions options;
  g_assert_true(ilk_collection_get_options(queue->collection, queue->deck, &options, NULL));
  options.new_per_day = n;
  g_assert_true(ilk_collection_set_options(queue->collection, queue->deck, &options, NULL));
}

static void
test_steps_then_reviews_then_new_then_ahead(Queue *queue, gconstpointer data)
{
  gint64 review = queue->first, step = queue->first + 1;
  fixture_answer(queue->collection, review, ILK_RATING_EASY);
  ilk_clock_advance(30 * ILK_MS_PER_DAY);
  fixture_answer(queue->collection, step, ILK_RATING_AGAIN);

  /* The step is not due for a minute. */
  g_assert_cmpint(fixture_next(queue->collection, queue->deck), ==, review);
  ilk_clock_advance(ILK_MS_PER_MINUTE);
  g_assert_cmpint(fixture_next(queue->collection, queue->deck), ==, step);

  fixture_answer(queue->collection, step, ILK_RATING_GOOD);
  fixture_answer(queue->collection, review, ILK_RATING_GOOD);
  g_assert_cmpint(fixture_next(queue->collection, queue->deck), ==, queue->first + 2);

  set_new_per_day(queue, 0);
  g_assert_cmpint(fixture_next(queue->collection, queue->deck), ==, step);
}

static void
test_except_is_passed_over(Queue *queue, gconstpointer data)
{
  g_autoptr(IlkCard) next =
      ilk_collection_next_card(queue->collection, queue->deck, queue->first, NULL);
  g_assert_cmpint(ilk_card_get_id(next), ==, queue->first + 1);
}

static void
test_new_cards_come_in_deck_order_up_to_the_limit(Queue *queue, gconstpointer data)
{
  g_assert_cmpuint(get_counts(queue).new_cards, ==, 20);
  g_assert_cmpuint(get_counts(queue).total, ==, 30);
  for (gint64 i = 0; i < 20; i++) {
    g_assert_cmpint(fixture_next(queue->collection, queue->deck), ==, queue->first + i);
    fixture_answer(queue->collection, queue->first + i, ILK_RATING_EASY);
  }
  g_assert_cmpint(fixture_next(queue->collection, queue->deck), ==, 0);
  g_assert_cmpuint(get_counts(queue).new_cards, ==, 0);

  /* An undone introduction may be made again. */
  g_assert_true(ilk_collection_undo(queue->collection, queue->first, NULL, NULL));
  g_assert_cmpuint(get_counts(queue).new_cards, ==, 1);
  g_assert_cmpint(fixture_next(queue->collection, queue->deck), ==, queue->first);

  ilk_clock_advance(ILK_MS_PER_DAY);
  g_assert_cmpuint(get_counts(queue).new_cards, ==, 11);
}

static void
test_reviews_come_due_by_the_day(Queue *queue, gconstpointer data)
{
  set_new_per_day(queue, 0);
  IlkMemory memory = fixture_answer(queue->collection, queue->first, ILK_RATING_EASY);
  gint64 day_start = ilk_clock_day_start(ilk_clock_day(memory.due, 0, 240), 0, 240);
  g_assert_cmpint(get_counts(queue).next_due, ==, day_start);

  ilk_clock_advance(day_start - ilk_clock_now() - 1);
  g_assert_cmpint(fixture_next(queue->collection, queue->deck), ==, 0);
  ilk_clock_advance(1);
  g_assert_cmpint(fixture_next(queue->collection, queue->deck), ==, queue->first);
  g_assert_cmpuint(get_counts(queue).due, ==, 1);
}

static void
test_count_due_looks_ahead(Queue *queue, gconstpointer data)
{
  guint n;
  IlkMemory memory = fixture_answer(queue->collection, queue->first, ILK_RATING_EASY);
  gint64 start = ilk_clock_day_start(memory.due_day, 0, 240);
  g_assert_true(ilk_collection_count_due(queue->collection, 0, start, &n, NULL));
  g_assert_cmpuint(n, ==, 0);
  g_assert_true(ilk_collection_count_due(queue->collection, 0, start + 1, &n, NULL));
  g_assert_cmpuint(n, ==, 1);
}

static void
test_counts_cards_by_state(Queue *queue, gconstpointer data)
{
  IlkCardTotals before, after;
  g_assert_true(ilk_collection_count_cards(queue->collection, &before, NULL));
  fixture_answer(queue->collection, queue->first, ILK_RATING_EASY);
  fixture_answer(queue->collection, queue->first + 1, ILK_RATING_AGAIN);
  g_assert_true(ilk_collection_count_cards(queue->collection, &after, NULL));
  g_assert_cmpuint(after.by_state[ILK_STATE_NEW], ==, before.by_state[ILK_STATE_NEW] - 2);
  g_assert_cmpuint(after.by_state[ILK_STATE_LEARNING], ==, 1);
  g_assert_cmpuint(after.by_state[ILK_STATE_REVIEW], ==, 1);
  g_assert_cmpfloat_with_epsilon(before.known, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon(after.known, 2, 1e-9);
  ilk_clock_advance(30 * ILK_MS_PER_DAY);
  g_assert_true(ilk_collection_count_cards(queue->collection, &before, NULL));
  g_assert_cmpfloat(before.known, <, 1.9);
}

static void
test_all_decks_are_one_queue(Queue *queue, gconstpointer data)
{
  fixture_answer(queue->collection, queue->first, ILK_RATING_AGAIN);
  ilk_clock_advance(ILK_MS_PER_MINUTE);
  g_assert_cmpint(fixture_next(queue->collection, 0), ==, queue->first);
}

static void
test_a_deck_that_is_not_there(Queue *queue, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_assert_null(ilk_collection_next_card(queue->collection, 4711, 0, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
#define ADD(path, test) g_test_add("/store/queue/" path, Queue, NULL, set_up, test, tear_down)
  ADD("order", test_steps_then_reviews_then_new_then_ahead);
  ADD("except", test_except_is_passed_over);
  ADD("new-limit", test_new_cards_come_in_deck_order_up_to_the_limit);
  ADD("by-the-day", test_reviews_come_due_by_the_day);
  ADD("count-due", test_count_due_looks_ahead);
  ADD("by-state", test_counts_cards_by_state);
  ADD("all-decks", test_all_decks_are_one_queue);
  ADD("no-deck", test_a_deck_that_is_not_there);
  return g_test_run();
}
