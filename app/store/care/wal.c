/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The format: https://sqlite.org/fileformat2.html#walformat
 */
#include "app/store/care/wal.h"

#include "app/base/open-file.h"

#include <string.h>
#include <unistd.h>

#define HEADER_BYTES 32
#define FRAME_BYTES 24
#define MAGIC 0x377f0682u /* the lowest bit says in which order checksums read */

enum { SMALLEST_PAGE = 512, LARGEST_PAGE = 65536, USUAL_PAGE = 4096 };

typedef struct {
  guint32 a, b;
} Sum;

static guint32
get_32(const guint8 *bytes)
{
  guint32 value;
  memcpy(&value, bytes, sizeof value);
  return GUINT32_FROM_BE(value);
}

static Sum
add(Sum sum, const guint8 *bytes, gsize length, gboolean big)
{
  for (gsize i = 0; i < length; i += 8) {
    guint32 x, y;
    memcpy(&x, bytes + i, sizeof x);
    memcpy(&y, bytes + i + 4, sizeof y);
    sum.a += (big ? GUINT32_FROM_BE(x) : GUINT32_FROM_LE(x)) + sum.b;
    sum.b += (big ? GUINT32_FROM_BE(y) : GUINT32_FROM_LE(y)) + sum.a;
  }
  return sum;
}

static Sum
get_sum(const guint8 *bytes)
{
  return (Sum){get_32(bytes), get_32(bytes + 4)};
}

static gboolean
is_same(Sum x, Sum y)
{
  return x.a == y.a && x.b == y.b;
}

typedef struct {
  const guint8 *bytes;
  const guint8 *salt;
  gsize n;
  guint page_size;
  gboolean big;
} Log;

static const guint8 *
get_frame(const Log *self, gsize i)
{
  return self->bytes + HEADER_BYTES + i * (FRAME_BYTES + self->page_size);
}

static Sum
get_sum_before(const Log *self, gsize i)
{
  return get_sum(i == 0 ? self->bytes + 24 : get_frame(self, i - 1) + 16);
}

/* Of the run of the log that is going on: what a longer one left behind has other salts. */
static gboolean
has_salt(const Log *self, gsize i)
{
  return memcmp(get_frame(self, i) + 8, self->salt, 8) == 0;
}

static gboolean
is_sound(const Log *self, gsize i)
{
  const guint8 *frame = get_frame(self, i);
  Sum sum = add(get_sum_before(self, i), frame, 8, self->big);
  return has_salt(self, i) && get_32(frame) != 0 &&
         is_same(add(sum, frame + FRAME_BYTES, self->page_size, self->big), get_sum(frame + 16));
}

static gboolean
header_is_sound(const Log *self)
{
  return (get_32(self->bytes) & ~1u) == MAGIC &&
         is_same(add((Sum){0, 0}, self->bytes, 24, self->big), get_sum(self->bytes + 24));
}

/* What a damaged header should say is what the frames say, and what this program's always say. */
static void
mend(Log *self, gsize length)
{
  self->page_size = USUAL_PAGE;
  self->n = (length - HEADER_BYTES) / (FRAME_BYTES + self->page_size);
  self->big = FALSE;
  if (self->n > 0)
    self->salt = get_frame(self, 0) + 8;
  if (self->n > 1 && !is_sound(self, 1))
    self->big = TRUE;
}

static gboolean
read_header(Log *self, const guint8 *bytes, gsize length)
{
  if (length < HEADER_BYTES)
    return FALSE;
  guint32 page_size = get_32(bytes + 8);
  gboolean fits =
      page_size >= SMALLEST_PAGE && page_size <= LARGEST_PAGE && (page_size & (page_size - 1)) == 0;
  *self = (Log){.bytes = bytes, .salt = bytes + 16, .big = (get_32(bytes) & 1) != 0};
  self->page_size = fits ? page_size : USUAL_PAGE;
  self->n = (length - HEADER_BYTES) / (FRAME_BYTES + self->page_size);
  if (!fits || !header_is_sound(self))
    mend(self, length);
  return self->n > 0;
}

static void
take(const Log *self, gsize first, gsize last, GArray *frames)
{
  for (gsize i = first; i <= last; i++) {
    const guint8 *frame = get_frame(self, i);
    IlkWalFrame taken = {get_32(frame), frame + FRAME_BYTES};
    if (is_sound(self, i))
      g_array_append_val(frames, taken);
  }
}

/* Where the log ends: at the last frame that ends a transaction. Behind the first frame that is
 * not sound, SQLite sees nothing. */
static void
walk(const Log *self, GArray *frames, gboolean *is_damaged)
{
  gboolean passed = !header_is_sound(self);
  gsize first = 0;
  for (gsize i = 0; i < self->n; i++) {
    gboolean sound = is_sound(self, i);
    if (!sound && has_salt(self, i))
      passed = TRUE;
    if (!sound && !has_salt(self, i) && (i + 1 >= self->n || !has_salt(self, i + 1)))
      break;
    if (!sound)
      passed = TRUE;
    if (!sound || get_32(get_frame(self, i) + 4) == 0)
      continue;
    take(self, first, i, frames);
    *is_damaged = *is_damaged || passed;
    first = i + 1;
  }
  /* What stands behind the last end of a transaction is part of one, unless its end is damaged. */
  if (passed && first < self->n && has_salt(self, first)) {
    gsize last = first;
    while (last + 1 < self->n && has_salt(self, last + 1))
      last++;
    if (!is_sound(self, last)) {
      *is_damaged = TRUE;
      take(self, first, last, frames);
    }
  }
}

GArray *
ilk_wal_read(const guint8 *bytes, gsize length, guint *page_size, gboolean *is_damaged)
{
  GArray *frames = g_array_new(FALSE, FALSE, sizeof(IlkWalFrame));
  Log log;
  *is_damaged = FALSE;
  *page_size = 0;
  if (!read_header(&log, bytes, length))
    return frames;
  *page_size = log.page_size;
  walk(&log, frames, is_damaged);
  return frames;
}

gboolean
ilk_wal_is_damaged(const char *path)
{
  g_autofree char *log = g_strconcat(path, "-wal", NULL);
  int fd = ilk_open_path(log, NULL);
  g_autoptr(GMappedFile) mapped = fd >= 0 ? g_mapped_file_new_from_fd(fd, FALSE, NULL) : NULL;
  if (fd >= 0)
    close(fd);
  if (mapped == NULL || g_mapped_file_get_length(mapped) == 0)
    return FALSE;
  guint page_size;
  gboolean is_damaged;
  g_array_unref(ilk_wal_read((const guint8 *) g_mapped_file_get_contents(mapped),
                             g_mapped_file_get_length(mapped), &page_size, &is_damaged));
  return is_damaged;
}
