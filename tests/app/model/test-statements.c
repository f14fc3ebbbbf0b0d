/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an answer states at its beginning, and how that becomes gaps.
 */
#include "app/model/statements.h"

#include "app/model/cloze.h"

static void
test_gaps(void)
{
  const struct {
    const char *answer;
    const char *gaps; /* NULL: left as it is */
    const char *more;
  } cases[] = {
      {"A mutex. It guards CPython.", "Q?\n\n{{c1::A mutex}}. {{c2::It guards CPython}}.", ""},
      {"A mutex; it guards.\n\nMore.", "Q?\n\n{{c1::A mutex}}; {{c2::it guards}}.", "More."},
      {"- one\n- two\n  goes on\n\nMore.", "Q?\n\n- {{c1::one}}\n- {{c2::two\n  goes on}}",
       "More."},
      {"Two:\n\n1. one\n2. two\n\nX", "Q?\n\nTwo:\n\n1. {{c1::one}}\n2. {{c2::two}}", "X"},
      {"Über. Ärger", "Q?\n\n{{c1::Über}}. {{c2::Ärger}}", ""},
      {"Uses `a. B` there. Yes.", "Q?\n\n{{c1::Uses `a. B` there}}. {{c2::Yes}}.", ""},
      {"Only one.", NULL, NULL},
      {"About 3.5 s, e.g. on Linux.", NULL, NULL},
      {"Use std::mutex. It locks.", NULL, NULL},
      {"{{c1::a}}. B.", NULL, NULL},
      {"```\nA. B.\n```", NULL, NULL},
      {"", NULL, NULL},
      {"\n\n", NULL, NULL},
      {"...", NULL, NULL},
      {"- ", NULL, NULL},
      {"1. a", NULL, NULL},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *more = NULL;
    g_autofree char *gaps = ilk_statements_dup_gaps("Q?", cases[i].answer, &more);
    g_assert_cmpstr(gaps, ==, cases[i].gaps);
    g_assert_cmpstr(more, ==, cases[i].more);
    guint n = ilk_statements_count(cases[i].answer);
    g_assert_cmpuint(n, ==, cases[i].gaps != NULL ? 2 : 0);
    if (gaps == NULL)
      continue;
    g_autoptr(GArray) numbers = ilk_cloze_list_numbers(gaps);
    g_assert_cmpuint(numbers->len, ==, n);
  }
}

static void
test_too_many(void)
{
  g_autoptr(GString) list = g_string_new(NULL);
  for (int i = 0; i < 13; i++)
    g_string_append(list, "- item\n");
  g_assert_cmpuint(ilk_statements_count(list->str), ==, 0);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/model/statements/gaps", test_gaps);
  g_test_add_func("/model/statements/too-many", test_too_many);
  return g_test_run();
}
