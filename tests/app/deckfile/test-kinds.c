/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Kinds of cards in deck files: read, kept, written back, and mistakes told with their line.
 */
#include "app/base/error.h"
#include "app/deckfile/deck-file.h"
#include "app/deckfile/item-list.h"
#include "app/model/face.h"
#include "app/model/pair.h"

#include <string.h>

static const char deck_text[] =
    "# Kinds\n\n- id: kinds\n\n"
    "## dog\n\n- time: 5 s\n- kind: both directions, typed\n- id: dog\n\nHund\n\n"
    "## A {{c1::lock}}.\n\n- time: 5 s\n- kind: cloze\n- id: gap\n\n"
    "## How long?\n\n- time: 5 s\n- kind: typed\n- accept: 5 ms ± 10 %\n- id: long\n\n5 ms\n\n"
    "## It waits.\n\n- time: 5 s\n- kind: true-false\n- id: waits\n\nFalse. Since.\n\n"
    "## Which?\n\n- time: 5 s\n- id: several\n\n"
    "### Right answers\n\n- `sleep`\n- reading\n  a file\n\n"
    "### Wrong answers\n\n- adding\n  > It runs bytecode.\n- nothing\n\n"
    "## Match.\n\n- time: 5 s\n- id: pairs\n\nAs in the manual.\n\n### Short answer\n\na b\n\n"
    "### Accept\n\n- one\n- two\n\n### Pairs\n\n- a → b\n- → left over\n\n"
    "### Order\n\n1. ask\n2. wait\n   long\n\n### Source\n\nbook\n";

static IlkDeckFile *
parse(const char *text)
{
  g_autoptr(GError) error = NULL;
  IlkDeckFile *deck = ilk_deck_file_parse(text, strlen(text), "deck.md", &error);
  g_assert_no_error(error);
  return deck;
}

static void
test_written_as_read(void)
{
  g_autoptr(IlkDeckFile) deck = parse(deck_text);
  g_autofree char *written = ilk_deck_file_to_markdown(deck);
  g_assert_cmpstr(written, ==, deck_text);
}

static void
test_values(void)
{
  g_autoptr(IlkDeckFile) deck = parse(deck_text);
  const IlkDeckFileCard *cards[6];
  for (guint i = 0; i < G_N_ELEMENTS(cards); i++)
    cards[i] = ilk_deck_file_get_card(deck, i);

  g_assert_cmpint(cards[0]->kind, ==, ILK_NOTE_BOTH_DIRECTIONS);
  g_assert_cmpint(cards[0]->content.key.form, ==, ILK_ANSWER_TYPED);
  g_assert_cmpint(cards[1]->kind, ==, ILK_NOTE_CLOZE);
  g_assert_cmpstr(cards[1]->content.answer, ==, "");
  g_assert_cmpint(cards[2]->kind, ==, ILK_NOTE_QUESTION_AND_ANSWER);
  g_assert_cmpstr(cards[2]->content.key.accept[0], ==, "5 ms ± 10 %");
  g_assert_cmpint(cards[3]->content.key.form, ==, ILK_ANSWER_TRUE_FALSE);
  g_assert_cmpstr(cards[4]->content.key.right_answers[1], ==, "reading\na file");
  g_assert_cmpstr(cards[4]->content.distractors[0], ==, "adding\n> It runs bytecode.");
  g_assert_cmpstr(cards[5]->content.key.short_answer, ==, "a b");
  g_assert_null(cards[4]->content.key.short_answer);
  g_assert_cmpstr(cards[5]->content.key.pairs[1], ==, "→ left over");
  g_assert_cmpstr(cards[5]->content.key.order[1], ==, "wait\nlong");
  g_assert_cmpstr(cards[5]->content.key.accept[1], ==, "two");
}

/* A card that is checked by a list says the list when it is studied. */
static void
test_lists_answer(void)
{
  g_autoptr(IlkDeckFile) deck = parse(deck_text);
  g_autoptr(IlkNote) note = ilk_note_new_from_content(NULL, ILK_NOTE_QUESTION_AND_ANSWER,
                                                      &ilk_deck_file_get_card(deck, 4)->content, 0);
  g_autoptr(IlkFace) face = ilk_face_new(note, 0, 0, NULL, NULL);
  g_assert_cmpstr(ilk_face_get_content(face)->answer, ==, "- `sleep`\n- reading\n  a file");
  g_assert_cmpstr(ilk_face_get_content(face)->key.reasons[0], ==, "It runs bytecode.");
}

/* As people write them. */
static void
test_other_spellings(void)
{
  g_autoptr(IlkDeckFile) deck = parse("# D\n## Gap\n- Kind: Cloze\n\nA {{c1::lock}}\n\nand more.\n"
                                      "## Pair\n### pairs\n* a->b\n### order\n3) x\n10) y\n   z\n"
                                      "## T\n- kind: question and answer\n\nA\n");
  const IlkDeckFileCard *gap = ilk_deck_file_get_card(deck, 0);
  const IlkDeckFileCard *pair = ilk_deck_file_get_card(deck, 1);

  g_assert_cmpstr(gap->content.question, ==, "Gap\n\nA {{c1::lock}}\n\nand more.");
  g_assert_cmpstr(gap->content.answer, ==, "");
  g_assert_cmpstr(pair->content.key.pairs[0], ==, "a → b");
  g_assert_cmpstr(pair->content.key.order[1], ==, "y\nz");
  g_autofree char *written = ilk_deck_file_to_markdown(deck);
  g_autoptr(IlkDeckFile) read = parse(written);
  g_autofree char *again = ilk_deck_file_to_markdown(read);
  g_assert_cmpstr(written, ==, again);
}

static void
test_mistakes(void)
{
  const struct {
    const char *text;
    const char *message;
  } cases[] = {
      {"# D\n## Q\n- kind: clozed\n\nA\n", "deck.md:3: “clozed” is no kind of card."},
      {"# D\n## Q\n- kind: cloze, typd\n\nA\n", "deck.md:3: “typd” is no kind"},
      {"# D\n## Q\n- kind: cloze\n\nA\n", "deck.md:2: The text has no gap."},
      {"# D\n## Q {{c1::a}} {{c2::b\n- kind: cloze\n\nA\n", "deck.md:2: A gap is never closed"},
      {"# D\n## Q\n- kind: both directions\n\n### Accept\n\n- A\n", "deck.md:2: This question has"},
      {"# D\n## Q\n- kind: true-false\n\nTruely.\n", "deck.md:2: The answer of a card of the kind"},
      {"# D\n## Q\n\nA\n\n### Pairs\n\n- a b\n", "deck.md:6: Each item of “Pairs” reads"},
      {"# D\n## Q\n\nA\n\n### Pairs\n\n- a →\n", "deck.md:6: Each item of “Pairs” reads"},
      {"# D\n## Q\n\nA\n\n### Order\n\n- a\n", "deck.md:6: “Order” is a numbered list"},
      {"# D\n## Q\n\nA\n\n### Accept\n\na\n", "deck.md:6: Such a section is a list"},
      {"# D\n## Q\n- accept: a\n\nA\n\n### Accept\n\n- a\n", "deck.md:7: With “- accept:” below"},
      {"# D\n## Q\n- kind: typed\n- kind: cloze\n\nA\n", "deck.md:4: “kind” stands twice"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(IlkDeckFile) deck =
        ilk_deck_file_parse(cases[i].text, strlen(cases[i].text), "deck.md", &error);
    g_assert_null(deck);
    g_test_message("%s", error->message);
    g_assert_true(g_str_has_prefix(error->message, cases[i].message));
  }
}

static void
test_pairs(void)
{
  const struct {
    const char *item, *pair;
    gboolean good;
  } cases[] = {
      {"a → b", "a → b", TRUE},    {"a->b", "a → b", TRUE}, {"a -> b → c", "a → b → c", TRUE},
      {"-> b", "→ b", TRUE},       {"a →", "a → ", FALSE},  {"a b", "a b", FALSE},
      {"a →\n  b", "a → b", TRUE},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *pair = ilk_pair_normalise(cases[i].item);
    g_assert_true(ilk_pair_is_valid(cases[i].item) == cases[i].good);
    if (cases[i].good)
      g_assert_cmpstr(pair, ==, cases[i].pair);
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/deckfile/kinds/written-as-read", test_written_as_read);
  g_test_add_func("/deckfile/kinds/values", test_values);
  g_test_add_func("/deckfile/kinds/lists-answer", test_lists_answer);
  g_test_add_func("/deckfile/kinds/other-spellings", test_other_spellings);
  g_test_add_func("/deckfile/kinds/mistakes", test_mistakes);
  g_test_add_func("/deckfile/kinds/pairs", test_pairs);
  return g_test_run();
}
