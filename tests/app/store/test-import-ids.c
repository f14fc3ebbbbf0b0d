/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which rows a file finds: those of the same texts, whatever version made them, and no others.
 */
#include "tests/app/store/fixture.h"

typedef struct {
  const char *id, *question;
} Entry;

static IlkImportSummary
import(IlkCollection *collection, const char *id, const char *title, const Entry *entries, guint n)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkDeckFile) file = ilk_deck_file_new(id, title, NULL);
  IlkImportSummary summary = {0};
  for (guint i = 0; i < n; i++)
    ilk_deck_file_add(file, entries[i].id,
                      &(IlkCardContent){.question = entries[i].question, .answer = "A"});
  g_assert_true(ilk_collection_import(collection, file, &summary, &error));
  g_assert_no_error(error);
  return summary;
}

static guint
count_decks(IlkCollection *collection)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) decks = ilk_collection_list_decks(collection, &error);
  g_assert_no_error(error);
  return decks->len;
}

/* A collection that an earlier version made of “C++” with derived ids has the rows “c”,
 * “what-is-a-b” and so on. */
static void
test_rows_of_earlier_versions(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  const Entry old[] = {{"what-is-a-b", "What is a*b?"}, {"why", "Why?"}};
  const Entry new[] = {{NULL, "What is a*b?"}, {NULL, "What is a+b?"}, {NULL, "Why?"}};
  guint decks = count_decks(collection);

  IlkImportSummary first = import(collection, "c", "C++", old, 2);
  g_assert_cmpuint(first.added, ==, 2);
  IlkImportSummary again = import(collection, NULL, "C++", new, 3);
  g_assert_cmpint(again.deck, ==, first.deck);
  g_assert_cmpuint(again.added, ==, 1);
  IlkImportSummary third = import(collection, NULL, "C++", new, 3);
  g_assert_cmpuint(third.added, ==, 0);
  g_assert_cmpuint(third.changed, ==, 0);
  g_assert_cmpuint(third.unchanged, ==, 3);

  /* The same slug, another title: another deck. */
  IlkImportSummary other = import(collection, NULL, "C#", new, 3);
  g_assert_cmpint(other.deck, !=, first.deck);
  g_assert_cmpuint(other.added, ==, 3);
  g_assert_cmpuint(count_decks(collection), ==, decks + 2);

  fixture_assert_sound(collection);
  fixture_close(collection);
  fixture_remove(directory);
}

/* What is exported names its ids, and comes back to the same rows. */
static void
test_export_finds_its_rows(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  const Entry old[] = {{"why", "Why?"}};
  const Entry new[] = {{NULL, "Why?"}, {NULL, "Gro\u0308ße?"}};

  IlkImportSummary first = import(collection, "c", "C++", old, 1);
  import(collection, NULL, "C++", new, 2);
  g_autoptr(IlkDeckFile) exported = ilk_collection_dup_deck_file(collection, first.deck, &error);
  g_assert_no_error(error);
  IlkImportSummary back = {0};
  g_assert_true(ilk_collection_import(collection, exported, &back, &error));
  g_assert_cmpint(back.deck, ==, first.deck);
  g_assert_cmpuint(back.unchanged, ==, 2);
  g_assert_cmpuint(back.added, ==, 0);

  fixture_close(collection);
  fixture_remove(directory);
}

static void
test_forms_of_unicode_are_one(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  const Entry composed[] = {{NULL, "Größe?"}}, decomposed[] = {{NULL, "Gro\u0308ße?"}};

  IlkImportSummary first = import(collection, NULL, "Öl", composed, 1);
  IlkImportSummary again = import(collection, NULL, "O\u0308l", decomposed, 1);
  g_assert_cmpint(again.deck, ==, first.deck);
  g_assert_cmpuint(again.added, ==, 0);

  fixture_close(collection);
  fixture_remove(directory);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/store/import-ids/earlier", test_rows_of_earlier_versions);
  g_test_add_func("/store/import-ids/export", test_export_finds_its_rows);
  g_test_add_func("/store/import-ids/unicode", test_forms_of_unicode_are_one);
  return g_test_run();
}
