/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * espeak-ng tells at which character of the text each word begins, and when. It keeps its state in
 * global variables, so a lock holds whoever comes meanwhile.
 */
#include "app/narration/voice.h"

#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/narration/espeak-library.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* espeak_PARAMETER, espeakCHARS_UTF8, POS_CHARACTER. Neither SSML nor phonemes are ever asked for:
 * a card may hold what looks like them. */
#define RATE 1
#define UTF8 1
#define POSITION_IS_CHARACTER 1

static GMutex lock;

/* Between ilk_voice_say() and the callback, which has no argument of its own; under @lock. */
static struct {
  const IlkSpokenText *text;
  IlkSpeech *speech;
  GCancellable *cancellable;
  gboolean too_long;
} current;

static void
add_word(const IlkEspeakEvent *event)
{
  IlkSpeech *speech = current.speech;
  int index = event->text_position > 0
                  ? ilk_spoken_text_find(current.text, (guint) event->text_position - 1)
                  : -1;
  guint last = speech->words->len;
  /* It also tells of parts of a word. */
  if (index < 0 ||
      (last > 0 && g_array_index(speech->words, IlkSpeechWord, last - 1).word >= (guint) index))
    return;
  IlkSpeechWord word = {
      (guint32) ((gint64) event->audio_position * (gint64) speech->frequency / 1000),
      (guint32) index};
  g_array_append_val(speech->words, word);
}

static int
speech_cb(short *samples, int n, IlkEspeakEvent *events)
{
  for (; events->type != ILK_ESPEAK_LIST_TERMINATED; events++)
    if (events->type == ILK_ESPEAK_WORD)
      add_word(events);
  if (samples != NULL && n > 0)
    g_array_append_vals(current.speech->samples, samples, (guint) n);
  current.too_long = ilk_speech_get_seconds(current.speech) > ILK_MAX_SPEECH_SECONDS;
  return current.too_long || g_cancellable_is_cancelled(current.cancellable);
}

/* It needs another program, and data that nobody has by default. */
static gboolean
is_mbrola(const IlkEspeakVoice *voice)
{
  return g_str_has_prefix(voice->identifier, "mb/");
}

/* @voice: whose languages are a byte for how well each suits, less being better, and its code.
 * Returns: that byte, or more than any where it does not speak @language */
static guint
get_rank(const IlkEspeakVoice *voice, const char *language)
{
  for (const char *code = voice->languages; code != NULL && *code != '\0';
       code += 1 + strlen(code + 1) + 1)
    if (g_ascii_strcasecmp(code + 1, language) == 0)
      return (guchar) *code;
  return G_MAXUINT8 + 1;
}

/* Returns: (transfer none) (nullable): what espeak-ng calls the voice that speaks @language best:
 * “en-gb”, for one, is the language of the voice “en” and the name of none */
static const char *
find_voice(const IlkEspeak *espeak, const char *language)
{
  const IlkEspeakVoice **voices = espeak->list_voices(NULL);
  const char *found = NULL;
  guint best = G_MAXUINT8 + 1;

  for (gsize i = 0; voices != NULL && voices[i] != NULL; i++)
    if (!is_mbrola(voices[i]) && get_rank(voices[i], language) < best) {
      best = get_rank(voices[i], language);
      found = voices[i]->identifier;
    }
  return found;
}

/* @language: a language's code or a voice's name, and perhaps a variant, as in “en-gb+f3” */
static gboolean
set_voice(const IlkEspeak *espeak, const char *language)
{
  if (espeak->set_voice(language) == 0)
    return TRUE;
  const char *variant = strchr(language, '+');
  g_autofree char *code =
      variant != NULL ? g_strndup(language, (gsize) (variant - language)) : g_strdup(language);
  const char *voice = find_voice(espeak, code);
  g_autofree char *name =
      voice != NULL ? g_strconcat(voice, variant != NULL ? variant : "", NULL) : NULL;
  return name != NULL && espeak->set_voice(name) == 0;
}

/* Returns: (transfer full) (nullable): NULL when it does not know the language */
static IlkSpeech *
synthesise(const IlkEspeak *espeak, const IlkVoiceRequest *request, GCancellable *cancellable)
{
  const char *said = request->text->said;
  if (!set_voice(espeak, request->language))
    return NULL;
  current.text = request->text;
  current.speech = ilk_speech_new((guint) espeak->frequency);
  current.speech->rate = request->rate;
  current.cancellable = cancellable;
  current.too_long = FALSE;
  espeak->set_callback(speech_cb);
  espeak->set_parameter(RATE, (int) request->rate, 0);
  espeak->synth(said, strlen(said) + 1, 0, POSITION_IS_CHARACTER, 0, UTF8, NULL, NULL);
  return g_steal_pointer(&current.speech);
}

static IlkSpeech *
say_cb(IlkVoice *self, const IlkVoiceRequest *request, GCancellable *cancellable, GError **error)
{
  const IlkEspeak *espeak = ilk_espeak_load(error);
  if (espeak == NULL)
    return NULL;
  g_mutex_lock(&lock);
  g_autoptr(IlkSpeech) speech = synthesise(espeak, request, cancellable);
  gboolean too_long = current.too_long;
  g_mutex_unlock(&lock);

  if (g_cancellable_set_error_if_cancelled(cancellable, error))
    return NULL;
  if (speech == NULL) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND,
                _("espeak-ng does not speak the language “%s”."), request->language);
    return NULL;
  }
  if (too_long) {
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_TOO_LARGE, _("This speech is too long."));
    return NULL;
  }
  return g_steal_pointer(&speech);
}

IlkVoice *
ilk_voice_espeak_new(GError **error)
{
  const IlkEspeak *espeak = ilk_espeak_load(error);
  if (espeak == NULL)
    return NULL;
  IlkVoice *self = g_new0(IlkVoice, 1);
  const char *path = NULL;
  self->id = g_strdup_printf("espeak-ng %s", espeak->info(&path));
  self->has_rate = TRUE;
  self->say = say_cb;
  return self;
}

static gint
compare_cb(gconstpointer a, gconstpointer b)
{
  return strcmp(*(char *const *) a, *(char *const *) b);
}

static gboolean
is_there(GPtrArray *codes, const char *code)
{
  return g_ptr_array_find_with_equal_func(codes, code, g_str_equal, NULL);
}

char **
ilk_voice_list_languages(void)
{
  g_autoptr(GPtrArray) codes = g_ptr_array_new_with_free_func(g_free);
  const IlkEspeak *espeak = ilk_espeak_load(NULL);
  g_mutex_lock(&lock);
  const IlkEspeakVoice **voices = espeak != NULL ? espeak->list_voices(NULL) : NULL;
  for (; voices != NULL && *voices != NULL; voices++) {
    const char *languages = (*voices)->languages;
    if (*languages != '\0' && !is_mbrola(*voices) && !is_there(codes, languages + 1))
      g_ptr_array_add(codes, g_strdup(languages + 1));
  }
  g_mutex_unlock(&lock);
  g_ptr_array_sort(codes, compare_cb);
  g_ptr_array_add(codes, NULL);
  return (char **) g_ptr_array_free(g_steal_pointer(&codes), FALSE);
}
