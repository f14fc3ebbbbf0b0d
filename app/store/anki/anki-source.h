/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A package as a source of notes for an import, see app/anki/arrival.h. It needs no collection; one
 * thread at a time.
 */
#pragma once

#include "app/anki/media-finder.h"
#include "app/anki/package.h"
#include "app/deckfile/card-source.h"

/**
 * ilk_anki_source_new:
 * @package: must live as long
 * @find: called with @data for each file that notes show, each once a reading
 * @error: ILK_ERROR_INVALID, NEWER
 *
 * Returns: (transfer full): the package's notes
 */
IlkCardSource *ilk_anki_source_new(IlkAnkiPackage *package, IlkFindMedia find, gpointer data,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
