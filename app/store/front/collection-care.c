/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: checks and backups.
 */
#include "app/store/front/collection-care.h"
#include "app/store/care/backup.h"
#include "app/store/care/check.h"
#include "app/store/front/operation.h"

void
ilk_check_report_clear(IlkCheckReport *report)
{
  g_clear_pointer(&report->problems, g_ptr_array_unref);
}

typedef struct {
  IlkChange change;
  IlkCheckReport report;
} Check;

static gboolean
check_collection(IlkStore *store, gpointer arguments, GError **error)
{
  Check *check = arguments;
  return ilk_store_check(store, FALSE, &check->report, error);
}

static void
clear_check(gpointer arguments)
{
  ilk_check_report_clear(&((Check *) arguments)->report);
}

static const IlkOperation check_operation = {
    .name = "check",
    .work = check_collection,
    .size = sizeof(Check),
    .clear = clear_check,
    .lane = ILK_LANE_LONG,
};

static gboolean
repair_collection(IlkStore *store, gpointer arguments, GError **error)
{
  Check *check = arguments;
  gboolean checked = ilk_store_check(store, TRUE, &check->report, error);
  check->change.what = check->report.repaired ? ILK_CHANGE_ALL : 0;
  return checked;
}

static const IlkOperation repair_operation = {
    .name = "repair",
    .work = repair_collection,
    .size = sizeof(Check),
    .clear = clear_check,
    .tells = TRUE,
};

gboolean
ilk_collection_check(IlkCollection *self, gboolean repair, IlkCheckReport *report, GError **error)
{
  g_return_val_if_fail(report != NULL, FALSE);

  Check check = {0};
  if (!ilk_collection_call(self, repair ? &repair_operation : &check_operation, &check, error)) {
    ilk_check_report_clear(&check.report);
    return FALSE;
  }
  *report = check.report;
  return TRUE;
}

void
ilk_collection_check_async(IlkCollection *self, gboolean repair, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  Check check = {0};
  ilk_collection_submit(self, repair ? &repair_operation : &check_operation, &check, cancellable,
                        callback, user_data);
}

gboolean
ilk_collection_check_finish(IlkCollection *self, GAsyncResult *result, IlkCheckReport *report,
                            GError **error)
{
  g_return_val_if_fail(report != NULL, FALSE);

  gboolean repaired = g_async_result_is_tagged(result, (gpointer) &repair_operation);
  Check *check =
      ilk_collection_finish(self, repaired ? &repair_operation : &check_operation, result, error);
  if (check == NULL)
    return FALSE;
  *report = check->report;
  check->report.problems = NULL;
  return TRUE;
}

typedef struct {
  char *path;
} Backup;

static gboolean
back_up(IlkStore *store, gpointer arguments, GError **error)
{
  Backup *backup = arguments;
  backup->path = ilk_store_backup(store, error);
  return backup->path != NULL;
}

static void
clear_backup(gpointer arguments)
{
  g_free(((Backup *) arguments)->path);
}

static const IlkOperation backup_operation = {
    .name = "back up",
    .work = back_up,
    .size = sizeof(Backup),
    .clear = clear_backup,
    .lane = ILK_LANE_LONG,
};

/* @share: 0 when it is asked for */
typedef struct {
  guint share;
} BackupShare;

static gboolean
change_backup_share(IlkStore *store, gpointer arguments, GError **error)
{
  BackupShare *request = arguments;
  if (request->share != 0)
    return ilk_backup_set_share(store, request->share, error);
  request->share = ilk_backup_get_share(store);
  return TRUE;
}

static const IlkOperation share_operation = {
    .name = "share of the disk for copies",
    .work = change_backup_share,
    .size = sizeof(BackupShare),
};

void
ilk_collection_get_backup_share_async(IlkCollection *self, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  BackupShare request = {0};
  ilk_collection_submit(self, &share_operation, &request, cancellable, callback, user_data);
}

guint
ilk_collection_get_backup_share_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  const BackupShare *request = ilk_collection_finish(self, &share_operation, result, error);
  return request != NULL ? request->share : 0;
}

void
ilk_collection_set_backup_share_async(IlkCollection *self, guint share, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail(share >= 1 && share <= 100);

  BackupShare request = {share};
  ilk_collection_submit(self, &share_operation, &request, cancellable, callback, user_data);
}

gboolean
ilk_collection_set_backup_share_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  return ilk_collection_finish(self, &share_operation, result, error) != NULL;
}

char *
ilk_collection_backup(IlkCollection *self, GError **error)
{
  Backup backup = {NULL};
  return ilk_collection_call(self, &backup_operation, &backup, error) ? backup.path : NULL;
}

void
ilk_collection_backup_async(IlkCollection *self, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  Backup backup = {NULL};
  ilk_collection_submit(self, &backup_operation, &backup, cancellable, callback, user_data);
}

char *
ilk_collection_backup_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  Backup *backup = ilk_collection_finish(self, &backup_operation, result, error);
  return backup != NULL ? g_steal_pointer(&backup->path) : NULL;
}
