/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which notes and files lie in a folder: nothing hidden, no links, and no more than there may be.
 * Blocking; any thread.
 */
#pragma once

#include <gio/gio.h>

/**
 * IlkNoteWalk:
 * @notes: (element-type utf8): paths below the folder, in order
 * @files: (element-type utf8 utf8): names of other files, in lower case, and where the first lies
 * @left_out: (element-type utf8): notes that are too large
 */
typedef struct {
  GPtrArray *notes;
  GHashTable *files;
  GPtrArray *left_out;
} IlkNoteWalk;

/** ilk_note_walk_new: @error: ILK_ERROR_TOO_LARGE, or a G_IO_ERROR. Returns: (transfer full): what
 * lies in the folder @path */
IlkNoteWalk *ilk_note_walk_new(const char *path, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void ilk_note_walk_free(IlkNoteWalk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkNoteWalk, ilk_note_walk_free)
