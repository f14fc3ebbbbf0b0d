/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A folder of Markdown notes as a source of cards: what note-marks.h finds in them, in a deck each
 * for its folders or tags. A card is known by its question, or by the label behind it, so that
 * notes that are imported again bring theirs up to date. Blocking; one thread at a time.
 */
#pragma once

#include "app/anki/media-finder.h"
#include "app/deckfile/card-source.h"

#include <gio/gio.h>

/** ilk_notes_folder_is: Returns: whether @file is a folder */
gboolean ilk_notes_folder_is(GFile *file);

/**
 * ilk_notes_folder_new:
 * @path: of a folder
 * @find: called with @data for pictures and sounds, by their paths below @path
 *
 * Returns: (transfer full): the cards in it; NULL with ILK_ERROR_INVALID also when there is none
 */
IlkCardSource *ilk_notes_folder_new(const char *path, IlkFindMedia find, gpointer data,
                                    GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
