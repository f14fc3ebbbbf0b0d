/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: figures, and the rows that app/progress sums up.
 */
#include "app/store/front/collection-figures.h"

#include "app/store/front/operation.h"
#include "app/store/queue/figures.h"
#include "app/store/queue/progress-rows.h"
#include "app/store/queue/queue.h"
#include "app/store/queue/recall.h"
#include "app/store/rows/totals.h"

typedef struct {
  gint64 first;
  gint64 last;
  GArray *days;
} ListDays;

static gboolean
list_days(IlkStore *store, gpointer arguments, GError **error)
{
  ListDays *list = arguments;
  list->days = ilk_totals_list(store, list->first, list->last, error);
  return list->days != NULL;
}

static const IlkOperation days_operation = {
    .name = "list days",
    .work = list_days,
    .size = sizeof(ListDays),
    .lane = ILK_LANE_READ,
};

GArray *
ilk_collection_list_days(IlkCollection *self, gint64 first, gint64 last, GError **error)
{
  ListDays list = {first, last, NULL};
  return ilk_collection_call(self, &days_operation, &list, error) ? list.days : NULL;
}

static gboolean
count_cards(IlkStore *store, gpointer totals, GError **error)
{
  return ilk_store_count_cards(store, totals, error);
}

static const IlkOperation cards_operation = {
    .name = "count cards",
    .work = count_cards,
    .size = sizeof(IlkCardTotals),
    .lane = ILK_LANE_READ,
};

gboolean
ilk_collection_count_cards(IlkCollection *self, IlkCardTotals *totals, GError **error)
{
  g_return_val_if_fail(totals != NULL, FALSE);

  return ilk_collection_call(self, &cards_operation, totals, error);
}

typedef struct {
  gint64 deck;
  gint64 until;
  guint n;
} CountDue;

static gboolean
count_due(IlkStore *store, gpointer arguments, GError **error)
{
  CountDue *count = arguments;
  return ilk_queue_count_due(store, count->deck, count->until, &count->n, error);
}

static const IlkOperation due_operation = {
    .name = "count due",
    .work = count_due,
    .size = sizeof(CountDue),
    .lane = ILK_LANE_READ,
    .early = TRUE,
};

gboolean
ilk_collection_count_due(IlkCollection *self, gint64 deck, gint64 until, guint *n, GError **error)
{
  g_return_val_if_fail(n != NULL, FALSE);

  CountDue count = {deck, until, 0};
  if (!ilk_collection_call(self, &due_operation, &count, error))
    return FALSE;
  *n = count.n;
  return TRUE;
}

void
ilk_collection_count_due_async(IlkCollection *self, gint64 deck, gint64 until,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  CountDue count = {deck, until, 0};
  ilk_collection_submit(self, &due_operation, &count, cancellable, callback, user_data);
}

gboolean
ilk_collection_count_due_finish(IlkCollection *self, GAsyncResult *result, guint *n, GError **error)
{
  g_return_val_if_fail(n != NULL, FALSE);

  const CountDue *count = ilk_collection_finish(self, &due_operation, result, error);
  if (count != NULL)
    *n = count->n;
  return count != NULL;
}

static gboolean
count_recalls(IlkStore *store, gpointer count, GError **error)
{
  return ilk_recall_count_on(store, count, error);
}

static const IlkOperation recalls_operation = {
    .name = "count recalls",
    .work = count_recalls,
    .size = sizeof(IlkRecallCount),
    .lane = ILK_LANE_READ,
};

gboolean
ilk_collection_count_recalls(IlkCollection *self, gint64 first, gint64 last,
                             IlkRecallTotals *totals, GError **error)
{
  IlkRecallCount count = {.first = first, .last = last};
  while (!count.done)
    if (!ilk_collection_call(self, &recalls_operation, &count, error))
      return FALSE;
  *totals = count.totals;
  return TRUE;
}

typedef struct {
  GArray *strengths;
} ListStrengths;

static gboolean
list_strengths(IlkStore *store, gpointer arguments, GError **error)
{
  ListStrengths *list = arguments;
  list->strengths = ilk_store_list_strengths(store, error);
  return list->strengths != NULL;
}

static const IlkOperation strengths_operation = {
    .name = "list strengths",
    .work = list_strengths,
    .size = sizeof(ListStrengths),
    .lane = ILK_LANE_READ,
};

GArray *
ilk_collection_list_strengths(IlkCollection *self, GError **error)
{
  ListStrengths list = {NULL};
  return ilk_collection_call(self, &strengths_operation, &list, error) ? list.strengths : NULL;
}

typedef struct {
  guint *due;
  guint n;
} Forecast;

static gboolean
forecast_days(IlkStore *store, gpointer arguments, GError **error)
{
  const Forecast *forecast = arguments;
  return ilk_store_forecast(store, forecast->due, forecast->n, error);
}

static const IlkOperation forecast_operation = {
    .name = "forecast",
    .work = forecast_days,
    .size = sizeof(Forecast),
    .lane = ILK_LANE_READ,
};

gboolean
ilk_collection_forecast(IlkCollection *self, guint *due, guint n, GError **error)
{
  Forecast forecast = {due, n};
  return ilk_collection_call(self, &forecast_operation, &forecast, error);
}

typedef struct {
  guint limit;
  GArray *guesses;
} ListGuesses;

static gboolean
list_guesses(IlkStore *store, gpointer arguments, GError **error)
{
  ListGuesses *list = arguments;
  list->guesses = ilk_store_list_guesses(store, list->limit, error);
  return list->guesses != NULL;
}

static const IlkOperation guesses_operation = {
    .name = "list guesses",
    .work = list_guesses,
    .size = sizeof(ListGuesses),
    .lane = ILK_LANE_READ,
};

GArray *
ilk_collection_list_guesses(IlkCollection *self, guint limit, GError **error)
{
  ListGuesses list = {limit, NULL};
  return ilk_collection_call(self, &guesses_operation, &list, error) ? list.guesses : NULL;
}
