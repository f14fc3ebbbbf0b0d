/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may be printed and shown.
 */
#include "app/base/clean-text.h"

#include "app/base/limits.h"

static void
test_texts(void)
{
  static const struct {
    const char *text, *clean;
  } cases[] = {
      {"", ""},
      {"größer 汉字 👩‍👩‍👧", "größer 汉字 👩‍👩‍👧"},
      {"a\tb\nc", "a\tb\nc"},
      {"\033[31mred\033[0m", "[31mred[0m"},
      {"\033]0;title\a", "]0;title"},
      {"a\r\b\x7f"
       "b",
       "ab"},
      {"\302\23331m\302\205", "31m"},
      {"evil\u202etxt.exe", "eviltxt.exe"},
      {"\u202aa\u202b\u202c\u202d", "a"},
      {"\u2067שלום\u2069", "\u2067שלום\u2069"},
      {"\u2067open", "\u2067open\u2069"},
      {"closed\u2069", "closed"},
      {"\u2068one\ntwo", "\u2068one\u2069\ntwo"},
      {"a\u2028b\u2029c", "a b c"},
      {"\xff\xfe", "\ufffd\ufffd"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *clean = ilk_clean_text(cases[i].text);
    g_assert_cmpstr(clean, ==, cases[i].clean);
    g_assert_true(ilk_is_clean(clean));
    g_assert_true(ilk_is_clean(cases[i].text) == g_str_equal(cases[i].text, cases[i].clean));
  }
}

static void
test_marks(void)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (int letter = 0; letter < 2; letter++) {
    g_string_append(text, "a");
    for (int i = 0; i < 5000; i++)
      g_string_append(text, "\u0301");
  }
  g_autofree char *clean = ilk_clean_text(text->str);
  g_assert_cmpint(g_utf8_strlen(clean, -1), ==, 2 * (1 + ILK_MAX_MARKS));
}

static void
test_lines(void)
{
  g_autofree char *line = ilk_clean_line("a\nb\tc");
  g_autofree char *path = ilk_clean_path("deck\n\033[2J.md");
  g_autofree char *long_text = g_strnfill(100000, 'x');
  g_autofree char *cut = ilk_clean_line(long_text);
  g_assert_cmpstr(line, ==, "a b c");
  g_assert_cmpstr(path, ==, "deck [2J.md");
  g_assert_cmpint(g_utf8_strlen(cut, -1), ==, ILK_MAX_LINE_LETTERS + 1);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/clean-text/texts", test_texts);
  g_test_add_func("/clean-text/marks", test_marks);
  g_test_add_func("/clean-text/lines", test_lines);
  return g_test_run();
}
