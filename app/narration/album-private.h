/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the file and the folder share. For app/narration only.
 */
#pragma once

#include "app/model/card.h"
#include "app/narration/album.h"
#include "app/narration/wav-file.h"

/** ILK_ALBUM_GAP: seconds of silence behind a card */
#define ILK_ALBUM_GAP 1.0

/** IlkAlbum: one that is being written */
typedef struct {
  IlkCollection *collection;
  const IlkAlbumOptions *options;
  const IlkVoiceChoice *choice;
  const char *title;
  GPtrArray *cards;
  GPtrArray *tracks;
  IlkProgressReport *report;
  GCancellable *cancellable;
} IlkAlbum;

/** ilk_album_say: appends the card with index @i to @wav, and its track to @self */
gboolean ilk_album_say(IlkAlbum *self, guint i, IlkWavFile *wav, GError **error);

/** ilk_album_write_file: all cards into one; ilk_album_write_folder: each into its own */
gboolean ilk_album_write_file(IlkAlbum *self, GFile *file, GError **error);
gboolean ilk_album_write_folder(IlkAlbum *self, GFile *folder, GError **error);
