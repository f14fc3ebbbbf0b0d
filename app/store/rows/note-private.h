/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of a note's row share; for them only.
 */
#pragma once

#include "app/store/rows/note.h"

/** ilk_note_text_dup_fields: Returns: (transfer full): the fields of @note as JSON (note-text.c) */
char *ilk_note_text_dup_fields(const IlkNote *note) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_note_row_seal_text: Returns: the checksum that versions 1 to 4 had, which left out the
 * file's id (note.c) */
guint32 ilk_note_row_seal_text(const IlkNoteRow *row);
