/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A written answer as it is shown, on a card and in a quiz: laid into the right one letter by
 * letter, or, where nothing could be read of that, struck whole.
 */
#include "ui/quiz/quiz-typed.h"
#include "ui/study/typed-words.h"

#include <pango/pango.h>

/* The text of @markup; what is struck through stands in brackets, what is underlined in braces. */
static char *
dup_seen(const char *markup)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  PangoAttrList *list = NULL;
  pango_parse_markup(markup, -1, 0, &list, &text, NULL, &error);
  g_assert_no_error(error);
  GString *seen = g_string_new(NULL);
  PangoAttrIterator *runs = pango_attr_list_get_iterator(list);
  do {
    int start, end;
    pango_attr_iterator_range(runs, &start, &end);
    gboolean struck = pango_attr_iterator_get(runs, PANGO_ATTR_STRIKETHROUGH) != NULL;
    gboolean lined = pango_attr_iterator_get(runs, PANGO_ATTR_UNDERLINE) != NULL;
    end = MIN(end, (int) strlen(text));
    g_string_append(seen, struck ? "[" : lined ? "{" : "");
    g_string_append_len(seen, text + start, end - start);
    g_string_append(seen, struck ? "]" : lined ? "}" : "");
  } while (pango_attr_iterator_next(runs));
  pango_attr_iterator_destroy(runs);
  pango_attr_list_unref(list);
  return g_string_free(seen, FALSE);
}

static void
test_shown(void)
{
  static const struct {
    const char *typed;
    const char *right;
    const char *on_card;
    const char *in_quiz;
    const char *said;
  } cases[] = {
      {"lok", "lock", "lo{c}k", "lo{c}k", "lo, missing: c, k"},
      {"<b>& lock", "lock", "[<b>& ]lock", "[<b>& ]lock", "too much: <b>& , lock"},
      {"process", "semaphore", "[process]\n{semaphore}", "[process]", "You wrote: process"},
      {"<i>&amp;</i> %s", "semaphore", "[<i>&amp;</i> %s]\n{semaphore}", "[<i>&amp;</i> %s]",
       "You wrote: <i>&amp;</i> %s"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    const char *const accepted[] = {cases[i].right, NULL};
    g_auto(IlkTypedAnswer) answer = {0};
    ilk_typed_answer_init(&answer, cases[i].typed, accepted);
    g_autofree char *on_card = ui_typed_words_markup(&answer);
    g_autofree char *in_quiz = ui_quiz_typed_dup_markup(cases[i].typed, accepted);
    g_autofree char *said = ui_quiz_typed_dup_words(cases[i].typed, accepted);
    g_autofree char *card_seen = dup_seen(on_card), *quiz_seen = dup_seen(in_quiz);
    g_assert_cmpstr(card_seen, ==, cases[i].on_card);
    g_assert_cmpstr(quiz_seen, ==, cases[i].in_quiz);
    g_assert_cmpstr(said, ==, cases[i].said);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/typed-words/shown", test_shown);
  return g_test_run();
}
