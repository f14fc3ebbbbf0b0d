/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pictures and sounds that notes of another program show: each is looked up once, and what is
 * not there is counted. One thread at a time.
 */
#pragma once

#include "app/anki/loss.h"
#include "app/model/note.h"

/**
 * IlkFindMedia:
 * @hash: (out) (transfer full) (nullable): of the file, when it was put into the collection
 * @error: ILK_ERROR_TOO_LARGE and INVALID leave the file out; others end the import
 *
 * Returns: whether there is a file that notes call @name
 */
typedef gboolean (*IlkFindMedia)(gpointer data, const char *name, char **hash, GError **error);

typedef struct _IlkMediaFinder IlkMediaFinder;

/** ilk_media_finder_new: @find: called with @data for each file once; @losses: borrowed */
IlkMediaFinder *ilk_media_finder_new(IlkFindMedia find, gpointer data, IlkLossReport *losses)
    G_GNUC_WARN_UNUSED_RESULT;
void ilk_media_finder_free(IlkMediaFinder *self);

/** ilk_media_finder_forget: as if nothing had been looked up */
void ilk_media_finder_forget(IlkMediaFinder *self);

/**
 * ilk_media_finder_add:
 * @note: (inout): becomes the same note with its files
 * @names: (element-type utf8): what it shows
 * @hashes: (element-type utf8): takes those of files that were put
 */
gboolean ilk_media_finder_add(IlkMediaFinder *self, IlkNote **note, const GPtrArray *names,
                              GPtrArray *hashes, GError **error);

/** ilk_media_finder_add_named: the same of names as they stand in the Markdown of @note (array
 * zero-terminated=1) */
gboolean ilk_media_finder_add_named(IlkMediaFinder *self, IlkNote **note, const char *const *names,
                                    GPtrArray *hashes, GError **error);
