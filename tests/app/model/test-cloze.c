/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Gaps in a text: what each card shows of them.
 */
#include "app/model/cloze.h"

#include "app/base/limits.h"

#define JOINER "\u2060"

static char *
dup_numbers(const char *text)
{
  g_autoptr(GArray) numbers = ilk_cloze_list_numbers(text);
  g_autoptr(GString) list = g_string_new(NULL);
  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf(list, "%s%d", i > 0 ? " " : "", g_array_index(numbers, int, i));
  return g_strdup(list->str);
}

static void
test_numbers(void)
{
  const struct {
    const char *text, *numbers;
  } cases[] = {
      {"no gap", ""},
      {"{{c1::a}}", "1"},
      {"{{c2::b}} {{c1::a}} {{c2::c}}", "1 2"},
      {"{{c10::j}} {{c9::i}}", "9 10"},
      {"{{c1::a {{c3::b}}}}", "1 3"},
      {"{{c1,2::both}}", "1 2"},
      {"{{c0::zero}} {{c1::a}}", "1"},
      {"{{c65535::last}} {{c65536::beyond}} {{c99999999999::far}}", "65535"},
      {"{{c1::never closed", ""},
      {"{{c1::a {{c2::b}}", "2"},
      {"{{c::a}} {{cx::a}} {{c1:a}} {c1::a} {{C1::a}} {{c,::a}}", ""},
      {"`{{c1::in code}}`", "1"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *numbers = dup_numbers(cases[i].text);
    g_assert_cmpstr(numbers, ==, cases[i].numbers);
  }
}

static void
test_faces(void)
{
  const struct {
    const char *text;
    int number;
    const char *question, *answer;
  } cases[] = {
      {"A {{c1::lock}} waits.", 1, "A **\\[…\\]** waits.", "A **lock** waits."},
      {"{{c1::one}} {{c2::two::hint}}", 1, "**\\[…\\]** two", "**one** two"},
      {"{{c1::one}} {{c2::two::hint}}", 2, "one **\\[hint\\]**", "one **two**"},
      {"{{c1::x::}}", 1, "**\\[…\\]**", "**x**"},
      {"{{c1::same}} and {{c1::again}}", 1, "**\\[…\\]** and **\\[…\\]**",
       "**same** and **again**"},
      /* One inside another: a hint behind the inner one is the outer one's. */
      {"{{c1::a {{c2::b}} c}}", 1, "**\\[…\\]**", "**a b c**"},
      {"{{c1::a {{c2::b}} c}}", 2, "a **\\[…\\]** c", "a **b** c"},
      {"{{c1::a {{c2::b::in}} c::out}}", 1, "**\\[out\\]**", "**a b c**"},
      {"{{c1::a {{c2::b::in}} c::out}}", 2, "a **\\[in\\]** c", "a **b** c"},
      {"{{c1,2::both}} x", 2, "**\\[…\\]** x", "**both** x"},
      /* Beside a letter Markdown sees bold brackets only behind what counts as one. */
      {"un{{c1::lock}}ed", 1, "un**" JOINER "\\[…\\]" JOINER "**ed", "un**lock**ed"},
      {"锁{{c1::等待}}。", 1, "锁**" JOINER "\\[…\\]**。", "锁**等待**。"},
      {"({{c1::a}})", 1, "(**\\[…\\]**)", "(**a**)"},
      {"{{c1::f}}(x)", 1, "**\\[…\\]**(x)", "**f**(x)"},
      {"{{c1:: a }}b", 1,
       "**\\[…"
       "\\]" JOINER "**b",
       " **a** b"},
      /* In code and mathematics no mark is put that would be read as text. */
      {"`with {{c1::lock}}:`", 1, "`with […]:`", "`with lock:`"},
      {"    with {{c1::lock::what}}:", 1, "    with [what]:", "    with lock:"},
      {"```\n{{c1::x}}\n```", 1, "```\n[…]\n```", "```\nx\n```"},
      {"$a+{{c1::b}}$", 1, "$a+[…]$", "$a+b$"},
      {"\\(a+{{c1::b}}\\)", 1, "\\(a+[…]\\)", "\\(a+b\\)"},
      {"{{c1::$\\frac{a}{b}$}}", 1, "**\\[…\\]**", "**$\\frac{a}{b}$**"},
      {"$\\frac{{{c1::a}}}{b}$", 1, "$\\frac{[…]}{b}$", "$\\frac{a}{b}$"},
      {"${{c1::\\frac{a}{b}}}$", 1, "$[…]$", "$\\frac{a}{b}$"},
      /* What is more than a line of text is not put in bold. */
      {"{{c1::a\n\nb}}", 1, "**\\[…\\]**", "a\n\nb"},
      {"{{c1::- a\n- b}}", 1, "**\\[…\\]**", "- a\n- b"},
      /* Text that is no gap stays. */
      {"a }} b {{c1::x}}", 1, "a }} b **\\[…\\]**", "a }} b **x**"},
      {"{{c2::open {{c1::x}}", 1, "{{c2::open **\\[…\\]**", "{{c2::open **x**"},
      {"a::b {{c1::x}}", 1, "a::b **\\[…\\]**", "a::b **x**"},
      {"{{c1::x}}", 7, "x", "x"},
      {"{{c1::x}}", 0, "x", "x"},
      {"", 1, "", ""},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *question = ilk_cloze_dup_question(cases[i].text, cases[i].number);
    g_autofree char *answer = ilk_cloze_dup_answer(cases[i].text, cases[i].number);
    g_assert_cmpstr(question, ==, cases[i].question);
    g_assert_cmpstr(answer, ==, cases[i].answer);
  }
}

static void
test_asked(void)
{
  const struct {
    const char *text, *asked;
  } cases[] = {
      {"{{c1::a}} {{c2::b}}", "a"},
      {"{{c1::a}} {{c1::a::hint}}", "a"},
      {"{{c1::a}} {{c1:: b }}", "a, b"},
      {"{{c1::a {{c1::b}}}}", "a b"},
      {"{{c2::b}}", ""},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *asked = ilk_cloze_dup_asked(cases[i].text, 1);
    g_assert_cmpstr(asked, ==, cases[i].asked);
  }
}

static void
test_open_gap_is_found(void)
{
  g_assert_cmpint(ilk_cloze_find_open("{{c1::a}} }}"), ==, -1);
  g_assert_cmpint(ilk_cloze_find_open("ab {{c1::c"), ==, 3);
  g_assert_cmpint(ilk_cloze_find_open("{{c1::a {{c2::b}}"), ==, 0);
}

/* Hostile texts take time that grows with their length, not with its square. */
static void
test_deep_and_long(void)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (int i = 0; i < 50000; i++)
    g_string_append_printf(text, "{{c%d::{{{", i + 1);
  for (int i = 0; i < 400000; i++)
    g_string_append_c(text, '}');

  g_autoptr(GArray) numbers = ilk_cloze_list_numbers(text->str);
  g_autofree char *question = ilk_cloze_dup_question(text->str, 1);
  g_assert_cmpuint(numbers->len, ==, ILK_MAX_CARDS_PER_NOTE);
  g_assert_true(g_utf8_validate(question, -1, NULL));
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/cloze/numbers", test_numbers);
  g_test_add_func("/cloze/faces", test_faces);
  g_test_add_func("/cloze/asked", test_asked);
  g_test_add_func("/cloze/open", test_open_gap_is_found);
  g_test_add_func("/cloze/deep-and-long", test_deep_and_long);
  return g_test_run();
}
