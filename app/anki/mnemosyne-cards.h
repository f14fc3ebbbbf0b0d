/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file of cards that Mnemosyne shares, .cards: an archive with XML and with pictures and sounds.
 * It is not trusted: nothing in it becomes a path, and all is bounded. One thread at a time;
 * blocking.
 */
#pragma once

#include "app/anki/media-finder.h"
#include "app/deckfile/card-source.h"

#include <gio/gio.h>

typedef struct _IlkMnemosyneCards IlkMnemosyneCards;

/** ilk_mnemosyne_cards_open: @error: ILK_ERROR_NOT_FOUND, INVALID, TOO_LARGE. Returns: (transfer
 * full): the archive @file */
IlkMnemosyneCards *ilk_mnemosyne_cards_open(GFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ilk_mnemosyne_cards_free(IlkMnemosyneCards *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkMnemosyneCards, ilk_mnemosyne_cards_free)

/** ilk_mnemosyne_cards_read_media: Returns: (transfer full) (nullable): the file that facts call
 * @name; NULL with @error when it is too large or damaged */
GBytes *ilk_mnemosyne_cards_read_media(IlkMnemosyneCards *self, const char *name, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_mnemosyne_cards_has_media: Returns: whether there is such a file */
gboolean ilk_mnemosyne_cards_has_media(IlkMnemosyneCards *self, const char *name);

/** ilk_mnemosyne_cards_read: @self: must live as long. Returns: (transfer full): the cards in it */
IlkCardSource *ilk_mnemosyne_cards_read(IlkMnemosyneCards *self, IlkFindMedia find, gpointer data,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
