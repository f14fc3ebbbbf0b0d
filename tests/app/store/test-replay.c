/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The log is the truth: whatever is answered and undone in whatever order, by whatever clock,
 * memories and totals are what a replay of the log gives.
 */
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-figures.h"
#include "app/store/front/collection-options.h"
#include "app/store/front/collection-study.h"
#include "tests/app/store/fixture.h"

#define N_CARDS 12
#define N_EVENTS 400

static gint64
pick(GRand *random, gint64 first)
{
  return first + g_rand_int_range(random, 0, N_CARDS);
}

static void
undo(IlkCollection *collection, gint64 card)
{
  g_autoptr(GError) error = NULL;
  if (!ilk_collection_undo(collection, card, NULL, &error))
    g_assert_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND);
}

/* Mostly forward, now and then back. */
static void
move_clock(GRand *random)
{
  static const gint64 steps[] = {1, 10, 60, 600, 1440, 3 * 1440, 20 * 1440, -5, -2 * 1440};
  ilk_clock_advance(steps[g_rand_int_range(random, 0, G_N_ELEMENTS(steps))] * ILK_MS_PER_MINUTE);
}

/* What a button promised in whatever crowd, or a promise that nobody could make. */
static void
answer_by_promise(GRand *random, IlkCollection *collection, gint64 card)
{
  g_autoptr(GError) error = NULL;
  int days = g_rand_int_range(random, 0, 60);
  int rating = g_rand_int_range(random, 1, 5);
  IlkReview review = {.card = card, .at = ilk_clock_now(), .rating = rating, .ms = 1, .days = days};
  g_assert_true(ilk_collection_answer(collection, &review, NULL, &error));
  g_assert_no_error(error);
}

static void
test_memory_is_what_the_log_gives(void)
{
  for (guint32 seed = 1; seed <= 3; seed++) {
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    char *directory = fixture_dup_directory();
    IlkCollection *collection = fixture_open(directory);
    gint64 deck = fixture_import(collection, N_CARDS);
    gint64 first = fixture_next(collection, deck);

    for (int i = 0; i < N_EVENTS; i++) {
      move_clock(random);
      if (g_rand_int_range(random, 0, 4) == 0)
        undo(collection, pick(random, first));
      else
        answer_by_promise(random, collection, pick(random, first));
    }
    fixture_assert_sound(collection);
    fixture_close(collection);
    fixture_remove(directory);
  }
}

static void
test_undo_restores_the_memory_before(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gint64 deck = fixture_import(collection, 1);
  gint64 card = fixture_next(collection, deck);
  IlkMemory first = fixture_answer(collection, card, ILK_RATING_GOOD), after;
  ilk_clock_advance(3 * ILK_MS_PER_DAY);
  fixture_answer(collection, card, ILK_RATING_AGAIN);

  g_assert_true(ilk_collection_undo(collection, card, &after, &error));
  g_assert_cmpint(after.due, ==, first.due);
  g_assert_cmpfloat(after.stability, ==, first.stability);
  g_assert_true(ilk_collection_undo(collection, card, &after, &error));
  g_assert_cmpint(after.state, ==, ILK_STATE_NEW);
  g_assert_cmpint(after.reps, ==, 0);
  g_assert_false(ilk_collection_undo(collection, card, &after, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND);

  g_autoptr(GArray) days = ilk_collection_list_days(collection, 0, 99999, NULL);
  g_assert_cmpuint(days->len, ==, 0);
  fixture_assert_sound(collection);
  fixture_close(collection);
  fixture_remove(directory);
}

static void
test_totals_belong_to_the_learners_day(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gint64 deck = fixture_import(collection, 3);
  gint64 card = fixture_next(collection, deck);
  gint64 day = ilk_clock_day(NOON, 0, 240);

  fixture_answer(collection, card, ILK_RATING_GOOD);
  ilk_clock_advance(15 * 60 * ILK_MS_PER_MINUTE); /* 03:00 */
  fixture_answer(collection, card + 1, ILK_RATING_AGAIN);
  ilk_clock_advance(2 * 60 * ILK_MS_PER_MINUTE); /* 05:00 */
  fixture_answer(collection, card + 2, ILK_RATING_EASY);

  g_autoptr(GArray) days = ilk_collection_list_days(collection, day, day + 1, &error);
  g_assert_no_error(error);
  g_assert_cmpuint(days->len, ==, 2);
  const IlkDayTotal *first = &g_array_index(days, IlkDayTotal, 0);
  g_assert_cmpint(first->day, ==, day);
  g_assert_cmpuint(first->n, ==, 2);
  g_assert_cmpuint(first->pass, ==, 1);
  g_assert_cmpint(first->ms, ==, 8000);
  g_assert_cmpuint(g_array_index(days, IlkDayTotal, 1).n, ==, 1);
  fixture_close(collection);
  fixture_remove(directory);
}

static void
test_new_options_replay_the_log(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gint64 deck = fixture_import(collection, 2);
  gint64 card = fixture_next(collection, deck);
  IlkMemory before = fixture_answer(collection, card, ILK_RATING_EASY);

  IlkStudyOptions options;
  g_assert_true(ilk_collection_get_options(collection, deck, &options, &error));
  options.desired_retention = 0.8;
  g_assert_true(ilk_collection_set_options(collection, deck, &options, &error));
  g_assert_no_error(error);
  g_autoptr(IlkCard) changed = ilk_collection_get_card(collection, card, &error);
  g_assert_cmpint(ilk_card_get_memory(changed)->due, >, before.due);
  fixture_assert_sound(collection);

  options.desired_retention = 0.2;
  g_assert_false(ilk_collection_set_options(collection, deck, &options, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_INVALID);
  fixture_close(collection);

  collection = fixture_open(directory);
  g_assert_true(ilk_collection_get_options(collection, deck, &options, NULL));
  g_assert_cmpfloat(options.desired_retention, ==, 0.8);
  fixture_close(collection);
  fixture_remove(directory);
}

/* Each day that fuzz allows may be promised and is given, now and in every replay; no other is. */
static void
test_promises_stand_within_the_range(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gint64 deck = fixture_import(collection, 20);
  gint64 first = fixture_next(collection, deck);
  gint64 dues[20];
  int given = 0;

  for (int i = 0; i < 20; i++) {
    IlkAnswer answer;
    IlkReview review = {
        .card = first + i, .at = NOON, .rating = ILK_RATING_EASY, .ms = 1, .days = i};
    g_assert_true(ilk_collection_answer(collection, &review, &answer, &error));
    int days = (int) ((answer.after.due - NOON) / ILK_MS_PER_DAY);
    g_assert_cmpint(days, >=, 6); /* 8.3 days, give or take two */
    g_assert_cmpint(days, <=, 10);
    g_assert_true(days == i || i < 6 || i > 10);
    given += days == i;
    dues[i] = answer.after.due;
  }
  g_assert_cmpint(given, ==, 5);
  fixture_assert_sound(collection);

  IlkStudyOptions options;
  g_assert_true(ilk_collection_get_options(collection, deck, &options, &error));
  options.n_relearning_steps = 0;
  g_assert_true(ilk_collection_set_options(collection, deck, &options, &error));
  for (int i = 0; i < 20; i++) {
    g_autoptr(IlkCard) card = ilk_collection_get_card(collection, first + i, &error);
    g_assert_cmpint(ilk_card_get_memory(card)->due, ==, dues[i]);
  }
  fixture_close(collection);
  fixture_remove(directory);
}

/* Which days are easy is not the log's business: nothing moves that was promised already. */
static void
test_easy_days_move_nothing(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gint64 deck = fixture_import(collection, 1);
  gint64 first = fixture_next(collection, deck);
  IlkMemory answered = fixture_answer(collection, first, ILK_RATING_EASY);
  IlkStudyOptions options;

  g_assert_true(ilk_collection_get_options(collection, 0, &options, &error));
  for (int i = 0; i < ILK_WEEKDAYS; i++)
    options.easy_days[i] = i % 2 * 50;
  options.load_balance = FALSE;
  g_assert_true(ilk_collection_set_options(collection, 0, &options, &error));
  g_autoptr(IlkCard) card = ilk_collection_get_card(collection, first, &error);
  g_assert_cmpint(ilk_card_get_memory(card)->due, ==, answered.due);
  fixture_assert_sound(collection);
  fixture_close(collection);
  fixture_remove(directory);
}

static double
get_retention(IlkCollection *collection, gint64 deck)
{
  g_autoptr(GPtrArray) decks = ilk_collection_list_decks(collection, NULL);
  for (guint i = 0; i < decks->len; i++) {
    IlkDeck *it = g_ptr_array_index(decks, i);
    if (ilk_deck_get_id(it) == deck)
      return ilk_deck_get_retention(it);
  }
  g_assert_not_reached();
}

/* A deck's own retention stands, even the same as the collection's, until it is taken away; its
 * other options are not touched. */
static void
test_retention_of_a_deck(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gint64 deck = fixture_import(collection, 2);
  g_autoptr(GError) error = NULL;
  IlkStudyOptions options;

  g_assert_true(ilk_collection_get_options(collection, deck, &options, NULL));
  options.new_per_day = 3;
  options.fuzz = FALSE;
  g_assert_true(ilk_collection_set_options(collection, deck, &options, NULL));
  gint64 card = fixture_next(collection, deck);
  IlkMemory usual = fixture_answer(collection, card, ILK_RATING_EASY);
  g_assert_cmpfloat(get_retention(collection, deck), ==, 0);

  g_assert_true(ilk_collection_set_retention(collection, deck, 0.8, &error));
  g_autoptr(IlkCard) changed = ilk_collection_get_card(collection, card, NULL);
  g_assert_cmpint(ilk_card_get_memory(changed)->due, >, usual.due);
  g_assert_cmpfloat(get_retention(collection, deck), ==, 0.8);
  fixture_assert_sound(collection);

  g_assert_true(ilk_collection_set_retention(collection, deck, 0.9, NULL));
  g_assert_true(ilk_collection_get_options(collection, 0, &options, NULL));
  options.desired_retention = 0.75;
  g_assert_true(ilk_collection_set_options(collection, 0, &options, NULL));
  g_assert_cmpfloat(get_retention(collection, deck), ==, 0.9);

  g_assert_true(ilk_collection_set_retention(collection, deck, 0, NULL));
  g_assert_cmpfloat(get_retention(collection, deck), ==, 0);
  g_assert_true(ilk_collection_get_options(collection, deck, &options, NULL));
  g_assert_cmpfloat(options.desired_retention, ==, 0.75);
  g_assert_cmpint(options.new_per_day, ==, 3);
  fixture_assert_sound(collection);

  g_assert_false(ilk_collection_set_retention(collection, deck, 0.2, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_INVALID);
  g_clear_error(&error);
  g_assert_false(ilk_collection_set_retention(collection, 12345, 0.8, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND);
  g_assert_cmpfloat(get_retention(collection, deck), ==, 0);
  fixture_close(collection);
  fixture_remove(directory);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/store/replay/random", test_memory_is_what_the_log_gives);
  g_test_add_func("/store/replay/undo", test_undo_restores_the_memory_before);
  g_test_add_func("/store/replay/totals", test_totals_belong_to_the_learners_day);
  g_test_add_func("/store/replay/options", test_new_options_replay_the_log);
  g_test_add_func("/store/replay/promises", test_promises_stand_within_the_range);
  g_test_add_func("/store/replay/easy-days", test_easy_days_move_nothing);
  g_test_add_func("/store/replay/retention-of-a-deck", test_retention_of_a_deck);
  return g_test_run();
}
