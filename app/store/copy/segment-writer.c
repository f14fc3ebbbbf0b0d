/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The thread that writes. What it is to do stands in a queue, whose first element stays there until
 * it is on the disk.
 */
#include "app/store/copy/segment-writer.h"

#include "app/base/clean-text.h"
#include "app/base/limits.h"
#include "app/base/open-file.h"
#include "app/store/sqlite/crc32c.h"
#include "app/store/sqlite/row-watch.h"
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define RETRY_AFTER (20 * G_TIME_SPAN_SECOND)
#define TOKEN GINT_TO_POINTER(1)

typedef enum { JOB_APPEND, JOB_BEGIN_FRESH, JOB_END_FRESH } JobKind;

typedef struct {
  JobKind kind;
  GByteArray *payload;
} Job;

struct _IlkSegmentWriter {
  /* Owned */
  GThread *thread;
  char *folder;
  GByteArray *tables;
  GQueue jobs;         /* of Job; under @mutex */
  char *trouble;       /* (nullable); under @mutex */
  IlkSegmentHead head; /* of the segment that is open, or comes next; the thread's */
  guint8 link[ILK_SEGMENT_LINK_LENGTH];

  GAsyncQueue *wakes; /* something has come for the thread */
  GAsyncQueue *steps; /* the thread has got on, while somebody @awaits that */

  GMutex mutex;
  gboolean awaits;
  gsize waiting; /* bytes in @jobs */
  gboolean lost;
  gboolean closing;

  /* The thread's */
  int fd;         /* -1 when none is open */
  guint64 length; /* of it, as far as it counts */
  guint64 first;  /* where the last fresh copy begins */
  guint64 whole;  /* where it was complete */
};

static void
job_free(Job *job)
{
  g_clear_pointer(&job->payload, g_byte_array_unref);
  g_free(job);
}

static gboolean
write_all(int fd, const guint8 *bytes, gsize length)
{
  while (length > 0) {
    ssize_t written = write(fd, bytes, length);
    if (written < 0 && errno == EINTR)
      continue;
    if (written <= 0)
      return FALSE;
    bytes += written;
    length -= (gsize) written;
  }
  return TRUE;
}

static gboolean
sync_folder(const char *folder)
{
  int fd = open(folder, O_RDONLY | O_CLOEXEC);
  gboolean synced = fd >= 0 && fsync(fd) == 0;
  if (fd >= 0)
    close(fd);
  return synced;
}

static void
forget_file(IlkSegmentWriter *self)
{
  if (self->fd >= 0)
    close(self->fd);
  self->fd = -1;
}

static gboolean
put(IlkSegmentWriter *self, const GByteArray *payload)
{
  guint8 link[ILK_SEGMENT_LINK_LENGTH];
  g_autoptr(GByteArray) record = g_byte_array_new();
  memcpy(link, self->link, sizeof link);
  ilk_segment_append(record, payload, link);
  if (!write_all(self->fd, record->data, record->len))
    return FALSE;
  self->length += record->len;
  memcpy(self->link, link, sizeof link);
  return TRUE;
}

/* The folder is made within one that has to be there: a disk that is not plugged in has none. */
static gboolean
make_folder(IlkSegmentWriter *self)
{
  g_autofree char *above = g_path_get_dirname(self->folder);
  if (g_mkdir(self->folder, 0700) == 0)
    return sync_folder(above);
  return errno == EEXIST;
}

/* A number that is taken was begun by a start that did not get far, or is another program's. */
static gboolean
make_file(IlkSegmentWriter *self)
{
  g_autoptr(GArray) numbers = ilk_segment_list(self->folder);
  if (self->head.is_fresh && numbers->len > 0)
    self->head.number = MAX(self->head.number, g_array_index(numbers, guint64, numbers->len - 1));
  do {
    g_autofree char *path = ilk_segment_dup_path(self->folder, ++self->head.number);
    self->fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600);
  } while (self->fd < 0 && errno == EEXIST && self->head.number < G_MAXINT32);
  return self->fd >= 0;
}

static gboolean
begin_segment(IlkSegmentWriter *self)
{
  guint64 previous = self->head.number, previous_length = self->length;
  guint8 link[ILK_SEGMENT_LINK_LENGTH];
  memcpy(link, self->link, sizeof link);
  if (!make_folder(self) || !make_file(self))
    return FALSE;
  if (self->head.is_fresh)
    previous = previous_length = 0;
  self->head.previous = previous;
  self->head.previous_length = previous_length;
  memcpy(self->head.link, self->head.is_fresh ? (const guint8[ILK_SEGMENT_LINK_LENGTH]){0} : link,
         sizeof link);
  memcpy(self->link, self->head.link, sizeof link);
  g_autoptr(GByteArray) payload = g_byte_array_new();
  ilk_segment_head_append(payload, &self->head);
  g_byte_array_append(payload, self->tables->data, self->tables->len);
  self->length = ILK_SEGMENT_MAGIC_LENGTH;
  gboolean begun =
      write_all(self->fd, (const guint8 *) ILK_SEGMENT_MAGIC, ILK_SEGMENT_MAGIC_LENGTH) &&
      put(self, payload) && sync_folder(self->folder);
  if (begun) {
    if (self->head.is_fresh)
      self->first = self->head.number;
    self->head.is_fresh = FALSE;
    return TRUE;
  }
  /* The next one follows the same as this would have. */
  self->length = previous_length;
  memcpy(self->link, link, sizeof link);
  self->head.number = previous != 0 ? previous : self->head.number;
  return FALSE;
}

static gboolean
reopen_segment(IlkSegmentWriter *self)
{
  g_autofree char *path = ilk_segment_dup_path(self->folder, self->head.number);
  g_autofree char *end = g_build_filename(self->folder, ILK_SEGMENT_END_NAME, NULL);
  struct stat status;
  self->fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
  if (self->fd >= 0 && fstat(self->fd, &status) == 0 && (guint64) status.st_size == self->length)
    return g_unlink(end) == 0 || errno == ENOENT;
  forget_file(self);
  return begin_segment(self);
}

static gboolean
close_segment(IlkSegmentWriter *self)
{
  const guint8 kind = ILK_SEGMENT_CLOSED;
  g_autoptr(GByteArray) payload = g_byte_array_new();
  g_byte_array_append(payload, &kind, 1);
  gboolean closed = put(self, payload) && fdatasync(self->fd) == 0;
  forget_file(self);
  return closed;
}

/* Returns: whether a file is open that has room */
static gboolean
provide_segment(IlkSegmentWriter *self)
{
  if (self->fd >= 0 && self->length >= ILK_MAX_SEGMENT_BYTES && !close_segment(self))
    return FALSE;
  if (self->fd >= 0)
    return TRUE;
  if (self->head.number > 0 && !self->head.is_fresh && self->length > 0 &&
      self->length < ILK_MAX_SEGMENT_BYTES)
    return reopen_segment(self);
  return begin_segment(self);
}

/* What could not be synced counts as not written. */
static gboolean
append(IlkSegmentWriter *self, const GByteArray *payload)
{
  guint8 link[ILK_SEGMENT_LINK_LENGTH];
  if (!provide_segment(self))
    return FALSE;
  guint64 length = self->length;
  memcpy(link, self->link, sizeof link);
  if (put(self, payload) && fdatasync(self->fd) == 0)
    return TRUE;
  self->length = length;
  memcpy(self->link, link, sizeof link);
  return FALSE;
}

static gboolean
is_whole_segment(const char *folder, guint64 number)
{
  gsize length = 0;
  g_autofree char *path = ilk_segment_dup_path(folder, number);
  g_autoptr(GFile) file = g_file_new_for_path(path);
  g_auto(IlkSegment) segment = {NULL};
  g_autofree char *bytes = ilk_read_file(
      file, ILK_MAX_SEGMENT_BYTES + 2 * (gsize) ILK_MAX_SEGMENT_RECORD_BYTES, &length, NULL, NULL);
  if (bytes == NULL)
    return FALSE;
  ilk_segment_parse(&segment, (const guint8 *) bytes, length);
  return segment.is_sound;
}

/* What was before the fresh copy goes, once that was read back. */
static void
remove_before(IlkSegmentWriter *self)
{
  g_autoptr(GArray) numbers = ilk_segment_list(self->folder);
  for (guint i = 0; i < numbers->len; i++) {
    guint64 number = g_array_index(numbers, guint64, i);
    if (number >= self->first && !is_whole_segment(self->folder, number))
      return;
  }
  for (guint i = 0; i < numbers->len && g_array_index(numbers, guint64, i) < self->first; i++) {
    g_autofree char *path = ilk_segment_dup_path(self->folder, g_array_index(numbers, guint64, i));
    g_unlink(path);
  }
}

static gboolean
end_fresh(IlkSegmentWriter *self)
{
  const guint8 kind = ILK_SEGMENT_WHOLE;
  g_autoptr(GByteArray) payload = g_byte_array_new();
  g_byte_array_append(payload, &kind, 1);
  if (!append(self, payload))
    return FALSE;
  remove_before(self);
  self->whole = self->head.number;
  return TRUE;
}

static gboolean
run_job(IlkSegmentWriter *self, const Job *job)
{
  if (job->kind == JOB_APPEND)
    return append(self, job->payload);
  if (job->kind == JOB_END_FRESH)
    return end_fresh(self);
  forget_file(self);
  self->head.is_fresh = TRUE;
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
  g_autofree char *name = ilk_clean_path(self->folder);
  /* Translators: a folder, then the system's reason. */
  self->trouble = g_strdup_printf(_("The second copy in “%s” cannot be written: %s. Your answers "
                                    "are safe in the collection, and the copy catches up."),
                                  name, g_strerror(reason));
}

/* A file that failed once is not trusted again: the next segment says how much of it counts. Under
 * @mutex, which is let go while the disk is waited for. */
static void
run_first(IlkSegmentWriter *self)
{
  Job *job = g_queue_peek_head(&self->jobs);
  g_mutex_unlock(&self->mutex);
  errno = 0;
  gboolean done = run_job(self, job);
  int reason = done ? 0 : errno != 0 ? errno : EIO;
  if (!done)
    forget_file(self);
  g_mutex_lock(&self->mutex);
  set_trouble(self, reason);
  if (done && g_queue_peek_head(&self->jobs) == job) {
    self->waiting -= job->payload != NULL ? job->payload->len : 0;
    job_free(g_queue_pop_head(&self->jobs));
  }
}

static gpointer
run(gpointer data)
{
  IlkSegmentWriter *self = data;
  g_mutex_lock(&self->mutex);
  for (;;) {
    while (!g_queue_is_empty(&self->jobs)) {
      run_first(self);
      if (self->awaits)
        g_async_queue_push(self->steps, TOKEN);
      if (self->trouble != NULL)
        break;
    }
    if (self->closing)
      break;
    gboolean in_trouble = self->trouble != NULL;
    g_mutex_unlock(&self->mutex);
    if (in_trouble)
      g_async_queue_timeout_pop(self->wakes, RETRY_AFTER);
    else
      g_async_queue_pop(self->wakes);
    g_mutex_lock(&self->mutex);
  }
  g_mutex_unlock(&self->mutex);
  return NULL;
}

IlkSegmentWriter *
ilk_segment_writer_new(const char *folder, const guint8 device[ILK_SEGMENT_DEVICE_LENGTH],
                       guint64 schema, GByteArray *tables, const IlkSegmentEnd *end)
{
  IlkSegmentWriter *self = g_new0(IlkSegmentWriter, 1);
  self->folder = g_strdup(folder);
  self->tables = g_byte_array_ref(tables);
  self->head = (IlkSegmentHead){.schema = schema, .is_fresh = end == NULL};
  memcpy(self->head.device, device, ILK_SEGMENT_DEVICE_LENGTH);
  self->fd = -1;
  if (end != NULL) {
    self->head.number = end->number;
    self->length = end->length;
    self->first = end->first;
    self->whole = end->whole;
    memcpy(self->link, end->link, ILK_SEGMENT_LINK_LENGTH);
  }
  g_queue_init(&self->jobs);
  g_mutex_init(&self->mutex);
  self->wakes = g_async_queue_new();
  self->steps = g_async_queue_new();
  self->thread = g_thread_new("second copy", run, self);
  return self;
}

static void
push(IlkSegmentWriter *self, JobKind kind, GByteArray *payload)
{
  Job *job = g_new0(Job, 1);
  *job = (Job){kind, payload};
  g_mutex_lock(&self->mutex);
  self->waiting += payload != NULL ? payload->len : 0;
  self->lost |= self->waiting > ILK_MAX_SEGMENT_WAITING_BYTES;
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

/* Made beside and renamed, so that it is whole or not there; without it, a fresh copy is made. */
static void
write_end(IlkSegmentWriter *self, const IlkSegmentEnd *end)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  g_byte_array_append(bytes, (const guint8[4]){0}, 4);
  g_byte_array_append(bytes, self->link, ILK_SEGMENT_LINK_LENGTH);
  ilk_varint_append(bytes, self->head.number);
  ilk_varint_append(bytes, self->length);
  ilk_varint_append(bytes, self->first);
  ilk_varint_append(bytes, self->whole);
  ilk_varint_append(bytes, end->is_whole ? 1 : 0);
  ilk_varint_append(bytes, (guint64) end->last_seq);
  ilk_varint_append(bytes, (guint64) end->stamp);
  if (end->mark != NULL)
    g_byte_array_append(bytes, (const guint8 *) end->mark, (guint) strlen(end->mark));
  const guint32 crc = GUINT32_TO_LE(ilk_crc32c(0, bytes->data + 4, bytes->len - 4));
  memcpy(bytes->data, &crc, sizeof crc);
  g_autofree char *path = g_build_filename(self->folder, ILK_SEGMENT_END_NAME, NULL);
  g_autofree char *partial = g_strconcat(path, ".partial", NULL);
  int fd = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  gboolean written = fd >= 0 && write_all(fd, bytes->data, bytes->len);
  if (fd >= 0)
    close(fd);
  if (!written || g_rename(partial, path) != 0)
    g_unlink(partial);
}

void
ilk_segment_writer_close(IlkSegmentWriter *self, const IlkSegmentEnd *end)
{
  g_mutex_lock(&self->mutex);
  self->closing = TRUE;
  g_mutex_unlock(&self->mutex);
  g_async_queue_push(self->wakes, TOKEN);
  g_thread_join(self->thread);
  if (end != NULL && g_queue_is_empty(&self->jobs) && !self->lost && self->head.number > 0)
    write_end(self, end);
  forget_file(self);
  g_queue_clear_full(&self->jobs, (GDestroyNotify) job_free);
  g_async_queue_unref(self->wakes);
  g_async_queue_unref(self->steps);
  g_mutex_clear(&self->mutex);
  g_byte_array_unref(self->tables);
  g_free(self->trouble);
  g_free(self->folder);
  g_free(self);
}
