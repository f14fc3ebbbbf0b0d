/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The session on a real collection, with the clock standing still: every way from card to card.
 */
#include "app/base/clock.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-figures.h"
#include "app/store/front/collection-options.h"
#include "app/store/front/collection-study.h"
#include "app/study/session-private.h"
#include "tests/folder.h"

#define NOW G_GINT64_CONSTANT(1795334400000) /* 2026-11-22T08:00Z */
#define SECONDS 10

typedef struct {
  char *directory;
  IlkCollection *collection;
  IlkSession *session;
  gint64 deck;
  guint failures;
} Fixture;

/* A deck of @n cards called “one”, “two”, … with a target of ten seconds each. */
static gint64
import_deck(IlkCollection *collection, guint n)
{
  static const char *const names[] = {"one", "two", "three"};
  static const char *const none[] = {NULL};
  g_autoptr(IlkDeckFile) file = ilk_deck_file_new(NULL, "Numbers", NULL);
  g_autoptr(GError) error = NULL;
  IlkImportSummary summary;

  for (guint i = 0; i < n; i++) {
    const IlkCardContent content = {.question = names[i],
                                    .answer = "yes",
                                    .seconds = SECONDS,
                                    .tags = none,
                                    .distractors = none};
    ilk_deck_file_add(file, names[i], &content);
  }
  ilk_collection_import(collection, file, &summary, &error);
  g_assert_no_error(error);
  return summary.deck;
}

static void
failed_cb(Fixture *fixture, const GError *error)
{
  g_assert_nonnull(error);
  fixture->failures++;
}

/* Until nothing is under way: the next card is fetched, every commit has returned. */
static void
settle(IlkSession *session)
{
  while (session->request != NULL || session->unsaved > 0 || session->undoing)
    g_main_context_iteration(NULL, TRUE);
}

static void
set_up(Fixture *fixture, gconstpointer n_cards)
{
  g_autoptr(GError) error = NULL;

  ilk_clock_freeze(NOW, 60);
  fixture->directory = g_dir_make_tmp("interlock-session-XXXXXX", NULL);
  fixture->collection = ilk_collection_open(fixture->directory, &error);
  g_assert_no_error(error);
  fixture->deck = import_deck(fixture->collection, GPOINTER_TO_UINT(n_cards));
  fixture->session = ilk_session_new(fixture->collection, fixture->deck, ILK_TIMER_COACH);
  g_signal_connect_swapped(fixture->session, "failed", G_CALLBACK(failed_cb), fixture);
  g_assert_cmpint(ilk_session_get_phase(fixture->session), ==, ILK_PHASE_LOADING);
  ilk_session_start(fixture->session);
  settle(fixture->session);
}

static void
tear_down(Fixture *fixture, gconstpointer n_cards)
{
  IlkSession *session = fixture->session;
  IlkCollection *collection = fixture->collection;

  settle(session);
  /* Requests that were dropped hold the session until they have come back. */
  ilk_collection_close(collection);
  while (g_main_context_pending(NULL))
    g_main_context_iteration(NULL, FALSE);
  g_signal_handlers_disconnect_by_data(session, fixture);
  g_object_add_weak_pointer(G_OBJECT(session), (gpointer *) &session);
  g_object_unref(fixture->session);
  g_assert_null(session);
  g_object_add_weak_pointer(G_OBJECT(collection), (gpointer *) &collection);
  g_object_unref(fixture->collection);
  g_assert_null(collection);
  remove_folder(fixture->directory);
  g_free(fixture->directory);
}

static void
assert_up(IlkSession *session, IlkPhase phase, const char *question)
{
  IlkCard *card = ilk_session_get_card(session);

  g_assert_cmpint(ilk_session_get_phase(session), ==, phase);
  g_assert_cmpstr(card != NULL ? ilk_card_get_content(card)->question : NULL, ==, question);
}

static void
answer(IlkSession *session, IlkRating rating)
{
  ilk_session_reveal(session);
  ilk_session_grade(session, rating);
  settle(session);
}

static IlkSessionSummary
get_summary(IlkSession *session)
{
  IlkSessionSummary summary;
  ilk_session_get_summary(session, &summary);
  return summary;
}

static IlkDayTotal
stored_today(Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) days = ilk_collection_list_days(fixture->collection, 0, G_MAXINT32, &error);
  g_assert_no_error(error);
  return days->len > 0 ? g_array_index(days, IlkDayTotal, 0) : (IlkDayTotal){0};
}

static void
test_starts_with_the_first_card(Fixture *fixture, gconstpointer n_cards)
{
  assert_up(fixture->session, ILK_PHASE_QUESTION, "one");
  g_assert_cmpstr(ilk_session_get_deck_name(fixture->session), ==, "Numbers");
  g_assert_cmpuint(ilk_session_get_done(fixture->session), ==, 0);
  g_assert_cmpuint(ilk_session_get_total(fixture->session), ==, 3);
  g_assert_cmpint(ilk_session_get_target(fixture->session), ==, SECONDS * 1000);
  g_assert_false(ilk_session_can_undo(fixture->session));
}

static void
test_an_answer_must_be_seen_to_be_graded(Fixture *fixture, gconstpointer n_cards)
{
  ilk_session_grade(fixture->session, ILK_RATING_GOOD);
  assert_up(fixture->session, ILK_PHASE_QUESTION, "one");
  g_assert_null(ilk_session_get_outcome(fixture->session, ILK_RATING_GOOD));

  ilk_session_reveal(fixture->session);
  assert_up(fixture->session, ILK_PHASE_ANSWER, "one");
  ilk_session_reveal(fixture->session);
  assert_up(fixture->session, ILK_PHASE_ANSWER, "one");
}

static void
test_outcomes_are_what_will_be_stored(Fixture *fixture, gconstpointer n_cards)
{
  g_autoptr(GError) error = NULL;
  gint64 id = ilk_card_get_id(ilk_session_get_card(fixture->session));

  ilk_session_reveal(fixture->session);
  IlkMemory outcome = *ilk_session_get_outcome(fixture->session, ILK_RATING_EASY);
  ilk_session_grade(fixture->session, ILK_RATING_EASY);
  settle(fixture->session);

  g_autoptr(IlkCard) card = ilk_collection_get_card(fixture->collection, id, &error);
  g_assert_no_error(error);
  const IlkMemory *stored = ilk_card_get_memory(card);
  g_assert_cmpint(stored->state, ==, outcome.state);
  g_assert_cmpint(stored->due, ==, outcome.due);
  g_assert_cmpfloat(stored->stability, ==, outcome.stability);
  g_assert_cmpfloat(stored->difficulty, ==, outcome.difficulty);
}

static void
wait_for_load(IlkSession *session)
{
  while (session->load.first == 0)
    g_main_context_iteration(NULL, TRUE);
}

/* The day with the most room among those that fuzz allows is promised, and kept. */
static void
promise_is_kept(Fixture *fixture, int room)
{
  g_autoptr(GError) error = NULL;
  gint64 id = ilk_card_get_id(ilk_session_get_card(fixture->session));
  wait_for_load(fixture->session);
  for (int day = 0; day < ILK_LOAD_DAYS; day++)
    fixture->session->load.due[day] = day + 1 == room ? 0 : 1000;
  ilk_session_reveal(fixture->session);
  gint64 promised = ilk_session_get_outcome(fixture->session, ILK_RATING_EASY)->due;
  g_assert_cmpint(promised, ==, NOW + room * ILK_MS_PER_DAY);
  /* However long the answer is looked at. */
  ilk_clock_advance(5000);
  g_assert_cmpint(ilk_session_get_interval(fixture->session, ILK_RATING_EASY), ==,
                  room * ILK_MS_PER_DAY);
  ilk_clock_advance(-5000);
  ilk_session_grade(fixture->session, ILK_RATING_EASY);
  settle(fixture->session);
  g_autoptr(IlkCard) card = ilk_collection_get_card(fixture->collection, id, &error);
  g_assert_no_error(error);
  g_assert_cmpint(ilk_card_get_memory(card)->due, ==, promised);

  ilk_session_undo(fixture->session);
  settle(fixture->session);
  g_assert_cmpint(ilk_session_get_outcome(fixture->session, ILK_RATING_EASY)->due, ==, promised);
}

static void
test_a_promise_is_kept(Fixture *fixture, gconstpointer n_cards)
{
  promise_is_kept(fixture, 9);
}

static void
test_another_promise_is_kept(Fixture *fixture, gconstpointer n_cards)
{
  promise_is_kept(fixture, 7);
}

/* Each grade is in the session's load as it will be in the collection's, and undo takes it out. */
static void
test_the_load_goes_along(Fixture *fixture, gconstpointer n_cards)
{
  g_autoptr(GError) error = NULL;
  wait_for_load(fixture->session);
  IlkLoad before = fixture->session->load, counted;

  answer(fixture->session, ILK_RATING_EASY);
  answer(fixture->session, ILK_RATING_AGAIN);
  g_assert_true(ilk_collection_get_load(fixture->collection, &counted, &error));
  g_assert_cmpmem(&fixture->session->load, sizeof counted, &counted, sizeof counted);
  g_assert_false(memcmp(&counted, &before, sizeof before) == 0);

  for (int i = 0; i < 2; i++) {
    ilk_session_undo(fixture->session);
    settle(fixture->session);
  }
  g_assert_cmpmem(&fixture->session->load, sizeof before, &before, sizeof before);
}

static void
test_the_next_card_does_not_wait_for_the_commit(Fixture *fixture, gconstpointer n_cards)
{
  ilk_session_reveal(fixture->session);
  ilk_session_grade(fixture->session, ILK_RATING_EASY);
  assert_up(fixture->session, ILK_PHASE_QUESTION, "two");
  g_assert_cmpuint(fixture->session->unsaved, ==, 1);
  settle(fixture->session);
  assert_up(fixture->session, ILK_PHASE_QUESTION, "two");
  g_assert_cmpuint(stored_today(fixture).n, ==, 1);
}

/* However fast: here the next card has not been fetched when the grade is given. */
static void
test_a_learner_faster_than_the_disk(Fixture *fixture, gconstpointer n_cards)
{
  static const char *const questions[] = {"one", "two", "three"};

  for (int i = 0; i < 3; i++) {
    while (ilk_session_get_phase(fixture->session) == ILK_PHASE_LOADING)
      g_main_context_iteration(NULL, TRUE);
    assert_up(fixture->session, ILK_PHASE_QUESTION, questions[i]);
    ilk_session_reveal(fixture->session);
    ilk_session_grade(fixture->session, ILK_RATING_EASY);
  }
  settle(fixture->session);
  assert_up(fixture->session, ILK_PHASE_FINISHED, NULL);
  g_assert_cmpuint(stored_today(fixture).n, ==, 3);
}

static void
test_a_forgotten_card_comes_again(Fixture *fixture, gconstpointer n_cards)
{
  answer(fixture->session, ILK_RATING_AGAIN);
  assert_up(fixture->session, ILK_PHASE_QUESTION, "two");
  answer(fixture->session, ILK_RATING_EASY);
  assert_up(fixture->session, ILK_PHASE_QUESTION, "three");
  g_assert_cmpuint(ilk_session_get_done(fixture->session), ==, 1);
  g_assert_cmpuint(ilk_session_get_left(fixture->session), ==, 2);
  g_assert_cmpfloat(ilk_session_get_share(fixture->session), ==, 0.5);
  answer(fixture->session, ILK_RATING_EASY);

  /* Not as it was fetched first: it is being learned now. */
  assert_up(fixture->session, ILK_PHASE_QUESTION, "one");
  const IlkMemory *memory = ilk_card_get_memory(ilk_session_get_card(fixture->session));
  g_assert_cmpint(memory->state, ==, ILK_STATE_LEARNING);
  g_assert_cmpint(memory->reps, ==, 1);
  g_assert_cmpuint(ilk_session_get_left(fixture->session), ==, 1);
  answer(fixture->session, ILK_RATING_EASY);
  assert_up(fixture->session, ILK_PHASE_FINISHED, NULL);
  g_assert_cmpuint(ilk_session_get_done(fixture->session), ==, 3);
  g_assert_cmpuint(ilk_session_get_total(fixture->session), ==, 3);
}

static void
test_a_lone_card_steps_until_it_is_learned(Fixture *fixture, gconstpointer n_cards)
{
  for (int reps = 0; reps < 3; reps++) {
    assert_up(fixture->session, ILK_PHASE_QUESTION, "one");
    IlkCard *card = ilk_session_get_card(fixture->session);
    g_assert_cmpint(ilk_card_get_memory(card)->reps, ==, reps);
    answer(fixture->session, reps == 0 ? ILK_RATING_AGAIN : ILK_RATING_GOOD);
  }
  assert_up(fixture->session, ILK_PHASE_FINISHED, NULL);
}

static void
test_a_step_that_comes_due_goes_first(Fixture *fixture, gconstpointer n_cards)
{
  answer(fixture->session, ILK_RATING_AGAIN);
  ilk_clock_advance(2 * ILK_MS_PER_MINUTE);
  answer(fixture->session, ILK_RATING_EASY);
  /* “three” was fetched before the step came due; “one” follows it. */
  assert_up(fixture->session, ILK_PHASE_QUESTION, "three");
  answer(fixture->session, ILK_RATING_EASY);
  assert_up(fixture->session, ILK_PHASE_QUESTION, "one");
}

/* “three” may not be fetched ahead while “two”, the day's last new card, is being answered. */
static void
test_the_days_new_cards_are_a_limit(Fixture *fixture, gconstpointer n_cards)
{
  g_autoptr(GError) error = NULL;
  IlkStudyOptions options;

  ilk_collection_get_options(fixture->collection, fixture->deck, &options, &error);
  g_assert_no_error(error);
  options.new_per_day = 2;
  ilk_collection_set_options(fixture->collection, fixture->deck, &options, &error);
  g_assert_no_error(error);

  answer(fixture->session, ILK_RATING_EASY);
  assert_up(fixture->session, ILK_PHASE_QUESTION, "two");
  answer(fixture->session, ILK_RATING_EASY);
  assert_up(fixture->session, ILK_PHASE_FINISHED, NULL);
}

static void
test_the_summary(Fixture *fixture, gconstpointer n_cards)
{
  ilk_clock_advance(4000);
  answer(fixture->session, ILK_RATING_EASY);
  ilk_clock_advance(SECONDS * 1000 + 1);
  answer(fixture->session, ILK_RATING_AGAIN);
  ilk_clock_advance(1000);
  answer(fixture->session, ILK_RATING_EASY);
  answer(fixture->session, ILK_RATING_GOOD);
  answer(fixture->session, ILK_RATING_GOOD);
  assert_up(fixture->session, ILK_PHASE_FINISHED, NULL);

  IlkSessionSummary summary = get_summary(fixture->session);
  g_assert_cmpuint(summary.answered, ==, 5);
  g_assert_cmpuint(summary.passed, ==, 4);
  g_assert_cmpuint(summary.learned, ==, 3);
  g_assert_cmpuint(summary.over_time, ==, 1);
  g_assert_cmpint(summary.ms, ==, 15001);
  g_assert_cmpint(summary.next_due, >, NOW + ILK_MS_PER_DAY / 2);
  g_assert_cmpuint(summary.due_tomorrow, <=, 3);
  g_assert_cmpint(stored_today(fixture).ms, ==, 15001);
  g_assert_cmpuint(stored_today(fixture).pass, ==, 4);
}

static void
test_undo_across_cards(Fixture *fixture, gconstpointer n_cards)
{
  ilk_clock_advance(3000);
  answer(fixture->session, ILK_RATING_EASY);
  answer(fixture->session, ILK_RATING_EASY);
  assert_up(fixture->session, ILK_PHASE_QUESTION, "three");

  ilk_session_undo(fixture->session);
  settle(fixture->session);
  assert_up(fixture->session, ILK_PHASE_ANSWER, "two");
  ilk_session_undo(fixture->session);
  settle(fixture->session);
  assert_up(fixture->session, ILK_PHASE_ANSWER, "one");
  g_assert_cmpint(ilk_session_get_elapsed(fixture->session), ==, 3000);
  g_assert_cmpuint(stored_today(fixture).n, ==, 0);
  g_assert_false(ilk_session_can_undo(fixture->session));

  ilk_session_grade(fixture->session, ILK_RATING_EASY);
  settle(fixture->session);
  assert_up(fixture->session, ILK_PHASE_QUESTION, "two");
  g_assert_cmpuint(ilk_session_get_done(fixture->session), ==, 1);
}

static void
test_undo_after_the_end(Fixture *fixture, gconstpointer n_cards)
{
  answer(fixture->session, ILK_RATING_EASY);
  assert_up(fixture->session, ILK_PHASE_FINISHED, NULL);
  ilk_session_undo(fixture->session);
  settle(fixture->session);
  assert_up(fixture->session, ILK_PHASE_ANSWER, "one");
  g_assert_cmpuint(get_summary(fixture->session).answered, ==, 0);

  ilk_session_grade(fixture->session, ILK_RATING_EASY);
  settle(fixture->session);
  assert_up(fixture->session, ILK_PHASE_FINISHED, NULL);
}

static void
test_undo_waits_for_the_commit(Fixture *fixture, gconstpointer n_cards)
{
  ilk_session_reveal(fixture->session);
  ilk_session_grade(fixture->session, ILK_RATING_GOOD);
  ilk_session_undo(fixture->session);
  g_assert_false(ilk_session_can_undo(fixture->session));
  settle(fixture->session);
  assert_up(fixture->session, ILK_PHASE_ANSWER, "one");
  g_assert_cmpuint(stored_today(fixture).n, ==, 0);
}

/* The card that is up is the one to take back: what it was fetched with holds no longer. */
static void
test_undo_of_a_card_that_came_again(Fixture *fixture, gconstpointer n_cards)
{
  answer(fixture->session, ILK_RATING_AGAIN);
  assert_up(fixture->session, ILK_PHASE_QUESTION, "one");
  ilk_session_undo(fixture->session);
  settle(fixture->session);
  assert_up(fixture->session, ILK_PHASE_ANSWER, "one");
  IlkCard *card = ilk_session_get_card(fixture->session);
  g_assert_cmpint(ilk_card_get_memory(card)->state, ==, ILK_STATE_NEW);
  ilk_session_grade(fixture->session, ILK_RATING_EASY);
  settle(fixture->session);
  assert_up(fixture->session, ILK_PHASE_FINISHED, NULL);
  g_assert_cmpuint(stored_today(fixture).n, ==, 1);
}

/* The end was being looked up when its only grade was taken back. */
static void
test_undo_while_the_end_is_on_its_way(Fixture *fixture, gconstpointer n_cards)
{
  ilk_session_reveal(fixture->session);
  ilk_session_grade(fixture->session, ILK_RATING_EASY);
  ilk_session_undo(fixture->session);
  settle(fixture->session);
  g_assert_cmpuint(stored_today(fixture).n, ==, 0);
  while (g_main_context_pending(NULL))
    g_main_context_iteration(NULL, FALSE);
  assert_up(fixture->session, ILK_PHASE_ANSWER, "one");
}

/* What was looked for ahead left out the card on screen, which is the one that comes again. */
static void
test_a_lone_card_graded_at_once(Fixture *fixture, gconstpointer n_cards)
{
  g_autoptr(IlkSession) session =
      ilk_session_new(fixture->collection, fixture->deck, ILK_TIMER_COACH);

  ilk_session_start(session);
  while (ilk_session_get_phase(session) == ILK_PHASE_LOADING)
    g_main_context_iteration(NULL, TRUE);
  ilk_session_reveal(session);
  ilk_session_grade(session, ILK_RATING_AGAIN);
  settle(session);
  assert_up(session, ILK_PHASE_QUESTION, "one");
}

static void
test_strict_mode_reveals_at_zero(Fixture *fixture, gconstpointer n_cards)
{
  ilk_session_set_timer_mode(fixture->session, ILK_TIMER_STRICT);
  ilk_clock_advance(SECONDS * 1000 - 1);
  ilk_session_tick(fixture->session);
  assert_up(fixture->session, ILK_PHASE_QUESTION, "one");

  ilk_clock_advance(1);
  ilk_session_tick(fixture->session);
  assert_up(fixture->session, ILK_PHASE_ANSWER, "one");
  g_assert_true(ilk_session_is_timed_out(fixture->session));

  ilk_session_grade(fixture->session, ILK_RATING_AGAIN);
  settle(fixture->session);
  assert_up(fixture->session, ILK_PHASE_QUESTION, "two");
  g_assert_false(ilk_session_is_timed_out(fixture->session));
  g_assert_cmpuint(get_summary(fixture->session).over_time, ==, 1);
}

static void
test_other_modes_only_count(Fixture *fixture, gconstpointer n_cards)
{
  ilk_clock_advance(SECONDS * 1000 * 3);
  ilk_session_tick(fixture->session);
  assert_up(fixture->session, ILK_PHASE_QUESTION, "one");
  ilk_session_set_timer_mode(fixture->session, ILK_TIMER_OFF);
  ilk_session_tick(fixture->session);
  assert_up(fixture->session, ILK_PHASE_QUESTION, "one");
  g_assert_cmpint(ilk_session_get_elapsed(fixture->session), ==, SECONDS * 1000 * 3);
}

static void
test_a_pause_is_not_counted(Fixture *fixture, gconstpointer n_cards)
{
  ilk_session_set_timer_mode(fixture->session, ILK_TIMER_STRICT);
  ilk_clock_advance(2000);
  ilk_session_pause(fixture->session, ILK_PAUSE_INACTIVE);
  ilk_session_pause(fixture->session, ILK_PAUSE_DEMO);
  ilk_clock_advance(60000);
  ilk_session_resume(fixture->session, ILK_PAUSE_INACTIVE);
  ilk_clock_advance(60000);
  ilk_session_tick(fixture->session);
  assert_up(fixture->session, ILK_PHASE_QUESTION, "one");
  ilk_session_resume(fixture->session, ILK_PAUSE_DEMO);
  ilk_clock_advance(500);
  ilk_session_reveal(fixture->session);
  ilk_clock_advance(9000);
  g_assert_cmpint(ilk_session_get_elapsed(fixture->session), ==, 2500);
}

static void
test_a_failed_save_brings_the_card_back(Fixture *fixture, gconstpointer n_cards)
{
  ilk_collection_close(fixture->collection);
  ilk_clock_advance(1500);
  ilk_session_reveal(fixture->session);
  ilk_session_grade(fixture->session, ILK_RATING_GOOD);
  assert_up(fixture->session, ILK_PHASE_QUESTION, "two");
  settle(fixture->session);
  assert_up(fixture->session, ILK_PHASE_ANSWER, "one");
  g_assert_cmpint(ilk_session_get_elapsed(fixture->session), ==, 1500);
  g_assert_cmpuint(fixture->failures, >=, 1);
  g_assert_cmpuint(get_summary(fixture->session).answered, ==, 0);
  g_assert_false(ilk_session_can_undo(fixture->session));
}

static void
test_a_failed_save_that_was_to_be_undone(Fixture *fixture, gconstpointer n_cards)
{
  ilk_collection_close(fixture->collection);
  ilk_session_reveal(fixture->session);
  ilk_session_grade(fixture->session, ILK_RATING_GOOD);
  ilk_session_undo(fixture->session);
  settle(fixture->session);
  assert_up(fixture->session, ILK_PHASE_ANSWER, "one");
  g_assert_cmpuint(fixture->failures, >=, 1);
}

static void
test_a_session_that_ends_saves_all_the_same(Fixture *fixture, gconstpointer n_cards)
{
  IlkSession *session = ilk_session_new(fixture->collection, fixture->deck, ILK_TIMER_OFF);
  IlkSession *alive = session;

  g_object_add_weak_pointer(G_OBJECT(session), (gpointer *) &alive);
  ilk_session_start(session);
  settle(session);
  ilk_session_reveal(session);
  ilk_session_grade(session, ILK_RATING_GOOD);
  g_object_unref(session);
  while (alive != NULL)
    g_main_context_iteration(NULL, TRUE);
  g_assert_cmpuint(stored_today(fixture).n, ==, 1);
}

static void
test_nothing_waits(Fixture *fixture, gconstpointer n_cards)
{
  answer(fixture->session, ILK_RATING_EASY);
  g_autoptr(IlkSession) session =
      ilk_session_new(fixture->collection, fixture->deck, ILK_TIMER_COACH);
  ilk_session_start(session);
  settle(session);
  assert_up(session, ILK_PHASE_FINISHED, NULL);
  g_assert_cmpuint(ilk_session_get_total(session), ==, 0);
  g_assert_cmpint(get_summary(session).next_due, >, NOW);
}

/* Set aside at once or after its answer was seen, and back again as it was. */
static void
test_a_card_is_set_aside(Fixture *fixture, gconstpointer n_cards)
{
  static const struct {
    IlkAsideKind how;
    IlkPhase phase;
  } cases[] = {{ILK_ASIDE_SUSPENDED, ILK_PHASE_QUESTION},
               {ILK_ASIDE_BURIED, ILK_PHASE_QUESTION},
               {ILK_ASIDE_BURIED, ILK_PHASE_ANSWER}};
  IlkSession *session = fixture->session;

  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    IlkPhase phase = cases[i].phase;
    ilk_clock_advance(2000);
    gint64 elapsed = ilk_session_get_elapsed(session);
    if (phase == ILK_PHASE_ANSWER)
      ilk_session_reveal(session);
    ilk_session_set_aside(session, cases[i].how);
    assert_up(session, ILK_PHASE_QUESTION, "two");
    g_assert_cmpuint(ilk_session_get_total(session), ==, 2);
    g_assert_cmpuint(ilk_session_get_left(session), ==, 2);
    settle(session);
    g_assert_true(ilk_session_can_undo(session));
    ilk_session_undo(session);
    settle(session);
    assert_up(session, phase, "one");
    g_assert_cmpint(ilk_session_get_elapsed(session), ==, elapsed);
    g_assert_cmpuint(ilk_session_get_total(session), ==, 3);
    g_assert_false(ilk_session_can_undo(session));
  }
}

static void
test_a_flag_is_seen_and_stored(Fixture *fixture, gconstpointer n_cards)
{
  IlkSession *session = fixture->session;
  const guint flags[] = {ILK_MAX_CARD_FLAG, 3, 0, 1};

  for (guint i = 0; i < G_N_ELEMENTS(flags); i++) {
    ilk_session_set_flag(session, flags[i]);
    g_assert_cmpuint(ilk_card_get_marks(ilk_session_get_card(session))->flag, ==, flags[i]);
    assert_up(session, ILK_PHASE_QUESTION, "one");
    settle(session);
    g_autoptr(IlkCard) stored =
        ilk_collection_next_card(fixture->collection, fixture->deck, 0, NULL);
    g_assert_cmpuint(ilk_card_get_marks(stored)->flag, ==, flags[i]);
  }
  g_assert_false(ilk_session_can_undo(session));
  g_assert_cmpuint(fixture->failures, ==, 0);
}

static void
test_how_long_a_card_is_aside(Fixture *fixture, gconstpointer n_cards)
{
  static const struct {
    IlkAsideKind how;
    const char *tomorrow;
  } cases[] = {{ILK_ASIDE_BURIED, "one"}, {ILK_ASIDE_SUSPENDED, NULL}};

  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    ilk_session_set_aside(fixture->session, cases[i].how);
    settle(fixture->session);
    assert_up(fixture->session, ILK_PHASE_FINISHED, NULL);
    ilk_clock_advance(24 * G_GINT64_CONSTANT(3600000));
    g_signal_handlers_disconnect_by_data(fixture->session, fixture);
    g_object_unref(fixture->session);
    fixture->session = ilk_session_new(fixture->collection, fixture->deck, ILK_TIMER_COACH);
    ilk_session_start(fixture->session);
    settle(fixture->session);
    if (cases[i].tomorrow != NULL)
      assert_up(fixture->session, ILK_PHASE_QUESTION, cases[i].tomorrow);
    else
      assert_up(fixture->session, ILK_PHASE_FINISHED, NULL);
  }
}

static void
test_grades_and_asides_are_undone_in_order(Fixture *fixture, gconstpointer n_cards)
{
  IlkSession *session = fixture->session;

  answer(session, ILK_RATING_EASY);
  ilk_session_set_aside(session, ILK_ASIDE_BURIED);
  ilk_session_set_aside(session, ILK_ASIDE_SUSPENDED);
  /* Before either is on disk. */
  ilk_session_undo(session);
  settle(session);
  assert_up(session, ILK_PHASE_QUESTION, "three");
  ilk_session_undo(session);
  settle(session);
  assert_up(session, ILK_PHASE_QUESTION, "two");
  answer(session, ILK_RATING_EASY);
  ilk_session_undo(session);
  settle(session);
  assert_up(session, ILK_PHASE_ANSWER, "two");
  ilk_session_undo(session);
  settle(session);
  assert_up(session, ILK_PHASE_ANSWER, "one");
  g_assert_false(ilk_session_can_undo(session));
  g_assert_cmpuint(stored_today(fixture).n, ==, 0);
  g_assert_cmpuint(fixture->failures, ==, 0);
}

static void
add(const char *name, guint n_cards, void (*test)(Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat("/study/session/", name, NULL);
  g_test_add(path, Fixture, GUINT_TO_POINTER(n_cards), set_up, test, tear_down);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  add("starts-with-the-first-card", 3, test_starts_with_the_first_card);
  add("an-answer-must-be-seen-to-be-graded", 1, test_an_answer_must_be_seen_to_be_graded);
  add("outcomes-are-what-will-be-stored", 1, test_outcomes_are_what_will_be_stored);
  add("a-promise-is-kept", 1, test_a_promise_is_kept);
  add("another-promise-is-kept", 1, test_another_promise_is_kept);
  add("the-load-goes-along", 3, test_the_load_goes_along);
  add("the-next-card-does-not-wait", 3, test_the_next_card_does_not_wait_for_the_commit);
  add("a-learner-faster-than-the-disk", 3, test_a_learner_faster_than_the_disk);
  add("a-forgotten-card-comes-again", 3, test_a_forgotten_card_comes_again);
  add("a-lone-card-steps", 1, test_a_lone_card_steps_until_it_is_learned);
  add("a-step-that-comes-due", 3, test_a_step_that_comes_due_goes_first);
  add("days-new-cards", 3, test_the_days_new_cards_are_a_limit);
  add("summary", 3, test_the_summary);
  add("undo-across-cards", 3, test_undo_across_cards);
  add("undo-after-the-end", 1, test_undo_after_the_end);
  add("undo-waits-for-the-commit", 3, test_undo_waits_for_the_commit);
  add("undo-of-a-card-that-came-again", 1, test_undo_of_a_card_that_came_again);
  add("undo-while-the-end-is-on-its-way", 1, test_undo_while_the_end_is_on_its_way);
  add("a-lone-card-graded-at-once", 1, test_a_lone_card_graded_at_once);
  add("strict-reveals-at-zero", 3, test_strict_mode_reveals_at_zero);
  add("other-modes-only-count", 1, test_other_modes_only_count);
  add("a-pause-is-not-counted", 1, test_a_pause_is_not_counted);
  add("a-failed-save-brings-the-card-back", 3, test_a_failed_save_brings_the_card_back);
  add("a-failed-save-to-be-undone", 3, test_a_failed_save_that_was_to_be_undone);
  add("a-session-that-ends-saves", 1, test_a_session_that_ends_saves_all_the_same);
  add("a-card-is-set-aside", 3, test_a_card_is_set_aside);
  add("a-flag-is-seen-and-stored", 3, test_a_flag_is_seen_and_stored);
  add("how-long-a-card-is-aside", 1, test_how_long_a_card_is_aside);
  add("grades-and-asides-are-undone", 3, test_grades_and_asides_are_undone_in_order);
  add("nothing-waits", 1, test_nothing_waits);
  return g_test_run();
}
