/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files that are not what they were: something else, too short, with flipped bits, of a newer
 * program. The collection opens all the same or says in a sentence why not; the file that was there
 * is still there; what can be read of it is kept.
 */
#include "app/store/front/collection-cards.h"
#include "app/store/front/collection-care.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-edits.h"
#include "app/store/front/collection-options.h"
#include "app/store/front/collection-study.h"
#include "app/store/sqlite/database.h"
#include "tests/app/store/fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_CARDS 200

static char *
get_path(const char *directory)
{
  return g_build_filename(directory, "collection.db", NULL);
}

/* Makes a collection of N_CARDS answered cards. Returns: how long its file is. */
static gsize
make_collection(const char *directory)
{
  g_autofree char *path = get_path(directory);
  IlkCollection *collection = fixture_open(directory);
  gint64 deck = fixture_import(collection, N_CARDS);
  gint64 first = fixture_next(collection, deck);
  for (gint64 i = 0; i < N_CARDS; i++)
    fixture_answer(collection, first + i, ILK_RATING_GOOD);
  fixture_close(collection);
  GStatBuf status;
  g_assert_no_errno(g_stat(path, &status));
  return (gsize) status.st_size;
}

/* Opens the collection and checks it. Returns: how many reviews it has. @cards: (out): made-up
 * cards */
static guint64
open_salvaged(const char *directory, guint *cards)
{
  g_autoptr(GError) error = NULL;
  g_auto(IlkCheckReport) report = {NULL};
  IlkCollection *collection = fixture_open(directory);
  const char *notice = ilk_collection_get_notice(collection);
  g_assert_nonnull(notice);
  g_test_message("%s", notice);
  g_assert_nonnull(strstr(notice, "collection-damaged-"));
  g_assert_true(ilk_collection_check(collection, FALSE, &report, &error));
  g_assert_cmpuint(report.problems->len, ==, 0);
  g_assert_cmpint(fixture_next(collection, 0), !=, 0);
  g_autoptr(GPtrArray) found = ilk_collection_search(collection, "würdevolle", N_CARDS, &error);
  *cards = found->len;
  fixture_close(collection);

  /* What was told once is not told again. */
  collection = fixture_open(directory);
  g_assert_null(ilk_collection_get_notice(collection));
  fixture_close(collection);
  return report.reviews;
}

static void
write_letter(const char *path)
{
  g_autofree char *text = g_strnfill(5000, 'x');
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void
test_not_a_database(gconstpointer with_copies)
{
  char *directory = fixture_dup_directory();
  g_autofree char *path = get_path(directory);
  make_collection(directory);
  if (!GPOINTER_TO_INT(with_copies))
    fixture_remove_backups(directory);
  write_letter(path);
  guint cards;
  guint64 reviews = open_salvaged(directory, &cards);
  /* The backup is from before the import; the second copy is not. */
  g_assert_cmpuint(cards, ==, GPOINTER_TO_INT(with_copies) ? N_CARDS : 0);
  g_assert_cmpuint(reviews, ==, GPOINTER_TO_INT(with_copies) ? N_CARDS : 0);
  fixture_remove(directory);
}

static void
test_not_a_database_with_a_fresh_backup(void)
{
  char *directory = fixture_dup_directory();
  g_autofree char *path = get_path(directory);
  make_collection(directory);
  IlkCollection *collection = fixture_open(directory);
  g_autofree char *backup = ilk_collection_backup(collection, NULL);
  g_assert_nonnull(backup);
  fixture_close(collection);
  write_letter(path);
  guint cards;
  g_assert_cmpuint(open_salvaged(directory, &cards), ==, N_CARDS);
  g_assert_cmpuint(cards, ==, N_CARDS);
  fixture_remove(directory);
}

static void
test_emptied(void)
{
  char *directory = fixture_dup_directory();
  g_autofree char *path = get_path(directory);
  make_collection(directory);
  g_assert_true(g_file_set_contents(path, "", 0, NULL));
  guint cards;
  open_salvaged(directory, &cards);
  fixture_remove(directory);
}

/* The log, which was written last, is lost first; the texts before it are saved. */
static void
test_truncated(void)
{
  guint most = 0;
  for (int tenths = 1; tenths <= 9; tenths++) {
    char *directory = fixture_dup_directory();
    g_autofree char *path = get_path(directory);
    gsize size = make_collection(directory), length;
    g_autofree char *data = NULL;
    g_assert_true(g_file_get_contents(path, &data, &length, NULL));
    g_assert_true(g_file_set_contents(path, data, (gssize) (size * (gsize) tenths / 10), NULL));
    fixture_remove_backups(directory);
    guint cards;
    open_salvaged(directory, &cards);
    most = MAX(most, cards);
    fixture_remove(directory);
  }
  g_assert_cmpuint(most, >, N_CARDS / 2);
}

static void
flip_bit(const char *path, gsize bit)
{
  gsize length;
  g_autofree char *data = NULL;
  g_assert_true(g_file_get_contents(path, &data, &length, NULL));
  data[bit / 8] ^= (char) (1 << bit % 8);
  g_assert_true(g_file_set_contents(path, data, (gssize) length, NULL));
}

typedef enum { UNHARMED, FOUND, SALVAGED, REFUSED } Finding;

static Finding
find_flip(const char *directory)
{
  g_autoptr(GError) error = NULL;
  g_auto(IlkCheckReport) report = {NULL};
  g_autoptr(IlkCollection) collection = ilk_collection_open(directory, &error);
  if (collection == NULL)
    return REFUSED;
  if (ilk_collection_get_notice(collection) != NULL)
    return SALVAGED;
  if (!ilk_collection_check(collection, FALSE, &report, &error) || report.problems->len > 0)
    return FOUND;
  return UNHARMED;
}

static char *
dup_content(const char *directory)
{
  GString *content = g_string_new(NULL);
  IlkCollection *collection = fixture_open(directory);
  gint64 deck = ilk_collection_find_deck(collection, "Made up", NULL);
  g_autoptr(IlkDeckFile) file = ilk_collection_dup_deck_file(collection, deck, NULL);
  if (file != NULL) {
    g_autofree char *text = ilk_deck_file_to_markdown(file);
    g_string_append(content, text);
  }
  fixture_close(collection);
  return g_string_free(content, FALSE);
}

/* A flipped bit is found, or lies where nothing reads it: it never passes for something else. */
static void
test_flipped_bits(void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(20261122);
  char *directory = fixture_dup_directory();
  g_autofree char *path = get_path(directory);
  gsize size = make_collection(directory), length;
  g_autofree char *whole = NULL;
  g_assert_true(g_file_get_contents(path, &whole, &length, NULL));
  g_autofree char *content = dup_content(directory);
  guint findings[4] = {0};

  for (int i = 0; i < 60; i++) {
    g_assert_true(g_file_set_contents(path, whole, (gssize) length, NULL));
    gsize bit = (gsize) g_rand_int_range(random, 0, (gint32) size * 8);
    flip_bit(path, bit);
    Finding finding = find_flip(directory);
    findings[finding]++;
    if (finding != UNHARMED)
      continue;
    g_autofree char *read = dup_content(directory);
    gsize same = 0;
    while (read[same] != '\0' && read[same] == content[same])
      same++;
    if (read[same] != content[same])
      g_test_message("bit %" G_GSIZE_FORMAT ": %.60s instead of %.60s", bit,
                     read + same - MIN(same, 20), content + same - MIN(same, 20));
    g_assert_cmpstr(read + same, ==, content + same);
  }
  g_test_message("%u unharmed, %u found, %u salvaged, %u refused", findings[UNHARMED],
                 findings[FOUND], findings[SALVAGED], findings[REFUSED]);
  g_assert_cmpuint(findings[FOUND], >, 0);
  fixture_remove(directory);
}

static void
test_repair_of_damaged_pages(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  g_autofree char *path = get_path(directory);
  gsize size = make_collection(directory), length;
  g_autofree char *data = NULL;
  g_assert_true(g_file_get_contents(path, &data, &length, NULL));
  memset(data + size / 4096 / 2 * 4096, 0xa5, 3 * 4096);
  g_assert_true(g_file_set_contents(path, data, (gssize) length, NULL));

  IlkCollection *collection = fixture_open(directory);
  g_auto(IlkCheckReport) report = {NULL};
  g_assert_true(ilk_collection_check(collection, TRUE, &report, &error));
  g_assert_no_error(error);
  g_assert_true(report.repaired);
  fixture_assert_sound(collection);
  g_auto(IlkCheckReport) after = {NULL};
  g_assert_true(ilk_collection_check(collection, FALSE, &after, &error));
  g_test_message("%" G_GUINT64_FORMAT " reviews", after.reviews);
  g_assert_cmpuint(after.reviews, >, N_CARDS / 2);
  fixture_close(collection);
  fixture_remove(directory);
}

static void
run_sql(const char *directory, const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = get_path(directory);
  g_autoptr(IlkDatabase) db = ilk_database_open(path, ILK_DATABASE_READ_WRITE, &error);
  g_assert_no_error(error);
  g_assert_true(ilk_database_execute(db, sql, &error));
}

/* A deck whose name is not what it was goes by the id in its file, one whose options are not by the
 * collection's. */
static void
test_salvaged_decks_are_believed(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  g_autofree char *path = get_path(directory);
  gsize size = make_collection(directory), length;
  run_sql(directory, "UPDATE deck SET name = 'Mode up', options = '{\"new_per_day\":9}'"
                     " WHERE file_id = 'made-up'");
  fixture_remove_backups(directory);
  g_autofree char *data = NULL;
  g_assert_true(g_file_get_contents(path, &data, &length, NULL));
  g_assert_true(g_file_set_contents(path, data, (gssize) (size * 9 / 10), NULL));

  IlkStudyOptions options, followed;
  IlkCollection *collection = fixture_open(directory);
  g_assert_nonnull(ilk_collection_get_notice(collection));
  gint64 deck = ilk_collection_find_deck(collection, "made-up", &error);
  g_assert_no_error(error);
  g_assert_true(ilk_collection_get_options(collection, deck, &options, &error));
  g_assert_true(ilk_collection_get_options(collection, 0, &followed, &error));
  g_assert_cmpint(options.new_per_day, ==, followed.new_per_day);
  fixture_assert_sound(collection);
  fixture_close(collection);
  fixture_remove(directory);
}

static void
test_newer_schema_is_read_only(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  make_collection(directory);
  run_sql(directory, "PRAGMA user_version = 999; ALTER TABLE card ADD COLUMN colour TEXT");

  IlkCollection *collection = fixture_open(directory);
  g_assert_true(ilk_collection_is_read_only(collection));
  g_assert_nonnull(strstr(ilk_collection_get_notice(collection), "newer"));
  g_autoptr(IlkCard) card = ilk_collection_next_card(collection, 0, 0, &error);
  g_assert_nonnull(card);
  IlkReview review = {
      .card = ilk_card_get_id(card), .at = NOON, .rating = ILK_RATING_GOOD, .ms = 1};
  g_assert_false(ilk_collection_answer(collection, &review, NULL, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_READ_ONLY);
  fixture_close(collection);
  fixture_remove(directory);
}

static void
test_another_programs_database_is_left_alone(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  g_autofree char *path = get_path(directory);
  g_assert_true(g_file_set_contents(path, "", 0, NULL));
  run_sql(directory, "CREATE TABLE recipe(name TEXT)");
  g_assert_null(ilk_collection_open(directory, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_INVALID);
  run_sql(directory, "INSERT INTO recipe VALUES ('soup')");
  fixture_remove(directory);
}

static void
test_clock_set_back(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gint64 card = fixture_next(collection, 0);
  IlkMemory first = fixture_answer(collection, card, ILK_RATING_GOOD);
  ilk_clock_advance(-400 * ILK_MS_PER_DAY);
  IlkMemory second = fixture_answer(collection, card, ILK_RATING_GOOD);
  g_assert_cmpint(second.last, >=, first.last);
  g_assert_cmpint(second.reps, ==, 2);

  /* And far forward: nothing is lost, and an undo brings everything back. */
  ilk_clock_advance(5000 * ILK_MS_PER_DAY);
  fixture_answer(collection, card, ILK_RATING_EASY);
  ilk_clock_advance(-4600 * ILK_MS_PER_DAY);
  IlkMemory undone;
  g_assert_true(ilk_collection_undo(collection, card, &undone, &error));
  g_assert_cmpint(undone.due, ==, second.due);
  fixture_assert_sound(collection);
  fixture_close(collection);
  fixture_remove(directory);
}

/* Makes the page where a table or an index begins what no database holds. */
static void
overwrite_root(const char *directory, const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = get_path(directory), *data = NULL;
  gint64 page = 0;
  gsize length;
  IlkDatabase *db = ilk_database_open(path, ILK_DATABASE_READ_WRITE, &error);
  g_assert_no_error(error);
  IlkQuery *query = ilk_database_query(db, "SELECT rootpage FROM sqlite_schema WHERE name = ?");
  ilk_query_bind_text(query, name);
  g_assert_true(ilk_query_fetch_int(query, &page, &error));
  ilk_database_close(db);
  g_assert_cmpint(page, >, 1);
  g_assert_true(g_file_get_contents(path, &data, &length, &error));
  memset(data + (gsize) (page - 1) * 4096, 0xa5, 4096);
  g_assert_true(g_file_set_contents(path, data, (gssize) length, &error));
}

/* Returns: (transfer full): what each card asks, where, and how often it was answered, by number */
static char *
dup_cards(const char *directory)
{
  g_autoptr(GString) cards = g_string_new(NULL);
  IlkCollection *collection = fixture_open(directory);
  for (gint64 id = 1; id < N_CARDS; id++) {
    g_autoptr(IlkCard) card = ilk_collection_get_card(collection, id, NULL);
    if (card != NULL)
      g_string_append_printf(cards, "%d %d %s %d\n", (int) id, (int) ilk_card_get_deck(card),
                             ilk_card_get_content(card)->question, ilk_card_get_memory(card)->reps);
  }
  fixture_close(collection);
  return g_string_free(g_steal_pointer(&cards), FALSE);
}

/* A deck that was made here, of notes with two cards each, so that numbers of cards and notes
 * differ, and the second of them answered. */
static void
make_pairs(const char *directory)
{
  gint64 deck = 0, note = 0;
  IlkCollection *collection = fixture_open(directory);
  const IlkCardContent content = {.question = "Lock", .answer = "Mutex"};
  g_autoptr(IlkNote) pair = ilk_note_new_from_content(NULL, ILK_NOTE_BOTH_DIRECTIONS, &content, 0);
  const IlkEdit add_deck = {.kind = ILK_EDIT_ADD_DECK, .text = "Pairs"};
  g_assert_true(ilk_collection_edit(collection, &add_deck, &deck, NULL));
  const IlkEdit add_note = {.kind = ILK_EDIT_ADD_NOTE, .note = pair, .deck = deck};
  for (int i = 0; i < 4; i++)
    g_assert_true(ilk_collection_edit(collection, &add_note, &note, NULL));
  gint64 card = fixture_next(collection, deck);
  for (int i = 0; i < 5; i++)
    fixture_answer(collection, card + 1 + i % 3 * 2, ILK_RATING_GOOD);
  fixture_close(collection);
}

/* Whatever a card's number was, it is the same after its row was lost, so its answers are its own,
 * and it stands where it stood. */
static void
test_lost_cards_keep_their_numbers(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  make_pairs(directory);
  g_autofree char *before = dup_cards(directory);
  fixture_remove_backups(directory);
  overwrite_root(directory, "card");

  IlkCollection *collection = fixture_open(directory);
  g_auto(IlkCheckReport) report = {NULL};
  g_assert_true(ilk_collection_check(collection, TRUE, &report, &error));
  g_assert_no_error(error);
  fixture_assert_sound(collection);
  fixture_close(collection);
  g_autofree char *after = dup_cards(directory);
  g_assert_cmpstr(after, ==, before);
  fixture_remove(directory);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_data_func("/store/file/not-a-database", GINT_TO_POINTER(FALSE), test_not_a_database);
  g_test_add_data_func("/store/file/not-a-database-old-backup", GINT_TO_POINTER(TRUE),
                       test_not_a_database);
  g_test_add_func("/store/file/not-a-database-fresh-backup",
                  test_not_a_database_with_a_fresh_backup);
  g_test_add_func("/store/file/emptied", test_emptied);
  g_test_add_func("/store/file/truncated", test_truncated);
  g_test_add_func("/store/file/flipped-bits", test_flipped_bits);
  g_test_add_func("/store/file/repair", test_repair_of_damaged_pages);
  g_test_add_func("/store/file/decks", test_salvaged_decks_are_believed);
  g_test_add_func("/store/file/lost-cards", test_lost_cards_keep_their_numbers);
  g_test_add_func("/store/file/newer", test_newer_schema_is_read_only);
  g_test_add_func("/store/file/foreign", test_another_programs_database_is_left_alone);
  g_test_add_func("/store/file/clock", test_clock_set_back);
  return g_test_run();
}
