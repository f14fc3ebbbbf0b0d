/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bringing a deck into the collection by the kind of its file: Markdown, or cards as CSV. Any
 * thread; blocking.
 */
#pragma once

#include "app/store/front/collection.h"

/**
 * ilk_import_deck:
 * @file: its name ends in .md, .markdown or .csv
 * @title: (out) (transfer full): the deck's; set on success
 * @summary: (out): set on success
 */
gboolean ilk_import_deck(IlkCollection *collection, GFile *file, GCancellable *cancellable,
                         char **title, IlkImportSummary *summary, GError **error);
