/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A Markdown deck as a source of cards. The file is read and parsed in pieces that end before a
 * heading of the outermost level: what stands before such a line reads the same whatever follows
 * it, and what follows reads the same whatever stood before. Blocking.
 */
#pragma once

#include "app/deckfile/card-source.h"

/** ilk_deck_reader_new: Returns: (transfer full): @file, its title read; NULL on error, see
 * ilk_deck_file_parse(), or with a G_IO_ERROR */
IlkCardSource *ilk_deck_reader_new(GFile *file, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_deck_reader_new_for_bytes: the same of @bytes. @piece: how many are read at once, 0: as many
 * as of a file. @name: for messages */
IlkCardSource *ilk_deck_reader_new_for_bytes(GBytes *bytes, gsize piece, const char *name,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
