/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the copy stands, and what goes to its writer. A copy that was closed as the collection is
 * now is gone on with; any other is begun afresh, which needs nothing but the collection: first its
 * device's changes are appended as they happen, then, a page at a time, what is there. A row that
 * changes after its page was read is appended again, so the last of a row is right whenever the
 * copy is whole.
 */
#include "app/store/copy/second-copy.h"

#include "app/base/clock.h"
#include "app/base/limits.h"
#include "app/store/copy/copy-place.h"
#include "app/store/copy/copy-tables.h"
#include "app/store/copy/second-copy-care.h"
#include "app/store/copy/segment-writer.h"
#include "app/store/sqlite/row-watch.h"

#include <errno.h>

#define MARK_SETTING "bulk-mark"
#define REST_BETWEEN_PAGES 2
#define REST_IN_TROUBLE 30000
/* A copy is made afresh when its segments are so many times as many as its content needs. */
#define MOST_GROWTH 4
#define GROWTH_IS_FREE 64 /* segments */
#define REST_BEFORE_LOOK 500
#define SETTLE_PATIENCE_MS 10000
/* Closing waits so long for a disk that does not answer, and so long for one that is slow. What is
 * missing then is in the collection, and the next copy is a fresh one. */
#define CLOSE_PATIENCE_MS 3000
#define MOST_CLOSE_MS 20000

struct _IlkSecondCopy {
  /* Owned */
  IlkSegmentWriter *writer; /* (nullable): the folder is not there */
  char *folder;
  char *missing; /* (nullable): why there is no @writer, unless it @is_off */
  GByteArray *after;

  IlkRowWatch watch; /* @changes is owned, while a transaction lasts */
  guint head_length; /* of what @watch's changes begin with */
  gint64 device;
  gint64 stamp;
  guint table; /* whose rows come next; ILK_N_COPY_TABLES when all are copied */
  gboolean is_off;
  gboolean is_stuck; /* its disk takes nothing, and says nothing */
  gboolean told;
};

gboolean
ilk_second_copy_is_kept(IlkStore *store)
{
  return store->db != NULL && store->lock >= 0 && !store->read_only &&
         store->mode == ILK_DATABASE_READ_WRITE;
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
can_go_on(IlkStore *store, const IlkSegmentEnd *end)
{
  g_autofree char *mark = ilk_store_dup_config(store, MARK_SETTING, NULL);
  guint64 whole = end->whole - end->first + 1, all = end->number - end->first + 1;
  return end->is_whole && end->last_seq == get_last_seq(store) && g_strcmp0(mark, end->mark) == 0 &&
         (all <= GROWTH_IS_FREE || all <= whole * MOST_GROWTH);
}

static void
begin_afresh(IlkSecondCopy *self)
{
  self->table = 0;
  g_byte_array_set_size(self->after, 0);
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

/* Nothing that follows can be read without its device, which stands in the first table. */
static void
copy_device(IlkStore *store, IlkSecondCopy *self)
{
  copy_page(store, self);
}

static gboolean
make_writer(IlkStore *store, IlkSecondCopy *self, const guint8 *uid, const IlkCopySight *sight)
{
  g_autoptr(GByteArray) tables = ilk_copy_tables_dup_head(store->db, NULL);
  g_autofree char *folder = ilk_copy_place_dup_device(self->folder, uid);
  if (tables == NULL)
    return FALSE;
  gboolean goes_on = sight->has_end && can_go_on(store, &sight->end);
  self->stamp = MAX(self->stamp, sight->end.stamp);
  begin_afresh(self);
  if (goes_on)
    self->table = ILK_N_COPY_TABLES;
  self->writer = ilk_segment_writer_new(folder, uid, (guint64) ilk_schema_get_version(), tables,
                                        goes_on ? &sight->end : NULL);
  if (!goes_on)
    copy_device(store, self);
  return TRUE;
}

/* A folder that was missing may be there by now; but not every answer looks for it. */
static void
connect_copy(IlkStore *store, IlkSecondCopy *self)
{
  IlkCopySight sight = {0};
  guint8 uid[ILK_SEGMENT_DEVICE_LENGTH];
  if (self->writer != NULL || self->is_off)
    return;
  g_clear_pointer(&self->missing, g_free);
  g_autofree char *own = ilk_copy_place_dup_own(store->directory);
  gboolean is_there =
      ilk_second_copy_read_device(store, uid) &&
      ilk_copy_place_look(self->folder, g_str_equal(self->folder, own), uid, &sight);
  if (!is_there || !make_writer(store, self, uid, &sight))
    self->missing = ilk_copy_place_dup_missing(self->folder);
  ilk_segment_end_clear(&sight.end);
}

static void
copy_free(IlkSecondCopy *self, const IlkSegmentEnd *end)
{
  if (self->writer != NULL)
    ilk_segment_writer_close(self->writer, end, CLOSE_PATIENCE_MS);
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
  self->is_off = ilk_second_copy_is_off(store);
  self->after = g_byte_array_new();
  self->watch = (IlkRowWatch){.tables = ilk_copy_tables,
                              .n_tables = ILK_N_COPY_TABLES,
                              .most = ILK_MAX_SEGMENT_CHANGES_BYTES};
  connect_copy(store, self);
  /* That was told when the collection was opened. */
  self->told = self->missing != NULL;
  return self;
}

void
ilk_second_copy_connect(IlkStore *store)
{
  get_copy(store);
}

void
ilk_second_copy_begin(IlkStore *store)
{
  if (!ilk_second_copy_is_kept(store))
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
start_again(IlkStore *store, IlkSecondCopy *self)
{
  ilk_segment_writer_begin_fresh(self->writer);
  begin_afresh(self);
  copy_device(store, self);
}

/* A disk that did not take what came before is not waited for again before it has. */
static void
await_disk(IlkSecondCopy *self)
{
  if (self->is_stuck && !ilk_segment_writer_is_idle(self->writer))
    return;
  gboolean done = ilk_segment_writer_wait(self->writer, ILK_COPY_PATIENCE_MS);
  g_autofree char *trouble = ilk_segment_writer_dup_trouble(self->writer, NULL);
  self->is_stuck = !done && trouble == NULL;
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
  await_disk(self);
  if (self->watch.is_full || changes->len > ILK_MAX_SEGMENT_RECORD_BYTES)
    start_again(store, self);
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

/* A copy whose files were removed, or whose disk was, is looked for as at the beginning. */
static void
drop_gone(IlkSecondCopy *self)
{
  if (self->writer != NULL && ilk_segment_writer_is_gone(self->writer))
    ilk_segment_writer_close(g_steal_pointer(&self->writer), NULL, CLOSE_PATIENCE_MS);
}

/* Returns: whether the copy can be gone on with now */
static gboolean
is_fit(IlkStore *store, IlkSecondCopy *self)
{
  gboolean lost = FALSE;
  drop_gone(self);
  connect_copy(store, self);
  g_autofree char *trouble =
      self->writer != NULL ? ilk_segment_writer_dup_trouble(self->writer, &lost) : NULL;
  if (self->writer == NULL || trouble != NULL)
    return FALSE;
  if (lost)
    start_again(store, self);
  return TRUE;
}

gboolean
ilk_second_copy_needs_step(IlkStore *store)
{
  gboolean lost = FALSE;
  if (!ilk_second_copy_is_kept(store))
    return FALSE;
  const IlkSecondCopy *self = store->copy;
  if (self != NULL && self->is_off)
    return FALSE;
  if (self == NULL || self->writer == NULL || self->table < ILK_N_COPY_TABLES ||
      !ilk_segment_writer_is_idle(self->writer))
    return TRUE;
  g_autofree char *trouble = ilk_segment_writer_dup_trouble(self->writer, &lost);
  return lost || trouble != NULL || ilk_segment_writer_is_gone(self->writer);
}

static guint
step(IlkStore *store, IlkSecondCopy *self)
{
  if (!is_fit(store, self))
    return REST_IN_TROUBLE;
  if (self->table == ILK_N_COPY_TABLES)
    return ilk_segment_writer_is_idle(self->writer) ? 0 : REST_BEFORE_LOOK;
  if (ilk_segment_writer_wait(self->writer, ILK_COPY_PATIENCE_MS) && !copy_page(store, self))
    return REST_IN_TROUBLE;
  return self->table < ILK_N_COPY_TABLES ? REST_BETWEEN_PAGES : REST_BEFORE_LOOK;
}

void
ilk_second_copy_step(IlkStore *store, guint *rest)
{
  *rest = 0;
  if (!ilk_second_copy_is_kept(store))
    return;
  IlkSecondCopy *self = get_copy(store);
  if (!self->is_off)
    *rest = step(store, self);
}

/* @patience: ms in which its disk has to get on. Returns: whether all is there by @deadline, in
 * ticks */
static gboolean
settle(IlkStore *store, guint patience, gint64 deadline)
{
  guint rest = 0;
  do {
    ilk_second_copy_step(store, &rest);
    if (store->copy == NULL || store->copy->writer == NULL || rest == REST_IN_TROUBLE)
      return FALSE;
    if (!ilk_segment_writer_wait(store->copy->writer, patience))
      return FALSE;
  } while (rest == REST_BETWEEN_PAGES && ilk_clock_ticks() < deadline);
  return store->copy->table == ILK_N_COPY_TABLES;
}

gboolean
ilk_second_copy_settle(IlkStore *store)
{
  return settle(store, SETTLE_PATIENCE_MS, G_MAXINT64);
}

void
ilk_second_copy_close(IlkStore *store)
{
  if (store->copy == NULL)
    return;
  gboolean whole = store->db != NULL && store->copy->writer != NULL &&
                   settle(store, CLOSE_PATIENCE_MS, ilk_clock_ticks() + MOST_CLOSE_MS);
  g_auto(IlkSegmentEnd) end = {.is_whole = TRUE};
  end.last_seq = whole ? get_last_seq(store) : 0;
  end.stamp = store->copy->stamp;
  end.mark = whole ? ilk_store_dup_config(store, MARK_SETTING, NULL) : NULL;
  copy_free(g_steal_pointer(&store->copy), whole ? &end : NULL);
}

static char *
dup_trouble(IlkSecondCopy *self)
{
  if (self->writer == NULL)
    return g_strdup(self->missing);
  char *trouble = ilk_segment_writer_dup_trouble(self->writer, NULL);
  if (trouble == NULL && self->is_stuck && !ilk_segment_writer_is_idle(self->writer))
    trouble = ilk_copy_place_dup_failed(self->folder, ETIMEDOUT);
  return trouble;
}

char *
ilk_second_copy_dup_trouble(IlkStore *store, gboolean *is_news)
{
  IlkSecondCopy *self = store->copy;
  char *trouble = self != NULL ? dup_trouble(self) : NULL;
  if (is_news != NULL) {
    *is_news = self != NULL && self->told != (trouble != NULL);
    if (self != NULL)
      self->told = trouble != NULL;
  }
  return trouble;
}
