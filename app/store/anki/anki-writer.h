/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables of a package that is being written, in the form that every reader knows, version 11,
 * or in the latest. One thread at a time; blocking.
 */
#pragma once

#include "app/store/sqlite/database.h"

/**
 * IlkAnkiNoteOut:
 * @model: id of its notetype
 * @modified: UTC s
 * @tags: with a space on each side, or ""
 * @fields: joined
 * @sorted: what it is listed by
 */
typedef struct {
  gint64 id;
  const char *guid;
  gint64 model;
  gint64 modified;
  const char *tags;
  const char *fields;
  const char *sorted;
  guint32 checksum;
} IlkAnkiNoteOut;

/** IlkAnkiCardOut: as the columns say; see app/store/anki/anki-cards.h */
typedef struct {
  gint64 id;
  gint64 note;
  gint64 deck;
  int ordinal;
  gint64 modified;
  int type;
  int queue;
  gint64 due;
  gint64 interval;
  int factor;
  int reps;
  int lapses;
  int left;
  int flags;
  const char *data;
} IlkAnkiCardOut;

/** IlkAnkiLogOut: as app/anki/log.h has it; @at: UTC ms */
typedef struct {
  gint64 at;
  gint64 card;
  int ease;
  gint64 interval;
  gint64 last_interval;
  int factor;
  gint64 ms;
  int kind;
} IlkAnkiLogOut;

/** IlkAnkiSettingsOut: the one row of settings; @created: UTC s; @latest: whether in the form of
 * version 18; the others JSON */
typedef struct {
  gint64 created;
  gint64 modified;
  const char *conf;
  const char *models;
  const char *decks;
  const char *presets;
  gboolean latest;
} IlkAnkiSettingsOut;

typedef struct _IlkAnkiWriter IlkAnkiWriter;

/** ilk_anki_writer_new: @path: where nothing is yet. Returns: (transfer full): a database with
 * empty tables, to be closed by ilk_anki_writer_free() */
IlkAnkiWriter *ilk_anki_writer_new(const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ilk_anki_writer_free(IlkAnkiWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkAnkiWriter, ilk_anki_writer_free)

gboolean ilk_anki_writer_add_note(IlkAnkiWriter *self, const IlkAnkiNoteOut *note, GError **error);
gboolean ilk_anki_writer_add_card(IlkAnkiWriter *self, const IlkAnkiCardOut *card, GError **error);

/** ilk_anki_writer_add_log: a row whose time is taken gets the next that is free */
gboolean ilk_anki_writer_add_log(IlkAnkiWriter *self, const IlkAnkiLogOut *row, GError **error);

/** ilk_anki_writer_end: adds the settings; then all of it is in the file */
gboolean ilk_anki_writer_end(IlkAnkiWriter *self, const IlkAnkiSettingsOut *settings,
                             GError **error);
