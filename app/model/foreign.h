/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notes of another program. Its templates have made a text for each card already, so whoever shows
 * a card needs neither fields nor templates; both are kept beside it, for the way back. Pure
 * functions, any thread.
 */
#pragma once

#include "app/model/note.h"

/* Lists: of four values for each card, and of what ilk_foreign_origin_read() reads. */
#define ILK_FIELD_FACES "faces"
#define ILK_FIELD_ORIGIN "origin"

/**
 * IlkForeignFace:
 * @ordinal: which card of the note
 * @question: Markdown
 * @answer: Markdown
 * @typed: (nullable): what is to be typed, NULL when nothing is
 *
 * What one card of a foreign note says.
 */
typedef struct {
  int ordinal;
  const char *question;
  const char *answer;
  const char *typed;
} IlkForeignFace;

/**
 * IlkForeignOrigin:
 * @model: which templates made it, a name of its own in its program
 * @changed: UTC s of its latest change there
 * @fields: (array zero-terminated=1): as they are there
 */
typedef struct {
  const char *model;
  gint64 changed;
  const char *const *fields;
} IlkForeignOrigin;

/**
 * ilk_foreign_note_new:
 * @faces: (array length=n): by ordinal
 * @origin: where it comes from
 * @tags: (nullable)
 * @media: (nullable): see IlkNoteValues
 *
 * One card that asks and answers is a note as they are written here, which can be edited; what is
 * more than that is ILK_NOTE_FOREIGN.
 *
 * Returns: (transfer full): a note
 */
IlkNote *ilk_foreign_note_new(const IlkForeignFace *faces, guint n, const IlkForeignOrigin *origin,
                              const char *const *tags, const char *media) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_foreign_note_list: Returns: (transfer full) (element-type IlkForeignFace): the cards of
 * @note by ordinal, as long as it lives; of one that is not foreign its only one */
GArray *ilk_foreign_note_list(const IlkNote *note) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_foreign_origin_read: @origin: (out): as long as @note lives. Returns: whether it came from
 * another program and was not written anew since */
gboolean ilk_foreign_origin_read(const IlkNote *note, IlkForeignOrigin *origin);

/** ilk_foreign_note_merge: Returns: (transfer full): @note with the cards of @earlier that it has
 * not */
IlkNote *ilk_foreign_note_merge(const IlkNote *note, const IlkNote *earlier)
    G_GNUC_WARN_UNUSED_RESULT;
