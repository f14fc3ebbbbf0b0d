/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libespeak-ng, loaded when something is first to be said: who never listens does not have it in
 * memory, and a system without it only lacks the voice. Its interface is the same in all versions
 * from 1.49 (2016) on, so what is used of it is declared here, and nothing is needed to build.
 * Source: espeak-ng/speak_lib.h, API revision 12. It has global state: one thread at a time.
 */
#pragma once

#include <glib.h>

typedef enum {
  ILK_ESPEAK_LIST_TERMINATED = 0,
  ILK_ESPEAK_WORD = 1,
} IlkEspeakEventType;

/** IlkEspeakEvent: espeak_EVENT; @text_position counts characters from 1, @audio_position is ms */
typedef struct {
  int type;
  unsigned int unique_identifier;
  int text_position;
  int length;
  int audio_position;
  int sample;
  void *user_data;
  union {
    int number;
    const char *name;
    char string[8];
  } id;
} IlkEspeakEvent;

/** IlkEspeakVoice: espeak_VOICE; @languages: a byte for how well it suits, then a code, and so on,
 * until a zero */
typedef struct {
  const char *name;
  const char *languages;
  const char *identifier;
  unsigned char gender;
  unsigned char age;
  unsigned char variant;
  unsigned char xx1;
  int score;
  void *spare;
} IlkEspeakVoice;

typedef int (*IlkEspeakCallback)(short *samples, int n, IlkEspeakEvent *events);

/**
 * IlkEspeak: its functions
 * @frequency: samples a second, once it has begun
 */
typedef struct {
  int (*initialize)(int output, int buffer_ms, const char *path, int options);
  void (*set_callback)(IlkEspeakCallback callback);
  int (*synth)(const void *text, size_t size, unsigned int position, int position_type,
               unsigned int end_position, unsigned int flags, unsigned int *identifier,
               void *user_data);
  int (*set_parameter)(int parameter, int value, int relative);
  int (*set_voice)(const char *name);
  const IlkEspeakVoice **(*list_voices)(IlkEspeakVoice *specification);
  const char *(*info)(const char **path);
  int frequency;
} IlkEspeak;

/** ilk_espeak_load: Returns: NULL with ILK_ERROR_NOT_FOUND and a sentence that names the package */
const IlkEspeak *ilk_espeak_load(GError **error);
