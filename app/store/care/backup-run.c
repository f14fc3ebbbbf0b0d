/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Making a copy. It gets its name only when it is on the disk and was read back; only then does an
 * older one go.
 *
 * The day's copy is made in steps between the learner's requests. Only copying needs the
 * collection: the copy is synced and read back on a thread of its own.
 */
#include "app/store/care/backup.h"

#include "app/base/clock.h"
#include "app/store/care/place.h"

#include <glib/gstdio.h>
#include <inttypes.h>
#include <string.h>

#define PAGES_PER_STEP 64 /* 256 KiB */
#define PARTIAL ".partial"
#define PARTIAL_BESIDE ".beside" /* of one that is made beside the connection that writes */
#define JOB_PAUSE_MINUTES 5      /* an import that follows sooner belongs to the same job */

#define SHARE_SETTING "backup-share"

struct _IlkBackupRun {
  /* Owned */
  char *path;
  char *partial;
  IlkDatabaseCopy *copy; /* until it is complete */
  char *state;           /* what the collection held then */
  GThread *reader;       /* (nullable) */
  GError *error;         /* the reader's, until @read */

  gint64 now;
  gboolean daily;
  gboolean sound;
  gint read; /* atomic: the reader is done */
};

void
ilk_backup_run_free(IlkBackupRun *self)
{
  g_clear_pointer(&self->copy, ilk_database_copy_free);
  g_clear_pointer(&self->reader, g_thread_join);
  g_unlink(self->partial); /* gone already when all went well */
  g_clear_error(&self->error);
  g_free(self->state);
  g_free(self->partial);
  g_free(self->path);
  g_free(self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkBackupRun, ilk_backup_run_free)

static const char *
get_suffix(const IlkStore *store)
{
  return store->mode == ILK_DATABASE_BESIDE ? PARTIAL_BESIDE : PARTIAL;
}

/* What a process that was killed has left: the lock says that no other is at work here, and of
 * either kind only one is made at a time. */
static void
remove_partial_files(const char *folder, const char *suffix)
{
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (strstr(name, suffix) != NULL)
      g_unlink(path);
  }
}

static IlkBackupRun *
begin(IlkStore *store, gboolean daily, GError **error)
{
  g_autofree char *folder = g_build_filename(store->directory, ILK_BACKUP_FOLDER, NULL);
  if (!ilk_place_make(folder, error))
    return NULL;
  remove_partial_files(folder, get_suffix(store));

  g_autoptr(IlkBackupRun) self = g_new0(IlkBackupRun, 1);
  self->daily = daily;
  self->now = ilk_clock_now();
  self->path = ilk_place_dup_dated(folder, ILK_BACKUP_STEM, self->now);
  self->partial = g_strconcat(self->path, get_suffix(store), NULL);
  if (!ilk_place_make_file(self->partial, error))
    return NULL;
  self->copy = ilk_database_copy_new(store->db, self->partial, error);
  return self->copy != NULL ? g_steal_pointer(&self) : NULL;
}

/* Says what the collection holds: answers have numbers, bulk work leaves a mark. */
static char *
dup_state(IlkStore *store, GError **error)
{
  g_autofree char *mark = ilk_store_dup_config(store, "bulk-mark", error);
  return mark != NULL ? g_strdup_printf("%" PRId64 "/%s", store->last_seq, mark) : NULL;
}

/* Returns: FALSE on error; there is no copy to go on with when it was the last step */
static gboolean
copy_pages(IlkBackupRun *self, IlkStore *store, int pages, GError **error)
{
  int more = ilk_database_copy_step(self->copy, pages, error);
  if (more != 0)
    return more > 0;
  g_clear_pointer(&self->copy, ilk_database_copy_free);
  if (self->daily)
    self->state = dup_state(store, error);
  return !self->daily || self->state != NULL;
}

static gpointer
read_back(gpointer data)
{
  IlkBackupRun *self = data;
  self->sound =
      ilk_place_sync(self->partial, &self->error) && ilk_backup_verify(self->partial, &self->error);
  g_atomic_int_set(&self->read, TRUE);
  return NULL;
}

guint
ilk_backup_get_share(IlkStore *store)
{
  g_autofree char *setting = ilk_store_dup_config(store, SHARE_SETTING, NULL);
  guint64 share = 0;
  return setting != NULL && g_ascii_string_to_unsigned(setting, 10, 1, 100, &share, NULL)
             ? (guint) share
             : ILK_BACKUP_SHARE;
}

static gboolean
store_share(IlkStore *store, gpointer share, GError **error)
{
  g_autofree char *value = g_strdup_printf("%u", *(guint *) share);
  return ilk_store_set_config(store, SHARE_SETTING, value, error);
}

gboolean
ilk_backup_set_share(IlkStore *store, guint share, GError **error)
{
  g_return_val_if_fail(share >= 1 && share <= 100, FALSE);
  return ilk_store_transact_bulk(store, store_share, &share, error);
}

/* Waits for the reader, if it is at work. */
static gboolean
put_in_place(IlkBackupRun *self, IlkStore *store, GError **error)
{
  g_clear_pointer(&self->reader, g_thread_join);
  if (!self->sound) {
    g_propagate_error(error, g_steal_pointer(&self->error));
    return FALSE;
  }
  if (!ilk_place_rename(self->partial, self->path, error))
    return FALSE;
  ilk_backup_thin_out(store->directory, self->now, ilk_backup_get_share(store));
  return !self->daily || ilk_store_set_config(store, "backup-state", self->state, error);
}

/* Goes all the way from wherever @run is. Returns: (transfer full): the copy's path */
static char *
complete(IlkStore *store, IlkBackupRun *run, GError **error)
{
  g_autoptr(IlkBackupRun) self = run;
  if (self->copy != NULL && !copy_pages(self, store, ILK_DATABASE_ALL_PAGES, error))
    return NULL;
  if (self->reader == NULL)
    read_back(self);
  return put_in_place(self, store, error) ? g_steal_pointer(&self->path) : NULL;
}

char *
ilk_store_backup(IlkStore *self, GError **error)
{
  /* One that is still copying becomes a copy of now; one that is read back is of before. */
  IlkBackupRun *run = g_steal_pointer(&self->backup);
  if (run != NULL && run->copy == NULL) {
    g_autofree char *earlier = complete(self, g_steal_pointer(&run), error);
    if (earlier == NULL)
      return NULL;
  }
  if (run == NULL)
    run = begin(self, FALSE, error);
  return run != NULL ? complete(self, run, error) : NULL;
}

gboolean
ilk_store_backup_job(IlkStore *self, GError **error)
{
  g_autofree char *state = dup_state(self, error);
  if (state == NULL)
    return FALSE;
  if (g_strcmp0(state, self->job_state) == 0 &&
      ilk_clock_now() - self->job_ended < JOB_PAUSE_MINUTES * ILK_MS_PER_MINUTE)
    return TRUE;
  g_autofree char *path = ilk_store_backup(self, error);
  return path != NULL;
}

void
ilk_store_end_job(IlkStore *self)
{
  g_free(self->job_state);
  self->job_state = dup_state(self, NULL);
  self->job_ended = ilk_clock_now();
}

static gboolean
is_a_day_old(const char *directory)
{
  gint64 newest = ilk_backup_get_newest_time(directory);
  return newest == 0 || ilk_clock_now() / 1000 - newest / 1000 >= ILK_MS_PER_DAY / 1000;
}

static gboolean
is_due(IlkStore *self, gboolean *due, GError **error)
{
  *due = FALSE;
  if (self->read_only || self->last_seq == 0 || !is_a_day_old(self->directory))
    return TRUE;
  g_autofree char *state = dup_state(self, error);
  g_autofree char *saved = ilk_store_dup_config(self, "backup-state", error);
  *due = state != NULL && saved != NULL && !g_str_equal(state, saved);
  return state != NULL && saved != NULL;
}

static gboolean
begin_daily(IlkStore *self, GError **error)
{
  gboolean due = FALSE;
  if (self->backup != NULL)
    return TRUE;
  if (!is_due(self, &due, error))
    return FALSE;
  if (due)
    self->backup = begin(self, TRUE, error);
  return self->backup != NULL || !due;
}

gboolean
ilk_store_backup_daily(IlkStore *self, GError **error)
{
  if (!begin_daily(self, error))
    return FALSE;
  if (self->backup == NULL)
    return TRUE;
  g_autofree char *path = complete(self, g_steal_pointer(&self->backup), error);
  return path != NULL;
}

/* Returns: FALSE on error */
static gboolean
take_step(IlkBackupRun *run, IlkStore *store, gboolean *more, GError **error)
{
  *more = TRUE;
  if (run->copy != NULL)
    return copy_pages(run, store, PAGES_PER_STEP, error);
  if (run->reader == NULL)
    run->reader = g_thread_new("backup", read_back, run);
  if (!g_atomic_int_get(&run->read))
    return TRUE;
  *more = FALSE;
  return put_in_place(run, store, error);
}

gboolean
ilk_store_backup_daily_step(IlkStore *self, gboolean *more, GError **error)
{
  *more = FALSE;
  if (!begin_daily(self, error))
    return FALSE;
  if (self->backup == NULL)
    return TRUE;
  gboolean done = take_step(self->backup, self, more, error);
  *more = *more && done;
  if (!*more)
    g_clear_pointer(&self->backup, ilk_backup_run_free);
  return done;
}
