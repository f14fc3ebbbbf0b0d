/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of an export share. Database thread only.
 */
#pragma once

#include "app/anki/notetype.h"
#include "app/store/anki/anki-export.h"
#include "app/store/anki/anki-writer.h"
#include "app/store/decks/deck-schedule.h"
#include "app/store/rows/card.h"

/**
 * IlkAnkiRun:
 * @names: (element-type utf8 utf8): names of files by their hashes and what notes call them
 * @models: (element-type gint64 IlkAnkiNotetype): those that notes have, by id
 * @decks: (element-type gint64 utf8): full names of the decks in question, by number
 * @above: (element-type gint64): decks that those stand in
 * @rows: (element-type IlkAnkiExportRow): cards of the note that is being read
 * @first_day: the learner's day that the package counts from
 * @now: UTC s
 * @last_id: of notes and cards: ids are moments, each once
 */
typedef struct {
  /* Owned */
  IlkAnkiWriter *writer;
  GHashTable *names;
  GHashTable *models;
  GHashTable *decks;
  GHashTable *above;
  GArray *rows;

  /* Borrowed */
  IlkStore *store;
  IlkAnkiExport *request;

  IlkDeckSchedule schedule;
  gint64 first_day;
  gint64 today;
  int utc_offset;
  gint64 now;
  gint64 last_id;
} IlkAnkiRun;

/** IlkAnkiExportRow: a card and its memory; @demo: whether it names one */
typedef struct {
  IlkCardRow card;
  IlkMemory memory;
  gboolean demo;
} IlkAnkiExportRow;

/** ILK_ANKI_DECK_BASE: what is added to a deck's number here; 1 is the one that is always there */
#define ILK_ANKI_DECK_BASE G_GINT64_CONSTANT(1500000000000)
#define ILK_ANKI_DEFAULT_DECK 1

/** ilk_anki_run_next_id: @at: UTC ms. Returns: an id that is free, no earlier than that */
gint64 ilk_anki_run_next_id(IlkAnkiRun *self, gint64 at);

/** ilk_anki_run_write_note: the note of @self->rows, with its cards and their logs; or counts it as
 * one that cannot be (anki-export-note.c) */
gboolean ilk_anki_run_write_note(IlkAnkiRun *self, gint64 note, GError **error);

/** ilk_anki_run_write_card: @ordinal: as packages count (anki-export-log.c) */
gboolean ilk_anki_run_write_card(IlkAnkiRun *self, const IlkAnkiExportRow *row, gint64 note,
                                 int ordinal, GError **error);

/** ilk_anki_run_get_deck_id: Returns: what @deck is known by there (anki-export-parts.c) */
gint64 ilk_anki_run_get_deck_id(const IlkAnkiRun *self, gint64 deck);

/** ilk_anki_run_find_decks: fills @self->decks and @self->above (anki-export-parts.c) */
gboolean ilk_anki_run_find_decks(IlkAnkiRun *self, GError **error);

/** ilk_anki_run_end: what is known once all notes are written (anki-export-parts.c) */
gboolean ilk_anki_run_end(IlkAnkiRun *self, GError **error);
