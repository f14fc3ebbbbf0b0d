/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each run is a process of its own, with an empty collection of its own; the two sides take turns.
 */
#include "tests/bench/store-import.h"

#include "app/exchange/import-file.h"
#include "app/store/front/collection-decks.h"
#include "tests/app/store/fixture.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST_ROUNDS 5

static const struct {
  const char *name;
  int cards;
  int rounds;
} sizes[] = {{"100 k", 100000, 5}, {"1 M", 1000000, 3}};

static void
require(gboolean ok, const char *what)
{
  if (ok)
    return;
  fprintf(stderr, "bench-store: %s failed\n", what);
  exit(1);
}

/* Every second card has an id, as a file that was exported has; every third has tags. */
static void
write_card(FILE *file, int i)
{
  fprintf(file, "## What is the number %d of all the things to know?\n\n", i);
  if (i % 2 == 0)
    fprintf(file, "- id: thing-%d\n", i);
  if (i % 3 == 0)
    fprintf(file, "- tags: threads, number%d\n", i % 100);
  fprintf(file,
          "%sOne of %d, with a thread that waits for a `lock` while another one holds it and"
          " counts to %d.\n\n",
          i % 2 == 0 || i % 3 == 0 ? "\n" : "", i % 97, i * 7 % 1000);
}

static void
write_deck(const char *path, int n)
{
  FILE *file = fopen(path, "w");
  require(file != NULL, path);
  fputs("# Things to know\n\n- id: things\n\n", file);
  for (int i = 1; i <= n; i++)
    write_card(file, i);
  require(fclose(file) == 0, path);
}

/* KiB that this process has had in memory at most. */
static long
peak_memory(void)
{
  char line[128];
  long peak = 0;
  FILE *status = fopen("/proc/self/status", "r");
  while (status != NULL && fgets(line, sizeof line, status) != NULL)
    if (sscanf(line, "VmHWM: %ld", &peak) == 1)
      break;
  if (status != NULL)
    fclose(status);
  return peak;
}

static void
tell(gint64 start)
{
  printf("%.6f %ld\n", (double) (g_get_monotonic_time() - start) / 1e6, peak_memory());
}

static void
import_ours(const char *path, const char *directory, int n)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = g_file_new_for_path(path);
  g_autofree char *title = NULL;
  IlkImportSummary summary;
  g_autoptr(IlkCollection) collection = ilk_collection_open(directory, &error);
  require(collection != NULL, directory);
  gint64 start = g_get_monotonic_time();
  if (!ilk_import_deck(collection, file, NULL, &title, &summary, &error))
    fprintf(stderr, "%s\n", error->message);
  require(error == NULL && summary.added == (guint) n, path);
  tell(start);
  fflush(stdout);
  /* What follows in the background is not waited for, as when the power fails. */
  _exit(0);
}

static const char bare_schema[] =
    "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
    "PRAGMA mmap_size = 0; PRAGMA cache_size = -16384;"
    "CREATE TABLE note(id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,"
    " file_id TEXT NOT NULL, fields TEXT NOT NULL, tags TEXT NOT NULL, changed INTEGER NOT NULL,"
    " origin INTEGER NOT NULL, crc INTEGER NOT NULL, kind INTEGER NOT NULL, form INTEGER NOT NULL,"
    " media TEXT NOT NULL) STRICT;"
    "CREATE TABLE card(id INTEGER PRIMARY KEY AUTOINCREMENT, note INTEGER NOT NULL, ordinal"
    " INTEGER NOT NULL, deck INTEGER NOT NULL, position INTEGER NOT NULL, seconds INTEGER NOT"
    " NULL, demo TEXT, suspended INTEGER NOT NULL, buried INTEGER NOT NULL, flag INTEGER NOT NULL,"
    " added INTEGER NOT NULL, changed INTEGER NOT NULL, origin INTEGER NOT NULL, crc INTEGER NOT"
    " NULL, UNIQUE(note, ordinal)) STRICT; CREATE INDEX card_deck ON card(deck);"
    "CREATE TABLE memory(card INTEGER PRIMARY KEY, deck INTEGER NOT NULL, position INTEGER NOT"
    " NULL, suspended INTEGER NOT NULL, buried INTEGER NOT NULL, state INTEGER NOT NULL, step"
    " INTEGER NOT NULL, due INTEGER NOT NULL, due_day INTEGER NOT NULL, stability REAL NOT NULL,"
    " stability_fast REAL NOT NULL, difficulty REAL NOT NULL, last INTEGER NOT NULL,"
    " last_utc_offset INTEGER NOT NULL, reps INTEGER NOT NULL, lapses INTEGER NOT NULL) STRICT;"
    "CREATE INDEX memory_new ON memory(deck, position, state, buried) WHERE state = 0 AND"
    " suspended = 0;"
    "BEGIN";

static sqlite3_stmt *
prepare(sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  require(sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK, sql);
  return statement;
}

static void
run(sqlite3_stmt *statement)
{
  require(sqlite3_step(statement) == SQLITE_DONE, sqlite3_sql(statement));
  sqlite3_reset(statement);
}

static void
insert_row(sqlite3_stmt *note, sqlite3_stmt *card, sqlite3_stmt *memory, int i)
{
  char fields[512], id[64];
  guint32 uid[4] = {g_random_int(), g_random_int(), g_random_int(), g_random_int()};
  snprintf(id, sizeof id, "thing-%d", i);
  snprintf(fields, sizeof fields,
           "{\"question\":\"What is the number %d of all the things to know?\",\"answer\":\"One of "
           "%d, with a thread that waits for a `lock` while another one holds it and counts to "
           "%d.\",\"distractors\":[]}",
           i, i % 97, i * 7 % 1000);
  sqlite3_bind_blob(note, 1, uid, sizeof uid, SQLITE_STATIC);
  sqlite3_bind_text(note, 2, id, -1, SQLITE_STATIC);
  sqlite3_bind_text(note, 3, fields, -1, SQLITE_STATIC);
  run(note);
  sqlite3_bind_int(card, 1, i);
  run(card);
  sqlite3_bind_int(memory, 1, i);
  run(memory);
}

static void
insert_bare(const char *directory, int n)
{
  sqlite3 *db = NULL;
  g_mkdir_with_parents(directory, 0700);
  g_autofree char *path = g_build_filename(directory, "bare.db", NULL);
  require(sqlite3_open(path, &db) == SQLITE_OK, path);
  gint64 start = g_get_monotonic_time();
  require(sqlite3_exec(db, bare_schema, NULL, NULL, NULL) == SQLITE_OK, path);
  sqlite3_stmt *note = prepare(db, "INSERT INTO note(uid, file_id, fields, tags, changed, origin,"
                                   " crc, kind, form, media) VALUES (?, ?, ?, '', 1795348800000,"
                                   " 1, 3000000000, 0, 0, '')");
  sqlite3_stmt *card = prepare(db, "INSERT INTO card(note, ordinal, deck, position, seconds, demo,"
                                   " suspended, buried, flag, added, changed, origin, crc) VALUES"
                                   " (?1, 0, 1, ?1, 10, NULL, 0, 0, 0, 1795348800000,"
                                   " 1795348800000, 1, 3000000000)");
  sqlite3_stmt *memory = prepare(db, "INSERT INTO memory VALUES (?1, 1, ?1, 0, 0, 0, 0, 0, 0, 0.0,"
                                     " 0.0, 0.0, 0, 0, 0, 0)");
  for (int i = 1; i <= n; i++)
    insert_row(note, card, memory, i);
  require(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK, path);
  tell(start);
  fflush(stdout);
  _exit(0);
}

int
bench_import_child(const char *what, const char *file, const char *directory, int n)
{
  if (g_str_equal(what, "ours"))
    import_ours(file, directory, n);
  insert_bare(directory, n);
  return 1;
}

/* @seconds and @peak: (out): of a run of its own */
static void
measure(const char *what, const char *file, const char *directory, int n, double *seconds,
        double *peak)
{
  g_autofree char *folder = g_build_filename(directory, what, NULL);
  g_autofree char *count = g_strdup_printf("%d", n);
  g_autofree char *output = NULL;
  long memory = 0;
  g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
  const char *const argv[] = {self, "--import", what, file, folder, count, NULL};
  int status = 0;
  require(g_spawn_sync(NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL,
                       &status, NULL) &&
              status == 0 && sscanf(output, "%lf %ld", seconds, &memory) == 2,
          what);
  *peak = (double) memory / 1024;
  fixture_remove(g_steal_pointer(&folder));
}

static int
compare(gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;
  return (left > right) - (left < right);
}

static double
median(double *values, int n)
{
  qsort(values, (gsize) n, sizeof *values, compare);
  return values[n / 2];
}

static void
measure_size(const char *directory, const char *name, int cards, int rounds)
{
  g_autofree char *file = g_build_filename(directory, "things.md", NULL);
  double ours[MOST_ROUNDS], bare[MOST_ROUNDS], ours_peak[MOST_ROUNDS], bare_peak[MOST_ROUNDS];
  g_mkdir_with_parents(directory, 0700);
  write_deck(file, cards);
  for (int i = 0; i < rounds; i++) {
    measure("ours", file, directory, cards, &ours[i], &ours_peak[i]);
    measure("bare", file, directory, cards, &bare[i], &bare_peak[i]);
  }
  double a = median(ours, rounds), b = median(bare, rounds);
  printf("import of %-5s cards     %10.0f cards/s   bare SQLite %10.0f cards/s   ratio %5.2f"
         " (goal 60000); peak memory %.0f MiB, bare %.0f MiB\n",
         name, cards / a, cards / b, a / b, median(ours_peak, rounds), median(bare_peak, rounds));
  fflush(stdout);
  remove(file);
}

void
bench_import(const char *directory)
{
  for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++)
    measure_size(directory, sizes[i].name, sizes[i].cards, sizes[i].rounds);
}
