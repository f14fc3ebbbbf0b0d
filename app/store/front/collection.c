/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The object in front of the threads: opening, closing, and what is done while nobody asks for
 * anything: the day's backup, and indexing what was imported.
 */
#include "app/store/front/collection.h"

#include "app/store/care/backup.h"
#include "app/store/copy/second-copy.h"
#include "app/store/front/collection-private.h"
#include "app/store/queue/search.h"

#define REST_BEFORE_BACKUP 10000 /* ms */
#define REST_BETWEEN_STEPS 5
#define REST_BEFORE_INDEX 200
#define REST_BEFORE_COPY 500
#define REST_BETWEEN_PIECES 1

G_DEFINE_FINAL_TYPE(IlkCollection, ilk_collection, G_TYPE_OBJECT)

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
tell_changed(IlkCollection *self, const IlkChange *change)
{
  g_signal_emit(self, signals[SIGNAL_CHANGED], 0, change->what, change->deck, change->card);
}

static void
ilk_collection_finalize(GObject *object)
{
  IlkCollection *self = ILK_COLLECTION(object);

  ilk_collection_close(self);
  ilk_database_thread_free(self->thread);
  ilk_changes_free(self->changes);
  g_rw_lock_clear(&self->gate);
  g_mutex_clear(&self->lock);
  g_free(self->directory);
  g_free(self->notice);
  G_OBJECT_CLASS(ilk_collection_parent_class)->finalize(object);
}

static void
ilk_collection_class_init(IlkCollectionClass *klass)
{
  G_OBJECT_CLASS(klass)->finalize = ilk_collection_finalize;

  signals[SIGNAL_CHANGED] =
      g_signal_new("changed", G_TYPE_FROM_CLASS(klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                   G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_INT64, G_TYPE_INT64);
}

static void
ilk_collection_init(IlkCollection *self)
{
  g_rw_lock_init(&self->gate);
  g_mutex_init(&self->lock);
  self->thread = ilk_database_thread_new();
  self->changes = ilk_changes_new(self, tell_changed);
}

static gboolean
open_store(IlkStore *none, gpointer arguments, GError **error)
{
  IlkCollection *self = *(IlkCollection **) arguments;
  self->store = ilk_store_open(self->directory, error);
  if (self->store == NULL)
    return FALSE;
  self->notice = g_strdup(self->store->notice);
  self->read_only = self->store->read_only;
  self->single = self->store->mode != ILK_DATABASE_READ_WRITE;
  self->store->before_disconnect = ilk_collection_halt_lanes;
  self->store->front = self;
  self->store->decks_version = &self->decks_version;
  return TRUE;
}

static void
clear_opened(gpointer arguments)
{
  g_clear_object((IlkCollection **) arguments);
}

static const IlkOperation open_operation = {
    .name = "open",
    .work = open_store,
    .size = sizeof(IlkCollection *),
    .clear = clear_opened,
    .opens = TRUE,
};

static gboolean
back_up_daily(IlkStore *store, gpointer unused, GError **error)
{
  return ilk_store_backup_daily(store, error);
}

static gboolean
back_up_daily_step(IlkStore *store, gpointer more, GError **error)
{
  return ilk_store_backup_daily_step(store, more, error);
}

static void
run_daily(IlkCollection *self, IlkWork work, gboolean *more)
{
  g_autoptr(GError) error = NULL;
  IlkOperation operation = {.name = "daily backup", .work = work};

  if (!ilk_collection_write(self, &operation, more, &error))
    g_info("No backup was made: %s", error->message);
}

/* Nobody waits for the day's backup, not even for the first card; nor for more than a step of
 * it. */
static guint
run_daily_step(gpointer data)
{
  IlkCollection *self = data;
  gboolean more = FALSE;

  run_daily(self, back_up_daily_step, &more);
  self->backed_up = !more;
  return more ? REST_BETWEEN_STEPS : 0;
}

static gboolean
is_wanted(gpointer collection)
{
  return ilk_database_thread_is_wanted(((IlkCollection *) collection)->thread);
}

typedef struct {
  IlkChange change;
  IlkCollection *collection;
  gboolean more;
} CatchUp;

static gboolean
catch_up(IlkStore *store, gpointer arguments, GError **error)
{
  CatchUp *self = arguments;
  gint64 last = ILK_INDEXED_ALL;
  if (store->read_only)
    return TRUE;
  if (!ilk_search_get_indexed(store, &last, error))
    return FALSE;
  if (last == ILK_INDEXED_ALL)
    return TRUE;
  if (!ilk_search_catch_up(store, is_wanted, self->collection, &self->more, error))
    return FALSE;
  self->change.what = self->more ? 0 : ILK_CHANGE_INDEX;
  return TRUE;
}

static const IlkOperation catch_up_operation = {
    .name = "index",
    .work = catch_up,
    .tells = TRUE,
};

/* The text index follows an import while nobody waits for anything else. */
static guint
run_catch_up_step(gpointer data)
{
  CatchUp arguments = {.collection = data};
  g_autoptr(GError) error = NULL;
  if (!ilk_collection_write(data, &catch_up_operation, &arguments, &error) && error != NULL)
    g_info("Nothing was indexed: %s", error->message);
  return arguments.more ? REST_BETWEEN_PIECES : 0;
}

void
ilk_collection_catch_up_later(IlkCollection *self)
{
  ilk_database_thread_push_idle(self->thread, REST_BEFORE_INDEX, run_catch_up_step, self);
}

typedef struct {
  IlkChange change;
  guint rest;
} CopyStep;

static gboolean
step_copy(IlkStore *store, gpointer arguments, GError **error)
{
  CopyStep *step = arguments;
  gboolean is_news = FALSE;
  ilk_second_copy_step(store, &step->rest);
  g_autofree char *trouble = ilk_second_copy_dup_trouble(store, &is_news);
  step->change.what = is_news ? ILK_CHANGE_COPY : 0;
  return TRUE;
}

static const IlkOperation copy_operation = {
    .name = "second copy, a page of it",
    .work = step_copy,
    .tells = TRUE,
};

static guint
run_copy_step(gpointer data)
{
  CopyStep step = {.rest = 0};
  ilk_collection_write(data, &copy_operation, &step, NULL);
  return step.rest;
}

void
ilk_collection_copy_later(IlkCollection *self)
{
  ilk_database_thread_push_idle(self->thread, REST_BEFORE_COPY, run_copy_step, self);
}

static IlkCollection *
collection_new(const char *directory)
{
  IlkCollection *self = g_object_new(ILK_TYPE_COLLECTION, NULL);
  self->directory = g_canonicalize_filename(directory, NULL);
  return self;
}

static void
begin_idle_work(IlkCollection *self)
{
  ilk_database_thread_push_idle(self->thread, REST_BEFORE_BACKUP, run_daily_step, self);
  ilk_collection_catch_up_later(self);
  ilk_collection_copy_later(self);
}

IlkCollection *
ilk_collection_open(const char *directory, GError **error)
{
  g_return_val_if_fail(directory != NULL, NULL);

  g_autoptr(IlkCollection) self = collection_new(directory);
  if (!ilk_collection_call(self, &open_operation, &self, error))
    return NULL;
  begin_idle_work(self);
  return g_steal_pointer(&self);
}

void
ilk_collection_open_async(const char *directory, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail(directory != NULL);

  IlkCollection *self = collection_new(directory);
  GTask *task = g_task_new(NULL, cancellable, callback, user_data);
  ilk_collection_push(self, &open_operation, &self, task);
}

IlkCollection *
ilk_collection_open_finish(GAsyncResult *result, GError **error)
{
  g_return_val_if_fail(g_task_is_valid(result, NULL), NULL);

  IlkCollection **opened = ilk_collection_get_results(G_TASK(result), error);
  if (opened == NULL)
    return NULL;
  begin_idle_work(*opened);
  return g_steal_pointer(opened);
}

static void
run_close(gpointer data)
{
  IlkCollection *self = data;

  ilk_collection_free_lanes(self);
  if (self->store != NULL && !self->backed_up)
    run_daily(self, back_up_daily, NULL);
  g_clear_pointer(&self->store, ilk_store_close);
  ilk_collection_let_lanes_go_on(self);
}

void
ilk_collection_close(IlkCollection *self)
{
  g_return_if_fail(ILK_IS_COLLECTION(self));

  /* Who was given a lane has pushed its request by then, so that comes before the end of it. */
  g_mutex_lock(&self->lock);
  g_atomic_int_set(&self->closing, TRUE);
  g_mutex_unlock(&self->lock);
  ilk_database_thread_call(self->thread, run_close, self);
}

const char *
ilk_collection_get_directory(IlkCollection *self)
{
  g_return_val_if_fail(ILK_IS_COLLECTION(self), NULL);
  return self->directory;
}

gboolean
ilk_collection_is_read_only(IlkCollection *self)
{
  g_return_val_if_fail(ILK_IS_COLLECTION(self), FALSE);
  return self->read_only;
}

const char *
ilk_collection_get_notice(IlkCollection *self)
{
  g_return_val_if_fail(ILK_IS_COLLECTION(self), NULL);
  return self->notice;
}
