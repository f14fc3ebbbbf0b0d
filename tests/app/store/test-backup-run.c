/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The day's backup in steps: answers are served between them and are in it, and whatever ends it
 * early leaves nothing behind.
 */
#include "app/store/care/backup.h"
#include "app/store/decks/import.h"
#include "app/store/front/collection-care.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-study.h"
#include "app/store/queue/answer.h"
#include "tests/app/store/fixture.h"

#define N_CARDS 3000 /* some steps */

typedef struct {
  char *directory;
  char *folder;
  IlkStore *store;
  gint64 first; /* card */
  guint answers;
} Daily;

static void
answer(Daily *self)
{
  g_autoptr(GError) error = NULL;
  IlkAnswer stored;
  const IlkReview given = {.card = self->first + self->answers++ % N_CARDS,
                           .rating = ILK_RATING_EASY,
                           .at = ilk_clock_now(),
                           .ms = 1000};
  g_assert_true(ilk_store_answer(self->store, &given, &stored, &error));
  g_assert_no_error(error);
}

static void
import(Daily *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkDeckFile) file = fixture_deck(N_CARDS);
  IlkImportSummary summary;
  g_assert_true(ilk_store_import(self->store, file, &summary, &error));
  IlkQuery *query = ilk_database_query(self->store->db, "SELECT min(id) FROM card WHERE deck = ?");
  ilk_query_bind_int(query, summary.deck);
  g_assert_true(ilk_query_fetch_int(query, &self->first, &error));
}

/* A collection of which a copy is due. */
static void
daily_init(Daily *self)
{
  *self = (Daily){.directory = fixture_dup_directory()};
  self->folder = g_build_filename(self->directory, "backups", NULL);
  self->store = ilk_store_open(self->directory, NULL);
  g_assert_nonnull(self->store);
  import(self);
  answer(self);
  fixture_remove_backups(self->directory);
}

static void
daily_clear(Daily *self)
{
  g_clear_pointer(&self->store, ilk_store_close);
  g_free(self->folder);
  fixture_remove(self->directory);
}

static gboolean
step(Daily *self)
{
  g_autoptr(GError) error = NULL;
  gboolean more = FALSE;
  g_assert_true(ilk_store_backup_daily_step(self->store, &more, &error));
  g_assert_no_error(error);
  return more;
}

/* Returns: (transfer full) (nullable): the name of the only file beside its journal, NULL when
 * there is none */
static char *
dup_only_file(const Daily *self)
{
  g_autoptr(GDir) dir = g_dir_open(self->folder, 0, NULL);
  char *only = NULL;
  const char *name;
  while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
    if (g_str_has_suffix(name, "-journal"))
      continue;
    g_assert_null(only);
    only = g_strdup(name);
  }
  return only;
}

static gint64
count_in_copy(const Daily *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *name = dup_only_file(self);
  g_autofree char *path = g_build_filename(self->folder, name, NULL);
  g_assert_true(g_str_has_suffix(name, ".db"));
  g_autoptr(IlkDatabase) db = ilk_database_open(path, ILK_DATABASE_IMMUTABLE, &error);
  g_assert_no_error(error);
  gint64 n = 0;
  g_assert_true(
      ilk_query_fetch_int(ilk_database_query(db, "SELECT count(*) FROM review"), &n, &error));
  return n;
}

static void
assert_copy_is_sound(Daily *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *name = dup_only_file(self);
  g_autofree char *path = g_build_filename(self->folder, name, NULL);
  g_clear_pointer(&self->store, ilk_store_close);
  g_assert_true(ilk_collection_restore(self->directory, path, &error));
  IlkCollection *collection = fixture_open(self->directory);
  fixture_assert_sound(collection);
  fixture_close(collection);
}

/* Only while it is read back may an answer come too late for it. */
static void
test_answers_between_steps(void)
{
  Daily daily;
  gint64 steps = 0;
  daily_init(&daily);
  while (step(&daily)) {
    g_autofree char *name = dup_only_file(&daily);
    g_assert_true(g_str_has_suffix(name, ".partial"));
    if (++steps < 4)
      answer(&daily);
  }
  g_assert_cmpint(steps, >, 4);
  g_assert_cmpint(count_in_copy(&daily), ==, 4);
  assert_copy_is_sound(&daily);
  daily_clear(&daily);
}

/* The pages of a change that is taken back are in it as they were. */
static void
test_change_taken_back_between_steps(void)
{
  Daily daily;
  daily_init(&daily);
  g_assert_true(step(&daily));
  g_assert_true(step(&daily));
  g_assert_true(ilk_database_begin(daily.store->db, NULL));
  g_assert_true(ilk_database_execute(daily.store->db,
                                     "PRAGMA cache_spill = 10; PRAGMA cache_size = 10;"
                                     "UPDATE note SET fields = upper(fields); DELETE FROM review",
                                     NULL));
  ilk_database_rollback(daily.store->db);
  while (step(&daily))
    ;
  g_assert_cmpint(count_in_copy(&daily), ==, 1);
  assert_copy_is_sound(&daily);
  daily_clear(&daily);
}

static void
test_begins_again_with_a_new_connection(void)
{
  Daily daily;
  daily_init(&daily);
  g_assert_true(step(&daily));
  g_assert_true(ilk_store_reopen(daily.store, NULL));
  g_assert_null(dup_only_file(&daily));
  while (step(&daily))
    ;
  g_assert_cmpint(count_in_copy(&daily), ==, 1);
  assert_copy_is_sound(&daily);
  daily_clear(&daily);
}

static void
test_nothing_is_left_at_the_end(void)
{
  Daily daily;
  daily_init(&daily);
  g_assert_true(step(&daily));
  g_clear_pointer(&daily.store, ilk_store_close);
  g_assert_null(dup_only_file(&daily));
  daily_clear(&daily);
}

/* Whoever asks for a copy of now gets the one that is being made, if that can be of now. */
static void
test_a_copy_asked_for_meanwhile(void)
{
  g_autoptr(GError) error = NULL;
  Daily daily;
  daily_init(&daily);
  g_assert_true(step(&daily));
  answer(&daily);
  g_autofree char *path = ilk_store_backup(daily.store, &error);
  g_assert_no_error(error);
  g_assert_cmpint(count_in_copy(&daily), ==, 2);
  g_assert_false(step(&daily));
  g_assert_cmpint(count_in_copy(&daily), ==, 2);
  daily_clear(&daily);
}

static void
test_what_a_killed_process_left_goes(void)
{
  Daily daily;
  daily_init(&daily);
  g_autofree char *left =
      g_build_filename(daily.folder, "collection-20261101-120000.db.partial", NULL);
  g_assert_cmpint(g_mkdir_with_parents(daily.folder, 0700), ==, 0);
  g_assert_true(g_file_set_contents(left, "half", -1, NULL));
  while (step(&daily))
    ;
  g_assert_cmpint(count_in_copy(&daily), ==, 1);
  daily_clear(&daily);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/store/backup-run/answers", test_answers_between_steps);
  g_test_add_func("/store/backup-run/taken-back", test_change_taken_back_between_steps);
  g_test_add_func("/store/backup-run/again", test_begins_again_with_a_new_connection);
  g_test_add_func("/store/backup-run/closed", test_nothing_is_left_at_the_end);
  g_test_add_func("/store/backup-run/meanwhile", test_a_copy_asked_for_meanwhile);
  g_test_add_func("/store/backup-run/left", test_what_a_killed_process_left_goes);
  return g_test_run();
}
