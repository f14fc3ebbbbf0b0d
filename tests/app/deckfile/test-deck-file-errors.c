/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file with a mistake gives no deck, and a sentence that names the line.
 */
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/deckfile/deck-file.h"
#include "app/deckfile/plain-text.h"

#include <string.h>

#define HEAD "# Deck\n\n"
#define CARD "## Question\n\nAnswer.\n\n"

static void
assert_fails(const char *text, gsize length, IlkError code, guint line, const char *sentence)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkDeckFile) deck = ilk_deck_file_parse(text, length, "deck.md", &error);
  g_assert_null(deck);
  g_assert_error(error, ILK_ERROR, (int) code);

  g_autofree char *place = g_strdup_printf("deck.md:%u: ", line);
  g_test_message("%s", error->message);
  g_assert_true(g_str_has_prefix(error->message, place));
  g_assert_nonnull(strstr(error->message, sentence));
  g_assert_true(g_str_has_suffix(error->message, "."));
  g_assert_true(g_utf8_validate(error->message, -1, NULL));
  g_assert_cmpuint(strlen(error->message), <, 500);
}

static void
test_mistakes_are_told_with_their_line(void)
{
  const struct {
    const char *text;
    guint line;
    const char *sentence;
  } cases[] = {
      {"", 1, "begins with the deck's title"},
      {"\n\n  \n", 1, "begins with the deck's title"},
      {"Some text", 1, "begins with the deck's title"},
      {"Text\n\n" HEAD CARD, 1, "begins with the deck's title"},
      {CARD, 1, "begins with the deck's title"},
      {"#\n\n" CARD, 1, "no text"},
      {HEAD, 3, "no card"},
      {HEAD "Description\n", 4, "no card"},
      {HEAD CARD "# Another\n", 7, "second title"},
      {HEAD CARD "##\n\nAnswer", 7, "no text"},
      {HEAD CARD "## Question?\n", 7, "no answer"},
      {HEAD CARD "## Question?\n\n## Next?\n\nAnswer", 7, "no answer"},
      {HEAD CARD "## Question?\n- time: 3 s\n\n### Source\n\nbook\n", 7, "no answer"},
      {HEAD CARD "## Question?\n\n### Answer\n\n### Source\n\nbook\n", 9, "“Answer” is empty"},
      {HEAD CARD "## Question?\n\n### Question\n\nWhy?\n", 7, "no answer"},
      {HEAD CARD "## L\n\ntext\n\n### Question\n\nWhy?\n\n### Answer\n\nSo.\n", 9,
       "no text may stand"},
      {HEAD CARD "## Q?\n\nAnswer.\n\n### Wrong anwsers\n\n- a\n", 11,
       "“Wrong anwsers” is no section"},
      {HEAD CARD "## Q?\n\nAnswer.\n\n### Source\n\na\n\n### source\n\nb\n", 15,
       "A second section"},
      {HEAD CARD "## Q?\n\nA.\n\n### Description\n\nb\n", 11, "“Description” is no section"},
      {HEAD "### Source\n\nb\n\n" CARD, 3, "“Source” is no section"},
      {HEAD "text\n\n### Description\n\nb\n\n" CARD, 3, "no text may stand"},
      {HEAD CARD "## Q?\n\nA.\n\n### Wrong answers\n\nnone\n", 11, "a list and nothing else"},
      {HEAD CARD "## Q?\n\nA.\n\n### Wrong answers\n\n- a\n\ntext\n", 11,
       "a list and nothing else"},
      {HEAD CARD "## Q?\n\nA.\n\n### Wrong answers\n\n- a\n-\n", 11, "a list and nothing else"},
      {HEAD CARD "## Q?\n\nA.\n\n### Answer (quoted)\n\ntext\n", 11, "begins with “>”"},
      {HEAD CARD "## Q?\n\nA line\n---\n", 9, "The line below"},
      {"Deck\n====\n\n" CARD, 1, "The line below"},
      {HEAD CARD "## Q?\n\n- tiem: 17 s\n\nA.\n", 9, "“tiem” cannot be set for a card"},
      {HEAD CARD "## Q?\n\n- demo: x\n- time: 17 s\n- time: 18 s\n\nA.\n", 11, "stands twice"},
      {HEAD CARD "## Q?\n\n- time: soon\n\nA.\n", 9, "“soon” is not"},
      {HEAD CARD "## Q?\n\n- time: 0 s\n\nA.\n", 9, "from 1 to 3600"},
      {HEAD CARD "## Q?\n\n- time: 3601\n\nA.\n", 9, "from 1 to 3600"},
      {HEAD CARD "## Q?\n\n- time: 1.5 s\n\nA.\n", 9, "“1.5 s” is not"},
      {HEAD CARD "## Q?\n\n- time: -3 s\n\nA.\n", 9, "“-3 s” is not"},
      {HEAD CARD "## Q?\n\n- time: 99999999999999999999 s\n\nA.\n", 9, "is not"},
      {HEAD CARD "## Q?\n\n- time:\n\nA.\n", 9, "“- word: value”"},
      {HEAD CARD "## Q?\n\n- time: 3 s\n- and so on\n\nA.\n", 10, "“- word: value”"},
      {HEAD CARD "## Q?\n\n- time: 3 s\nA.\n", 9, "a blank line ends the list"},
      {HEAD CARD "## Q?\n\n- time: 3 s\n\n  A.\n", 9, "a blank line ends the list"},
      {HEAD CARD "## Q?\n\n- time: 3 s\n  - x\n\nA.\n", 9, "a blank line ends the list"},
      {HEAD CARD "## Q?\n\n- demo: ../../bin/sh\n\nA.\n", 9, "A demo's name"},
      {HEAD CARD "## Q?\n\n- demo: Gil\n\nA.\n", 9, "A demo's name"},
      {HEAD CARD "## Q?\n\n- id: two words\n\nA.\n", 9, "“two words” is not"},
      {"# Deck\n\n- time: 3 s\n\n" CARD, 3, "“time” cannot be set for a deck"},
      {"# Deck\n\n- language: two words\n\n" CARD, 3, "“two words” is no code"},
      {"# Deck\n\n- language: de\n- language: en\n\n" CARD, 4, "stands twice"},
      {"# Deck\n\n- say: GIL\n\n" CARD, 3, "“- say: written = spoken”"},
      {"# Deck\n\n- say: = gill\n\n" CARD, 3, "“- say: written = spoken”"},
      {"# Deck\n\n- say:\n\n" CARD, 3, "“- word: value”"},
      {"# Deck\n\n- say: GIL = gill\n- Say: GIL=gil\n\n" CARD, 4, "“GIL” is spoken stands twice"},
      {HEAD CARD "## Q?\n\n- say: GIL = gill\n\nA.\n", 9, "“say” cannot be set for a card"},
      {HEAD CARD "## Other?\n\n- id: question-289aff12b0\n\nA.\n", 7, "like the card in line 3"},
      {HEAD CARD CARD, 7, "“question-289aff12b0”, like the card in line 3"},
      {HEAD CARD "## Q?\n\n- needs: x\n- id: q\n\nA.\n", 7, "needs “x”, but no card"},
      {HEAD CARD "## Q?\n\n- needs: q\n- id: q\n\nA.\n", 7, "in a circle: q → q."},
      {HEAD CARD "## Q?\n\n- needs: two words\n\nA.\n", 9, "“two words” is no id"},
      {HEAD CARD "## A?\n\n- needs: c\n- id: a\n\nA.\n\n## B?\n\n- needs: a\n- id: b\n\nB.\n\n"
                 "## C?\n\n- needs: b\n- id: c\n\nC.\n",
       7, "in a circle: a → c → b → a."},
      {HEAD "## Q\xFF?\n\nAnswer\n", 3, "not valid UTF-8"},
      {HEAD CARD "```\n\xC3", 8, "not valid UTF-8"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_fails(cases[i].text, strlen(cases[i].text), ILK_ERROR_INVALID, cases[i].line,
                 cases[i].sentence);
}

static void
test_zero_byte_is_no_text(void)
{
  const char text[] = HEAD CARD "\0## Q\n";
  assert_fails(text, sizeof text - 1, ILK_ERROR_INVALID, 7, "zero byte");
}

static void
test_long_excerpts_are_cut(void)
{
  g_autofree char *long_word = g_strnfill(100000, 'x');
  g_autofree char *demo = g_strdup_printf(HEAD "## Q?\n\n- demo: %sX\n\nA.\n", long_word);
  g_autofree char *key = g_strdup_printf(HEAD "## Q?\n\n- %s: X\n\nA.\n", long_word);
  g_autofree char *section = g_strdup_printf(HEAD "## Q?\n\nA.\n\n### %s\n", long_word);
  assert_fails(demo, strlen(demo), ILK_ERROR_INVALID, 5, "…");
  assert_fails(key, strlen(key), ILK_ERROR_INVALID, 5, "…");
  assert_fails(section, strlen(section), ILK_ERROR_INVALID, 7, "…");
}

/* Returns: @head, then @unit @n times, then @tail. */
static char *
repeat(const char *head, const char *unit, guint n, const char *tail)
{
  GString *text = g_string_new(head);
  for (guint i = 0; i < n; i++)
    g_string_append(text, unit);
  g_string_append(text, tail);
  return g_string_free(text, FALSE);
}

static void
test_limits_hold(void)
{
  const struct {
    const char *head, *unit, *tail;
    guint most, line;
    const char *sentence;
  } cases[] = {
      {HEAD "## Q\n\n", "x", "\n", ILK_MAX_DECK_FILE_LINE, 5, "This line is longer"},
      {HEAD "## Q\n\na", "\nxyz", "\n", ILK_MAX_TEXT_BYTES / 4, 5, "This text is longer"},
      {"# ", "x", "\n\n" CARD, ILK_MAX_NAME_BYTES, 1, "A title has at most 1024 bytes"},
      {HEAD "## Q\n- tags: x", ",x", "\n\nA.\n", ILK_MAX_TAGS - 1, 4, "at most 100 tags"},
      {HEAD "## Q\n- tags: ", "x", "\n\nA.\n", ILK_MAX_NAME_BYTES, 4, "A tag has at most"},
      {HEAD "## Q\n- id: q\n\nA.\n\n## R\n\n- needs: q", ",q", "\n\nA.\n", ILK_MAX_NEEDS - 1, 10,
       "at most 20 others"},
      {HEAD "## Q\n\nA.\n\n### Wrong answers\n\n", "- x\n", "", ILK_MAX_DISTRACTORS, 7,
       "at most 25 items"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    g_autofree char *fits = repeat(cases[i].head, cases[i].unit, cases[i].most - 1, cases[i].tail);
    g_autofree char *large = repeat(cases[i].head, cases[i].unit, cases[i].most + 1, cases[i].tail);
    g_autoptr(IlkDeckFile) deck = ilk_deck_file_parse(fits, strlen(fits), "deck.md", &error);
    g_assert_no_error(error);
    assert_fails(large, strlen(large), ILK_ERROR_TOO_LARGE, cases[i].line, cases[i].sentence);
  }
}

/* A deck says how so many words are spoken, each so long. */
static void
test_says_are_bounded(void)
{
  g_autoptr(GString) fits = g_string_new("# Deck\n\n");
  for (int i = 0; i < ILK_MAX_SAYS; i++)
    g_string_append_printf(fits, "- say: w%d = said\n", i);
  g_autoptr(GString) many = g_string_new(fits->str);
  for (int i = 0; i < 1000; i++)
    g_string_append_printf(many, "- say: more%d = said\n", i);
  g_string_append(fits, "\n" CARD);
  g_string_append(many, "\n" CARD);
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkDeckFile) deck = ilk_deck_file_parse(fits->str, fits->len, "deck.md", &error);
  g_assert_no_error(error);
  assert_fails(many->str, many->len, ILK_ERROR_TOO_LARGE, 3 + ILK_MAX_SAYS, "at most 200 words");

  g_autofree char *word = g_strnfill(ILK_MAX_SAY_BYTES + 1, 'x');
  g_autofree char *large = g_strnfill(ILK_MAX_DECK_FILE_LINE, 'x');
  const char *const words[] = {word, large};
  const IlkError codes[] = {ILK_ERROR_INVALID, ILK_ERROR_TOO_LARGE};
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
    g_autofree char *text = g_strdup_printf("# Deck\n\n- say: %s = a\n\n" CARD, words[i]);
    assert_fails(text, strlen(text), codes[i], 3, "");
  }
}

static void
test_too_many_bytes(void)
{
  g_autofree char *text = g_strnfill(ILK_MAX_DECK_TEXT_BYTES + 1, '\n');
  assert_fails(text, ILK_MAX_DECK_TEXT_BYTES + 1, ILK_ERROR_TOO_LARGE, 1, "too large");
}

/* Nesting and markup without end must neither crash nor be refused. */
static void
test_hostile_markup_is_read(void)
{
  const char *const units[] = {">", "- > ", "1. ", "[", "![", "*a", "`a``", "<", "&", "\\", "|a"};
  for (gsize i = 0; i < G_N_ELEMENTS(units); i++) {
    g_autoptr(GError) error = NULL;
    g_autofree char *text = repeat(HEAD "## Q\n\nA\n", units[i], 200000, "\n");
    g_autoptr(IlkDeckFile) deck = ilk_deck_file_parse(text, strlen(text), "deck.md", &error);
    g_assert_no_error(error);
    g_autofree char *plain = ilk_markdown_to_plain(ilk_deck_file_get_card(deck, 0)->content.answer);
    g_assert_cmpuint(strlen(plain), <, 2 * strlen(text));
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/deckfile/errors/mistakes", test_mistakes_are_told_with_their_line);
  g_test_add_func("/deckfile/errors/zero-byte", test_zero_byte_is_no_text);
  g_test_add_func("/deckfile/errors/long-excerpts", test_long_excerpts_are_cut);
  g_test_add_func("/deckfile/errors/limits", test_limits_hold);
  g_test_add_func("/deckfile/errors/says", test_says_are_bounded);
  g_test_add_func("/deckfile/errors/too-many-bytes", test_too_many_bytes);
  g_test_add_func("/deckfile/errors/hostile-markup", test_hostile_markup_is_read);
  return g_test_run();
}
