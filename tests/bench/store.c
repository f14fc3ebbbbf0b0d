/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How fast the collection is, against the least that could be done: an answer against a commit of
 * one row on the same disk, the next card of a large collection against that of a small one. The
 * two sides of each comparison take turns, so that what else the machine does meets both alike.
 *
 * usage: bench-store [DIRECTORY [WHAT]]    files stay in DIRECTORY; without it they are removed.
 *     WHAT: start, answer, choosing, next, check, lanes or import alone; a large collection that
 * is there is used
 */
#include "app/base/clock.h"
#include "app/schedule/schedule.h"
#include "app/store/care/check.h"
#include "app/store/front/collection-care.h"
#include "app/store/front/collection-copy.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-figures.h"
#include "app/store/front/collection-study.h"
#include "app/store/rows/card.h"
#include "app/store/rows/deck-row.h"
#include "app/store/rows/log.h"
#include "app/store/rows/note.h"
#include "tests/app/store/fixture.h"
#include "tests/bench/store-import.h"
#include "tests/bench/store-lanes.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define ROUNDS 300
#define NEXT_ROUNDS 2000
#define CHOICES 20000
#define SMALL 10000
#define LARGE 1000000
#define DAYS 3650
#define CHECKS 5
#define CHECKED_CARDS 100000
#define CHECKED_REVIEWS 10 /* a card */

static void
require(gboolean ok, const GError *error, const char *what)
{
  if (ok)
    return;
  fprintf(stderr, "bench-store: %s: %s\n", what, error != NULL ? error->message : "failed");
  exit(1);
}

static int
compare(gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;
  return (left > right) - (left < right);
}

/* Sorts @times. */
static double
median(double *times, gsize n)
{
  qsort(times, n, sizeof *times, compare);
  return times[n / 2];
}

static double
since(gint64 start)
{
  return (double) (g_get_monotonic_time() - start);
}

static sqlite3 *
open_raw(const char *path)
{
  sqlite3 *db = NULL;
  require(sqlite3_open(path, &db) == SQLITE_OK, NULL, path);
  require(sqlite3_exec(db,
                       "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;"
                       "PRAGMA synchronous = FULL; PRAGMA mmap_size = 0",
                       NULL, NULL, NULL) == SQLITE_OK,
          NULL, path);
  return db;
}

static IlkCollection *
open_collection(const char *directory)
{
  g_autoptr(GError) error = NULL;
  IlkCollection *collection = ilk_collection_open(directory, &error);
  require(collection != NULL, error, directory);
  return collection;
}

static void
answer(IlkCollection *collection, gint64 card)
{
  g_autoptr(GError) error = NULL;
  IlkReview review = {.card = card, .at = ilk_clock_now(), .rating = ILK_RATING_GOOD, .ms = 1000};
  require(ilk_collection_answer(collection, &review, NULL, &error), error, "answer");
}

/* @rested: whether the second copy has everything before an answer comes, as it has where a person
 * gives them */
static double
time_answer(IlkCollection *collection, int i, gboolean rested)
{
  g_auto(IlkCopyState) state = {NULL};
  if (rested)
    ilk_collection_get_copy(collection, &state, NULL);
  gint64 start = g_get_monotonic_time();
  answer(collection, 1 + i % 10);
  return since(start);
}

static IlkCollection *
open_for_answers(const char *directory, const char *name, gboolean copied)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_build_filename(directory, name, NULL);
  IlkCollection *collection = open_collection(folder);
  require(ilk_collection_set_copy_off(collection, !copied, &error), error, "second copy");
  return collection;
}

static void
measure_answer(const char *directory)
{
  g_autofree char *path = g_build_filename(directory, "bare.db", NULL);
  IlkCollection *copied = open_for_answers(directory, "copied", TRUE);
  IlkCollection *alone = open_for_answers(directory, "alone", FALSE);
  sqlite3 *bare = open_raw(path);
  double ours[ROUNDS], hasty[ROUNDS], without[ROUNDS], least[ROUNDS];
  sqlite3_exec(bare, "CREATE TABLE t(id INTEGER PRIMARY KEY, n INTEGER)", NULL, NULL, NULL);
  for (int i = 0; i < ROUNDS; i++) {
    ours[i] = time_answer(copied, i, TRUE);
    hasty[i] = time_answer(copied, i, FALSE);
    without[i] = time_answer(alone, i, FALSE);
    gint64 start = g_get_monotonic_time();
    sqlite3_exec(bare, "INSERT INTO t(n) VALUES (1)", NULL, NULL, NULL);
    least[i] = since(start);
  }
  sqlite3_close(bare);
  g_object_unref(copied);
  g_object_unref(alone);
  double a = median(ours, ROUNDS), b = median(least, ROUNDS);
  printf("answer, stored            %10.1f us   bare commit %10.1f us   ratio %5.2f (goal 1.5)\n",
         a, b, a / b);
  printf("  without a second copy   %10.1f us   at once after another %10.1f us\n",
         median(without, ROUNDS), median(hasty, ROUNDS));
}

static IlkMemory
studied(int card, gint64 now)
{
  double days = 5 + card % 200;
  return (IlkMemory){.state = ILK_STATE_REVIEW,
                     .stability = days,
                     .difficulty = 5,
                     .last = now - (gint64) days * ILK_MS_PER_DAY,
                     .reps = 5};
}

/* The four buttons of a card, their days drawn by fuzz alone. */
static void
preview_plainly(const IlkStudyOptions *options, int card, const IlkMemory *before, gint64 now)
{
  IlkMemory after;
  for (int rating = 1; rating <= ILK_N_RATINGS; rating++) {
    IlkReview review = {.card = card, .at = now, .rating = rating};
    IlkSchedule schedule;
    ilk_schedule_prepare(&schedule, options);
    ilk_schedule_step(&schedule, before, &review, &after);
  }
}

static void
measure_choosing(const char *unused)
{
  IlkStudyOptions options;
  IlkLoad load = {.first = g_get_real_time() / G_TIME_SPAN_DAY + 1};
  double balanced = 0, plain = 0;
  ilk_study_options_init(&options);
  for (int i = 0; i < ILK_LOAD_DAYS; i++)
    load.due[i] = 100 + (guint) (i * 37) % 50;
  for (int card = 0; card < CHOICES; card++) {
    IlkMemory after[ILK_N_RATINGS];
    gint64 now = ilk_clock_now();
    IlkMemory before = studied(card, now);
    gint64 start = g_get_monotonic_time();
    for (int i = 0; i < 10; i++)
      ilk_schedule_preview(&options, &load, card, &before, now, 0, after);
    balanced += since(start);
    start = g_get_monotonic_time();
    for (int i = 0; i < 10; i++)
      preview_plainly(&options, card, &before, now);
    plain += since(start);
  }
  printf("four buttons, balanced    %10.2f us   by fuzz     %10.2f us   ratio %5.2f\n",
         balanced / CHOICES / 10, plain / CHOICES / 10, balanced / plain);
}

/* Rows as an import of @n cards and years of answers would leave them, written in one go. */
static void
fill(const char *folder, int n)
{
  g_autofree char *path = g_build_filename(folder, "collection.db", NULL);
  g_object_unref(open_collection(folder));
  sqlite3 *db = open_raw(path);
  g_autofree char *sql = g_strdup_printf(
      "BEGIN;"
      "INSERT INTO deck(id, uid, file_id, name, cards) VALUES (100, randomblob(16), 'big', 'Big', "
      "%d);"
      "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < %d)"
      " INSERT INTO note(id, uid, file_id, fields, changed, origin, crc) SELECT 1000 + i,"
      " randomblob(16), i, '{\"question\":\"Q ' || i || '\",\"answer\":\"A\"}', 0, 1, 0 FROM c;"
      "INSERT INTO card(id, note, ordinal, deck, position, seconds, added, changed, origin, crc)"
      " SELECT id, id, 0, 100, id, 10, 0, 0, 1, 0 FROM note"
      " WHERE id > 1000;"
      "INSERT INTO memory(card, deck, position, state, step, due, stability, stability_fast,"
      " difficulty, last, last_utc_offset, reps, lapses) SELECT id, 100, id, (id %% 10 > 0) * 2, 0,"
      " (id %% 10 > 0) * (unixepoch() * 1000 + (random() %% 8640000000)), 10, 0, 5,"
      " unixepoch() * 1000 - 86400000, 0, 3, 0 FROM card WHERE id > 1000;"
      "UPDATE memory SET due_day = due / 86400000 WHERE state = 2;"
      "WITH RECURSIVE d(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM d WHERE i < %d)"
      " INSERT INTO day_total SELECT unixepoch() / 86400 - i, 100, 100, 90, 1000000, 10 FROM d;"
      "COMMIT",
      n, n, DAYS);
  require(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK, NULL, sqlite3_errmsg(db));
  sqlite3_close(db);
}

static double
time_next(IlkCollection *collection)
{
  g_autoptr(GError) error = NULL;
  gint64 start = g_get_monotonic_time();
  g_autoptr(IlkCard) card = ilk_collection_next_card(collection, 0, 0, &error);
  double time = since(start);
  require(card != NULL, error, "next card");
  return time;
}

static void
measure_next(const char *directory)
{
  g_autofree char *small_folder = g_build_filename(directory, "small", NULL);
  g_autofree char *large_folder = g_build_filename(directory, "large", NULL);
  fill(small_folder, SMALL);
  fill(large_folder, LARGE);
  IlkCollection *small = open_collection(small_folder), *large = open_collection(large_folder);
  static double at_small[NEXT_ROUNDS], at_large[NEXT_ROUNDS];
  for (int i = 0; i < NEXT_ROUNDS; i++) {
    at_small[i] = time_next(small);
    at_large[i] = time_next(large);
  }
  double a = median(at_large, NEXT_ROUNDS), b = median(at_small, NEXT_ROUNDS);
  printf("next card of 1 M cards    %10.1f us   of 10 k     %10.1f us   ratio %5.2f (goal 1.5)\n",
         a, b, a / b);
  g_object_unref(small);

  gint64 start = g_get_monotonic_time();
  gint64 today = start != 0 ? g_get_real_time() / G_TIME_SPAN_DAY : 0;
  g_autoptr(GArray) days = ilk_collection_list_days(large, today - 365, today, NULL);
  printf("heat map, %4u days        %10.1f us\n", days->len, since(start));
  start = g_get_monotonic_time();
  g_autoptr(GPtrArray) decks = ilk_collection_list_decks(large, NULL);
  printf("deck list, 1 M cards      %10.1f us   %u decks\n", since(start), decks->len);
  IlkLoad load;
  start = g_get_monotonic_time();
  require(ilk_collection_get_load(large, &load, NULL), NULL, "load");
  printf("days ahead, 1 M cards     %10.1f us   %u due tomorrow\n", since(start), load.due[0]);
  g_object_unref(large);
}

/* Microseconds of processor time that this program has used, in all its threads. */
static double
cpu_time(void)
{
  struct timespec used;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return (double) used.tv_sec * 1e6 + (double) used.tv_nsec / 1e3;
}

static void
note_seal_cb(sqlite3_context *context, int n, sqlite3_value **values)
{
  const IlkNoteRow row = {.file_id = n > 1 ? (char *) sqlite3_value_text(values[1]) : NULL,
                          .fields = n > 0 ? (char *) sqlite3_value_text(values[0]) : NULL,
                          .tags = (char *) ""};
  sqlite3_result_int64(context, ilk_note_row_seal(&row));
}

static void
card_seal_cb(sqlite3_context *context, int n, sqlite3_value **values)
{
  gint64 id = n > 0 ? sqlite3_value_int64(values[0]) : 0;
  const IlkCardRow row = {.id = id, .note = id, .deck = 100, .position = id, .seconds = 10};
  sqlite3_result_int64(context, ilk_card_row_seal(&row));
}

/* Ten answers a card, in the order in which they would have been given: a round over all cards,
 * then the next. */
static void
fill_log(const char *folder)
{
  g_autofree char *path = g_build_filename(folder, "collection.db", NULL);
  g_object_unref(open_collection(folder));
  sqlite3 *db = open_raw(path);
  sqlite3_create_function(db, "note_seal", 2, SQLITE_UTF8, NULL, note_seal_cb, NULL, NULL);
  sqlite3_create_function(db, "card_seal", 1, SQLITE_UTF8, NULL, card_seal_cb, NULL, NULL);
  g_autofree char *sql = g_strdup_printf(
      "BEGIN;"
      "INSERT INTO deck(id, uid, file_id, name, cards) VALUES (100, randomblob(16), 'big', 'Big', "
      "%d);"
      "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < %d)"
      " INSERT INTO note(id, uid, file_id, fields, changed, origin, crc) SELECT 1000 + i,"
      " randomblob(16), i, '{\"question\":\"What is number ' || i || '?\",\"answer\":\"' ||"
      " hex(randomblob(50)) || '\",\"distractors\":[]}', 0, 1, 0 FROM c;"
      "UPDATE note SET crc = note_seal(fields, file_id) WHERE id > 1000;"
      "INSERT INTO card(id, note, ordinal, deck, position, seconds, added, changed, origin, crc)"
      " SELECT id, id, 0, 100, id, 10, 0, 0, 1, card_seal(id) FROM note WHERE id > 1000;"
      "WITH RECURSIVE r(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM r WHERE i < %d)"
      " INSERT INTO review(card, at, device, seq, kind, rating, ms, over_time, utc_offset, days)"
      " SELECT 1001 + i %% %d, 1600000000000 + (i / %d) * (3 + i / %d) * 864000000 + i, 1, i + 1, "
      "0,"
      " 3 - (i * 7919 %% 10 = 0) * 2, 4000 + i %% 9000, 0, 60, 0 FROM r;"
      "COMMIT",
      CHECKED_CARDS, CHECKED_CARDS, CHECKED_CARDS * CHECKED_REVIEWS - 1, CHECKED_CARDS,
      CHECKED_CARDS, CHECKED_CARDS);
  require(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK, NULL, sqlite3_errmsg(db));
  sqlite3_close(db);
}

static gboolean
seal_deck(IlkStore *store, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_deck_row_find(store->db, 100);
  if (ilk_query_step(query, error) <= 0)
    return FALSE;
  IlkDeckRow row = ilk_deck_row_read(query);
  return ilk_deck_row_update(store, &row, error);
}

static gboolean
seal_log(IlkStore *store, gpointer unused, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "SELECT " ILK_LOG_COLUMNS " FROM review");
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    IlkReview review = ilk_log_read(query);
    if (!ilk_log_extend_segment(store, &review, error))
      return FALSE;
  }
  return row == 0 && seal_deck(store, error) && ilk_store_rebuild(store, NULL, error);
}

static void
make_log(const char *folder)
{
  g_autoptr(GError) error = NULL;
  fill_log(folder);
  g_autoptr(IlkStore) store = ilk_store_open(folder, &error);
  require(store != NULL && ilk_store_transact_bulk(store, seal_log, NULL, &error), error, folder);
}

/* What SQLite itself says of the file, by a connection of its own. */
static double
time_structure(const char *folder)
{
  g_autofree char *path = g_build_filename(folder, "collection.db", NULL);
  sqlite3 *db = open_raw(path);
  double start = cpu_time();
  sqlite3_exec(db, "PRAGMA cache_size = -16384; PRAGMA integrity_check", NULL, NULL, NULL);
  double time = cpu_time() - start;
  sqlite3_close(db);
  return time;
}

static double
time_check(const char *folder)
{
  g_autoptr(GError) error = NULL;
  g_auto(IlkCheckReport) report = {NULL};
  IlkCollection *collection = open_collection(folder);
  double start = cpu_time();
  require(ilk_collection_check(collection, FALSE, &report, &error), error, "check");
  double time = cpu_time() - start;
  for (guint i = 0; i < report.problems->len; i++)
    fprintf(stderr, "bench-store: %s\n", (const char *) g_ptr_array_index(report.problems, i));
  g_object_unref(collection);
  return time;
}

static void
measure_check(const char *directory)
{
  g_autofree char *folder = g_build_filename(directory, "log", NULL);
  if (!g_file_test(folder, G_FILE_TEST_EXISTS))
    make_log(folder);
  double ours[CHECKS], least[CHECKS];
  for (int i = 0; i < CHECKS; i++) {
    ours[i] = time_check(folder);
    least[i] = time_structure(folder);
  }
  double a = median(ours, CHECKS), b = median(least, CHECKS);
  printf("check, 1 M reviews        %10.0f ms   SQLite's    %10.0f ms   ratio %5.2f"
         " (goal 1500 ms), of the processor\n",
         a / 1000, b / 1000, a / b);
}

static void
measure_start(const char *directory)
{
  g_autofree char *folder = g_build_filename(directory, "start", NULL);
  gint64 start = g_get_monotonic_time();
  g_object_unref(open_collection(folder));
  double first = since(start);
  start = g_get_monotonic_time();
  g_object_unref(open_collection(folder));
  printf("first start               %10.1f ms   second      %10.1f ms   (goal 1000 ms)\n",
         first / 1000, since(start) / 1000);
}

static const struct {
  const char *name;
  void (*measure)(const char *directory);
} measurements[] = {
    {"start", measure_start}, {"answer", measure_answer}, {"choosing", measure_choosing},
    {"next", measure_next},   {"check", measure_check},   {"lanes", bench_lanes},
    {"import", bench_import},
};

int
main(int argc, char *argv[])
{
  g_autoptr(GError) error = NULL;
  if (argc == 6 && g_str_equal(argv[1], "--import"))
    return bench_import_child(argv[2], argv[3], argv[4], atoi(argv[5]));
  g_autofree char *made = argc > 1 ? NULL : g_dir_make_tmp("bench-store-XXXXXX", &error);
  const char *directory = argc > 1 ? argv[1] : made;
  require(directory != NULL, error, "no place for files");
  for (gsize i = 0; i < G_N_ELEMENTS(measurements); i++)
    if (argc < 3 || g_str_equal(argv[2], measurements[i].name))
      measurements[i].measure(directory);
  if (made != NULL)
    fixture_remove(g_steal_pointer(&made));
  return 0;
}
