/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A backup gets its name only when it is on the disk and was read back; only then does an older one
 * go.
 */
#include "app/store/backup.h"

#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/store/backup-plan.h"
#include "app/store/place.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>

#define FOLDER "backups"
#define STEM "collection"

typedef struct {
  char *path;
  gint64 time;
} Backup;

static void
backup_clear(gpointer data)
{
  g_free(((Backup *) data)->path);
}

/* Returns: UTC ms, 0 when @name is not a backup's. Several of one second are told apart by a
 * number, which counts as milliseconds. */
static gint64
parse_name(const char *name)
{
  int year, month, day, hour, minute, second, number = 1, end = 0;
  if (sscanf(name, STEM "-%4d%2d%2d-%2d%2d%2d%n", &year, &month, &day, &hour, &minute, &second,
             &end) != 6 ||
      !g_str_has_suffix(name + end, ".db"))
    return 0;
  (void) sscanf(name + end, "-%3d", &number);
  g_autoptr(GDateTime) time = g_date_time_new_utc(year, month, day, hour, minute, second);
  return time != NULL ? g_date_time_to_unix(time) * 1000 + number : 0;
}

static gint
compare_newest_first(gconstpointer a, gconstpointer b)
{
  const Backup *left = a, *right = b;
  return (left->time < right->time) - (left->time > right->time);
}

static GArray *
list_backups(const char *directory)
{
  g_autofree char *folder = g_build_filename(directory, FOLDER, NULL);
  GArray *backups = g_array_new(FALSE, FALSE, sizeof(Backup));
  g_array_set_clear_func(backups, backup_clear);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
    gint64 time = parse_name(name);
    if (time == 0)
      continue;
    Backup backup = {g_build_filename(folder, name, NULL), time};
    g_array_append_val(backups, backup);
  }
  g_array_sort(backups, compare_newest_first);
  return backups;
}

/* An old backup that cannot be removed does no harm. */
static void
thin_out(const char *directory, gint64 now)
{
  g_autoptr(GArray) backups = list_backups(directory);
  g_autofree gint64 *times = g_new(gint64, backups->len);
  g_autofree gboolean *keep = g_new(gboolean, backups->len);
  for (guint i = 0; i < backups->len; i++)
    times[i] = g_array_index(backups, Backup, i).time;
  ilk_backup_plan(times, backups->len, now, keep);
  for (guint i = 0; i < backups->len; i++) {
    if (!keep[i])
      g_unlink(g_array_index(backups, Backup, i).path);
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

static gboolean
write_copy(IlkStore *self, const char *path, GError **error)
{
  g_autofree char *partial = g_strconcat(path, ".partial", NULL);
  g_unlink(partial);
  if (ilk_place_make_file(partial, error) && ilk_database_copy(self->db, partial, error) &&
      ilk_place_sync(partial, error) && ilk_backup_verify(partial, error))
    return ilk_place_rename(partial, path, error);
  g_unlink(partial);
  return FALSE;
}

char *
ilk_store_backup(IlkStore *self, GError **error)
{
  gint64 now = ilk_clock_now();
  g_autofree char *folder = g_build_filename(self->directory, FOLDER, NULL);
  if (!ilk_place_make(folder, error))
    return NULL;
  g_autofree char *path = ilk_place_dup_dated(folder, STEM, now);
  if (!write_copy(self, path, error))
    return NULL;
  thin_out(self->directory, now);
  return g_steal_pointer(&path);
}

static gboolean
is_a_day_old(const char *directory)
{
  g_autoptr(GArray) backups = list_backups(directory);
  return backups->len == 0 ||
         ilk_clock_now() / 1000 - g_array_index(backups, Backup, 0).time / 1000 >=
             ILK_MS_PER_DAY / 1000;
}

/* Says what the collection holds: answers have numbers, bulk work leaves a mark. */
static char *
dup_state(IlkStore *self, GError **error)
{
  g_autofree char *mark = ilk_store_dup_config(self, "bulk-mark", error);
  return mark != NULL ? g_strdup_printf("%" G_GINT64_FORMAT "/%s", self->last_seq, mark) : NULL;
}

gboolean
ilk_store_backup_daily(IlkStore *self, GError **error)
{
  if (self->read_only || self->last_seq == 0 || !is_a_day_old(self->directory))
    return TRUE;
  g_autofree char *state = dup_state(self, error);
  g_autofree char *saved = ilk_store_dup_config(self, "backup-state", error);
  if (state == NULL || saved == NULL)
    return FALSE;
  if (g_str_equal(state, saved))
    return TRUE;
  g_autofree char *path = ilk_store_backup(self, error);
  return path != NULL && ilk_store_set_config(self, "backup-state", state, error);
}

char *
ilk_backup_dup_newest(const char *directory)
{
  g_autoptr(GArray) backups = list_backups(directory);
  for (guint i = 0; i < backups->len; i++) {
    const Backup *backup = &g_array_index(backups, Backup, i);
    if (ilk_backup_verify(backup->path, NULL))
      return g_strdup(backup->path);
  }
  return NULL;
}
