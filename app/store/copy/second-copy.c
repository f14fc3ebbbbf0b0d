/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the copy stands, and what goes to its writer. A copy that was closed as the collection is
 * now is gone on with; any other is begun afresh, which needs nothing but the collection: first its
 * device's changes are appended as they happen, then, a page at a time, what is there. A row that
 * changes after its page was read is appended again, so the last of a row is right whenever the
 * copy is whole.
 */
#include "app/store/copy/second-copy.h"

#include "app/base/clean-text.h"
#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/store/copy/copy-folder.h"
#include "app/store/copy/copy-tables.h"
#include "app/store/copy/segment-writer.h"
#include "app/store/rows/device.h"
#include "app/store/sqlite/row-watch.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <string.h>

#define FOLDER_SETTING "copy-folder"
#define MARK_SETTING "bulk-mark"
#define REST_BETWEEN_PAGES 2
#define REST_IN_TROUBLE 30000
/* A copy is made afresh when its segments are so many times as many as its content needs. */
#define MOST_GROWTH 4
#define GROWTH_IS_FREE 64 /* segments */
#define CLOSE_PATIENCE_MS 10000
#define MOST_SLOW_STEPS 10

struct _IlkSecondCopy {
  /* Owned */
  IlkSegmentWriter *writer; /* (nullable): the folder is not there */
  char *folder;
  char *missing; /* (nullable): why there is no @writer */
  GByteArray *after;

  IlkRowWatch watch; /* @changes is owned, while a transaction lasts */
  guint head_length; /* of what @watch's changes begin with */
  gint64 device;
  gint64 stamp;
  guint table; /* whose rows come next; ILK_N_COPY_TABLES when all are copied */
  gboolean told;
};

static gboolean
is_kept(IlkStore *store)
{
  return store->lock >= 0 && !store->read_only && store->mode == ILK_DATABASE_READ_WRITE;
}

char *
ilk_second_copy_dup_folder(IlkStore *store)
{
  g_autofree char *chosen =
      store->db != NULL ? ilk_store_dup_config(store, FOLDER_SETTING, NULL) : NULL;
  return chosen != NULL && *chosen != '\0'
             ? g_steal_pointer(&chosen)
             : g_build_filename(store->directory, ILK_COPY_FOLDER, NULL);
}

static gboolean
is_own(IlkStore *store, const char *folder)
{
  g_autofree char *own = g_build_filename(store->directory, ILK_COPY_FOLDER, NULL);
  return g_str_equal(folder, own);
}

static gboolean
mark_folder(const char *folder, GError **error)
{
  g_autofree char *mark = g_build_filename(folder, ILK_COPY_MARK, NULL);
  if (g_file_test(mark, G_FILE_TEST_EXISTS))
    return TRUE;
  return g_file_set_contents_full(mark,
                                  "Interlock keeps a second copy of a collection here.\n"
                                  "“interlock restore --second-copy FOLDER” makes a collection of "
                                  "it again.\n",
                                  -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/* Returns: whether the copy's folder is there; one of the collection's own is made */
static gboolean
find_folder(IlkStore *store, const char *folder)
{
  g_autofree char *mark = g_build_filename(folder, ILK_COPY_MARK, NULL);
  if (is_own(store, folder))
    return g_mkdir(folder, 0700) == 0 || g_file_test(folder, G_FILE_TEST_IS_DIR);
  return g_file_test(mark, G_FILE_TEST_IS_REGULAR);
}

/* A store that only reads does not know its device. */
static gboolean
read_device(IlkStore *store, guint8 uid[ILK_SEGMENT_DEVICE_LENGTH])
{
  gsize length = 0;
  gint64 device = store->device;
  if (device == 0 && !ilk_device_get_latest(store->db, &device, NULL))
    return FALSE;
  g_autoptr(IlkQuery) query = ilk_database_query(store->db, "SELECT uid FROM device WHERE id = ?");
  ilk_query_bind_int(query, device);
  if (ilk_query_step(query, NULL) <= 0)
    return FALSE;
  gconstpointer bytes = ilk_query_get_blob(query, 0, &length);
  if (length != ILK_SEGMENT_DEVICE_LENGTH)
    return FALSE;
  memcpy(uid, bytes, length);
  return TRUE;
}

static char *
dup_device_folder(const char *folder, const guint8 uid[ILK_SEGMENT_DEVICE_LENGTH])
{
  g_autoptr(GString) name = g_string_new(NULL);
  for (gsize i = 0; i < ILK_SEGMENT_DEVICE_LENGTH; i++)
    g_string_append_printf(name, "%02x", uid[i]);
  return g_build_filename(folder, name->str, NULL);
}

/* Numbers are given before reviews are stored, so the last one given says nothing. */
static gint64
get_last_seq(IlkStore *store)
{
  gint64 last = 0;
  IlkQuery *query = ilk_database_query(store->db, "SELECT max(seq) FROM review WHERE device = ?");
  ilk_query_bind_int(query, store->device);
  return ilk_query_fetch_int(query, &last, NULL) ? last : -1;
}

/* Whether the copy ended as the collection is now, and is worth going on with. */
static gboolean
can_go_on(IlkStore *store, const char *folder, const IlkSegmentEnd *end)
{
  GStatBuf status;
  g_autoptr(GArray) numbers = ilk_segment_list(folder);
  g_autofree char *path = ilk_segment_dup_path(folder, end->number);
  g_autofree char *mark = ilk_store_dup_config(store, MARK_SETTING, NULL);
  guint64 whole = end->whole - end->first + 1, all = end->number - end->first + 1;
  return end->is_whole && numbers->len > 0 &&
         g_array_index(numbers, guint64, numbers->len - 1) == end->number &&
         g_stat(path, &status) == 0 && (guint64) status.st_size == end->length &&
         end->last_seq == get_last_seq(store) && g_strcmp0(mark, end->mark) == 0 &&
         (all <= GROWTH_IS_FREE || all <= whole * MOST_GROWTH);
}

static void
begin_afresh(IlkSecondCopy *self)
{
  self->table = 0;
  g_byte_array_set_size(self->after, 0);
}

static gboolean
make_writer(IlkStore *store, IlkSecondCopy *self)
{
  g_auto(IlkSegmentEnd) end = {0};
  guint8 uid[ILK_SEGMENT_DEVICE_LENGTH];
  g_autoptr(GByteArray) tables = ilk_copy_tables_dup_head(store->db, NULL);
  if (tables == NULL || !read_device(store, uid))
    return FALSE;
  g_autofree char *folder = dup_device_folder(self->folder, uid);
  gboolean goes_on = ilk_segment_end_read(&end, folder, NULL) && can_go_on(store, folder, &end);
  self->stamp = MAX(self->stamp, end.stamp);
  begin_afresh(self);
  if (goes_on)
    self->table = ILK_N_COPY_TABLES;
  self->writer = ilk_segment_writer_new(folder, uid, (guint64) ilk_schema_get_version(), tables,
                                        goes_on ? &end : NULL);
  return TRUE;
}

static char *
dup_missing(const char *folder)
{
  g_autofree char *name = ilk_clean_path(folder);
  return g_strdup_printf(
      _("The second copy’s folder “%s” is not there. Your answers are safe in the "
        "collection, and the copy catches up when it is."),
      name);
}

static void
set_missing(IlkSecondCopy *self)
{
  g_free(self->missing);
  self->missing = dup_missing(self->folder);
}

/* A folder that was missing may be there by now. */
static void
connect_copy(IlkStore *store, IlkSecondCopy *self)
{
  if (self->writer != NULL)
    return;
  g_clear_pointer(&self->missing, g_free);
  if (!find_folder(store, self->folder) || !make_writer(store, self))
    set_missing(self);
}

static void
copy_free(IlkSecondCopy *self, const IlkSegmentEnd *end)
{
  if (self->writer != NULL)
    ilk_segment_writer_close(self->writer, end);
  g_clear_pointer(&self->watch.changes, g_byte_array_unref);
  g_byte_array_unref(self->after);
  g_free(self->missing);
  g_free(self->folder);
  g_free(self);
}

/* A repair has made another device of the collection: it gets a folder of its own. */
static IlkSecondCopy *
get_copy(IlkStore *store)
{
  if (store->copy != NULL && store->copy->device == store->device)
    return store->copy;
  if (store->copy != NULL)
    copy_free(store->copy, NULL);
  IlkSecondCopy *self = g_new0(IlkSecondCopy, 1);
  store->copy = self;
  self->device = store->device;
  self->folder = ilk_second_copy_dup_folder(store);
  self->after = g_byte_array_new();
  self->watch = (IlkRowWatch){.tables = ilk_copy_tables,
                              .n_tables = ILK_N_COPY_TABLES,
                              .most = ILK_MAX_SEGMENT_CHANGES_BYTES};
  connect_copy(store, self);
  return self;
}

/* @flags: 1 for a piece of what was there before the copy */
static GByteArray *
new_changes(IlkSecondCopy *self, guint8 flags)
{
  const guint8 head[] = {ILK_SEGMENT_CHANGES, flags};
  GByteArray *changes = g_byte_array_new();
  self->stamp = MAX(self->stamp, ilk_clock_now());
  g_byte_array_append(changes, head, sizeof head);
  ilk_varint_append(changes, (guint64) self->stamp);
  self->head_length = changes->len;
  return changes;
}

void
ilk_second_copy_begin(IlkStore *store)
{
  if (!is_kept(store) || store->db == NULL)
    return;
  IlkSecondCopy *self = get_copy(store);
  if (self->writer == NULL)
    return;
  g_clear_pointer(&self->watch.changes, g_byte_array_unref);
  self->watch.changes = new_changes(self, 0);
  self->watch.is_full = FALSE;
  ilk_database_watch(store->db, &self->watch);
}

static void
start_again(IlkSecondCopy *self)
{
  ilk_segment_writer_begin_fresh(self->writer);
  begin_afresh(self);
}

/* What was stored before is in the copy by now, unless its disk is slow or fails. */
void
ilk_second_copy_commit(IlkStore *store)
{
  IlkSecondCopy *self = store->copy;
  if (self == NULL || self->watch.changes == NULL)
    return;
  if (store->db != NULL)
    ilk_database_watch(store->db, NULL);
  GByteArray *changes = g_steal_pointer(&self->watch.changes);
  ilk_segment_writer_wait(self->writer, ILK_COPY_PATIENCE_MS);
  if (self->watch.is_full || changes->len > ILK_MAX_SEGMENT_RECORD_BYTES)
    start_again(self);
  else if (changes->len > self->head_length)
    ilk_segment_writer_append(self->writer, g_steal_pointer(&changes));
  g_clear_pointer(&changes, g_byte_array_unref);
}

void
ilk_second_copy_roll_back(IlkStore *store)
{
  IlkSecondCopy *self = store->copy;
  if (self == NULL || self->watch.changes == NULL)
    return;
  if (store->db != NULL)
    ilk_database_watch(store->db, NULL);
  g_clear_pointer(&self->watch.changes, g_byte_array_unref);
}

void
ilk_second_copy_forget(IlkStore *store)
{
  if (store->copy != NULL)
    copy_free(g_steal_pointer(&store->copy), NULL);
}

/* Returns: whether the copy can be gone on with now */
static gboolean
is_fit(IlkStore *store, IlkSecondCopy *self)
{
  gboolean lost = FALSE;
  connect_copy(store, self);
  g_autofree char *trouble =
      self->writer != NULL ? ilk_segment_writer_dup_trouble(self->writer, &lost) : NULL;
  if (self->writer == NULL || trouble != NULL)
    return FALSE;
  if (lost)
    start_again(self);
  return TRUE;
}

static gboolean
copy_page(IlkStore *store, IlkSecondCopy *self)
{
  g_autoptr(GByteArray) changes = new_changes(self, 1);
  int state = ilk_copy_tables_read_page(store->db, self->table, self->after, changes, NULL);
  if (state < 0)
    return FALSE;
  if (changes->len > self->head_length)
    ilk_segment_writer_append(self->writer, g_steal_pointer(&changes));
  if (state > 0)
    return TRUE;
  g_byte_array_set_size(self->after, 0);
  if (++self->table == ILK_N_COPY_TABLES)
    ilk_segment_writer_end_fresh(self->writer);
  return TRUE;
}

gboolean
ilk_second_copy_needs_step(IlkStore *store)
{
  gboolean lost = FALSE;
  if (!is_kept(store) || store->db == NULL)
    return FALSE;
  const IlkSecondCopy *self = store->copy;
  if (self == NULL || self->writer == NULL || self->table < ILK_N_COPY_TABLES)
    return TRUE;
  g_autofree char *trouble = ilk_segment_writer_dup_trouble(self->writer, &lost);
  return lost || trouble != NULL;
}

void
ilk_second_copy_step(IlkStore *store, guint *rest)
{
  *rest = 0;
  if (!is_kept(store) || store->db == NULL)
    return;
  IlkSecondCopy *self = get_copy(store);
  *rest = REST_IN_TROUBLE;
  if (!is_fit(store, self))
    return;
  *rest = 0;
  if (self->table == ILK_N_COPY_TABLES)
    return;
  if (ilk_segment_writer_wait(self->writer, ILK_COPY_PATIENCE_MS) && !copy_page(store, self))
    *rest = REST_IN_TROUBLE;
  else if (self->table < ILK_N_COPY_TABLES)
    *rest = REST_BETWEEN_PAGES;
}

gboolean
ilk_second_copy_settle(IlkStore *store)
{
  guint rest = 0;
  int slow = 0;
  do {
    ilk_second_copy_step(store, &rest);
    if (rest == REST_BETWEEN_PAGES &&
        !ilk_segment_writer_wait(store->copy->writer, ILK_COPY_PATIENCE_MS) &&
        ++slow == MOST_SLOW_STEPS)
      return FALSE;
  } while (rest == REST_BETWEEN_PAGES);
  return rest == 0 && store->copy != NULL && store->copy->writer != NULL &&
         ilk_segment_writer_wait(store->copy->writer, CLOSE_PATIENCE_MS);
}

void
ilk_second_copy_close(IlkStore *store)
{
  if (store->copy == NULL)
    return;
  gboolean whole = store->db != NULL && ilk_second_copy_settle(store);
  g_auto(IlkSegmentEnd) end = {.is_whole = TRUE};
  end.last_seq = whole ? get_last_seq(store) : 0;
  end.stamp = store->copy->stamp;
  end.mark = whole ? ilk_store_dup_config(store, MARK_SETTING, NULL) : NULL;
  copy_free(g_steal_pointer(&store->copy), whole ? &end : NULL);
}

static gboolean
store_folder(IlkStore *store, gpointer folder, GError **error)
{
  return folder != NULL ? ilk_store_set_config(store, FOLDER_SETTING, folder, error)
                        : ilk_store_drop_config(store, FOLDER_SETTING, error);
}

gboolean
ilk_second_copy_set_folder(IlkStore *store, const char *folder, GError **error)
{
  if (folder != NULL && is_own(store, folder))
    folder = NULL;
  if (folder != NULL && !mark_folder(folder, error))
    return FALSE;
  if (!ilk_store_transact_bulk(store, store_folder, (gpointer) folder, error))
    return FALSE;
  ilk_second_copy_close(store);
  get_copy(store);
  return TRUE;
}

char *
ilk_second_copy_dup_trouble(IlkStore *store, gboolean *is_news)
{
  IlkSecondCopy *self = store->copy;
  char *trouble = NULL;
  if (self != NULL && self->writer != NULL)
    trouble = ilk_segment_writer_dup_trouble(self->writer, NULL);
  else if (self != NULL)
    trouble = g_strdup(self->missing);
  if (is_news != NULL) {
    *is_news = trouble != NULL && !self->told;
    self->told = trouble != NULL;
  }
  return trouble;
}

char *
ilk_second_copy_dup_missing(IlkStore *store)
{
  if (!is_kept(store) || store->db == NULL)
    return NULL;
  g_autofree char *folder = ilk_second_copy_dup_folder(store);
  return is_own(store, folder) || find_folder(store, folder) ? NULL : dup_missing(folder);
}

static gboolean
pass_over(G_GNUC_UNUSED guint source, G_GNUC_UNUSED const guint8 *head,
          G_GNUC_UNUSED gsize head_length, G_GNUC_UNUSED const IlkSegmentRecord *record,
          G_GNUC_UNUSED gpointer data, G_GNUC_UNUSED GError **error)
{
  return TRUE;
}

gboolean
ilk_second_copy_verify(IlkStore *store, GPtrArray *problems, GError **error)
{
  guint8 uid[ILK_SEGMENT_DEVICE_LENGTH];
  if (!read_device(store, uid))
    return TRUE;
  g_autofree char *folder = ilk_second_copy_dup_folder(store);
  return ilk_copy_folder_visit(folder, uid, pass_over, NULL, problems, NULL, error);
}

/* Nothing says where the copy ended, so it is begun again. */
void
ilk_second_copy_renew(IlkStore *store)
{
  guint8 uid[ILK_SEGMENT_DEVICE_LENGTH];
  if (!is_kept(store) || store->db == NULL || !read_device(store, uid))
    return;
  ilk_second_copy_forget(store);
  g_autofree char *above = ilk_second_copy_dup_folder(store);
  g_autofree char *folder = dup_device_folder(above, uid);
  g_autofree char *end = g_build_filename(folder, ILK_SEGMENT_END_NAME, NULL);
  g_unlink(end);
  ilk_second_copy_settle(store);
}
