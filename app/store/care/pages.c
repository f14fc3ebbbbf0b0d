/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The format: https://sqlite.org/fileformat2.html. Nothing that is read is believed: every length
 * and every place is held against the page it lies in.
 */
#include "app/store/care/pages.h"

#include "app/base/open-file.h"
#include "app/store/care/wal.h"

#include <string.h>
#include <unistd.h>

#define USUAL_PAGE 4096
#define MAX_PAGES (1u << 28)
#define MAX_ROW_BYTES (64 * 1024 * 1024)

enum { INDEX_INTERIOR = 0x02, TABLE_INTERIOR = 0x05, INDEX_LEAF = 0x0a, TABLE_LEAF = 0x0d };

struct _IlkPages {
  /* Owned */
  GMappedFile *file;
  GMappedFile *log;
  const guint8 **latest; /* by number less one; into @file or @log, NULL for none */
  guint8 *is_free;

  guint page_size;
  guint32 n;
};

static guint
get_16(const guint8 *bytes)
{
  return (guint) bytes[0] << 8 | bytes[1];
}

static guint32
get_32(const guint8 *bytes)
{
  return (guint32) get_16(bytes) << 16 | get_16(bytes + 2);
}

static GMappedFile *
map(const char *path)
{
  int fd = ilk_open_path(path, NULL);
  GMappedFile *mapped = fd >= 0 ? g_mapped_file_new_from_fd(fd, FALSE, NULL) : NULL;
  if (fd >= 0)
    close(fd);
  return mapped;
}

static const guint8 *
get_bytes(GMappedFile *mapped, gsize *length)
{
  *length = mapped != NULL ? g_mapped_file_get_length(mapped) : 0;
  return *length > 0 ? (const guint8 *) g_mapped_file_get_contents(mapped) : NULL;
}

static const guint8 *
get_page(const IlkPages *self, guint32 number)
{
  return number >= 1 && number <= self->n ? self->latest[number - 1] : NULL;
}

static void
lay_log_over(IlkPages *self, const GArray *frames)
{
  for (guint i = 0; i < frames->len; i++) {
    const IlkWalFrame *frame = &g_array_index(frames, IlkWalFrame, i);
    if (frame->page >= 1 && frame->page <= self->n)
      self->latest[frame->page - 1] = frame->data;
  }
}

/* What was deleted lies on pages that are free. A chain that is damaged ends. */
static void
mark_free(IlkPages *self)
{
  const guint8 *first = get_page(self, 1);
  guint32 trunk = first != NULL ? get_32(first + 32) : 0;
  for (guint32 steps = 0; steps < self->n && trunk > 1; steps++) {
    const guint8 *page = get_page(self, trunk);
    if (page == NULL || self->is_free[trunk - 1])
      return;
    guint32 n = get_32(page + 4);
    if (n > self->page_size / 4 - 2)
      return;
    self->is_free[trunk - 1] = TRUE;
    for (guint32 i = 0; i < n; i++) {
      guint32 leaf = get_32(page + 8 + 4 * (gsize) i);
      if (leaf > 1 && leaf <= self->n)
        self->is_free[leaf - 1] = TRUE;
    }
    trunk = get_32(page);
  }
}

static guint32
count_pages(const GArray *frames, gsize length, guint page_size)
{
  gsize n = length / page_size;
  for (guint i = 0; i < frames->len; i++)
    n = MAX(n, g_array_index(frames, IlkWalFrame, i).page);
  return (guint32) MIN(n, MAX_PAGES);
}

IlkPages *
ilk_pages_new(const char *path)
{
  g_autoptr(IlkPages) self = g_new0(IlkPages, 1);
  g_autofree char *log = g_strconcat(path, "-wal", NULL);
  gsize length, log_length;
  guint log_page_size;
  gboolean is_damaged;

  self->file = map(path);
  self->log = map(log);
  const guint8 *bytes = get_bytes(self->file, &length);
  const guint8 *log_bytes = get_bytes(self->log, &log_length);
  g_autoptr(GArray) frames = ilk_wal_read(log_bytes, log_length, &log_page_size, &is_damaged);
  self->page_size = log_page_size > 0 ? log_page_size : USUAL_PAGE;
  self->n = count_pages(frames, length, self->page_size);
  self->latest = g_new0(const guint8 *, (gsize) self->n + 1);
  self->is_free = g_new0(guint8, (gsize) self->n + 1);
  for (guint32 i = 0; i < self->n && (i + (gsize) 1) * self->page_size <= length; i++)
    self->latest[i] = bytes + (gsize) i * self->page_size;
  lay_log_over(self, frames);
  mark_free(self);
  return self->n > 0 ? g_steal_pointer(&self) : NULL;
}

void
ilk_pages_free(IlkPages *self)
{
  g_clear_pointer(&self->file, g_mapped_file_unref);
  g_clear_pointer(&self->log, g_mapped_file_unref);
  g_free(self->latest);
  g_free(self->is_free);
  g_free(self);
}

/* Returns: how many bytes the number has, 0 when it does not end before @end */
static gsize
read_varint(const guint8 *bytes, const guint8 *end, guint64 *value)
{
  *value = 0;
  for (gsize i = 0; i < 9 && bytes + i < end; i++) {
    if (i == 8) {
      *value = *value << 8 | bytes[i];
      return 9;
    }
    *value = *value << 7 | (bytes[i] & 0x7f);
    if ((bytes[i] & 0x80) == 0)
      return i + 1;
  }
  return 0;
}

static gsize
get_width(guint64 type)
{
  static const gsize widths[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};
  return type < G_N_ELEMENTS(widths) ? widths[type] : (gsize) ((type - 12) / 2);
}

static gint64
read_integer(const guint8 *bytes, gsize width)
{
  guint64 value = width > 0 && (bytes[0] & 0x80) ? G_MAXUINT64 : 0;
  for (gsize i = 0; i < width; i++)
    value = value << 8 | bytes[i];
  return (gint64) value;
}

static void
read_value(IlkPageValue *value, guint64 type, const guint8 *bytes)
{
  gsize width = get_width(type);
  *value = (IlkPageValue){.bytes = bytes, .length = width};
  if (type == 0)
    value->type = 'n';
  else if (type == 7) {
    guint64 bits = (guint64) read_integer(bytes, width);
    memcpy(&value->real, &bits, sizeof bits);
    value->type = 'r';
  } else if (type < 12) {
    value->integer = type >= 8 ? (gint64) type - 8 : read_integer(bytes, width);
    value->type = 'i';
  } else
    value->type = type % 2 == 0 ? 'b' : 't';
}

/* A record is as long as its header says, to the byte. Returns: how many values, 0 when it is no
 * record */
static guint
read_record(const guint8 *bytes, gsize length, IlkPageValue *values)
{
  const guint8 *end = bytes + length;
  guint64 header = 0, type = 0;
  gsize width = read_varint(bytes, end, &header);
  if (width == 0 || header > length || header < width)
    return 0;
  const guint8 *at = bytes + width, *body = bytes + header;
  guint n = 0;
  for (; at < bytes + header; n++) {
    width = read_varint(at, bytes + header, &type);
    if (width == 0 || n == ILK_MAX_PAGE_VALUES || type == 10 || type == 11 ||
        type > 2 * MAX_ROW_BYTES)
      return 0;
    gsize size = get_width(type);
    if (size > (gsize) (end - body))
      return 0;
    read_value(&values[n], type, body);
    body += size;
    at += width;
  }
  return body == end ? n : 0;
}

/* How much of a row of @payload bytes lies on its own page. */
static gsize
get_local(const IlkPages *self, gsize payload, gboolean clustered)
{
  gsize usable = self->page_size;
  gsize most = clustered ? (usable - 12) * 64 / 255 - 23 : usable - 35;
  gsize least = (usable - 12) * 32 / 255 - 23;
  if (payload <= most)
    return payload;
  gsize local = least + (payload - least) % (usable - 4);
  return local <= most ? local : least;
}

/* Returns: (transfer full) (nullable): the whole row, NULL when a page of its chain is lost */
static guint8 *
collect(const IlkPages *self, const guint8 *local, gsize n_local, gsize payload)
{
  g_autofree guint8 *row = g_malloc(payload);
  gsize done = n_local;
  guint32 next = get_32(local + n_local);
  memcpy(row, local, n_local);
  while (done < payload) {
    const guint8 *page = get_page(self, next);
    if (page == NULL)
      return NULL;
    gsize here = MIN(payload - done, self->page_size - 4);
    memcpy(row + done, page + 4, here);
    done += here;
    next = get_32(page);
  }
  return g_steal_pointer(&row);
}

typedef struct {
  IlkPageRowFunc func;
  gpointer data;
} Walk;

static gboolean
tell(const Walk *walk, const guint8 *record, gsize length, gboolean clustered, gint64 rowid)
{
  IlkPageValue values[ILK_MAX_PAGE_VALUES];
  guint n = read_record(record, length, values);
  return n == 0 || walk->func(clustered, rowid, values, n, walk->data);
}

/* Returns: FALSE when the walk ends; a cell that is none is passed over */
static gboolean
read_cell(const IlkPages *self, const guint8 *page, guint kind, gsize offset, const Walk *walk)
{
  const guint8 *end = page + self->page_size, *at = page + offset;
  gboolean clustered = kind != TABLE_LEAF;
  guint64 payload = 0, rowid = 0;
  if (kind == INDEX_INTERIOR)
    at += 4;
  gsize width = at < end ? read_varint(at, end, &payload) : 0;
  at += width;
  if (width == 0 || payload == 0 || payload > MAX_ROW_BYTES)
    return TRUE;
  width = clustered ? 0 : read_varint(at, end, &rowid);
  at += width;
  if (!clustered && width == 0)
    return TRUE;
  gsize local = get_local(self, (gsize) payload, clustered);
  if (local + (local < payload ? 4 : 0) > (gsize) (end - at))
    return TRUE;
  if (local == payload)
    return tell(walk, at, local, clustered, (gint64) rowid);
  g_autofree guint8 *row = collect(self, at, local, (gsize) payload);
  return row == NULL || tell(walk, row, (gsize) payload, clustered, (gint64) rowid);
}

static gboolean
read_cells(const IlkPages *self, const guint8 *page, guint kind, const Walk *walk)
{
  gsize header = kind == INDEX_INTERIOR ? 12 : 8;
  guint n = MIN(get_16(page + 3), (self->page_size - (guint) header) / 2);
  for (guint i = 0; i < n; i++) {
    gsize offset = get_16(page + header + 2 * (gsize) i);
    if (offset >= header && offset < self->page_size && !read_cell(self, page, kind, offset, walk))
      return FALSE;
  }
  return TRUE;
}

/* A page whose kind is damaged is read as either of those that hold rows: what is a row is told by
 * its record, and by its seal. */
static gboolean
read_page(const IlkPages *self, const guint8 *page, const Walk *walk)
{
  switch (page[0]) {
  case TABLE_LEAF:
  case INDEX_LEAF:
  case INDEX_INTERIOR:
    return read_cells(self, page, page[0], walk);
  case TABLE_INTERIOR:
  case 0:
    return TRUE;
  default:
    return read_cells(self, page, TABLE_LEAF, walk) && read_cells(self, page, INDEX_LEAF, walk);
  }
}

gboolean
ilk_pages_walk(IlkPages *self, IlkPageRowFunc func, gpointer data)
{
  const Walk walk = {func, data};
  /* The first holds the schema, which is known. */
  for (guint32 i = 1; i < self->n; i++)
    if (self->latest[i] != NULL && !self->is_free[i] && !read_page(self, self->latest[i], &walk))
      return FALSE;
  return TRUE;
}
