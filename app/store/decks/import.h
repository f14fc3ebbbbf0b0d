/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Putting deck files into the collection. Database thread only.
 */
#pragma once

#include "app/store/front/collection-decks.h"
#include "app/store/store.h"

/** ilk_import_file: adds @file to @summary's counts and to the collection. Within a transaction. */
gboolean ilk_import_file(IlkStore *store, const IlkDeckFile *file, IlkImportSummary *summary,
                         GError **error);

/** ilk_import_find_deck: @deck: (out): the deck that @file is in the collection, 0 when it is not
 * there (import-find.c) */
gboolean ilk_import_find_deck(IlkStore *store, const IlkDeckFile *file, gint64 *deck,
                              GError **error);

/** ilk_import_dup_origin: Returns: (transfer full): the id of a deck under which the notes of @file
 * have their uids: an earlier version may have derived another from the title of @deck than @file
 * has. NULL on error (import-find.c) */
char *ilk_import_dup_origin(IlkStore *store, const IlkDeckFile *file, gint64 deck, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** IlkImportFinder: looks for a file's cards among the collection's notes (import-find.c) */
typedef struct _IlkImportFinder IlkImportFinder;

/** ilk_import_finder_new: @file: must live as long. @deck: what the file's deck is. Returns:
 * (transfer full): NULL on error */
IlkImportFinder *ilk_import_finder_new(IlkStore *store, const IlkDeckFile *file, gint64 deck,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ilk_import_finder_free(IlkImportFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkImportFinder, ilk_import_finder_free)

/** ilk_import_finder_find: @id: (out): the note that the card at @index of the file is in the
 * collection, in whatever deck; 0 when it is not there */
gboolean ilk_import_finder_find(IlkImportFinder *self, guint index, gint64 *id, GError **error);

/** ilk_store_import: the same in a transaction of its own, after a backup; see
 * ilk_collection_import() */
gboolean ilk_store_import(IlkStore *store, const IlkDeckFile *file, IlkImportSummary *summary,
                          GError **error);

/** ilk_store_import_sm2: see ilk_collection_import_sm2() (import-sm2.c) */
gboolean ilk_store_import_sm2(IlkStore *store, const IlkDeckFile *file,
                              const IlkSm2Memory *memories, guint n, IlkImportSummary *summary,
                              GError **error);
