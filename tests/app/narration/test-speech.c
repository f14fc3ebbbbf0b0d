/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Speech as a file, and files that are none.
 */
#include "app/base/error.h"
#include "app/narration/speech.h"

#include <string.h>

static IlkSpeech *
make_speech(void)
{
  IlkSpeech *speech = ilk_speech_new(22050);
  for (int i = 0; i < 22050; i++) {
    gint16 sample = (gint16) (i % 200 * 100 - 10000);
    g_array_append_val(speech->samples, sample);
  }
  const IlkSpeechWord words[] = {{0, 0}, {11025, 2}};
  g_array_append_vals(speech->words, words, G_N_ELEMENTS(words));
  speech->rate = 168;
  return speech;
}

static void
test_round_trip(void)
{
  g_autoptr(IlkSpeech) speech = make_speech();
  g_autoptr(GBytes) wav = ilk_speech_to_wav(speech);
  g_autoptr(IlkSpeech) again = ilk_speech_new_from_wav(wav, NULL);
  g_autoptr(GBytes) twice = ilk_speech_to_wav(again);

  g_assert_cmpfloat(ilk_speech_get_seconds(again), ==, 1);
  g_assert_true(g_bytes_equal(wav, twice));
  g_assert_cmpint(ilk_speech_find_word(again, 0.4), ==, 0);
  g_assert_cmpint(ilk_speech_find_word(again, 0.6), ==, 2);
}

static void
test_plain(void)
{
  g_autoptr(IlkSpeech) speech = make_speech();
  g_autoptr(GBytes) wav = ilk_speech_to_plain_wav(speech);
  g_autoptr(IlkSpeech) again = ilk_speech_new_from_wav(wav, NULL);

  g_assert_cmpuint(g_bytes_get_size(wav), ==, 44 + 2 * 22050);
  g_assert_cmpuint(again->words->len, ==, 0);
}

/* Cut anywhere, and with any byte changed, it is read or refused. */
static void
test_damaged(void)
{
  g_autoptr(IlkSpeech) speech = make_speech();
  g_array_set_size(speech->samples, 50);
  g_autoptr(GBytes) wav = ilk_speech_to_wav(speech);
  gsize size = g_bytes_get_size(wav);

  for (gsize i = 0; i < size; i++) {
    g_autoptr(GBytes) cut = g_bytes_new_from_bytes(wav, 0, i);
    g_autoptr(IlkSpeech) of_cut = ilk_speech_new_from_wav(cut, NULL);
    g_autofree guint8 *changed = g_memdup2(g_bytes_get_data(wav, NULL), size);
    changed[i] ^= 0xFF;
    g_autoptr(GBytes) other = g_bytes_new(changed, size);
    g_autoptr(IlkSpeech) of_other = ilk_speech_new_from_wav(other, NULL);
    g_assert_true(i >= 44 || of_cut == NULL);
  }
}

/* Two channels, and a length that the writer did not know. */
static void
test_of_others(void)
{
  static const guint8 wav[] = "RIFF\xff\xff\xff\xffWAVEfmt \x10\0\0\0\1\0\2\0\x80\x3e\0\0\0\xfa\0\0"
                              "\4\0\x10\0LIST\3\0\0\0abc\0data\xff\xff\xff\xff"
                              "\1\0\2\0\3\0\4\0\5";
  g_autoptr(GBytes) bytes = g_bytes_new_static(wav, sizeof wav - 1);
  g_autoptr(IlkSpeech) speech = ilk_speech_new_from_wav(bytes, NULL);

  g_assert_cmpuint(speech->frequency, ==, 16000);
  g_assert_cmpuint(speech->samples->len, ==, 2);
  g_assert_cmpint(g_array_index(speech->samples, gint16, 1), ==, 3);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/narration/speech/round-trip", test_round_trip);
  g_test_add_func("/narration/speech/plain", test_plain);
  g_test_add_func("/narration/speech/damaged", test_damaged);
  g_test_add_func("/narration/speech/of-others", test_of_others);
  return g_test_run();
}
