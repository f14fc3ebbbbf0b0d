/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A database of Mnemosyne's as a source of notes, with their log. One thread at a time; blocking.
 */
#pragma once

#include "app/anki/media-finder.h"
#include "app/deckfile/card-source.h"

/** ilk_mnemosyne_source_new: @path: of a database that nobody changes meanwhile; @title: of the
 * deck. Returns: (transfer full): what it holds; NULL with ILK_ERROR_INVALID or TOO_LARGE */
IlkCardSource *ilk_mnemosyne_source_new(const char *path, const char *title, IlkFindMedia find,
                                        gpointer data, GError **error) G_GNUC_WARN_UNUSED_RESULT;
