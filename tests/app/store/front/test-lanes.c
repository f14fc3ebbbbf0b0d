/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Requests on their way: there and back, in which order, and past one another. No test measures
 * time: what must not wait is waited for by what it must not wait for, so a mistake never ends.
 */
#include "app/base/error.h"
#include "app/store/front/collection-cards.h"
#include "app/store/front/collection-care.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-figures.h"
#include "app/store/front/collection-log.h"
#include "app/store/front/collection-options.h"
#include "app/store/front/collection-study.h"
#include "app/store/front/operation.h"
#include "tests/app/store/fixture.h"

#define MEETINGS 200

/* A request of the tests' own: puts its letter down, and waits first when it has a queue. */
typedef struct {
  GAsyncQueue *wait_for;
  GAsyncQueue *said;
  char *letter;
} Say;

static gint cleared;

static gboolean
say(IlkStore *store, gpointer arguments, GError **error)
{
  Say *request = arguments;
  if (request->wait_for != NULL)
    g_async_queue_pop(request->wait_for);
  g_async_queue_push(request->said, g_steal_pointer(&request->letter));
  return TRUE;
}

static gboolean
fail(IlkStore *store, gpointer arguments, GError **error)
{
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_INVALID, "No.");
  return FALSE;
}

static void
clear(gpointer arguments)
{
  g_free(((Say *) arguments)->letter);
  cleared++;
}

#define SAY .name = "say", .work = say, .size = sizeof(Say), .clear = clear
static const IlkOperation write_operation = {SAY};
static const IlkOperation read_operation = {SAY, .lane = ILK_LANE_READ};
static const IlkOperation search_operation = {SAY, .lane = ILK_LANE_READ, .at_once = TRUE};
static const IlkOperation long_operation = {SAY, .lane = ILK_LANE_LONG};
static const IlkOperation early_operation = {SAY, .lane = ILK_LANE_READ, .early = TRUE};
static const IlkOperation fail_operation = {.name = "fail", .work = fail, .size = sizeof(Say)};

typedef struct {
  char *directory;
  IlkCollection *collection;
  gint64 deck, card;
  GAsyncQueue *said, *gate;
  guint visited;
  guint returned;
  GError *error;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer data)
{
  fixture->directory = fixture_dup_directory();
  fixture->collection = fixture_open(fixture->directory);
  fixture->deck = fixture_import(fixture->collection, 3);
  fixture->card = fixture_next(fixture->collection, fixture->deck);
  fixture->said = g_async_queue_new_full(g_free);
  fixture->gate = g_async_queue_new();
  cleared = 0;
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
  fixture_close(fixture->collection);
  fixture_remove(fixture->directory);
  g_async_queue_unref(fixture->said);
  g_async_queue_unref(fixture->gate);
  g_clear_error(&fixture->error);
}

static void
returned_cb(GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  const IlkOperation *operation = g_task_get_source_tag(G_TASK(result));
  g_clear_error(&fixture->error);
  ilk_collection_finish(ILK_COLLECTION(source), operation, result, &fixture->error);
  fixture->returned++;
}

static void
submit(Fixture *fixture, const IlkOperation *operation, const char *letter, gboolean held,
       GCancellable *cancellable)
{
  Say request = {held ? fixture->gate : NULL, fixture->said, g_strdup(letter)};
  ilk_collection_submit(fixture->collection, operation, &request, cancellable, returned_cb,
                        fixture);
}

static void
assert_said(Fixture *fixture, const char *letter)
{
  g_autofree char *said = g_async_queue_pop(fixture->said);
  g_assert_cmpstr(said, ==, letter);
}

static void
let_go(Fixture *fixture)
{
  g_async_queue_push(fixture->gate, fixture);
}

static void
wait_for(Fixture *fixture, guint returned)
{
  while (fixture->returned < returned)
    g_main_context_iteration(NULL, TRUE);
}

static void
test_results_come_back_to_the_caller(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  Say request = {.said = fixture->said, .letter = g_strdup("a")};
  g_assert_true(ilk_collection_call(fixture->collection, &write_operation, &request, &error));
  g_assert_null(request.letter); /* done over the caller's own struct */
  g_assert_cmpint(cleared, ==, 0);
  g_assert_false(ilk_collection_call(fixture->collection, &fail_operation, &request, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_INVALID);

  submit(fixture, &fail_operation, NULL, FALSE, NULL);
  wait_for(fixture, 1);
  g_assert_error(fixture->error, ILK_ERROR, ILK_ERROR_INVALID);
  submit(fixture, &write_operation, "b", FALSE, NULL);
  wait_for(fixture, 2);
  g_assert_no_error(fixture->error);
  while (g_main_context_iteration(NULL, FALSE))
    ;
  g_assert_cmpint(cleared, ==, 1);
  assert_said(fixture, "a");
  assert_said(fixture, "b");
}

static void
test_cancelled_before_its_turn(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new();
  submit(fixture, &write_operation, "a", TRUE, NULL);
  submit(fixture, data, "b", FALSE, cancellable);
  g_cancellable_cancel(cancellable);
  let_go(fixture);
  wait_for(fixture, 2);
  g_assert_error(fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_said(fixture, "a");
  g_assert_null(g_async_queue_try_pop(fixture->said));
}

/* What reads follows the writes before it, and no others; a search does not even wait for those. */
static void
test_reads_follow_writes(Fixture *fixture, gconstpointer data)
{
  submit(fixture, &write_operation, "write", TRUE, NULL);
  submit(fixture, &read_operation, "read", FALSE, NULL);
  submit(fixture, &search_operation, "search", FALSE, NULL);
  assert_said(fixture, "search");
  let_go(fixture);
  assert_said(fixture, "write");
  assert_said(fixture, "read");
  wait_for(fixture, 3);
}

static void
test_lanes_do_not_wait_for_one_another(Fixture *fixture, gconstpointer data)
{
  submit(fixture, &long_operation, "long", TRUE, NULL);
  submit(fixture, &write_operation, "write", FALSE, NULL);
  assert_said(fixture, "write");
  submit(fixture, &read_operation, "read", FALSE, NULL);
  assert_said(fixture, "read");
  let_go(fixture);
  assert_said(fixture, "long");
  wait_for(fixture, 3);
}

/* At the start there is no second lane, and what a start needs makes none. */
static void
test_a_start_makes_do_with_one_lane(Fixture *fixture, gconstpointer data)
{
  submit(fixture, &write_operation, "write", TRUE, NULL);
  submit(fixture, &early_operation, "early", FALSE, NULL);
  submit(fixture, &write_operation, "after", FALSE, NULL);
  let_go(fixture);
  assert_said(fixture, "write");
  assert_said(fixture, "early");
  assert_said(fixture, "after");
  wait_for(fixture, 3);
}

/* The visitor waits for what it must not hold up. */
static gboolean
visit_and_wait(const IlkReview *reviews, guint n, gpointer data, GError **error)
{
  Fixture *fixture = data;
  if (fixture->visited++ == 0) {
    g_async_queue_push(fixture->said, g_strdup("visiting"));
    g_async_queue_pop(fixture->gate);
  }
  g_assert_cmpuint(n, ==, 1);
  return TRUE;
}

static gpointer
visit_thread(gpointer data)
{
  Fixture *fixture = data;
  ilk_collection_visit_reviews(fixture->collection, 0, visit_and_wait, fixture, &fixture->error);
  return NULL;
}

static guint
count_answers(IlkCollection *collection)
{
  g_autoptr(GArray) days = ilk_collection_list_days(collection, 0, G_MAXINT32, NULL);
  guint n = 0;
  for (guint i = 0; i < days->len; i++)
    n += g_array_index(days, IlkDayTotal, i).n;
  return n;
}

static void
test_an_answer_is_stored_during_a_visit(Fixture *fixture, gconstpointer data)
{
  fixture_answer(fixture->collection, fixture->card, ILK_RATING_GOOD);
  fixture_answer(fixture->collection, fixture->card + 1, ILK_RATING_GOOD);
  GThread *thread = g_thread_new("visit", visit_thread, fixture);
  assert_said(fixture, "visiting");

  fixture_answer(fixture->collection, fixture->card + 1, ILK_RATING_GOOD);
  fixture_answer(fixture->collection, fixture->card + 2, ILK_RATING_GOOD);
  g_assert_cmpuint(count_answers(fixture->collection), ==, 4);
  g_autoptr(GPtrArray) found = ilk_collection_search(fixture->collection, "number2", 5, NULL);
  g_assert_cmpuint(found->len, ==, 1);

  let_go(fixture);
  g_thread_join(thread);
  g_assert_no_error(fixture->error);
  g_assert_cmpuint(fixture->visited, ==, 2); /* what was there when it began */
  fixture_assert_sound(fixture->collection);
}

static gboolean
visit_until_closing(const IlkReview *reviews, guint n, gpointer data, GError **error)
{
  Fixture *fixture = data;
  if (fixture->visited++ == 0)
    g_async_queue_push(fixture->said, g_strdup("visiting"));
  while (ilk_collection_require_open(fixture->collection, NULL))
    g_thread_yield();
  return TRUE;
}

static gpointer
visit_to_the_end_thread(gpointer data)
{
  Fixture *fixture = data;
  ilk_collection_visit_reviews(fixture->collection, 0, visit_until_closing, fixture,
                               &fixture->error);
  return NULL;
}

static void
test_closing_ends_a_visit_and_keeps_answers(Fixture *fixture, gconstpointer data)
{
  IlkReview review = {.card = fixture->card, .at = NOON, .rating = ILK_RATING_GOOD, .ms = 1};
  fixture_answer(fixture->collection, fixture->card, ILK_RATING_GOOD);
  fixture_answer(fixture->collection, fixture->card + 1, ILK_RATING_GOOD);
  GThread *thread = g_thread_new("visit", visit_to_the_end_thread, fixture);
  assert_said(fixture, "visiting");
  ilk_collection_answer_async(fixture->collection, &review, NULL, NULL, NULL);
  ilk_collection_close(fixture->collection);
  g_thread_join(thread);
  g_assert_error(fixture->error, ILK_ERROR, ILK_ERROR_FAILED);
  g_assert_cmpuint(fixture->visited, ==, 1);
  while (g_main_context_iteration(NULL, FALSE))
    ;
  fixture_close(fixture->collection);

  fixture->collection = fixture_open(fixture->directory);
  g_assert_cmpuint(count_answers(fixture->collection), ==, 3);
}

/* A lane keeps decks and options in memory as the writing one does. */
static void
test_a_lane_knows_what_came_later(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkDeckFile) before =
      ilk_collection_dup_deck_file(fixture->collection, fixture->deck, &error);
  g_assert_no_error(error);
  g_assert_cmpuint(before->cards->len, ==, 3);

  g_autoptr(IlkDeckFile) file = ilk_deck_file_new("later", "Later", "Came later.");
  IlkImportSummary summary;
  g_assert_true(ilk_collection_import(fixture->collection, file, &summary, &error));
  g_autoptr(IlkDeckFile) after =
      ilk_collection_dup_deck_file(fixture->collection, summary.deck, &error);
  g_assert_no_error(error);
  g_assert_cmpstr(after->title, ==, "Later");
}

static void
checked_cb(GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  g_auto(IlkCheckReport) report = {0};
  g_assert_true(ilk_collection_check_finish(fixture->collection, result, &report, NULL));
  g_assert_cmpuint(report.problems->len, ==, 0);
  g_assert_cmpuint(report.reviews, ==, 1); /* of when it was asked for, and read */
  g_async_queue_push(fixture->said, g_strdup("checked"));
}

static void
backed_up_cb(GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *path = ilk_collection_backup_finish(fixture->collection, result, NULL);
  g_assert_true(g_file_test(path, G_FILE_TEST_EXISTS));
  g_async_queue_push(fixture->said, g_strdup("backed up"));
}

static void
wait_for_said(Fixture *fixture, int n)
{
  while (g_async_queue_length(fixture->said) < n)
    g_main_context_iteration(NULL, TRUE);
}

/* What is asked for later, and written, is done before what reads everything can begin. */
static void
test_an_answer_is_stored_before_a_check(Fixture *fixture, gconstpointer data)
{
  submit(fixture, &long_operation, "long", TRUE, NULL);
  ilk_collection_check_async(fixture->collection, FALSE, NULL, checked_cb, fixture);
  ilk_collection_backup_async(fixture->collection, NULL, backed_up_cb, fixture);
  fixture_answer(fixture->collection, fixture->card, ILK_RATING_GOOD);
  submit(fixture, &write_operation, "write", FALSE, NULL);
  wait_for(fixture, 1);
  assert_said(fixture, "write");
  g_assert_null(g_async_queue_try_pop(fixture->said));
  let_go(fixture);
  wait_for_said(fixture, 3);
  assert_said(fixture, "long");
  assert_said(fixture, "checked");
  assert_said(fixture, "backed up");
  wait_for(fixture, 2);
}

/* What a store keeps in memory, marked by a number that is nowhere on the disk. */
static gboolean
mark_options(IlkStore *store, gpointer arguments, GError **error)
{
  gint *seen = arguments;
  *seen = store->options.new_per_day;
  store->options.new_per_day = 4711;
  return TRUE;
}

static gint
mark(Fixture *fixture)
{
  static const IlkOperation operation = {
      .name = "mark", .work = mark_options, .size = sizeof(gint), .lane = ILK_LANE_READ};
  gint seen = 0;
  g_assert_true(ilk_collection_call(fixture->collection, &operation, &seen, NULL));
  return seen;
}

/* After an answer, decks are what they were; after a change of one, they are read anew. */
static void
test_a_lane_reads_decks_when_they_change(Fixture *fixture, gconstpointer data)
{
  mark(fixture);
  fixture_answer(fixture->collection, fixture->card, ILK_RATING_GOOD);
  g_assert_cmpint(mark(fixture), ==, 4711);
  fixture_import(fixture->collection, 4);
  g_assert_cmpint(mark(fixture), !=, 4711);
  g_assert_cmpint(mark(fixture), ==, 4711);
  g_assert_true(ilk_collection_set_retention(fixture->collection, fixture->deck, 0.8, NULL));
  g_assert_cmpint(mark(fixture), !=, 4711);
}

/* The index of the log is in the heap: nothing lies beside the files that are the collection. */
static void
test_lanes_leave_no_file(Fixture *fixture, gconstpointer data)
{
  g_autofree char *shared = g_build_filename(fixture->directory, "collection.db-shm", NULL);
  g_assert_cmpuint(count_answers(fixture->collection), ==, 0);
  g_assert_false(g_file_test(shared, G_FILE_TEST_EXISTS));
}

static gpointer
ask_first(gpointer collection)
{
  static const IlkOperation operation = {
      .name = "mark", .work = mark_options, .size = sizeof(gint), .lane = ILK_LANE_LONG};
  g_autoptr(GError) error = NULL;
  gint seen = 0;

  /* Answered, or told that it is closed. */
  if (!ilk_collection_call(collection, &operation, &seen, &error))
    g_assert_error(error, ILK_ERROR, ILK_ERROR_FAILED);
  return NULL;
}

/* The first request of a lane makes it, which takes a while: the end may come meanwhile. */
static void
test_closing_meets_a_first_request(void)
{
  char *directory = fixture_dup_directory();

  for (int i = 0; i < MEETINGS; i++) {
    IlkCollection *collection = fixture_open(directory);
    GThread *thread = g_thread_new("ask", ask_first, collection);
    ilk_collection_close(collection);
    g_thread_join(thread);
    fixture_close(collection);
  }
  fixture_remove(directory);
}

#define ADD_WITH(name, data, function)                                                             \
  g_test_add("/store/lanes/" name, Fixture, data, set_up, function, tear_down)
#define ADD(name, function) ADD_WITH(name, NULL, function)

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  ADD("round-trip", test_results_come_back_to_the_caller);
  ADD_WITH("cancelled-write", &write_operation, test_cancelled_before_its_turn);
  ADD_WITH("cancelled-read", &read_operation, test_cancelled_before_its_turn);
  ADD("follow", test_reads_follow_writes);
  ADD("past-one-another", test_lanes_do_not_wait_for_one_another);
  ADD("start", test_a_start_makes_do_with_one_lane);
  ADD("answer-during-visit", test_an_answer_is_stored_during_a_visit);
  ADD("closing", test_closing_ends_a_visit_and_keeps_answers);
  g_test_add_func("/store/lanes/closing-first", test_closing_meets_a_first_request);
  ADD("answer-before-check", test_an_answer_is_stored_before_a_check);
  ADD("later-deck", test_a_lane_knows_what_came_later);
  ADD("reads-decks", test_a_lane_reads_decks_when_they_change);
  ADD("no-file", test_lanes_leave_no_file);
  return g_test_run();
}
