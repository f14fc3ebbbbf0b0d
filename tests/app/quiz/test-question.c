/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Questions made of cards, and their answers judged: every kind.
 */
#include "app/quiz/remark.h"

#define LIST(...) ((const char *const[]){__VA_ARGS__, NULL})

static const char *const none[] = {NULL};

static IlkQuizQuestion *
make_question(IlkCardContent content, guint64 seed)
{
  const IlkMemory memory = {.state = ILK_STATE_NEW};
  content.question = "Which of these is it?";
  content.answer = content.answer != NULL ? content.answer : "The right one.\n\nSince.";
  content.seconds = content.seconds > 0 ? content.seconds : 60;
  content.tags = none;
  content.distractors = content.distractors != NULL ? content.distractors : none;
  g_autoptr(IlkCard) card = ilk_card_new(7, 1, &content, &memory);
  return ilk_quiz_question_new(card, ILK_QUIZ_MIXED, seed);
}

static guint
find_source(const IlkQuizQuestion *question, guint source)
{
  for (guint i = 0; i < question->options->len; i++) {
    if (ilk_quiz_question_get_option(question, i)->source == source)
      return i;
  }
  g_assert_not_reached();
}

static void
pick(IlkQuizResponse *response, guint option)
{
  g_array_append_val(response->picks, option);
}

static void
test_choice(void)
{
  const IlkCardContent content = {
      .distractors = LIST("b", "c", "d", "e", "f"),
      .key = {.short_answer = "a", .reasons = LIST("", "no", "", "", "")}};
  guint places[4] = {0}, lures[6] = {0};
  for (guint64 seed = 0; seed < 400; seed++) {
    g_autoptr(IlkQuizQuestion) question = make_question(content, seed);
    g_assert_cmpint(question->kind, ==, ILK_QUIZ_CHOICE);
    g_assert_cmpuint(question->options->len, ==, 4);
    guint right = find_source(question, 0);
    g_assert_cmpstr(ilk_quiz_question_get_option(question, right)->text, ==, "a");
    places[right]++;
    for (guint i = 0; i < 4; i++) {
      const IlkQuizOption *option = ilk_quiz_question_get_option(question, i);
      lures[option->source]++;
      g_assert_true(option->is_right == (i == right));
      g_assert_cmpstr(option->reason, ==, option->source == 2 ? "no" : "");
      g_auto(IlkQuizResponse) response;
      ilk_quiz_response_init(&response);
      response.given = TRUE;
      pick(&response, i);
      g_assert_true(ilk_quiz_judge(question, &response).is_right == (i == right));
    }
  }
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint(places[i], >, 60);
  for (guint i = 1; i < 6; i++)
    g_assert_cmpuint(lures[i], >, 180);
}

/* What is said twice is offered once; where nothing else is wrong, nothing can be chosen. */
static void
test_choice_twice(void)
{
  const IlkCardContent content = {.distractors = LIST("a", "b", "b", "c", "a"),
                                  .key = {.short_answer = "a"}};
  for (guint64 seed = 0; seed < 40; seed++) {
    g_autoptr(IlkQuizQuestion) question = make_question(content, seed);
    g_assert_cmpint(question->kind, ==, ILK_QUIZ_CHOICE);
    g_assert_cmpuint(question->options->len, ==, 3);
    for (guint i = 0; i < 3; i++) {
      const IlkQuizOption *option = ilk_quiz_question_get_option(question, i);
      g_assert_true(option->is_right == g_str_equal(option->text, "a"));
    }
  }
  const IlkCardContent same = {.distractors = LIST("a"), .key = {.short_answer = "a"}};
  g_autoptr(IlkQuizQuestion) open = make_question(same, 0);
  g_assert_cmpint(open->kind, ==, ILK_QUIZ_OPEN);
}

static void
test_same_seed_same_options(void)
{
  const IlkCardContent content = {.distractors = LIST("b", "c", "d", "e", "f")};
  g_autoptr(IlkQuizQuestion) one = make_question(content, 5), other = make_question(content, 5);
  for (guint i = 0; i < one->options->len; i++)
    g_assert_cmpstr(ilk_quiz_question_get_option(one, i)->text, ==,
                    ilk_quiz_question_get_option(other, i)->text);
}

static void
assert_verdict(const IlkQuizQuestion *question, const IlkQuizResponse *response, gboolean is_right,
               guint right_parts)
{
  IlkQuizVerdict verdict = ilk_quiz_judge(question, response);
  g_assert_true(verdict.is_right == is_right);
  g_assert_cmpuint(verdict.right_parts, ==, right_parts);
}

static void
test_several(void)
{
  const IlkCardContent content = {.distractors = LIST("c"),
                                  .key = {.right_answers = LIST("a", "b")}};
  g_autoptr(IlkQuizQuestion) question = make_question(content, 1);
  g_auto(IlkQuizResponse) response;
  ilk_quiz_response_init(&response);
  response.given = TRUE;
  g_assert_cmpint(question->kind, ==, ILK_QUIZ_SEVERAL);
  assert_verdict(question, &response, FALSE, 1);
  ilk_quiz_response_toggle(&response, find_source(question, 1));
  ilk_quiz_response_toggle(&response, find_source(question, 2));
  assert_verdict(question, &response, FALSE, 1);
  ilk_quiz_response_toggle(&response, find_source(question, 2));
  ilk_quiz_response_toggle(&response, find_source(question, 0));
  assert_verdict(question, &response, TRUE, 3);
  response.given = FALSE;
  assert_verdict(question, &response, FALSE, 0);
}

/* What is right twice is offered once. */
static void
test_several_twice(void)
{
  const IlkCardContent content = {.distractors = LIST("a", "c"),
                                  .key = {.right_answers = LIST("a", "a", "b")}};
  g_autoptr(IlkQuizQuestion) question = make_question(content, 1);
  g_assert_cmpuint(question->options->len, ==, 3);
}

static void
test_true_false(void)
{
  for (int is_true = 0; is_true < 2; is_true++) {
    const IlkCardContent content = {.answer = is_true ? "True. So it is." : "False.",
                                    .key = {.form = ILK_ANSWER_TRUE_FALSE}};
    g_autoptr(IlkQuizQuestion) question = make_question(content, (guint64) is_true);
    g_auto(IlkQuizResponse) response;
    ilk_quiz_response_init(&response);
    response.given = TRUE;
    pick(&response, 0);
    g_assert_cmpstr(ilk_quiz_question_get_option(question, 0)->text, ==, "True");
    assert_verdict(question, &response, is_true, 0);
  }
}

static void
test_order(void)
{
  const IlkCardContent content = {.key = {.order = LIST("ask", "wait", "ask", "go")}};
  for (guint64 seed = 0; seed < 100; seed++) {
    g_autoptr(IlkQuizQuestion) question = make_question(content, seed);
    g_auto(IlkQuizResponse) response;
    ilk_quiz_response_init(&response);
    response.given = TRUE;
    for (guint i = 0; i < 4; i++)
      pick(&response, i);
    g_assert_cmpuint(ilk_quiz_judge(question, &response).parts, ==, 4);
    g_array_set_size(response.picks, 0);
    /* The two that say the same may change places. */
    const guint places[] = {2, 1, 0, 3};
    for (guint i = 0; i < 4; i++)
      pick(&response, find_source(question, places[i]));
    assert_verdict(question, &response, TRUE, 4);
    g_array_set_size(response.picks, 3);
    assert_verdict(question, &response, FALSE, 3);
  }
}

/* No order is shown that is right already; where every one is, none is asked for. */
static void
test_order_of_the_same(void)
{
  const IlkCardContent content = {.key = {.order = LIST("wait", "wait", "go")}};
  for (guint64 seed = 0; seed < 40; seed++) {
    g_autoptr(IlkQuizQuestion) question = make_question(content, seed);
    g_assert_cmpint(question->kind, ==, ILK_QUIZ_ORDER);
    g_assert_cmpuint(find_source(question, 2), <, 2);
  }
  const IlkCardContent same = {.key = {.order = LIST("wait", "wait")}};
  g_autoptr(IlkQuizQuestion) open = make_question(same, 0);
  g_assert_cmpint(open->kind, ==, ILK_QUIZ_OPEN);
}

static void
test_matching(void)
{
  const IlkCardContent content = {
      .key = {.pairs = LIST("a → one", "b → two", "c → one", "→ three")}};
  g_autoptr(IlkQuizQuestion) question = make_question(content, 3);
  g_auto(IlkQuizResponse) response;
  ilk_quiz_response_init(&response);
  response.given = TRUE;
  g_assert_cmpuint(question->lefts->len, ==, 3);
  g_assert_cmpuint(question->options->len, ==, 3);
  g_assert_cmpstr(question->lefts->pdata[1], ==, "b");
  guint one = find_source(question, 0), two = find_source(question, 1);
  pick(&response, one);
  pick(&response, two);
  pick(&response, ILK_QUIZ_NO_PICK);
  assert_verdict(question, &response, FALSE, 2);
  g_array_index(response.picks, guint, 2) = one;
  assert_verdict(question, &response, TRUE, 3);
  g_array_index(response.picks, guint, 2) = two;
  g_autofree char *words = ilk_quiz_response_dup_words(&response, question);
  g_assert_cmpstr(words, ==, "a → one\nb → two\nc → two");
}

static void
test_written(void)
{
  const struct {
    IlkAnswerKey key;
    const char *typed;
    gboolean is_right, is_close;
    IlkRating rating;
  } cases[] = {
      {{.accept = LIST("deadlock", "dead lock")}, "Deadlock.", TRUE, FALSE, ILK_RATING_GOOD},
      {{.accept = LIST("deadlock")}, "deadlok", TRUE, TRUE, ILK_RATING_HARD},
      {{.accept = LIST("deadlock")}, "dedlock", FALSE, FALSE, ILK_RATING_AGAIN},
      {{.accept = LIST("5000 ms")}, "5000", FALSE, FALSE, ILK_RATING_AGAIN},
      {{.accept = LIST("deadlock")}, "livelock", FALSE, FALSE, ILK_RATING_AGAIN},
      {{.accept = LIST("deadlock")}, "", FALSE, FALSE, ILK_RATING_AGAIN},
      {{.accept = LIST("5 ms")}, "0.005 s", TRUE, FALSE, ILK_RATING_GOOD},
      {{.accept = LIST("5 ms")}, "5", TRUE, TRUE, ILK_RATING_HARD},
      {{.form = ILK_ANSWER_TYPED}, "the right one", TRUE, FALSE, ILK_RATING_GOOD},
      {{.form = ILK_ANSWER_TYPED, .short_answer = "x"}, "x", TRUE, FALSE, ILK_RATING_GOOD},
      {{.accept = LIST("one, two"), .has_gaps = TRUE}, "One,  two", TRUE, FALSE, ILK_RATING_GOOD},
      /* Nobody types the signs of Markdown, but who does is right, too. */
      {{.accept = LIST("`x`"), .has_gaps = TRUE}, "x", TRUE, FALSE, ILK_RATING_GOOD},
      {{.accept = LIST("`x`"), .has_gaps = TRUE}, "`x`", TRUE, FALSE, ILK_RATING_GOOD},
      {{.accept = LIST("**kw")}, "**kw", TRUE, FALSE, ILK_RATING_GOOD},
      {{.accept = LIST("`def`")}, "def", TRUE, FALSE, ILK_RATING_GOOD},
      {{.accept = LIST("2*3*4")}, "2*3*4", TRUE, FALSE, ILK_RATING_GOOD},
      {{.form = ILK_ANSWER_TYPED, .short_answer = "`def`"}, "def", TRUE, FALSE, ILK_RATING_GOOD},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    const IlkCardContent content = {.key = cases[i].key, .distractors = LIST("dedlock", "5000")};
    g_autoptr(IlkQuizQuestion) question = make_question(content, 0);
    g_auto(IlkQuizResponse) response;
    ilk_quiz_response_init(&response);
    response.given = TRUE;
    response.text = g_strdup(cases[i].typed);
    IlkQuizVerdict verdict = ilk_quiz_judge(question, &response);
    g_assert_true(verdict.is_right == cases[i].is_right);
    g_assert_true(verdict.is_close == cases[i].is_close);
    g_assert_cmpint(verdict.rating, ==, cases[i].rating);
  }
}

/* Who types a wrong answer that the card knows is told about it. */
static void
test_remarks(void)
{
  const struct {
    IlkAnswerKey key;
    const char *typed, *remark;
  } cases[] = {
      {{.accept = LIST("32"), .reasons = LIST("50 %", "No.", "Count.")},
       "16",
       "Partly right: 50 %."},
      {{.accept = LIST("32"), .reasons = LIST("50 %", "No.", "Count.")},
       "16.0",
       "Partly right: 50 %."},
      {{.accept = LIST("32"), .reasons = LIST("50 %\n\nA lock.", "No.", "Count.")},
       "16",
       "Partly right: 50 %.\n\nA lock."},
      {{.accept = LIST("32"), .reasons = LIST("", "No.", "Count.")}, "16", NULL},
      {{.accept = LIST("32"), .reasons = LIST("", "-20 %\n\nNo.", "Count.")}, "8", "No."},
      {{.accept = LIST("32"), .reasons = LIST("", "No.", "Count.")}, "4", "Count."},
      {{.accept = LIST("32"), .reasons = LIST("a", "b", "Count.")}, "32", NULL},
      {{.accept = LIST("32"), .reasons = LIST("a", "b", "Count.")}, "", NULL},
      {{.accept = LIST("32")}, "16", NULL},
      {{.accept = LIST("lock"), .reasons = LIST("", "`8`!", "Read.")}, "8", "`8`!"},
      {{.accept = LIST("lock"), .reasons = LIST("", "`8`!", "Read.")}, "key", "Read."},
      {{.accept = LIST("lock"), .reasons = LIST("", "`8`!", "Read.")}, "Lock", NULL},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    const IlkCardContent content = {.distractors = LIST("16", "`8`", ILK_ANY_OTHER),
                                    .key = cases[i].key};
    g_autoptr(IlkQuizQuestion) question = make_question(content, 0);
    g_auto(IlkQuizResponse) response;
    ilk_quiz_response_init(&response);
    response.given = TRUE;
    response.text = g_strdup(cases[i].typed);
    g_autofree char *remark = ilk_quiz_dup_remark(question, &response);
    g_assert_cmpstr(remark, ==, cases[i].remark);
    response.given = FALSE;
    g_assert_null(ilk_quiz_dup_remark(question, &response));
  }
}

/* What stands for any other answer is no option, and a share is told in words. */
static void
test_lures_of_what_is_typed(void)
{
  const IlkMemory memory = {.state = ILK_STATE_NEW};
  const IlkCardContent content = {.question = "Q",
                                  .answer = "32",
                                  .tags = none,
                                  .distractors = LIST("16", ILK_ANY_OTHER),
                                  .seconds = 9,
                                  .key = {.accept = LIST("32"), .reasons = LIST("50 %", "Count.")}};
  g_autoptr(IlkCard) card = ilk_card_new(7, 1, &content, &memory);
  g_autoptr(IlkQuizQuestion) question = ilk_quiz_question_new(card, 1u << ILK_QUIZ_CHOICE, 1);
  g_assert_cmpuint(question->options->len, ==, 2);
  g_auto(IlkQuizResponse) response;
  ilk_quiz_response_init(&response);
  response.given = TRUE;
  pick(&response, find_source(question, 1));
  g_autofree char *remark = ilk_quiz_dup_remark(question, &response);
  g_assert_cmpstr(remark, ==, "Partly right: 50 %.");
}

/* What an option or the key has said is not said again. */
static void
test_rest(void)
{
  const struct {
    IlkCardContent content;
    const char *rest;
  } cases[] = {
      {{.distractors = LIST("b")}, NULL},
      {{.distractors = LIST("b"), .key = {.short_answer = "a"}}, "The right one."},
      {{.answer = "- a\n- b", .key = {.right_answers = LIST("a", "b")}}, NULL},
      {{.answer = "1. a\n2. b", .key = {.order = LIST("a", "b")}}, NULL},
      {{.answer = "- a → b\n- c → d", .key = {.pairs = LIST("a → b", "c → d")}}, NULL},
      {{.answer = "So.", .key = {.order = LIST("a", "b")}}, "So."},
      {{.answer = "`x`", .key = {.accept = LIST("x")}}, NULL},
      {{.answer = "An `x`.", .key = {.accept = LIST("x")}}, "An `x`."},
      {{.answer = "Five.", .key = {.accept = LIST("5 ms")}}, "Five."},
      {{.answer = NULL}, "The right one."},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(IlkQuizQuestion) question = make_question(cases[i].content, 0);
    g_autofree char *rest = ilk_quiz_question_dup_rest(question);
    g_assert_cmpstr(rest, ==, cases[i].rest);
  }
}

static void
test_limit(void)
{
  const IlkCardContent choice = {.distractors = LIST("two words", "three more words"),
                                 .key = {.short_answer = "one"}};
  IlkCardContent quick = choice;
  quick.seconds = 5;
  const IlkCardContent open = {.seconds = 9};
  g_autoptr(IlkQuizQuestion) a = make_question(choice, 0), b = make_question(quick, 0),
                             c = make_question(open, 0);
  /* Five words are asked, six to choose from. */
  g_assert_cmpint(ilk_quiz_question_get_limit(a), ==, 3000 + 11 * 350);
  g_assert_cmpint(ilk_quiz_question_get_limit(b), ==, 5000);
  g_assert_cmpint(ilk_quiz_question_get_limit(c), ==, 9000);
}

static void
test_json(void)
{
  const IlkCardContent content = {.distractors = LIST("**b** \"q\"", "c"),
                                  .key = {.short_answer = "a"}};
  g_autoptr(IlkQuizQuestion) question = make_question(content, 1);
  g_auto(IlkQuizResponse) response;
  ilk_quiz_response_init(&response);
  g_autofree char *unknown = ilk_quiz_response_to_json(&response, question);
  g_assert_nonnull(strstr(unknown, "\"unknown\":true"));
  g_assert_null(ilk_quiz_dup_lure(unknown));
  response.given = response.over_time = TRUE;
  pick(&response, find_source(question, 1));
  g_autofree char *json = ilk_quiz_response_to_json(&response, question);
  g_autofree char *lure = ilk_quiz_dup_lure(json);
  g_assert_nonnull(strstr(json, "\"picks\":[1]"));
  g_assert_nonnull(strstr(json, "\"over\":true"));
  g_assert_cmpstr(lure, ==, "**b** \"q\"");
  g_assert_null(ilk_quiz_dup_lure("{\"lure\":"));
  g_assert_null(ilk_quiz_dup_lure("[]"));
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/quiz/question/choice", test_choice);
  g_test_add_func("/quiz/question/choice-twice", test_choice_twice);
  g_test_add_func("/quiz/question/seed", test_same_seed_same_options);
  g_test_add_func("/quiz/question/several", test_several);
  g_test_add_func("/quiz/question/several-twice", test_several_twice);
  g_test_add_func("/quiz/question/true-false", test_true_false);
  g_test_add_func("/quiz/question/order", test_order);
  g_test_add_func("/quiz/question/order-of-the-same", test_order_of_the_same);
  g_test_add_func("/quiz/question/matching", test_matching);
  g_test_add_func("/quiz/question/written", test_written);
  g_test_add_func("/quiz/question/remarks", test_remarks);
  g_test_add_func("/quiz/question/lures-of-what-is-typed", test_lures_of_what_is_typed);
  g_test_add_func("/quiz/question/rest", test_rest);
  g_test_add_func("/quiz/question/limit", test_limit);
  g_test_add_func("/quiz/question/json", test_json);
  return g_test_run();
}
