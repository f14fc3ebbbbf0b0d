/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Edits: carried out, undone, done again. Database thread only.
 */
#pragma once

#include "app/store/front/collection-edits.h"
#include "app/store/store.h"

/** ilk_store_edit: see ilk_collection_edit() */
gboolean ilk_store_edit(IlkStore *self, const IlkEdit *edit, gint64 *made, GError **error);

/** ilk_store_dup_edit_label: @redo: of what would be done again, else of what would be undone.
 * Returns: (transfer full) (nullable): NULL without @error when there is nothing */
char *ilk_store_dup_edit_label(IlkStore *self, gboolean redo, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_store_undo_edit: @redo: does again. Returns: (transfer full): the label, NULL on error */
char *ilk_store_undo_edit(IlkStore *self, gboolean redo, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_store_get_note: see ilk_collection_get_note() */
IlkNote *ilk_store_get_note(IlkStore *self, gint64 note, int *seconds, char **demo, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
