/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One form for what looks the same, and what a text is written in.
 */
#include "app/base/encoding.h"
#include "app/base/text-form.h"

#include <string.h>

static void
test_composed(void)
{
  const struct {
    const char *a, *b;
    gboolean same;
  } cases[] = {
      {"", "", TRUE},
      {"größer", "gro\u0308ßer", TRUE},
      {"\u1e69", "s\u0323\u0307", TRUE},
      {"s\u0307\u0323", "s\u0323\u0307", TRUE},
      {"\uac00", "\u1100\u1161", TRUE},
      {"汉字", "汉字", TRUE},
      {"a", "A", FALSE},
      {"ﬁ", "fi", FALSE},
      {"a\u0301", "a\u0300", FALSE},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    g_assert_true(ilk_text_is_same(cases[i].a, cases[i].b) == cases[i].same);
}

/* Sorting half a million marks on one letter by neighbours would take hours. */
static void
test_many_marks(void)
{
  g_autoptr(GString) text = g_string_new("a");
  for (int i = 0; i < 250000; i++)
    g_string_append(text, "\u0301\u0323");
  g_autofree char *form = ilk_text_to_nfc(text->str);
  g_autofree char *again = ilk_text_to_nfc(text->str);
  g_assert_true(g_utf8_validate(form, -1, NULL));
  g_assert_cmpstr(form, ==, again);
}

static void
test_encodings(void)
{
  const struct {
    const char *bytes;
    gsize length;
    guint line;
    const char *problem; /* NULL: none */
  } cases[] = {
      {"", 0, 0, NULL},
      {"a\nß", 4, 0, NULL},
      {"a\nna\xefve", 7, 2, "Latin-1"},
      {"a\n\nb\0c", 6, 3, "zero byte"},
      {"\xff\xfe#\0 \0", 6, 1, "UTF-16"},
      {"\xfe\xff\0#\0 ", 6, 1, "UTF-16"},
      {"#\0 \0D\0", 6, 1, "UTF-16"},
      {"\0#\0 \0D", 6, 1, "UTF-16"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    guint line = 0;
    const char *problem = ilk_encoding_check(cases[i].bytes, cases[i].length, &line);
    g_assert_true((problem == NULL) == (cases[i].problem == NULL));
    g_assert_cmpuint(line, ==, cases[i].line);
    g_assert_true(problem == NULL || strstr(problem, cases[i].problem) != NULL);
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/text-form/composed", test_composed);
  g_test_add_func("/text-form/many-marks", test_many_marks);
  g_test_add_func("/encoding/check", test_encodings);
  return g_test_run();
}
