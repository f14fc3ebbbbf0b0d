/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Another memory model: what it computes, that nothing is lost by trying it, and that it is taken
 * up whole or not at all.
 */
#include "app/store/collection-figures.h"
#include "app/store/deck-options.h"
#include "tests/app/store/fixture.h"

#include <math.h>

#define N_CARDS 12
#define N_ANSWERS 600

typedef struct {
  char *directory;
  IlkCollection *collection;
  gint64 first_card;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer unused)
{
  fixture->directory = fixture_dup_directory();
  fixture->collection = fixture_open(fixture->directory);
  gint64 deck = fixture_import(fixture->collection, N_CARDS);
  fixture->first_card = fixture_next(fixture->collection, deck);
}

static void
tear_down(Fixture *fixture, gconstpointer unused)
{
  g_clear_pointer(&fixture->collection, fixture_close);
  fixture_remove(fixture->directory);
}

static IlkStudyOptions
get_options(IlkCollection *collection)
{
  IlkStudyOptions options;
  g_assert_true(ilk_collection_get_options(collection, 0, &options, NULL));
  return options;
}

static void
set_options(IlkCollection *collection, const IlkStudyOptions *options)
{
  g_autoptr(GError) error = NULL;
  g_assert_true(ilk_collection_set_options(collection, 0, options, &error));
  g_assert_no_error(error);
}

static void
set_model(IlkCollection *collection, IlkModel model)
{
  IlkStudyOptions options = get_options(collection);
  options.model = model;
  set_options(collection, &options);
}

/* Seconds, hours and weeks apart: waits of which FSRS-7 sees the fractions. */
static void
study(Fixture *fixture, int answers)
{
  static const gint64 waits[] = {7,           83 * 1000,    11 * 60 * 1000,    5000 * 1000,
                                 7 * 3600000, 31 * 3600000, 9 * ILK_MS_PER_DAY};
  g_autoptr(GRand) random = g_rand_new_with_seed(7);
  for (int i = 0; i < answers; i++) {
    ilk_clock_advance(waits[g_rand_int_range(random, 0, G_N_ELEMENTS(waits))] +
                      g_rand_int_range(random, 0, 1000));
    gint64 card = fixture->first_card + g_rand_int_range(random, 0, N_CARDS);
    if (g_rand_int_range(random, 0, 12) == 0)
      ilk_collection_undo(fixture->collection, card, NULL, NULL);
    else
      fixture_answer(fixture->collection, card, (IlkRating) g_rand_int_range(random, 1, 5));
  }
}

typedef struct {
  IlkMemory of[N_CARDS];
} Memories;

static Memories
get_memories(IlkCollection *collection, gint64 first_card)
{
  Memories memories;
  for (int i = 0; i < N_CARDS; i++) {
    g_autoptr(IlkCard) card = ilk_collection_get_card(collection, first_card + i, NULL);
    memories.of[i] = *ilk_card_get_memory(card);
  }
  return memories;
}

/* Bit for bit: a number that only looks the same would show in a replay some day. */
static gboolean
same_number(double a, double b)
{
  return memcmp(&a, &b, sizeof a) == 0;
}

static gboolean
same_memory(const IlkMemory *a, const IlkMemory *b)
{
  return same_number(a->stability, b->stability) &&
         same_number(a->stability_fast, b->stability_fast) &&
         same_number(a->difficulty, b->difficulty) && a->state == b->state && a->step == b->step &&
         a->due == b->due && a->last == b->last && a->last_utc_offset == b->last_utc_offset &&
         a->reps == b->reps && a->lapses == b->lapses;
}

static void
assert_same_memories(const Memories *a, const Memories *b)
{
  for (int i = 0; i < N_CARDS; i++)
    g_assert_true(same_memory(&a->of[i], &b->of[i]));
}

/* The check replays the log and compares. */
static void
test_replay_is_what_was_lived(Fixture *fixture, gconstpointer unused)
{
  set_model(fixture->collection, ILK_MODEL_FSRS_7);
  study(fixture, N_ANSWERS);
  fixture_assert_sound(fixture->collection);
  Memories lived = get_memories(fixture->collection, fixture->first_card);
  for (int i = 0; i < N_CARDS; i++)
    g_assert_cmpfloat(lived.of[i].stability_fast, >, 0);

  set_model(fixture->collection, ILK_MODEL_FSRS_6);
  set_model(fixture->collection, ILK_MODEL_FSRS_7);
  Memories replayed = get_memories(fixture->collection, fixture->first_card);
  assert_same_memories(&lived, &replayed);
}

/* Both come back after a while with the other: memories, and parameters that were fitted. */
static void
test_there_and_back(Fixture *fixture, gconstpointer unused)
{
  IlkStudyOptions fitted = get_options(fixture->collection);
  fitted.parameters[ILK_MODEL_FSRS_6][2] = 4.25;
  set_options(fixture->collection, &fitted);
  study(fixture, N_ANSWERS);
  Memories six = get_memories(fixture->collection, fixture->first_card);

  set_model(fixture->collection, ILK_MODEL_FSRS_7);
  fixture_assert_sound(fixture->collection);
  Memories seven = get_memories(fixture->collection, fixture->first_card);
  g_assert_cmpfloat(seven.of[0].stability, !=, six.of[0].stability);
  fitted = get_options(fixture->collection);
  fitted.parameters[ILK_MODEL_FSRS_7][2] = 5.5;
  set_options(fixture->collection, &fitted);

  g_clear_pointer(&fixture->collection, fixture_close);
  fixture->collection = fixture_open(fixture->directory);
  set_model(fixture->collection, ILK_MODEL_FSRS_6);
  fixture_assert_sound(fixture->collection);
  Memories again = get_memories(fixture->collection, fixture->first_card);
  assert_same_memories(&six, &again);
  IlkStudyOptions kept = get_options(fixture->collection);
  g_assert_cmpfloat(kept.parameters[ILK_MODEL_FSRS_6][2], ==, 4.25);
  g_assert_cmpfloat(kept.parameters[ILK_MODEL_FSRS_7][2], ==, 5.5);
}

/* A deck may have options of its own, but not a model. */
static void
test_the_model_is_the_collections(Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  IlkStudyOptions options = get_options(fixture->collection);
  gint64 deck = ilk_collection_find_deck(fixture->collection, "Made up", &error);
  options.new_per_day = 3;
  options.model = ILK_MODEL_FSRS_7;
  g_assert_true(ilk_collection_set_options(fixture->collection, deck, &options, &error));
  g_assert_true(ilk_collection_get_options(fixture->collection, deck, &options, &error));
  g_assert_cmpint(options.model, ==, ILK_MODEL_FSRS_6);
  g_assert_cmpint(options.new_per_day, ==, 3);
  fixture_answer(fixture->collection, fixture->first_card, ILK_RATING_GOOD);
  fixture_assert_sound(fixture->collection);
}

/* What is told of a card's stability is days until 90 %, whichever the model. */
static void
test_stability_is_told_alike(Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  IlkSchedule schedule;
  for (int model = 0; model < ILK_N_MODELS; model++) {
    set_model(fixture->collection, (IlkModel) model);
    IlkStudyOptions options = get_options(fixture->collection);
    IlkMemory memory = fixture_answer(fixture->collection, fixture->first_card, ILK_RATING_EASY);
    ilk_schedule_prepare(&schedule, &options);
    g_autoptr(GArray) strengths = ilk_collection_list_strengths(fixture->collection, &error);
    g_assert_cmpuint(strengths->len, ==, 1);
    double days = g_array_index(strengths, IlkStrength, 0).stability;
    gint64 then = memory.last + (gint64) (days * (double) ILK_MS_PER_DAY);
    g_assert_cmpfloat_with_epsilon(ilk_schedule_recall(&schedule, &memory, then), 0.9, 1e-6);
  }
}

static guint
count_backups(Fixture *fixture)
{
  g_autofree char *folder = g_build_filename(fixture->directory, "backups", NULL);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  guint n = 0;
  while (dir != NULL && g_dir_read_name(dir) != NULL)
    n++;
  return n;
}

static char *
dup_newest_backup(Fixture *fixture)
{
  g_autofree char *folder = g_build_filename(fixture->directory, "backups", NULL);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  g_autofree char *newest = NULL;
  const char *name;
  while ((name = g_dir_read_name(dir)) != NULL) {
    if (g_strcmp0(name, newest) > 0) {
      g_free(newest);
      newest = g_strdup(name);
    }
  }
  return g_build_filename(folder, newest, NULL);
}

/* A model and parameters that were fitted are worth one each; a number that is turned is not. */
static void
test_backups(Fixture *fixture, gconstpointer unused)
{
  study(fixture, 60);
  guint n = count_backups(fixture);
  set_model(fixture->collection, ILK_MODEL_FSRS_7);
  g_assert_cmpuint(count_backups(fixture), ==, n + 1);
  IlkStudyOptions options = get_options(fixture->collection);
  options.desired_retention = 0.85;
  set_options(fixture->collection, &options);
  g_assert_cmpuint(count_backups(fixture), ==, n + 1);
  options.parameters[ILK_MODEL_FSRS_7][0] = 0.2;
  set_options(fixture->collection, &options);
  g_assert_cmpuint(count_backups(fixture), ==, n + 2);
}

/* What is in the backup is the collection as it was before. */
static void
test_backup_before(Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  study(fixture, 60);
  Memories before = get_memories(fixture->collection, fixture->first_card);
  set_model(fixture->collection, ILK_MODEL_FSRS_7);

  g_autofree char *backup = dup_newest_backup(fixture);
  g_clear_pointer(&fixture->collection, fixture_close);
  g_assert_true(ilk_collection_restore(fixture->directory, backup, &error));
  g_assert_no_error(error);
  fixture->collection = fixture_open(fixture->directory);
  g_assert_cmpint(get_options(fixture->collection).model, ==, ILK_MODEL_FSRS_6);
  Memories restored = get_memories(fixture->collection, fixture->first_card);
  assert_same_memories(&before, &restored);
}

static void
test_refused_parameters(Fixture *fixture, gconstpointer unused)
{
  static const struct {
    IlkModel model;
    int index;
    double value;
    const char *sentence;
  } cases[] = {
      {ILK_MODEL_FSRS_6, 3, NAN, "Parameter w3 is not a finite number."},
      {ILK_MODEL_FSRS_6, 3, 101, "Parameter w3 is 101; its bounds end at 100."},
      {ILK_MODEL_FSRS_7, 33, -INFINITY, "Parameter w33 is not a finite number."},
      {ILK_MODEL_FSRS_7, 26, 0.1, "Parameter w26 is 0.1; its bounds end at 0.5."},
  };
  study(fixture, 60);
  Memories before = get_memories(fixture->collection, fixture->first_card);
  guint n = count_backups(fixture);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    IlkStudyOptions options = get_options(fixture->collection);
    options.model = cases[i].model;
    options.parameters[cases[i].model][cases[i].index] = cases[i].value;
    g_assert_false(ilk_collection_set_options(fixture->collection, 0, &options, &error));
    g_assert_error(error, ILK_ERROR, ILK_ERROR_INVALID);
    g_assert_nonnull(strstr(error->message, cases[i].sentence));
    Memories after = get_memories(fixture->collection, fixture->first_card);
    assert_same_memories(&before, &after);
    IlkStudyOptions kept = get_options(fixture->collection);
    g_assert_cmpint(kept.model, ==, ILK_MODEL_FSRS_6);
  }
  g_assert_cmpuint(count_backups(fixture), ==, n);
  fixture_assert_sound(fixture->collection);
}

/* Cancelled when every memory has been forgotten and none computed yet. */
static void
test_cancelled_half_way(Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GCancellable) cancelled = g_cancellable_new();
  study(fixture, 60);
  Memories before = get_memories(fixture->collection, fixture->first_card);
  g_clear_pointer(&fixture->collection, fixture_close);

  IlkStore *store = ilk_store_open(fixture->directory, &error);
  g_assert_no_error(error);
  IlkStudyOptions options = store->options;
  options.model = ILK_MODEL_FSRS_7;
  g_cancellable_cancel(cancelled);
  IlkReplayWatch watch = {cancelled, NULL};
  g_assert_false(ilk_store_set_options(store, 0, &options, &watch, &error));
  g_assert_error(error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint(store->options.model, ==, ILK_MODEL_FSRS_6);
  ilk_store_close(store);

  fixture->collection = fixture_open(fixture->directory);
  Memories after = get_memories(fixture->collection, fixture->first_card);
  assert_same_memories(&before, &after);
  fixture_assert_sound(fixture->collection);
}

static void
test_check_sees_the_fast_trace(Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_auto(IlkCheckReport) report = {NULL};
  set_model(fixture->collection, ILK_MODEL_FSRS_7);
  study(fixture, 30);
  g_clear_pointer(&fixture->collection, fixture_close);
  IlkStore *store = ilk_store_open(fixture->directory, &error);
  ilk_database_execute(store->db, "UPDATE memory SET stability_fast = stability_fast * 1.5",
                       &error);
  g_assert_no_error(error);
  ilk_store_close(store);

  fixture->collection = fixture_open(fixture->directory);
  g_assert_true(ilk_collection_check(fixture->collection, TRUE, &report, &error));
  g_assert_cmpuint(report.problems->len, ==, 1);
  fixture_assert_sound(fixture->collection);
}

typedef struct {
  double done;
  guint n;
  gboolean finished;
  gboolean succeeded;
  GError *error;
} Watched;

static void
progress_cb(double done, gpointer user_data)
{
  Watched *watched = user_data;
  g_assert_false(watched->finished);
  g_assert_cmpfloat(done, >, watched->done);
  watched->done = done;
  watched->n++;
}

static void
set_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  Watched *watched = user_data;
  watched->finished = TRUE;
  watched->succeeded =
      ilk_collection_set_model_finish(ILK_COLLECTION(source), result, &watched->error);
}

static void
set_model_watched(Fixture *fixture, GCancellable *cancellable, Watched *watched)
{
  ilk_collection_set_model_async(fixture->collection, ILK_MODEL_FSRS_7, cancellable, progress_cb,
                                 set_cb, watched);
  while (!watched->finished)
    g_main_context_iteration(NULL, TRUE);
}

static void
test_watched(Fixture *fixture, gconstpointer unused)
{
  Watched watched = {0};
  study(fixture, 200);
  set_model_watched(fixture, NULL, &watched);
  g_assert_no_error(watched.error);
  g_assert_true(watched.succeeded);
  g_assert_cmpuint(watched.n, >=, 2);
  g_assert_cmpfloat(watched.done, ==, 1);
  g_assert_cmpint(get_options(fixture->collection).model, ==, ILK_MODEL_FSRS_7);
  fixture_assert_sound(fixture->collection);
}

static void
test_cancelled_before(Fixture *fixture, gconstpointer unused)
{
  Watched watched = {0};
  g_autoptr(GCancellable) cancelled = g_cancellable_new();
  g_cancellable_cancel(cancelled);
  set_model_watched(fixture, cancelled, &watched);
  g_assert_error(watched.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint(watched.n, ==, 0);
  g_clear_error(&watched.error);
  g_assert_cmpint(get_options(fixture->collection).model, ==, ILK_MODEL_FSRS_6);
}

static void
add(const char *name, void (*test)(Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat("/store/model/", name, NULL);
  g_test_add(path, Fixture, NULL, set_up, test, tear_down);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  add("replay", test_replay_is_what_was_lived);
  add("there-and-back", test_there_and_back);
  add("collections", test_the_model_is_the_collections);
  add("stability", test_stability_is_told_alike);
  add("backups", test_backups);
  add("backup", test_backup_before);
  add("refused", test_refused_parameters);
  add("cancelled-half-way", test_cancelled_half_way);
  add("check", test_check_sees_the_fast_trace);
  add("watched", test_watched);
  add("cancelled-before", test_cancelled_before);
  return g_test_run();
}
