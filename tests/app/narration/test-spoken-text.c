/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said of a card, and which shown word each of it is.
 */
#include "app/base/limits.h"
#include "app/narration/spoken-text.h"

#include <string.h>

static void
test_said(void)
{
  static const struct {
    const char *markdown;
    const char *said;
  } cases[] = {
      {"", ""},
      {"   \n\n", ""},
      {"The GIL is a lock", "The gill is a lock."},
      {"**The GIL's** *switch*!", "The gill's switch!"},
      {"GIL-free, CPU-bound", "gill free, CPU-bound."},
      {"(the GIL).", "the gill."},
      {"Waiting for I/O: sleep", "Waiting for I O: sleep."},
      {"`asyncio` and asyncio.", "async I O and async I O."},
      {"`c += 1`", "c plus equals 1."},
      {"c += 1, again", "c plus equals 1, again."},
      {"`x == 1` or `a->b`", "x equals 1 or a to b."},
      {"PEP 703 and 3.14.", "PEP 703 and 3.14."},
      {"`sys.getswitchinterval()`, 5 ms", "sis dot get switch interval, 5 ms."},
      {"`ThreadPoolExecutor`", "Thread Pool Executor."},
      {"run_in_executor() runs", "run in executor runs."},
      {"`HTTPServer.run()`.", "HTTP Server dot run."},
      {"[docs](https://example.org/a?b) there", "docs there."},
      {"See https://example.org/a_b now", "See now."},
      {"Before\n\n```python\nx = 1\n```\n\nafter", "Before.\nSee the code.\nafter."},
      {"- one\n- two\n\n1. three", "one.\ntwo.\nthree."},
      {"| a | b |\n|---|---|\n| c | d |", "a, b,\nc, d,"},
      {"![a picture](x.png) here", "here."},
      {"a &amp; b &lt; c", "a & b less than c."},
      {"$x^2$ grows", "x² grows."},
      {"<b>bold</b> [[1, 2]]", "b bold b 1, 2."},
      {"\xed\xa0\x80 half a pair", "half a pair."},
      {"line\nbreak", "line break."},
      {"threads – or tasks", "threads, or tasks."},
  };
  g_autoptr(IlkPronunciation) table = ilk_pronunciation_new("en-us", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(IlkSpokenText) text = ilk_spoken_text_new(cases[i].markdown, table, ILK_SPOKEN_WHOLE);
    g_assert_cmpstr(text->said, ==, cases[i].said);
  }
}

static void
test_lead(void)
{
  static const struct {
    const char *markdown;
    const char *said;
  } cases[] = {
      {"First.\n\nSecond.", "First."},
      {"Only.", "Only."},
      {"These:\n\n- one\n- two", "These:\none.\ntwo."},
      {"- one\n- two", "one.\ntwo."},
      {"# Title\n\nText.", "Title.\nText."},
  };
  g_autoptr(IlkPronunciation) table = ilk_pronunciation_new("en", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(IlkSpokenText) text = ilk_spoken_text_new(cases[i].markdown, table, ILK_SPOKEN_LEAD);
    g_assert_cmpstr(text->said, ==, cases[i].said);
  }
}

static void
test_deck_says(void)
{
  g_autoptr(IlkPronunciation) table = ilk_pronunciation_new(
      "en", "GIL = global lock\nno line\nswitch interval = S I\n  queue.Queue = the queue\n= = is");
  g_autoptr(IlkSpokenText) text =
      ilk_spoken_text_new("The GIL, a (switch interval), `queue.Queue`.", table, ILK_SPOKEN_WHOLE);

  g_assert_cmpstr(text->said, ==, "The global lock, a S I, the queue.");
}

static void
test_other_languages(void)
{
  g_autoptr(IlkPronunciation) german = ilk_pronunciation_new("de", NULL);
  g_autoptr(IlkPronunciation) unknown = ilk_pronunciation_new("xx", NULL);
  g_autoptr(IlkSpokenText) a =
      ilk_spoken_text_new("Der GIL:\n\n```\nx\n```", german, ILK_SPOKEN_WHOLE);
  g_autoptr(IlkSpokenText) b =
      ilk_spoken_text_new("Der GIL.\n\n```\nx\n```", unknown, ILK_SPOKEN_WHOLE);

  g_assert_cmpstr(a->said, ==, "Der Gill:\nSiehe Code.");
  g_assert_cmpstr(b->said, ==, "Der GIL.");
}

static const IlkSpokenWord *
get_word(const IlkSpokenText *text, guint i)
{
  return &g_array_index(text->words, IlkSpokenWord, i);
}

/* Each word's place in both texts is inside them, and they do not overlap. */
static void
check_map(const IlkSpokenText *text)
{
  guint position = 0;
  gsize shown = 0;
  guint length = (guint) g_utf8_strlen(text->said, -1);

  g_assert_true(g_utf8_validate(text->said, -1, NULL));
  g_assert_true(g_utf8_validate(text->shown, -1, NULL));
  for (guint i = 0; i < text->words->len; i++) {
    const IlkSpokenWord *word = get_word(text, i);
    g_assert_cmpuint(word->begin, >=, position);
    g_assert_cmpuint(word->end, >, word->begin);
    g_assert_cmpuint(word->end, <=, length);
    g_assert_cmpuint(word->shown_begin, >=, shown);
    g_assert_cmpuint(word->shown_end, >=, word->shown_begin);
    g_assert_cmpuint(word->shown_end, <=, strlen(text->shown));
    g_assert_cmpint(ilk_spoken_text_find(text, word->begin), ==, (int) i);
    g_assert_cmpint(ilk_spoken_text_find(text, word->end - 1), ==, (int) i);
    position = word->end;
    shown = word->shown_end;
  }
}

static void
test_map(void)
{
  static const char *const shown[] = {"The", "GIL's", "`é`", "c", "+=", "1", "I/O."};
  g_autoptr(IlkPronunciation) table = ilk_pronunciation_new("en", NULL);
  g_autoptr(IlkSpokenText) text = ilk_spoken_text_new(
      "The **GIL's** \\`é\\` `c += 1`\n[I/O](https://a.b).", table, ILK_SPOKEN_WHOLE);

  check_map(text);
  g_assert_cmpuint(text->words->len, ==, G_N_ELEMENTS(shown));
  for (guint i = 0; i < G_N_ELEMENTS(shown); i++) {
    const IlkSpokenWord *word = get_word(text, i);
    g_autofree char *found =
        g_strndup(text->shown + word->shown_begin, word->shown_end - word->shown_begin);
    g_assert_cmpstr(found, ==, shown[i]);
  }
  g_assert_cmpint(ilk_spoken_text_find(text, 100000), ==, G_N_ELEMENTS(shown) - 1);
}

static char *
repeat(const char *piece, gsize bytes)
{
  g_autoptr(GString) text = g_string_sized_new(bytes + 64);
  while (text->len < bytes)
    g_string_append(text, piece);
  return g_strdup(text->str);
}

static void
test_hostile(void)
{
  static const char *const pieces[] = {
      "word ",
      "a",
      "[[",
      "& ",
      "&",
      "**",
      "`",
      "$x",
      "[a](",
      "😀",
      "👩‍👩‍👧 ",
      "مرحبا ",
      "\xed\xa0\x80",
      "\xff",
      "_",
      "a_b",
      "| a ",
      "> ",
      "- ",
      "```\n",
      "<a ",
      "é́́́́́",
      "&#xD800; ",
      "&#0; x ",
      "AbCd.",
      "1.2,3.",
      "a = b ",
      "\\",
  };
  g_autoptr(IlkPronunciation) table = ilk_pronunciation_new("en", "a = b\nword word = w");

  for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
    g_autofree char *markdown = repeat(pieces[i], ILK_MAX_TEXT_BYTES);
    g_autoptr(IlkSpokenText) text = ilk_spoken_text_new(markdown, table, ILK_SPOKEN_WHOLE);
    check_map(text);
    g_assert_cmpuint(strlen(text->said), <=, ILK_MAX_SPOKEN_BYTES);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/narration/spoken-text/said", test_said);
  g_test_add_func("/narration/spoken-text/lead", test_lead);
  g_test_add_func("/narration/spoken-text/deck-says", test_deck_says);
  g_test_add_func("/narration/spoken-text/other-languages", test_other_languages);
  g_test_add_func("/narration/spoken-text/map", test_map);
  g_test_add_func("/narration/spoken-text/hostile", test_hostile);
  return g_test_run();
}
