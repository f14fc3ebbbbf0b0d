/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever is answered: each question is asked until it was right once, three times at most, with
 * three others in between where there are so many; and undo is the way back.
 */
#include "app/quiz/random.h"
#include "app/quiz/run.h"

#define QUIZZES 2000
#define MOST 12

static IlkQuizRun *
make_run(guint n)
{
  IlkQuizRun *run = ilk_quiz_run_new();
  for (guint i = 0; i < n; i++)
    ilk_quiz_run_append(run, i);
  return run;
}

static guint
get_next(const IlkQuizRun *run)
{
  guint index = G_MAXUINT;
  return ilk_quiz_run_get_next(run, &index) ? index : G_MAXUINT;
}

static void
test_order(void)
{
  g_autoptr(IlkQuizRun) run = make_run(5);
  const struct {
    guint index;
    gboolean is_right;
  } steps[] = {{0, FALSE}, {1, TRUE}, {2, FALSE}, {3, TRUE},
               {0, TRUE},  {4, TRUE}, {2, FALSE}, {2, FALSE}};
  for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
    g_assert_cmpuint(get_next(run), ==, steps[i].index);
    ilk_quiz_run_answer(run, steps[i].is_right);
  }
  g_assert_cmpuint(get_next(run), ==, G_MAXUINT);
  g_assert_cmpuint(ilk_quiz_run_count_asked(run, 2), ==, ILK_QUIZ_ROUNDS);
  g_assert_cmpuint(ilk_quiz_run_count_asked(run, 9), ==, 0);
}

/* How many were waiting when each was asked, so that "where there are so many" can be told. */
static void
check_history(const GArray *asked, const GArray *waiting, const GArray *right, guint n)
{
  for (guint question = 0; question < n; question++) {
    guint times = 0, last = 0;
    gboolean done = FALSE;
    for (guint i = 0; i < asked->len; i++) {
      if (g_array_index(asked, guint, i) != question)
        continue;
      g_assert_false(done);
      if (times > 0) {
        guint between = i - last - 1, left = g_array_index(waiting, guint, last);
        g_assert_cmpuint(between, ==, MIN(ILK_QUIZ_OTHERS_BETWEEN, left));
      }
      done = g_array_index(right, gboolean, i);
      last = i;
      times++;
    }
    g_assert_true(done || times == ILK_QUIZ_ROUNDS);
  }
}

static void
answer_all(IlkQuizRun *run, guint n, IlkQuizRandom *random)
{
  g_autoptr(GArray) asked = g_array_new(FALSE, FALSE, sizeof(guint));
  g_autoptr(GArray) waiting = g_array_new(FALSE, FALSE, sizeof(guint));
  g_autoptr(GArray) right = g_array_new(FALSE, FALSE, sizeof(gboolean));
  guint index;
  while (ilk_quiz_run_get_next(run, &index)) {
    gboolean is_right = ilk_quiz_random_below(random, 2) == 0;
    guint others = ilk_quiz_run_count_waiting(run) - 1;
    g_array_append_val(asked, index);
    g_array_append_val(waiting, others);
    g_array_append_val(right, is_right);
    ilk_quiz_run_answer(run, is_right);
  }
  check_history(asked, waiting, right, n);
}

static void
test_any_answers(void)
{
  for (guint64 seed = 0; seed < QUIZZES; seed++) {
    IlkQuizRandom random;
    ilk_quiz_random_init(&random, seed, 1);
    guint n = ilk_quiz_random_below(&random, MOST + 1);
    g_autoptr(IlkQuizRun) run = make_run(n);
    answer_all(run, n, &random);
  }
}

static char *
dup_state(IlkQuizRun *run, guint n)
{
  g_autoptr(GString) state = g_string_new(NULL);
  guint steps = 0;
  for (guint i = 0; i < n; i++)
    g_string_append_printf(state, "%u ", ilk_quiz_run_count_asked(run, i));
  /* Reading the queue by emptying it: right answers leave it as it was. */
  for (guint index; ilk_quiz_run_get_next(run, &index); steps++) {
    g_string_append_printf(state, ",%u", index);
    ilk_quiz_run_answer(run, TRUE);
  }
  for (; steps > 0; steps--)
    g_assert_true(ilk_quiz_run_undo(run));
  return g_strdup(state->str);
}

/* A walk of answers and undos: after each undo all is as it was before the answer. */
static void
walk(IlkQuizRun *run, guint n, IlkQuizRandom *random)
{
  g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(states, dup_state(run, n));
  for (int i = 0; i < 40; i++) {
    guint index;
    gboolean back = ilk_quiz_random_below(random, 3) == 0;
    if (back) {
      g_assert_true(ilk_quiz_run_undo(run) == (states->len > 1));
      if (states->len > 1)
        g_ptr_array_set_size(states, (gint) states->len - 1);
      g_autofree char *state = dup_state(run, n);
      g_assert_cmpstr(state, ==, states->pdata[states->len - 1]);
    } else if (ilk_quiz_run_get_next(run, &index)) {
      ilk_quiz_run_answer(run, ilk_quiz_random_below(random, 2) == 0);
      g_ptr_array_add(states, dup_state(run, n));
    }
  }
}

static void
test_undo_is_the_way_back(void)
{
  for (guint64 seed = 0; seed < 300; seed++) {
    IlkQuizRandom random;
    ilk_quiz_random_init(&random, seed, 2);
    guint n = ilk_quiz_random_below(&random, MOST + 1);
    g_autoptr(IlkQuizRun) run = make_run(n);
    walk(run, n, &random);
  }
}

/* Of four elements every order comes up about as often; 24 of them, 24 000 times. */
static void
test_shuffle_is_fair(void)
{
  guint counts[256] = {0};
  for (guint64 seed = 0; seed < 24000; seed++) {
    guint order[] = {0, 1, 2, 3};
    IlkQuizRandom random;
    ilk_quiz_random_init(&random, seed, 7);
    ilk_quiz_shuffle(&random, order, 4, sizeof *order);
    counts[order[0] + 4 * order[1] + 16 * order[2] + 64 * order[3]]++;
  }
  guint orders = 0;
  for (gsize i = 0; i < G_N_ELEMENTS(counts); i++) {
    if (counts[i] == 0)
      continue;
    orders++;
    /* Five standard deviations around a thousand. */
    g_assert_cmpuint(counts[i], >, 840);
    g_assert_cmpuint(counts[i], <, 1160);
  }
  g_assert_cmpuint(orders, ==, 24);
}

/* Stored quizzes can be had again only while these stay what they are. */
static void
test_random_stays(void)
{
  IlkQuizRandom random;
  guint order[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
  g_autoptr(GString) text = g_string_new(NULL);
  ilk_quiz_random_init(&random, 42, 0);
  ilk_quiz_shuffle(&random, order, 10, sizeof *order);
  for (guint i = 0; i < 10; i++)
    g_string_append_printf(text, "%u", order[i]);
  g_assert_cmpstr(text->str, ==, "9428130657");
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/quiz/run/order", test_order);
  g_test_add_func("/quiz/run/any-answers", test_any_answers);
  g_test_add_func("/quiz/run/undo", test_undo_is_the_way_back);
  g_test_add_func("/quiz/random/fair", test_shuffle_is_fair);
  g_test_add_func("/quiz/random/stays", test_random_stays);
  return g_test_run();
}
