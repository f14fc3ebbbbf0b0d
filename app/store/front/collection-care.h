/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keeping the collection whole: checks, backups, going back to one.
 */
#pragma once

#include "app/store/front/collection.h"

/**
 * IlkCheckReport:
 * @problems: (element-type utf8): a sentence each; empty when the collection is sound
 * @reviews: reviews in the log
 * @repaired: whether memory, totals and the text index were rebuilt from the log
 */
typedef struct {
  GPtrArray *problems;
  guint64 reviews;
  gboolean repaired;
} IlkCheckReport;

void ilk_check_report_clear(IlkCheckReport *report);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IlkCheckReport, ilk_check_report_clear)

/** ilk_collection_check: verifies structure, checksums, and that memory and day totals are what the
 * log gives, while answers go on; with @repair rebuilds them, and nothing else is done meanwhile */
gboolean ilk_collection_check(IlkCollection *self, gboolean repair, IlkCheckReport *report,
                              GError **error);
void ilk_collection_check_async(IlkCollection *self, gboolean repair, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
gboolean ilk_collection_check_finish(IlkCollection *self, GAsyncResult *result,
                                     IlkCheckReport *report, GError **error);

/** ilk_collection_backup: Returns: (transfer full): the path of a verified copy made with the
 * backup API, while answers go on */
char *ilk_collection_backup(IlkCollection *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ilk_collection_backup_async(IlkCollection *self, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
char *ilk_collection_backup_finish(IlkCollection *self, GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_collection_get_backup_share_async: per cent of what is free on the disk that copies may
 * take. Finishes with 0 on error */
void ilk_collection_get_backup_share_async(IlkCollection *self, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
guint ilk_collection_get_backup_share_finish(IlkCollection *self, GAsyncResult *result,
                                             GError **error);

/** ilk_collection_set_backup_share_async: @share: 1 to 100 */
void ilk_collection_set_backup_share_async(IlkCollection *self, guint share,
                                           GCancellable *cancellable, GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean ilk_collection_set_backup_share_finish(IlkCollection *self, GAsyncResult *result,
                                                GError **error);

/**
 * ilk_collection_restore:
 * @directory: of a collection that is not open
 * @backup: path of a copy made by ilk_collection_backup()
 *
 * Puts the copy in the collection's place after verifying it. What is there now is moved aside,
 * never deleted. ILK_ERROR_IN_USE while the collection is open.
 */
gboolean ilk_collection_restore(const char *directory, const char *backup, GError **error);

/**
 * IlkRestored:
 * @cards, @reviews: what there is now
 * @problems: (element-type utf8): a sentence for whatever in the copy was not as it was written
 * @aside: (nullable): the path of what was there before
 */
typedef struct {
  gint64 cards;
  gint64 reviews;
  GPtrArray *problems;
  char *aside;
} IlkRestored;

void ilk_restored_clear(IlkRestored *restored);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IlkRestored, ilk_restored_clear)

/**
 * ilk_collection_restore_copy:
 * @directory: of a collection that is not open
 * @folder: of a second copy; where it has those of several devices, they become one collection
 * @restored: (out): to be cleared, also on error
 *
 * Makes the collection again from its second copy alone, beside the one that is there now, which is
 * moved aside, never deleted. ILK_ERROR_IN_USE while the collection is open.
 */
gboolean ilk_collection_restore_copy(const char *directory, const char *folder,
                                     IlkRestored *restored, GError **error);
