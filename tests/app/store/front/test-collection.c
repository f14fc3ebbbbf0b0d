/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection from outside: it is made, opened again, imported into; what was answered is there.
 */
#include "app/deckfile/builtin-decks.h"
#include "app/store/front/collection-care.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-study.h"
#include "tests/app/store/fixture.h"

#include <glib/gstdio.h>

static void
test_first_start_has_the_builtin_decks(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);

  g_autoptr(GPtrArray) decks = ilk_collection_list_decks(collection, &error);
  g_assert_no_error(error);
  g_assert_cmpuint(decks->len, >=, 1);
  gint64 deck = ilk_collection_find_deck(collection, "the gil AND parallelism", &error);
  g_assert_no_error(error);
  g_autoptr(IlkCard) card = ilk_collection_next_card(collection, deck, 0, &error);
  g_assert_no_error(error);
  g_assert_cmpstr(ilk_card_get_content(card)->question, ==, "What is the Global Interpreter Lock?");
  g_assert_cmpint(ilk_card_get_memory(card)->state, ==, ILK_STATE_NEW);
  g_assert_null(ilk_collection_get_notice(collection));
  fixture_assert_sound(collection);

  fixture_close(collection);
  fixture_remove(directory);
}

/* The first comes by itself; another when it is asked for, once, and then it is kept up to date. */
static void
test_another_builtin_deck_is_added(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  g_autoptr(GPtrArray) before = ilk_collection_list_decks(collection, &error);
  g_assert_no_error(error);
  g_autoptr(GPtrArray) missing = ilk_builtin_decks_list_missing(before, &error);
  g_assert_no_error(error);
  g_auto(GStrv) names = ilk_builtin_decks_list();
  g_assert_cmpuint(before->len, ==, 1);
  g_assert_cmpuint(missing->len, ==, g_strv_length(names) - 1);

  IlkImportSummary summary;
  ilk_collection_import(collection, missing->pdata[0], &summary, &error);
  g_assert_no_error(error);
  g_autoptr(GPtrArray) after = ilk_collection_list_decks(collection, &error);
  g_autoptr(GPtrArray) left = ilk_builtin_decks_list_missing(after, &error);
  g_assert_no_error(error);
  g_assert_cmpuint(after->len, ==, 2);
  g_assert_cmpuint(left->len, ==, missing->len - 1);
  IlkCheckReport report;
  g_assert_true(ilk_collection_check(collection, TRUE, &report, &error));
  g_assert_no_error(error);
  ilk_check_report_clear(&report);
  g_autoptr(GPtrArray) updated = ilk_collection_list_decks(collection, &error);
  g_assert_cmpuint(updated->len, ==, 2);
  fixture_assert_sound(collection);

  fixture_close(collection);
  fixture_remove(directory);
}

static void
test_files_are_private(void)
{
  char *directory = fixture_dup_directory();
  g_autofree char *folder = g_build_filename(directory, "inner", NULL);
  g_autofree char *file = g_build_filename(folder, "collection.db", NULL);
  IlkCollection *collection = fixture_open(folder);

  GStatBuf status;
  g_assert_no_errno(g_stat(folder, &status));
  g_assert_cmpint(status.st_mode & 0777, ==, 0700);
  g_assert_no_errno(g_stat(file, &status));
  g_assert_cmpint(status.st_mode & 0777, ==, 0600);

  fixture_close(collection);
  fixture_remove(directory);
}

static void
test_answer_survives_closing(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gint64 deck = fixture_import(collection, 3);
  gint64 id = fixture_next(collection, deck);
  IlkMemory after = fixture_answer(collection, id, ILK_RATING_GOOD);
  fixture_close(collection);

  collection = fixture_open(directory);
  g_autoptr(IlkCard) card = ilk_collection_get_card(collection, id, &error);
  g_assert_no_error(error);
  const IlkMemory *memory = ilk_card_get_memory(card);
  g_assert_cmpint(memory->state, ==, ILK_STATE_LEARNING);
  g_assert_cmpint(memory->due, ==, NOON + 10 * ILK_MS_PER_MINUTE);
  g_assert_cmpint(memory->reps, ==, 1);
  g_assert_cmpfloat(memory->stability, ==, after.stability);
  fixture_assert_sound(collection);
  fixture_close(collection);
  fixture_remove(directory);
}

static void
test_closed_collection_refuses(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  ilk_collection_close(collection);

  g_assert_null(ilk_collection_list_decks(collection, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_FAILED);
  fixture_close(collection);
  fixture_remove(directory);
}

static void
test_import_twice_changes_nothing(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gint64 deck = fixture_import(collection, 5);
  gint64 card = fixture_next(collection, deck);
  fixture_answer(collection, card, ILK_RATING_EASY);

  g_autoptr(IlkDeckFile) file = fixture_deck(6);
  IlkImportSummary summary;
  g_assert_true(ilk_collection_import(collection, file, &summary, &error));
  g_assert_cmpint(summary.deck, ==, deck);
  g_assert_cmpuint(summary.added, ==, 1);
  g_assert_cmpuint(summary.changed, ==, 0);
  g_assert_cmpuint(summary.unchanged, ==, 5);

  g_autoptr(IlkCard) kept = ilk_collection_get_card(collection, card, &error);
  g_assert_cmpint(ilk_card_get_memory(kept)->reps, ==, 1);
  fixture_assert_sound(collection);
  fixture_close(collection);
  fixture_remove(directory);
}

static void
opened_cb(GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GError) error = NULL;
  *(IlkCollection **) data = ilk_collection_open_finish(result, &error);
  g_assert_no_error(error);
}

static void
listed_cb(GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GError) error = NULL;
  *(GPtrArray **) data = ilk_collection_list_decks_finish(ILK_COLLECTION(source), result, &error);
  g_assert_no_error(error);
}

static void
test_async_returns_on_the_callers_context(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = NULL;
  ilk_collection_open_async(directory, NULL, opened_cb, &collection);
  while (collection == NULL)
    g_main_context_iteration(NULL, TRUE);

  GPtrArray *decks = NULL;
  ilk_collection_list_decks_async(collection, NULL, listed_cb, &decks);
  g_assert_null(decks);
  while (decks == NULL)
    g_main_context_iteration(NULL, TRUE);
  g_assert_cmpuint(decks->len, >=, 1);
  g_ptr_array_unref(decks);

  fixture_close(collection);
  fixture_remove(directory);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/store/collection/first-start", test_first_start_has_the_builtin_decks);
  g_test_add_func("/store/collection/another-builtin-deck", test_another_builtin_deck_is_added);
  g_test_add_func("/store/collection/private", test_files_are_private);
  g_test_add_func("/store/collection/answer-survives", test_answer_survives_closing);
  g_test_add_func("/store/collection/closed-refuses", test_closed_collection_refuses);
  g_test_add_func("/store/collection/import-twice", test_import_twice_changes_nothing);
  g_test_add_func("/store/collection/async", test_async_returns_on_the_callers_context);
  return g_test_run();
}
