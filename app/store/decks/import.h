/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Putting decks into the collection, and telling beforehand what that would do. Both are one walk
 * over the cards of a source, so that what is told is what is done. Database thread only.
 */
#pragma once

#include "app/store/front/collection-import.h"
#include "app/store/store.h"

/** ilk_import_file: adds the cards of @file to the collection, which cannot be undone. @summary:
 * (out). Within a transaction. */
gboolean ilk_import_file(IlkStore *store, const IlkDeckFile *file, IlkImportSummary *summary,
                         GError **error);

/** ilk_store_import_source: the same of @source, as a step that can be undone, in a transaction of
 * its own, after a backup; see
 * ilk_collection_import_source() */
gboolean ilk_store_import_source(IlkStore *store, IlkCardSource *source, IlkImportSummary *summary,
                                 GError **error);

/** ilk_store_join_imports: see ilk_collection_join_imports() */
gboolean ilk_store_join_imports(IlkStore *store, const gint64 *edits, guint n, GError **error);

/** ilk_store_import: the same of @file */
gboolean ilk_store_import(IlkStore *store, const IlkDeckFile *file, IlkImportSummary *summary,
                          GError **error);

/** ilk_store_preview_import: Returns: (transfer full): see ilk_collection_preview_import() */
IlkImportPreview *ilk_store_preview_import(IlkStore *store, IlkCardSource *source,
                                           GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_import_find_deck: @deck: (out): the deck that @file is in the collection, 0 when it is not
 * there (import-find.c) */
gboolean ilk_import_find_deck(IlkStore *store, const IlkDeckFile *file, gint64 *deck,
                              GError **error);

/** IlkImportFinder: looks for a file's cards among the collection's notes (import-find.c) */
typedef struct _IlkImportFinder IlkImportFinder;

/** ilk_import_finder_new: @file: of which the cards are not looked at; must live as long. @deck:
 * what the file's deck is, 0 when it is not there. Returns: (transfer full): NULL on error */
IlkImportFinder *ilk_import_finder_new(IlkStore *store, const IlkDeckFile *file, gint64 deck,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ilk_import_finder_free(IlkImportFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkImportFinder, ilk_import_finder_free)

/** ilk_import_finder_find: @id: (out): the note that @card of the file is in the collection, in
 * whatever deck; 0 when it is not there. @derived: (nullable): IlkCardBatch's. @uid: (out): what it
 * has, or would get */
gboolean ilk_import_finder_find(IlkImportFinder *self, const IlkDeckFileCard *card,
                                const guint8 *derived, guint8 uid[ILK_UID_LENGTH], gint64 *id,
                                GError **error);

/** ilk_import_finder_is_of_file: Returns: whether @uid is what a note of this file with @file_id
 * gets: what the learner wrote has a uid that no file gives */
gboolean ilk_import_finder_is_of_file(const IlkImportFinder *self, const guint8 *uid, gsize length,
                                      const char *file_id);
