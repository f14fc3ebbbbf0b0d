/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An import under way, for the files that make it up. Database thread only.
 */
#pragma once

#include "app/schedule/schedule.h"
#include "app/store/decks/import.h"
#include "app/store/edits/change-set.h"
#include "app/store/rows/card.h"
#include "app/store/rows/note.h"

/** IlkImportTell: told of each card; @line: of the file, 0: unknown */
typedef void (*IlkImportTell)(gpointer data, IlkImportFate fate, guint line, const char *question);

/**
 * IlkImportRun:
 * @file: its deck
 * @tell: (nullable): with it, nothing is written
 * @seen: a bit for each note that was there before, set when the file has it
 * @last_note: the last number that a note had before
 * @deck: the file's, 0 when it is not there and nothing is written
 * @next_card: the number that the next card gets, 0: not known yet
 * @bare_card: the first of those that got no memory yet, 0: all have one
 * @first_card: the first number that a card got, 0 before
 * @newest_note: the last number that a note got, 0 before
 * @position: in the deck, of the next card
 * @batch: how many cards came at once
 * @rows: cards that are not written yet, all of one batch; @n_rows of them
 * @wanted: the deck had been deleted, so its cards come back
 * @has_graves: whether anything was ever deleted
 */
typedef struct {
  /* Owned */
  IlkImportFinder *finder;
  guint8 *seen;

  IlkChangeSet *changes; /* (nullable): what would undo it */

  /* Borrowed */
  IlkStore *store;
  const IlkDeckFile *file;
  IlkImportTell tell;
  gpointer tell_data;

  IlkSchedule schedule;
  IlkImportSummary sum;
  gint64 last_note;
  gint64 deck;
  gint64 next_card;
  gint64 bare_card;
  gint64 first_card;
  gint64 newest_note;
  gint64 position;
  guint batch;
  guint n_rows;
  IlkCardRow rows[ILK_TABLE_ROWS];
  gboolean wanted;
  gboolean has_graves;
  gboolean is_new_deck;
  gboolean is_other_deck; /* called, described or spoken otherwise than before */
  gboolean has_parts;     /* entries of the journal are written already */
} IlkImportRun;

/**
 * IlkArrival:
 * @uid: what its note has or gets
 * @note: 0 when it is not there yet
 * @known: (nullable): what another program knew of it
 *
 * One card of a file on its way into the collection.
 */
typedef struct {
  const IlkDeckFileCard *card;
  const IlkSm2Memory *known;
  guint8 uid[ILK_UID_LENGTH];
  gint64 note;
  guint line;
  gboolean changed;
} IlkArrival;

/** ilk_import_add_note: adds the note of @arrival, and its cards (import-note.c) */
gboolean ilk_import_add_note(IlkImportRun *self, IlkArrival *arrival, GError **error);

/** ilk_import_write_cards: writes the cards that wait for others (import-note.c) */
gboolean ilk_import_write_cards(IlkImportRun *self, GError **error);

/** ilk_import_add_memories: the same, and gives the cards that were added since the last time their
 * memories (import-note.c) */
gboolean ilk_import_add_memories(IlkImportRun *self, GError **error);

/** ilk_import_update_note: brings the note of @arrival, and its cards, up to date, and says in it
 * whether they were not (import-note.c) */
gboolean ilk_import_update_note(IlkImportRun *self, IlkArrival *arrival, GError **error);

/** ilk_import_remember: gives the first card of @arrival's note, when it has no log yet, what
 * another program knew of it, and counts that (import-sm2.c) */
gboolean ilk_import_remember(IlkImportRun *self, const IlkArrival *arrival, GError **error);

/** ilk_import_tell: tells who listens of a card */
static inline void
ilk_import_tell(IlkImportRun *self, IlkImportFate fate, guint line, const char *question)
{
  if (self->tell != NULL)
    self->tell(self->tell_data, fate, line, question);
}

/** ilk_import_open_grave: takes away what says that @uid was deleted */
gboolean ilk_import_open_grave(IlkImportRun *self, const guint8 uid[ILK_UID_LENGTH],
                               GError **error);

/** ilk_import_write_part: writes what would undo so far into the journal, once that is much */
gboolean ilk_import_write_part(IlkImportRun *self, GError **error);

/** ilk_import_insert_note: adds @row as a note. @id: (out) */
gboolean ilk_import_insert_note(IlkImportRun *self, const guint8 uid[ILK_UID_LENGTH],
                                const IlkNoteRow *row, gint64 *id, GError **error);

/** ilk_import_insert_card: adds @row as a card, which gets its number; it is written, and gets a
 * memory, by ilk_import_add_memories() at the latest, until when its texts must live */
gboolean ilk_import_insert_card(IlkImportRun *self, IlkCardRow *row, GError **error);

/** ilk_import_update_text: makes the text of the note @id that of @note. @changed: (out): whether
 * it was another */
gboolean ilk_import_update_text(IlkImportRun *self, gint64 id, IlkNote *note, gboolean *changed,
                                GError **error);

/** ilk_import_walk_package: the walk over a package (import-package.c) */
gboolean ilk_import_walk_package(IlkImportRun *self, IlkCardSource *source,
                                 GCancellable *cancellable, GError **error);

/** ilk_import_touch: remembers a row that is about to be changed */
static inline gboolean
ilk_import_touch(IlkImportRun *self, IlkRowTable table, gint64 id, GError **error)
{
  return self->changes == NULL || ilk_change_set_touch(self->changes, table, id, error);
}

/** ilk_import_remove_card: removes the card @id of @deck, whose text is no more in its note
 * (import-note.c) */
gboolean ilk_import_remove_card(IlkImportRun *self, gint64 id, gint64 deck, GError **error);

/** ilk_import_writes: Returns: whether anything is to be written */
static inline gboolean
ilk_import_writes(const IlkImportRun *self)
{
  return self->tell == NULL;
}
