/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * True retention and the forecast, from answers given on known days to one card.
 */
#include "app/progress/progress.h"
#include "app/store/front/collection-options.h"
#include "app/store/front/collection-predictions.h"
#include "app/store/front/collection-study.h"
#include "tests/app/store/fixture.h"

#include <math.h>

#define WINDOW 30
#define TODAY 40
#define MAX_ANSWERS 5
#define UNDO 0

typedef struct {
  int day;
  int rating; /* UNDO takes back the one before it */
} Event;

typedef struct {
  const char *name;
  Event events[MAX_ANSWERS]; /* up to day 0 */
  guint reviews;
  guint recalled;
} Case;

static const Case cases[] = {
    {"never-answered", {{0}}, 0, 0},
    {"a-first-answer-is-no-review", {{39, 4}}, 0, 0},
    {"learning-is-no-review", {{39, 3}, {40, 3}}, 0, 0},
    {"recalled", {{10, 4}, {20, 3}}, 1, 1},
    {"recalled-with-effort", {{10, 4}, {20, 2}}, 1, 1},
    {"forgotten", {{10, 4}, {20, 1}}, 1, 0},
    {"the-first-answer-of-a-day-counts", {{10, 4}, {20, 3}, {20, 1}}, 1, 1},
    {"forgotten-and-learned-again", {{10, 4}, {20, 1}, {20, 3}}, 1, 0},
    {"relearning-is-no-review", {{10, 4}, {20, 1}, {21, 3}}, 1, 0},
    {"before-the-window", {{1, 4}, {10, 3}}, 0, 0},
    {"the-first-day-of-the-window", {{1, 4}, {11, 3}}, 1, 1},
    {"today", {{1, 4}, {TODAY, 3}}, 1, 1},
    {"two-days", {{1, 4}, {15, 3}, {35, 1}}, 2, 1},
    {"taken-back", {{10, 4}, {20, 1}, {20, UNDO}, {20, 3}}, 1, 1},
    {"all-taken-back", {{10, 4}, {20, 3}, {20, UNDO}}, 0, 0},
};

typedef struct {
  char *directory;
  IlkCollection *collection;
  gint64 card;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer data)
{
  fixture->directory = fixture_dup_directory();
  fixture->collection = fixture_open(fixture->directory);
  fixture->card = fixture_next(fixture->collection, fixture_import(fixture->collection, 3));
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
  fixture_close(fixture->collection);
  fixture_remove(fixture->directory);
}

static void
go_to_day(int day)
{
  ilk_clock_freeze(NOON + (day - TODAY) * ILK_MS_PER_DAY, 0);
}

static void
play(Fixture *fixture, const Event *event)
{
  g_autoptr(GError) error = NULL;

  go_to_day(event->day);
  if (event->rating == UNDO)
    ilk_collection_undo(fixture->collection, fixture->card, NULL, &error);
  else
    fixture_answer(fixture->collection, fixture->card, (IlkRating) event->rating);
  g_assert_no_error(error);
}

static IlkProgress *
read_progress(Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  IlkProgress *progress = ilk_progress_read(fixture->collection, WINDOW, &error);
  g_assert_no_error(error);
  return progress;
}

static void
test_true_retention(Fixture *fixture, gconstpointer data)
{
  const Case *expected = data;

  for (guint i = 0; i < MAX_ANSWERS && expected->events[i].day > 0; i++)
    play(fixture, &expected->events[i]);
  go_to_day(TODAY);
  g_autoptr(IlkProgress) progress = read_progress(fixture);

  g_assert_cmpuint(progress->recalls.reviews, ==, expected->reviews);
  g_assert_cmpuint(progress->recalls.recalled, ==, expected->recalled);
  g_assert_cmpfloat(progress->recalls.desired, ==, 0.9);
  g_assert_cmpint(isnan(ilk_progress_get_true_retention(progress)), ==, expected->reviews == 0);
}

/* Cards are counted a hundred at a time: none is left out, none counted twice. */
static void
test_many_cards(Fixture *fixture, gconstpointer unused)
{
  const int n[] = {99, 100, 101, 200, 230};
  gint64 deck = fixture_import(fixture->collection, n[G_N_ELEMENTS(n) - 1]);
  g_autoptr(GError) error = NULL;
  IlkStudyOptions options;
  int answered = 0;

  g_assert_true(ilk_collection_get_options(fixture->collection, 0, &options, &error));
  options.new_per_day = 1000;
  g_assert_true(ilk_collection_set_options(fixture->collection, 0, &options, &error));
  for (gsize i = 0; i < G_N_ELEMENTS(n); i++) {
    for (; answered < n[i]; answered++) {
      go_to_day(1);
      gint64 card = fixture_next(fixture->collection, deck);
      fixture_answer(fixture->collection, card, ILK_RATING_EASY);
      go_to_day(TODAY);
      fixture_answer(fixture->collection, card, ILK_RATING_GOOD);
    }
    g_autoptr(IlkProgress) progress = read_progress(fixture);
    g_assert_cmpint(progress->recalls.reviews, ==, answered);
  }
}

/* Every deck has a goal of its own; the goal shown is that of the reviews. */
static void
test_desired_retention(Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkCard) card = ilk_collection_get_card(fixture->collection, fixture->card, &error);
  IlkStudyOptions options;

  g_assert_true(
      ilk_collection_get_options(fixture->collection, ilk_card_get_deck(card), &options, &error));
  options.desired_retention = 0.8;
  g_assert_true(
      ilk_collection_set_options(fixture->collection, ilk_card_get_deck(card), &options, &error));
  g_autoptr(IlkProgress) before = read_progress(fixture);
  g_assert_cmpfloat(before->recalls.desired, ==, 0.9);
  play(fixture, &(Event){10, ILK_RATING_EASY});
  play(fixture, &(Event){20, ILK_RATING_GOOD});
  g_autoptr(IlkProgress) after = read_progress(fixture);
  g_assert_cmpfloat_with_epsilon(after->recalls.desired, 0.8, 1e-9);
}

static guint
sum_due(const IlkProgress *progress)
{
  guint sum = 0;

  for (guint i = 0; i < ILK_FORECAST_DAYS; i++)
    sum += progress->due[i];
  return sum;
}

static void
test_forecast(Fixture *fixture, gconstpointer unused)
{
  g_autoptr(IlkProgress) before = read_progress(fixture);
  g_assert_cmpuint(sum_due(before), ==, 0);

  IlkMemory memory = fixture_answer(fixture->collection, fixture->card, ILK_RATING_EASY);
  gint64 day = ilk_clock_day(memory.due, 0, 240);
  for (gint64 ago = 0; ago <= day - before->today; ago++) {
    ilk_clock_freeze(NOON + ago * ILK_MS_PER_DAY, 0);
    g_autoptr(IlkProgress) progress = read_progress(fixture);
    g_assert_cmpuint(progress->due[day - progress->today], ==, 1);
    g_assert_cmpuint(sum_due(progress), ==, 1);
  }
  /* What is overdue waits today; what is farther away than the forecast is not in it. */
  ilk_clock_freeze(NOON + 50 * ILK_MS_PER_DAY, 0);
  g_autoptr(IlkProgress) late = read_progress(fixture);
  g_assert_cmpuint(late->due[0], ==, 1);
  ilk_clock_freeze(NOON - 50 * ILK_MS_PER_DAY, 0);
  g_autoptr(IlkProgress) early = read_progress(fixture);
  g_assert_cmpuint(sum_due(early), ==, 0);
}

static void
test_steps_are_forecast(Fixture *fixture, gconstpointer unused)
{
  fixture_answer(fixture->collection, fixture->card, ILK_RATING_AGAIN);
  g_autoptr(IlkProgress) progress = read_progress(fixture);

  g_assert_cmpuint(progress->due[0], ==, 1);
  g_assert_cmpuint(progress->distribution.cards, ==, 1);
}

/* Only runs that came to an end say how good a prediction was. */
static void
test_predictions(Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  const double measured[] = {2, NAN, 1};

  for (gsize i = 0; i < G_N_ELEMENTS(measured); i++)
    g_assert_cmpint(ilk_collection_add_prediction(fixture->collection, 0, "gil-contention", "{}", 2,
                                                  measured[i], &error),
                    !=, 0);
  g_autoptr(IlkProgress) progress = read_progress(fixture);
  const GArray *ratios = progress->calibration.ratios;
  g_assert_cmpuint(ratios->len, ==, 2);
  g_assert_cmpfloat(g_array_index(ratios, double, 0), ==, 1);
  g_assert_cmpfloat(g_array_index(ratios, double, 1), ==, 2);
}

static void
add(const char *name, gconstpointer data, void (*test)(Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat("/progress/figures/", name, NULL);
  g_test_add(path, Fixture, data, set_up, test, tear_down);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    add(cases[i].name, &cases[i], test_true_retention);
  add("many-cards", NULL, test_many_cards);
  add("desired-retention", NULL, test_desired_retention);
  add("forecast", NULL, test_forecast);
  add("steps-are-forecast", NULL, test_steps_are_forecast);
  add("predictions", NULL, test_predictions);
  return g_test_run();
}
