/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Terms and definitions as Quizlet copies them, whatever parts them, and what is none.
 */
#include "app/exchange/term-list.h"

#include "app/base/limits.h"
#include "app/exchange/import-file.h"
#include "tests/app/exchange/import-fixture.h"

#include <string.h>

typedef ImportFixture Fixture;

/* @cards, @sides: NULL for what is found out; @deck: a card a line, NULL for a refusal. */
static const struct {
  const char *text, *cards, *sides, *deck;
} lists[] = {
    {"one\teins\ntwo\tzwei\n", NULL, NULL, "one|eins\ntwo|zwei"},
    {"one\teins", NULL, NULL, "one|eins"},
    {"\xef\xbb\xbfone\teins\r\ntwo\tzwei\r\n", NULL, NULL, "one|eins\ntwo|zwei"},
    {"one\teins\rtwo\tzwei\r", NULL, NULL, "one|eins\ntwo|zwei"},
    {"one\teins\nmore\ntwo\tzwei\n", NULL, NULL, "one|eins\\\nmore\ntwo|zwei"},
    {"one\teins;two\tzwei", NULL, NULL, "one|eins\ntwo|zwei"},
    {"one - eins\ntwo - zwei - drei\n", NULL, NULL, "one|eins\ntwo|zwei - drei"},
    {"one – eins;two – zwei;", NULL, NULL, "one|eins\ntwo|zwei"},
    {"one, eins\ntwo, zwei\n", NULL, NULL, "one|eins\ntwo|zwei"},
    {"one\teins\n\nand so\n\n\ntwo\tzwei", "\n\n\n", NULL, "one|eins\n\nand so\ntwo|zwei"},
    {"one=>eins##two=>zwei", "##", "=>", "one|eins\ntwo|zwei"},
    {"one=>eins\ntwo=>zwei", NULL, "=>", "one|eins\ntwo|zwei"},
    {"__init__\t*a* <b>\n", NULL, NULL, "\\_\\_init\\_\\_|\\*a\\* \\<b>"},
    {"one\teins\none\tuno\n", NULL, NULL, "one|eins\none|uno"},
    {"one\n", NULL, NULL, NULL},
    {"one\t\n", NULL, NULL, NULL},
    {"\teins\n", NULL, NULL, NULL},
    {"", NULL, NULL, NULL},
    {"one\teins\n", NULL, "=>", NULL},
    {"\xff\tx\n", NULL, NULL, NULL},
};

static char *
dup_cards(const IlkDeckFile *deck)
{
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < deck->cards->len; i++) {
    const IlkDeckFileCard *card = ilk_deck_file_get_card(deck, i);
    g_string_append_printf(text, "%s%s|%s", i > 0 ? "\n" : "", card->content.question,
                           card->content.answer);
  }
  return g_string_free(text, FALSE);
}

static void
test_lists(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
    g_autoptr(GError) error = NULL;
    const IlkTermMarks marks = {lists[i].cards, lists[i].sides};
    g_autoptr(IlkDeckFile) deck =
        ilk_term_list_parse(lists[i].text, strlen(lists[i].text), &marks, "set.txt", &error);
    g_test_message("list %zu", i);
    if (lists[i].deck == NULL) {
      g_assert_null(deck);
      g_assert_true(g_str_has_prefix(error->message, "set.txt:1: "));
      continue;
    }
    g_assert_no_error(error);
    g_autofree char *cards = dup_cards(deck);
    g_assert_cmpstr(cards, ==, lists[i].deck);
  }
}

/* Which files that end in .txt are one. */
static void
test_kinds(Fixture *self, gconstpointer unused)
{
  import_fixture_bytes(self, "set.txt", "one\talpha\ntwo\tbeta\n", 19);
  g_assert_cmpuint(self->summary.added, ==, 2);
  import_fixture_bytes(self, "set.txt", "one\tgamma\ntwo\tbeta\n", 19);
  g_assert_cmpuint(self->summary.changed, ==, 1);
  g_assert_cmpuint(self->summary.unchanged, ==, 1);
  import_fixture_check_face(self, "gamma", "one", "gamma");
  const char *gift = "A - question {=right - one ~wrong}\n\nB - question {=so - it ~is}\n";
  import_fixture_bytes(self, "gift.txt", gift, strlen(gift));
  g_assert_cmpstr(self->error, ==, NULL);
  import_fixture_check_face(self, "question right", "A - question", "right - one");
}

static void
test_many(void)
{
  const char *const signs[] = {"\t", ";", "\n", "a\t", "a;", " - ", "a\tb;", "\r", "<"};
  for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) text = g_string_new(NULL);
    while (text->len < 1000000)
      g_string_append(text, signs[i]);
    g_autoptr(IlkDeckFile) deck =
        ilk_term_list_parse(text->str, text->len, NULL, "set.txt", &error);
    g_assert_true((deck == NULL) == (error != NULL));
    g_assert_true(deck == NULL || deck->cards->len <= ILK_MAX_QUESTIONS);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/term-list/lists", test_lists);
  g_test_add("/term-list/kinds", Fixture, NULL, import_fixture_set_up, test_kinds,
             import_fixture_tear_down);
  g_test_add_func("/term-list/many", test_many);
  return g_test_run();
}
