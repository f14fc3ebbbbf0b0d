/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers as people write them, with units and tolerances.
 */
#include "app/quiz/number.h"

static void
test_parse(void)
{
  const struct {
    const char *text;
    gboolean good;
    double low, high;
    const char *unit;
  } cases[] = {
      {"5", TRUE, 5, 5, ""},
      {" -2,5 ", TRUE, -2.5, -2.5, ""},
      {"−3", TRUE, -3, -3, ""},
      {"1e3", TRUE, 1000, 1000, ""},
      {".5", TRUE, 0.5, 0.5, ""},
      {"5 ms", TRUE, 0.005, 0.005, "s"},
      {"5ms ± 10 %", TRUE, 0.0045, 0.0055, "s"},
      {"5 ms +- 0.5", TRUE, 0.0045, 0.0055, "s"},
      {"5 ms ± 500 µs", TRUE, 0.0045, 0.0055, "s"},
      {"5 ± 0.5 ms", TRUE, 0.0045, 0.0055, "s"},
      {"-10 ± 10 %", TRUE, -11, -9, ""},
      {"50 % ± 5", TRUE, 45, 55, "%"},
      {"3..5 MB", TRUE, 3e6, 5e6, "B"},
      {"1 .. 2", TRUE, 1, 2, ""},
      {"3 KiB", TRUE, 3072, 3072, "B"},
      {"7 threads", TRUE, 7, 7, "threads"},
      {"", FALSE, 0, 0, ""},
      {"ms", FALSE, 0, 0, ""},
      {"-", FALSE, 0, 0, ""},
      {"five", FALSE, 0, 0, ""},
      {"5 ms ± x", FALSE, 0, 0, ""},
      {"5 ms ± 2 MB", FALSE, 0, 0, ""},
      {"5 ± -1", FALSE, 0, 0, ""},
      {"5..3", FALSE, 0, 0, ""},
      {"5 of 10", FALSE, 0, 0, ""},
      {"1e999", FALSE, 0, 0, ""},
      {"1.2.3", FALSE, 0, 0, ""},
      {"nan", FALSE, 0, 0, ""},
      {"inf", FALSE, 0, 0, ""},
      {"0x10", FALSE, 0, 0, ""},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    IlkQuizNumber number = {.low = 77};
    g_test_message("“%s”", cases[i].text);
    g_assert_true(ilk_quiz_number_parse(&number, cases[i].text) == cases[i].good);
    if (!cases[i].good) {
      g_assert_cmpfloat(number.low, ==, 77);
      continue;
    }
    g_assert_cmpfloat_with_epsilon(number.low, cases[i].low, 1e-9);
    g_assert_cmpfloat_with_epsilon(number.high, cases[i].high, 1e-9);
    g_assert_cmpstr(number.unit, ==, cases[i].unit);
  }
}

static void
test_judge(void)
{
  const struct {
    const char *typed, *accepted[3];
    IlkTypedVerdict verdict;
  } cases[] = {
      {"5 ms", {"5 ms ± 10 %"}, ILK_TYPED_RIGHT},
      {"5.4ms", {"5 ms ± 10 %"}, ILK_TYPED_RIGHT},
      {"5,4 ms", {"5 ms ± 10 %"}, ILK_TYPED_RIGHT},
      {"5.6 ms", {"5 ms ± 10 %"}, ILK_TYPED_WRONG},
      {"0.005 s", {"5 ms"}, ILK_TYPED_RIGHT},
      {"5000 us", {"5 ms"}, ILK_TYPED_RIGHT},
      {"0.1", {"0.1"}, ILK_TYPED_RIGHT},
      {"0.3", {"0.1 ± 0.2"}, ILK_TYPED_RIGHT},
      {"5", {"5 ms"}, ILK_TYPED_CLOSE},
      {"5", {"5 ms", "5"}, ILK_TYPED_RIGHT},
      {"6", {"5 ms"}, ILK_TYPED_WRONG},
      {"4", {"3..5 MB"}, ILK_TYPED_CLOSE},
      {"5 MB", {"5 ms"}, ILK_TYPED_WRONG},
      {"5 ms", {"5"}, ILK_TYPED_WRONG},
      {"7 threads", {"7 threads"}, ILK_TYPED_RIGHT},
      {"7 cores", {"7 threads"}, ILK_TYPED_WRONG},
      {"1..9", {"5"}, ILK_TYPED_WRONG},
      {"5 ± 5", {"7"}, ILK_TYPED_WRONG},
      {"  ", {"7"}, ILK_TYPED_NOTHING},
      {"seven", {"7"}, ILK_TYPED_WRONG},
      {"\xff", {"7"}, ILK_TYPED_WRONG},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("case %u", (guint) i);
    g_assert_cmpint(ilk_quiz_number_judge(cases[i].typed, cases[i].accepted), ==, cases[i].verdict);
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/quiz/number/parse", test_parse);
  g_test_add_func("/quiz/number/judge", test_judge);
  return g_test_run();
}
