/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text in columns: wide characters, list items, code, and control characters that must not reach
 * the terminal.
 */
#include "app/cli/text.h"

#include <math.h>

static void
test_width(void)
{
  const struct {
    const char *text;
    int width;
  } cases[] = {{"", 0}, {"abc", 3}, {"äöü", 3}, {"日本", 4}, {"e\u0301", 1}, {"━─", 2}};

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    g_assert_cmpint(ilk_text_width(cases[i].text), ==, cases[i].width);
}

static void
test_pad(void)
{
  g_autofree char *wide = ilk_text_pad("日本", 6);
  g_autofree char *full = ilk_text_pad("abcdef", 3);
  g_assert_cmpstr(wide, ==, "日本  ");
  g_assert_cmpstr(full, ==, "abcdef");
}

static void
test_wrap(void)
{
  const struct {
    const char *text;
    int width, indent;
    const char *wrapped;
  } cases[] = {
      {"one two three four five", 20, 0, "one two three four\nfive\n"},
      {"one two three four five", 20, 2, "  one two three four\n  five\n"},
      {"exactly twenty chars", 20, 0, "exactly twenty chars\n"},
      {"an-unbreakable-word-of-thirty-x yes", 20, 0, "an-unbreakable-word-\nof-thirty-x yes\n"},
      {"see an-unbreakable-word-of-thirty-x", 20, 0, "see an-unbreakable-w\nord-of-thirty-x\n"},
      {"全局解释器锁保证同一时刻只有一个线程", 20, 2,
       "  全局解释器锁保证同\n  一时刻只有一个线程\n"},
      {"• 全局解释器锁保证同一时刻", 20, 0, "• 全局解释器锁保证同\n  一时刻\n"},
      {"aaaaaaaaaaaaaaaaaaae\u0301x", 20, 0, "aaaaaaaaaaaaaaaaaaae\u0301\nx\n"},
      {"• one two three four five", 20, 0, "• one two three four\n  five\n"},
      {"12. one two three fou five", 20, 0, "12. one two three\n    fou five\n"},
      {"they waited for 15 %, then", 20, 0, "they waited for\n15 %, then\n"},
      {"they waited for 15 moons", 20, 0, "they waited for 15\nmoons\n"},
      {"a\n\nb", 20, 2, "  a\n\n  b\n"},
      {"    code stays as long as it is", 20, 2, "      code stays as \n  long as it is\n"},
      {"    code that fits", 20, 0, "    code that fits\n"},
      {"日本語 日本語 日本語", 20, 0, "日本語 日本語 日本語\n"},
      {"日本語日 日本語 日本語", 20, 0, "日本語日 日本語\n日本語\n"},
      {"\033[31mred\a", 20, 0, "[31mred\n"},
      {"", 20, 2, ""},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *wrapped = ilk_text_wrap(cases[i].text, cases[i].width, cases[i].indent);
    g_assert_cmpstr(wrapped, ==, cases[i].wrapped);
  }
}

static void
test_fold(void)
{
  const struct {
    const char *text;
    int column, width;
    const char *folded;
  } cases[] = {
      {"short\n", 0, 20, "short\n"},
      {"exactly twenty chars\n", 0, 20, "exactly twenty chars\n"},
      {"what is longer breaks at a blank", 0, 20, "what is longer\nbreaks at a blank"},
      {"what is longer", 10, 20, "what is\n          longer"},
      {"speed  1.03 in all of the 5 runs\n", 0, 20, "speed  1.03 in all\n       of the 5 runs\n"},
      {"    in a list of four words", 0, 20, "    in a list of\n    four words"},
      {"two lines of text here\nand  some", 0, 20, "two lines of text\nhere\nand  some"},
      {"an-unbreakable-word-of-it", 0, 20, "an-unbreakable-word-\nof-it"},
      {"they had waited 15 % of it", 0, 20, "they had waited 15 %\nof it"},
      {"they had waited for 15 % of it", 0, 20, "they had waited for\n15 % of it"},
      {"  and more", 16, 20, "\n          and more"},
      {"\U00100001coloured\U00100000 exactly so", 0, 20, "\U00100001coloured\U00100000 exactly so"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *folded = ilk_text_fold(cases[i].text, cases[i].column, cases[i].width);
    g_assert_cmpstr(folded, ==, cases[i].folded);
  }
}

static void
test_cut(void)
{
  const struct {
    const char *text;
    int width;
    const char *cut;
  } cases[] = {
      {"abc", 3, "abc"}, {"abcd", 3, "ab…"}, {"日本語", 4, "日…"}, {"日本語", 6, "日本語"}};

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *cut = ilk_text_cut(cases[i].text, cases[i].width);
    g_assert_cmpstr(cut, ==, cases[i].cut);
  }
}

static void
test_figures(void)
{
  const struct {
    double value;
    const char *figure;
  } cases[] = {
      {0.5, "  0.50"}, {-12, "-12.00"}, {NAN, "     –"}, {-NAN, "     –"}, {INFINITY, "     –"}};

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *figure = ilk_text_figure(cases[i].value, 6, 2);
    g_assert_cmpstr(figure, ==, cases[i].figure);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/cli/text/width", test_width);
  g_test_add_func("/cli/text/pad", test_pad);
  g_test_add_func("/cli/text/wrap", test_wrap);
  g_test_add_func("/cli/text/fold", test_fold);
  g_test_add_func("/cli/text/cut", test_cut);
  g_test_add_func("/cli/text/figures", test_figures);
  return g_test_run();
}
