/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A package as a source of notes for an import, see app/anki/arrival.h. It needs no collection; one
 * thread at a time.
 */
#pragma once

#include "app/anki/package.h"
#include "app/deckfile/card-source.h"

/**
 * IlkAnkiFindMedia:
 * @hash: (out) (transfer full) (nullable): of the file, when it was put into the collection
 * @error: ILK_ERROR_TOO_LARGE and INVALID leave the file out; others end the import
 *
 * Returns: whether the package has a file that notes call @name
 */
typedef gboolean (*IlkAnkiFindMedia)(gpointer data, const char *name, char **hash, GError **error);

/**
 * ilk_anki_source_new:
 * @package: must live as long
 * @find: called with @data for each file that notes show, each once a reading
 * @error: ILK_ERROR_INVALID, NEWER
 *
 * Returns: (transfer full): the package's notes
 */
IlkCardSource *ilk_anki_source_new(IlkAnkiPackage *package, IlkAnkiFindMedia find, gpointer data,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
