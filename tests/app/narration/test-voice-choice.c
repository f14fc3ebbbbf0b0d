/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the learner wants to hear cards, there and back.
 */
#include "app/narration/voice-choice.h"

static void
test_texts(void)
{
  static const struct {
    const char *text;
    const char *kept;
  } cases[] = {
      {NULL, "en-us 1.00 -"},
      {"", "en-us 1.00 -"},
      {"de 1.5", "de 1.50 -"},
      {"de 2.00 7=fr,3=en-gb piper --model a b", "de 2.00 3=en-gb,7=fr piper --model a b"},
      {"../x 99 a=b,=,3=,-1=de", "en-us 1.00 -"},
      {"de nan -", "de 1.00 -"},
      {"de 1 3=fr:1.5,4=:0.75,5=::piper%20-m%2Ca,6=en-us+f3:2:x",
       "de 1.00 3=fr:1.50,4=:0.75,5=::piper%20-m%2Ca,6=en-us+f3:2.00:x"},
      {"de 1 3=:9:,4=::%zz,5=:::::,6=,7", "de 1.00 5=::%3A%3A%3A"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(IlkVoiceChoice) choice = ilk_voice_choice_new(cases[i].text);
    g_autofree char *kept = ilk_voice_choice_to_text(choice);
    g_assert_cmpstr(kept, ==, cases[i].kept);
  }
}

static void
test_decks(void)
{
  g_autoptr(IlkVoiceChoice) choice = ilk_voice_choice_new("de");
  const IlkDeckVoice own = {(char *) "fr", 1.5, (char *) "piper --model a,b"};
  const IlkDeckVoice nothing = {(char *) "", 0, (char *) ""};
  ilk_voice_choice_set_deck(choice, 4, &own);
  g_assert_cmpstr(ilk_voice_choice_get_language(choice, 4, "es"), ==, "fr");
  g_assert_cmpstr(ilk_voice_choice_get_language(choice, 5, "es"), ==, "es");
  g_assert_cmpstr(ilk_voice_choice_get_language(choice, 5, ""), ==, "de");
  g_assert_cmpfloat(ilk_voice_choice_get_speed(choice, 4), ==, 1.5);
  g_assert_cmpfloat(ilk_voice_choice_get_speed(choice, 5), ==, 1);
  g_assert_cmpstr(ilk_voice_choice_get_command(choice, 4), ==, "piper --model a,b");
  g_assert_cmpstr(ilk_voice_choice_get_command(choice, 5), ==, "");

  /* A deck's speed changes alone, and that of all leaves it as it is. */
  ilk_voice_choice_set_speed(choice, 4, 2);
  ilk_voice_choice_set_speed(choice, 5, 0.75);
  ilk_voice_choice_set_speed(choice, 5, 99);
  g_assert_cmpfloat(ilk_voice_choice_get_speed(choice, 4), ==, 2);
  g_assert_cmpfloat(ilk_voice_choice_get_speed(choice, 5), ==, 0.75);
  g_autofree char *text = ilk_voice_choice_to_text(choice);
  g_assert_cmpstr(text, ==, "de 0.75 4=fr:2.00:piper%20--model%20a%2Cb");

  ilk_voice_choice_set_deck(choice, 4, &nothing);
  g_assert_cmpstr(ilk_voice_choice_get_language(choice, 4, NULL), ==, "de");
  g_assert_cmpuint(g_hash_table_size(choice->decks), ==, 0);
}

/* Who has chosen a voice for a deck's language hears the deck by that, and another one else. */
static void
test_kinds_of_a_language(void)
{
  static const struct {
    const char *learners;
    const char *authors;
    const char *spoken;
  } cases[] = {
      {"en-us", "en", "en-us"},
      {"en-gb+f3", "en", "en-gb+f3"},
      {"en+f3", "en", "en+f3"},
      {"EN-US", "en", "EN-US"},
      {"de", "en", "en"},
      {"eno", "en", "en"},
      {"en-us", "en-gb", "en-gb"},
      {"en", "en-gb", "en-gb"},
      {"en-us+m1", "en-us", "en-us+m1"},
      {"en-us2", "en-us", "en-us"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(IlkVoiceChoice) choice = ilk_voice_choice_new(cases[i].learners);
    g_assert_cmpstr(ilk_voice_choice_get_language(choice, 1, cases[i].authors), ==,
                    cases[i].spoken);
  }
}

/* A deck may have the program's own voice where all others have another. */
static void
test_own_voice(void)
{
  g_autoptr(IlkVoiceChoice) choice = ilk_voice_choice_new("de 1 4=::espeak-ng piper");
  g_assert_cmpstr(ilk_voice_choice_get_command(choice, 4), ==, "");
  g_assert_cmpstr(ilk_voice_choice_get_command(choice, 5), ==, "piper");
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/narration/voice-choice/texts", test_texts);
  g_test_add_func("/narration/voice-choice/decks", test_decks);
  g_test_add_func("/narration/voice-choice/kinds-of-a-language", test_kinds_of_a_language);
  g_test_add_func("/narration/voice-choice/own-voice", test_own_voice);
  return g_test_run();
}
