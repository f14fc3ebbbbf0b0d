/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an edit changes: the rows it touches, as they were before and as they are after, and the
 * events it adds to the log. From it both the edit and its inverse are written as JSON, and from
 * such JSON rows are made again what they were. Within a transaction, on the database thread.
 */
#pragma once

#include "app/model/note.h"
#include "app/store/rows/grave.h"
#include "app/store/store.h"

/** IlkRowTable: the tables that edits change */
typedef enum {
  ILK_ROW_DECK,
  ILK_ROW_NOTE,
  ILK_ROW_CARD,
} IlkRowTable;

typedef struct _IlkChangeSet IlkChangeSet;

IlkChangeSet *ilk_change_set_new(IlkStore *store) G_GNUC_WARN_UNUSED_RESULT;
void ilk_change_set_free(IlkChangeSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkChangeSet, ilk_change_set_free)

/** ilk_change_set_touch: remembers the row @id of @table as it is, which is about to be changed,
 * added or removed. What holds others is touched before them. */
gboolean ilk_change_set_touch(IlkChangeSet *self, IlkRowTable table, gint64 id, GError **error);

/** ilk_change_set_bury: remembers that @uid gets a grave, and digs it */
gboolean ilk_change_set_bury(IlkChangeSet *self, const guint8 uid[ILK_UID_LENGTH],
                             IlkGraveKind kind, GError **error);

/** ilk_change_set_exhume: remembers that @uid has a grave, and opens it */
gboolean ilk_change_set_exhume(IlkChangeSet *self, const guint8 uid[ILK_UID_LENGTH],
                               GError **error);

/**
 * IlkChangeRange:
 * @first_note, @last_note: 0 for none
 * @first_card, @last_card: the cards of these notes, and new ones of others
 *
 * Rows that were added one after the other, too many to be remembered one by one.
 */
typedef struct {
  gint64 first_note;
  gint64 last_note;
  gint64 first_card;
  gint64 last_card;
} IlkChangeRange;

/** ilk_change_set_add_range: remembers that the rows of @range were added */
void ilk_change_set_add_range(IlkChangeSet *self, const IlkChangeRange *range);

/** ilk_change_range_read: Returns: whether @json, from ilk_change_set_write(), speaks of one */
gboolean ilk_change_range_read(const char *json, IlkChangeRange *range);

/** ilk_change_range_remove: takes the rows of @range away, and keeps them in the journal for the
 * entry @edit (change-range.c) */
gboolean ilk_change_range_remove(IlkStore *store, gint64 edit, const IlkChangeRange *range,
                                 GError **error);

/** ilk_change_range_put: puts them there again (change-range.c) */
gboolean ilk_change_range_put(IlkStore *store, gint64 edit, GError **error);

/** ilk_change_set_count: Returns: how many rows are remembered one by one */
guint ilk_change_set_count(const IlkChangeSet *self);

/** ilk_change_set_add_event: remembers an event of the log, see ilk_settle_event() */
void ilk_change_set_add_event(IlkChangeSet *self, gint64 card, IlkReviewKind kind, int days,
                              const IlkReviewKey *key);

/** ilk_change_set_is_empty: Returns: whether nothing was touched */
gboolean ilk_change_set_is_empty(const IlkChangeSet *self);

/** ilk_change_set_write: @forward and @inverse: (out) (transfer full): JSON that does again, and
 * undoes, what was changed between touching and now */
gboolean ilk_change_set_write(IlkChangeSet *self, char **forward, char **inverse, GError **error);

/**
 * ilk_change_set_restore:
 * @json: from ilk_change_set_write()
 * @back: (inout): @json's opposite; the keys of events that are added are changed in it
 *
 * Makes rows what @json says, with memories, totals and the text index. An event is taken back only
 * while it is its card's latest: an answer given since then stands.
 */
gboolean ilk_change_set_restore(IlkStore *store, const char *json, char **back, GError **error);
