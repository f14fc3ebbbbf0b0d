/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hearing a text, through a sink that keeps time but needs no device; and through one that writes
 * down what it hears.
 */
#include "app/narration/recital.h"
#include "tests/folder.h"

#include <math.h>
#include <string.h>

#define TEXT "One lock, two threads."
#define WORDS 4

typedef struct {
  IlkRecital *recital;
  GArray *words;
  guint ended;
  char *problem;
} Listener;

static void
word_cb(Listener *listener, int word)
{
  if (word >= 0)
    g_array_append_val(listener->words, word);
}

static void
ended_cb(Listener *listener)
{
  listener->ended++;
}

static void
failed_cb(Listener *listener, const GError *error)
{
  listener->problem = g_strdup(error->message);
}

static void
set_up(Listener *listener)
{
  *listener = (Listener){ilk_recital_new(), g_array_new(FALSE, FALSE, sizeof(int)), 0, NULL};
  g_signal_connect_swapped(listener->recital, "word", G_CALLBACK(word_cb), listener);
  g_signal_connect_swapped(listener->recital, "ended", G_CALLBACK(ended_cb), listener);
  g_signal_connect_swapped(listener->recital, "failed", G_CALLBACK(failed_cb), listener);
}

static void
tear_down(Listener *listener)
{
  g_signal_handlers_disconnect_by_data(listener->recital, listener);
  while (G_OBJECT(listener->recital)->ref_count > 1)
    g_main_context_iteration(NULL, TRUE);
  g_assert_finalize_object(listener->recital);
  g_array_unref(listener->words);
  g_free(listener->problem);
}

#define wait_until(condition)                                                                      \
  while (!(condition))                                                                             \
  g_main_context_iteration(NULL, TRUE)

static gboolean
is_over(const Listener *listener)
{
  return listener->ended > 0 || listener->problem != NULL;
}

static const IlkNarration what = {.markdown = TEXT};

static void
test_words(void)
{
  Listener listener;
  set_up(&listener);
  ilk_recital_say(listener.recital, &what);
  g_assert_cmpint(ilk_recital_get_state(listener.recital), ==, ILK_PLAYER_OPENING);
  wait_until(is_over(&listener));

  g_assert_null(listener.problem);
  g_assert_cmpint(ilk_recital_get_state(listener.recital), ==, ILK_PLAYER_IDLE);
  g_assert_null(ilk_recital_get_narrated(listener.recital));
  g_assert_cmpuint(listener.words->len, ==, WORDS);
  for (int i = 0; i < WORDS; i++)
    g_assert_cmpint(g_array_index(listener.words, int, i), ==, i);
  tear_down(&listener);
}

static void
test_pause_and_seek(void)
{
  Listener listener;
  set_up(&listener);
  ilk_recital_say(listener.recital, &what);
  wait_until(listener.words->len > 0);
  ilk_recital_toggle(listener.recital);
  g_assert_cmpint(ilk_recital_get_state(listener.recital), ==, ILK_PLAYER_PAUSED);
  g_assert_cmpfloat_with_epsilon(ilk_recital_get_duration(listener.recital), 2, 1);
  ilk_recital_seek_word(listener.recital, 100);
  g_assert_cmpint(g_array_index(listener.words, int, listener.words->len - 1), ==, WORDS - 1);
  ilk_recital_toggle(listener.recital);
  wait_until(is_over(&listener));
  g_assert_null(listener.problem);
  tear_down(&listener);
}

/* Paused before there was a sound, it makes none. */
static void
test_paused_at_once(void)
{
  Listener listener;
  set_up(&listener);
  ilk_recital_say(listener.recital, &what);
  ilk_recital_pause(listener.recital);
  wait_until(ilk_recital_get_narrated(listener.recital) != NULL &&
             ilk_recital_get_duration(listener.recital) > 0 &&
             ilk_recital_get_state(listener.recital) == ILK_PLAYER_PAUSED);
  g_assert_cmpuint(listener.ended, ==, 0);
  ilk_recital_stop(listener.recital);
  g_assert_cmpint(ilk_recital_get_state(listener.recital), ==, ILK_PLAYER_IDLE);
  tear_down(&listener);
}

/* Whatever is said last is heard, and nothing of what was before. */
static void
test_another_one(void)
{
  const IlkNarration other = {.markdown = "Other."};
  Listener listener;
  set_up(&listener);
  for (int i = 0; i < 5; i++)
    ilk_recital_say(listener.recital, &what);
  ilk_recital_say(listener.recital, &other);
  wait_until(is_over(&listener));
  g_assert_cmpuint(listener.words->len, ==, 1);
  g_assert_cmpuint(listener.ended, ==, 1);
  tear_down(&listener);
}

static void
test_silence(void)
{
  const IlkNarration nothing = {.markdown = "```\n```"};
  Listener listener;
  set_up(&listener);
  ilk_recital_say(listener.recital, &nothing);
  wait_until(is_over(&listener));
  g_assert_null(listener.problem);
  tear_down(&listener);
}

static IlkSpeech *
record(double rate)
{
  g_autofree char *folder = g_dir_make_tmp("interlock-sink-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(folder, "heard.wav", NULL);
  g_autofree char *description =
      g_strconcat("audio/x-raw,format=S16LE ! wavenc ! filesink location=", path, NULL);
  g_setenv("INTERLOCK_AUDIO_SINK", description, TRUE);
  Listener listener;
  set_up(&listener);
  ilk_recital_set_rate(listener.recital, rate);
  ilk_recital_say(listener.recital, &what);
  wait_until(is_over(&listener));
  g_assert_null(listener.problem);
  tear_down(&listener);
  char *data = NULL;
  gsize size = 0;
  g_assert_true(g_file_get_contents(path, &data, &size, NULL));
  g_autoptr(GBytes) wav = g_bytes_new_take(data, size);
  remove_folder(folder);
  return ilk_speech_new_from_wav(wav, NULL);
}

static double
count_crossings(const IlkSpeech *speech)
{
  guint n = 0;
  for (guint i = 1; i < speech->samples->len; i++)
    n += (g_array_index(speech->samples, gint16, i - 1) < 0) !=
         (g_array_index(speech->samples, gint16, i) < 0);
  return n / ilk_speech_get_seconds(speech);
}

/* Twice as fast takes half the time, and is no higher. */
static void
test_rate(void)
{
  g_autoptr(IlkSpeech) usual = record(1);
  g_autoptr(IlkSpeech) fast = record(2);
  g_autoptr(IlkSpeech) slow = record(0.5);
  double seconds = ilk_speech_get_seconds(usual);

  g_assert_cmpfloat_with_epsilon(ilk_speech_get_seconds(fast), seconds / 2, 0.2);
  g_assert_cmpfloat_with_epsilon(ilk_speech_get_seconds(slow), seconds * 2, 0.3);
  g_assert_cmpfloat_with_epsilon(count_crossings(fast) / count_crossings(usual), 1, 0.25);
  g_setenv("INTERLOCK_AUDIO_SINK", "fakesink sync=true", TRUE);
}

/* A recorded sound goes the same way; one that is none is told. */
static void
test_file(void)
{
  g_autofree char *folder = g_dir_make_tmp("interlock-sound-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(folder, "sound.wav", NULL);
  g_autofree char *other = g_build_filename(folder, "other.mp3", NULL);
  g_autoptr(IlkNarrated) narrated = ilk_narrate(&what, NULL, NULL);
  g_autoptr(GBytes) wav = ilk_speech_to_plain_wav(narrated->speech);
  g_assert_true(
      g_file_set_contents(path, g_bytes_get_data(wav, NULL), (gssize) g_bytes_get_size(wav), NULL));
  g_assert_true(g_file_set_contents(other, "no sound at all", -1, NULL));
  Listener listener;
  set_up(&listener);
  ilk_recital_play(listener.recital, path);
  wait_until(is_over(&listener));
  g_assert_null(listener.problem);
  ilk_recital_play(listener.recital, other);
  wait_until(listener.problem != NULL);
  tear_down(&listener);
  remove_folder(folder);
}

/* When another one begins, the first one is silent, and says that it is. */
static void
test_one_at_a_time(void)
{
  Listener one, other;
  set_up(&one);
  set_up(&other);
  ilk_recital_say(one.recital, &what);
  wait_until(one.words->len > 0);
  ilk_recital_say(other.recital, &what);
  wait_until(other.words->len > 0);
  g_assert_cmpint(ilk_recital_get_state(one.recital), ==, ILK_PLAYER_IDLE);
  g_assert_null(ilk_recital_get_narrated(one.recital));
  wait_until(is_over(&other));
  g_assert_cmpuint(one.ended, ==, 0);
  g_assert_null(other.problem);
  tear_down(&one);
  tear_down(&other);
}

static void
test_missing(const char *variable, const char *package)
{
  Listener listener;
  if (!g_test_subprocess()) {
    g_test_trap_subprocess(NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
    g_test_trap_assert_passed();
    return;
  }
  g_setenv(variable, "libthat-is-not-there.so.1", TRUE);
  set_up(&listener);
  ilk_recital_say(listener.recital, &what);
  wait_until(is_over(&listener));
  g_assert_nonnull(strstr(listener.problem, package));
  g_assert_cmpint(ilk_recital_get_state(listener.recital), ==, ILK_PLAYER_IDLE);
  tear_down(&listener);
}

static void
test_without_voice(void)
{
  test_missing("INTERLOCK_ESPEAK", "“espeak-ng”");
}

static void
test_without_player(void)
{
  test_missing("INTERLOCK_GSTREAMER", "“gstreamer1.0-plugins-good”");
}

/* On a machine without a sound device that is said, and nothing is heard in silence. */
static void
test_without_device(void)
{
  Listener listener;
  if (!g_test_subprocess()) {
    g_test_trap_subprocess(NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
    g_test_trap_assert_passed();
    return;
  }
  g_setenv("INTERLOCK_AUDIO_SINK", "filesink location=/nowhere/at/all", TRUE);
  set_up(&listener);
  ilk_recital_say(listener.recital, &what);
  wait_until(is_over(&listener));
  g_assert_nonnull(listener.problem);
  tear_down(&listener);
}

int
main(int argc, char *argv[])
{
  g_autofree char *cache = g_dir_make_tmp("interlock-speech-XXXXXX", NULL);
  g_setenv("XDG_CACHE_HOME", cache, TRUE);
  g_setenv("INTERLOCK_AUDIO_SINK", "fakesink sync=true", TRUE);
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/narration/recital/words", test_words);
  g_test_add_func("/narration/recital/pause-and-seek", test_pause_and_seek);
  g_test_add_func("/narration/recital/paused-at-once", test_paused_at_once);
  g_test_add_func("/narration/recital/another-one", test_another_one);
  g_test_add_func("/narration/recital/silence", test_silence);
  g_test_add_func("/narration/recital/rate", test_rate);
  g_test_add_func("/narration/recital/file", test_file);
  g_test_add_func("/narration/recital/one-at-a-time", test_one_at_a_time);
  g_test_add_func("/narration/recital/without-voice", test_without_voice);
  g_test_add_func("/narration/recital/without-player", test_without_player);
  g_test_add_func("/narration/recital/without-device", test_without_device);
  int status = g_test_run();
  remove_folder(cache);
  return status;
}
