/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck with its pictures and sounds in one .zip: a deck file, and what it names beside it or
 * below it. An archive is not trusted: its members are counted and measured before they are
 * unpacked and while they are, only those that the deck names are read, and none is ever written
 * under its name. One thread at a time; blocking.
 */
#pragma once

#include "app/deckfile/deck-file.h"

typedef struct _IlkDeckArchive IlkDeckArchive;

/** ilk_deck_archive_open: @error: ILK_ERROR_INVALID, TOO_LARGE, NOT_FOUND. Returns: (transfer
 * full): the archive @file, on this computer */
IlkDeckArchive *ilk_deck_archive_open(GFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_deck_archive_open_bytes: the same of what is in memory; @name: for messages */
IlkDeckArchive *ilk_deck_archive_open_bytes(GBytes *bytes, const char *name, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

void ilk_deck_archive_free(IlkDeckArchive *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkDeckArchive, ilk_deck_archive_free)

/** ilk_deck_archive_read_deck: Returns: (transfer full): the one deck in it: the .md that is in the
 * fewest folders, or is called deck.md where several are */
IlkDeckFile *ilk_deck_archive_read_deck(IlkDeckArchive *self, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_deck_archive_read: an #IlkMediaReader of the archive @self whose deck was read: @name is
 * looked for beside the deck */
GBytes *ilk_deck_archive_read(gpointer self, const char *name, GError **error);
