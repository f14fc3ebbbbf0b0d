/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A record that may be there in part stays as it is, and the next segment says how much of that one
 * counts.
 */
#include "app/store/copy/segment-file.h"

#include "app/base/limits.h"
#include "app/base/open-file.h"
#include "app/store/sqlite/crc32c.h"
#include "app/store/sqlite/row-watch.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct _IlkSegmentFile {
  /* Owned */
  char *folder;
  GByteArray *tables;
  IlkSegmentHead head; /* of the segment that is open, or comes next */
  guint8 link[ILK_SEGMENT_LINK_LENGTH];

  int fd;         /* -1 when none is open */
  guint64 length; /* of it, as far as it counts */
  guint64 first;  /* where the last fresh copy begins */
  guint64 whole;  /* where it was complete */
  gboolean is_gone;
};

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

void
ilk_segment_file_forget(IlkSegmentFile *self)
{
  if (self->fd >= 0)
    close(self->fd);
  self->fd = -1;
}

static gboolean
put(IlkSegmentFile *self, const GByteArray *payload)
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
make_folder(IlkSegmentFile *self)
{
  g_autofree char *above = g_path_get_dirname(self->folder);
  if (g_mkdir(self->folder, 0700) == 0)
    return sync_folder(above);
  return errno == EEXIST;
}

/* A number that is taken was begun by a start that did not get far, or is another program's. */
static gboolean
make_file(IlkSegmentFile *self)
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

/* A file that was removed while it is open takes all that is written, and keeps nothing. */
static gboolean
is_in_place(IlkSegmentFile *self)
{
  struct stat here, there;
  g_autofree char *path = ilk_segment_dup_path(self->folder, self->head.number);
  return fstat(self->fd, &here) == 0 && stat(path, &there) == 0 && here.st_ino == there.st_ino &&
         here.st_dev == there.st_dev;
}

/* What is appended from now on would stand alone. */
static gboolean
fail_gone(IlkSegmentFile *self)
{
  ilk_segment_file_forget(self);
  self->is_gone = TRUE;
  errno = ENOENT;
  return FALSE;
}

/* Returns: whether what the next segment would follow is there */
static gboolean
has_previous(IlkSegmentFile *self)
{
  g_autofree char *path = ilk_segment_dup_path(self->folder, self->head.number);
  return self->head.is_fresh || self->head.number == 0 || g_file_test(path, G_FILE_TEST_EXISTS);
}

static gboolean
begin_segment(IlkSegmentFile *self)
{
  if (!has_previous(self))
    return fail_gone(self);
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
      put(self, payload) && fdatasync(self->fd) == 0 && sync_folder(self->folder);
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
reopen_segment(IlkSegmentFile *self)
{
  g_autofree char *path = ilk_segment_dup_path(self->folder, self->head.number);
  g_autofree char *end = g_build_filename(self->folder, ILK_SEGMENT_END_NAME, NULL);
  struct stat status;
  self->fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
  if (self->fd >= 0 && fstat(self->fd, &status) == 0 && (guint64) status.st_size == self->length)
    return g_unlink(end) == 0 || errno == ENOENT;
  ilk_segment_file_forget(self);
  return begin_segment(self);
}

static gboolean
close_segment(IlkSegmentFile *self)
{
  const guint8 kind = ILK_SEGMENT_CLOSED;
  g_autoptr(GByteArray) payload = g_byte_array_new();
  g_byte_array_append(payload, &kind, 1);
  gboolean closed = put(self, payload) && fdatasync(self->fd) == 0;
  ilk_segment_file_forget(self);
  return closed;
}

/* Returns: whether a file is open that has room */
static gboolean
provide_segment(IlkSegmentFile *self)
{
  if (self->is_gone)
    return fail_gone(self);
  if (self->fd >= 0 && !is_in_place(self))
    return fail_gone(self);
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
gboolean
ilk_segment_file_append(IlkSegmentFile *self, const GByteArray *payload)
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
remove_before(IlkSegmentFile *self)
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

void
ilk_segment_file_begin_fresh(IlkSegmentFile *self)
{
  ilk_segment_file_forget(self);
  self->head.is_fresh = TRUE;
}

gboolean
ilk_segment_file_is_gone(const IlkSegmentFile *self)
{
  return self->is_gone;
}

gboolean
ilk_segment_file_end_fresh(IlkSegmentFile *self)
{
  const guint8 kind = ILK_SEGMENT_WHOLE;
  g_autoptr(GByteArray) payload = g_byte_array_new();
  g_byte_array_append(payload, &kind, 1);
  if (!ilk_segment_file_append(self, payload))
    return FALSE;
  remove_before(self);
  self->whole = self->head.number;
  return TRUE;
}

/* Made beside and renamed, so that it is whole or not there; without it, a fresh copy is made. */
void
ilk_segment_file_write_end(IlkSegmentFile *self, const IlkSegmentEnd *end)
{
  if (self->head.number == 0)
    return;
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
  gboolean written = fd >= 0 && write_all(fd, bytes->data, bytes->len) && fdatasync(fd) == 0;
  if (fd >= 0)
    close(fd);
  if (!written || g_rename(partial, path) != 0)
    g_unlink(partial);
}

IlkSegmentFile *
ilk_segment_file_new(const char *folder, const guint8 device[ILK_SEGMENT_DEVICE_LENGTH],
                     guint64 schema, GByteArray *tables, const IlkSegmentEnd *end)
{
  IlkSegmentFile *self = g_new0(IlkSegmentFile, 1);
  self->folder = g_strdup(folder);
  self->tables = g_byte_array_ref(tables);
  self->head = (IlkSegmentHead){.schema = schema, .is_fresh = end == NULL};
  memcpy(self->head.device, device, ILK_SEGMENT_DEVICE_LENGTH);
  self->fd = -1;
  if (end == NULL)
    return self;
  self->head.number = end->number;
  self->length = end->length;
  self->first = end->first;
  self->whole = end->whole;
  memcpy(self->link, end->link, ILK_SEGMENT_LINK_LENGTH);
  return self;
}

void
ilk_segment_file_free(IlkSegmentFile *self)
{
  ilk_segment_file_forget(self);
  g_byte_array_unref(self->tables);
  g_free(self->folder);
  g_free(self);
}
