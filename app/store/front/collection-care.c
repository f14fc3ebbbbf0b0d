/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: figures, checks, backups.
 */
#include "app/store/backup.h"
#include "app/store/check.h"
#include "app/store/figures.h"
#include "app/store/front/collection-private.h"
#include "app/store/queue.h"
#include "app/store/totals.h"

typedef struct {
  gint64 first;
  gint64 last;
  GArray *days;
} ListDays;

static gboolean
list_days(IlkStore *store, gpointer arguments, GError **error)
{
  ListDays *request = arguments;
  request->days = ilk_totals_list(store, request->first, request->last, error);
  return request->days != NULL;
}

GArray *
ilk_collection_list_days(IlkCollection *self, gint64 first, gint64 last, GError **error)
{
  ListDays request = {first, last, NULL};
  return ilk_collection_run(self, list_days, &request, error) ? request.days : NULL;
}

static gboolean
count_cards(IlkStore *store, gpointer arguments, GError **error)
{
  return ilk_store_count_cards(store, arguments, error);
}

gboolean
ilk_collection_count_cards(IlkCollection *self, IlkCardTotals *totals, GError **error)
{
  g_return_val_if_fail(totals != NULL, FALSE);

  return ilk_collection_run(self, count_cards, totals, error);
}

typedef struct {
  gint64 deck;
  gint64 until;
  guint n;
} CountDue;

static gboolean
count_due(IlkStore *store, gpointer arguments, GError **error)
{
  CountDue *request = arguments;
  return ilk_queue_count_due(store, request->deck, request->until, &request->n, error);
}

gboolean
ilk_collection_count_due(IlkCollection *self, gint64 deck, gint64 until, guint *n, GError **error)
{
  g_return_val_if_fail(n != NULL, FALSE);

  CountDue request = {deck, until, 0};
  if (!ilk_collection_run(self, count_due, &request, error))
    return FALSE;
  *n = request.n;
  return TRUE;
}

void
ilk_collection_count_due_async(IlkCollection *self, gint64 deck, gint64 until,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  CountDue *request = g_new0(CountDue, 1);
  *request = (CountDue){deck, until, 0};
  ilk_collection_run_async(self, count_due, request, g_free, cancellable, callback, user_data);
}

gboolean
ilk_collection_count_due_finish(IlkCollection *self, GAsyncResult *result, guint *n, GError **error)
{
  const CountDue *request = ilk_collection_run_finish(self, result, error);
  if (request != NULL)
    *n = request->n;
  return request != NULL;
}

void
ilk_check_report_clear(IlkCheckReport *report)
{
  g_clear_pointer(&report->problems, g_ptr_array_unref);
}

typedef struct {
  gboolean repair;
  IlkCheckReport report;
} Check;

static gboolean
check(IlkStore *store, gpointer arguments, GError **error)
{
  Check *request = arguments;
  return ilk_store_check(store, request->repair, &request->report, error);
}

gboolean
ilk_collection_check(IlkCollection *self, gboolean repair, IlkCheckReport *report, GError **error)
{
  g_return_val_if_fail(report != NULL, FALSE);

  Check request = {.repair = repair};
  if (!ilk_collection_run(self, check, &request, error)) {
    ilk_check_report_clear(&request.report);
    return FALSE;
  }
  *report = request.report;
  return TRUE;
}

static gboolean
back_up(IlkStore *store, gpointer arguments, GError **error)
{
  char **path = arguments;
  *path = ilk_store_backup(store, error);
  return *path != NULL;
}

char *
ilk_collection_backup(IlkCollection *self, GError **error)
{
  char *path = NULL;
  return ilk_collection_run(self, back_up, &path, error) ? path : NULL;
}
