/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table `note`: what was written, as JSON and back, its checksum, and how the program's own
 * numbers for it are made. Database thread only, but for the pure functions.
 */
#pragma once

#include "app/model/card.h"
#include "app/model/face.h"
#include "app/model/uid.h"
#include "app/store/rows/table.h"
#include "app/store/store.h"

/** ILK_NOTE_COLUMNS: the columns that ilk_note_row_read() expects, in its order */
#define ILK_NOTE_COLUMNS                                                                           \
  "note.uid, note.kind, note.form, note.fields, note.tags, note.changed,"                          \
  " note.media"
#define ILK_N_NOTE_COLUMNS 7

/** ILK_NOTE_ALL_COLUMNS: the columns that ilk_note_row_copy() expects, in its order; versions 1 to
 * 4 of the schema had not all of them */
#define ILK_NOTE_ALL_COLUMNS_4                                                                     \
  "note.id, note.uid, note.file_id, note.fields, note.tags, note.changed, note.origin, note.crc"
#define ILK_NOTE_ALL_COLUMNS ILK_NOTE_ALL_COLUMNS_4 ", note.kind, note.form, note.media"

extern IlkTable ilk_note_table;

/**
 * IlkNoteRow:
 * @file_id: the note's id in its deck's file
 * @fields: a JSON object: a text is a string, a list an array
 * @tags: one a line
 * @media: a line a file: its name in the note, a tab, its hash
 * @crc: CRC-32C of all of it
 *
 * What the table `note` holds of a note.
 */
typedef struct {
  IlkNoteKind kind;
  IlkAnswerForm form;
  char *file_id;
  char *fields;
  char *tags;
  char *media;
  guint32 crc;
} IlkNoteRow;

void ilk_note_row_init(IlkNoteRow *self, const char *file_id, const IlkNote *note);
void ilk_note_row_clear(IlkNoteRow *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IlkNoteRow, ilk_note_row_clear)

/** ilk_note_row_seal: Returns: what the checksum of @row must be; its members may be NULL, as in a
 * damaged row */
guint32 ilk_note_row_seal(const IlkNoteRow *row);

/** ilk_note_row_seal_all: gives the notes of a version 4 the checksums of version 5, which speak
 * for
 * @file_id as well */
gboolean ilk_note_row_seal_all(IlkDatabase *db, GError **error);

/** ilk_note_row_dup_file_id: Returns: (transfer full): the id that the note @id has in its deck's
 * file, NULL on error */
char *ilk_note_row_dup_file_id(IlkStore *store, gint64 id, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_note_row_read: Returns: (transfer full): the note in the row @query has reached, from column
 * @first on; NULL with ILK_ERROR_DAMAGED */
IlkNote *ilk_note_row_read(IlkQuery *query, int first, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_note_row_insert: @id: (out): the number of the new row. @uid: ILK_UID_LENGTH bytes. It is
 * put into the text index, too. */
gboolean ilk_note_row_insert(IlkStore *store, const guint8 *uid, const IlkNoteRow *row, gint64 *id,
                             GError **error);

/** ilk_note_row_update: makes the note @id what @row says, also in the text index */
gboolean ilk_note_row_update(IlkStore *store, gint64 id, const IlkNoteRow *row, GError **error);

/** ilk_note_row_keep_media: completes @row, which is to become the note @id, by the files that this
 * one has under names that @note names and has no files for (note-media.c) */
gboolean ilk_note_row_keep_media(IlkStore *store, gint64 id, const IlkNote *note, IlkNoteRow *row,
                                 GError **error);

/** ilk_note_row_remove_range: takes the notes from @first to @last, which have no cards, away, also
 * from the text index */
gboolean ilk_note_row_remove_range(IlkStore *store, gint64 first, gint64 last, GError **error);

/** ilk_note_row_remove: takes a note without cards away, also from the text index */
gboolean ilk_note_row_remove(IlkStore *store, gint64 id, GError **error);

/** ilk_note_row_get: @row: (out): the note @id, to be cleared; its fields are NULL when there is
 * none. @uid: (out) */
gboolean ilk_note_row_get(IlkStore *store, gint64 id, IlkNoteRow *row, guint8 uid[ILK_UID_LENGTH],
                          GError **error);

/** ilk_note_row_copy: adds the row of ILK_NOTE_ALL_COLUMNS that @row has reached, unless it is
 * there, or is not as it was saved */
gboolean ilk_note_row_copy(IlkStore *store, IlkQuery *row, GError **error);

/** ILK_NOTE_DAMAGED_TAG: of a note whose text is not as it was saved, and is nowhere else */
#define ILK_NOTE_DAMAGED_TAG "damaged"

/** ilk_note_row_copy_damaged: adds such a row, unless a note with its number is there: what can be
 * read of its text, with that tag */
gboolean ilk_note_row_copy_damaged(IlkStore *store, IlkQuery *row, GError **error);

/** ilk_note_row_verify: adds a sentence to @problems for each note that is not as it was saved */
gboolean ilk_note_row_verify(IlkStore *store, GPtrArray *problems, GError **error);

/** ILK_NOTE_MADE_PREFIX: what the file id of a note that was written here begins with; so many
 * hexadecimal digits follow */
#define ILK_NOTE_MADE_PREFIX "note-"
#define ILK_NOTE_MADE_DIGITS 12

/** ilk_store_get_card: Returns: (transfer full): the card, NULL with ILK_ERROR_NOT_FOUND */
IlkCard *ilk_store_get_card(IlkStore *self, gint64 card, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_store_list_notes: calls @visit for each note of @deck in its order, with what is set of its
 * first card there; FALSE with @error ends it */
typedef gboolean (*IlkNoteVisitor)(const char *file_id, IlkNote *note, int seconds,
                                   const char *demo, gpointer data, GError **error);
gboolean ilk_store_list_notes(IlkStore *self, gint64 deck, IlkNoteVisitor visit, gpointer data,
                              GError **error);
