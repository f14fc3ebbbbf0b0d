/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards of another program on their way out: what cannot go along is counted, with the reason.
 */
#include "app/exchange/deck-export.h"
#include "app/exchange/import-file.h"
#include "app/store/front/collection-decks.h"
#include "tests/app/store/anki/package-maker.h"
#include "tests/app/store/fixture.h"

#include <string.h>

/* Each direction of two notes is a card; of one note one side is empty. */
#define SIDES                                                                                      \
  "INSERT INTO notes VALUES"                                                                       \
  "(11, 'one', 2, 100, 0, '', 'sinister' || char(31) || '', 'x', 0, 0, ''),"                       \
  "(12, 'two', 2, 100, 0, '', '%s' || char(31) || '%s', 'x', 0, 0, '');"                           \
  "INSERT INTO cards VALUES"                                                                       \
  "(21, 11, 2, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, ''),"                                     \
  "(22, 11, 2, 1, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, ''),"                                     \
  "(23, 12, 2, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, ''),"                                     \
  "(24, 12, 2, 1, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, '');"

static void
import(IlkCollection *collection, const char *directory, const char *front, const char *back)
{
  g_autoptr(GError) error = NULL;
  IlkImportSummary summary;
  g_autofree char *sql = g_strdup_printf(SIDES, front, back);
  g_autofree char *path = package_make(directory, "made.apkg", PACKAGE_LATEST, sql, NULL);
  g_autoptr(GFile) file = g_file_new_for_path(path);
  g_autoptr(IlkImport) import = ilk_import_open(file, NULL, NULL, &error);
  g_assert_no_error(error);
  ilk_import_store(import, collection, &summary, &error);
  g_assert_no_error(error);
}

/* Returns: what is told of the export, as a line */
static char *export(IlkCollection *collection, const char *directory, const char *name)
{
  g_autoptr(GError) error = NULL;
  IlkDeckExport done;
  gint64 deck = ilk_collection_find_deck(collection, "Top / Sub", &error);
  g_assert_no_error(error);
  g_autoptr(GFile) file = g_file_new_build_filename(directory, name, NULL);
  if (!ilk_deck_export(collection, deck, file, &done, &error)) {
    g_assert_false(g_file_query_exists(file, NULL));
    return g_strdup(error->message);
  }

  g_autofree char *losses = ilk_deck_export_dup_losses(&done);
  return g_strdup_printf("%u: %s", done.cards, losses != NULL ? losses : "");
}

static void
test_sides(void)
{
  static const struct {
    const char *front, *back, *name, *told;
  } cases[] = {
      {"a", "b", "deck.gift", "3: 1 card without a question or without an answer was left out."},
      {"a", "b", "deck.md", "3: 1 card without a question or without an answer was left out."},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    char *directory = fixture_dup_directory();
    IlkCollection *collection = fixture_open(directory);
    import(collection, directory, cases[i].front, cases[i].back);
    g_autofree char *told = export(collection, directory, cases[i].name);
    g_assert_cmpstr(told, ==, cases[i].told);
    fixture_close(collection);
    fixture_remove(directory);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/store/package-export/sides", test_sides);
  return g_test_run();
}
