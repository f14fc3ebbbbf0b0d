/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The object in front of the database thread: opening, closing, and sending work there.
 *
 * A task returns through a source of its own context, which takes the task along: so the last
 * reference to a collection is never dropped on the thread that its end waits for.
 */
#include "app/store/front/collection-private.h"

#include "app/base/error.h"
#include "app/store/backup.h"
#include "app/store/front/database-thread.h"
#include "config.h"

#include <glib/gi18n-lib.h>

#define REST_BEFORE_BACKUP 10000 /* ms */
#define REST_BETWEEN_STEPS 5

struct _IlkCollection {
  GObject parent_instance;

  /* Owned */
  IlkDatabaseThread *thread;
  char *directory;
  char *notice;
  IlkStore *store; /* the database thread's; NULL before opening and after closing */

  gboolean read_only;
  gboolean backed_up; /* the database thread's: today's backup is made, or was found needless */
};

G_DEFINE_FINAL_TYPE(IlkCollection, ilk_collection, G_TYPE_OBJECT)

static void
ilk_collection_finalize(GObject *object)
{
  IlkCollection *self = ILK_COLLECTION(object);

  ilk_collection_close(self);
  ilk_database_thread_free(self->thread);
  g_free(self->directory);
  g_free(self->notice);
  G_OBJECT_CLASS(ilk_collection_parent_class)->finalize(object);
}

static void
ilk_collection_class_init(IlkCollectionClass *klass)
{
  G_OBJECT_CLASS(klass)->finalize = ilk_collection_finalize;
}

static void
ilk_collection_init(IlkCollection *self)
{
  self->thread = ilk_database_thread_new();
}

/* A piece of work on its way to the database thread and back. */
typedef struct {
  IlkCollection *collection;
  IlkWork work;
  gpointer arguments;
  GError *error;
  gboolean done;

  /* Owned, of an asynchronous request */
  GTask *task;
} Request;

static gboolean
open_store(IlkStore *none, gpointer collection, GError **error)
{
  IlkCollection *self = collection;
  self->store = ilk_store_open(self->directory, error);
  if (self->store == NULL)
    return FALSE;
  self->notice = g_strdup(self->store->notice);
  self->read_only = self->store->read_only;
  return TRUE;
}

/* The connection may have been lost to a failure that has passed since. */
static gboolean
store_is_ready(IlkStore *store, GError **error)
{
  if (store == NULL) {
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_FAILED, _("The collection is closed."));
    return FALSE;
  }
  return store->db != NULL || ilk_store_reopen(store, error);
}

static void
run_request(gpointer data)
{
  Request *request = data;
  IlkStore *store = request->collection->store;

  request->done = (request->work == open_store || store_is_ready(store, &request->error)) &&
                  request->work(store, request->arguments, &request->error);
}

gboolean
ilk_collection_run(IlkCollection *self, IlkWork work, gpointer arguments, GError **error)
{
  Request request = {.collection = self, .work = work, .arguments = arguments};
  ilk_database_thread_call(self->thread, run_request, &request);
  if (request.error != NULL)
    g_propagate_error(error, request.error);
  return request.done;
}

static void
request_free(gpointer data)
{
  Request *request = data;

  g_clear_error(&request->error);
  g_object_unref(request->task);
  g_free(request);
}

static gboolean
return_task_cb(gpointer data)
{
  Request *request = data;

  if (request->error != NULL)
    g_task_return_error(request->task, g_steal_pointer(&request->error));
  else
    g_task_return_boolean(request->task, request->done);
  return G_SOURCE_REMOVE;
}

static void
run_task(gpointer data)
{
  Request *request = data;
  GCancellable *cancellable = g_task_get_cancellable(request->task);

  if (!g_cancellable_set_error_if_cancelled(cancellable, &request->error))
    run_request(request);

  g_autoptr(GSource) source = g_idle_source_new();
  g_source_set_priority(source, G_PRIORITY_DEFAULT);
  g_source_set_callback(source, return_task_cb, request, request_free);
  g_source_attach(source, g_task_get_context(request->task));
}

static void
push_task(IlkCollection *self, GTask *task, IlkWork work, gpointer arguments)
{
  Request *request = g_new0(Request, 1);
  *request = (Request){.collection = self, .work = work, .arguments = arguments, .task = task};
  g_task_set_check_cancellable(task, FALSE);
  ilk_database_thread_push(self->thread, run_task, request);
}

void
ilk_collection_run_async(IlkCollection *self, IlkWork work, gpointer arguments,
                         GDestroyNotify free_arguments, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new(self, cancellable, callback, user_data);
  g_task_set_task_data(task, arguments, free_arguments);
  push_task(self, task, work, arguments);
}

gpointer
ilk_collection_run_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail(g_task_is_valid(result, self), NULL);

  GTask *task = G_TASK(result);
  return g_task_propagate_boolean(task, error) ? g_task_get_task_data(task) : NULL;
}

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
  Request request = {.collection = self, .work = work, .arguments = more};

  run_request(&request);
  if (request.error != NULL)
    g_info("No backup was made: %s", request.error->message);
  g_clear_error(&request.error);
}

/* Nobody waits for the day's backup, not even for the first card; nor for more than a step of it.
 */
static guint
run_daily_step(gpointer data)
{
  IlkCollection *self = data;
  gboolean more = FALSE;

  run_daily(self, back_up_daily_step, &more);
  self->backed_up = !more;
  return more ? REST_BETWEEN_STEPS : 0;
}

static IlkCollection *
collection_new(const char *directory)
{
  IlkCollection *self = g_object_new(ILK_TYPE_COLLECTION, NULL);
  self->directory = g_canonicalize_filename(directory, NULL);
  return self;
}

IlkCollection *
ilk_collection_open(const char *directory, GError **error)
{
  g_return_val_if_fail(directory != NULL, NULL);

  g_autoptr(IlkCollection) self = collection_new(directory);
  if (!ilk_collection_run(self, open_store, self, error))
    return NULL;
  ilk_database_thread_push_idle(self->thread, REST_BEFORE_BACKUP, run_daily_step, self);
  return g_steal_pointer(&self);
}

void
ilk_collection_open_async(const char *directory, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail(directory != NULL);

  IlkCollection *self = collection_new(directory);
  GTask *task = g_task_new(NULL, cancellable, callback, user_data);
  g_task_set_task_data(task, self, g_object_unref);
  push_task(self, task, open_store, self);
}

IlkCollection *
ilk_collection_open_finish(GAsyncResult *result, GError **error)
{
  g_return_val_if_fail(g_task_is_valid(result, NULL), NULL);

  GTask *task = G_TASK(result);
  if (!g_task_propagate_boolean(task, error))
    return NULL;
  IlkCollection *self = g_task_get_task_data(task);
  ilk_database_thread_push_idle(self->thread, REST_BEFORE_BACKUP, run_daily_step, self);
  return g_object_ref(self);
}

static void
run_close(gpointer data)
{
  IlkCollection *self = data;

  if (self->store != NULL && !self->backed_up)
    run_daily(self, back_up_daily, NULL);
  g_clear_pointer(&self->store, ilk_store_close);
}

void
ilk_collection_close(IlkCollection *self)
{
  g_return_if_fail(ILK_IS_COLLECTION(self));

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
