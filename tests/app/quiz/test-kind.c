/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As what a card is asked, and when its answer touches the schedule.
 */
#include "app/base/error.h"
#include "app/quiz/plan.h"

#define LIST(...) ((const char *const[]){__VA_ARGS__, NULL})

static const char *const none[] = {NULL};

static void
test_choose(void)
{
  const struct {
    const char *answer;
    const char *const *wrong;
    IlkAnswerKey key;
    guint kinds;
    int kind; /* -1: none */
  } cases[] = {
      {"A long answer of more than forty letters, so.", none, {0}, ILK_QUIZ_MIXED, ILK_QUIZ_OPEN},
      {"A", LIST("b"), {0}, ILK_QUIZ_MIXED, ILK_QUIZ_CHOICE},
      {"A", LIST("b"), {0}, 1u << ILK_QUIZ_TYPED, ILK_QUIZ_TYPED},
      {"A", LIST("b"), {0}, 1u << ILK_QUIZ_OPEN, ILK_QUIZ_OPEN},
      {"A", none, {0}, 1u << ILK_QUIZ_CHOICE, -1},
      {"A", LIST("b"), {.form = ILK_ANSWER_TYPED}, ILK_QUIZ_MIXED, ILK_QUIZ_TYPED},
      {"A", LIST("b"), {.form = ILK_ANSWER_TYPED}, 1u << ILK_QUIZ_CHOICE, ILK_QUIZ_CHOICE},
      {"A", none, {.accept = LIST("a", "the a")}, ILK_QUIZ_MIXED, ILK_QUIZ_TYPED},
      {"A", none, {.accept = LIST("5 ms ± 10 %")}, ILK_QUIZ_MIXED, ILK_QUIZ_NUMBER},
      {"A", none, {.accept = LIST("3.10")}, ILK_QUIZ_MIXED, ILK_QUIZ_NUMBER},
      {"A", none, {.accept = LIST("3.10"), .form = ILK_ANSWER_TYPED}, 0, ILK_QUIZ_TYPED},
      {"A", none, {.accept = LIST("5", "five")}, ILK_QUIZ_MIXED, ILK_QUIZ_TYPED},
      {"True.", none, {.form = ILK_ANSWER_TRUE_FALSE}, ILK_QUIZ_MIXED, ILK_QUIZ_TRUE_FALSE},
      {"True.", LIST("False."), {.form = ILK_ANSWER_TRUE_FALSE}, 1u << ILK_QUIZ_CHOICE, -1},
      {"A", LIST("…"), {.accept = LIST("A")}, 1u << ILK_QUIZ_CHOICE, -1},
      {"A", LIST("…"), {0}, 1u << ILK_QUIZ_CHOICE, ILK_QUIZ_CHOICE},
      {"A", LIST("b"), {.right_answers = LIST("c")}, ILK_QUIZ_MIXED, ILK_QUIZ_SEVERAL},
      {"A", none, {.right_answers = LIST("c")}, ILK_QUIZ_MIXED, ILK_QUIZ_OPEN},
      {"A", none, {.order = LIST("a", "b")}, ILK_QUIZ_MIXED, ILK_QUIZ_ORDER},
      {"A", none, {.order = LIST("a")}, ILK_QUIZ_MIXED, ILK_QUIZ_OPEN},
      {"A", none, {.pairs = LIST("a → b", "→ c")}, ILK_QUIZ_MIXED, ILK_QUIZ_MATCHING},
      {"A", none, {.pairs = LIST("→ b", "→ c")}, ILK_QUIZ_MIXED, ILK_QUIZ_OPEN},
      {"A", none, {.accept = LIST("5"), .has_gaps = TRUE}, ILK_QUIZ_MIXED, ILK_QUIZ_CLOZE},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    const IlkCardContent content = {.question = "Q",
                                    .answer = cases[i].answer,
                                    .tags = none,
                                    .distractors = cases[i].wrong,
                                    .key = cases[i].key};
    IlkQuizKind kind = ILK_QUIZ_OPEN;
    g_test_message("case %u", (guint) i);
    g_assert_true(ilk_quiz_kind_choose(&content, cases[i].kinds, &kind) == (cases[i].kind >= 0));
    if (cases[i].kind >= 0)
      g_assert_cmpint(kind, ==, cases[i].kind);
  }
}

static void
test_names(void)
{
  for (guint i = 0; i < ILK_N_QUIZ_KINDS; i++) {
    guint kinds = 0;
    g_assert_true(ilk_quiz_kinds_parse(ilk_quiz_kind_get_name((IlkQuizKind) i), &kinds, NULL));
    g_assert_cmpuint(kinds, ==, 1u << i);
  }
  guint kinds = 0;
  g_autoptr(GError) error = NULL;
  g_assert_true(ilk_quiz_kinds_parse("Choice, typed", &kinds, NULL));
  g_assert_cmpuint(kinds, ==, (1u << ILK_QUIZ_CHOICE) | (1u << ILK_QUIZ_TYPED));
  g_assert_false(ilk_quiz_kinds_parse("choice,essay", &kinds, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_INVALID);
  g_assert_nonnull(strstr(error->message, "“essay”"));
  g_clear_error(&error);
  g_assert_false(ilk_quiz_kinds_parse("", &kinds, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_INVALID);
}

/* The table of when an answer touches the schedule. */
static void
test_rates(void)
{
  const struct {
    IlkQuizKind kind;
    gboolean waiting, right, rates;
  } cases[] = {
      {ILK_QUIZ_CHOICE, TRUE, TRUE, FALSE},  {ILK_QUIZ_CHOICE, TRUE, FALSE, TRUE},
      {ILK_QUIZ_CHOICE, FALSE, TRUE, FALSE}, {ILK_QUIZ_CHOICE, FALSE, FALSE, FALSE},
      {ILK_QUIZ_SEVERAL, TRUE, FALSE, TRUE}, {ILK_QUIZ_TRUE_FALSE, TRUE, TRUE, FALSE},
      {ILK_QUIZ_ORDER, FALSE, FALSE, FALSE}, {ILK_QUIZ_MATCHING, TRUE, FALSE, TRUE},
      {ILK_QUIZ_OPEN, FALSE, TRUE, TRUE},    {ILK_QUIZ_OPEN, TRUE, FALSE, TRUE},
      {ILK_QUIZ_TYPED, FALSE, FALSE, TRUE},  {ILK_QUIZ_NUMBER, TRUE, TRUE, TRUE},
      {ILK_QUIZ_CLOZE, FALSE, TRUE, TRUE},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    g_assert_true(ilk_quiz_rates(cases[i].waiting, cases[i].kind, cases[i].right) ==
                  cases[i].rates);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/quiz/kind/choose", test_choose);
  g_test_add_func("/quiz/kind/names", test_names);
  g_test_add_func("/quiz/plan/rates", test_rates);
  return g_test_run();
}
