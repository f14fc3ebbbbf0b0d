/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of segments, and the file that says where they end: a record like theirs.
 */
#include "app/store/copy/segment-end.h"

#include "app/base/limits.h"
#include "app/base/open-file.h"
#include "app/store/sqlite/crc32c.h"
#include "app/store/sqlite/row-watch.h"

#include <inttypes.h>
#include <string.h>

#define SUFFIX ".seg"
#define DIGITS 8
#define MOST_END_BYTES 4096

void
ilk_segment_end_clear(IlkSegmentEnd *self)
{
  g_clear_pointer(&self->mark, g_free);
}

char *
ilk_segment_dup_path(const char *folder, guint64 number)
{
  g_autofree char *name = g_strdup_printf("%08" PRIu64 SUFFIX, number);
  return g_build_filename(folder, name, NULL);
}

static gint
compare_numbers(gconstpointer a, gconstpointer b)
{
  const guint64 left = *(const guint64 *) a, right = *(const guint64 *) b;
  return (left > right) - (left < right);
}

GArray *
ilk_segment_list(const char *folder)
{
  GArray *numbers = g_array_new(FALSE, FALSE, sizeof(guint64));
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name(dir)) != NULL && numbers->len < ILK_MAX_SEGMENTS) {
    char *end = NULL;
    guint64 number = g_ascii_strtoull(name, &end, 10);
    if (end - name >= DIGITS && number > 0 && g_str_equal(end, SUFFIX))
      g_array_append_val(numbers, number);
  }
  g_array_sort(numbers, compare_numbers);
  return numbers;
}

/* Its two numbers come first, then what it was when it was closed; the mark is the rest. */
static gboolean
parse_end(IlkSegmentEnd *self, const guint8 *at, const guint8 *end)
{
  guint64 whole, last_seq, stamp;
  const guint8 *from = at;
  if (end - at < ILK_SEGMENT_LINK_LENGTH)
    return FALSE;
  memcpy(self->link, at, ILK_SEGMENT_LINK_LENGTH);
  from += ILK_SEGMENT_LINK_LENGTH;
  if (!ilk_varint_read(&from, end, &self->number) || !ilk_varint_read(&from, end, &self->length) ||
      !ilk_varint_read(&from, end, &self->first) || !ilk_varint_read(&from, end, &self->whole) ||
      !ilk_varint_read(&from, end, &whole) || !ilk_varint_read(&from, end, &last_seq) ||
      !ilk_varint_read(&from, end, &stamp))
    return FALSE;
  self->is_whole = whole == 1;
  self->last_seq = (gint64) last_seq;
  self->stamp = (gint64) stamp;
  self->mark = g_strndup((const char *) from, (gsize) (end - from));
  return TRUE;
}

gboolean
ilk_segment_end_read(IlkSegmentEnd *self, const char *folder, gboolean *is_damaged)
{
  gsize length = 0;
  guint32 crc;
  g_autofree char *path = g_build_filename(folder, ILK_SEGMENT_END_NAME, NULL);
  g_autoptr(GFile) file = g_file_new_for_path(path);
  *self = (IlkSegmentEnd){0};
  gboolean is_there = g_file_test(path, G_FILE_TEST_EXISTS);
  g_autofree char *bytes =
      is_there ? ilk_read_file(file, MOST_END_BYTES, &length, NULL, NULL) : NULL;
  gboolean read = bytes != NULL && length > sizeof crc;
  if (read) {
    memcpy(&crc, bytes, sizeof crc);
    const guint8 *at = (const guint8 *) bytes + sizeof crc;
    read = ilk_crc32c(0, at, length - sizeof crc) == GUINT32_FROM_LE(crc) &&
           parse_end(self, at, (const guint8 *) bytes + length);
  }
  if (is_damaged != NULL)
    *is_damaged = is_there && !read;
  return read;
}
