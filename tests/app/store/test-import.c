/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file that is imported again: what is not in it any more, and what the learner has deleted.
 */
#include "app/store/front/collection-care.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-edits.h"
#include "tests/app/store/fixture.h"

#define FIRST "# R\n\n- id: r\n\n## Q1\n\n- id: q1\n\nA1\n\n## Q2\n\n- id: q2\n\nA2\n"
#define SHORTER "# R\n\n- id: r\n\n## Q1\n\n- id: q1\n\nA1\n"

static IlkImportSummary
import(IlkCollection *collection, const char *text)
{
  g_autoptr(GError) error = NULL;
  IlkImportSummary summary;
  g_autoptr(IlkDeckFile) file = ilk_deck_file_parse(text, strlen(text), "r.md", &error);
  g_assert_no_error(error);
  g_assert_true(ilk_collection_import(collection, file, &summary, &error));
  g_assert_no_error(error);
  return summary;
}

static void
edit(IlkCollection *collection, const IlkEdit *edit)
{
  g_autoptr(GError) error = NULL;
  g_assert_true(ilk_collection_edit(collection, edit, NULL, &error));
  g_assert_no_error(error);
}

static void
test_no_longer_in_the_file(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  g_assert_cmpuint(import(collection, FIRST).missing, ==, 0);
  IlkImportSummary again = import(collection, SHORTER);
  g_assert_cmpuint(again.missing, ==, 1);
  g_assert_cmpuint(again.unchanged, ==, 1);
  g_assert_cmpuint(import(collection, FIRST).missing, ==, 0);
  fixture_close(collection);
  fixture_remove(directory);
}

static void
test_deleted_stays_away(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gint64 deck = import(collection, FIRST).deck;
  gint64 card = fixture_next(collection, deck);
  edit(collection, &(IlkEdit){.kind = ILK_EDIT_DELETE_NOTES, .cards = &card, .n_cards = 1});
  IlkImportSummary again = import(collection, FIRST);
  g_assert_cmpuint(again.deleted, ==, 1);
  g_assert_cmpuint(again.added, ==, 0);
  g_assert_cmpint(fixture_next(collection, deck), !=, card);

  g_autofree char *label = ilk_collection_undo_edit(collection, NULL);
  g_assert_nonnull(label);
  g_assert_cmpint(fixture_next(collection, deck), ==, card);
  again = import(collection, FIRST);
  g_assert_cmpuint(again.deleted + again.added, ==, 0);
  fixture_assert_sound(collection);
  fixture_close(collection);
  fixture_remove(directory);
}

/* Who imports a deck that was deleted wants it back, all of it. */
static void
test_deleted_deck_comes_back_whole(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gint64 deck = import(collection, FIRST).deck;
  edit(collection, &(IlkEdit){.kind = ILK_EDIT_DELETE_DECK, .deck = deck});
  g_assert_cmpint(ilk_collection_find_deck(collection, "R", NULL), ==, 0);
  IlkImportSummary again = import(collection, FIRST);
  g_assert_cmpuint(again.added, ==, 2);
  g_assert_cmpuint(again.deleted, ==, 0);
  fixture_assert_sound(collection);
  fixture_close(collection);
  fixture_remove(directory);
}

/* A damaged mark of the built-in decks makes the next start look at them again. */
static void
test_built_in_deck_stays_deleted(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  g_autoptr(GPtrArray) decks = ilk_collection_list_decks(collection, &error);
  g_assert_no_error(error);
  edit(collection,
       &(IlkEdit){.kind = ILK_EDIT_DELETE_DECK, .deck = ilk_deck_get_id(decks->pdata[0])});
  IlkCheckReport report = {0};
  g_assert_true(ilk_collection_check(collection, TRUE, &report, &error));
  ilk_check_report_clear(&report);
  fixture_close(collection);
  collection = fixture_open(directory);
  g_assert_cmpint(fixture_next(collection, 0), ==, 0);
  fixture_close(collection);
  fixture_remove(directory);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/store/import/no-longer-in-the-file", test_no_longer_in_the_file);
  g_test_add_func("/store/import/deleted", test_deleted_stays_away);
  g_test_add_func("/store/import/deleted-deck", test_deleted_deck_comes_back_whole);
  g_test_add_func("/store/import/built-in", test_built_in_deck_stays_deleted);
  return g_test_run();
}
