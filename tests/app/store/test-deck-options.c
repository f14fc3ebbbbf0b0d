/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a deck's options do to its queue, and what decks below it take over.
 */
#include "app/store/front/collection-cards.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-edits.h"
#include "app/store/front/collection-options.h"
#include "app/store/front/collection-study.h"
#include "tests/app/store/fixture.h"

typedef struct {
  char *directory;
  IlkCollection *collection;
  gint64 deck;
  gint64 first; /* card 1 of the deck; the others follow */
} Decks;

static void
set_up(Decks *decks, gconstpointer data)
{
  decks->directory = fixture_dup_directory();
  decks->collection = fixture_open(decks->directory);
  decks->deck = fixture_import(decks->collection, 12);
  decks->first = fixture_next(decks->collection, decks->deck);
}

static void
tear_down(Decks *decks, gconstpointer data)
{
  fixture_assert_sound(decks->collection);
  fixture_close(decks->collection);
  fixture_remove(decks->directory);
}

static IlkStudyOptions
get_options(Decks *decks, gint64 deck)
{
  IlkStudyOptions options;
  g_assert_true(ilk_collection_get_options(decks->collection, deck, &options, NULL));
  return options;
}

static void
set_options(Decks *decks, gint64 deck, const IlkStudyOptions *options)
{
  g_autoptr(GError) error = NULL;
  ilk_collection_set_options(decks->collection, deck, options, &error);
  g_assert_no_error(error);
}

static guint
count_due(Decks *decks)
{
  g_autoptr(GPtrArray) list = ilk_collection_list_decks(decks->collection, NULL);
  for (guint i = 0; i < list->len; i++)
    if (ilk_deck_get_id(g_ptr_array_index(list, i)) == decks->deck)
      return ilk_deck_get_counts(g_ptr_array_index(list, i))->due;
  g_assert_not_reached();
}

/* Only cards that were seen on an earlier day count, however often they are asked. */
static void
test_reviews_have_a_limit(Decks *decks, gconstpointer data)
{
  for (gint64 i = 0; i < 3; i++)
    fixture_answer(decks->collection, decks->first + i, ILK_RATING_EASY);
  ilk_clock_advance(60 * ILK_MS_PER_DAY);
  IlkStudyOptions options = get_options(decks, decks->deck);
  options.reviews_per_day = 2;
  options.new_per_day = 1;
  set_options(decks, decks->deck, &options);
  g_assert_cmpuint(count_due(decks), ==, 2);
  fixture_answer(decks->collection, decks->first, ILK_RATING_GOOD);
  g_assert_cmpuint(count_due(decks), ==, 1);
  fixture_answer(decks->collection, decks->first + 1, ILK_RATING_GOOD);
  g_assert_cmpuint(count_due(decks), ==, 0);
  g_assert_cmpint(fixture_next(decks->collection, decks->deck), ==, decks->first + 3);
  fixture_answer(decks->collection, decks->first + 3, ILK_RATING_EASY);
  g_assert_cmpint(fixture_next(decks->collection, decks->deck), ==, 0);

  g_assert_true(ilk_collection_undo(decks->collection, decks->first, NULL, NULL));
  g_assert_cmpuint(count_due(decks), ==, 1);
  ilk_clock_advance(ILK_MS_PER_DAY);
  g_assert_cmpuint(count_due(decks), ==, 2);
}

static void
test_reviews_have_an_order(Decks *decks, gconstpointer data)
{
  static const struct {
    IlkReviewOrder order;
    int first;
  } cases[] = {{ILK_REVIEWS_BY_DUE, 0}, {ILK_REVIEWS_BY_RECALL, 1}};
  fixture_answer(decks->collection, decks->first, ILK_RATING_EASY);
  ilk_clock_advance(20 * ILK_MS_PER_DAY);
  for (int i = 0; i < 2; i++) {
    fixture_answer(decks->collection, decks->first + 1, ILK_RATING_GOOD);
    ilk_clock_advance(10 * ILK_MS_PER_MINUTE);
  }
  ilk_clock_advance(30 * ILK_MS_PER_DAY);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    IlkStudyOptions options = get_options(decks, decks->deck);
    options.review_order = cases[i].order;
    set_options(decks, decks->deck, &options);
    g_assert_cmpint(fixture_next(decks->collection, decks->deck), ==,
                    decks->first + cases[i].first);
  }
}

/* All day the same, and not that of the deck. */
static void
test_new_cards_can_be_shuffled(Decks *decks, gconstpointer data)
{
  gboolean shuffled = FALSE;
  IlkStudyOptions options = get_options(decks, decks->deck);
  options.new_order = ILK_NEW_SHUFFLED;
  set_options(decks, decks->deck, &options);
  for (gint64 i = 0; i < 12; i++) {
    gint64 card = fixture_next(decks->collection, decks->deck);
    g_assert_cmpint(fixture_next(decks->collection, decks->deck), ==, card);
    shuffled = shuffled || card != decks->first + i;
    fixture_answer(decks->collection, card, ILK_RATING_EASY);
  }
  g_assert_true(shuffled);
  g_assert_cmpint(fixture_next(decks->collection, decks->deck), ==, 0);
}

static gint64
add_below(Decks *decks)
{
  g_autoptr(GError) error = NULL;
  const IlkEdit edit = {.kind = ILK_EDIT_ADD_DECK, .text = "Made up / Below"};
  gint64 made = 0;
  ilk_collection_edit(decks->collection, &edit, &made, &error);
  g_assert_no_error(error);
  return made;
}

static void
test_options_are_inherited(Decks *decks, gconstpointer data)
{
  gint64 below = add_below(decks);
  IlkStudyOptions options = get_options(decks, decks->deck);
  options.new_per_day = 3;
  options.desired_retention = 0.8;
  set_options(decks, decks->deck, &options);
  g_assert_cmpint(get_options(decks, below).new_per_day, ==, 3);
  g_assert_cmpfloat(get_options(decks, below).desired_retention, ==, 0.8);

  options = get_options(decks, below);
  options.new_per_day = 4;
  set_options(decks, below, &options);
  options = get_options(decks, decks->deck);
  options.new_per_day = 5;
  options.desired_retention = 0.85;
  set_options(decks, decks->deck, &options);
  g_assert_cmpint(get_options(decks, below).new_per_day, ==, 4);
  g_assert_cmpfloat(get_options(decks, below).desired_retention, ==, 0.85);
}

/* The intervals of a deck follow what stands above it; a check computes them again. */
static void
test_a_moved_deck_follows_the_one_above(Decks *decks, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  gint64 below = add_below(decks);
  const IlkEdit cards = {
      .kind = ILK_EDIT_MOVE_CARDS, .cards = &decks->first, .n_cards = 1, .deck = below};
  const IlkEdit away = {.kind = ILK_EDIT_MOVE_DECK, .deck = below, .value = 0};
  IlkStudyOptions options = get_options(decks, decks->deck);
  options.desired_retention = 0.75;
  set_options(decks, decks->deck, &options);
  ilk_collection_edit(decks->collection, &cards, NULL, &error);
  g_assert_no_error(error);
  fixture_answer(decks->collection, decks->first, ILK_RATING_EASY);
  fixture_assert_sound(decks->collection);
  ilk_collection_edit(decks->collection, &away, NULL, &error);
  g_assert_no_error(error);
  g_assert_cmpfloat(get_options(decks, below).desired_retention, ==, 0.9);
  fixture_assert_sound(decks->collection);
  g_autofree char *label = ilk_collection_undo_edit(decks->collection, &error);
  g_assert_no_error(error);
  g_assert_cmpfloat(get_options(decks, below).desired_retention, ==, 0.75);
}

/* Each deck has its own number, and 0 means that none is. */
static void
test_leeches_are_found_by_their_deck(Decks *decks, gconstpointer data)
{
  static const struct {
    int lapses;
    guint found;
  } cases[] = {{8, 0}, {2, 1}, {3, 0}, {1, 1}, {0, 0}};
  const IlkCardSearch search = {.text = "is:leech"};
  for (int lapse = 0; lapse < 2; lapse++) {
    fixture_answer(decks->collection, decks->first, ILK_RATING_EASY);
    ilk_clock_advance(60 * ILK_MS_PER_DAY);
    fixture_answer(decks->collection, decks->first, ILK_RATING_AGAIN);
  }
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    IlkStudyOptions options = get_options(decks, decks->deck);
    options.leech_lapses = cases[i].lapses;
    set_options(decks, decks->deck, &options);
    g_autoptr(GArray) found = ilk_collection_find_cards(decks->collection, &search, NULL);
    g_assert_cmpuint(found->len, ==, cases[i].found);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
#define ADD(path, test)                                                                            \
  g_test_add("/store/deck-options/" path, Decks, NULL, set_up, test, tear_down)
  ADD("review-limit", test_reviews_have_a_limit);
  ADD("review-order", test_reviews_have_an_order);
  ADD("shuffled", test_new_cards_can_be_shuffled);
  ADD("inherited", test_options_are_inherited);
  ADD("moved", test_a_moved_deck_follows_the_one_above);
  ADD("leech", test_leeches_are_found_by_their_deck);
  return g_test_run();
}
