/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Progress from answers given on known days.
 */
#include "app/base/clock.h"
#include "app/progress/progress.h"
#include "app/store/front/collection-figures.h"
#include "app/store/front/collection-study.h"
#include "tests/folder.h"

#include <math.h>

#define NOW G_GINT64_CONSTANT(1795334400000) /* 2026-11-22T08:00Z */

typedef struct {
  char *directory;
  IlkCollection *collection;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  ilk_clock_freeze(NOW, 0);
  fixture->directory = g_dir_make_tmp("interlock-progress-XXXXXX", NULL);
  fixture->collection = ilk_collection_open(fixture->directory, &error);
  g_assert_no_error(error);
}

static void
tear_down(Fixture *fixture, gconstpointer unused)
{
  g_object_unref(fixture->collection);
  remove_folder(fixture->directory);
  g_free(fixture->directory);
}

/* Answers @n new or waiting cards @days after the first day, of which the first is forgotten. */
static void
study(Fixture *fixture, int days, int n)
{
  g_autoptr(GError) error = NULL;

  ilk_clock_freeze(NOW + days * ILK_MS_PER_DAY, 0);
  for (int i = 0; i < n; i++) {
    g_autoptr(IlkCard) card = ilk_collection_next_card(fixture->collection, 0, 0, &error);
    g_assert_no_error(error);
    g_assert_nonnull(card);
    IlkReview review = {.card = ilk_card_get_id(card),
                        .at = ilk_clock_now(),
                        .rating = i == 0 ? ILK_RATING_AGAIN : ILK_RATING_GOOD,
                        .ms = 2000};
    ilk_collection_answer(fixture->collection, &review, NULL, &error);
    g_assert_no_error(error);
  }
}

static IlkProgress *
read_progress(Fixture *fixture, int days)
{
  g_autoptr(GError) error = NULL;

  ilk_clock_freeze(NOW + days * ILK_MS_PER_DAY, 0);
  IlkProgress *progress = ilk_progress_read(fixture->collection, 3, &error);
  g_assert_no_error(error);
  return progress;
}

static void
test_nothing_yet(Fixture *fixture, gconstpointer unused)
{
  g_autoptr(IlkProgress) progress = read_progress(fixture, 0);

  g_assert_cmpuint(progress->answers_today, ==, 0);
  g_assert_cmpuint(progress->streak, ==, 0);
  g_assert_true(isnan(progress->retention));
  g_assert_cmpuint(progress->cards.by_state[ILK_STATE_NEW], ==, 10);
  g_assert_cmpfloat(progress->cards.known, ==, 0);
  g_assert_cmpuint(progress->days->len, ==, 0);
}

static void
test_today(Fixture *fixture, gconstpointer unused)
{
  study(fixture, 0, 4);
  g_autoptr(IlkProgress) progress = read_progress(fixture, 0);

  g_assert_cmpuint(progress->answers_today, ==, 4);
  g_assert_cmpint(progress->ms_today, ==, 8000);
  g_assert_cmpuint(progress->streak, ==, 1);
  g_assert_cmpuint(progress->answers, ==, 4);
  g_assert_cmpfloat(progress->retention, ==, 0.75);
  g_assert_cmpfloat(progress->cards.known, >, 3);
}

static void
test_a_streak_waits_for_today(Fixture *fixture, gconstpointer unused)
{
  const struct {
    int day;
    guint streak;
  } cases[] = {{5, 2}, {6, 2}, {7, 0}};

  study(fixture, 0, 1);
  study(fixture, 1, 1);
  /* A day without answers ends a streak. */
  study(fixture, 4, 1);
  study(fixture, 5, 1);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(IlkProgress) progress = read_progress(fixture, cases[i].day);
    g_assert_cmpuint(progress->streak, ==, cases[i].streak);
  }
}

static void
test_the_window(Fixture *fixture, gconstpointer unused)
{
  study(fixture, 0, 1);
  study(fixture, 1, 2);
  study(fixture, 3, 2);
  g_autoptr(IlkProgress) progress = read_progress(fixture, 3);

  g_assert_cmpuint(progress->window, ==, 3);
  g_assert_cmpuint(progress->answers, ==, 4);
  g_assert_cmpfloat(progress->retention, ==, 0.5);
  g_assert_cmpuint(progress->days->len, ==, 3);
}

static void
test_days_of_last_year_are_dropped(Fixture *fixture, gconstpointer unused)
{
  study(fixture, 0, 1);
  study(fixture, 400, 1);
  g_autoptr(IlkProgress) progress = read_progress(fixture, 400);

  g_assert_cmpuint(progress->days->len, ==, 1);
  g_assert_cmpint(g_array_index(progress->days, IlkDayTotal, 0).day, ==, progress->today);
}

static void
read_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  IlkProgress **progress = user_data;
  g_autoptr(GError) error = NULL;

  *progress = ilk_progress_read_finish(ILK_COLLECTION(source), result, &error);
  g_assert_no_error(error);
}

static void
test_without_waiting(Fixture *fixture, gconstpointer unused)
{
  g_autoptr(IlkProgress) progress = NULL;

  study(fixture, 0, 2);
  ilk_progress_read_async(fixture->collection, 3, NULL, read_cb, &progress);
  while (progress == NULL)
    g_main_context_iteration(NULL, TRUE);
  g_assert_cmpuint(progress->answers_today, ==, 2);
}

static void
add(const char *name, void (*test)(Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat("/progress/", name, NULL);
  g_test_add(path, Fixture, NULL, set_up, test, tear_down);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  add("nothing-yet", test_nothing_yet);
  add("today", test_today);
  add("a-streak-waits-for-today", test_a_streak_waits_for_today);
  add("window", test_the_window);
  add("days-of-last-year-are-dropped", test_days_of_last_year_are_dropped);
  add("without-waiting", test_without_waiting);
  return g_test_run();
}
