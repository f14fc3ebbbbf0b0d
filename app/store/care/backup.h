/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies of the collection in the folder `backups` beside it. Database thread only.
 */
#pragma once

#include "app/store/store.h"

#define ILK_BACKUP_FOLDER "backups"
#define ILK_BACKUP_STEM "collection"

/** ilk_store_backup: makes a copy, verifies it and thins older ones out. Returns: (transfer full):
 * its path */
char *ilk_store_backup(IlkStore *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_store_backup_job: the same before an import, unless it goes on with a job: then the copy
 * made when that began is the one to go back to */
gboolean ilk_store_backup_job(IlkStore *self, GError **error);

/** ilk_store_end_job: an import has ended; one that follows at once goes on with the same job */
void ilk_store_end_job(IlkStore *self);

/** ilk_store_backup_daily: the same, when the last copy is a day old and something was learned or
 * changed since */
gboolean ilk_store_backup_daily(IlkStore *self, GError **error);

/** ilk_store_backup_daily_step: the same, a step at a time, so that nobody waits for more than
 * that.
 * @more: (out): whether to call it again */
gboolean ilk_store_backup_daily_step(IlkStore *self, gboolean *more, GError **error);

/** ilk_backup_run_free: gives up a copy that is under way, and removes what there is of it */
void ilk_backup_run_free(IlkBackupRun *self);

/** IlkBackup: @time: when it was begun, UTC ms */
typedef struct {
  char *path;
  gint64 time;
} IlkBackup;

/** ilk_backup_list: any thread. Returns: (transfer full) (element-type IlkBackup): the newest
 * first */
GArray *ilk_backup_list(const char *directory) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_backup_dup_newest: Returns: (transfer full) (nullable): the path of the newest copy that can
 * be read, NULL when there is none */
char *ilk_backup_dup_newest(const char *directory) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_backup_get_newest_time: Returns: when the newest copy was begun, UTC ms; 0 when there is
 * none */
gint64 ilk_backup_get_newest_time(const char *directory);

/** ILK_BACKUP_SHARE: per cent of the disk that is free, or taken by copies, that these may take */
#define ILK_BACKUP_SHARE 10

/** ilk_backup_get_share: Returns: what was chosen instead, or ILK_BACKUP_SHARE */
guint ilk_backup_get_share(IlkStore *store);

/** ilk_backup_set_share: @share: 1 to 100 */
gboolean ilk_backup_set_share(IlkStore *store, guint share, GError **error);

/** ilk_backup_thin_out: removes the copies that ilk_backup_plan() does not keep, and the oldest as
 * long as all take more than @share per cent of what is free for them. One that cannot be removed
 * does no harm. */
void ilk_backup_thin_out(const char *directory, gint64 now, guint share);

/** ilk_backup_verify: any thread. Returns: whether the database at @path is whole */
gboolean ilk_backup_verify(const char *path, GError **error);
