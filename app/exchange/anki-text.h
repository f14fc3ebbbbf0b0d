/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text as Anki exports it: rows below lines that say how to read them, see anki-text-header.h. A
 * note with a guid is known by that, as in a package; another one by its first field. Blocking; one
 * thread at a time.
 */
#pragma once

#include "app/anki/media-finder.h"
#include "app/deckfile/card-source.h"
#include "app/exchange/anki-text-header.h"

#include <gio/gio.h>

/** ilk_anki_text_file_is: Returns: whether @file is such text, whatever its name */
gboolean ilk_anki_text_file_is(GFile *file);

/** ilk_anki_text_new: @find: called with @data for each picture or sound once. Returns: (transfer
 * full): the notes of @file */
IlkCardSource *ilk_anki_text_new(GFile *file, IlkFindMedia find, gpointer data,
                                 GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_anki_text_new_for_bytes: the same of @bytes. @file_name: for messages, and without its
 * ending the deck's title */
IlkCardSource *ilk_anki_text_new_for_bytes(GBytes *bytes, const char *file_name, IlkFindMedia find,
                                           gpointer data, GError **error) G_GNUC_WARN_UNUSED_RESULT;
