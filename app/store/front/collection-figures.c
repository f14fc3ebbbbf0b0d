/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: what app/progress sums up.
 */
#include "app/store/front/collection-figures.h"

#include "app/store/front/collection-private.h"
#include "app/store/progress-rows.h"
#include "app/store/recall.h"

static gboolean
count_recalls(IlkStore *store, gpointer arguments, GError **error)
{
  return ilk_recall_count_on(store, arguments, error);
}

gboolean
ilk_collection_count_recalls(IlkCollection *self, gint64 first, gint64 last,
                             IlkRecallTotals *totals, GError **error)
{
  IlkRecallCount count = {.first = first, .last = last};
  while (!count.done)
    if (!ilk_collection_run(self, count_recalls, &count, error))
      return FALSE;
  *totals = count.totals;
  return TRUE;
}

static gboolean
list_strengths(IlkStore *store, gpointer arguments, GError **error)
{
  GArray **strengths = arguments;
  *strengths = ilk_store_list_strengths(store, error);
  return *strengths != NULL;
}

GArray *
ilk_collection_list_strengths(IlkCollection *self, GError **error)
{
  GArray *strengths = NULL;
  return ilk_collection_run(self, list_strengths, &strengths, error) ? strengths : NULL;
}

typedef struct {
  guint *due;
  guint n;
} Forecast;

static gboolean
forecast(IlkStore *store, gpointer arguments, GError **error)
{
  const Forecast *request = arguments;
  return ilk_store_forecast(store, request->due, request->n, error);
}

gboolean
ilk_collection_forecast(IlkCollection *self, guint *due, guint n, GError **error)
{
  Forecast request = {due, n};
  return ilk_collection_run(self, forecast, &request, error);
}

typedef struct {
  guint limit;
  GArray *guesses;
} ListGuesses;

static gboolean
list_guesses(IlkStore *store, gpointer arguments, GError **error)
{
  ListGuesses *request = arguments;
  request->guesses = ilk_store_list_guesses(store, request->limit, error);
  return request->guesses != NULL;
}

GArray *
ilk_collection_list_guesses(IlkCollection *self, guint limit, GError **error)
{
  ListGuesses request = {limit, NULL};
  return ilk_collection_run(self, list_guesses, &request, error) ? request.guesses : NULL;
}
