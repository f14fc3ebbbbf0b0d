/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding cards by words, also after their text has changed, and while the index has yet to get
 * them.
 */
#include "app/base/limits.h"
#include "app/store/care/check.h"
#include "app/store/decks/import.h"
#include "app/store/edits/edits.h"
#include "app/store/find/find.h"
#include "app/store/front/collection-cards.h"
#include "app/store/front/collection-care.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-edits.h"
#include "app/store/queue/search.h"
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

/* Opens the collection as its own thread does, which alone sees how far the index is. */
static IlkStore *
open_store(const char *directory)
{
  g_autoptr(GError) error = NULL;
  IlkStore *store = ilk_store_open(directory, &error);
  g_assert_no_error(error);
  return store;
}

static void
assert_waiting(IlkStore *store, gint64 expected)
{
  g_autoptr(GError) error = NULL;
  gint64 n = -1;
  g_assert_true(ilk_search_count_waiting(store, &n, &error));
  g_assert_no_error(error);
  g_assert_cmpint(n, ==, expected);
}

static IlkImportSummary
import(IlkStore *store, const IlkDeckFile *file)
{
  g_autoptr(GError) error = NULL;
  IlkImportSummary summary = {0};
  g_assert_true(ilk_store_import(store, file, &summary, &error));
  g_assert_no_error(error);
  return summary;
}

static guint
count_in(IlkStore *store, const char *text, gboolean thorough)
{
  g_autoptr(GError) error = NULL;
  const IlkCardSearch search = {.text = text, .thorough = thorough};
  g_autoptr(GArray) ids = ilk_find_ids(store, &search, &error);
  g_assert_no_error(error);
  return ids->len;
}

/* What words find, whether the index has the notes or not. */
static const struct {
  const char *text;
  guint n;
} many[] = {
    {"number1200", 1},     {"NUMBER120", 2},     {"wurdevolle", 1200},  {"\"what is\"", 1200},
    {"\"is what\"", 0},    {"quokka", 1200},     {"-number1200", 1199}, {"nowhere", 0},
    {"what number1", 312}, {"tag:quokka", 1200},
};

static void
assert_finds(IlkStore *store)
{
  for (gsize i = 0; i < G_N_ELEMENTS(many); i++) {
    g_test_message("%s", many[i].text);
    g_autofree char *text = g_strconcat("deck:\"Made up\" ", many[i].text, NULL);
    g_assert_cmpuint(count_in(store, text, FALSE), ==, many[i].n);
  }
}

static gboolean
never(gpointer unused)
{
  return FALSE;
}

static gboolean
at_once(gpointer unused)
{
  return TRUE;
}

static void
assert_nothing_wrong(IlkStore *store)
{
  g_autoptr(GError) error = NULL;
  g_auto(IlkCheckReport) report = {NULL};
  g_assert_true(ilk_store_check(store, FALSE, &report, &error));
  g_assert_no_error(error);
  for (guint i = 0; i < report.problems->len; i++)
    g_test_message("%s", (const char *) report.problems->pdata[i]);
  g_assert_cmpuint(report.problems->len, ==, 0);
}

static void
test_index_follows(void)
{
  char *directory = fixture_dup_directory();
  g_autoptr(IlkDeckFile) file = fixture_deck(1200);
  IlkStore *store = open_store(directory);
  g_autoptr(IlkDeckFile) few = ilk_deck_file_new("few", "Few", NULL);
  const IlkCardContent content = {.question = "Few?", .answer = "Yes.", .seconds = 5};
  ilk_deck_file_add(few, "one", &content);
  import(store, few);
  assert_waiting(store, 0);
  import(store, file);
  assert_waiting(store, 1200);
  assert_finds(store);
  assert_nothing_wrong(store);

  /* Somebody waits: a few are indexed all the same. */
  gboolean more = FALSE;
  g_assert_true(ilk_search_catch_up(store, at_once, NULL, &more, NULL));
  g_assert_true(more);
  assert_finds(store);
  assert_nothing_wrong(store);

  /* As after a kill: the rest is known to be missing. */
  ilk_store_close(store);
  store = open_store(directory);
  gint64 waiting = 0;
  g_assert_true(ilk_search_count_waiting(store, &waiting, NULL));
  g_assert_cmpint(waiting, >, 0);
  g_assert_cmpint(waiting, <, 1200);
  while (more)
    g_assert_true(ilk_search_catch_up(store, never, NULL, &more, NULL));
  assert_waiting(store, 0);
  assert_finds(store);
  assert_nothing_wrong(store);
  ilk_store_close(store);
  fixture_remove(directory);
}

/* What changes or goes while it waits leaves nothing of itself in the index. */
static void
test_changes_while_waiting(void)
{
  char *directory = fixture_dup_directory();
  g_autoptr(IlkDeckFile) file = fixture_deck(1200);
  IlkStore *store = open_store(directory);
  import(store, file);
  IlkCardContent content = {.question = "Zebra?", .answer = "Striped.", .seconds = 5};
  g_autoptr(IlkDeckFile) changed = ilk_deck_file_new("made-up", "Made up", NULL);
  ilk_deck_file_add(changed, "card-1200", &content);
  ilk_deck_file_add(changed, "card-1", &content);
  g_assert_cmpuint(import(store, changed).changed, ==, 2);
  g_assert_cmpuint(count_in(store, "zebra", FALSE), ==, 2);
  g_assert_cmpuint(count_in(store, "number1200", FALSE), ==, 0);

  g_autoptr(GArray) found = NULL;
  const IlkCardSearch search = {.text = "number1100"};
  found = ilk_find_ids(store, &search, NULL);
  gint64 made = 0;
  const IlkEdit edit = {.kind = ILK_EDIT_DELETE_NOTES,
                        .cards = (const gint64 *) (gpointer) found->data,
                        .n_cards = found->len};
  g_assert_true(ilk_store_edit(store, &edit, &made, NULL));
  g_assert_cmpuint(count_in(store, "number1100", FALSE), ==, 0);
  assert_nothing_wrong(store);

  gboolean more = TRUE;
  g_assert_true(ilk_search_catch_up(store, NULL, NULL, &more, NULL));
  g_assert_false(more);
  g_assert_cmpuint(count_in(store, "zebra", FALSE), ==, 2);
  g_assert_cmpuint(count_in(store, "number1100", FALSE), ==, 0);
  g_autofree char *label = ilk_store_undo_edit(store, FALSE, NULL);
  g_assert_nonnull(label);
  g_assert_cmpuint(count_in(store, "number1100", FALSE), ==, 1);
  assert_nothing_wrong(store);
  ilk_store_close(store);
  fixture_remove(directory);
}

/* Of more than a key press may look through, a search for words says nothing, not even by “-”. */
static void
test_too_many_wait(void)
{
  char *directory = fixture_dup_directory();
  g_autoptr(IlkDeckFile) file = fixture_deck(ILK_MAX_SCANNED_NOTES + 1);
  IlkStore *store = open_store(directory);
  import(store, file);
  g_autofree char *last = g_strdup_printf("number%d", ILK_MAX_SCANNED_NOTES + 1);
  g_autofree char *without = g_strconcat("-", last, NULL);
  g_assert_cmpuint(count_in(store, last, FALSE), ==, 0);
  g_assert_cmpuint(count_in(store, last, TRUE), ==, 1);
  g_assert_cmpuint(count_in(store, without, FALSE), <, 1000);
  g_assert_cmpuint(count_in(store, "is:new", FALSE), >, ILK_MAX_SCANNED_NOTES);
  ilk_store_close(store);
  fixture_remove(directory);
}

/* The collection's own thread does it, and tells. */
static void
changed_cb(IlkCollection *collection, guint what, gint64 deck, gint64 card, gboolean *caught_up)
{
  *caught_up = *caught_up || (what & ILK_CHANGE_INDEX) != 0;
}

static void
test_follows_by_itself(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gboolean caught_up = FALSE;
  guint n = 0;
  g_signal_connect(collection, "changed", G_CALLBACK(changed_cb), &caught_up);
  fixture_import(collection, 1000);
  while (!caught_up)
    g_main_context_iteration(NULL, TRUE);
  g_assert_true(ilk_collection_count_unindexed(collection, &n, NULL));
  g_assert_cmpuint(n, ==, 0);
  g_assert_cmpuint(count_found(collection, "number1000"), ==, 1);
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
  g_test_add_func("/store/search/index-follows", test_index_follows);
  g_test_add_func("/store/search/changes-while-waiting", test_changes_while_waiting);
  g_test_add_func("/store/search/too-many-wait", test_too_many_wait);
  g_test_add_func("/store/search/follows-by-itself", test_follows_by_itself);
  return g_test_run();
}
