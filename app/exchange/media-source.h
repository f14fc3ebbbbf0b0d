/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the pictures and sounds of a deck file come from: the folder it lies in, or the archive. A
 * name in a deck is not a path: what is not plainly beside the deck or below it is not looked for.
 * One thread at a time; blocking.
 */
#pragma once

#include "app/deckfile/deck-file.h"
#include "app/store/front/collection.h"

/** ilk_media_name_normalise: Returns: (transfer full) (nullable): @name without needless steps and
 * with what stands for `%20` and the like; NULL when it leads out of its folder, is absolute or is
 * no path at all */
char *ilk_media_name_normalise(const char *name) G_GNUC_WARN_UNUSED_RESULT;

/** IlkMediaReader: Returns: (transfer full) (nullable): the file called @name, at most
 * ILK_MAX_MEDIA_BYTES; NULL without @error when there is none */
typedef GBytes *(*IlkMediaReader)(gpointer source, const char *name, GError **error);

/** ilk_media_folder_read: an #IlkMediaReader of the folder @source, a path. Links that lead out of
 * it are not followed. */
GBytes *ilk_media_folder_read(gpointer source, const char *name, GError **error);

/**
 * ilk_media_bring:
 * @collection: (nullable): NULL to find out which files those are, and put them nowhere
 * @deck: what its cards name is put into @collection, and they are told which files those are
 * @missing: (element-type utf8): takes the names that there is no file for, each once
 *
 * The first half of an import. What it puts is unused until the second.
 */
gboolean ilk_media_bring(IlkCollection *collection, IlkDeckFile *deck, IlkMediaReader read,
                         gpointer source, GPtrArray *missing, GError **error);
