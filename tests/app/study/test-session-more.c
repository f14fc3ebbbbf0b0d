/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sessions about more than what waits, written answers, leeches, the cards of one note, and doing
 * again what was taken back.
 */
#include "app/base/clock.h"
#include "app/store/front/collection-edits.h"
#include "app/store/front/collection-figures.h"
#include "app/store/front/collection-options.h"
#include "app/store/front/collection-study.h"
#include "app/study/leech.h"
#include "app/study/session-private.h"
#include "tests/folder.h"

#define NOW G_GINT64_CONSTANT(1795334400000) /* 2026-11-22T08:00Z */

typedef struct {
  char *directory;
  IlkCollection *collection;
  IlkSession *session;
  gint64 deck;
  guint leeches;
} Fixture;

static void
edit(Fixture *fixture, const IlkEdit *edit, gint64 *made)
{
  g_autoptr(GError) error = NULL;
  ilk_collection_edit(fixture->collection, edit, made, &error);
  g_assert_no_error(error);
}

static void
add_note(Fixture *fixture, IlkNoteKind kind, const char *question, const char *answer,
         IlkAnswerForm form)
{
  static const char *const none[] = {NULL};
  const IlkCardContent content = {
      .question = question, .answer = answer, .tags = none, .distractors = none, .key.form = form};
  g_autoptr(IlkNote) note = ilk_note_new_from_content(NULL, kind, &content, 0);
  const IlkEdit add = {
      .kind = ILK_EDIT_ADD_NOTE, .note = note, .deck = fixture->deck, .seconds = 10};
  edit(fixture, &add, NULL);
}

static void
set_up(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  const IlkEdit add = {.kind = ILK_EDIT_ADD_DECK, .text = "More"};

  ilk_clock_freeze(NOW, 60);
  fixture->directory = g_dir_make_tmp("interlock-more-XXXXXX", NULL);
  fixture->collection = ilk_collection_open(fixture->directory, &error);
  g_assert_no_error(error);
  edit(fixture, &add, &fixture->deck);
}

static void
settle(IlkSession *session)
{
  while (session->request != NULL || session->unsaved > 0 || session->undoing ||
         session->phase == ILK_PHASE_LOADING)
    g_main_context_iteration(NULL, TRUE);
}

static void
leech_cb(Fixture *fixture)
{
  fixture->leeches++;
}

static void
end(Fixture *fixture)
{
  if (fixture->session != NULL)
    settle(fixture->session);
  g_clear_object(&fixture->session);
}

static void
begin(Fixture *fixture, const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkStudyScope) scope = ilk_study_scope_parse(text, fixture->deck, &error);

  g_assert_no_error(error);
  end(fixture);
  fixture->session = ilk_session_new_for(fixture->collection, scope, ILK_TIMER_COACH);
  g_signal_connect_swapped(fixture->session, "leech", G_CALLBACK(leech_cb), fixture);
  ilk_session_start(fixture->session);
  settle(fixture->session);
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
  end(fixture);
  ilk_collection_close(fixture->collection);
  while (g_main_context_pending(NULL))
    g_main_context_iteration(NULL, FALSE);
  g_assert_finalize_object(fixture->collection);
  remove_folder(fixture->directory);
  g_free(fixture->directory);
  ilk_clock_thaw();
}

/* (nullable): NULL when none is up. */
static const char *
get_question(Fixture *fixture)
{
  IlkCard *card = ilk_session_get_card(fixture->session);
  return card != NULL ? ilk_card_get_content(card)->question : NULL;
}

static void
answer(Fixture *fixture, const char *question, IlkRating rating)
{
  g_assert_cmpstr(get_question(fixture), ==, question);
  ilk_session_reveal(fixture->session);
  ilk_session_grade(fixture->session, rating);
  settle(fixture->session);
}

static guint64
count_reviews(Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) days = ilk_collection_list_days(fixture->collection, 0, G_MAXINT32, &error);
  guint64 n = 0;

  g_assert_no_error(error);
  for (guint i = 0; i < days->len; i++)
    n += g_array_index(days, IlkDayTotal, i).n;
  return n;
}

static void
add_three(Fixture *fixture)
{
  add_note(fixture, ILK_NOTE_QUESTION_AND_ANSWER, "one", "1", ILK_ANSWER_OPEN);
  add_note(fixture, ILK_NOTE_QUESTION_AND_ANSWER, "two", "2", ILK_ANSWER_OPEN);
  add_note(fixture, ILK_NOTE_QUESTION_AND_ANSWER, "three", "3", ILK_ANSWER_OPEN);
}

static void
test_scopes_are_parsed(Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text;
    IlkStudyKind kind;
    int number;
    const char *query;
  } good[] = {
      {"", ILK_STUDY_WAITING, 0, NULL},
      {"ahead:7", ILK_STUDY_AHEAD, 7, NULL},
      {"new:10", ILK_STUDY_NEW, 10, NULL},
      {"forgotten", ILK_STUDY_FORGOTTEN, 0, NULL},
      {"cram:tag:gil -is:new", ILK_STUDY_CRAM, 0, "tag:gil -is:new"},
      {"cards:3,1", ILK_STUDY_CARDS, 0, "3,1"},
  };
  static const char *const bad[] = {"ahead:", "ahead:0", "ahead:x", "new:-1", "new:10000", "later"};

  for (gsize i = 0; i < G_N_ELEMENTS(good); i++) {
    g_autoptr(IlkStudyScope) scope = ilk_study_scope_parse(good[i].text, 3, NULL);
    g_assert_nonnull(scope);
    g_assert_cmpint(scope->kind, ==, good[i].kind);
    g_assert_cmpint(scope->number, ==, good[i].number);
    g_assert_cmpstr(scope->query, ==, good[i].query);
    g_assert_cmpint(scope->deck, ==, 3);
  }
  for (gsize i = 0; i < G_N_ELEMENTS(bad); i++)
    g_assert_null(ilk_study_scope_parse(bad[i], 0, NULL));
}

static void
test_ahead_counts_as_any_answer(Fixture *fixture, gconstpointer data)
{
  add_three(fixture);
  begin(fixture, "");
  answer(fixture, "one", ILK_RATING_EASY);
  answer(fixture, "two", ILK_RATING_EASY);
  answer(fixture, "three", ILK_RATING_EASY);
  g_assert_cmpint(ilk_session_get_phase(fixture->session), ==, ILK_PHASE_FINISHED);

  begin(fixture, "ahead:365");
  g_assert_cmpuint(ilk_session_get_left(fixture->session), ==, 3);
  const char *first = get_question(fixture);
  g_assert_nonnull(first);
  answer(fixture, first, ILK_RATING_GOOD);
  g_assert_cmpuint(count_reviews(fixture), ==, 4);
  ilk_session_undo(fixture->session);
  settle(fixture->session);
  g_assert_cmpuint(count_reviews(fixture), ==, 3);
}

static void
test_new_cards_beyond_the_day(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  IlkStudyOptions options;

  add_three(fixture);
  g_assert_true(ilk_collection_get_options(fixture->collection, fixture->deck, &options, &error));
  options.new_per_day = 0;
  g_assert_true(ilk_collection_set_options(fixture->collection, fixture->deck, &options, &error));
  begin(fixture, "");
  g_assert_cmpint(ilk_session_get_phase(fixture->session), ==, ILK_PHASE_FINISHED);
  begin(fixture, "new:2");
  answer(fixture, "one", ILK_RATING_EASY);
  /* In its steps it comes again when it is due, or nothing else is left. */
  answer(fixture, "two", ILK_RATING_AGAIN);
  answer(fixture, "two", ILK_RATING_EASY);
  g_assert_cmpint(ilk_session_get_phase(fixture->session), ==, ILK_PHASE_FINISHED);
  g_assert_cmpuint(count_reviews(fixture), ==, 3);
}

static void
test_a_cram_leaves_no_trace(Fixture *fixture, gconstpointer data)
{
  add_three(fixture);
  begin(fixture, "cram:one or two");
  g_assert_true(ilk_session_is_practice(fixture->session));
  g_assert_cmpuint(ilk_session_get_left(fixture->session), ==, 2);
  answer(fixture, "one", ILK_RATING_AGAIN);
  answer(fixture, "two", ILK_RATING_GOOD);
  answer(fixture, "one", ILK_RATING_GOOD);
  g_assert_cmpint(ilk_session_get_phase(fixture->session), ==, ILK_PHASE_FINISHED);
  ilk_session_undo(fixture->session);
  settle(fixture->session);
  g_assert_cmpint(ilk_session_get_phase(fixture->session), ==, ILK_PHASE_ANSWER);
  answer(fixture, "one", ILK_RATING_EASY);
  g_assert_cmpint(ilk_session_get_phase(fixture->session), ==, ILK_PHASE_FINISHED);
  g_assert_cmpuint(count_reviews(fixture), ==, 0);
}

static void
test_what_was_forgotten_today(Fixture *fixture, gconstpointer data)
{
  add_three(fixture);
  begin(fixture, "");
  answer(fixture, "one", ILK_RATING_AGAIN);
  answer(fixture, "two", ILK_RATING_EASY);
  begin(fixture, "forgotten");
  answer(fixture, "one", ILK_RATING_GOOD);
  g_assert_cmpint(ilk_session_get_phase(fixture->session), ==, ILK_PHASE_FINISHED);
  g_assert_cmpuint(count_reviews(fixture), ==, 2);
}

static void
test_a_written_answer_proposes_the_grade(Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *written;
    IlkTypedVerdict verdict;
    IlkRating expected;
  } cases[] = {
      {"global interpreter lock", ILK_TYPED_RIGHT, ILK_RATING_GOOD},
      {"global interpeter lock", ILK_TYPED_CLOSE, ILK_RATING_HARD},
      {"a mutex", ILK_TYPED_WRONG, ILK_RATING_AGAIN},
      {"", ILK_TYPED_NOTHING, ILK_RATING_AGAIN},
      {"\xff\xfe", ILK_TYPED_WRONG, ILK_RATING_AGAIN},
  };

  add_note(fixture, ILK_NOTE_QUESTION_AND_ANSWER, "GIL?", "Global *interpreter* lock\n\nMore.",
           ILK_ANSWER_TYPED);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    begin(fixture, "cram:GIL");
    g_assert_true(ilk_session_wants_typing(fixture->session));
    ilk_session_write(fixture->session, cases[i].written);
    g_assert_null(ilk_session_get_typed(fixture->session));
    ilk_session_reveal(fixture->session);
    g_assert_cmpint(ilk_session_get_typed(fixture->session)->verdict, ==, cases[i].verdict);
    g_assert_cmpint(ilk_session_get_expected(fixture->session), ==, cases[i].expected);
  }
}

static void
test_one_card_of_a_note_a_day(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  IlkStudyOptions options;

  add_note(fixture, ILK_NOTE_BOTH_DIRECTIONS, "there", "back", ILK_ANSWER_OPEN);
  begin(fixture, "");
  answer(fixture, "there", ILK_RATING_EASY);
  g_assert_cmpint(ilk_session_get_phase(fixture->session), ==, ILK_PHASE_FINISHED);
  ilk_session_undo(fixture->session);
  settle(fixture->session);
  begin(fixture, "cram:there is:new -is:buried");
  g_assert_cmpuint(ilk_session_get_total(fixture->session), ==, 2);

  g_assert_true(ilk_collection_get_options(fixture->collection, fixture->deck, &options, &error));
  options.bury_siblings = FALSE;
  g_assert_true(ilk_collection_set_options(fixture->collection, fixture->deck, &options, &error));
  begin(fixture, "");
  answer(fixture, "there", ILK_RATING_EASY);
  answer(fixture, "back", ILK_RATING_EASY);
}

static void
test_a_buried_card_of_a_note_comes_tomorrow(Fixture *fixture, gconstpointer data)
{
  add_note(fixture, ILK_NOTE_BOTH_DIRECTIONS, "there", "back", ILK_ANSWER_OPEN);
  begin(fixture, "");
  answer(fixture, "there", ILK_RATING_EASY);
  ilk_clock_advance(ILK_MS_PER_DAY);
  begin(fixture, "");
  answer(fixture, "back", ILK_RATING_EASY);
}

static void
test_leeches(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  IlkStudyOptions options;

  add_three(fixture);
  g_assert_true(ilk_collection_get_options(fixture->collection, fixture->deck, &options, &error));
  options.leech_lapses = 1;
  g_assert_true(ilk_collection_set_options(fixture->collection, fixture->deck, &options, &error));
  begin(fixture, "");
  answer(fixture, "one", ILK_RATING_EASY);
  begin(fixture, "cram:one");
  begin(fixture, "ahead:365");
  answer(fixture, "one", ILK_RATING_AGAIN);
  g_assert_cmpuint(fixture->leeches, ==, 1);
  g_assert_cmpint(ilk_session_get_phase(fixture->session), ==, ILK_PHASE_FINISHED);
  begin(fixture, "cram:one");
  g_assert_cmpint(ilk_session_get_phase(fixture->session), ==, ILK_PHASE_FINISHED);

  ilk_clock_advance(ILK_MS_PER_DAY);
}

static void
test_undoing_takes_the_marks_of_a_leech_off(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  IlkStudyOptions options;

  add_three(fixture);
  g_assert_true(ilk_collection_get_options(fixture->collection, fixture->deck, &options, &error));
  options.leech_lapses = 1;
  g_assert_true(ilk_collection_set_options(fixture->collection, fixture->deck, &options, &error));
  begin(fixture, "");
  answer(fixture, "one", ILK_RATING_EASY);
  begin(fixture, "ahead:365");
  gint64 id = ilk_card_get_id(ilk_session_get_card(fixture->session));
  answer(fixture, "one", ILK_RATING_AGAIN);
  g_autoptr(IlkCard) leech = ilk_collection_get_card(fixture->collection, id, &error);
  g_assert_true(ilk_card_get_marks(leech)->suspended);
  g_assert_cmpstr(ilk_card_get_content(leech)->tags[0], ==, ILK_LEECH_TAG);
  ilk_session_undo(fixture->session);
  settle(fixture->session);
  g_autoptr(IlkCard) back = ilk_collection_get_card(fixture->collection, id, &error);
  g_assert_false(ilk_card_get_marks(back)->suspended);
  g_assert_null(ilk_card_get_content(back)->tags[0]);
  g_assert_cmpint(ilk_card_get_memory(back)->lapses, ==, 0);
}

static void
test_leeches_are_told_again_after_half(Fixture *fixture, gconstpointer data)
{
  static const struct {
    int first, lapses;
    gboolean reached;
  } cases[] = {{8, 7, FALSE}, {8, 8, TRUE},  {8, 9, FALSE}, {8, 12, TRUE}, {1, 1, TRUE},
               {1, 2, TRUE},  {3, 4, FALSE}, {3, 5, TRUE},  {0, 8, FALSE}};

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    const IlkStudyOptions options = {.leech_lapses = cases[i].first};
    const IlkMemory before = {.lapses = cases[i].lapses - 1}, after = {.lapses = cases[i].lapses};
    g_assert_cmpint(ilk_leech_is_reached(&options, &before, &after), ==, cases[i].reached);
    g_assert_false(ilk_leech_is_reached(&options, &after, &after));
  }
}

static void
test_redo(Fixture *fixture, gconstpointer data)
{
  IlkSession *session;

  add_three(fixture);
  begin(fixture, "");
  session = fixture->session;
  answer(fixture, "one", ILK_RATING_HARD);
  ilk_session_set_aside(session, ILK_ASIDE_BURIED);
  settle(session);
  g_assert_false(ilk_session_can_redo(session));
  for (int i = 0; i < 2; i++) {
    ilk_session_undo(session);
    settle(session);
  }
  g_assert_cmpstr(get_question(fixture), ==, "one");
  for (int i = 0; i < 2; i++) {
    g_assert_true(ilk_session_can_redo(session));
    ilk_session_redo(session);
    settle(session);
  }
  g_assert_cmpstr(get_question(fixture), ==, "three");
  g_assert_false(ilk_session_can_redo(session));
  g_assert_cmpuint(count_reviews(fixture), ==, 1);

  /* What is done anew leaves nothing to be done again. */
  ilk_session_undo(session);
  settle(session);
  answer(fixture, "two", ILK_RATING_EASY);
  g_assert_false(ilk_session_can_redo(session));
}

#define ADD(name, function)                                                                        \
  g_test_add("/study/more/" name, Fixture, NULL, set_up, function, tear_down)

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  ADD("scopes-are-parsed", test_scopes_are_parsed);
  ADD("ahead-counts-as-any-answer", test_ahead_counts_as_any_answer);
  ADD("new-cards-beyond-the-day", test_new_cards_beyond_the_day);
  ADD("a-cram-leaves-no-trace", test_a_cram_leaves_no_trace);
  ADD("what-was-forgotten-today", test_what_was_forgotten_today);
  ADD("a-written-answer-proposes-the-grade", test_a_written_answer_proposes_the_grade);
  ADD("one-card-of-a-note-a-day", test_one_card_of_a_note_a_day);
  ADD("a-buried-card-of-a-note-comes-tomorrow", test_a_buried_card_of_a_note_comes_tomorrow);
  ADD("leeches", test_leeches);
  ADD("undoing-takes-the-marks-of-a-leech-off", test_undoing_takes_the_marks_of_a_leech_off);
  ADD("leeches-are-told-again-after-half", test_leeches_are_told_again_after_half);
  ADD("redo", test_redo);
  return g_test_run();
}
