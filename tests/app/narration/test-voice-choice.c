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
  ilk_voice_choice_set_deck(choice, 4, "fr");
  g_assert_cmpstr(ilk_voice_choice_get_language(choice, 4), ==, "fr");
  g_assert_cmpstr(ilk_voice_choice_get_language(choice, 5), ==, "de");
  ilk_voice_choice_set_deck(choice, 4, NULL);
  g_assert_cmpstr(ilk_voice_choice_get_language(choice, 4), ==, "de");
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/narration/voice-choice/texts", test_texts);
  g_test_add_func("/narration/voice-choice/decks", test_decks);
  return g_test_run();
}
