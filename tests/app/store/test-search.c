/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding cards by words, also after their text has changed.
 */
#include "tests/app/store/fixture.h"

static guint
count_found(IlkCollection *collection, const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) cards = ilk_collection_search(collection, text, 100, &error);
  g_assert_no_error(error);
  return cards->len;
}

static void
test_finds_words(void)
{
  static const struct {
    const char *text;
    guint n;
  } cases[] = {
      {"number7", 1},      {"NUMBER7", 1},      {"number1", 2}, /* the beginning of number10, too */
      {"number1 what", 1}, {"what number1", 2}, {"würdevolle", 10},
      {"wurdevolle", 10},  {"quokka", 10},      {"", 20}, /* all */
      {"  ", 20},          {"\"", 20},          {"zzz OR (zzzz", 0},
      {"distractors", 0},  {"nowhere", 0},
  };
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  fixture_import(collection, 10);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s", cases[i].text);
    g_assert_cmpuint(count_found(collection, cases[i].text), ==, cases[i].n);
  }
  fixture_close(collection);
  fixture_remove(directory);
}

static void
test_changed_text_is_found_under_its_new_words(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  fixture_import(collection, 2);
  g_autoptr(IlkDeckFile) file = ilk_deck_file_new("made-up", "Made up", NULL);
  IlkCardContent content = {.question = "Zebra?", .answer = "Striped.", .seconds = 5};
  ilk_deck_file_add(file, "card-1", &content);
  IlkImportSummary summary;
  g_assert_true(ilk_collection_import(collection, file, &summary, NULL));
  g_assert_cmpuint(summary.changed, ==, 1);

  g_assert_cmpuint(count_found(collection, "zebra"), ==, 1);
  g_assert_cmpuint(count_found(collection, "number1"), ==, 0);
  g_assert_cmpuint(count_found(collection, "number2"), ==, 1);
  fixture_assert_sound(collection);
  fixture_close(collection);
  fixture_remove(directory);
}

static void
test_limit(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  fixture_import(collection, 10);
  g_autoptr(GPtrArray) cards = ilk_collection_search(collection, "what", 3, NULL);
  g_assert_cmpuint(cards->len, ==, 3);
  fixture_close(collection);
  fixture_remove(directory);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/store/search/words", test_finds_words);
  g_test_add_func("/store/search/changed", test_changed_text_is_found_under_its_new_words);
  g_test_add_func("/store/search/limit", test_limit);
  return g_test_run();
}
