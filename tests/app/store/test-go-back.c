/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Going back while the collection is open: to a backup, or to the second copy. What was there is
 * kept; whoever gives up has the collection as it was.
 */
#include "app/store/front/collection-copy.h"
#include "app/store/front/collection-restore.h"
#include "app/store/front/collection-study.h"
#include "tests/app/store/copy-fixture.h"

#include <glib/gstdio.h>

#define COPY "second-copy"
#define N_CARDS 12

typedef struct {
  GAsyncResult *result;
  double share;
} Wait;

static void
got_cb(GObject *source, GAsyncResult *result, gpointer data)
{
  ((Wait *) data)->result = g_object_ref(result);
}

static void
progress_cb(double share, gpointer data)
{
  Wait *wait = data;
  g_assert_cmpfloat(share, >, wait->share);
  g_assert_cmpfloat(share, <=, 1);
  wait->share = share;
}

static GAsyncResult *
wait_for(Wait *wait)
{
  while (wait->result == NULL)
    g_main_context_iteration(NULL, TRUE);
  return wait->result;
}

static gboolean
go_back(IlkCollection *collection, const char *path, gboolean is_copy, GCancellable *cancellable,
        IlkRestored *restored, GError **error)
{
  Wait wait = {NULL, 0};
  ilk_collection_go_back_async(collection, path, is_copy, cancellable, progress_cb, got_cb, &wait);
  g_autoptr(GAsyncResult) result = wait_for(&wait);
  return ilk_collection_go_back_finish(collection, result, restored, error);
}

static GPtrArray *
list_points(const char *directory, const char *copy)
{
  Wait wait = {NULL, 0};
  ilk_restore_points_list_async(directory, copy, NULL, got_cb, &wait);
  g_autoptr(GAsyncResult) result = wait_for(&wait);
  GPtrArray *points = ilk_restore_points_list_finish(result, NULL);
  g_assert_nonnull(points);
  return points;
}

static guint64
count_reviews(IlkCollection *collection)
{
  g_auto(IlkCheckReport) report = {NULL};
  g_assert_true(ilk_collection_check(collection, FALSE, &report, NULL));
  g_assert_cmpuint(report.problems->len, ==, 0);
  return report.reviews;
}

/* Two answers, a backup, a third. */
static IlkCollection *
begin(const char *directory, gint64 *first, char **backup)
{
  IlkCollection *collection = fixture_open(directory);
  *first = fixture_next(collection, fixture_import(collection, N_CARDS));
  fixture_answer(collection, *first, ILK_RATING_GOOD);
  fixture_answer(collection, *first + 1, ILK_RATING_GOOD);
  *backup = ilk_collection_backup(collection, NULL);
  g_assert_nonnull(*backup);
  fixture_answer(collection, *first + 2, ILK_RATING_GOOD);
  return collection;
}

static void
test_backup(void)
{
  gint64 first;
  g_autofree char *backup = NULL;
  g_auto(IlkRestored) restored = {0};
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  IlkCollection *collection = begin(directory, &first, &backup);

  g_assert_true(go_back(collection, backup, FALSE, NULL, &restored, &error));
  g_assert_no_error(error);
  g_assert_cmpint(restored.reviews, ==, 2);
  g_assert_cmpint(restored.cards, >=, N_CARDS);
  g_assert_true(g_file_test(restored.aside, G_FILE_TEST_EXISTS));
  g_assert_cmpuint(count_reviews(collection), ==, 2);
  fixture_answer(collection, first + 3, ILK_RATING_GOOD);
  g_assert_cmpuint(count_reviews(collection), ==, 3);
  fixture_close(collection);
  fixture_remove(directory);
}

/* After a backup was gone back to, the second copy still has all there ever was. */
static void
test_copy(void)
{
  gint64 first;
  g_autofree char *backup = NULL;
  g_auto(IlkRestored) restored = {0}, again = {0};
  char *directory = fixture_dup_directory();
  g_autofree char *copy = g_build_filename(directory, COPY, NULL);
  IlkCollection *collection = begin(directory, &first, &backup);

  g_assert_true(go_back(collection, backup, FALSE, NULL, &restored, NULL));
  g_assert_true(go_back(collection, copy, TRUE, NULL, &again, NULL));
  g_assert_cmpint(again.reviews, ==, 3);
  g_assert_cmpuint(again.problems->len, ==, 0);
  g_assert_cmpuint(count_reviews(collection), ==, 3);
  fixture_close(collection);
  fixture_remove(directory);
}

static void
test_points(void)
{
  gint64 first, cards, reviews;
  g_autofree char *backup = NULL;
  Wait wait = {NULL, 0};
  char *directory = fixture_dup_directory();
  g_autofree char *copy = g_build_filename(directory, COPY, NULL);
  IlkCollection *collection = begin(directory, &first, &backup);
  g_auto(IlkCopyState) state = {NULL};
  g_assert_true(ilk_collection_get_copy(collection, &state, NULL));

  g_autoptr(GPtrArray) points = list_points(directory, copy);
  g_assert_cmpuint(points->len, >=, 2);
  const IlkRestorePoint *second = points->pdata[0], *latest = points->pdata[1];
  g_assert_true(second->is_copy);
  g_assert_cmpint(second->at, >, 0);
  g_assert_false(latest->is_copy);
  g_assert_cmpstr(latest->path, ==, backup);
  g_assert_cmpint(latest->reviews, ==, 2);

  ilk_restore_points_count_copy_async(directory, copy, NULL, got_cb, &wait);
  g_autoptr(GAsyncResult) result = wait_for(&wait);
  g_assert_true(ilk_restore_points_count_copy_finish(result, &cards, &reviews, NULL));
  g_assert_cmpint(reviews, ==, 3);
  g_assert_cmpint(cards, ==, latest->cards);
  fixture_close(collection);
  fixture_remove(directory);
}

static void
assert_as_before(IlkCollection *collection, gint64 first)
{
  g_assert_cmpuint(count_reviews(collection), ==, 3);
  fixture_answer(collection, first + 4, ILK_RATING_GOOD);
  g_assert_cmpuint(count_reviews(collection), ==, 4);
}

static void
test_given_up(void)
{
  gint64 first;
  g_autofree char *backup = NULL;
  g_auto(IlkRestored) restored = {0};
  g_autoptr(GError) error = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new();
  char *directory = fixture_dup_directory();
  IlkCollection *collection = begin(directory, &first, &backup);

  g_cancellable_cancel(cancellable);
  g_assert_false(go_back(collection, backup, FALSE, cancellable, &restored, &error));
  g_assert_error(error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_as_before(collection, first);
  fixture_close(collection);
  fixture_remove(directory);
}

/* Something that is no backup, a folder without a copy, nothing at all. */
static void
test_nothing_to_go_back_to(void)
{
  gint64 first;
  g_autofree char *backup = NULL;
  char *directory = fixture_dup_directory(), *empty = fixture_dup_directory();
  IlkCollection *collection = begin(directory, &first, &backup);
  g_autofree char *rubbish = g_build_filename(empty, "rubbish.db", NULL);
  g_assert_true(g_file_set_contents(rubbish, "no database", -1, NULL));
  const struct {
    const char *path;
    gboolean is_copy;
  } cases[] = {{rubbish, FALSE}, {empty, TRUE}, {"/nowhere", TRUE}, {"/nowhere", FALSE}};

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_auto(IlkRestored) restored = {0};
    g_autoptr(GError) error = NULL;
    g_assert_false(go_back(collection, cases[i].path, cases[i].is_copy, NULL, &restored, &error));
    g_assert_nonnull(error);
    g_assert_cmpuint(count_reviews(collection), ==, 3);
  }
  assert_as_before(collection, first);
  fixture_close(collection);
  fixture_remove(empty);
  fixture_remove(directory);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/store/go-back/backup", test_backup);
  g_test_add_func("/store/go-back/copy", test_copy);
  g_test_add_func("/store/go-back/points", test_points);
  g_test_add_func("/store/go-back/given-up", test_given_up);
  g_test_add_func("/store/go-back/nothing", test_nothing_to_go_back_to);
  return g_test_run();
}
