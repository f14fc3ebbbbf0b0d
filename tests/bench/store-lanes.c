/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A burst of requests while another thread reads the whole log, then the same with nothing else
 * running, and so on in turn. The reading begins again for as long as the burst lasts, so every
 * request meets it.
 */
#include "tests/bench/store-lanes.h"

#include "app/base/clock.h"
#include "app/exchange/review-log-csv.h"
#include "app/plan/fit.h"
#include "app/store/front/collection-cards.h"
#include "app/store/front/collection-study.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#define BURSTS 10
#define PER_BURST 100
#define CARDS 100000
#define REVIEWS_EACH 10

typedef struct {
  const char *name;
  void (*request)(IlkCollection *collection, int i);
  void (*read)(IlkCollection *collection, const char *directory, GCancellable *cancellable);
} Pair;

typedef struct {
  const Pair *pair;
  IlkCollection *collection;
  const char *directory;
  GCancellable *cancellable; /* ends the reading */
  GAsyncQueue *begun;
} Reading;

static void
require(gboolean ok, const char *what)
{
  if (ok)
    return;
  fprintf(stderr, "bench-store: %s failed\n", what);
  exit(1);
}

static void
answer(IlkCollection *collection, int i)
{
  IlkReview review = {
      .card = 1 + i % 10, .at = ilk_clock_now(), .rating = ILK_RATING_GOOD, .ms = 1000};
  require(ilk_collection_answer(collection, &review, NULL, NULL), "an answer");
}

static void
search(IlkCollection *collection, int i)
{
  g_autoptr(GPtrArray) found = ilk_collection_search(collection, "thread", 20, NULL);
  require(found != NULL, "a search");
}

static void
fitted_cb(GObject *source, GAsyncResult *result, gpointer done)
{
  IlkFit fit;
  ilk_fit_finish(result, &fit, NULL);
  *(gboolean *) done = TRUE;
}

static void
ignore_progress(double done, gpointer data)
{
}

static void
fit(IlkCollection *collection, const char *directory, GCancellable *cancellable)
{
  g_autoptr(GMainContext) context = g_main_context_new();
  gboolean done = FALSE;
  g_main_context_push_thread_default(context);
  ilk_fit_async(collection, cancellable, ignore_progress, fitted_cb, &done);
  while (!done)
    g_main_context_iteration(context, TRUE);
  g_main_context_pop_thread_default(context);
}

static void export(IlkCollection *collection, const char *directory, GCancellable *cancellable)
{
  g_autofree char *path = g_build_filename(directory, "export.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path(path);
  require(ilk_review_log_write_csv(collection, 0, file, NULL), "an export");
}

static gpointer
read_thread(gpointer data)
{
  Reading *reading = data;
  g_async_queue_push(reading->begun, reading);
  while (!g_cancellable_is_cancelled(reading->cancellable))
    reading->pair->read(reading->collection, reading->directory, reading->cancellable);
  return NULL;
}

static void
time_burst(const Reading *reading, double *times)
{
  for (int i = 0; i < PER_BURST; i++) {
    gint64 start = g_get_monotonic_time();
    reading->pair->request(reading->collection, i);
    times[i] = (double) (g_get_monotonic_time() - start);
  }
}

static void
time_burst_during(Reading *reading, double *times)
{
  reading->cancellable = g_cancellable_new();
  GThread *thread = g_thread_new("reading", read_thread, reading);
  g_async_queue_pop(reading->begun);
  time_burst(reading, times);
  g_cancellable_cancel(reading->cancellable);
  g_thread_join(thread);
  g_clear_object(&reading->cancellable);
}

static int
compare(gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;
  return (left > right) - (left < right);
}

static void
print_pair(const char *name, double *during, double *alone)
{
  gsize n = (gsize) BURSTS * PER_BURST;
  qsort(during, n, sizeof *during, compare);
  qsort(alone, n, sizeof *alone, compare);
  printf("%-25s %10.1f us   without     %10.1f us   ratio %5.2f   p99 %.1f / %.1f us\n", name,
         during[n / 2], alone[n / 2], during[n / 2] / alone[n / 2], during[n * 99 / 100],
         alone[n * 99 / 100]);
}

static void
measure(const Pair *pair, IlkCollection *collection, const char *directory)
{
  static double during[BURSTS * PER_BURST], alone[BURSTS * PER_BURST];
  Reading reading = {
      .pair = pair, .collection = collection, .directory = directory, .begun = g_async_queue_new()};
  for (int i = 0; i < BURSTS; i++) {
    time_burst_during(&reading, during + i * PER_BURST);
    time_burst(&reading, alone + i * PER_BURST);
  }
  g_async_queue_unref(reading.begun);
  print_pair(pair->name, during, alone);
}

/* A log of 1 M reviews, of cards that need not be there: it is the log that is read. */
static void
fill_log(const char *folder)
{
  g_autofree char *path = g_build_filename(folder, "collection.db", NULL);
  g_autofree char *sql = g_strdup_printf(
      "BEGIN; WITH RECURSIVE r(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM r WHERE i < %d)"
      " INSERT INTO review(card, at, device, seq, kind, rating, ms, over_time, utc_offset)"
      " SELECT 100000 + i / %d, (unixepoch() - 31536000 + i %% %d * 1728000) * 1000, 1, i + 1, 0,"
      " 1 + abs(random()) %% 20 / 6, 1000, 0, 0 FROM r; COMMIT",
      CARDS * REVIEWS_EACH - 1, REVIEWS_EACH, REVIEWS_EACH);
  sqlite3 *db = NULL;
  require(sqlite3_open(path, &db) == SQLITE_OK, path);
  require(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK, sqlite3_errmsg(db));
  sqlite3_close(db);
}

void
bench_lanes(const char *directory)
{
  static const Pair pairs[] = {{"answer during a fit", answer, fit},
                               {"search during an export", search, export}};
  g_autofree char *folder = g_build_filename(directory, "lanes", NULL);
  g_object_unref(ilk_collection_open(folder, NULL));
  fill_log(folder);
  IlkCollection *collection = ilk_collection_open(folder, NULL);
  require(collection != NULL, "opening");
  for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++)
    measure(&pairs[i], collection, directory);
  g_object_unref(collection);
}
