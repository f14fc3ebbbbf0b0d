/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Verdicts, and the spans as one line: [extra] and {missing}.
 */
#include "app/base/limits.h"
#include "app/model/typed-answer.h"

#include <string.h>

static char *
dup_spans(const IlkTypedAnswer *answer)
{
  static const char *const frames[] = {"%s", "[%s]", "{%s}"};
  GString *line = g_string_new(NULL);
  for (guint i = 0; i < answer->spans->len; i++) {
    const IlkTypedSpan *span = &g_array_index(answer->spans, IlkTypedSpan, i);
    const char *frame = frames[span->kind];
    g_string_append_len(line, frame, frame[0] == '%' ? 0 : 1);
    g_string_append(line, span->text);
    g_string_append(line, frame[0] == '%' ? "" : frame + 3);
  }
  return g_string_free(line, FALSE);
}

static void
test_verdicts(void)
{
  static const struct {
    const char *typed;
    const char *accepted[3];
    IlkTypedVerdict verdict;
    const char *spans;
  } cases[] = {
      {"asyncio", {"asyncio"}, ILK_TYPED_RIGHT, "asyncio"},
      {"  AsyncIO. ", {"asyncio"}, ILK_TYPED_RIGHT, "asyncio"},
      {"global\tinterpreter  lock",
       {"Global interpreter lock"},
       ILK_TYPED_RIGHT,
       "Global interpreter lock"},
      {"u\314\210ber", {"\303\234ber"}, ILK_TYPED_RIGHT, "\303\234ber"},
      {"", {"GIL"}, ILK_TYPED_NOTHING, "{GIL}"},
      {"GLI", {"GIL"}, ILK_TYPED_CLOSE, "G[L]I{L}"},
      {"semafore", {"semaphore"}, ILK_TYPED_CLOSE, "sema[f]{ph}ore"},
      {"semafor", {"semaphore"}, ILK_TYPED_WRONG, "sema[f]{ph}or{e}"},
      {"lok", {"lock"}, ILK_TYPED_CLOSE, "lo{c}k"},
      {"if", {"of"}, ILK_TYPED_WRONG, "[i]{o}f"},
      {"3", {"5"}, ILK_TYPED_WRONG, "[3]{5}"},
      {"thread pool", {"process pool", "thread pools"}, ILK_TYPED_CLOSE, "thread pool{s}"},
      {"lock", {"mutex", "lock"}, ILK_TYPED_RIGHT, "lock"},
      {"\346\261\211\345\255\227",
       {"\346\261\211\345\255\227"},
       ILK_TYPED_RIGHT,
       "\346\261\211\345\255\227"},
      {"...", {"..."}, ILK_TYPED_RIGHT, ".."},
      {".", {"."}, ILK_TYPED_RIGHT, "."},
      {"\xff", {"lock"}, ILK_TYPED_WRONG, "[\357\277\275]{lock}"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_auto(IlkTypedAnswer) answer;
    ilk_typed_answer_init(&answer, cases[i].typed, cases[i].accepted);
    g_autofree char *spans = dup_spans(&answer);
    g_assert_cmpint(answer.verdict, ==, cases[i].verdict);
    g_assert_cmpstr(spans, ==, cases[i].spans);
  }
}

/* Which pairs are laid into each other, and which stand apart: "wrong" would be read nowhere in
 * "[wr]{se}[ong]{maphore}". */
static void
test_apart(void)
{
  static const struct {
    const char *typed;
    const char *right;
    gboolean apart;
    const char *spans;
  } cases[] = {
      {"semaphore", "semaphore", FALSE, "semaphore"},
      {"", "semaphore", FALSE, "{semaphore}"},
      {"GLI", "GIL", FALSE, "G[L]I{L}"},
      {"3", "5", TRUE, "[3]{5}"},
      {"mutex", "lock", TRUE, "[mutex]{lock}"},
      {"livelock", "deadlock", FALSE, "[liv]{d}e{ad}lock"},
      {"sempahor", "semaphore", FALSE, "sem[p]a{p}hor{e}"},
      /* A half is not more than a half. */
      {"abcd", "axcy", FALSE, "a[b]{x}c[d]{y}"},
      {"abcde", "axcyz", TRUE, "[abcde]{axcyz}"},
      /* One piece agrees, however much is missing or too much. */
      {"global", "global interpreter lock", FALSE, "global{ interpreter lock}"},
      {"lock", "global interpreter lock", FALSE, "{global interpreter }lock"},
      {"interpreter", "global interpreter lock", FALSE, "{global }interpreter{ lock}"},
      {"a lock, I believe", "lock", FALSE, "[a ]lock[, I believe]"},
      /* Letters that happen to be in both. */
      {"process", "semaphore", TRUE, "[process]{semaphore}"},
      {"the scheduler", "one byte of bytecode", TRUE, "[the scheduler]{one byte of bytecode}"},
      {"a list of threads", "sys.setswitchinterval", TRUE,
       "[a list of threads]{sys.setswitchinterval}"},
      {"it waits until the lock is free", "it asks for a drop and goes on waiting", TRUE,
       "[it waits until the lock is free]{it asks for a drop and goes on waiting}"},
      {"A LOCK.", "a lock of a kind", FALSE, "a lock{ of a kind}"},
      {"globel", "global interpreter lock", TRUE, "[globel]{global interpreter lock}"},
      {"\xff\xfe", "lock", TRUE, "[\357\277\275\357\277\275]{lock}"},
      {"\330\247\331\204\330\256\331\212\330\267", "\330\247\331\204\331\202\331\201\331\204", TRUE,
       "[\330\247\331\204\330\256\331\212\330\267]{\330\247\331\204\331\202\331\201\331\204}"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_auto(IlkTypedAnswer) answer;
    const char *const accepted[] = {cases[i].right, NULL};
    ilk_typed_answer_init(&answer, cases[i].typed, accepted);
    g_autofree char *spans = dup_spans(&answer);
    g_assert_cmpstr(spans, ==, cases[i].spans);
    g_assert_cmpint(answer.apart, ==, cases[i].apart);
  }
}

static void
test_long(void)
{
  g_autofree char *typed = g_strnfill(ILK_MAX_TYPED_LETTERS + 1, 'a');
  const char *const accepted[] = {"a", NULL};
  g_auto(IlkTypedAnswer) answer;
  ilk_typed_answer_init(&answer, typed, accepted);
  g_assert_cmpint(answer.verdict, ==, ILK_TYPED_WRONG);
  g_assert_cmpuint(answer.spans->len, ==, 2);
  g_assert_true(answer.apart);
}

static void
test_ratings(void)
{
  g_assert_cmpint(ilk_typed_verdict_get_rating(ILK_TYPED_NOTHING), ==, ILK_RATING_AGAIN);
  g_assert_cmpint(ilk_typed_verdict_get_rating(ILK_TYPED_WRONG), ==, ILK_RATING_AGAIN);
  g_assert_cmpint(ilk_typed_verdict_get_rating(ILK_TYPED_CLOSE), ==, ILK_RATING_HARD);
  g_assert_cmpint(ilk_typed_verdict_get_rating(ILK_TYPED_RIGHT), ==, ILK_RATING_GOOD);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/typed-answer/verdicts", test_verdicts);
  g_test_add_func("/typed-answer/apart", test_apart);
  g_test_add_func("/typed-answer/long", test_long);
  g_test_add_func("/typed-answer/ratings", test_ratings);
  return g_test_run();
}
