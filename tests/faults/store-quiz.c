/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A wrong choice in a quiz is an answer of the quiz and a review. At whatever write or sync the
 * disk fails, the program is killed or the power goes, both are there or neither is, and an undo
 * takes both back or none.
 */
#include "app/store/front/collection-care.h"
#include "app/store/front/collection-figures.h"
#include "app/store/front/collection-quiz.h"
#include "tests/app/store/fixture.h"
#include "tests/faults/store-vfs.h"

#define MOST_POINTS 200

/* @review: of the answer that is there, seq 0 when none is */
typedef struct {
  IlkCollection *collection;
  char *directory;
  gint64 card;
  IlkReviewKey review;
} Trial;

static gboolean
count_answer(const IlkQuizAnswer *answer, gpointer n, GError **error)
{
  (void) answer;
  (void) error;
  (*(guint *) n)++;
  return TRUE;
}

/* Returns: how many answers of the quiz stand, as many as reviews do */
static guint
count_pairs(IlkCollection *collection)
{
  g_autoptr(GError) error = NULL;
  guint answers = 0, reviews = 0;
  ilk_collection_visit_quiz_answers(collection, count_answer, &answers, &error);
  g_assert_no_error(error);
  g_autoptr(GArray) days = ilk_collection_list_days(collection, 0, G_MAXINT32, &error);
  g_assert_no_error(error);
  for (guint i = 0; i < days->len; i++)
    reviews += (guint) g_array_index(days, IlkDayTotal, i).n;
  g_assert_cmpuint(answers, ==, reviews);
  return answers;
}

/* Answers wrong, or takes that back. */
static IlkQuizStep
make_step(const Trial *trial)
{
  gboolean there = trial->review.seq != 0;
  return (IlkQuizStep){.answer = {.card = trial->card,
                                  .at = ilk_clock_now(),
                                  .quiz = NOON,
                                  .form = 1,
                                  .choice = "{}",
                                  .ms = 1000},
                       .takes_back = there,
                       .undone = trial->review,
                       .adds = !there,
                       .rating = there ? 0 : ILK_RATING_AGAIN};
}

static void
follow(Trial *trial, guint pairs, const IlkAnswer *answer)
{
  g_autoptr(GError) error = NULL;
  gboolean was_there = trial->review.seq != 0;
  g_assert_cmpuint(pairs, <=, 1);
  if ((pairs == 1) == was_there)
    return;
  trial->review = was_there ? (IlkReviewKey){0} : answer->key;
  if (pairs == 0 || answer->key.seq != 0)
    return;
  /* It is there, and nobody was told its key: what takes back the latest does. */
  ilk_collection_undo(trial->collection, trial->card, NULL, &error);
  g_assert_no_error(error);
  const IlkQuizStep step = {.answer = {.card = trial->card, .at = ilk_clock_now(), .quiz = NOON},
                            .takes_back = TRUE};
  ilk_collection_store_quiz_step(trial->collection, &step, NULL, &error);
  g_assert_no_error(error);
}

/* Returns: whether the fault came about */
static gboolean
step_with_fault(Trial *trial, StoreFault fault, guint nth, gboolean lasting)
{
  g_autoptr(GError) error = NULL;
  IlkAnswer answer = {.deck = 0};
  guint before = trial->review.seq != 0;
  ilk_clock_advance(ILK_MS_PER_MINUTE);
  const IlkQuizStep step = make_step(trial);
  store_vfs_arm(fault, nth, lasting);
  gboolean told = ilk_collection_store_quiz_step(trial->collection, &step, &answer, &error);
  if (fault >= STORE_FAULT_KILL)
    g_clear_pointer(&trial->collection, fixture_close);
  gboolean fired = store_vfs_disarm();
  if (trial->collection == NULL)
    trial->collection = fixture_open(trial->directory);
  guint pairs = count_pairs(trial->collection);
  if (told)
    g_assert_cmpuint(pairs, ==, 1 - before);
  else if (!g_error_matches(error, ILK_ERROR, ILK_ERROR_UNCERTAIN))
    g_assert_cmpuint(pairs, ==, before);
  follow(trial, pairs, &answer);
  return fired;
}

static void
test_every_point(gconstpointer data)
{
  guint code = GPOINTER_TO_UINT(data);
  Trial trial = {.directory = fixture_dup_directory()};
  trial.collection = fixture_open(trial.directory);
  trial.card = fixture_next(trial.collection, 0);
  /* Once it is an answer that fails at a point, once an undo. */
  guint points = 0, unharmed = 0;
  while (points < MOST_POINTS && unharmed < 2) {
    for (guint i = 0; i < 2; i++)
      if (!step_with_fault(&trial, (StoreFault) (code >> 1), points + 1, code & 1))
        unharmed++;
    points++;
  }
  g_assert_cmpuint(points, >, 1);
  g_assert_cmpuint(points, <, MOST_POINTS);
  fixture_assert_sound(trial.collection);
  fixture_close(trial.collection);
  fixture_remove(trial.directory);
}

int
main(int argc, char *argv[])
{
  static const char *const names[] = {"write", "half", "full", "sync", "kill", "power"};
  g_test_init(&argc, &argv, NULL);
  store_vfs_install();
  for (guint code = 0; code < N_STORE_FAULTS * 2; code++) {
    g_autofree char *path =
        g_strdup_printf("/store/quiz/%s-%s", names[code >> 1], code & 1 ? "lasting" : "once");
    g_test_add_data_func(path, GUINT_TO_POINTER(code), test_every_point);
  }
  return g_test_run();
}
