/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards as a package of Anki's, with their schedule, their log, and what they show and play. Any
 * thread; blocking.
 */
#pragma once

#include "app/store/anki/anki-export.h"
#include "app/store/front/collection.h"

/**
 * IlkPackageExport:
 * @sum: what was written, and what was left out
 * @files: how many pictures and sounds
 * @missing: how many of these the collection does not have
 */
typedef struct {
  IlkAnkiExportSum sum;
  guint files;
  guint missing;
} IlkPackageExport;

/** ilk_package_export_is: Returns: whether a file called @name is to be a package */
gboolean ilk_package_export_is(const char *name);

/** ilk_package_export_is_whole: Returns: whether it is to hold all decks there are */
gboolean ilk_package_export_is_whole(const char *name);

/** ilk_package_export_dup_losses: Returns: (transfer full) (nullable): a sentence for each kind of
 * what was left out, one after the other; NULL when nothing was */
char *ilk_package_export_dup_losses(const IlkPackageExport *self) G_GNUC_WARN_UNUSED_RESULT;

/** IlkPackageForm: what every reader knows, or what programs know since 2022: smaller */
typedef enum { ILK_PACKAGE_LEGACY, ILK_PACKAGE_LATEST } IlkPackageForm;

/**
 * ilk_package_export:
 * @deck: with the decks below it; 0 for all
 * @file: on this computer; replaced in one step or left as it is
 * @cancellable: (nullable)
 * @done: (out): set on success
 *
 * What is answered meanwhile does not wait, and is not in it.
 */
gboolean ilk_package_export(IlkCollection *collection, gint64 deck, GFile *file,
                            IlkPackageForm form, GCancellable *cancellable, IlkPackageExport *done,
                            GError **error);
