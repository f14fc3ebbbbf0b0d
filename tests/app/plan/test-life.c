/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A log with forgotten cards and chosen days is learned from as replay goes through it.
 */
#include "app/plan/life.h"

#include "app/plan/fit.h"
#include "app/plan/habits.h"
#include "app/store/front/collection-edits.h"
#include "tests/app/store/fixture.h"

#include <string.h>

/* Events of a card: 1 to 4 are answers, `i` a memory that was brought along, `f` forgotten, `p`
 * placed. Lives: their answers, with `-` before those that do not begin with a new card. */
static const struct {
  const char *events;
  const char *lives;
} cases[] = {
    {"", ""},       {"3", "3 "},     {"313", "313 "},   {"i33", "-33 "},
    {"p3", "-3 "},  {"3p3", "33 "},  {"3pp", "3 "},     {"33f13", "33 13 "},
    {"33f", "33 "}, {"ff3", "  3 "}, {"i3f3", "-3 3 "}, {"3pf4p2", "3 42 "},
    {"f", " "},     {"fp3", " -3 "}, {"33i3", "33 "},   {"33i3f4", "33 4 "},
};

static IlkReview
make_event(char event)
{
  switch (event) {
  case 'i':
    return (IlkReview){.kind = ILK_REVIEW_IMPORTED};
  case 'f':
    return (IlkReview){.kind = ILK_REVIEW_FORGOTTEN};
  case 'p':
    return (IlkReview){.kind = ILK_REVIEW_PLACED};
  default:
    return (IlkReview){.rating = event - '0'};
  }
}

static char *
dup_lives(const char *events)
{
  gboolean from_new;
  guint n = (guint) strlen(events);
  IlkReview reviews[8];
  g_autoptr(GString) lives = g_string_new(NULL);
  g_autoptr(GArray) answers = g_array_new(FALSE, FALSE, sizeof(IlkReview));
  for (guint i = 0; i < n; i++)
    reviews[i] = make_event(events[i]);
  for (guint i = 0; i < n;) {
    i += ilk_life_take(reviews + i, n - i, answers, &from_new);
    g_string_append(lives, from_new ? "" : "-");
    for (guint k = 0; k < answers->len; k++)
      g_string_append_printf(lives, "%d", g_array_index(answers, IlkReview, k).rating);
    g_string_append_c(lives, ' ');
  }
  return g_string_free(g_steal_pointer(&lives), FALSE);
}

static void
test_lives(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *lives = dup_lives(cases[i].events);
    g_test_message("%s", cases[i].events);
    g_assert_cmpstr(lives, ==, cases[i].lives);
  }
}

/* The first answer after a card was forgotten is a first answer again. */
static void
test_habits(void)
{
  const IlkReview reviews[] = {
      {.at = NOON, .rating = 3, .ms = 5000},
      {.at = NOON + ILK_MS_PER_DAY, .kind = ILK_REVIEW_PLACED, .days = 1},
      {.at = NOON + 2 * ILK_MS_PER_DAY, .rating = 4, .ms = 5000},
      {.at = NOON + 3 * ILK_MS_PER_DAY, .kind = ILK_REVIEW_FORGOTTEN},
      {.at = NOON + 3 * ILK_MS_PER_DAY, .rating = 1, .ms = 5000},
  };
  IlkAnswerTally tally = {0};
  ilk_answer_tally_add(&tally, reviews, G_N_ELEMENTS(reviews), 240);
  g_assert_cmpfloat(tally.n[0][2], ==, 1);
  g_assert_cmpfloat(tally.n[1][3], ==, 1);
  g_assert_cmpfloat(tally.n[0][0], ==, 1);
}

static void
finished_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref(result);
}

static void
ignore_progress(double done, gpointer data)
{
}

static gsize
count_reviews_to_learn_from(IlkCollection *collection)
{
  IlkFit fit;
  g_autoptr(GError) error = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  ilk_fit_async(collection, NULL, ignore_progress, finished_cb, &result);
  while (result == NULL)
    g_main_context_iteration(NULL, TRUE);
  g_assert_true(ilk_fit_finish(result, &fit, &error));
  g_assert_no_error(error);
  return fit.reviews;
}

static void
answer_for_days(IlkCollection *collection, gint64 card, int days)
{
  for (int day = 0; day < days; day++) {
    fixture_answer(collection, card, ILK_RATING_GOOD);
    ilk_clock_freeze(ilk_clock_now() + 2 * ILK_MS_PER_DAY, 0);
  }
}

static void
edit(IlkCollection *collection, IlkEditKind kind, gint64 card)
{
  g_autoptr(GError) error = NULL;
  const IlkEdit edit = {.kind = kind, .cards = &card, .n_cards = 1, .value = 1};
  g_assert_true(ilk_collection_edit(collection, &edit, NULL, &error));
  g_assert_no_error(error);
}

/* Of each life, all days but the first can be judged. */
static void
test_fit(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gint64 deck = fixture_import(collection, 1);
  gint64 card = fixture_next(collection, deck);
  answer_for_days(collection, card, 3);
  edit(collection, ILK_EDIT_SET_DUE, card);
  answer_for_days(collection, card, 1);
  g_assert_cmpuint(count_reviews_to_learn_from(collection), ==, 3);
  edit(collection, ILK_EDIT_FORGET, card);
  answer_for_days(collection, card, 2);
  g_assert_cmpuint(count_reviews_to_learn_from(collection), ==, 4);
  fixture_close(collection);
  fixture_remove(directory);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/plan/life/lives", test_lives);
  g_test_add_func("/plan/life/habits", test_habits);
  g_test_add_func("/plan/life/fit", test_fit);
  return g_test_run();
}
