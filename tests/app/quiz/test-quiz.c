/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The quiz on a real collection, with the clock standing still: every way from question to
 * question, and what of it is stored.
 */
#include "app/quiz/quiz-private.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-figures.h"
#include "tests/app/store/fixture.h"

typedef struct {
  char *directory;
  IlkCollection *collection;
  IlkQuiz *quiz;
  gint64 deck;
  guint failures;
} Fixture;

static void
add_card(IlkDeckFile *file, const char *id, IlkAnswerForm form, gboolean lures)
{
  static const char *const none[] = {NULL}, *const wrong[] = {"b", "c", "d", NULL};
  g_autofree char *question = g_strdup_printf("Which is %s?", id);
  const IlkCardContent content = {.question = question,
                                  .answer = "a",
                                  .seconds = 20,
                                  .tags = none,
                                  .distractors = lures ? wrong : none,
                                  .key = {.form = form}};
  ilk_deck_file_add(file, id, &content);
}

/* Cards “choice-1” …, then one to be typed and one open. */
static gint64
import_deck(IlkCollection *collection, guint choices)
{
  g_autoptr(IlkDeckFile) file = ilk_deck_file_new("quiz", "Quiz", NULL);
  g_autoptr(GError) error = NULL;
  IlkImportSummary summary;
  for (guint i = 0; i < choices; i++) {
    g_autofree char *id = g_strdup_printf("choice-%u", i + 1);
    add_card(file, id, ILK_ANSWER_OPEN, TRUE);
  }
  if (choices == 0) {
    add_card(file, "typed", ILK_ANSWER_TYPED, FALSE);
    add_card(file, "open", ILK_ANSWER_OPEN, FALSE);
  }
  ilk_collection_import(collection, file, &summary, &error);
  g_assert_no_error(error);
  return summary.deck;
}

static void
failed_cb(Fixture *fixture, const GError *error)
{
  g_test_message("failed: %s", error->message);
  fixture->failures++;
}

static void
settle(IlkQuiz *quiz)
{
  while (quiz->reading || quiz->unsaved > 0 || quiz->undoing || quiz->wants_on ||
         (quiz->phase == ILK_QUIZ_PHASE_LOADING && quiz->ids == NULL))
    g_main_context_iteration(NULL, TRUE);
}

static void
start(Fixture *fixture, const IlkQuizPlan *plan)
{
  fixture->quiz = ilk_quiz_new(fixture->collection, plan);
  g_signal_connect_swapped(fixture->quiz, "failed", G_CALLBACK(failed_cb), fixture);
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_LOADING);
  ilk_quiz_start(fixture->quiz);
  settle(fixture->quiz);
}

static IlkQuizPlan
make_plan(Fixture *fixture)
{
  IlkQuizPlan plan;
  ilk_quiz_plan_init(&plan);
  plan.selection.deck = fixture->deck;
  plan.seed = 1;
  return plan;
}

static void
set_up(Fixture *fixture, gconstpointer choices)
{
  fixture->directory = fixture_dup_directory();
  fixture->collection = fixture_open(fixture->directory);
  fixture->deck = import_deck(fixture->collection, GPOINTER_TO_UINT(choices));
}

static void
drop_quiz(Fixture *fixture)
{
  IlkQuiz *quiz = fixture->quiz;
  settle(quiz);
  g_signal_handlers_disconnect_by_data(quiz, fixture);
  g_object_add_weak_pointer(G_OBJECT(quiz), (gpointer *) &quiz);
  g_clear_object(&fixture->quiz);
  g_assert_null(quiz);
}

static void
tear_down(Fixture *fixture, gconstpointer choices)
{
  if (fixture->quiz != NULL)
    drop_quiz(fixture);
  fixture_assert_sound(fixture->collection);
  fixture_close(fixture->collection);
  fixture_remove(fixture->directory);
}

static guint
find_option(IlkQuiz *quiz, gboolean is_right)
{
  IlkQuizQuestion *question = ilk_quiz_get_question(quiz);
  for (guint i = 0; i < question->options->len; i++) {
    if (ilk_quiz_question_get_option(question, i)->is_right == is_right)
      return i;
  }
  g_assert_not_reached();
}

static void
choose(IlkQuiz *quiz, gboolean is_right)
{
  g_assert_cmpint(ilk_quiz_get_phase(quiz), ==, ILK_QUIZ_PHASE_QUESTION);
  ilk_quiz_pick(quiz, find_option(quiz, is_right));
  settle(quiz);
}

static void
go_on(IlkQuiz *quiz)
{
  g_assert_cmpint(ilk_quiz_get_phase(quiz), ==, ILK_QUIZ_PHASE_FEEDBACK);
  ilk_quiz_go_on(quiz);
  settle(quiz);
}

/* What is stored, a letter an answer. */
static gboolean
note_answer(const IlkQuizAnswer *answer, gpointer data, GError **error)
{
  g_string_append_printf(data, "%c%d", answer->is_right ? 'r' : 'w', answer->confidence);
  return TRUE;
}

static char *
dup_stored(Fixture *fixture)
{
  GString *stored = g_string_new(NULL);
  g_assert_true(ilk_collection_visit_quiz_answers(fixture->collection, note_answer, stored, NULL));
  return g_string_free(stored, FALSE);
}

static void
assert_stored(Fixture *fixture, const char *answers, guint reviews)
{
  g_autofree char *stored = dup_stored(fixture);
  g_autoptr(GArray) days = ilk_collection_list_days(fixture->collection, 0, G_MAXINT32, NULL);
  g_assert_cmpstr(stored, ==, answers);
  g_assert_cmpuint(days->len > 0 ? g_array_index(days, IlkDayTotal, 0).n : 0, ==, reviews);
}

static void
test_all_right(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  IlkQuizSummary summary;
  start(fixture, &plan);
  g_assert_cmpuint(ilk_quiz_get_total(fixture->quiz), ==, 5);
  for (guint i = 0; i < 5; i++) {
    g_assert_cmpuint(ilk_quiz_get_position(fixture->quiz), ==, i + 1);
    ilk_clock_advance(2000);
    choose(fixture->quiz, TRUE);
    g_assert_true(ilk_quiz_get_verdict(fixture->quiz)->is_right);
    g_assert_cmpint(ilk_quiz_get_grading(fixture->quiz), ==, ILK_QUIZ_GRADING_NONE);
    go_on(fixture->quiz);
  }
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_FINISHED);
  ilk_quiz_get_summary(fixture->quiz, &summary);
  g_assert_cmpuint(summary.asked, ==, 5);
  g_assert_cmpuint(summary.right, ==, 5);
  g_assert_cmpint(summary.ms, ==, 10000);
  /* A right choice is no review. */
  assert_stored(fixture, "r0r0r0r0r0", 0);
}

static void
test_wrong_comes_again(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  start(fixture, &plan);
  IlkQuizQuestion *missed = ilk_quiz_get_question(fixture->quiz);
  choose(fixture->quiz, FALSE);
  g_assert_true(ilk_quiz_get_rates(fixture->quiz));
  /* Stored before anything else is done, and a failed recall of a new card. */
  assert_stored(fixture, "w0", 1);
  go_on(fixture->quiz);
  for (guint i = 0; i < 3; i++) {
    g_assert_true(ilk_quiz_get_question(fixture->quiz) != missed);
    choose(fixture->quiz, TRUE);
    go_on(fixture->quiz);
  }
  g_assert_true(ilk_quiz_get_question(fixture->quiz) == missed);
  g_assert_cmpuint(ilk_quiz_get_round(fixture->quiz), ==, 1);
  g_assert_cmpuint(ilk_quiz_get_position(fixture->quiz), ==, 4);
  /* Only the first answer counts, for the score and the schedule. */
  choose(fixture->quiz, FALSE);
  g_assert_false(ilk_quiz_get_rates(fixture->quiz));
  go_on(fixture->quiz);
  choose(fixture->quiz, TRUE);
  go_on(fixture->quiz);
  choose(fixture->quiz, TRUE);
  go_on(fixture->quiz);
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_FINISHED);
  assert_stored(fixture, "w0r0r0r0w0r0r0", 1);
  IlkQuizSummary summary;
  ilk_quiz_get_summary(fixture->quiz, &summary);
  g_assert_cmpuint(summary.asked, ==, 5);
  g_assert_cmpuint(summary.right, ==, 4);
  g_assert_cmpuint(summary.answers, ==, 7);
}

/* The first question is up before all cards are read; how many there are is known at once. */
static void
test_many(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  plan.n = 0;
  plan.counts = FALSE;
  fixture->quiz = ilk_quiz_new(fixture->collection, &plan);
  ilk_quiz_start(fixture->quiz);
  while (ilk_quiz_get_phase(fixture->quiz) == ILK_QUIZ_PHASE_LOADING)
    g_main_context_iteration(NULL, TRUE);
  g_assert_cmpuint(ilk_quiz_get_total(fixture->quiz), ==, 450);
  while (fixture->quiz->reading) {
    g_assert_cmpuint(ilk_quiz_get_total(fixture->quiz), ==, 450);
    g_main_context_iteration(NULL, TRUE);
  }
  g_assert_true(ilk_quiz_has_all(fixture->quiz));
  g_assert_cmpuint(fixture->quiz->questions->len, ==, 450);
}

static void
test_practice_only(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  plan.counts = FALSE;
  start(fixture, &plan);
  choose(fixture->quiz, FALSE);
  go_on(fixture->quiz);
  ilk_quiz_give_up(fixture->quiz);
  settle(fixture->quiz);
  g_assert_false(ilk_quiz_get_verdict(fixture->quiz)->is_right);
  assert_stored(fixture, "w0w0", 0);
}

/* A card that is not due was recognised wrongly: that is no review. */
static void
test_not_due(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  start(fixture, &plan);
  gint64 card = ilk_card_get_id(ilk_quiz_get_question(fixture->quiz)->card);
  drop_quiz(fixture);
  fixture_answer(fixture->collection, card, ILK_RATING_EASY);
  start(fixture, &plan);
  g_assert_cmpint(ilk_card_get_id(ilk_quiz_get_question(fixture->quiz)->card), ==, card);
  choose(fixture->quiz, FALSE);
  g_assert_false(ilk_quiz_get_rates(fixture->quiz));
  assert_stored(fixture, "w0", 1);
}

static void
test_undo(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  start(fixture, &plan);
  IlkQuizQuestion *first = ilk_quiz_get_question(fixture->quiz);
  g_assert_false(ilk_quiz_can_undo(fixture->quiz));
  choose(fixture->quiz, FALSE);
  go_on(fixture->quiz);
  g_assert_true(ilk_quiz_can_undo(fixture->quiz));
  ilk_quiz_undo(fixture->quiz);
  settle(fixture->quiz);
  g_assert_true(ilk_quiz_get_question(fixture->quiz) == first);
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_QUESTION);
  assert_stored(fixture, "", 0);
  choose(fixture->quiz, TRUE);
  go_on(fixture->quiz);
  assert_stored(fixture, "r0", 0);
  g_assert_cmpuint(ilk_quiz_get_position(fixture->quiz), ==, 2);
  /* Asked for before the commit has returned, it waits for it. */
  ilk_quiz_pick(fixture->quiz, find_option(fixture->quiz, FALSE));
  ilk_quiz_undo(fixture->quiz);
  g_assert_true(fixture->quiz->wants_undo);
  settle(fixture->quiz);
  assert_stored(fixture, "r0", 0);
}

static void
test_confidence(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  const struct {
    IlkQuizConfidence confidence;
    gboolean is_right;
  } answers[] = {{ILK_QUIZ_GUESSED, FALSE}, {ILK_QUIZ_SURE, TRUE}, {ILK_QUIZ_SURE, FALSE}};
  gint64 cards[3];
  plan.confidence = TRUE;
  plan.n = 3;
  start(fixture, &plan);
  for (guint i = 0; i < 3; i++) {
    cards[i] = ilk_card_get_id(ilk_quiz_get_question(fixture->quiz)->card);
    ilk_quiz_pick(fixture->quiz, find_option(fixture->quiz, answers[i].is_right));
    g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_CONFIDENCE);
    g_assert_null(ilk_quiz_get_verdict(fixture->quiz));
    ilk_quiz_say_confidence(fixture->quiz, answers[i].confidence);
    settle(fixture->quiz);
    go_on(fixture->quiz);
  }
  /* What was wrong is not asked for confidence again: the answer has just been seen. */
  choose(fixture->quiz, TRUE);
  go_on(fixture->quiz);
  assert_stored(fixture, "w1r3w3r0", 2);
  g_autoptr(GArray) missed = ilk_quiz_list_missed_cards(fixture->quiz);
  g_assert_cmpuint(missed->len, ==, 2);
  g_assert_cmpint(g_array_index(missed, gint64, 0), ==, cards[2]);
  g_assert_cmpint(g_array_index(missed, gint64, 1), ==, cards[0]);
  IlkQuizSummary summary;
  ilk_quiz_get_summary(fixture->quiz, &summary);
  g_assert_cmpuint(summary.by_confidence[ILK_QUIZ_SURE], ==, 2);
  g_assert_cmpuint(summary.right_by_confidence[ILK_QUIZ_SURE], ==, 1);
}

static void
test_missed_last_time(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  start(fixture, &plan);
  gint64 card = ilk_card_get_id(ilk_quiz_get_question(fixture->quiz)->card);
  choose(fixture->quiz, FALSE);
  for (guint i = 0; i < 5; i++) {
    go_on(fixture->quiz);
    choose(fixture->quiz, TRUE);
  }
  drop_quiz(fixture);
  plan.selection.scope = ILK_QUIZ_MISSED;
  start(fixture, &plan);
  g_assert_cmpuint(ilk_quiz_get_total(fixture->quiz), ==, 1);
  g_assert_cmpint(ilk_card_get_id(ilk_quiz_get_question(fixture->quiz)->card), ==, card);
  choose(fixture->quiz, TRUE);
  drop_quiz(fixture);
  start(fixture, &plan);
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_FINISHED);
}

static void
test_only_these(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  g_autoptr(GArray) all =
      ilk_collection_list_quiz_cards(fixture->collection, &plan.selection, NULL);
  g_assert_cmpuint(all->len, ==, 5);
  g_array_set_size(all, 2);
  plan.cards = all;
  start(fixture, &plan);
  g_assert_cmpuint(ilk_quiz_get_total(fixture->quiz), ==, 2);
}

static void
test_selection(Fixture *fixture, gconstpointer choices)
{
  const struct {
    IlkQuizSelection selection;
    guint n;
  } cases[] = {
      {{ILK_QUIZ_ALL, fixture->deck, NULL}, 5},
      {{ILK_QUIZ_WAITING, fixture->deck, NULL}, 4},
      {{ILK_QUIZ_ALL, fixture->deck, "choice"}, 5},
      {{ILK_QUIZ_ALL, fixture->deck, "\"choice-3\""}, 1},
      {{ILK_QUIZ_ALL, 0, NULL}, 15},
      {{ILK_QUIZ_ALL, 0, "nowhere"}, 0},
      {{ILK_QUIZ_MISSED, 0, NULL}, 0},
  };
  const IlkQuizSelection deck = {.deck = fixture->deck};
  g_autoptr(GArray) all = ilk_collection_list_quiz_cards(fixture->collection, &deck, NULL);
  fixture_answer(fixture->collection, g_array_index(all, gint64, 0), ILK_RATING_EASY);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) ids =
        ilk_collection_list_quiz_cards(fixture->collection, &cases[i].selection, &error);
    g_assert_no_error(error);
    g_test_message("case %u", (guint) i);
    g_assert_cmpuint(ids->len, ==, cases[i].n);
  }
  const IlkQuizSelection wrong = {.search = "is:nothing"};
  g_autoptr(GError) error = NULL;
  g_assert_null(ilk_collection_list_quiz_cards(fixture->collection, &wrong, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_INVALID);
}

static void
test_coach_notes_the_time(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  IlkQuizSummary summary;
  start(fixture, &plan);
  ilk_clock_advance(60000);
  ilk_quiz_tick(fixture->quiz);
  choose(fixture->quiz, TRUE);
  ilk_quiz_get_summary(fixture->quiz, &summary);
  g_assert_cmpuint(summary.right, ==, 1);
  g_assert_cmpuint(summary.over_time, ==, 1);
}

static void
test_strict_ends_the_question(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  plan.strict = TRUE;
  start(fixture, &plan);
  ilk_clock_advance(ilk_quiz_get_limit(fixture->quiz) - 1);
  ilk_quiz_tick(fixture->quiz);
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_QUESTION);
  ilk_clock_advance(2);
  ilk_quiz_tick(fixture->quiz);
  settle(fixture->quiz);
  g_assert_true(ilk_quiz_is_timed_out(fixture->quiz));
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_FEEDBACK);
  assert_stored(fixture, "w0", 1);
}

static void
test_minutes(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  plan.clock = ILK_QUIZ_CLOCK_WHOLE;
  plan.minutes = 1;
  plan.n = 0;
  start(fixture, &plan);
  g_assert_cmpint(ilk_quiz_get_limit(fixture->quiz), ==, 60000);
  ilk_clock_advance(40000);
  choose(fixture->quiz, TRUE);
  go_on(fixture->quiz);
  g_assert_cmpint(ilk_quiz_get_elapsed(fixture->quiz), ==, 40000);
  /* What stands still does not run out. */
  ilk_quiz_pause(fixture->quiz, ILK_QUIZ_PAUSE_DEMO);
  ilk_clock_advance(900000);
  ilk_quiz_resume(fixture->quiz, ILK_QUIZ_PAUSE_DEMO);
  ilk_clock_advance(30000);
  choose(fixture->quiz, TRUE);
  go_on(fixture->quiz);
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_FINISHED);
}

/* The questions in the order in which they were asked. */
static char *
take_quiz(Fixture *fixture, guint64 seed)
{
  IlkQuizPlan plan = make_plan(fixture);
  GString *order = g_string_new(NULL);
  plan.seed = seed;
  start(fixture, &plan);
  while (ilk_quiz_get_phase(fixture->quiz) != ILK_QUIZ_PHASE_FINISHED) {
    IlkCard *card = ilk_quiz_get_question(fixture->quiz)->card;
    g_string_append(order, ilk_card_get_content(card)->question);
    choose(fixture->quiz, TRUE);
    go_on(fixture->quiz);
  }
  drop_quiz(fixture);
  return g_string_free(order, FALSE);
}

static void
test_same_seed_same_quiz(Fixture *fixture, gconstpointer choices)
{
  g_autofree char *one = take_quiz(fixture, 11), *same = take_quiz(fixture, 11),
                  *other = take_quiz(fixture, 12);
  g_assert_cmpstr(one, ==, same);
  g_assert_cmpstr(one, !=, other);
}

static void
ask_for(Fixture *fixture, IlkQuizKind kind, gboolean counts)
{
  IlkQuizPlan plan = make_plan(fixture);
  plan.kinds = 1u << kind;
  plan.n = 1;
  plan.counts = counts;
  plan.selection.search = kind == ILK_QUIZ_TYPED ? "typed" : "open";
  start(fixture, &plan);
  g_assert_cmpint(ilk_quiz_get_question(fixture->quiz)->kind, ==, kind);
}

static void
test_typed_is_confirmed(Fixture *fixture, gconstpointer choices)
{
  ask_for(fixture, ILK_QUIZ_TYPED, TRUE);
  ilk_quiz_write(fixture->quiz, "a");
  ilk_quiz_submit(fixture->quiz);
  settle(fixture->quiz);
  assert_stored(fixture, "r0", 0);
  g_assert_cmpint(ilk_quiz_get_grading(fixture->quiz), ==, ILK_QUIZ_GRADING_CONFIRM);
  g_assert_cmpint(ilk_quiz_get_verdict(fixture->quiz)->rating, ==, ILK_RATING_GOOD);
  go_on(fixture->quiz);
  assert_stored(fixture, "r0", 1);
  ilk_quiz_undo(fixture->quiz);
  settle(fixture->quiz);
  assert_stored(fixture, "", 0);
  g_assert_cmpstr(ilk_quiz_get_response(fixture->quiz)->text, ==, "a");
}

/* The learner has the last word, on the schedule and on the score. */
static void
test_typed_is_corrected(Fixture *fixture, gconstpointer counts)
{
  ask_for(fixture, ILK_QUIZ_TYPED, counts != NULL);
  ilk_quiz_write(fixture->quiz, "something else that means the same");
  ilk_quiz_submit(fixture->quiz);
  settle(fixture->quiz);
  assert_stored(fixture, "w0", 0);
  ilk_quiz_grade(fixture->quiz, ILK_RATING_GOOD);
  settle(fixture->quiz);
  assert_stored(fixture, "r0", counts != NULL);
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_FINISHED);
}

static void
test_typed_is_corrected_in_practice(Fixture *fixture, gconstpointer unused)
{
  test_typed_is_corrected(fixture, NULL);
}

static void
test_typed_is_corrected_for_the_schedule(Fixture *fixture, gconstpointer unused)
{
  test_typed_is_corrected(fixture, "counts");
}

static void
test_open_is_judged_by_the_learner(Fixture *fixture, gconstpointer choices)
{
  ask_for(fixture, ILK_QUIZ_OPEN, TRUE);
  ilk_quiz_submit(fixture->quiz);
  settle(fixture->quiz);
  g_assert_cmpint(ilk_quiz_get_grading(fixture->quiz), ==, ILK_QUIZ_GRADING_NEEDED);
  ilk_quiz_go_on(fixture->quiz);
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_FEEDBACK);
  assert_stored(fixture, "", 0);
  ilk_quiz_undo(fixture->quiz);
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_QUESTION);
  ilk_quiz_submit(fixture->quiz);
  ilk_quiz_grade(fixture->quiz, ILK_RATING_AGAIN);
  settle(fixture->quiz);
  assert_stored(fixture, "w0", 1);
  /* It comes again, and then counts no more. */
  ilk_quiz_submit(fixture->quiz);
  ilk_quiz_grade(fixture->quiz, ILK_RATING_GOOD);
  settle(fixture->quiz);
  assert_stored(fixture, "w0r0", 1);
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_FINISHED);
}

/* An answer that cannot be stored brings its question back. */
static void
test_a_failed_answer_comes_back(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  start(fixture, &plan);
  IlkQuizQuestion *question = ilk_quiz_get_question(fixture->quiz);
  ilk_collection_close(fixture->collection);
  choose(fixture->quiz, TRUE);
  g_assert_cmpuint(fixture->failures, ==, 1);
  g_assert_true(ilk_quiz_get_question(fixture->quiz) == question);
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_QUESTION);
  g_assert_cmpuint(ilk_quiz_get_position(fixture->quiz), ==, 1);
  drop_quiz(fixture);
  fixture_close(fixture->collection);
  fixture->collection = fixture_open(fixture->directory);
  assert_stored(fixture, "", 0);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
#define ADD(path, choices, test)                                                                   \
  g_test_add("/quiz/" path, Fixture, GUINT_TO_POINTER(choices), set_up, test, tear_down)
  ADD("all-right", 5, test_all_right);
  ADD("wrong-comes-again", 5, test_wrong_comes_again);
  ADD("many", 450, test_many);
  ADD("practice-only", 5, test_practice_only);
  ADD("not-due", 5, test_not_due);
  ADD("undo", 5, test_undo);
  ADD("confidence", 5, test_confidence);
  ADD("missed-last-time", 5, test_missed_last_time);
  ADD("only-these", 5, test_only_these);
  ADD("selection", 5, test_selection);
  ADD("coach", 5, test_coach_notes_the_time);
  ADD("strict", 5, test_strict_ends_the_question);
  ADD("minutes", 5, test_minutes);
  ADD("same-seed", 5, test_same_seed_same_quiz);
  ADD("typed-confirmed", 0, test_typed_is_confirmed);
  ADD("typed-corrected", 0, test_typed_is_corrected_for_the_schedule);
  ADD("typed-corrected-in-practice", 0, test_typed_is_corrected_in_practice);
  ADD("open", 0, test_open_is_judged_by_the_learner);
  ADD("failed", 5, test_a_failed_answer_comes_back);
  return g_test_run();
}
