/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Edits do what they say, and undoing leaves what was there: texts, places, marks, memories, totals
 * and numbers. Across restarts, too.
 */
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-edits.h"
#include "app/store/front/collection-figures.h"
#include "app/store/front/collection-study.h"
#include "tests/app/store/fixture.h"

#include <string.h>

#define N_CARDS 4

typedef struct {
  char *directory;
  IlkCollection *collection;
  gint64 deck;
  gint64 first;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer unused)
{
  fixture->directory = fixture_dup_directory();
  fixture->collection = fixture_open(fixture->directory);
  fixture->deck = fixture_import(fixture->collection, N_CARDS);
  fixture->first = fixture_next(fixture->collection, fixture->deck);
  for (gint64 i = 0; i < 2; i++)
    fixture_answer(fixture->collection, fixture->first + i, ILK_RATING_EASY);
}

static void
tear_down(Fixture *fixture, gconstpointer unused)
{
  fixture_assert_sound(fixture->collection);
  fixture_close(fixture->collection);
  fixture_remove(fixture->directory);
}

/* Returns: (transfer full): whatever an edit could change, in words */
static char *
dup_state(Fixture *fixture)
{
  g_autoptr(GString) state = g_string_new(NULL);
  g_autoptr(GPtrArray) decks = ilk_collection_list_decks(fixture->collection, NULL);
  for (guint i = 0; i < decks->len; i++) {
    IlkDeck *deck = g_ptr_array_index(decks, i);
    const IlkDeckCounts *counts = ilk_deck_get_counts(deck);
    g_string_append_printf(state, "%s: %u %u %u %u\n", ilk_deck_get_path(deck), counts->new_cards,
                           counts->learning, counts->due, counts->total);
  }
  for (gint64 id = fixture->first - 1; id < fixture->first + N_CARDS + 4; id++) {
    g_autoptr(IlkCard) card = ilk_collection_get_card(fixture->collection, id, NULL);
    if (card == NULL)
      continue;
    const IlkCardContent *content = ilk_card_get_content(card);
    const IlkCardMarks *marks = ilk_card_get_marks(card);
    const IlkMemory *memory = ilk_card_get_memory(card);
    g_autofree char *tags = g_strjoinv(",", (char **) content->tags);
    g_string_append_printf(state, "%d %d: %s|%s|%s|%d %d %d %d|%d %d %.6f\n", (int) id,
                           (int) ilk_card_get_deck(card), content->question, content->answer, tags,
                           content->seconds, marks->suspended, (int) marks->buried_until,
                           marks->flag, memory->state, (int) memory->due_day, memory->stability);
  }
  return g_string_free(g_steal_pointer(&state), FALSE);
}

static gint64
edit(Fixture *fixture, const IlkEdit *edit)
{
  g_autoptr(GError) error = NULL;
  gint64 made = 0;
  g_assert_true(ilk_collection_edit(fixture->collection, edit, &made, &error));
  g_assert_no_error(error);
  return made;
}

static void
undo(Fixture *fixture, gboolean redo)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *label = redo ? ilk_collection_redo_edit(fixture->collection, &error)
                                : ilk_collection_undo_edit(fixture->collection, &error);
  g_assert_no_error(error);
  g_assert_nonnull(label);
}

static IlkNote *
make_note(IlkNoteKind kind, const char *question, const char *answer)
{
  const IlkCardContent content = {.question = question, .answer = answer};
  return ilk_note_new_from_content(NULL, kind, &content, 0);
}

static void
restart(Fixture *fixture)
{
  fixture_close(fixture->collection);
  fixture->collection = fixture_open(fixture->directory);
}

/* Each kind changes something, is taken back to the letter, and done again to the letter, with a
 * restart between. */
static void
test_there_and_back(Fixture *fixture, gconstpointer unused)
{
  const gint64 cards[] = {fixture->first, fixture->first + 2};
  g_autoptr(IlkNote) both = make_note(ILK_NOTE_BOTH_DIRECTIONS, "Lock", "Mutex");
  g_autoptr(IlkNote) other = make_note(ILK_NOTE_BOTH_DIRECTIONS, "Another *text*", "And answer");
  g_autoptr(IlkCard) first = ilk_collection_get_card(fixture->collection, fixture->first, NULL);
  gint64 to = edit(fixture, &(IlkEdit){.kind = ILK_EDIT_ADD_DECK, .text = "Other / Below"});
  const IlkEdit edits[] = {
      {.kind = ILK_EDIT_ADD_NOTE, .note = both, .deck = fixture->deck, .demo = "convoy"},
      {.kind = ILK_EDIT_REPLACE_NOTE, .note = other, .id = ilk_card_get_note(first)},
      {.kind = ILK_EDIT_DELETE_NOTES, .cards = cards, .n_cards = 2},
      {.kind = ILK_EDIT_MOVE_CARDS, .cards = cards, .n_cards = 2, .deck = to},
      {.kind = ILK_EDIT_SUSPEND, .cards = cards, .n_cards = 2, .value = 1},
      {.kind = ILK_EDIT_BURY, .cards = cards, .n_cards = 2, .value = NOON / ILK_MS_PER_DAY + 1},
      {.kind = ILK_EDIT_FLAG, .cards = cards, .n_cards = 2, .value = 7},
      {.kind = ILK_EDIT_ADD_TAG, .cards = cards, .n_cards = 2, .text = "late"},
      {.kind = ILK_EDIT_REMOVE_TAG, .cards = cards, .n_cards = 2, .text = "quokka"},
      {.kind = ILK_EDIT_SET_DUE, .cards = cards, .n_cards = 2, .value = 0},
      {.kind = ILK_EDIT_FORGET, .cards = cards, .n_cards = 2},
      {.kind = ILK_EDIT_ADD_DECK, .text = "Other / Third"},
      {.kind = ILK_EDIT_RENAME_DECK, .deck = fixture->deck, .text = "Called otherwise"},
      {.kind = ILK_EDIT_MOVE_DECK, .deck = fixture->deck, .value = to},
      {.kind = ILK_EDIT_DELETE_DECK, .deck = fixture->deck},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(edits); i++) {
    g_test_message("kind %d", edits[i].kind);
    g_autofree char *before = dup_state(fixture);
    edit(fixture, &edits[i]);
    g_autofree char *after = dup_state(fixture);
    g_assert_cmpstr(before, !=, after);
    fixture_assert_sound(fixture->collection);

    undo(fixture, FALSE);
    g_autofree char *undone = dup_state(fixture);
    g_assert_cmpstr(undone, ==, before);
    fixture_assert_sound(fixture->collection);

    restart(fixture);
    undo(fixture, TRUE);
    g_autofree char *again = dup_state(fixture);
    g_assert_cmpstr(again, ==, after);
    fixture_assert_sound(fixture->collection);
    undo(fixture, FALSE);
  }
}

static void
test_one_after_another(Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = dup_state(fixture);
  const IlkEdit flag = {.kind = ILK_EDIT_FLAG, .cards = &fixture->first, .n_cards = 1, .value = 1};
  const IlkEdit delete = {.kind = ILK_EDIT_DELETE_DECK, .deck = fixture->deck};
  edit(fixture, &flag);
  edit(fixture, &flag); /* changes nothing, so there is nothing to undo of it */
  edit(fixture, &delete);
  g_autofree char *label = ilk_collection_dup_undo_label(fixture->collection, &error);
  g_assert_cmpstr(label, ==, "Delete the deck “Made up”");
  undo(fixture, FALSE);
  undo(fixture, FALSE);
  g_autofree char *undone = dup_state(fixture);
  g_assert_cmpstr(undone, ==, before);

  undo(fixture, FALSE); /* the import */
  g_assert_null(ilk_collection_undo_edit(fixture->collection, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND);
  undo(fixture, TRUE);
  g_autofree char *redo = ilk_collection_dup_redo_label(fixture->collection, NULL);
  g_assert_cmpstr(redo, ==, "Flag “What is number1?”");
  edit(fixture, &flag); /* what was undone cannot be done again after another edit */
  g_assert_null(ilk_collection_dup_redo_label(fixture->collection, NULL));
}

#define N_STEPS 110

/* Something else each time, and always something. */
static void
take_step(Fixture *fixture, guint i)
{
  const gint64 cards[] = {fixture->first + i % N_CARDS, fixture->first + (i + 1) % N_CARDS};
  g_autofree char *text = g_strdup_printf("step %u", i);
  g_autofree char *tag = g_strdup_printf("step-%u", i);
  g_autoptr(IlkNote) note = make_note(ILK_NOTE_BOTH_DIRECTIONS, text, "And answer");
  const IlkEdit edits[] = {
      {.kind = ILK_EDIT_ADD_TAG, .cards = cards, .n_cards = 2, .text = tag},
      {.kind = ILK_EDIT_FLAG, .cards = cards, .n_cards = 2, .value = 1 + i / 7 % 7},
      {.kind = ILK_EDIT_ADD_DECK, .text = text},
      {.kind = ILK_EDIT_ADD_NOTE, .note = note, .deck = fixture->deck},
      {.kind = ILK_EDIT_SUSPEND, .cards = cards, .n_cards = 2, .value = i / 7 % 2 == 0},
      {.kind = ILK_EDIT_RENAME_DECK, .deck = fixture->deck, .text = text},
      {.kind = ILK_EDIT_BURY, .cards = cards, .n_cards = 2, .value = NOON / ILK_MS_PER_DAY + i},
  };
  edit(fixture, &edits[i % G_N_ELEMENTS(edits)]);
}

static void
assert_stands(Fixture *fixture, GPtrArray *states, GPtrArray *labels, guint step)
{
  g_autofree char *state = dup_state(fixture);
  g_autofree char *label = ilk_collection_dup_undo_label(fixture->collection, NULL);
  g_assert_cmpstr(state, ==, states->pdata[step]);
  g_assert_cmpstr(label, ==, labels->pdata[step]);
}

/* More than a hundred steps back and forth again, each named as it was, with the program ended in
 * between. */
static void
test_a_hundred_steps(Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i <= N_STEPS; i++) {
    if (i > 0)
      take_step(fixture, i);
    g_ptr_array_add(states, dup_state(fixture));
    g_ptr_array_add(labels, ilk_collection_dup_undo_label(fixture->collection, NULL));
  }
  restart(fixture);
  for (guint step = N_STEPS; step > 0; step--) {
    assert_stands(fixture, states, labels, step);
    undo(fixture, FALSE);
    if (step == N_STEPS / 2)
      restart(fixture);
  }
  assert_stands(fixture, states, labels, 0);
  restart(fixture);
  for (guint step = 1; step <= N_STEPS; step++) {
    undo(fixture, TRUE);
    assert_stands(fixture, states, labels, step);
    if (step == N_STEPS / 2)
      restart(fixture);
  }
}

/* Undoing a due day that was set leaves the answer that came after it. */
static void
test_a_later_answer_stands(Fixture *fixture, gconstpointer unused)
{
  edit(fixture, &(IlkEdit){.kind = ILK_EDIT_FORGET, .cards = &fixture->first, .n_cards = 1});
  IlkMemory after = fixture_answer(fixture->collection, fixture->first, ILK_RATING_GOOD);
  undo(fixture, FALSE);
  g_autoptr(IlkCard) card = ilk_collection_get_card(fixture->collection, fixture->first, NULL);
  g_assert_cmpint(ilk_card_get_memory(card)->state, ==, after.state);
  g_assert_cmpint(ilk_card_get_memory(card)->reps, ==, 1);
}

static void
test_refuses(Fixture *fixture, gconstpointer unused)
{
  g_autofree char *before = dup_state(fixture);
  gint64 below = edit(fixture, &(IlkEdit){.kind = ILK_EDIT_ADD_DECK, .text = "Made up / Below"});
  const struct {
    IlkEdit edit;
    int code;
  } cases[] = {
      {{.kind = ILK_EDIT_MOVE_DECK, .deck = fixture->deck, .value = fixture->deck},
       ILK_ERROR_INVALID},
      {{.kind = ILK_EDIT_MOVE_DECK, .deck = fixture->deck, .value = below}, ILK_ERROR_INVALID},
      {{.kind = ILK_EDIT_RENAME_DECK, .deck = fixture->deck, .text = ""}, ILK_ERROR_INVALID},
      {{.kind = ILK_EDIT_ADD_DECK, .text = "made UP"}, ILK_ERROR_INVALID},
      {{.kind = ILK_EDIT_DELETE_DECK, .deck = 999}, ILK_ERROR_NOT_FOUND},
      {{.kind = ILK_EDIT_MOVE_CARDS, .cards = &fixture->first, .n_cards = 1, .deck = 999},
       ILK_ERROR_NOT_FOUND},
      {{.kind = ILK_EDIT_FLAG, .cards = &fixture->first, .n_cards = 1, .value = 8},
       ILK_ERROR_INVALID},
      {{.kind = ILK_EDIT_ADD_TAG, .cards = &fixture->first, .n_cards = 1, .text = "two\nlines"},
       ILK_ERROR_INVALID},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    g_assert_false(ilk_collection_edit(fixture->collection, &cases[i].edit, NULL, &error));
    g_assert_error(error, ILK_ERROR, cases[i].code);
  }
  undo(fixture, FALSE);
  g_autofree char *after = dup_state(fixture);
  g_assert_cmpstr(after, ==, before);
}

static void
test_gives_a_note_to_edit(Fixture *fixture, gconstpointer unused)
{
  int seconds = 0;
  g_autofree char *demo = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkCard) card = ilk_collection_get_card(fixture->collection, fixture->first, NULL);
  g_autoptr(IlkNote) note = ilk_collection_get_note(fixture->collection, ilk_card_get_note(card),
                                                    &seconds, &demo, &error);
  g_assert_no_error(error);
  g_assert_cmpstr(ilk_note_get_text(note, ILK_FIELD_QUESTION), ==, "What is number1?");
  g_assert_cmpint(seconds, ==, 10);
  g_assert_cmpstr(demo, ==, "gil-contention");
  g_assert_null(ilk_collection_get_note(fixture->collection, 9999, NULL, NULL, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND);
}

static IlkImportSummary
import_again(Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkDeckFile) file = fixture_deck(N_CARDS);
  IlkImportSummary summary;
  g_assert_true(ilk_collection_import(fixture->collection, file, &summary, &error));
  g_assert_no_error(error);
  return summary;
}

/* A deleted card does not come back with its file, but with its deck, when that was deleted as
 * well. */
static void
test_deleted_stays_deleted(Fixture *fixture, gconstpointer unused)
{
  const gint64 cards[] = {fixture->first, fixture->first + 2};
  edit(fixture, &(IlkEdit){.kind = ILK_EDIT_DELETE_NOTES, .cards = cards, .n_cards = 2});
  IlkImportSummary summary = import_again(fixture);
  g_assert_cmpuint(summary.added, ==, 0);
  g_assert_cmpuint(summary.deleted, ==, 2);
  g_assert_cmpuint(summary.unchanged + summary.changed, ==, N_CARDS - 2);

  edit(fixture, &(IlkEdit){.kind = ILK_EDIT_DELETE_DECK, .deck = fixture->deck});
  summary = import_again(fixture);
  g_assert_cmpuint(summary.added, ==, N_CARDS);
  g_assert_cmpuint(summary.deleted, ==, 0);
}

/* Its reviews still count for the days on which they were given. */
static void
test_what_is_deleted_was_learned(Fixture *fixture, gconstpointer unused)
{
  gint64 today = ilk_clock_day(NOON, 0, 240);
  edit(fixture, &(IlkEdit){.kind = ILK_EDIT_DELETE_DECK, .deck = fixture->deck});
  g_autoptr(GArray) days = ilk_collection_list_days(fixture->collection, today, today, NULL);
  g_assert_cmpuint(days->len, ==, 1);
  g_assert_cmpuint(g_array_index(days, IlkDayTotal, 0).n, ==, 2);
}

static gint64
import_other(Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkDeckFile) file = ilk_deck_file_new("other", "Other", "");
  const IlkCardContent content = {.question = "What?", .answer = "That."};
  IlkImportSummary summary;
  ilk_deck_file_add_note(file, "one", ILK_NOTE_QUESTION_AND_ANSWER, &content);
  g_assert_true(ilk_collection_import(fixture->collection, file, &summary, &error));
  g_assert_no_error(error);
  return summary.deck;
}

/* A deck that came after one was deleted has another number, so that one can come back. */
static void
test_deck_numbers_are_not_given_twice(Fixture *fixture, gconstpointer unused)
{
  edit(fixture, &(IlkEdit){.kind = ILK_EDIT_DELETE_DECK, .deck = fixture->deck});
  fixture_close(fixture->collection);
  fixture->collection = fixture_open(fixture->directory);
  g_assert_cmpint(import_other(fixture), >, fixture->deck);
  undo(fixture, FALSE); /* the import */
  undo(fixture, FALSE);
  g_assert_cmpint(ilk_collection_find_deck(fixture->collection, "Made up", NULL), ==,
                  fixture->deck);
}

/* What a file has brought again goes before what was there comes back. */
static void
test_deck_that_came_again(Fixture *fixture, gconstpointer unused)
{
  g_autofree char *before = dup_state(fixture);
  edit(fixture, &(IlkEdit){.kind = ILK_EDIT_DELETE_DECK, .deck = fixture->deck});
  g_autofree char *deleted = dup_state(fixture);
  import_again(fixture);
  undo(fixture, FALSE);
  g_autofree char *without = dup_state(fixture);
  g_assert_cmpstr(without, ==, deleted);
  undo(fixture, FALSE);
  g_autofree char *after = dup_state(fixture);
  g_assert_cmpstr(after, ==, before);
  fixture_assert_sound(fixture->collection);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
#define ADD(name, test) g_test_add("/store/edits/" name, Fixture, NULL, set_up, test, tear_down)
  ADD("there-and-back", test_there_and_back);
  ADD("one-after-another", test_one_after_another);
  ADD("hundred-steps", test_a_hundred_steps);
  ADD("later-answer", test_a_later_answer_stands);
  ADD("refuses", test_refuses);
  ADD("note", test_gives_a_note_to_edit);
  ADD("deleted", test_deleted_stays_deleted);
  ADD("deck-numbers", test_deck_numbers_are_not_given_twice);
  ADD("deck-again", test_deck_that_came_again);
  ADD("days", test_what_is_deleted_was_learned);
  return g_test_run();
}
