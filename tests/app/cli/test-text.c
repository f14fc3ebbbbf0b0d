/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text in columns: wide characters, list items, code, and control characters that must not reach
 * the terminal.
 */
#include "app/cli/text.h"

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
      {"an-unbreakable-word-of-thirty-x yes", 20, 0, "an-unbreakable-word-of-thirty-x\nyes\n"},
      {"• one two three four five", 20, 0, "• one two three four\n  five\n"},
      {"12. one two three fou five", 20, 0, "12. one two three\n    fou five\n"},
      {"a\n\nb", 20, 2, "  a\n\n  b\n"},
      {"    code stays as long as it is", 20, 2, "      code stays as long as it is\n"},
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

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/cli/text/width", test_width);
  g_test_add_func("/cli/text/pad", test_pad);
  g_test_add_func("/cli/text/wrap", test_wrap);
  return g_test_run();
}
