/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bringing a deck into the collection by the kind of its file: Markdown, also in an archive with
 * its pictures, or cards as a table. Telling what that would do, and doing it, are two steps for
 * who asks in between. Any thread; blocking.
 */
#pragma once

#include "app/anki/loss.h"
#include "app/exchange/card-columns.h"
#include "app/exchange/term-list.h"
#include "app/store/front/collection-import.h"

/** IlkImport: a file that can be read; the collection knows nothing of it yet */
typedef struct _IlkImport IlkImport;

/** ilk_import_is_table: Returns: whether @file is read as a table of cards */
gboolean ilk_import_is_table(GFile *file);

/**
 * ilk_import_open:
 * @file: a folder of notes, or its name ends in .md, .markdown, .interlock, .zip, .csv, .tsv,
 * .apkg, .colpkg, .cards, .db, .gift, .aiken or .txt
 * @columns: (nullable): how a table is laid out, where that is known
 *
 * Returns: (transfer full): its deck, whose cards are not read yet
 */
IlkImport *ilk_import_open(GFile *file, const IlkCardColumns *columns, GCancellable *cancellable,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_import_open_terms: the same of a list of terms, whatever its name. @marks: what parts it */
IlkImport *ilk_import_open_terms(GFile *file, const IlkTermMarks *marks, GCancellable *cancellable,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_import_is_terms: Returns: whether it was read as a list of terms */
gboolean ilk_import_is_terms(const IlkImport *self);

void ilk_import_free(IlkImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkImport, ilk_import_free)

/** ilk_import_get_title: Returns: (transfer none): the deck's */
const char *ilk_import_get_title(const IlkImport *self);

/** ilk_import_preview: Returns: (transfer full): what ilk_import_store() would do now */
IlkImportPreview *ilk_import_preview(IlkImport *self, IlkCollection *collection,
                                     GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_import_store: puts the cards into @collection. @summary: (out): set on success */
gboolean ilk_import_store(IlkImport *self, IlkCollection *collection, IlkImportSummary *summary,
                          GError **error);

/** ilk_import_get_losses: Returns: (transfer none) (nullable): what had to be simplified of a
 * package, once it was looked through or stored, or left out of a file of questions; NULL for other
 * files */
const IlkLossReport *ilk_import_get_losses(const IlkImport *self);

/** ilk_import_get_missing: Returns: (array zero-terminated=1): what cards name and is not beside
 * their deck; known once it was looked through or stored */
const char *const *ilk_import_get_missing(const IlkImport *self);

/**
 * ilk_import_deck: opened and stored at once
 * @title: (out) (transfer full): the deck's; set on success
 * @summary: (out): set on success
 */
gboolean ilk_import_deck(IlkCollection *collection, GFile *file, GCancellable *cancellable,
                         char **title, IlkImportSummary *summary, GError **error);
