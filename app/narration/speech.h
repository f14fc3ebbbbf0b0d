/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a voice has said: samples of one channel, and when each word begins. As a file it is a WAV,
 * which anything plays, with the words in a chunk of their own. Any thread, one at a time.
 */
#pragma once

#include <gio/gio.h>

/**
 * IlkSpeechWord:
 * @sample: at which it begins
 * @word: index into IlkSpokenText::words
 */
typedef struct {
  guint32 sample;
  guint32 word;
} IlkSpeechWord;

/**
 * IlkSpeech:
 * @frequency: samples a second
 * @samples: (element-type gint16)
 * @words: (element-type IlkSpeechWord): in order; empty when the voice does not tell
 * @rate: words a minute it was asked for, 0 when the voice has no such thing
 */
typedef struct {
  guint frequency;
  GArray *samples;
  GArray *words;
  guint rate;
} IlkSpeech;

IlkSpeech *ilk_speech_new(guint frequency) G_GNUC_WARN_UNUSED_RESULT;
void ilk_speech_free(IlkSpeech *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkSpeech, ilk_speech_free)

/** ilk_speech_get_seconds: Returns: how long it is */
double ilk_speech_get_seconds(const IlkSpeech *self);

/** ilk_speech_find_word: Returns: index of the word that is being said @seconds after the
 * beginning, -1 before the first */
int ilk_speech_find_word(const IlkSpeech *self, double seconds);

/** ilk_speech_to_wav: Returns: (transfer full): the file */
GBytes *ilk_speech_to_wav(const IlkSpeech *self) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_speech_to_plain_wav: Returns: (transfer full): the same without the words, for others */
GBytes *ilk_speech_to_plain_wav(const IlkSpeech *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_speech_new_from_wav:
 * @wav: from anywhere: PCM of 16 bits; of several channels the first is taken
 *
 * Returns: (transfer full): NULL with ILK_ERROR_INVALID when it is no such file, or with
 * ILK_ERROR_TOO_LARGE when it lasts longer than ILK_MAX_SPEECH_SECONDS
 */
IlkSpeech *ilk_speech_new_from_wav(GBytes *wav, GError **error) G_GNUC_WARN_UNUSED_RESULT;
