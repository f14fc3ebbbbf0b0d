/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way of a request: to a lane, by way of the writing one when it has to follow what was written
 * before, and back.
 *
 * A task returns through a source of its own context, which takes the task along: so the last
 * reference to a collection is never dropped on a thread that its end waits for.
 */
#include "app/store/front/operation.h"

#include "app/base/error.h"
#include "app/store/copy/second-copy.h"
#include "app/store/front/collection-private.h"
#include "config.h"

#include <glib/gi18n-lib.h>

typedef struct _Request Request;

struct _Request {
  IlkCollection *collection;
  const IlkOperation *operation;
  gpointer arguments; /* owned by a request that was submitted */
  IlkLane *lane;      /* NULL: the writing one */
  GError *error;
  gboolean done;

  void (*give_back)(Request *self);
  GTask *task;  /* of a request that was submitted; it owns the request */
  GMutex mutex; /* of a call that waits */
  GCond over_cond;
  gboolean over;
};

gboolean
ilk_collection_require_open(IlkCollection *self, GError **error)
{
  if (!g_atomic_int_get(&self->closing))
    return TRUE;
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_FAILED, _("The collection is closed."));
  return FALSE;
}

/* The connection may have been lost to a failure that has passed since. */
static gboolean
is_ready(IlkCollection *self, const IlkOperation *operation, GError **error)
{
  if (operation->opens)
    return TRUE;
  if (self->store == NULL) {
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_FAILED, _("The collection is closed."));
    return FALSE;
  }
  return self->store->db != NULL || ilk_store_reopen(self->store, error);
}

gboolean
ilk_collection_write(IlkCollection *self, const IlkOperation *operation, gpointer arguments,
                     GError **error)
{
  gint version = g_atomic_int_get(&self->decks_version);
  gboolean done =
      is_ready(self, operation, error) && operation->work(self->store, arguments, error);
  if (g_atomic_int_get(&self->decks_version) != version)
    g_atomic_int_inc(&self->decks_version);
  ilk_collection_let_lanes_go_on(self);
  if (done && operation->tells)
    ilk_changes_note(self->changes, arguments);
  return done;
}

void
ilk_collection_halt_lanes(gpointer collection)
{
  IlkCollection *self = collection;

  if (self->halted)
    return;
  g_rw_lock_writer_lock(&self->gate);
  self->halted = TRUE;
  g_mutex_lock(&self->lock);
  for (int i = 0; i < ILK_N_LANES; i++)
    if (self->lanes[i] != NULL)
      ilk_lane_disconnect(self->lanes[i]);
  g_mutex_unlock(&self->lock);
}

void
ilk_collection_let_lanes_go_on(IlkCollection *self)
{
  if (!self->halted)
    return;
  self->halted = FALSE;
  g_rw_lock_writer_unlock(&self->gate);
}

void
ilk_collection_free_lanes(IlkCollection *self)
{
  for (int i = 0; i < ILK_N_LANES; i++) {
    g_mutex_lock(&self->lock);
    IlkLane *lane = g_steal_pointer(&self->lanes[i]);
    g_mutex_unlock(&self->lock);
    g_clear_pointer(&lane, ilk_lane_free);
  }
}

static gboolean
do_request(Request *self, GError **error)
{
  IlkCollection *collection = self->collection;
  const IlkOperation *operation = self->operation;

  if (self->lane == NULL) {
    gboolean done = ilk_collection_write(collection, operation, self->arguments, error);
    if (collection->store != NULL && ilk_second_copy_needs_step(collection->store))
      ilk_collection_copy_later(collection);
    return done;
  }
  if (operation->lane == ILK_LANE_LONG && !ilk_collection_require_open(collection, error))
    return FALSE;
  return ilk_lane_read(self->lane, operation->work, self->arguments, error);
}

static void
run_request(gpointer data)
{
  Request *self = data;
  GCancellable *cancellable = self->task != NULL ? g_task_get_cancellable(self->task) : NULL;

  if (!g_cancellable_set_error_if_cancelled(cancellable, &self->error))
    self->done = do_request(self, &self->error);
  self->give_back(self);
}

/* On the writing thread, so after every write that was requested before. */
static void
pass_request_on(gpointer data)
{
  Request *self = data;

  if (self->lane != NULL)
    ilk_lane_push(self->lane, run_request, self);
  else
    run_request(self);
}

/* With the lock held. Returns: (nullable): the lane for @operation, NULL for the writing one */
static IlkLane *
find_lane(IlkCollection *self, const IlkOperation *operation)
{
  IlkLane **lane = &self->lanes[operation->lane];
  if (operation->lane == ILK_LANE_WRITE || self->single || g_atomic_int_get(&self->closing))
    return NULL;
  if (*lane == NULL && !operation->early)
    *lane = ilk_lane_new(self->directory, &self->gate, &self->decks_version);
  return *lane;
}

static void
send_request(Request *self)
{
  IlkCollection *collection = self->collection;

  g_mutex_lock(&collection->lock);
  self->lane = find_lane(collection, self->operation);
  if (self->lane != NULL && self->operation->at_once)
    ilk_lane_push(self->lane, run_request, self);
  else
    ilk_database_thread_push(collection->thread, pass_request_on, self);
  g_mutex_unlock(&collection->lock);
}

static void
wake_caller(Request *self)
{
  g_mutex_lock(&self->mutex);
  self->over = TRUE;
  g_cond_signal(&self->over_cond);
  g_mutex_unlock(&self->mutex);
}

static void
wait_for(Request *self)
{
  g_mutex_lock(&self->mutex);
  while (!self->over)
    g_cond_wait(&self->over_cond, &self->mutex);
  g_mutex_unlock(&self->mutex);
}

gboolean
ilk_collection_call(IlkCollection *self, const IlkOperation *operation, gpointer arguments,
                    GError **error)
{
  Request request = {
      .collection = self, .operation = operation, .arguments = arguments, .give_back = wake_caller};
  g_mutex_init(&request.mutex);
  g_cond_init(&request.over_cond);
  send_request(&request);
  wait_for(&request);
  g_cond_clear(&request.over_cond);
  g_mutex_clear(&request.mutex);
  if (request.error != NULL)
    g_propagate_error(error, request.error);
  return request.done;
}

static void
request_free(gpointer data)
{
  Request *self = data;

  g_clear_error(&self->error);
  if (self->operation->clear != NULL)
    self->operation->clear(self->arguments);
  g_free(self->arguments);
  g_free(self);
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
return_task(Request *self)
{
  g_autoptr(GSource) source = g_idle_source_new();
  g_source_set_priority(source, G_PRIORITY_DEFAULT);
  g_source_set_callback(source, return_task_cb, self->task, g_object_unref);
  g_source_attach(source, g_task_get_context(self->task));
}

void
ilk_collection_push(IlkCollection *self, const IlkOperation *operation, gconstpointer arguments,
                    GTask *task)
{
  Request *request = g_new0(Request, 1);
  *request = (Request){.collection = self,
                       .operation = operation,
                       .arguments = g_memdup2(arguments, operation->size),
                       .give_back = return_task,
                       .task = task};
  g_task_set_task_data(task, request, request_free);
  /* What was read for somebody who has gone is dropped; what was written is told as it is. */
  g_task_set_check_cancellable(task, operation->lane != ILK_LANE_WRITE || operation->opens);
  g_task_set_source_tag(task, (gpointer) operation);
  g_task_set_name(task, operation->name);
  send_request(request);
}

gpointer
ilk_collection_get_results(GTask *task, GError **error)
{
  Request *request = g_task_get_task_data(task);
  return g_task_propagate_boolean(task, error) ? request->arguments : NULL;
}

void
ilk_collection_submit(IlkCollection *self, const IlkOperation *operation, gconstpointer arguments,
                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  ilk_collection_push(self, operation, arguments,
                      g_task_new(self, cancellable, callback, user_data));
}

gpointer
ilk_collection_finish(IlkCollection *self, const IlkOperation *operation, GAsyncResult *result,
                      GError **error)
{
  g_return_val_if_fail(g_async_result_is_tagged(result, (gpointer) operation), NULL);
  g_return_val_if_fail(g_task_is_valid(result, self), NULL);

  return ilk_collection_get_results(G_TASK(result), error);
}
