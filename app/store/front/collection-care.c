/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: checks and backups.
 */
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
  gboolean repair;
  IlkCheckReport report;
} Check;

static gboolean
check_collection(IlkStore *store, gpointer arguments, GError **error)
{
  Check *check = arguments;
  gboolean checked = ilk_store_check(store, check->repair, &check->report, error);
  check->change.what = check->report.repaired ? ILK_CHANGE_ALL : 0;
  return checked;
}

static const IlkOperation check_operation = {
    .name = "check",
    .work = check_collection,
    .size = sizeof(Check),
    .tells = TRUE,
};

gboolean
ilk_collection_check(IlkCollection *self, gboolean repair, IlkCheckReport *report, GError **error)
{
  g_return_val_if_fail(report != NULL, FALSE);

  Check check = {.repair = repair};
  if (!ilk_collection_call(self, &check_operation, &check, error)) {
    ilk_check_report_clear(&check.report);
    return FALSE;
  }
  *report = check.report;
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

static const IlkOperation backup_operation = {
    .name = "back up",
    .work = back_up,
    .size = sizeof(Backup),
};

char *
ilk_collection_backup(IlkCollection *self, GError **error)
{
  Backup backup = {NULL};
  return ilk_collection_call(self, &backup_operation, &backup, error) ? backup.path : NULL;
}
