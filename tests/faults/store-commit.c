/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every write and every sync of an answer fails once: alone, or with all that follow, with an
 * error, halfway, for want of space, by a crash, by a loss of power. What was acknowledged is
 * there; what was refused is not; nothing is ever there by half.
 */
#include "app/store/front/collection-care.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-figures.h"
#include "app/store/front/collection-options.h"
#include "app/store/front/collection-study.h"
#include "tests/app/store/fixture.h"
#include "tests/faults/store-vfs.h"

#define MOST_POINTS 200

typedef struct {
  IlkCollection *collection;
  char *directory;
  gint64 card;
  guint64 stored;
} Trial;

static guint64
count_reviews(IlkCollection *collection)
{
  g_autoptr(GError) error = NULL;
  g_auto(IlkCheckReport) report = {NULL};
  gboolean checked = ilk_collection_check(collection, FALSE, &report, &error);
  g_assert_no_error(error);
  g_assert_true(checked);
  for (guint i = 0; i < report.problems->len; i++)
    g_test_message("%s", (const char *) g_ptr_array_index(report.problems, i));
  g_assert_cmpuint(report.problems->len, ==, 0);
  return report.reviews;
}

/* The same number, read beside the writing connection, which was there before the fault. */
static guint64
count_beside(IlkCollection *collection)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) days = ilk_collection_list_days(collection, 0, G_MAXINT32, &error);
  guint64 n = 0;
  g_assert_no_error(error);
  for (guint i = 0; i < days->len; i++)
    n += g_array_index(days, IlkDayTotal, i).n;
  return n;
}

static void
assert_outcome(Trial *trial, gboolean acknowledged, const GError *error, guint64 reviews)
{
  if (acknowledged)
    g_assert_cmpuint(reviews, ==, trial->stored + 1);
  else if (g_error_matches(error, ILK_ERROR, ILK_ERROR_UNCERTAIN))
    g_assert_true(reviews == trial->stored || reviews == trial->stored + 1);
  else
    g_assert_cmpuint(reviews, ==, trial->stored);
  trial->stored = reviews;
}

/* Returns: whether the fault came about */
static gboolean
answer_with_fault(Trial *trial, StoreFault fault, guint nth, gboolean lasting)
{
  g_autoptr(GError) error = NULL;
  ilk_clock_advance(ILK_MS_PER_MINUTE);
  g_assert_cmpuint(count_beside(trial->collection), ==, trial->stored);
  store_vfs_arm(fault, nth, lasting);
  IlkReview review = {
      .card = trial->card, .at = ilk_clock_now(), .rating = ILK_RATING_GOOD, .ms = 1000};
  gboolean acknowledged = ilk_collection_answer(trial->collection, &review, NULL, &error);
  if (fault >= STORE_FAULT_KILL) {
    fixture_close(trial->collection);
    trial->collection = NULL;
  }
  gboolean fired = store_vfs_disarm();
  if (trial->collection == NULL)
    trial->collection = fixture_open(trial->directory);
  g_assert_null(ilk_collection_get_notice(trial->collection));
  /* A full disk may keep a commit that is in the log already from being made sure of. */
  if (fault == STORE_FAULT_FULL && lasting && fired &&
      !g_error_matches(error, ILK_ERROR, ILK_ERROR_UNCERTAIN))
    g_assert_error(error, ILK_ERROR, ILK_ERROR_NO_SPACE);
  assert_outcome(trial, acknowledged, error, count_reviews(trial->collection));
  g_assert_cmpuint(count_beside(trial->collection), ==, trial->stored);
  return fired;
}

static void
test_every_point(gconstpointer data)
{
  guint code = GPOINTER_TO_UINT(data);
  StoreFault fault = (StoreFault) (code >> 1);
  Trial trial = {.directory = fixture_dup_directory()};
  trial.collection = fixture_open(trial.directory);
  trial.card = fixture_next(trial.collection, 0);
  guint points = 0;

  while (points < MOST_POINTS && answer_with_fault(&trial, fault, points + 1, code & 1))
    points++;
  g_test_message("%u points, %" G_GUINT64_FORMAT " stored", points, trial.stored);
  g_assert_cmpuint(points, >=, 1);
  g_assert_cmpuint(points, <, MOST_POINTS);

  fixture_close(trial.collection);
  fixture_remove(trial.directory);
}

static void
test_full_disk_is_survived(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  IlkReview review = {
      .card = fixture_next(collection, 0), .at = NOON, .rating = ILK_RATING_GOOD, .ms = 1};
  store_vfs_arm(STORE_FAULT_FULL, 1, TRUE);
  for (int i = 0; i < 3; i++) {
    g_assert_false(ilk_collection_answer(collection, &review, NULL, &error));
    g_assert_error(error, ILK_ERROR, ILK_ERROR_NO_SPACE);
    g_clear_error(&error);
  }
  g_assert_cmpint(fixture_next(collection, 0), ==, review.card);
  store_vfs_disarm();

  fixture_answer(collection, review.card, ILK_RATING_GOOD);
  g_assert_cmpuint(count_reviews(collection), ==, 1);
  fixture_close(collection);
  fixture_remove(directory);
}

static void
test_import_is_whole_or_not_there(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gboolean fired = TRUE;
  for (guint nth = 1; fired; nth += 7) {
    g_autoptr(GError) error = NULL;
    g_autoptr(IlkDeckFile) file = fixture_deck(20);
    IlkImportSummary summary;
    store_vfs_arm(STORE_FAULT_FULL, nth, TRUE);
    gboolean imported = ilk_collection_import(collection, file, &summary, &error);
    fired = store_vfs_disarm();
    g_assert_true(imported || fired);
    gboolean certain = !g_error_matches(error, ILK_ERROR, ILK_ERROR_UNCERTAIN);
    g_clear_error(&error);
    gboolean there = ilk_collection_find_deck(collection, "Made up", &error) != 0;
    g_assert_true(there == imported || !certain);
    fixture_assert_sound(collection);
  }
  fixture_close(collection);
  fixture_remove(directory);
}

/* Failing, crashing or losing power at any point leaves one model's memories, never some of
 * each. */
static void
test_model_is_whole_or_not_there(gconstpointer data)
{
  StoreFault fault = (StoreFault) GPOINTER_TO_UINT(data);
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gint64 first = fixture_next(collection, fixture_import(collection, 20));
  for (gint64 card = first; card < first + 20; card++)
    fixture_answer(collection, card, ILK_RATING_GOOD);
  gboolean fired = TRUE;
  for (guint nth = 1; fired; nth += 3) {
    g_autoptr(GError) error = NULL;
    IlkStudyOptions options;
    ilk_collection_get_options(collection, 0, &options, NULL);
    IlkModel old = options.model;
    options.model = old == ILK_MODEL_FSRS_6 ? ILK_MODEL_FSRS_7 : ILK_MODEL_FSRS_6;
    store_vfs_arm(fault, nth, TRUE);
    gboolean stored = ilk_collection_set_options(collection, 0, &options, &error);
    if (fault >= STORE_FAULT_KILL)
      g_clear_pointer(&collection, fixture_close);
    fired = store_vfs_disarm();
    if (collection == NULL)
      collection = fixture_open(directory);
    g_assert_true(stored || fired);
    ilk_collection_get_options(collection, 0, &options, NULL);
    if (!g_error_matches(error, ILK_ERROR, ILK_ERROR_UNCERTAIN))
      g_assert_true((options.model != old) == stored);
    g_assert_cmpuint(count_reviews(collection), ==, 20);
  }
  fixture_close(collection);
  fixture_remove(directory);
}

int
main(int argc, char *argv[])
{
  static const char *const names[] = {"write", "half", "full", "sync", "kill", "power"};
  g_test_init(&argc, &argv, NULL);
  store_vfs_install();
  for (guint fault = 0; fault < N_STORE_FAULTS; fault++) {
    for (guint lasting = 0; lasting < 2; lasting++) {
      g_autofree char *path =
          g_strdup_printf("/store/commit/%s-%s", names[fault], lasting ? "lasting" : "once");
      g_test_add_data_func(path, GUINT_TO_POINTER(fault << 1 | lasting), test_every_point);
    }
  }
  for (guint fault = STORE_FAULT_FULL; fault < N_STORE_FAULTS; fault++) {
    g_autofree char *path = g_strdup_printf("/store/commit/model-%s", names[fault]);
    g_test_add_data_func(path, GUINT_TO_POINTER(fault), test_model_is_whole_or_not_there);
  }
  g_test_add_func("/store/commit/full-disk", test_full_disk_is_survived);
  g_test_add_func("/store/commit/import", test_import_is_whole_or_not_there);
  return g_test_run();
}
