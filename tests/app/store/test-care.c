/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks find what is wrong and repairs mend it; backups are made, thinned and gone back to.
 */
#include "app/store/front/collection-care.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-figures.h"
#include "app/store/front/collection-predictions.h"
#include "app/store/front/collection-study.h"
#include "app/store/sqlite/database.h"
#include "tests/app/store/fixture.h"

#include <math.h>

/* Changes the closed collection behind its back. */
static void
tamper(const char *directory, const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename(directory, "collection.db", NULL);
  g_autoptr(IlkDatabase) db = ilk_database_open(path, ILK_DATABASE_READ_WRITE, &error);
  g_assert_no_error(error);
  g_assert_true(ilk_database_execute(db, sql, &error));
  g_assert_no_error(error);
}

static IlkCollection *
make_collection(const char *directory)
{
  IlkCollection *collection = fixture_open(directory);
  gint64 deck = fixture_import(collection, 5);
  gint64 first = fixture_next(collection, deck);
  for (gint64 i = 0; i < 5; i++)
    fixture_answer(collection, first + i, ILK_RATING_EASY);
  return collection;
}

static guint
check(IlkCollection *collection, gboolean repair, guint64 *reviews)
{
  g_autoptr(GError) error = NULL;
  g_auto(IlkCheckReport) report = {NULL};
  g_assert_true(ilk_collection_check(collection, repair, &report, &error));
  g_assert_no_error(error);
  for (guint i = 0; i < report.problems->len; i++)
    g_test_message("%s", (const char *) g_ptr_array_index(report.problems, i));
  g_assert_cmpint(report.repaired, ==, repair && report.problems->len > 0);
  *reviews = report.reviews;
  return report.problems->len;
}

static void
test_repairs_what_is_computed(void)
{
  static const char *const damages[] = {
      "UPDATE memory SET stability = stability * 2 WHERE reps > 0",
      "UPDATE memory SET state = 2, due = 5 WHERE reps = 0",
      "UPDATE day_total SET n = n + 1",
      "UPDATE day_total SET ms = ms + 1",
      "DELETE FROM day_total",
      "INSERT INTO day_total VALUES (1, 1, 2, 2, 2000, 1)",
      "UPDATE deck SET cards = 99",
      "UPDATE memory SET position = 77 WHERE card = 3",
      "UPDATE card SET seconds = 77 WHERE id = 3",
      "INSERT INTO note_fts(note_fts) VALUES ('delete-all')",
      "UPDATE deck SET name = 'The gil' WHERE file_id = 'the-gil-and-parallelism'",
      "UPDATE deck SET description = description || '.' WHERE id = 1",
      "UPDATE deck SET options = '{\"new_per_day\":9}' WHERE file_id = 'made-up'",
      "UPDATE deck SET options = '{\"new_per_day' WHERE file_id = 'made-up'",
      "UPDATE config SET value = 'other' WHERE key = 'bulk-mark'",
      ("UPDATE note SET fields = replace(fields, 'mutex', 'muteX')"
       " WHERE file_id = 'what-is-the-gil'"),
  };
  for (gsize i = 0; i < G_N_ELEMENTS(damages); i++) {
    guint64 reviews;
    char *directory = fixture_dup_directory();
    fixture_close(make_collection(directory));
    tamper(directory, damages[i]);

    IlkCollection *collection = fixture_open(directory);
    g_assert_cmpuint(check(collection, FALSE, &reviews), ==, 1);
    g_assert_cmpuint(reviews, ==, 5);
    /* What was moved aside for it is told, too. */
    g_assert_cmpuint(check(collection, TRUE, &reviews), <=, 2);
    fixture_assert_sound(collection);
    fixture_close(collection);
    fixture_remove(directory);
  }
}

static void
test_reports_what_it_cannot_repair(void)
{
  static const char *const damages[] = {
      "UPDATE review SET ms = ms + 1 WHERE seq = 3",
      "UPDATE review SET days = days + 1 WHERE seq = 3",
      "UPDATE review SET days = 0 WHERE seq = 3",
      "DELETE FROM review WHERE seq = 5",
      "DELETE FROM log_segment",
      "DELETE FROM memory WHERE reps > 0; UPDATE review SET ms = ms + 1",
      "UPDATE note SET tags = 'other' WHERE file_id = 'card-2'",
      "UPDATE deck SET name = 'Made-up' WHERE file_id = 'made-up'",
      "UPDATE deck SET uid = randomblob(16) WHERE file_id = 'made-up'",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(damages); i++) {
    guint64 reviews;
    char *directory = fixture_dup_directory();
    fixture_close(make_collection(directory));
    tamper(directory, damages[i]);
    IlkCollection *collection = fixture_open(directory);
    g_assert_cmpuint(check(collection, FALSE, &reviews), >=, 1);
    fixture_close(collection);
    fixture_remove(directory);
  }
}

static guint
count_files(const char *directory, const char *prefix)
{
  guint n = 0;
  g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
    n += g_str_has_prefix(name, prefix);
  return n;
}

static void
test_backup_and_restore(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  IlkCollection *collection = make_collection(directory);
  g_autofree char *path = ilk_collection_backup(collection, &error);
  g_assert_no_error(error);
  gint64 deck = ilk_collection_find_deck(collection, "Made up", NULL);
  gint64 card = deck != 0 ? fixture_next(collection, 0) : 0;
  fixture_answer(collection, card, ILK_RATING_AGAIN);

  g_assert_false(ilk_collection_restore(directory, path, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_IN_USE);
  g_clear_error(&error);
  fixture_close(collection);
  g_assert_true(ilk_collection_restore(directory, path, &error));
  g_assert_no_error(error);
  g_assert_cmpuint(count_files(directory, "collection-replaced-"), ==, 1);

  collection = fixture_open(directory);
  guint64 reviews;
  g_assert_cmpuint(check(collection, FALSE, &reviews), ==, 0);
  g_assert_cmpuint(reviews, ==, 5);

  /* The same number again, but by another device. */
  IlkAnswer answer;
  IlkReview review = {.card = card, .at = NOON, .rating = ILK_RATING_GOOD, .ms = 1};
  g_assert_true(ilk_collection_answer(collection, &review, &answer, &error));
  g_assert_cmpint(answer.key.device, ==, 2);
  fixture_assert_sound(collection);
  fixture_close(collection);
  fixture_remove(directory);
}

static void
test_restore_refuses_what_is_no_backup(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  g_autofree char *path = g_build_filename(directory, "backup.db", NULL);
  g_assert_true(g_file_set_contents(path, "This is a letter, not a database.", -1, NULL));
  g_assert_false(ilk_collection_restore(directory, path, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_DAMAGED);
  g_assert_cmpuint(count_files(directory, "collection"), ==, 0);
  fixture_remove(directory);
}

/* Files that are imported one after another are one job, which has one copy to go back to. */
static void
test_one_backup_a_job(void)
{
  char *directory = fixture_dup_directory();
  g_autofree char *folder = g_build_filename(directory, "backups", NULL);
  IlkCollection *collection = make_collection(directory);
  guint n = count_files(folder, "collection-");
  for (guint i = 0; i < 5; i++)
    fixture_import(collection, 6 + i);
  g_assert_cmpuint(count_files(folder, "collection-"), ==, n + 1);

  fixture_answer(collection, fixture_next(collection, 0), ILK_RATING_GOOD);
  fixture_import(collection, 12);
  g_assert_cmpuint(count_files(folder, "collection-"), ==, n + 2);
  ilk_clock_advance(10 * ILK_MS_PER_MINUTE);
  fixture_import(collection, 13);
  g_assert_cmpuint(count_files(folder, "collection-"), ==, n + 3);
  fixture_close(collection);
  fixture_remove(directory);
}

/* A day without an answer needs no copy, a day with one gets one. */
static void
test_daily_backup(void)
{
  char *directory = fixture_dup_directory();
  g_autofree char *folder = g_build_filename(directory, "backups", NULL);
  fixture_close(make_collection(directory));
  guint n = count_files(folder, "collection-");

  for (int day = 0; day < 3; day++) {
    ilk_clock_advance(ILK_MS_PER_DAY);
    fixture_close(fixture_open(directory));
    g_assert_cmpuint(count_files(folder, "collection-"), ==, n + 1);
  }
  IlkCollection *collection = fixture_open(directory);
  fixture_answer(collection, fixture_next(collection, 0), ILK_RATING_GOOD);
  fixture_close(collection);
  ilk_clock_advance(ILK_MS_PER_DAY);
  fixture_close(fixture_open(directory));
  g_assert_cmpuint(count_files(folder, "collection-"), ==, n + 2);
  fixture_remove(directory);
}

/* Whoever opens the collection to study does not wait for its copy. */
static void
test_daily_backup_lets_others_go_first(void)
{
  char *directory = fixture_dup_directory();
  g_autofree char *folder = g_build_filename(directory, "backups", NULL);
  fixture_close(make_collection(directory));
  guint n = count_files(folder, "collection-");

  ilk_clock_advance(ILK_MS_PER_DAY);
  IlkCollection *collection = fixture_open(directory);
  g_assert_cmpint(fixture_next(collection, 0), !=, 0);
  g_assert_cmpuint(count_files(folder, "collection-"), ==, n);
  fixture_close(collection);
  g_assert_cmpuint(count_files(folder, "collection-"), ==, n + 1);
  fixture_remove(directory);
}

static void
settled_cb(GObject *collection, GAsyncResult *result, gpointer done)
{
  g_autoptr(GError) error = NULL;
  g_assert_true(
      ilk_collection_settle_prediction_finish(ILK_COLLECTION(collection), result, &error));
  g_assert_no_error(error);
  *(gboolean *) done = TRUE;
}

static void
settle(IlkCollection *collection, gint64 id, double measured)
{
  gboolean done = FALSE;
  ilk_collection_settle_prediction_async(collection, id, measured, NULL, settled_cb, &done);
  while (!done)
    g_main_context_iteration(NULL, TRUE);
}

/* An outcome that comes later is added once. */
static void
test_predictions_are_kept(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gint64 first =
      ilk_collection_add_prediction(collection, 0, "gil-contention", "{}", 1.6, 1.01, &error);
  g_assert_no_error(error);
  gint64 second =
      ilk_collection_add_prediction(collection, 1, "convoy", "{\"threads\":2}", 5, NAN, &error);
  g_assert_no_error(error);
  g_assert_cmpint(second, ==, first + 1);
  settle(collection, second, 4);
  settle(collection, second, 3);
  g_autoptr(GArray) guesses = ilk_collection_list_guesses(collection, 10, &error);
  g_assert_cmpuint(guesses->len, ==, 2);
  g_assert_cmpfloat(g_array_index(guesses, IlkGuess, 1).measured, ==, 4);
  fixture_close(collection);
  fixture_remove(directory);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/store/care/repairs", test_repairs_what_is_computed);
  g_test_add_func("/store/care/reports", test_reports_what_it_cannot_repair);
  g_test_add_func("/store/care/backup-and-restore", test_backup_and_restore);
  g_test_add_func("/store/care/restore-refuses", test_restore_refuses_what_is_no_backup);
  g_test_add_func("/store/care/one-backup-a-job", test_one_backup_a_job);
  g_test_add_func("/store/care/daily-backup", test_daily_backup);
  g_test_add_func("/store/care/daily-backup-last", test_daily_backup_lets_others_go_first);
  g_test_add_func("/store/care/predictions", test_predictions_are_kept);
  return g_test_run();
}
