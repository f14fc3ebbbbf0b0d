/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A voice: text in, speech out. There are two: espeak-ng, and a command of the learner's own. Used
 * on one thread at a time.
 */
#pragma once

#include "app/narration/speech.h"
#include "app/narration/spoken-text.h"

/**
 * IlkVoiceRequest:
 * @text: what is to be said
 * @language: such as “en-us”
 * @rate: words a minute; a voice without a rate says it as it does
 */
typedef struct {
  const IlkSpokenText *text;
  const char *language;
  guint rate;
} IlkVoiceRequest;

/** ILK_SPEECH_RATE: words a minute when no time is to be kept */
#define ILK_SPEECH_RATE 175

/**
 * IlkVoice:
 * @id: with its version: the same text said by the same id is the same speech
 * @has_rate: whether it heeds @rate
 * @say: Returns: (transfer full): NULL with an error, G_IO_ERROR_CANCELLED among them
 */
typedef struct _IlkVoice IlkVoice;
struct _IlkVoice {
  char *id;
  gboolean has_rate;
  IlkSpeech *(*say)(IlkVoice *self, const IlkVoiceRequest *request, GCancellable *cancellable,
                    GError **error);
  char **command; /* of the learner's own */
};

/** ilk_voice_espeak_new: Returns: (transfer full): NULL with ILK_ERROR_NOT_FOUND and a sentence
 * that names the package when espeak-ng is not installed */
IlkVoice *ilk_voice_espeak_new(GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_voice_command_new:
 * @command: a program and its arguments as a shell would part them; no shell runs. It gets the text
 * on its standard input and writes a WAV to its standard output
 *
 * Returns: (transfer full): NULL with ILK_ERROR_INVALID
 */
IlkVoice *ilk_voice_command_new(const char *command, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void ilk_voice_free(IlkVoice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkVoice, ilk_voice_free)

/** ilk_voice_say: Returns: (transfer full): what it says */
IlkSpeech *ilk_voice_say(IlkVoice *self, const IlkVoiceRequest *request, GCancellable *cancellable,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_voice_list_languages: Returns: (transfer full): codes that espeak-ng speaks, such as “de”
 * and “en-us”; empty when it is not there */
char **ilk_voice_list_languages(void) G_GNUC_WARN_UNUSED_RESULT;
