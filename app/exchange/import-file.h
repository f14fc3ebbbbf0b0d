/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bringing a deck into the collection by the kind of its file: Markdown, or cards as a table.
 * Reading and storing are two steps for who asks in between. Any thread; blocking.
 */
#pragma once

#include "app/store/front/collection-decks.h"


/** IlkImport: a file that was read; the collection knows nothing of it yet */
typedef struct _IlkImport IlkImport;

/**
 * ilk_import_read:
 * @file: its name ends in .md, .markdown, .interlock, .zip, .csv, .tsv, .gift, .aiken or
 * .txt
 *
 * Returns: (transfer full): what it holds
 */
IlkImport *ilk_import_read(GFile *file, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

void ilk_import_free(IlkImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkImport, ilk_import_free)

/** ilk_import_get_deck: Returns: the cards that would come in */
const IlkDeckFile *ilk_import_get_deck(const IlkImport *self);

/** ilk_import_store: puts them into @collection. @summary: (out): set on success */
gboolean ilk_import_store(IlkImport *self, IlkCollection *collection, IlkImportSummary *summary,
                          GError **error);

/** ilk_import_get_missing: Returns: (array zero-terminated=1): what cards name and is not beside
 * their deck; known once it was stored */
const char *const *ilk_import_get_missing(const IlkImport *self);

/**
 * ilk_import_deck: both at once
 * @title: (out) (transfer full): the deck's; set on success
 * @summary: (out): set on success
 */
gboolean ilk_import_deck(IlkCollection *collection, GFile *file, GCancellable *cancellable,
                         char **title, IlkImportSummary *summary, GError **error);
