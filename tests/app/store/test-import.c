/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file that is imported again: what is not in it any more, and what the learner has deleted.
 */
#include "app/deckfile/deck-reader.h"
#include "app/store/front/collection-cards.h"
#include "app/store/front/collection-care.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-edits.h"
#include "app/store/front/collection-import.h"
#include "app/store/front/collection-options.h"
#include "app/store/front/collection-study.h"
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

static IlkImportPreview *
preview(IlkCollection *collection, const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
  g_autoptr(IlkCardSource) source = ilk_deck_reader_new_for_bytes(bytes, 0, "r.md", &error);
  g_assert_no_error(error);
  IlkImportPreview *shown = ilk_collection_preview_import(collection, source, NULL, &error);
  g_assert_no_error(error);
  return shown;
}

static void
assert_row(const IlkImportPreview *shown, guint i, IlkImportFate fate, guint line,
           const char *question)
{
  g_assert_cmpuint(i, <, shown->rows->len);
  const IlkImportRow *row = shown->rows->pdata[i];
  g_assert_cmpint(row->fate, ==, fate);
  g_assert_cmpuint(row->line, ==, line);
  g_assert_cmpstr(row->question, ==, question);
}

/* What is told is what is done then, and telling it does nothing. */
static void
test_preview(void)
{
  static const char next[] = "# Renamed\n\n- id: r\n\n## Q1\n\n- id: q1\n\nAnother answer\n\n"
                             "## Q3\n\n- id: q3\n\nA3\n\n## Q4\n\n- id: q4\n\nA4\n";
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  g_autoptr(IlkImportPreview) first = preview(collection, FIRST);
  g_assert_true(first->is_new);
  g_assert_cmpuint(first->summary.added, ==, 2);
  assert_row(first, 1, ILK_IMPORT_ADDED, 11, "Q2");
  g_assert_cmpint(ilk_collection_find_deck(collection, "R", NULL), ==, 0);

  gint64 deck = import(collection, FIRST).deck;
  g_autoptr(IlkImportPreview) same = preview(collection, FIRST);
  g_assert_cmpuint(same->summary.unchanged, ==, 2);
  g_assert_cmpuint(same->rows->len, ==, 0);

  import(collection, "# R\n\n- id: r\n\n## Q4\n\n- id: q4\n\nA4\n");
  g_autoptr(GArray) cards =
      ilk_collection_find_cards(collection, &(IlkCardSearch){.text = "Q4"}, NULL);
  edit(collection, &(IlkEdit){.kind = ILK_EDIT_DELETE_NOTES,
                              .cards = (const gint64 *) (gpointer) cards->data,
                              .n_cards = 1});
  g_autoptr(IlkImportPreview) shown = preview(collection, next);
  g_assert_false(shown->is_new);
  g_assert_cmpstr(shown->name_before, ==, "R");
  assert_row(shown, 0, ILK_IMPORT_CHANGED, 5, "Q1");
  assert_row(shown, 1, ILK_IMPORT_ADDED, 11, "Q3");
  assert_row(shown, 2, ILK_IMPORT_DELETED, 17, "Q4");
  assert_row(shown, 3, ILK_IMPORT_MISSING, 0, "Q2");
  IlkImportSummary done = import(collection, next);
  g_assert_cmpint(done.deck, ==, deck);
  g_assert_cmpint(shown->summary.edit, ==, 0);
  done.edit = 0;
  g_assert_cmpmem(&done, sizeof done, &shown->summary, sizeof shown->summary);
  fixture_assert_sound(collection);
  fixture_close(collection);
  fixture_remove(directory);
}

static IlkImportSummary
import_deck(IlkCollection *collection, IlkDeckFile *file)
{
  g_autoptr(GError) error = NULL;
  IlkImportSummary summary;
  g_assert_true(ilk_collection_import(collection, file, &summary, &error));
  g_assert_no_error(error);
  return summary;
}

static void
undo(IlkCollection *collection, gboolean redo, const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *said = redo ? ilk_collection_dup_redo_label(collection, &error)
                               : ilk_collection_dup_undo_label(collection, &error);
  g_assert_no_error(error);
  g_assert_cmpstr(said, ==, expected);
  g_autofree char *label = redo ? ilk_collection_redo_edit(collection, &error)
                                : ilk_collection_undo_edit(collection, &error);
  g_assert_no_error(error);
  g_assert_cmpstr(label, ==, expected);
  fixture_assert_sound(collection);
}

static guint
count_cards(IlkCollection *collection, const char *text)
{
  g_autoptr(GError) error = NULL;
  const IlkCardSearch search = {.text = text, .thorough = TRUE};
  g_autoptr(GArray) ids = ilk_collection_find_cards(collection, &search, &error);
  g_assert_no_error(error);
  return ids->len;
}

/* A new deck of more cards than are taken away at once, one of them answered. */
static void
test_undo_new_deck(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  g_autoptr(IlkDeckFile) file = fixture_deck(1200);
  gint64 deck = import_deck(collection, file).deck;
  gint64 card = fixture_next(collection, deck);
  IlkMemory memory = fixture_answer(collection, card, ILK_RATING_GOOD);
  undo(collection, FALSE, "Import “Made up”");
  g_assert_cmpint(ilk_collection_find_deck(collection, "Made up", NULL), ==, 0);
  g_assert_cmpuint(count_cards(collection, "number1200"), ==, 0);
  g_assert_null(ilk_collection_dup_undo_label(collection, NULL));

  fixture_close(collection);
  collection = fixture_open(directory);
  undo(collection, TRUE, "Import “Made up”");
  g_assert_cmpint(ilk_collection_find_deck(collection, "Made up", NULL), ==, deck);
  g_assert_cmpuint(count_cards(collection, "deck:\"Made up\""), ==, 1200);
  g_assert_cmpuint(count_cards(collection, "number1200"), ==, 1);
  g_autoptr(IlkCard) back = ilk_collection_get_card(collection, card, NULL);
  g_assert_nonnull(back);
  g_assert_cmpint(ilk_card_get_memory(back)->due, ==, memory.due);
  undo(collection, FALSE, "Import “Made up”");
  g_assert_cmpuint(import_deck(collection, file).added, ==, 1200);
  fixture_assert_sound(collection);
  fixture_close(collection);
  fixture_remove(directory);
}

/* Every card is another one: more than an entry of the journal holds. */
static void
test_undo_changes(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  g_autoptr(IlkDeckFile) file = fixture_deck(1200);
  g_autoptr(IlkDeckFile) other = ilk_deck_file_new("made-up", "Renamed", NULL);
  for (int i = 1; i <= 1300; i++) {
    g_autofree char *id = g_strdup_printf("card-%d", i);
    g_autofree char *question = g_strdup_printf("Zebra%d?", i);
    ilk_deck_file_add(other, id, &(IlkCardContent){.question = question, .answer = "Striped."});
  }
  import_deck(collection, file);
  IlkImportSummary sum = import_deck(collection, other);
  g_assert_cmpuint(sum.changed, ==, 1200);
  g_assert_cmpuint(sum.added, ==, 100);
  for (int i = 0; i < 2; i++) {
    undo(collection, FALSE, "Import “Renamed”");
    g_assert_cmpuint(count_cards(collection, "zebra*"), ==, 0);
    g_assert_cmpuint(import_deck(collection, file).unchanged, ==, 1200);
    undo(collection, TRUE, "Import “Renamed”");
    g_assert_cmpuint(count_cards(collection, "zebra*"), ==, 1300);
    g_assert_cmpuint(import_deck(collection, other).unchanged, ==, 1300);
  }
  undo(collection, FALSE, "Import “Renamed”");
  undo(collection, FALSE, "Import “Made up”");
  g_assert_cmpuint(count_cards(collection, "number1*"), ==, 0);
  fixture_close(collection);
  fixture_remove(directory);
}

/* Steps with something else between them are not made one: that would be undone with them. */
static void
test_imports_are_joined(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gint64 edits[] = {import(collection, FIRST).edit, import(collection, "# S\n\n## Q\n\nA\n").edit};
  g_assert_cmpint(import(collection, FIRST).edit, ==, 0);
  g_assert_true(ilk_collection_join_imports(collection, edits, 2, NULL));
  undo(collection, FALSE, "Import 2 decks");
  g_assert_cmpint(ilk_collection_find_deck(collection, "R", NULL), ==, 0);
  undo(collection, TRUE, "Import 2 decks");
  g_assert_cmpint(ilk_collection_find_deck(collection, "R", NULL), !=, 0);
  undo(collection, FALSE, "Import 2 decks");
  g_assert_null(ilk_collection_dup_undo_label(collection, NULL));

  edits[0] = import(collection, FIRST).edit;
  edit(collection, &(IlkEdit){.kind = ILK_EDIT_ADD_DECK, .text = "Between"});
  edits[1] = import(collection, "# S\n\n## Q\n\nA\n").edit;
  g_assert_true(ilk_collection_join_imports(collection, edits, 2, NULL));
  undo(collection, FALSE, "Import “S”");
  undo(collection, FALSE, "Add the deck “Between”");
  undo(collection, FALSE, "Import “R”");
  fixture_close(collection);
  fixture_remove(directory);
}

/* Cards are written some at a time: one that comes again finds the one that still waits. */
static void
test_same_note_twice(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  g_autoptr(IlkDeckFile) file = ilk_deck_file_new("twice", "Twice", NULL);
  const IlkCardContent first = {.question = "What?", .answer = "This.", .seconds = 5};
  const IlkCardContent again = {.question = "What?", .answer = "That.", .seconds = 9};
  IlkImportSummary summary;
  for (int i = 0; i < 37; i++) {
    g_autofree char *id = g_strdup_printf("card-%d", i);
    ilk_deck_file_add(file, id, &first);
    if (i % 5 == 0)
      ilk_deck_file_add(file, id, &again);
  }
  g_assert_true(ilk_collection_import(collection, file, &summary, NULL));
  g_assert_cmpuint(summary.added, ==, 37);
  g_assert_cmpuint(summary.changed, ==, 8);
  g_assert_true(ilk_collection_import(collection, file, &summary, NULL));
  g_assert_cmpuint(summary.added, ==, 0);
  fixture_assert_sound(collection);
  fixture_close(collection);
  fixture_remove(directory);
}

/* A mistake behind thousands of cards leaves nothing of them. */
static void
test_all_or_nothing(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  g_autoptr(GString) text = g_string_new("# Many\n\n");
  g_autoptr(GError) error = NULL;
  IlkImportSummary summary;
  for (int i = 0; i < 5000; i++)
    g_string_append_printf(text, "## Question %d\n\nAnswer %d\n\n", i, i);
  g_string_append(text, "## Question 7\n\nAgain\n");
  g_autoptr(GBytes) bytes = g_bytes_new_static(text->str, text->len);
  IlkCardSource *reader = ilk_deck_reader_new_for_bytes(bytes, 1000, "many.md", &error);
  g_autoptr(IlkCardSource) source = ilk_card_source_new_ahead(reader);
  g_assert_false(ilk_collection_import_source(collection, source, &summary, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_INVALID);
  g_assert_true(g_str_has_prefix(error->message, "many.md:20003: "));
  g_assert_nonnull(strstr(error->message, "line 31"));
  g_assert_cmpint(ilk_collection_find_deck(collection, "Many", NULL), ==, 0);
  fixture_assert_sound(collection);
  fixture_close(collection);
  fixture_remove(directory);
}

#define SPOKEN "# R\n\n- id: r\n%s\n## Q1\n\n- id: q1\n\nA1\n"

static char *
dup_spoken(IlkCollection *collection, gint64 card)
{
  g_autoptr(IlkCard) found = ilk_collection_get_card(collection, card, NULL);
  IlkDeckSpeech *speech = ilk_card_get_speech(found);
  return speech != NULL ? g_strconcat(speech->language, "|", speech->says, NULL) : g_strdup("");
}

/* It comes with its deck, survives what else is set for it, and goes out with it. */
static void
test_speech(void)
{
  const struct {
    const char *lines;
    const char *spoken;
  } files[] = {
      {"", ""},
      {"- language: de\n- say: GIL = gill\n- say: I/O = I O\n", "de|GIL = gill\nI/O = I O"},
      {"- say: GIL = lock\n", "|GIL = lock"},
      {"", ""},
      {"- language: de\n- say: GIL = gill\n", "de|GIL = gill"},
  };
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gint64 deck = 0, card = 0;
  for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
    g_autofree char *text = g_strdup_printf(SPOKEN, files[i].lines);
    deck = import(collection, text).deck;
    card = fixture_next(collection, deck);
    g_autofree char *spoken = dup_spoken(collection, card);
    g_assert_cmpstr(spoken, ==, files[i].spoken);
    g_autoptr(IlkDeckFile) out = ilk_collection_dup_deck_file(collection, deck, NULL);
    g_autofree char *markdown = ilk_deck_file_to_markdown(out);
    g_assert_nonnull(strstr(markdown, files[i].lines));
  }

  IlkStudyOptions options;
  g_assert_true(ilk_collection_get_options(collection, deck, &options, NULL));
  options.new_per_day = 3;
  g_assert_true(ilk_collection_set_options(collection, deck, &options, NULL));
  g_assert_true(ilk_collection_set_retention(collection, deck, 0.8, NULL));
  g_autofree char *spoken = dup_spoken(collection, card);
  g_assert_cmpstr(spoken, ==, "de|GIL = gill");
  g_assert_true(ilk_collection_get_options(collection, deck, &options, NULL));
  g_assert_cmpint(options.new_per_day, ==, 3);
  fixture_assert_sound(collection);
  fixture_close(collection);

  collection = fixture_open(directory);
  g_autofree char *later = dup_spoken(collection, card);
  g_assert_cmpstr(later, ==, "de|GIL = gill");
  fixture_close(collection);
  fixture_remove(directory);
}

/* A deck in another one that says nothing itself is spoken like that. */
static void
test_speech_of_a_deck_above(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  g_autofree char *above = g_strdup_printf(SPOKEN, "- say: GIL = gill\n");
  gint64 top = import(collection, above).deck;
  gint64 deck = import(collection, "# S\n\n## Q\n\nA\n").deck;
  gint64 card = fixture_next(collection, deck);
  edit(collection, &(IlkEdit){.kind = ILK_EDIT_MOVE_DECK, .deck = deck, .value = top});
  g_autofree char *spoken = dup_spoken(collection, card);
  g_assert_cmpstr(spoken, ==, "|GIL = gill");
  fixture_close(collection);
  fixture_remove(directory);
}

static char *
dup_markdown(IlkCollection *collection, gint64 deck)
{
  g_autoptr(IlkDeckFile) out = ilk_collection_dup_deck_file(collection, deck, NULL);
  return ilk_deck_file_to_markdown(out);
}

/* Also when no card is other than it was. */
static void
test_undo_of_a_deck_alone(void)
{
  static const struct {
    const char *title;
    const char *lines;
  } files[] = {
      {"S", ""},
      {"S", "- language: de\n- say: GIL = gill\n"},
      {"S", "- language: en\n- say: GIL = lock\n"},
      {"S", "- say: GIL = lock\n"},
      {"T", "- say: GIL = lock\n"},
      {"T", "- say: GIL = lock\n\nDescribed.\n"},
  };
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func(g_free);
  gint64 deck = 0;
  for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
    g_autofree char *text = g_strdup_printf("# %s\n\n- id: s\n%s\n## Q\n\n- id: q\n\nA\n",
                                            files[i].title, files[i].lines);
    IlkImportSummary summary = import(collection, text);
    g_assert_cmpuint(summary.changed, ==, 0);
    g_assert_cmpint(summary.edit, !=, 0);
    g_assert_cmpint(import(collection, text).edit, ==, 0);
    deck = summary.deck;
    g_ptr_array_add(states, dup_markdown(collection, deck));
  }
  for (guint i = states->len - 1; i-- > 0;) {
    g_autofree char *label = ilk_collection_undo_edit(collection, NULL);
    g_assert_nonnull(label);
    g_autofree char *now = dup_markdown(collection, deck);
    g_assert_cmpstr(now, ==, states->pdata[i]);
  }
  for (guint i = 1; i < states->len; i++) {
    g_autofree char *label = ilk_collection_redo_edit(collection, NULL);
    g_autofree char *now = dup_markdown(collection, deck);
    g_assert_cmpstr(now, ==, states->pdata[i]);
  }
  fixture_assert_sound(collection);
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
  g_test_add_func("/store/import/preview", test_preview);
  g_test_add_func("/store/import/undo-new-deck", test_undo_new_deck);
  g_test_add_func("/store/import/undo-changes", test_undo_changes);
  g_test_add_func("/store/import/speech", test_speech);
  g_test_add_func("/store/import/undo-of-a-deck-alone", test_undo_of_a_deck_alone);
  g_test_add_func("/store/import/speech-of-a-deck-above", test_speech_of_a_deck_above);
  g_test_add_func("/store/import/joined", test_imports_are_joined);
  g_test_add_func("/store/import/same-note-twice", test_same_note_twice);
  g_test_add_func("/store/import/all-or-nothing", test_all_or_nothing);
  return g_test_run();
}
