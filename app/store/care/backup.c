/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The copies that are there: found by their names, read back, thinned out.
 */
#include "app/store/care/backup.h"

#include "app/base/error.h"
#include "app/store/care/backup-plan.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>

static void
backup_clear(gpointer data)
{
  g_free(((IlkBackup *) data)->path);
}

/* Returns: UTC ms, 0 when @name is not a backup's. Several of one second are told apart by a
 * number, which counts as milliseconds. */
static gint64
parse_name(const char *name)
{
  int year, month, day, hour, minute, second, number = 1, end = 0;
  if (sscanf(name, ILK_BACKUP_STEM "-%4d%2d%2d-%2d%2d%2d%n", &year, &month, &day, &hour, &minute,
             &second, &end) != 6 ||
      !g_str_has_suffix(name + end, ".db"))
    return 0;
  (void) sscanf(name + end, "-%3d", &number);
  g_autoptr(GDateTime) time = g_date_time_new_utc(year, month, day, hour, minute, second);
  return time != NULL ? g_date_time_to_unix(time) * 1000 + number : 0;
}

static gint
compare_newest_first(gconstpointer a, gconstpointer b)
{
  const IlkBackup *left = a, *right = b;
  return (left->time < right->time) - (left->time > right->time);
}

GArray *
ilk_backup_list(const char *directory)
{
  g_autofree char *folder = g_build_filename(directory, ILK_BACKUP_FOLDER, NULL);
  GArray *backups = g_array_new(FALSE, FALSE, sizeof(IlkBackup));
  g_array_set_clear_func(backups, backup_clear);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
    gint64 time = parse_name(name);
    if (time == 0)
      continue;
    IlkBackup backup = {g_build_filename(folder, name, NULL), time};
    g_array_append_val(backups, backup);
  }
  g_array_sort(backups, compare_newest_first);
  return backups;
}

/* Returns: bytes of the copies; @free_bytes: (out): what the disk has beside them, or enough for
 * all when that cannot be found out */
static gint64
measure(const char *directory, const GArray *backups, gint64 *sizes, gint64 *free_bytes)
{
  GStatBuf status;
  gint64 sum = 0;
  for (guint i = 0; i < backups->len; i++) {
    sizes[i] = g_stat(g_array_index(backups, IlkBackup, i).path, &status) == 0 ? status.st_size : 0;
    sum += sizes[i];
  }
  g_autoptr(GFile) folder = g_file_new_for_path(directory);
  g_autoptr(GFileInfo) info =
      g_file_query_filesystem_info(folder, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, NULL, NULL);
  *free_bytes =
      info != NULL && g_file_info_has_attribute(info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE)
          ? (gint64) MIN(g_file_info_get_attribute_uint64(info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE),
                         (guint64) G_MAXINT64 / 200)
          : G_MAXINT64 / 200;
  return sum;
}

static void
keep_share(const char *directory, const GArray *backups, guint share, gboolean *keep)
{
  g_autofree gint64 *sizes = g_new(gint64, backups->len);
  gint64 free_bytes = 0;
  gint64 taken = measure(directory, backups, sizes, &free_bytes);
  ilk_backup_plan_bytes(sizes, backups->len, (free_bytes + taken) / 100 * share, keep);
}

void
ilk_backup_thin_out(const char *directory, gint64 now, guint share)
{
  g_autoptr(GArray) backups = ilk_backup_list(directory);
  g_autofree gint64 *times = g_new(gint64, backups->len);
  g_autofree gboolean *keep = g_new(gboolean, backups->len);
  for (guint i = 0; i < backups->len; i++)
    times[i] = g_array_index(backups, IlkBackup, i).time;
  ilk_backup_plan(times, backups->len, now, keep);
  keep_share(directory, backups, share, keep);
  for (guint i = 0; i < backups->len; i++) {
    if (!keep[i])
      g_unlink(g_array_index(backups, IlkBackup, i).path);
  }
}

gboolean
ilk_backup_verify(const char *path, GError **error)
{
  g_autoptr(IlkDatabase) db = ilk_database_open(path, ILK_DATABASE_IMMUTABLE, error);
  if (db == NULL)
    return FALSE;
  g_autoptr(IlkQuery) query = ilk_database_query(db, "PRAGMA quick_check(1)");
  int row = ilk_query_step(query, error);
  if (row < 0)
    return FALSE;
  if (row > 0 && g_strcmp0(ilk_query_get_text(query, 0), "ok") == 0)
    return TRUE;
  g_set_error(error, ILK_ERROR, ILK_ERROR_DAMAGED, _("The copy “%s” cannot be read back."), path);
  return FALSE;
}

gint64
ilk_backup_get_newest_time(const char *directory)
{
  g_autoptr(GArray) backups = ilk_backup_list(directory);
  return backups->len > 0 ? g_array_index(backups, IlkBackup, 0).time : 0;
}

char *
ilk_backup_dup_newest(const char *directory)
{
  g_autoptr(GArray) backups = ilk_backup_list(directory);
  for (guint i = 0; i < backups->len; i++) {
    const IlkBackup *backup = &g_array_index(backups, IlkBackup, i);
    if (ilk_backup_verify(backup->path, NULL))
      return g_strdup(backup->path);
  }
  return NULL;
}
