/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The names of ratings and states, and the numbers that collections have stored.
 */
#include "app/model/review.h"

static void
test_ratings_have_names(void)
{
  const struct {
    const char *name;
    IlkRating rating;
    int number;
  } cases[] = {
      {"again", ILK_RATING_AGAIN, 1},
      {"hard", ILK_RATING_HARD, 2},
      {"good", ILK_RATING_GOOD, 3},
      {"easy", ILK_RATING_EASY, 4},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    IlkRating rating = 0;
    g_autofree char *upper = g_ascii_strup(cases[i].name, -1);
    g_assert_cmpstr(ilk_rating_get_name(cases[i].rating), ==, cases[i].name);
    g_assert_cmpint(g_ascii_strcasecmp(ilk_rating_get_label(cases[i].rating), cases[i].name), ==,
                    0);
    g_assert_true(ilk_rating_from_name(upper, &rating));
    g_assert_cmpint(rating, ==, cases[i].rating);
    g_assert_cmpint((int) rating, ==, cases[i].number);
  }
}

static void
test_other_words_are_no_rating(void)
{
  const char *const words[] = {"", "goo", "goods", "3", " good", "gut"};
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
    IlkRating rating = ILK_RATING_HARD;
    g_assert_false(ilk_rating_from_name(words[i], &rating));
    g_assert_cmpint(rating, ==, ILK_RATING_HARD);
  }
}

static void
test_states_have_names(void)
{
  const struct {
    IlkState state;
    int number;
    const char *name;
  } cases[] = {
      {ILK_STATE_NEW, 0, "new"},
      {ILK_STATE_LEARNING, 1, "learning"},
      {ILK_STATE_REVIEW, 2, "review"},
      {ILK_STATE_RELEARNING, 3, "relearning"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_assert_cmpint((int) cases[i].state, ==, cases[i].number);
    g_assert_cmpstr(ilk_state_get_name(cases[i].state), ==, cases[i].name);
  }
}

static void
test_kinds_keep_their_numbers(void)
{
  g_assert_cmpint(ILK_REVIEW_ANSWER, ==, 0);
  g_assert_cmpint(ILK_REVIEW_UNDO, ==, 1);
  g_assert_cmpint(ILK_REVIEW_IMPORTED, ==, 2);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/model/review/ratings", test_ratings_have_names);
  g_test_add_func("/model/review/other-words", test_other_words_are_no_rating);
  g_test_add_func("/model/review/states", test_states_have_names);
  g_test_add_func("/model/review/kinds", test_kinds_keep_their_numbers);
  return g_test_run();
}
