/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file a card, numbered, so that any player keeps their order, and a playlist (extended M3U).
 */
#include "app/base/clean-text.h"
#include "app/base/save-file.h"
#include "app/narration/album-private.h"
#include "app/narration/opus.h"

#include <math.h>
#include <string.h>

#define PLAYLIST "playlist.m3u8"
#define MOST_NAME_LETTERS 60

/* A question as part of a name, on whatever disk. */
static char *
dup_name(const char *title, guint number, gboolean wav)
{
  g_autoptr(GString) name = g_string_new(NULL);
  guint letters = 0;

  for (const char *p = title; *p != '\0' && letters < MOST_NAME_LETTERS;
       p = g_utf8_next_char(p), letters++) {
    gunichar letter = g_utf8_get_char(p);
    gboolean again = letter == ' ' && (name->len == 0 || g_str_has_suffix(name->str, " "));
    gboolean fit = g_unichar_isalnum(letter) || letter == '-' || letter == '_' || letter == ' ';
    if (again)
      continue;
    if (fit || g_unichar_ismark(letter))
      g_string_append_unichar(name, letter);
  }
  g_strstrip(name->str);
  return g_strdup_printf("%03u%s%s.%s", number, *name->str != '\0' ? " " : "", name->str,
                         wav ? "wav" : "opus");
}

/* One card, said into memory. */
static GBytes *
say_card(IlkAlbum *self, guint i, GError **error)
{
  g_autoptr(GOutputStream) out = g_memory_output_stream_new_resizable();
  g_autoptr(IlkWavFile) wav = ilk_wav_file_new(out);
  if (!ilk_album_say(self, i, wav, error) || !ilk_wav_file_finish(wav, error) ||
      !g_output_stream_close(out, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes(G_MEMORY_OUTPUT_STREAM(out));
}

typedef struct {
  IlkAlbum *album;
  GBytes *wav;
  const IlkAlbumTrack *track;
  guint number;
} Card;

static gboolean
write_card(GOutputStream *out, gpointer data, GError **error)
{
  const Card *card = data;
  const IlkAudioTags tags = {card->track->title, card->album->title, card->number, NULL};
  gsize size;
  const void *bytes = g_bytes_get_data(card->wav, &size);

  if (card->album->options->is_wav)
    return g_output_stream_write_all(out, bytes, size, NULL, NULL, error);
  g_autoptr(GInputStream) in = g_memory_input_stream_new_from_bytes(card->wav);
  return ilk_opus_write(in, &tags, out, card->album->cancellable, error);
}

static gboolean
add_card(IlkAlbum *self, guint i, GFile *folder, GString *playlist, GError **error)
{
  g_autoptr(GBytes) wav = say_card(self, i, error);
  if (wav == NULL)
    return FALSE;
  IlkAlbumTrack *track = self->tracks->pdata[i];
  track->file = dup_name(track->title, i + 1, self->options->is_wav);
  g_string_append_printf(playlist, "#EXTINF:%d,%s\n%s\n", (int) round(track->seconds), track->title,
                         track->file);
  g_autoptr(GFile) file = g_file_get_child(folder, track->file);
  Card card = {self, wav, track, i + 1};
  return ilk_save_file(file, write_card, &card, error);
}

gboolean
ilk_album_write_folder(IlkAlbum *self, GFile *folder, GError **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(GString) playlist = g_string_new("#EXTM3U\n");

  if (!g_file_make_directory_with_parents(folder, self->cancellable, &failure) &&
      !g_error_matches(failure, G_IO_ERROR, G_IO_ERROR_EXISTS)) {
    g_propagate_error(error, g_steal_pointer(&failure));
    return FALSE;
  }
  g_string_append_printf(playlist, "#PLAYLIST:%s\n", self->title);
  for (guint i = 0; i < self->cards->len; i++)
    if (!add_card(self, i, folder, playlist, error))
      return FALSE;
  g_autoptr(GFile) file = g_file_get_child(folder, PLAYLIST);
  return ilk_save_text(file, playlist->str, error);
}
