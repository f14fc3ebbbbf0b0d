/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * By names and lengths, or by all that is written.
 */
#include "app/store/copy/copy-size.h"

#include "app/store/copy/copy-folder.h"
#include "app/store/copy/copy-place.h"
#include "app/store/sqlite/row-watch.h"

#include <glib/gstdio.h>

static void
add_device(const char *folder, IlkCopySize *size)
{
  GStatBuf status;
  g_autoptr(GArray) numbers = ilk_segment_list(folder);
  for (guint i = 0; i < numbers->len; i++) {
    g_autofree char *path = ilk_segment_dup_path(folder, g_array_index(numbers, guint64, i));
    if (g_stat(path, &status) != 0)
      continue;
    size->at = MAX(size->at, (gint64) status.st_mtime * 1000);
    size->bytes += (guint64) status.st_size;
    size->files++;
  }
}

IlkCopySize
ilk_copy_measure(const char *folder)
{
  IlkCopySize size = {0};
  g_autoptr(GPtrArray) devices = ilk_copy_place_list_devices(folder, NULL);
  for (guint i = 0; i < devices->len; i++) {
    g_autofree char *path = g_build_filename(folder, devices->pdata[i], NULL);
    add_device(path, &size);
  }
  return size;
}

typedef struct {
  GCancellable *cancellable;
  guint64 rows;
} Count;

static guint
count_rows(const IlkSegmentRecord *record)
{
  guint64 unused, n;
  guint rows = 0;
  const guint8 *at = record->payload + 2, *end = record->payload + record->length;
  if (record->length < 3 || !ilk_varint_read(&at, end, &unused))
    return 0;
  while (at < end) {
    at++;
    if (!ilk_varint_read(&at, end, &n))
      return rows;
    for (guint64 i = 0; i < n; i++)
      if (!ilk_value_bind(NULL, &at, end))
        return rows;
    rows++;
  }
  return rows;
}

static gboolean
count_cb(G_GNUC_UNUSED guint source, G_GNUC_UNUSED const guint8 *head,
         G_GNUC_UNUSED gsize head_length, const IlkSegmentRecord *record, gpointer data,
         GError **error)
{
  Count *count = data;
  if (record->kind == ILK_SEGMENT_CHANGES)
    count->rows += count_rows(record);
  return !g_cancellable_set_error_if_cancelled(count->cancellable, error);
}

gboolean
ilk_copy_count_rows(const char *folder, GCancellable *cancellable, guint64 *rows, GError **error)
{
  Count count = {.cancellable = cancellable};
  if (!ilk_copy_folder_visit(folder, NULL, count_cb, &count, NULL, NULL, error))
    return FALSE;
  *rows = count.rows;
  return TRUE;
}
