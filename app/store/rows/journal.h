/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journal of edits, the table `edit`: what undoing and doing again go by, across restarts. It
 * has an end: of more than ILK_MAX_EDITS the oldest go. Within a transaction, on the database
 * thread.
 *
 * An edit of very many rows is a step of several entries: those without a label, and behind them
 * the one with it. What it added, and undoing it took away, lies in pieces under negative numbers
 * until it is done again.
 */
#pragma once

#include "app/store/rows/table.h"
#include "app/store/store.h"

#define ILK_EDIT_COLUMNS                                                                           \
  "edit.id, edit.at, edit.device, edit.label, edit.forward, edit.inverse, edit.undone, edit.crc"

extern IlkTable ilk_edit_table;

/**
 * IlkJournalEdit:
 * @label: what was done, as the learner reads it; "": part of the step that ends with a label
 * @forward, @inverse: from ilk_change_set_write()
 */
typedef struct {
  gint64 id;
  char *label;
  char *forward;
  char *inverse;
} IlkJournalEdit;

void ilk_journal_edit_clear(IlkJournalEdit *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IlkJournalEdit, ilk_journal_edit_clear)

/** ilk_journal_add: adds @edit and sets its id. From now on what was undone cannot be done
 * again */
gboolean ilk_journal_add(IlkStore *store, IlkJournalEdit *edit, GError **error);

/** ilk_journal_join: makes the steps that end with @edits (ascending, at least one) a single one
 * called @label, unless there is another between them */
gboolean ilk_journal_join(IlkStore *store, const gint64 *edits, guint n, const char *label,
                          GError **error);

/** ilk_journal_find: @edit: (out): to be undone next, or with @undone to be done again next; its
 * @id is 0 when there is none, or none that is as it was saved */
gboolean ilk_journal_find(IlkStore *store, gboolean undone, IlkJournalEdit *edit, GError **error);

/** ilk_journal_dup_label: Returns: (transfer full) (nullable): of the step that would be undone
 * next, or with @undone be done again; NULL without @error when there is none */
char *ilk_journal_dup_label(IlkStore *store, gboolean undone, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_journal_keep: keeps @json, the @n-th piece of what undoing the entry @edit takes away */
gboolean ilk_journal_keep(IlkStore *store, gint64 edit, guint n, const char *json, GError **error);

/** ilk_journal_take: @json: (out) (transfer full) (nullable): that piece, which goes; NULL when
 * there is none */
gboolean ilk_journal_take(IlkStore *store, gint64 edit, guint n, char **json, GError **error);

/** ilk_journal_mark: @edit was undone, or done again, and has other texts */
gboolean ilk_journal_mark(IlkStore *store, const IlkJournalEdit *edit, gboolean undone,
                          GError **error);
