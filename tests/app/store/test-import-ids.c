/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which rows a file finds: those of the same texts, whatever version made them, and no others.
 */
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-edits.h"
#include "app/store/front/collection-study.h"
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

static void
edit(IlkCollection *collection, const IlkEdit *edit, gint64 *made)
{
  g_autoptr(GError) error = NULL;
  g_assert_true(ilk_collection_edit(collection, edit, made, &error));
  g_assert_no_error(error);
}

static void
write_note(IlkCollection *collection, gint64 deck, const char *question)
{
  const IlkCardContent content = {.question = question, .answer = "A"};
  g_autoptr(IlkNote) note = ilk_note_new_from_content(NULL, ILK_NOTE_BOTH_DIRECTIONS, &content, 0);
  edit(collection, &(IlkEdit){.kind = ILK_EDIT_ADD_NOTE, .note = note, .deck = deck}, NULL);
}

static void
assert_comes_back(IlkCollection *collection, gint64 deck, guint n)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkDeckFile) exported = ilk_collection_dup_deck_file(collection, deck, &error);
  g_assert_no_error(error);
  guint decks = count_decks(collection);
  IlkImportSummary back = {0};
  g_assert_true(ilk_collection_import(collection, exported, &back, &error));
  g_assert_no_error(error);
  g_assert_cmpint(back.deck, ==, deck);
  g_assert_cmpuint(back.added, ==, 0);
  g_assert_cmpuint(back.changed, ==, 0);
  g_assert_cmpuint(back.unchanged, ==, n);
  g_assert_cmpuint(count_decks(collection), ==, decks);
}

/* A deck and cards that were made here, and one that was moved here, go out and come back to the
 * same rows. */
static void
test_what_was_made_here_comes_back(void)
{
  gint64 made = 0;
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  const Entry entries[] = {{"why", "Why?"}, {"who", "Who?"}};
  IlkImportSummary other = import(collection, "other", "Other", entries, 2);
  IlkImportSummary left = import(collection, "left", "Left", entries, 1);
  gint64 moved = fixture_next(collection, left.deck);
  edit(collection, &(IlkEdit){.kind = ILK_EDIT_ADD_DECK, .text = "Made here"}, &made);
  write_note(collection, made, "What?");
  write_note(collection, made, "How?");
  edit(collection,
       &(IlkEdit){.kind = ILK_EDIT_MOVE_CARDS, .cards = &moved, .n_cards = 1, .deck = made}, NULL);
  assert_comes_back(collection, made, 3);

  write_note(collection, other.deck, "Where?");
  assert_comes_back(collection, other.deck, 3);
  fixture_assert_sound(collection);
  fixture_close(collection);
  fixture_remove(directory);
}

/* A card of the file that happens to have the id of one that was moved here is another card. */
static void
test_a_like_id_is_no_card(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  const Entry one[] = {{"why", "Why A?"}}, two[] = {{"who", "Who B?"}},
              both[] = {{"who", "Who B?"}, {"why", "Why B?"}};
  IlkImportSummary a = import(collection, "a", "A", one, 1);
  IlkImportSummary b = import(collection, "b", "B", two, 1);
  gint64 moved = fixture_next(collection, a.deck);
  edit(collection,
       &(IlkEdit){.kind = ILK_EDIT_MOVE_CARDS, .cards = &moved, .n_cards = 1, .deck = b.deck},
       NULL);
  IlkImportSummary again = import(collection, "b", "B", both, 2);
  g_assert_cmpuint(again.added, ==, 1);
  g_autoptr(IlkCard) card = ilk_collection_get_card(collection, moved, NULL);
  g_assert_cmpstr(ilk_card_get_content(card)->question, ==, "Why A?");
  fixture_close(collection);
  fixture_remove(directory);
}

#define MANY 400

/* After many that are not there nobody is asked for each; those that are there are found all the
 * same, by their ids and by those of earlier versions. */
static void
test_many_new_among_few_known(void)
{
  g_autoptr(GStringChunk) texts = g_string_chunk_new(4096);
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  Entry known[] = {{"one", "The one?"}, {"a-question-700", "A question: 700"}, {"two", "The two?"}};
  Entry all[MANY + G_N_ELEMENTS(known)];

  import(collection, "big", "Big", known, G_N_ELEMENTS(known));
  for (guint i = 0; i < MANY; i++) {
    g_autofree char *question = g_strdup_printf("A question: %u", i);
    all[i] = (Entry){NULL, g_string_chunk_insert(texts, question)};
  }
  all[MANY] = known[0];
  all[MANY + 1] = (Entry){NULL, known[1].question};
  all[MANY + 2] = known[2];
  IlkImportSummary summary = import(collection, "big", "Big", all, G_N_ELEMENTS(all));
  g_assert_cmpuint(summary.added, ==, MANY);
  g_assert_cmpuint(summary.changed, ==, 3); /* they stand further down */
  summary = import(collection, "big", "Big", all, G_N_ELEMENTS(all));
  g_assert_cmpuint(summary.unchanged, ==, G_N_ELEMENTS(all));
  fixture_assert_sound(collection);
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
  g_test_add_func("/store/import-ids/made-here", test_what_was_made_here_comes_back);
  g_test_add_func("/store/import-ids/like-id", test_a_like_id_is_no_card);
  g_test_add_func("/store/import-ids/many-new", test_many_new_among_few_known);
  return g_test_run();
}
