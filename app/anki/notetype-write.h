/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notetypes on their way out, in the form that every reader of packages knows, and those that notes
 * written here get. Any thread.
 */
#pragma once

#include "app/anki/notetype.h"
#include "app/model/note.h"

/** ilk_anki_notetype_write: adds @self to @builder as version 11 has it. @deck: that new notes go
 * to. @modified: UTC s */
void ilk_anki_notetype_write(const IlkAnkiNotetype *self, JsonBuilder *builder, gint64 deck,
                             gint64 modified);

/** The fields of ilk_anki_notetype_new_own(), in their order. */
enum { ILK_ANKI_OWN_QUESTION, ILK_ANKI_OWN_ANSWER, ILK_ANKI_OWN_SOURCE, ILK_ANKI_N_OWN_FIELDS };

/** ilk_anki_own_id: @kind: any but foreign. Returns: what its notetype is known by, of which
 * nothing else is */
gint64 ilk_anki_own_id(IlkNoteKind kind);

/** ilk_anki_notetype_new_own: Returns: (transfer full): the notetype of notes of @kind, any but
 * foreign */
IlkAnkiNotetype *ilk_anki_notetype_new_own(IlkNoteKind kind) G_GNUC_WARN_UNUSED_RESULT;
