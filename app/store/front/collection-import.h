/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decks come into the collection, and what that would do is told beforehand.
 */
#pragma once

#include "app/store/front/collection-decks.h"

/**
 * IlkImportFate: what becomes of a card
 * @ILK_IMPORT_ADDED: it is new
 * @ILK_IMPORT_CHANGED: it is there, and is brought up to date
 * @ILK_IMPORT_UNCHANGED: it is there as it is
 * @ILK_IMPORT_MISSING: it came from the deck's file once and is not in it any more; it stays
 * @ILK_IMPORT_DELETED: the learner has deleted it, so it is left out
 */
typedef enum {
  ILK_IMPORT_ADDED,
  ILK_IMPORT_CHANGED,
  ILK_IMPORT_UNCHANGED,
  ILK_IMPORT_MISSING,
  ILK_IMPORT_DELETED,
} IlkImportFate;

#define ILK_N_IMPORT_FATES 5

/**
 * IlkImportRow:
 * @line: of the file, 0: in none
 * @question: the beginning of its first line
 *
 * One card that an import is about.
 */
typedef struct {
  IlkImportFate fate;
  guint line;
  char *question;
} IlkImportRow;

/**
 * IlkImportPreview:
 * @title: of the deck
 * @name_before: (nullable): what the deck is called now, when that is something else
 * @is_new: whether it is not there yet
 * @summary: what an import would count
 * @rows: (element-type IlkImportRow): the cards in the order of the file, but for those that stay
 * as they are; of each fate at most ILK_MAX_PREVIEW_ROWS
 * @shown: how many rows there are of each fate
 */
typedef struct {
  char *title;
  char *name_before;
  gboolean is_new;
  IlkImportSummary summary;
  GPtrArray *rows;
  guint shown[ILK_N_IMPORT_FATES];
} IlkImportPreview;

/** ilk_import_preview_new: Returns: (transfer full): a preview without rows */
IlkImportPreview *ilk_import_preview_new(const char *title) G_GNUC_WARN_UNUSED_RESULT;
void ilk_import_preview_free(IlkImportPreview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkImportPreview, ilk_import_preview_free)

/**
 * ilk_collection_preview_import:
 * @source: is read to its end
 *
 * Returns: (transfer full): what ilk_collection_import_source() would do now; nothing is stored.
 * NULL with @source's error
 */
IlkImportPreview *ilk_collection_preview_import(IlkCollection *self, IlkCardSource *source,
                                                GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_collection_import_source: puts the cards of @source into the collection in one transaction,
 * after a backup: all of them or, with an error of @source, none. A card that is there already
 * keeps its memory; its text is brought up to date. What another program knew of a card is put into
 * the log as an event, from which its memory follows as from an answer; a card that was studied
 * here keeps what it has. However many cards there are, few are in memory at once.
 */
gboolean ilk_collection_import_source(IlkCollection *self, IlkCardSource *source,
                                      IlkImportSummary *summary, GError **error);

/** ilk_collection_join_imports: has the imports that are @edits of their summaries (in the order in
 * which they were made, at least one) undone as one step; where something else was done between
 * them, each stays its own */
gboolean ilk_collection_join_imports(IlkCollection *self, const gint64 *edits, guint n,
                                     GError **error);
