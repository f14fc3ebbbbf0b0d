/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What espeak-ng says: how long, that it is sound, and when each word begins.
 */
#include "app/base/error.h"
#include "app/deckfile/builtin-decks.h"
#include "app/narration/fit.h"

#include <math.h>

#define LANGUAGE "en-us"

static IlkVoice *
make_voice(void)
{
  g_autoptr(GError) error = NULL;
  IlkVoice *voice = ilk_voice_espeak_new(&error);
  g_assert_no_error(error);
  return voice;
}

static IlkSpokenText *
read_text(const char *markdown)
{
  g_autoptr(IlkPronunciation) table = ilk_pronunciation_new("en", NULL);
  return ilk_spoken_text_new(markdown, table, ILK_SPOKEN_LEAD);
}

static double
measure_loudness(const IlkSpeech *speech, double begin, double end)
{
  double sum = 0;
  guint from = (guint) (begin * speech->frequency);
  guint to = MIN((guint) (end * speech->frequency), speech->samples->len);
  for (guint i = from; i < to; i++)
    sum += pow(g_array_index(speech->samples, gint16, i), 2);
  return to > from ? sqrt(sum / (to - from)) : 0;
}

/* Every word in order, each a moment after its event, with sound behind it. */
static void
check_words(const IlkSpokenText *text, const IlkSpeech *speech)
{
  g_assert_cmpuint(speech->words->len, >=, text->words->len * 9 / 10);
  for (guint i = 0; i < speech->words->len; i++) {
    const IlkSpeechWord *word = &g_array_index(speech->words, IlkSpeechWord, i);
    double at = (double) word->sample / speech->frequency;
    g_assert_cmpuint(word->word, <, text->words->len);
    if (i > 0) {
      g_assert_cmpuint(word->word, >, word[-1].word);
      g_assert_cmpuint(word->sample, >=, word[-1].sample);
    }
    g_assert_cmpfloat(measure_loudness(speech, at, at + 0.3), >, 100);
    g_assert_cmpint(ilk_speech_find_word(speech, at + 0.001), ==, (int) word->word);
  }
}

/* The ten answers that the program grew from: each in its time, all in 173 s. */
static void
test_ten_answers(void)
{
  g_autoptr(IlkVoice) voice = make_voice();
  g_autoptr(IlkDeckFile) deck = ilk_builtin_decks_load("the-gil-and-parallelism", NULL);
  double total = 0;

  g_assert_cmpuint(deck->cards->len, ==, 10);
  for (guint i = 0; i < deck->cards->len; i++) {
    const IlkCardContent *content = &((IlkDeckFileCard *) deck->cards->pdata[i])->content;
    g_autoptr(GError) error = NULL;
    g_autoptr(IlkSpokenText) text = read_text(content->answer);
    g_autoptr(IlkSpeech) speech =
        ilk_fit_speech(voice, text, LANGUAGE, content->seconds, NULL, &error);
    g_assert_no_error(error);
    double seconds = ilk_speech_get_seconds(speech);
    g_test_message("%u: %.2f s of %d, %u words a minute", i + 1, seconds, content->seconds,
                   speech->rate);
    g_assert_cmpfloat_with_epsilon(seconds, content->seconds, 0.25);
    check_words(text, speech);
    total += seconds;
  }
  g_assert_cmpfloat_with_epsilon(total, 173, 1);
}

/* Outside the rates at which speech is speech, it takes its own time. */
static void
test_limits(void)
{
  static const struct {
    double seconds;
    guint rate;
  } cases[] = {{1, 210}, {60, 130}, {0, ILK_SPEECH_RATE}};
  g_autoptr(IlkVoice) voice = make_voice();
  g_autoptr(IlkSpokenText) text =
      read_text("A lock keeps others out until its holder lets it go again and tells them so.");

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(IlkSpeech) speech =
        ilk_fit_speech(voice, text, LANGUAGE, cases[i].seconds, NULL, NULL);
    g_assert_cmpuint(speech->rate, ==, cases[i].rate);
  }
}

static void
test_silence(void)
{
  g_autoptr(IlkVoice) voice = make_voice();
  g_autoptr(IlkSpokenText) text = read_text("");
  g_autoptr(IlkSpeech) speech = ilk_fit_speech(voice, text, LANGUAGE, 10, NULL, NULL);

  g_assert_cmpfloat(ilk_speech_get_seconds(speech), <, 1);
  g_assert_cmpint(ilk_speech_find_word(speech, 0.5), ==, -1);
}

static void
test_hostile(void)
{
  static const char *const texts[] = {
      "[[1, 2]] and [[h@'loU]]", "a & b &amp; c", "<speak><break time=\"9999s\"/></speak>",
      "😀 👩‍👩‍👧", "مرحبا بالعالم", "\xed\xa0\x80\xed\xb0\x80",
      "ａｂｃ \u202e x"};
  g_autoptr(IlkVoice) voice = make_voice();

  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(IlkSpokenText) text = read_text(texts[i]);
    g_autoptr(IlkSpeech) speech = ilk_fit_speech(voice, text, LANGUAGE, 0, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpfloat(ilk_speech_get_seconds(speech), <, 30);
  }
}

static void
test_errors(void)
{
  g_autoptr(IlkVoice) voice = make_voice();
  g_autoptr(IlkSpokenText) text = read_text("Word.");
  g_autoptr(GCancellable) cancelled = g_cancellable_new();
  g_autoptr(GError) error = NULL;

  g_assert_null(ilk_fit_speech(voice, text, "xx-none", 0, NULL, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND);
  g_clear_error(&error);
  g_cancellable_cancel(cancelled);
  g_assert_null(ilk_fit_speech(voice, text, LANGUAGE, 0, cancelled, &error));
  g_assert_error(error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_languages(void)
{
  g_auto(GStrv) languages = ilk_voice_list_languages();
  g_assert_true(g_strv_contains((const char *const *) languages, "de"));
  g_assert_true(g_strv_contains((const char *const *) languages, "en-us"));
  g_assert_true(g_strv_contains((const char *const *) languages, "en-gb"));
}

/* Returns: (transfer full) (nullable): NULL where the voice does not know @language */
static IlkSpeech *
say_in(IlkVoice *voice, const char *language)
{
  g_autoptr(IlkSpokenText) text = read_text("The lock is here.");
  g_autoptr(GError) error = NULL;
  IlkSpeech *speech = ilk_fit_speech(voice, text, language, 0, NULL, &error);
  if (speech == NULL)
    g_assert_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND);
  return speech;
}

/* Whatever is offered, whatever it is called by, and with a variant. */
static void
test_each_language_is_spoken(void)
{
  static const char *const more[] = {"en", "en-gb+f3", "EN-GB", "en-us+m1", NULL};
  g_autoptr(IlkVoice) voice = make_voice();
  g_auto(GStrv) languages = ilk_voice_list_languages();
  for (char **language = languages; *language != NULL; language++) {
    g_test_message("%s", *language);
    g_autoptr(IlkSpeech) speech = say_in(voice, *language);
    g_assert_nonnull(speech);
  }
  for (const char *const *language = more; *language != NULL; language++) {
    g_autoptr(IlkSpeech) speech = say_in(voice, *language);
    g_assert_nonnull(speech);
  }
  g_assert_null(say_in(voice, "xx"));
  g_assert_null(say_in(voice, "xx+f3"));
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/narration/voice/ten-answers", test_ten_answers);
  g_test_add_func("/narration/voice/limits", test_limits);
  g_test_add_func("/narration/voice/silence", test_silence);
  g_test_add_func("/narration/voice/hostile", test_hostile);
  g_test_add_func("/narration/voice/errors", test_errors);
  g_test_add_func("/narration/voice/languages", test_languages);
  g_test_add_func("/narration/voice/each-language-is-spoken", test_each_language_is_spoken);
  return g_test_run();
}
