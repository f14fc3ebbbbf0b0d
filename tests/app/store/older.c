/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Version 1 was kept; of the others, what came later is taken away again.
 */
#include "tests/app/store/older.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#define WRITTEN_UNTIL G_GINT64_CONSTANT(1794387600000) /* 2026-11-11, 09:00 UTC */
/* Like the program, it needs no shared memory beside the log. */
#define TURN_BACK_4                                                                                \
  "PRAGMA locking_mode = EXCLUSIVE;"                                                               \
  "CREATE TABLE card_4(id INTEGER PRIMARY KEY REFERENCES note(id),"                                \
  " deck INTEGER NOT NULL REFERENCES deck(id), position INTEGER NOT NULL,"                         \
  " seconds INTEGER NOT NULL, demo TEXT, crc INTEGER NOT NULL) STRICT;"                            \
  "INSERT INTO card_4 SELECT id, deck, position, seconds, demo, crc FROM card;"                    \
  "CREATE TABLE memory_4(card INTEGER PRIMARY KEY REFERENCES card_4(id), deck INTEGER NOT NULL,"   \
  " position INTEGER NOT NULL, state INTEGER NOT NULL CHECK(state BETWEEN 0 AND 3),"               \
  " step INTEGER NOT NULL, due INTEGER NOT NULL, stability REAL NOT NULL,"                         \
  " stability_fast REAL NOT NULL, difficulty REAL NOT NULL, last INTEGER NOT NULL,"                \
  " last_utc_offset INTEGER NOT NULL, reps INTEGER NOT NULL, lapses INTEGER NOT NULL) STRICT;"     \
  "INSERT INTO memory_4 SELECT card, deck, position, state, step, due, stability, stability_fast," \
  " difficulty, last, last_utc_offset, reps, lapses FROM memory;"                                  \
  "DROP TABLE memory; DROP TABLE card; ALTER TABLE card_4 RENAME TO card;"                         \
  "ALTER TABLE memory_4 RENAME TO memory;"                                                         \
  "DELETE FROM sqlite_sequence WHERE name = 'card';"                                               \
  "CREATE INDEX card_deck ON card(deck);"                                                          \
  "CREATE INDEX memory_new ON memory(deck, position, state) WHERE state = 0;"                      \
  "CREATE INDEX memory_steps ON memory(deck, due, state) WHERE state IN (1, 3);"                   \
  "CREATE INDEX memory_due ON memory(deck, due, state) WHERE state = 2;"                           \
  "ALTER TABLE note DROP COLUMN kind; ALTER TABLE note DROP COLUMN form;"                          \
  "ALTER TABLE note DROP COLUMN media;"                                                            \
  "CREATE TABLE deck_4(id INTEGER PRIMARY KEY,"                                                    \
  " uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), file_id TEXT NOT NULL, name TEXT NOT NULL,"  \
  " description TEXT NOT NULL DEFAULT '', options TEXT NOT NULL DEFAULT '{}',"                     \
  " cards INTEGER NOT NULL DEFAULT 0, crc INTEGER NOT NULL DEFAULT 0,"                             \
  " options_crc INTEGER NOT NULL DEFAULT 0) STRICT;"                                               \
  "INSERT INTO deck_4 SELECT id, uid, file_id, name, description, options, cards, crc,"            \
  " options_crc FROM deck; DROP TABLE deck; ALTER TABLE deck_4 RENAME TO deck;"                    \
  "DELETE FROM sqlite_sequence WHERE name = 'deck';"                                               \
  "CREATE TABLE review_4(card INTEGER NOT NULL, at INTEGER NOT NULL,"                              \
  " device INTEGER NOT NULL REFERENCES device(id), seq INTEGER NOT NULL,"                          \
  " kind INTEGER NOT NULL CHECK(kind BETWEEN 0 AND 2),"                                            \
  " rating INTEGER NOT NULL CHECK(rating BETWEEN 0 AND 4), ms INTEGER NOT NULL,"                   \
  " over_time INTEGER NOT NULL, utc_offset INTEGER NOT NULL,"                                      \
  " days INTEGER NOT NULL DEFAULT 0 CHECK(days >= 0),"                                             \
  " ease INTEGER NOT NULL DEFAULT 0 CHECK(ease >= 0),"                                             \
  " PRIMARY KEY(card, at, device, seq)) STRICT, WITHOUT ROWID;"                                    \
  "INSERT INTO review_4 SELECT card, at, device, seq, kind, rating, ms, over_time, utc_offset,"    \
  " days, ease FROM review; DROP TABLE review; ALTER TABLE review_4 RENAME TO review;"             \
  "CREATE UNIQUE INDEX review_key ON review(device, seq);"                                         \
  "DROP TABLE grave; DROP TABLE media; DROP TABLE edit; DROP TABLE quiz_answer;"                   \
  "DROP TABLE listening; PRAGMA user_version = 4;"
#define TURN_BACK_3                                                                                \
  TURN_BACK_4                                                                                      \
  "ALTER TABLE deck DROP COLUMN crc; ALTER TABLE deck DROP COLUMN options_crc;"                    \
  "ALTER TABLE config DROP COLUMN crc; PRAGMA user_version = 3;"
#define TURN_BACK_2 TURN_BACK_3 "ALTER TABLE review DROP COLUMN ease; PRAGMA user_version = 2;"

char *
older_dup_path(const char *directory)
{
  return g_build_filename(directory, "collection.db", NULL);
}

static void
execute(const char *directory, const char *sql)
{
  g_autofree char *path = older_dup_path(directory);
  sqlite3 *db = NULL;
  g_assert_cmpint(sqlite3_open(path, &db), ==, SQLITE_OK);
  sqlite3_exec(db, sql, NULL, NULL, NULL);
  g_assert_cmpstr(sqlite3_errmsg(db), ==, "not an error");
  sqlite3_close(db);
}

void
older_write_version_1(const char *directory)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *sql = NULL;
  g_assert_true(g_file_get_contents(STORE_FIXTURES "/version-1.sql", &sql, NULL, &error));
  execute(directory, sql);
  ilk_clock_freeze(WRITTEN_UNTIL, 60);
}

void
older_turn_back(const char *directory, int version)
{
  static const char *const steps[] = {[2] = TURN_BACK_2, [3] = TURN_BACK_3, [4] = TURN_BACK_4};
  execute(directory, steps[version]);
  fixture_remove_backups(directory);
}
