/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RIFF is chunks: four letters, a length, that many bytes and one more when they are odd. Numbers
 * are little-endian. Source: Multimedia Programming Interface and Data Specifications 1.0, 1991.
 */
#include "app/narration/speech.h"

#include "app/base/error.h"
#include "app/base/limits.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WORDS_CHUNK "ilkw"
#define PCM 1
#define EXTENSIBLE 0xFFFE
#define FORMAT_BYTES 16
#define MIN_FREQUENCY 4000
#define MAX_FREQUENCY 192000

IlkSpeech *
ilk_speech_new(guint frequency)
{
  IlkSpeech *self = g_new0(IlkSpeech, 1);
  self->frequency = frequency;
  self->samples = g_array_new(FALSE, FALSE, sizeof(gint16));
  self->words = g_array_new(FALSE, FALSE, sizeof(IlkSpeechWord));
  return self;
}

void
ilk_speech_free(IlkSpeech *self)
{
  if (self == NULL)
    return;
  g_array_unref(self->samples);
  g_array_unref(self->words);
  g_free(self);
}

double
ilk_speech_get_seconds(const IlkSpeech *self)
{
  g_return_val_if_fail(self != NULL, 0);
  return (double) self->samples->len / self->frequency;
}

int
ilk_speech_find_word(const IlkSpeech *self, double seconds)
{
  g_return_val_if_fail(self != NULL, -1);

  int found = -1;
  for (guint i = 0; i < self->words->len; i++) {
    const IlkSpeechWord *word = &g_array_index(self->words, IlkSpeechWord, i);
    if (word->sample > seconds * self->frequency)
      break;
    found = (int) word->word;
  }
  return found;
}

static void
put16(GByteArray *out, guint value)
{
  guint16 number = GUINT16_TO_LE((guint16) value);
  g_byte_array_append(out, (const guint8 *) &number, sizeof number);
}

static void
put32(GByteArray *out, guint value)
{
  guint32 number = GUINT32_TO_LE(value);
  g_byte_array_append(out, (const guint8 *) &number, sizeof number);
}

static void
put_name(GByteArray *out, const char *name)
{
  g_byte_array_append(out, (const guint8 *) name, 4);
}

static void
put_format(GByteArray *out, const IlkSpeech *self)
{
  put_name(out, "fmt ");
  put32(out, FORMAT_BYTES);
  put16(out, PCM);
  put16(out, 1);
  put32(out, self->frequency);
  put32(out, self->frequency * (guint) sizeof(gint16));
  put16(out, sizeof(gint16));
  put16(out, 8 * sizeof(gint16));
}

static void
put_samples(GByteArray *out, const IlkSpeech *self)
{
  put_name(out, "data");
  put32(out, self->samples->len * (guint) sizeof(gint16));
  for (guint i = 0; i < self->samples->len; i++)
    put16(out, (guint16) g_array_index(self->samples, gint16, i));
}

static void
put_words(GByteArray *out, const IlkSpeech *self)
{
  put_name(out, WORDS_CHUNK);
  put32(out, 4 + self->words->len * 8);
  put32(out, self->rate);
  for (guint i = 0; i < self->words->len; i++) {
    put32(out, g_array_index(self->words, IlkSpeechWord, i).sample);
    put32(out, g_array_index(self->words, IlkSpeechWord, i).word);
  }
}

static GBytes *
write_wav(const IlkSpeech *self, gboolean words)
{
  GByteArray *out = g_byte_array_new();
  put_name(out, "RIFF");
  put32(out, 0);
  put_name(out, "WAVE");
  put_format(out, self);
  put_samples(out, self);
  if (words)
    put_words(out, self);
  guint32 length = GUINT32_TO_LE(out->len - 8);
  memcpy(out->data + 4, &length, sizeof length);
  return g_byte_array_free_to_bytes(out);
}

GBytes *
ilk_speech_to_wav(const IlkSpeech *self)
{
  g_return_val_if_fail(self != NULL, NULL);
  return write_wav(self, TRUE);
}

GBytes *
ilk_speech_to_plain_wav(const IlkSpeech *self)
{
  g_return_val_if_fail(self != NULL, NULL);
  return write_wav(self, FALSE);
}

/* Reading */

typedef struct {
  const guint8 *data;
  gsize length;
} Chunk;

static guint
get16(const guint8 *data)
{
  return (guint) data[0] | (guint) data[1] << 8;
}

static guint32
get32(const guint8 *data)
{
  return (guint32) get16(data) | (guint32) get16(data + 2) << 16;
}

/* Who writes into a pipe does not know the length: what says too much reaches to the end. */
static gboolean
find_chunk(const guint8 *wav, gsize size, const char *name, Chunk *chunk)
{
  gsize at = 12;
  while (at + 8 <= size) {
    gsize length = MIN((gsize) get32(wav + at + 4), size - at - 8);
    if (memcmp(wav + at, name, 4) == 0) {
      *chunk = (Chunk){wav + at + 8, length};
      return TRUE;
    }
    at += 8 + length + length % 2;
  }
  return FALSE;
}

static gboolean
fail(GError **error, IlkError code, const char *sentence)
{
  g_set_error_literal(error, ILK_ERROR, code, sentence);
  return FALSE;
}

static gboolean
read_format(const Chunk *format, guint *channels, guint *frequency, GError **error)
{
  guint kind = format->length >= FORMAT_BYTES ? get16(format->data) : 0;
  *channels = kind != 0 ? get16(format->data + 2) : 0;
  *frequency = kind != 0 ? get32(format->data + 4) : 0;
  if ((kind != PCM && kind != EXTENSIBLE) || *channels == 0 || *channels > 8 ||
      get16(format->data + 14) != 16 || *frequency < MIN_FREQUENCY || *frequency > MAX_FREQUENCY)
    return fail(error, ILK_ERROR_INVALID, _("This is no WAV of samples of 16 bits."));
  return TRUE;
}

static void
read_samples(IlkSpeech *self, const Chunk *data, guint channels)
{
  gsize frame = channels * sizeof(gint16);
  for (gsize at = 0; at + frame <= data->length; at += frame) {
    gint16 sample = (gint16) get16(data->data + at);
    g_array_append_val(self->samples, sample);
  }
}

static void
read_words(IlkSpeech *self, const Chunk *words)
{
  if (words->length < 4)
    return;
  self->rate = get32(words->data);
  for (gsize at = 4; at + 8 <= words->length; at += 8) {
    IlkSpeechWord word = {get32(words->data + at), get32(words->data + at + 4)};
    g_array_append_val(self->words, word);
  }
}

IlkSpeech *
ilk_speech_new_from_wav(GBytes *wav, GError **error)
{
  g_return_val_if_fail(wav != NULL, NULL);

  gsize size;
  const guint8 *bytes = g_bytes_get_data(wav, &size);
  Chunk format, data, words;
  guint channels, frequency;
  if (size < 12 || memcmp(bytes, "RIFF", 4) != 0 || memcmp(bytes + 8, "WAVE", 4) != 0 ||
      !find_chunk(bytes, size, "fmt ", &format) || !find_chunk(bytes, size, "data", &data)) {
    fail(error, ILK_ERROR_INVALID, _("This is no WAV of samples of 16 bits."));
    return NULL;
  }
  if (!read_format(&format, &channels, &frequency, error))
    return NULL;
  if (data.length / channels / sizeof(gint16) / frequency > ILK_MAX_SPEECH_SECONDS) {
    fail(error, ILK_ERROR_TOO_LARGE, _("This speech is too long."));
    return NULL;
  }
  IlkSpeech *self = ilk_speech_new(frequency);
  read_samples(self, &data, channels);
  if (find_chunk(bytes, size, WORDS_CHUNK, &words))
    read_words(self, &words);
  return self;
}
