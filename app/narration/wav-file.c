/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The head of an empty WAV, then samples; at the end the head again, with the right lengths.
 */
#include "app/narration/wav-file.h"

#include "app/base/error.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEAD_BYTES 44
/* Lengths have 32 bits. */
#define MOST_SAMPLES ((G_MAXUINT32 - HEAD_BYTES) / sizeof(gint16))

struct _IlkWavFile {
  GOutputStream *out; /* borrowed */

  guint frequency; /* 0 until the first speech */
  guint64 samples;
};

IlkWavFile *
ilk_wav_file_new(GOutputStream *out)
{
  g_return_val_if_fail(G_IS_OUTPUT_STREAM(out), NULL);

  IlkWavFile *self = g_new0(IlkWavFile, 1);
  self->out = out;
  return self;
}

void
ilk_wav_file_free(IlkWavFile *self)
{
  g_free(self);
}

static void
set_length(guint8 *at, guint64 length)
{
  guint32 number = GUINT32_TO_LE((guint32) length);
  memcpy(at, &number, sizeof number);
}

static gboolean
write_head(IlkWavFile *self, guint64 samples, GError **error)
{
  g_autoptr(IlkSpeech) empty = ilk_speech_new(self->frequency);
  g_autoptr(GBytes) head = ilk_speech_to_plain_wav(empty);
  guint8 bytes[HEAD_BYTES];
  guint64 length = samples * sizeof(gint16);

  memcpy(bytes, g_bytes_get_data(head, NULL), sizeof bytes);
  set_length(bytes + 4, length + HEAD_BYTES - 8);
  set_length(bytes + HEAD_BYTES - 4, length);
  return g_output_stream_write_all(self->out, bytes, sizeof bytes, NULL, NULL, error);
}

static gboolean
write_samples(IlkWavFile *self, const IlkSpeech *speech, GError **error)
{
  g_autoptr(GBytes) wav = ilk_speech_to_plain_wav(speech);
  gsize size;
  const guint8 *data = g_bytes_get_data(wav, &size);

  if (self->samples + speech->samples->len > MOST_SAMPLES) {
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_TOO_LARGE, _("This speech is too long."));
    return FALSE;
  }
  self->samples += speech->samples->len;
  return g_output_stream_write_all(self->out, data + HEAD_BYTES, size - HEAD_BYTES, NULL, NULL,
                                   error);
}

/* A voice of the learner's own may speak with other frequencies: the nearest sample will do. */
static IlkSpeech *
resample(const IlkSpeech *speech, guint frequency)
{
  IlkSpeech *other = ilk_speech_new(frequency);
  guint64 n = (guint64) speech->samples->len * frequency / speech->frequency;
  for (guint64 i = 0; i < n; i++) {
    gint16 sample =
        g_array_index(speech->samples, gint16, (guint) (i * speech->frequency / frequency));
    g_array_append_val(other->samples, sample);
  }
  return other;
}

gboolean
ilk_wav_file_add(IlkWavFile *self, const IlkSpeech *speech, GError **error)
{
  g_return_val_if_fail(self != NULL && speech != NULL, FALSE);

  if (self->frequency == 0) {
    self->frequency = speech->frequency;
    if (!write_head(self, MOST_SAMPLES, error))
      return FALSE;
  }
  if (self->frequency == speech->frequency)
    return write_samples(self, speech, error);
  g_autoptr(IlkSpeech) other = resample(speech, self->frequency);
  return write_samples(self, other, error);
}

gboolean
ilk_wav_file_add_silence(IlkWavFile *self, double seconds, GError **error)
{
  g_return_val_if_fail(self != NULL && seconds >= 0, FALSE);

  if (self->frequency == 0)
    return TRUE;
  g_autoptr(IlkSpeech) silence = ilk_speech_new(self->frequency);
  g_array_set_size(silence->samples, (guint) (seconds * self->frequency));
  memset(silence->samples->data, 0, silence->samples->len * sizeof(gint16));
  return write_samples(self, silence, error);
}

double
ilk_wav_file_get_seconds(const IlkWavFile *self)
{
  g_return_val_if_fail(self != NULL, 0);
  return self->frequency > 0 ? (double) self->samples / self->frequency : 0;
}

gboolean
ilk_wav_file_finish(IlkWavFile *self, GError **error)
{
  g_return_val_if_fail(self != NULL, FALSE);

  if (self->frequency == 0) {
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_NOT_FOUND, _("There is nothing to be said."));
    return FALSE;
  }
  if (!G_IS_SEEKABLE(self->out) || !g_seekable_can_seek(G_SEEKABLE(self->out)))
    return TRUE;
  return g_seekable_seek(G_SEEKABLE(self->out), 0, G_SEEK_SET, NULL, error) &&
         write_head(self, self->samples, error) &&
         g_seekable_seek(G_SEEKABLE(self->out), 0, G_SEEK_END, NULL, error);
}
