/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ids that a text gives: apart where the texts differ, and one where only their form does.
 */
#include "app/deckfile/derived-id.h"

#include "app/deckfile/markdown-text.h"

#include <string.h>

static void
test_differ(void)
{
  const struct {
    const char *a, *b;
    gboolean same;
  } cases[] = {
      {"C++", "C#", FALSE},
      {"C", "C#", FALSE},
      {"a*b", "a+b", FALSE},
      {"`a`", "a", FALSE},
      {"what is it", "what is IT", FALSE},
      {"a-b", "a b", FALSE},
      {"汉字", "漢字", FALSE},
      {"🔒", "🔑", FALSE},
      {"क", "कि", FALSE},
      {"", "?", FALSE},
      {"How much is 1.5?", "How much is 15?", FALSE},
      {"    if a:\n        b?", "    if a:\n    b?", FALSE},
      {"Größe?", "Gro\u0308ße?", TRUE},
      {"größe", "gro\u0308ße", TRUE},
      {"\u1100\u1161?", "\uac00?", TRUE},
      {" what  is it? ", "what is it?", TRUE},
      {"a\nb", "a b", TRUE},
      {"a?\r\nb", "a?\nb", TRUE},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *a = ilk_derived_id(cases[i].a);
    g_autofree char *b = ilk_derived_id(cases[i].b);
    g_autofree char *before = NULL, *both = ilk_derived_id_of_question(cases[i].a, &before);
    g_autofree char *alone = ilk_derived_id_of_question_before(cases[i].a);
    g_assert_cmpstr(both, ==, a);
    g_assert_cmpstr(before, ==, alone);
    g_assert_true(ilk_id_is_valid(a) && ilk_id_is_valid(b));
    g_assert_true(g_str_equal(a, b) == cases[i].same);
  }
}

static void
test_shapes(void)
{
  g_autofree char *letters = g_strnfill(3000, 'x');
  const struct {
    const char *text, *id;
  } cases[] = {
      {"global interpreter lock", "global-interpreter-lock"},
      {"  two   blanks ", "two-blanks"},
      {"größe", "größe"},
      {"汉字", "汉字"},
      {"C++", "c-f1deb75fa2"},
      {"🔒", "6ae1d2ee2e"},
      {letters, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-e1630f8433"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *id = ilk_derived_id(cases[i].text);
    g_assert_cmpstr(id, ==, cases[i].id);
    g_assert_cmpuint(strlen(id), <=, 64);
  }
}

/* These must never change: collections of earlier versions have their rows under them. */
static void
test_earlier_ids(void)
{
  const struct {
    const char *text, *title, *question;
  } cases[] = {
      {"What is the *GIL*?", "what-is-the-gil", "what-is-the-gil"},
      {"C++", "c", "c"},
      {"`a_b` and [c](d.html)", "a-b-and-c-d-html", "a-b-and-c-d-html"},
      {"???", "a03b221c", "a03b221c"},
      {"What is $\\frac{1}{2}$?", "what-is-frac-1-2", "what-is-frac-1-2"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *title = ilk_derived_id_of_title_before(cases[i].text);
    g_autofree char *question = ilk_derived_id_of_question_before(cases[i].text);
    g_assert_cmpstr(title, ==, cases[i].title);
    g_assert_cmpstr(question, ==, cases[i].question);
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/derived-id/differ", test_differ);
  g_test_add_func("/derived-id/shapes", test_shapes);
  g_test_add_func("/derived-id/earlier", test_earlier_ids);
  return g_test_run();
}
