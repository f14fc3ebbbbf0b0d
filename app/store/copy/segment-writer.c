/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The thread that writes. What it is to do stands in a queue, whose first element stays there until
 * it is on the disk. A disk may keep the thread for ever: then it has what it needs to itself, and
 * whoever closes the writer goes on.
 */
#include "app/store/copy/segment-writer.h"

#include "app/base/limits.h"
#include "app/store/copy/copy-place.h"
#include "app/store/copy/segment-file.h"

#include <errno.h>

#define RETRY_AFTER (20 * G_TIME_SPAN_SECOND)
#define TOKEN GINT_TO_POINTER(1)

typedef enum { JOB_APPEND, JOB_BEGIN_FRESH, JOB_END_FRESH, JOB_WRITE_END } JobKind;

typedef struct {
  JobKind kind;
  GByteArray *payload; /* (nullable) */
  IlkSegmentEnd *end;  /* (nullable) */
} Job;

struct _IlkSegmentWriter {
  /* Owned, by the thread and by whoever made it */
  char *folder;
  GQueue jobs;   /* of Job; under @mutex */
  char *trouble; /* (nullable); under @mutex */

  GAsyncQueue *wakes; /* something has come for the thread */
  GAsyncQueue *steps; /* the thread has got on, while somebody @awaits that, or has ended */

  GMutex mutex;
  gboolean awaits;
  gsize waiting; /* bytes in @jobs */
  gboolean lost;
  gboolean gone;
  gboolean closing;
  gboolean over;      /* the thread has ended */
  gboolean abandoned; /* nobody waits for it: it does nothing more */

  IlkSegmentFile *file; /* the thread's */
};

static void
job_free(Job *job)
{
  g_clear_pointer(&job->payload, g_byte_array_unref);
  if (job->end != NULL)
    ilk_segment_end_clear(job->end);
  g_free(job->end);
  g_free(job);
}

static gboolean
run_job(IlkSegmentFile *file, const Job *job)
{
  if (job->kind == JOB_APPEND)
    return ilk_segment_file_append(file, job->payload);
  if (job->kind == JOB_END_FRESH)
    return ilk_segment_file_end_fresh(file);
  if (job->kind == JOB_WRITE_END)
    ilk_segment_file_write_end(file, job->end);
  else
    ilk_segment_file_begin_fresh(file);
  return TRUE;
}

/* Under @mutex. */
static void
set_trouble(IlkSegmentWriter *self, int reason)
{
  g_free(self->trouble);
  self->trouble = NULL;
  if (reason == 0)
    return;
  g_autofree char *above = g_path_get_dirname(self->folder);
  self->trouble = ilk_copy_place_dup_failed(above, reason);
}

/* Under @mutex. What would follow stands alone without what was removed. */
static void
drop_all(IlkSegmentWriter *self)
{
  g_queue_clear_full(&self->jobs, (GDestroyNotify) job_free);
  self->waiting = 0;
  self->gone = TRUE;
}

/* A file that failed once is not trusted again: the next segment says how much of it counts. Under
 * @mutex, which is let go while the disk is waited for. */
static void
run_first(IlkSegmentWriter *self)
{
  Job *job = g_queue_peek_head(&self->jobs);
  g_mutex_unlock(&self->mutex);
  errno = 0;
  gboolean done = run_job(self->file, job);
  int reason = done ? 0 : errno != 0 ? errno : EIO;
  if (!done)
    ilk_segment_file_forget(self->file);
  gboolean is_gone = ilk_segment_file_is_gone(self->file);
  g_mutex_lock(&self->mutex);
  set_trouble(self, reason);
  if (is_gone)
    drop_all(self);
  else if (done && g_queue_peek_head(&self->jobs) == job) {
    self->waiting -= job->payload != NULL ? job->payload->len : 0;
    job_free(g_queue_pop_head(&self->jobs));
  }
}

/* Under @mutex. Does what stands in the queue, as long as that goes well. */
static void
run_all(IlkSegmentWriter *self)
{
  while (!g_queue_is_empty(&self->jobs) && !self->abandoned) {
    run_first(self);
    if (self->awaits || self->closing)
      g_async_queue_push(self->steps, TOKEN);
    if (self->trouble != NULL)
      return;
  }
}

/* Under @mutex, which is let go meanwhile. */
static void
wait_for_more(IlkSegmentWriter *self)
{
  gboolean in_trouble = self->trouble != NULL;
  g_mutex_unlock(&self->mutex);
  if (in_trouble)
    g_async_queue_timeout_pop(self->wakes, RETRY_AFTER);
  else
    g_async_queue_pop(self->wakes);
  g_mutex_lock(&self->mutex);
}

static void release(IlkSegmentWriter *self);

static gpointer
run(gpointer data)
{
  IlkSegmentWriter *self = data;
  g_mutex_lock(&self->mutex);
  for (;;) {
    gboolean last = self->closing;
    run_all(self);
    if (last)
      break;
    if (!self->closing)
      wait_for_more(self);
  }
  self->over = TRUE;
  g_async_queue_push(self->steps, TOKEN);
  g_mutex_unlock(&self->mutex);
  release(self);
  return NULL;
}

static void
writer_free(gpointer data)
{
  IlkSegmentWriter *self = data;
  ilk_segment_file_free(self->file);
  g_queue_clear_full(&self->jobs, (GDestroyNotify) job_free);
  g_async_queue_unref(self->wakes);
  g_async_queue_unref(self->steps);
  g_mutex_clear(&self->mutex);
  g_free(self->trouble);
  g_free(self->folder);
}

static void
release(IlkSegmentWriter *self)
{
  g_atomic_rc_box_release_full(self, writer_free);
}

IlkSegmentWriter *
ilk_segment_writer_new(const char *folder, const guint8 device[ILK_SEGMENT_DEVICE_LENGTH],
                       guint64 schema, GByteArray *tables, const IlkSegmentEnd *end)
{
  IlkSegmentWriter *self = g_atomic_rc_box_new0(IlkSegmentWriter);
  self->folder = g_strdup(folder);
  self->file = ilk_segment_file_new(folder, device, schema, tables, end);
  g_queue_init(&self->jobs);
  g_mutex_init(&self->mutex);
  self->wakes = g_async_queue_new();
  self->steps = g_async_queue_new();
  g_thread_unref(g_thread_new("second copy", run, g_atomic_rc_box_acquire(self)));
  return self;
}

static void
push(IlkSegmentWriter *self, JobKind kind, GByteArray *payload)
{
  Job *job = g_new0(Job, 1);
  *job = (Job){.kind = kind, .payload = payload};
  g_mutex_lock(&self->mutex);
  self->waiting += payload != NULL ? payload->len : 0;
  self->lost |= self->gone || self->waiting > ILK_MAX_SEGMENT_WAITING_BYTES;
  if (self->lost)
    job_free(job);
  else
    g_queue_push_tail(&self->jobs, job);
  g_mutex_unlock(&self->mutex);
  g_async_queue_push(self->wakes, TOKEN);
}

void
ilk_segment_writer_append(IlkSegmentWriter *self, GByteArray *payload)
{
  push(self, JOB_APPEND, payload);
}

/* The first job may be under way: it stays. */
void
ilk_segment_writer_begin_fresh(IlkSegmentWriter *self)
{
  g_mutex_lock(&self->mutex);
  while (g_queue_get_length(&self->jobs) > 1)
    job_free(g_queue_pop_tail(&self->jobs));
  self->waiting = 0;
  for (GList *link = self->jobs.head; link != NULL; link = link->next)
    self->waiting += ((Job *) link->data)->payload != NULL ? ((Job *) link->data)->payload->len : 0;
  self->lost = FALSE;
  g_mutex_unlock(&self->mutex);
  push(self, JOB_BEGIN_FRESH, NULL);
}

void
ilk_segment_writer_end_fresh(IlkSegmentWriter *self)
{
  push(self, JOB_END_FRESH, NULL);
}

gboolean
ilk_segment_writer_wait(IlkSegmentWriter *self, guint patience)
{
  gboolean in_time = TRUE;
  while (g_async_queue_try_pop(self->steps) != NULL)
    ;
  g_mutex_lock(&self->mutex);
  self->awaits = TRUE;
  while (in_time && !g_queue_is_empty(&self->jobs) && self->trouble == NULL) {
    g_mutex_unlock(&self->mutex);
    in_time = g_async_queue_timeout_pop(self->steps, patience * G_GUINT64_CONSTANT(1000)) != NULL;
    g_mutex_lock(&self->mutex);
  }
  self->awaits = FALSE;
  gboolean done = g_queue_is_empty(&self->jobs);
  g_mutex_unlock(&self->mutex);
  return done;
}

char *
ilk_segment_writer_dup_trouble(IlkSegmentWriter *self, gboolean *lost)
{
  g_mutex_lock(&self->mutex);
  char *trouble = g_strdup(self->trouble);
  if (lost != NULL)
    *lost = self->lost;
  g_mutex_unlock(&self->mutex);
  return trouble;
}

gboolean
ilk_segment_writer_is_gone(IlkSegmentWriter *self)
{
  g_mutex_lock(&self->mutex);
  gboolean gone = self->gone;
  g_mutex_unlock(&self->mutex);
  return gone;
}

gboolean
ilk_segment_writer_is_idle(IlkSegmentWriter *self)
{
  g_mutex_lock(&self->mutex);
  gboolean idle = g_queue_is_empty(&self->jobs);
  g_mutex_unlock(&self->mutex);
  return idle;
}

static IlkSegmentEnd *
end_copy(const IlkSegmentEnd *end)
{
  IlkSegmentEnd *copy = g_memdup2(end, sizeof *end);
  copy->mark = g_strdup(end->mark);
  return copy;
}

/* Under @mutex. Where anything is missing, nothing is said of the end. */
static void
add_end(IlkSegmentWriter *self, const IlkSegmentEnd *end)
{
  if (end == NULL || self->lost || self->gone || !g_queue_is_empty(&self->jobs))
    return;
  Job *job = g_new0(Job, 1);
  *job = (Job){.kind = JOB_WRITE_END, .end = end_copy(end)};
  g_queue_push_tail(&self->jobs, job);
}

void
ilk_segment_writer_close(IlkSegmentWriter *self, const IlkSegmentEnd *end, guint patience)
{
  gboolean in_time = TRUE;
  g_mutex_lock(&self->mutex);
  add_end(self, end);
  self->closing = TRUE;
  g_async_queue_push(self->wakes, TOKEN);
  while (in_time && !self->over) {
    g_mutex_unlock(&self->mutex);
    in_time = g_async_queue_timeout_pop(self->steps, patience * G_GUINT64_CONSTANT(1000)) != NULL;
    g_mutex_lock(&self->mutex);
  }
  self->abandoned = TRUE;
  g_mutex_unlock(&self->mutex);
  release(self);
}
