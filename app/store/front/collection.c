/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The object in front of the database thread: opening, closing, and sending work there.
 *
 * A task returns through a source of its own context, which takes the task along: so the last
 * reference to a collection is never dropped on the thread that its end waits for.
 */
#include "app/store/front/collection.h"

#include "app/base/error.h"
#include "app/store/care/backup.h"
#include "app/store/front/changes.h"
#include "app/store/front/database-thread.h"
#include "app/store/front/operation.h"
#include "config.h"

#include <glib/gi18n-lib.h>

#define REST_BEFORE_BACKUP 10000 /* ms */
#define REST_BETWEEN_STEPS 5

struct _IlkCollection {
  GObject parent_instance;

  /* Owned */
  IlkDatabaseThread *thread;
  IlkChanges *changes;
  char *directory;
  char *notice;
  IlkStore *store; /* the database thread's; NULL before opening and after closing */

  gboolean read_only;
  gboolean backed_up; /* the database thread's: today's backup is made, or was found needless */
};

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
  self->thread = ilk_database_thread_new();
  self->changes = ilk_changes_new(self, tell_changed);
}

/* A piece of work on its way to the database thread and back. */
typedef struct {
  IlkCollection *collection;
  const IlkOperation *operation;
  gpointer arguments; /* owned by a request that was submitted */
  GTask *task;        /* of such a one; it owns the request */
  GError *error;
  gboolean done;
} Request;

static gboolean
open_store(IlkStore *none, gpointer arguments, GError **error)
{
  IlkCollection *self = *(IlkCollection **) arguments;
  self->store = ilk_store_open(self->directory, error);
  if (self->store == NULL)
    return FALSE;
  self->notice = g_strdup(self->store->notice);
  self->read_only = self->store->read_only;
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
};

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
  IlkCollection *self = request->collection;
  const IlkOperation *operation = request->operation;

  request->done = (operation == &open_operation || store_is_ready(self->store, &request->error)) &&
                  operation->work(self->store, request->arguments, &request->error);
  if (request->done && operation->tells)
    ilk_changes_note(self->changes, request->arguments);
}

gboolean
ilk_collection_call(IlkCollection *self, const IlkOperation *operation, gpointer arguments,
                    GError **error)
{
  Request request = {.collection = self, .operation = operation, .arguments = arguments};
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
  if (request->operation->clear != NULL)
    request->operation->clear(request->arguments);
  g_free(request->arguments);
  g_free(request);
}

static gboolean
return_task_cb(gpointer task)
{
  Request *request = g_task_get_task_data(task);

  if (request->error != NULL)
    g_task_return_error(task, g_steal_pointer(&request->error));
  else
    g_task_return_boolean(task, request->done);
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
  g_source_set_callback(source, return_task_cb, request->task, g_object_unref);
  g_source_attach(source, g_task_get_context(request->task));
}

static void
push_task(IlkCollection *self, const IlkOperation *operation, gconstpointer arguments, GTask *task)
{
  Request *request = g_new0(Request, 1);
  *request = (Request){.collection = self,
                       .operation = operation,
                       .arguments = g_memdup2(arguments, operation->size),
                       .task = task};
  g_task_set_task_data(task, request, request_free);
  g_task_set_check_cancellable(task, FALSE);
  g_task_set_source_tag(task, (gpointer) operation);
  g_task_set_name(task, operation->name);
  ilk_database_thread_push(self->thread, run_task, request);
}

static gpointer
finish_task(GAsyncResult *result, GError **error)
{
  Request *request = g_task_get_task_data(G_TASK(result));
  return g_task_propagate_boolean(G_TASK(result), error) ? request->arguments : NULL;
}

void
ilk_collection_submit(IlkCollection *self, const IlkOperation *operation, gconstpointer arguments,
                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  push_task(self, operation, arguments, g_task_new(self, cancellable, callback, user_data));
}

gpointer
ilk_collection_finish(IlkCollection *self, const IlkOperation *operation, GAsyncResult *result,
                      GError **error)
{
  g_return_val_if_fail(g_async_result_is_tagged(result, (gpointer) operation), NULL);
  g_return_val_if_fail(g_task_is_valid(result, self), NULL);

  return finish_task(result, error);
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
  IlkOperation operation = {.name = "daily backup", .work = work};
  Request request = {.collection = self, .operation = &operation, .arguments = more};

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
  if (!ilk_collection_call(self, &open_operation, &self, error))
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
  push_task(self, &open_operation, &self, task);
}

IlkCollection *
ilk_collection_open_finish(GAsyncResult *result, GError **error)
{
  g_return_val_if_fail(g_task_is_valid(result, NULL), NULL);

  IlkCollection **opened = finish_task(result, error);
  if (opened == NULL)
    return NULL;
  ilk_database_thread_push_idle((*opened)->thread, REST_BEFORE_BACKUP, run_daily_step, *opened);
  return g_steal_pointer(opened);
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
