/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way to another memory model: after a backup, watched, whole or not at all.
 */
#include "app/store/decks/deck-options.h"
#include "app/store/front/collection-care.h"
#include "app/store/front/collection-options.h"
#include "tests/app/store/model-fixture.h"

#include <math.h>
#include <string.h>

static guint
count_backups(ModelFixture *fixture)
{
  g_autofree char *folder = g_build_filename(fixture->directory, "backups", NULL);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  guint n = 0;
  while (dir != NULL && g_dir_read_name(dir) != NULL)
    n++;
  return n;
}

static char *
dup_newest_backup(ModelFixture *fixture)
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
test_backups(ModelFixture *fixture, gconstpointer unused)
{
  model_study(fixture, 60);
  guint n = count_backups(fixture);
  model_set(fixture->collection, ILK_MODEL_FSRS_7);
  g_assert_cmpuint(count_backups(fixture), ==, n + 1);
  IlkStudyOptions options = model_get_options(fixture->collection);
  options.desired_retention = 0.85;
  model_set_options(fixture->collection, &options);
  g_assert_cmpuint(count_backups(fixture), ==, n + 1);
  options.parameters[ILK_MODEL_FSRS_7][0] = 0.2;
  model_set_options(fixture->collection, &options);
  g_assert_cmpuint(count_backups(fixture), ==, n + 2);
}

/* What is in the backup is the collection as it was before. */
static void
test_backup_before(ModelFixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  model_study(fixture, 60);
  Memories before = model_get_memories(fixture->collection, fixture->first_card);
  model_set(fixture->collection, ILK_MODEL_FSRS_7);

  g_autofree char *backup = dup_newest_backup(fixture);
  g_clear_pointer(&fixture->collection, fixture_close);
  g_assert_true(ilk_collection_restore(fixture->directory, backup, &error));
  g_assert_no_error(error);
  fixture->collection = fixture_open(fixture->directory);
  g_assert_cmpint(model_get_options(fixture->collection).model, ==, ILK_MODEL_FSRS_6);
  Memories restored = model_get_memories(fixture->collection, fixture->first_card);
  model_assert_same(&before, &restored);
}

static void
test_refused_parameters(ModelFixture *fixture, gconstpointer unused)
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
  model_study(fixture, 60);
  Memories before = model_get_memories(fixture->collection, fixture->first_card);
  guint n = count_backups(fixture);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    IlkStudyOptions options = model_get_options(fixture->collection);
    options.model = cases[i].model;
    options.parameters[cases[i].model][cases[i].index] = cases[i].value;
    g_assert_false(ilk_collection_set_options(fixture->collection, 0, &options, &error));
    g_assert_error(error, ILK_ERROR, ILK_ERROR_INVALID);
    g_assert_nonnull(strstr(error->message, cases[i].sentence));
    Memories after = model_get_memories(fixture->collection, fixture->first_card);
    model_assert_same(&before, &after);
    IlkStudyOptions kept = model_get_options(fixture->collection);
    g_assert_cmpint(kept.model, ==, ILK_MODEL_FSRS_6);
  }
  g_assert_cmpuint(count_backups(fixture), ==, n);
  fixture_assert_sound(fixture->collection);
}

/* Cancelled when every memory has been forgotten and none computed yet. */
static void
test_cancelled_half_way(ModelFixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GCancellable) cancelled = g_cancellable_new();
  model_study(fixture, 60);
  Memories before = model_get_memories(fixture->collection, fixture->first_card);
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
  Memories after = model_get_memories(fixture->collection, fixture->first_card);
  model_assert_same(&before, &after);
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
set_model_watched(ModelFixture *fixture, GCancellable *cancellable, Watched *watched)
{
  ilk_collection_set_model_async(fixture->collection, ILK_MODEL_FSRS_7, cancellable, progress_cb,
                                 set_cb, watched);
  while (!watched->finished)
    g_main_context_iteration(NULL, TRUE);
}

static void
test_watched(ModelFixture *fixture, gconstpointer unused)
{
  Watched watched = {0};
  model_study(fixture, 200);
  set_model_watched(fixture, NULL, &watched);
  g_assert_no_error(watched.error);
  g_assert_true(watched.succeeded);
  g_assert_cmpuint(watched.n, >=, 2);
  g_assert_cmpfloat(watched.done, ==, 1);
  g_assert_cmpint(model_get_options(fixture->collection).model, ==, ILK_MODEL_FSRS_7);
  fixture_assert_sound(fixture->collection);
}

static void
test_cancelled_before(ModelFixture *fixture, gconstpointer unused)
{
  Watched watched = {0};
  g_autoptr(GCancellable) cancelled = g_cancellable_new();
  g_cancellable_cancel(cancelled);
  set_model_watched(fixture, cancelled, &watched);
  g_assert_error(watched.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint(watched.n, ==, 0);
  g_clear_error(&watched.error);
  g_assert_cmpint(model_get_options(fixture->collection).model, ==, ILK_MODEL_FSRS_6);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  model_add("backups", test_backups);
  model_add("backup", test_backup_before);
  model_add("refused", test_refused_parameters);
  model_add("cancelled-half-way", test_cancelled_half_way);
  model_add("watched", test_watched);
  model_add("cancelled-before", test_cancelled_before);
  return g_test_run();
}
