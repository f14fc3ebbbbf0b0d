/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck survives the way through its file, whatever Markdown its texts hold.
 */
#include "app/base/error.h"
#include "app/deckfile/deck-file.h"
#include "app/deckfile/needs.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static IlkDeckFile *
parse(const char *text)
{
  g_autoptr(GError) error = NULL;
  IlkDeckFile *deck = ilk_deck_file_parse(text, strlen(text), "test.md", &error);
  g_assert_no_error(error);
  return deck;
}

static void
assert_equal_strings(const char *const *a, const char *const *b)
{
  for (; *a != NULL && *b != NULL; a++, b++)
    g_assert_cmpstr(*a, ==, *b);
  g_assert_true(*a == NULL && *b == NULL);
}

static void
assert_equal_decks(const IlkDeckFile *a, const IlkDeckFile *b)
{
  g_assert_cmpstr(a->id, ==, b->id);
  g_assert_cmpstr(a->title, ==, b->title);
  g_assert_cmpstr(a->description, ==, b->description);
  g_assert_true(ilk_deck_speech_equal(a->speech, b->speech));
  g_assert_cmpuint(a->cards->len, ==, b->cards->len);
  for (guint i = 0; i < a->cards->len; i++) {
    const IlkDeckFileCard *one = ilk_deck_file_get_card(a, i);
    const IlkDeckFileCard *other = ilk_deck_file_get_card(b, i);
    g_assert_cmpstr(one->id, ==, other->id);
    g_assert_cmpstr(one->content.question, ==, other->content.question);
    g_assert_cmpstr(one->content.answer, ==, other->content.answer);
    g_assert_cmpint(one->content.seconds, ==, other->content.seconds);
    g_assert_cmpstr(one->content.demo, ==, other->content.demo);
    assert_equal_strings(one->content.tags, other->content.tags);
    g_assert_true((one->content.needs == NULL) == (other->content.needs == NULL));
    if (one->content.needs != NULL)
      assert_equal_strings(one->content.needs, other->content.needs);
    assert_equal_strings(one->content.distractors, other->content.distractors);
    g_assert_cmpstr(one->content.source, ==, other->content.source);
  }
}

/* Writes @deck, reads it back, and writes it again: equal as values and as bytes. */
static void
assert_survives(const IlkDeckFile *deck)
{
  g_autofree char *written = ilk_deck_file_to_markdown(deck);
  g_test_message("%s", written);
  g_autoptr(IlkDeckFile) read = parse(written);
  assert_equal_decks(deck, read);
  g_autofree char *again = ilk_deck_file_to_markdown(read);
  g_assert_cmpstr(written, ==, again);
}

static const char example[] = "\xEF\xBB\xBF# Locks and *keys*\r\n"
                              "\r\n"
                              "Two lines\r\n"
                              "of description.\r\n"
                              "\r\n"
                              "#### A small heading\r\n"
                              "\r\n"
                              "## What is a lock? ##\r\n"
                              "* Time: 8\r\n"
                              "* tags: locks,, a\\,b , snake_case\r\n"
                              "\r\n"
                              "A thing:\r\n"
                              "\r\n"
                              "```python\r\n"
                              "## no heading\r\n"
                              "### Source\r\n"
                              "```\r\n"
                              "\r\n"
                              "---\r\n"
                              "\r\n"
                              "| a | b |\r\n"
                              "|---|---|\r\n"
                              "| 1 | 2 |\r\n"
                              "\r\n"
                              "### source\r\n"
                              "A book.\r\n"
                              "### wrong answers\r\n"
                              "- a key\r\n"
                              "  with a second line\r\n"
                              "- a door:\r\n"
                              "\r\n"
                              "  ```\r\n"
                              "  - knock\r\n"
                              "  ```\r\n"
                              "* a wall\r\n"
                              "## What does this print?\r\n"
                              "\r\n"
                              "    print(1)\r\n"
                              "\r\n"
                              "### Answer\r\n"
                              "\r\n"
                              "- id: is no metadata here\r\n"
                              "\r\n"
                              "## And this?\r\n"
                              "- demo: gil-contention\r\n"
                              "- id: third\r\n"
                              "### Question\r\n"
                              "1. What is\r\n"
                              "2. this?\r\n"
                              "### Answer\r\n"
                              "Five.";

static void
test_example_is_read(void)
{
  g_autoptr(IlkDeckFile) deck = parse(example);
  g_assert_cmpstr(deck->title, ==, "Locks and *keys*");
  g_assert_cmpstr(deck->id, ==, "locks-and-keys-47c3cec063");
  g_assert_cmpstr(deck->description, ==, "Two lines\nof description.\n\n#### A small heading");
  g_assert_cmpuint(deck->cards->len, ==, 3);

  const IlkDeckFileCard *card = ilk_deck_file_get_card(deck, 0);
  g_assert_cmpstr(card->id, ==, "what-is-a-lock-9a1be79add");
  g_assert_cmpstr(card->content.question, ==, "What is a lock?");
  g_assert_cmpstr(card->content.answer, ==,
                  "A thing:\n\n```python\n## no heading\n### Source\n```\n\n---\n\n"
                  "| a | b |\n|---|---|\n| 1 | 2 |");
  g_assert_cmpint(card->content.seconds, ==, 8);
  g_assert_null(card->content.demo);
  assert_equal_strings(card->content.tags,
                       (const char *const[]){"locks", "a,b", "snake_case", NULL});
  assert_equal_strings(card->content.distractors,
                       (const char *const[]){"a key\nwith a second line",
                                             "a door:\n\n```\n- knock\n```", "a wall", NULL});
  g_assert_cmpstr(card->content.source, ==, "A book.");

  card = ilk_deck_file_get_card(deck, 1);
  g_assert_cmpstr(card->content.question, ==, "What does this print?\n\n    print(1)");
  g_assert_cmpstr(card->content.answer, ==, "- id: is no metadata here");

  card = ilk_deck_file_get_card(deck, 2);
  g_assert_cmpstr(card->id, ==, "third");
  g_assert_cmpstr(card->content.question, ==, "1. What is\n2. this?");
  g_assert_cmpstr(card->content.demo, ==, "gil-contention");
  g_assert_cmpint(card->content.seconds, ==, ilk_target_seconds_for_answer("Five."));
  assert_survives(deck);
}

/* Only a list whose first item reads `word:` is taken for metadata. */
static void
test_list_can_be_the_answer(void)
{
  const char *const answers[] = {
      "- one\n- two",  "- A longer phrase: is an answer", "1. time: 3 s", "- \n- time: 3 s",
      "> - time: 3 s", "```\n- time: 3 s\n```",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(answers); i++) {
    g_autofree char *text = g_strconcat("# Deck\n## Question\n\n", answers[i], "\n", NULL);
    g_autoptr(IlkDeckFile) deck = parse(text);
    g_assert_cmpstr(ilk_deck_file_get_card(deck, 0)->content.answer, ==, answers[i]);
    assert_survives(deck);
  }
}

/* Whole texts that would break the file if they were written as they are, and harmless ones. */
static const char *const texts[] = {
    "Plain.",
    "Two\nlines",
    "Two\n\nparagraphs",
    "C#",
    "C #",
    "Signs # ##",
    "#",
    "### #",
    "\\#",
    "```\nnever closed",
    "~~~~\n```\n~~~~",
    "<!-- never closed",
    "<script>\nlet a;\n\nlet b;",
    "<div>\nblock\n</div>",
    "# Title\n\nin it",
    "## Question\n- id: x",
    "text\n### Answer\n\nmore",
    "Underlined\n---",
    "Underlined\n===",
    "##",
    "#### Small heading\n\nText",
    "- time: 17 s",
    "- a list\n- of two",
    "* a list\n\n  of paragraphs",
    "-",
    "- -",
    "---",
    "***",
    "-\tx",
    "    indented\n\n    code",
    "\tindented by tab",
    "  indented by two\n  again",
    "> quoted\n> twice\n\nnot",
    "> ## quoted heading",
    "1. one\n2. two",
    "![](picture.png)",
    "![](picture.png)\n\n![](other.png)",
    "[label]: https://example.org",
    "a | b\n--|--\n1 | 2",
    "ends with backslash\\",
    "ends with a space \n\nor two  \n\nhere",
    "emphasis *never closed",
    "&nbsp; &amp; &#42;",
    "\xE2\x80\x9Cquoted\xE2\x80\x9D",
    "*  *  *",
    "+",
    "a\n\n\n\nb",
    "```\n\n## x\n\n```",
    "Answer (quoted)",
    "=",
    "\\",
    "-     five blanks",
    "- nested\n  - list\n\n      code",
};

static IlkDeckFile *
build_deck(const char *description, guint n_cards, GRand *random)
{
  IlkDeckFile *deck = ilk_deck_file_new(NULL, "A deck #", description);
  for (guint i = 0; i < n_cards; i++) {
#define ANY texts[g_rand_int_range(random, 0, G_N_ELEMENTS(texts))]
    g_autofree char *id = g_strdup_printf("%u", i);
    const char *tags[] = {ANY, "plain", NULL};
    const char *distractors[] = {ANY, ANY, ANY, NULL};
    ilk_deck_file_add(deck, id,
                      &(IlkCardContent){
                          .question = ANY,
                          .answer = ANY,
                          .seconds = 1 + (int) i,
                          .tags = tags,
                          .distractors = distractors,
                          .source = g_rand_boolean(random) ? ANY : NULL,
                      });
#undef ANY
  }
  return deck;
}

static void
test_each_text_survives_in_each_place(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    const char *both[] = {texts[i], texts[i], NULL};
    g_autoptr(IlkDeckFile) deck = ilk_deck_file_new(NULL, texts[i], texts[i]);
    const IlkCardContent everywhere = {.question = texts[i],
                                       .answer = texts[i],
                                       .tags = both,
                                       .distractors = both,
                                       .source = texts[i]};
    ilk_deck_file_add(deck, "1", &everywhere);
    ilk_deck_file_add(deck, "2", &(IlkCardContent){.question = texts[i], .answer = "Plain."});
    ilk_deck_file_add(deck, "3", &(IlkCardContent){.question = "Plain?", .answer = texts[i]});
    assert_survives(deck);
  }
}

/* An id may hold what parts words. */
static void
test_needs_survive(void)
{
  g_autoptr(IlkDeckFile) deck = ilk_deck_file_new(NULL, "T", NULL);
  const char *both[] = {"a,b", "c\\", NULL}, *one[] = {"last", NULL};
  ilk_deck_file_add(deck, "a,b", &(IlkCardContent){.question = "A", .answer = "A", .needs = one});
  ilk_deck_file_add(deck, "c\\", &(IlkCardContent){.question = "C", .answer = "C"});
  ilk_deck_file_add(deck, "d", &(IlkCardContent){.question = "D", .answer = "D", .needs = both});
  ilk_deck_file_add(deck, "last", &(IlkCardContent){.question = "L", .answer = "L"});
  assert_survives(deck);
}

/* What cannot be had is dropped, and of a circle the need that closes it. */
static void
test_needs_are_mended(void)
{
  g_autoptr(IlkDeckFile) deck = ilk_deck_file_new(NULL, "T", NULL);
  const char *ids[] = {"a", "b", "c"};
  for (gsize i = 0; i < G_N_ELEMENTS(ids); i++) {
    const char *needs[] = {"gone", ids[(i + 1) % 3], ids[i], NULL};
    ilk_deck_file_add(deck, ids[i],
                      &(IlkCardContent){.question = ids[i], .answer = "A", .needs = needs});
  }
  ilk_needs_mend(deck);
  assert_equal_strings(ilk_deck_file_get_card(deck, 0)->content.needs, (const char *[]){"b", NULL});
  assert_equal_strings(ilk_deck_file_get_card(deck, 1)->content.needs, (const char *[]){"c", NULL});
  g_assert_null(ilk_deck_file_get_card(deck, 2)->content.needs);
  assert_survives(deck);
}

static void
test_mixed_texts_survive(void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(1);
  for (guint i = 0; i < 200; i++) {
    g_autofree char *composed =
        g_strconcat(texts[g_rand_int_range(random, 0, G_N_ELEMENTS(texts))], "\n\n",
                    texts[g_rand_int_range(random, 0, G_N_ELEMENTS(texts))], NULL);
    g_autoptr(IlkDeckFile) deck = build_deck(composed, 5, random);
    ilk_deck_file_add(deck, "composed",
                      &(IlkCardContent){.question = composed, .answer = composed});
    assert_survives(deck);
  }
}

static void
test_readable_form_is_chosen(void)
{
  const struct {
    const char *question, *answer, *expected;
  } cases[] = {
      {"Why?", "So.", "## Why?\n\n- time: 5 s\n- id: 1\n\nSo.\n"},
      {"Why?", "- so", "## Why?\n\n- time: 5 s\n- id: 1\n\n### Answer\n\n- so\n"},
      {"Why?\n\n```\nx\n```", "So.",
       "## Why?\n\n- time: 5 s\n- id: 1\n\n```\nx\n```\n\n### Answer\n\nSo.\n"},
      {"- a\n- b", "So.",
       "## • a\n\n- time: 5 s\n- id: 1\n\n### Question\n\n- a\n- b\n\n### Answer\n\nSo.\n"},
      {"![](a.png)\n\n- b", "```\n",
       "## • b\n\n- time: 5 s\n- id: 1\n\n### Question\n\n![](a.png)\n\n- b\n\n"
       "### Answer (quoted)\n\n> ```\n"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(IlkDeckFile) deck = ilk_deck_file_new(NULL, "T", NULL);
    ilk_deck_file_add(
        deck, "1",
        &(IlkCardContent){.question = cases[i].question, .answer = cases[i].answer, .seconds = 5});
    g_autofree char *expected =
        g_strconcat("# T\n\n- id: t-e632b7095b\n\n", cases[i].expected, NULL);
    g_autofree char *written = ilk_deck_file_to_markdown(deck);
    g_assert_cmpstr(written, ==, expected);
  }
}

static void
test_ids_come_from_questions(void)
{
  g_autoptr(IlkDeckFile) deck =
      parse("# D\n## Same beginning of a question that is far too long to be kept whole: one?\na\n"
            "## Same beginning of a question that is far too long to be kept whole: two?\na\n"
            "## What does `print` do?\na\n## ???\na\n## Größe über 日本?\na\n");
  const struct {
    const char *id, *earlier;
  } ids[] = {
      {"same-beginning-of-a-question-that-is-far-too-long-to--c463db7dc8",
       "same-beginning-of-a-question-that-is-far-too-long-to-be-c463db7d"},
      {"same-beginning-of-a-question-that-is-far-too-long-to--7156911d0d",
       "same-beginning-of-a-question-that-is-far-too-long-to-be-7156911d"},
      {"what-does-print-do-df3b12a1bb", "what-does-print-do"},
      {"a03b221c6c", "a03b221c"},
      {"größe-über-日本-d6c46e1682", "größe-über-日本"},
  };
  g_assert_cmpuint(deck->cards->len, ==, G_N_ELEMENTS(ids));
  for (guint i = 0; i < G_N_ELEMENTS(ids); i++) {
    g_assert_cmpstr(ilk_deck_file_get_card(deck, i)->id, ==, ids[i].id);
    g_assert_cmpstr(ilk_deck_file_get_card(deck, i)->earlier_id, ==, ids[i].earlier);
  }
}

/* What earlier versions exported names its ids, and keeps them. */
static void
test_given_ids_stay(void)
{
  g_autoptr(IlkDeckFile) deck =
      parse("# C++\n\n- id: c\n\n## What is a lock?\n\n- id: what-is-a-lock\n\nA.\n");
  g_assert_cmpstr(deck->id, ==, "c");
  g_assert_null(deck->earlier_id);
  g_assert_cmpstr(ilk_deck_file_get_card(deck, 0)->id, ==, "what-is-a-lock");
  g_assert_null(ilk_deck_file_get_card(deck, 0)->earlier_id);
}

/* The example of data/decks/README.md is what it says: a whole file, in the form in which decks are
 * written. */
static void
test_documented_example_is_canonical(void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path =
      g_test_build_filename(G_TEST_DIST, "..", "data", "decks", "README.md", NULL);
  g_autofree char *readme = NULL;
  g_file_get_contents(path, &readme, NULL, &error);
  g_assert_no_error(error);

  const char *fence = "````";
  char *begin = strstr(readme, "# Locks\n");
  g_assert_nonnull(begin);
  *strstr(begin, fence) = '\0';
  g_autoptr(IlkDeckFile) deck = parse(begin);
  g_autofree char *written = ilk_deck_file_to_markdown(deck);
  g_assert_cmpstr(written, ==, begin);
}

static void
test_file_is_saved_and_loaded(void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *directory = g_dir_make_tmp("interlock-XXXXXX", &error);
  g_assert_no_error(error);
  g_autofree char *path = g_build_filename(directory, "deck.md", NULL);
  g_autoptr(GFile) file = g_file_new_for_path(path);
  g_autoptr(IlkDeckFile) deck = parse(example);

  g_assert_null(ilk_deck_file_load(file, NULL, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND);
  g_clear_error(&error);

  for (int i = 0; i < 2; i++) {
    g_assert_true(ilk_deck_file_save(deck, file, &error));
    g_assert_no_error(error);
    g_autoptr(IlkDeckFile) loaded = ilk_deck_file_load(file, NULL, &error);
    g_assert_no_error(error);
    assert_equal_decks(deck, loaded);
  }

  g_assert_cmpint(g_remove(path), ==, 0);
  g_assert_cmpint(g_rmdir(directory), ==, 0);
}

/* A file of holes alone is as large as it says, and takes no room. */
static void
test_reading_is_bounded(void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp("interlock-XXXXXX.md", &path, &error);
  g_assert_no_error(error);
  g_assert_cmpint(ftruncate(fd, (off_t) 1 << 32), ==, 0);
  g_close(fd, NULL);
  g_autoptr(GFile) file = g_file_new_for_path(path);
  g_assert_null(ilk_deck_file_load(file, NULL, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_TOO_LARGE);
  g_assert_cmpint(g_remove(path), ==, 0);
}

static void
test_devices_are_no_decks(void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = g_file_new_for_path("/dev/zero");
  g_assert_null(ilk_deck_file_load(file, NULL, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_INVALID);
}

/* How a deck is spoken comes back as it was, whatever signs are spoken. */
static void
test_speech_survives(void)
{
  g_autoptr(IlkDeckFile) deck = parse("# Locks\n\n"
                                      "- Say: GIL=gill\n"
                                      "- id: locks\n"
                                      "- say:   I/O  =  I   O\n"
                                      "- language: en-gb\n"
                                      "- say: == = equals equals\n"
                                      "- say: * = star\n"
                                      "- say: [[ = brackets & such\n"
                                      "- say: `x` = x\n"
                                      "- say: قفل = lock\n"
                                      "\nAbout locks.\n\n## Q?\n\nA.\n");
  g_assert_cmpstr(deck->id, ==, "locks");
  g_assert_cmpstr(deck->description, ==, "About locks.");
  g_assert_cmpstr(deck->speech->language, ==, "en-gb");
  g_assert_cmpstr(deck->speech->says, ==,
                  "GIL = gill\nI/O = I O\n== = equals equals\n* = star\n[[ = brackets & such\n"
                  "`x` = x\nقفل = lock");
  assert_survives(deck);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/deckfile/deck-file/example", test_example_is_read);
  g_test_add_func("/deckfile/deck-file/list-as-answer", test_list_can_be_the_answer);
  g_test_add_func("/deckfile/deck-file/each-text", test_each_text_survives_in_each_place);
  g_test_add_func("/deckfile/deck-file/mixed-texts", test_mixed_texts_survive);
  g_test_add_func("/deckfile/deck-file/needs-survive", test_needs_survive);
  g_test_add_func("/deckfile/deck-file/needs-are-mended", test_needs_are_mended);
  g_test_add_func("/deckfile/deck-file/readable-form", test_readable_form_is_chosen);
  g_test_add_func("/deckfile/deck-file/speech", test_speech_survives);
  g_test_add_func("/deckfile/deck-file/ids", test_ids_come_from_questions);
  g_test_add_func("/deckfile/deck-file/given-ids", test_given_ids_stay);
  g_test_add_func("/deckfile/deck-file/documented", test_documented_example_is_canonical);
  g_test_add_func("/deckfile/deck-file/save-and-load", test_file_is_saved_and_loaded);
  g_test_add_func("/deckfile/deck-file/bounded", test_reading_is_bounded);
  g_test_add_func("/deckfile/deck-file/devices", test_devices_are_no_decks);
  return g_test_run();
}
