/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Time is nearly in inverse proportion to the rate, pauses apart, so the second try is mostly near
 * enough. The first one is guessed from the letters, of which a minute at a given rate has so many.
 */
#include "app/narration/fit.h"

#include "app/base/limits.h"

#include <math.h>

#define MOST_TRIES 6
/* Characters that are said in a second at ILK_SPEECH_RATE, as measured over the built-in decks. */
#define CHARACTERS_A_SECOND 16.4

static guint
clamp_rate(double rate)
{
  return (guint) CLAMP(round(rate), ILK_MIN_SPEECH_RATE, ILK_MAX_SPEECH_RATE);
}

static guint
guess_rate(const IlkSpokenText *text, double seconds)
{
  double natural = (double) g_utf8_strlen(text->said, -1) / CHARACTERS_A_SECOND;
  return seconds > 0 ? clamp_rate(ILK_SPEECH_RATE * natural / seconds) : ILK_SPEECH_RATE;
}

static double
get_miss(const IlkSpeech *speech, double seconds)
{
  return fabs(ilk_speech_get_seconds(speech) - seconds);
}

/* The rate to try after @speech; the same when there is nothing to be gained. */
static guint
next_rate(const IlkSpeech *speech, double seconds)
{
  double now = ilk_speech_get_seconds(speech);
  guint rate = clamp_rate(speech->rate * now / seconds);
  if (rate == speech->rate && get_miss(speech, seconds) > ILK_FIT_SECONDS)
    rate = clamp_rate((double) speech->rate + (now > seconds ? 1 : -1));
  return rate;
}

IlkSpeech *
ilk_fit_speech(IlkVoice *voice, const IlkSpokenText *text, const char *language, double seconds,
               GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail(voice != NULL && text != NULL && language != NULL, NULL);

  IlkVoiceRequest request = {text, language, guess_rate(text, seconds)};
  g_autoptr(IlkSpeech) best = ilk_voice_say(voice, &request, cancellable, error);
  if (best == NULL || seconds <= 0 || !voice->has_rate)
    return g_steal_pointer(&best);
  guint rate = next_rate(best, seconds);
  for (int i = 1; i < MOST_TRIES && get_miss(best, seconds) > ILK_FIT_SECONDS; i++) {
    if (rate == request.rate)
      break;
    request.rate = rate;
    g_autoptr(IlkSpeech) speech = ilk_voice_say(voice, &request, cancellable, error);
    if (speech == NULL)
      return NULL;
    rate = next_rate(speech, seconds);
    if (get_miss(speech, seconds) < get_miss(best, seconds)) {
      ilk_speech_free(best);
      best = g_steal_pointer(&speech);
    }
  }
  return g_steal_pointer(&best);
}
