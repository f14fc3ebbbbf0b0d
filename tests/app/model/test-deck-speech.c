/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an author may say of how a deck is spoken, and what is left of anything else.
 */
#include "app/base/limits.h"
#include "app/model/deck-speech.h"

#include <string.h>

static void
test_lines(void)
{
  const struct {
    const char *line;
    const char *written; /* NULL: it is none */
    const char *said;
  } cases[] = {
      {"GIL = gill", "GIL", "gill"},
      {"GIL=gill", "GIL", "gill"},
      {"  two   words =  are  two ", "two words", "are two"},
      {"= = equals", "=", "equals"},
      {"a = b = c", "a", "b = c"},
      {"a=b = c", "a=b", "c"},
      {"🙂 = smile", "🙂", "smile"},
      {"قفل = lock", "قفل", "lock"},
      {"[[ = brackets", "[[", "brackets"},
      {"& = and", "&", "and"},
      {"a b", NULL, NULL},
      {"a =", NULL, NULL},
      {"= b", NULL, NULL},
      {" = ", NULL, NULL},
      {"", NULL, NULL},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *written = NULL;
    g_autofree char *said = NULL;
    g_test_message("%s", cases[i].line);
    g_assert_cmpint(ilk_say_split(cases[i].line, &written, &said), ==, cases[i].written != NULL);
    g_assert_cmpstr(written, ==, cases[i].written);
    g_assert_cmpstr(said, ==, cases[i].said);
  }
}

static void
test_languages(void)
{
  const struct {
    const char *text;
    gboolean valid;
  } cases[] = {{"de", TRUE},          {"en-us", TRUE},  {"en-us+f3", TRUE},
               {"zh-cmn-hans", TRUE}, {"d", FALSE},     {"", FALSE},
               {"de de", FALSE},      {"../de", FALSE}, {"-l de", FALSE},
               {"+f3", FALSE},        {"dé", FALSE},    {"aaaaaaaaaaaaaaaaaaaaa", FALSE}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    g_assert_cmpint(ilk_language_is_valid(cases[i].text), ==, cases[i].valid);
}

/* Of what a damaged row or another program says, what can be is left. */
static void
test_what_is_left(void)
{
  g_autoptr(IlkDeckSpeech) speech =
      ilk_deck_speech_new("no language", "GIL=gill\nnothing\n\nGIL = other\nI/O = I O\n = \n");
  g_assert_cmpstr(speech->language, ==, "");
  g_assert_cmpstr(speech->says, ==, "GIL = gill\nI/O = I O");
  g_autoptr(IlkDeckSpeech) again = ilk_deck_speech_new(speech->language, speech->says);
  g_assert_true(ilk_deck_speech_equal(speech, again));
  g_autoptr(IlkDeckSpeech) nothing = ilk_deck_speech_new(NULL, NULL);
  g_assert_true(ilk_deck_speech_is_empty(nothing));
  g_assert_true(ilk_deck_speech_equal(nothing, NULL));
  g_assert_false(ilk_deck_speech_equal(nothing, speech));
}

static void
test_bounds(void)
{
  g_autoptr(GString) many = g_string_new(NULL);
  g_autofree char *large = g_strnfill(1024 * 1024, 'a');
  g_autofree char *line = g_strconcat(large, " = b", NULL);
  for (int i = 0; i < 1000; i++)
    g_string_append_printf(many, "w%d = said\n", i);
  g_autoptr(IlkDeckSpeech) speech = ilk_deck_speech_new("de", many->str);
  g_auto(GStrv) lines = g_strsplit(speech->says, "\n", -1);
  g_assert_cmpuint(g_strv_length(lines), ==, ILK_MAX_SAYS);
  g_assert_false(ilk_say_split(line, NULL, NULL));
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/model/deck-speech/lines", test_lines);
  g_test_add_func("/model/deck-speech/languages", test_languages);
  g_test_add_func("/model/deck-speech/what-is-left", test_what_is_left);
  g_test_add_func("/model/deck-speech/bounds", test_bounds);
  return g_test_run();
}
