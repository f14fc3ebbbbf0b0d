/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Going back, while the collection is open: to what there is, what that holds, and doing it.
 */
#pragma once

#include "app/base/progress-report.h"
#include "app/store/front/collection-care.h"

/**
 * IlkRestorePoint:
 * @path: a backup's file, or the folder of a second copy
 * @is_copy: which of them
 * @at: when it was made, or last written, UTC ms
 * @cards, @reviews: what it holds; -1 where that is not known
 */
typedef struct {
  char *path;
  gboolean is_copy;
  gint64 at;
  gint64 cards;
  gint64 reviews;
} IlkRestorePoint;

void ilk_restore_point_free(IlkRestorePoint *point);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkRestorePoint, ilk_restore_point_free)

/**
 * ilk_restore_points_list_async:
 * @directory: of the collection
 * @copy: (nullable): the folder of its second copy
 *
 * Finds what can be gone back to: the second copy first, without its counts, then the backups, the
 * newest first. Neither this nor counting keeps the collection from anything, however slow the disk
 * of the copy is.
 */
void ilk_restore_points_list_async(const char *directory, const char *copy,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);

/** ilk_restore_points_list_finish: Returns: (transfer full) (element-type IlkRestorePoint) */
GPtrArray *ilk_restore_points_list_finish(GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_restore_points_count_copy_async: counts what the second copy in @copy gives, by reading all
 * of it. @directory: of a collection, which has room for that */
void ilk_restore_points_count_copy_async(const char *directory, const char *copy,
                                         GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean ilk_restore_points_count_copy_finish(GAsyncResult *result, gint64 *cards, gint64 *reviews,
                                              GError **error);

/**
 * ilk_collection_go_back_async:
 * @path: a backup's file, or the folder of a second copy
 * @progress: called while @user_data waits for @callback
 *
 * Puts what is there in the collection's place, as ilk_collection_restore() and
 * ilk_collection_restore_copy() do. Whoever cancels, or is told an error, has the collection as it
 * was.
 */
void ilk_collection_go_back_async(IlkCollection *self, const char *path, gboolean is_copy,
                                  GCancellable *cancellable, IlkProgressFunc progress,
                                  GAsyncReadyCallback callback, gpointer user_data);

/** ilk_collection_go_back_finish: @restored: (out): to be cleared */
gboolean ilk_collection_go_back_finish(IlkCollection *self, GAsyncResult *result,
                                       IlkRestored *restored, GError **error);
