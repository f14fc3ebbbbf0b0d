/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All cards in one file. Opus is made of a WAV that lies on the disk meanwhile: a large deck is
 * hours of speech.
 */
#include "app/base/error.h"
#include "app/base/save-file.h"
#include "app/narration/album-private.h"
#include "app/narration/opus.h"
#include "config.h"

#include <glib/gi18n-lib.h>

static gboolean
write_wav(GOutputStream *out, gpointer data, GError **error)
{
  IlkAlbum *self = data;
  g_autoptr(IlkWavFile) wav = ilk_wav_file_new(out);

  for (guint i = 0; i < self->cards->len; i++) {
    if (i > 0 && !ilk_wav_file_add_silence(wav, ILK_ALBUM_GAP, error))
      return FALSE;
    if (!ilk_album_say(self, i, wav, error))
      return FALSE;
  }
  return ilk_wav_file_finish(wav, error);
}

static GArray *
list_chapters(const IlkAlbum *self)
{
  GArray *chapters = g_array_new(FALSE, FALSE, sizeof(IlkChapter));
  double begin = 0;
  for (guint i = 0; i < self->tracks->len; i++) {
    const IlkAlbumTrack *track = self->tracks->pdata[i];
    IlkChapter chapter = {begin, track->title};
    g_array_append_val(chapters, chapter);
    begin += track->seconds + ILK_ALBUM_GAP;
  }
  return chapters;
}

static gboolean
compress(IlkAlbum *self, GFile *wav, GOutputStream *out, GError **error)
{
  g_autoptr(GArray) chapters = list_chapters(self);
  const IlkAudioTags tags = {.title = self->title, .chapters = chapters};
  g_autoptr(GFileInputStream) in = g_file_read(wav, self->cancellable, error);
  return in != NULL && ilk_opus_write(G_INPUT_STREAM(in), &tags, out, self->cancellable, error);
}

static gboolean
write_opus(GOutputStream *out, gpointer data, GError **error)
{
  g_autoptr(GFileIOStream) stream = NULL;
  g_autoptr(GFile) wav = g_file_new_tmp("interlock-XXXXXX.wav", &stream, error);
  if (wav == NULL)
    return FALSE;
  gboolean written = write_wav(g_io_stream_get_output_stream(G_IO_STREAM(stream)), data, error) &&
                     g_io_stream_close(G_IO_STREAM(stream), NULL, error) &&
                     compress(data, wav, out, error);
  g_file_delete(wav, NULL, NULL);
  return written;
}

gboolean
ilk_album_write_file(IlkAlbum *self, GFile *file, GError **error)
{
  g_autofree char *name = g_file_get_basename(file);

  if (g_str_has_suffix(name, ".wav"))
    return ilk_save_file(file, write_wav, self, error);
  if (g_str_has_suffix(name, ".opus"))
    return ilk_save_file(file, write_opus, self, error);
  g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID,
              _("“%s” cannot be spoken to: such files end in .opus or .wav."), name);
  return FALSE;
}
