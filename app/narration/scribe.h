/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes a spoken text: a block is collected, then said word by word, with the map back to what is
 * shown. For spoken-text.c, which knows Markdown.
 */
#pragma once

#include "app/narration/spoken-text.h"

/**
 * IlkScribe:
 * @position: characters of @said
 * @is_full: nothing more is said
 */
typedef struct {
  /* Borrowed */
  const IlkPronunciation *table;

  /* Owned */
  GString *said;
  GString *shown;
  GArray *words;
  GString *text;     /* of the block */
  GByteArray *codes; /* as long: whether a byte is code */

  guint position;
  gboolean is_full;
} IlkScribe;

/** ilk_scribe_init: @table: borrowed until ilk_scribe_finish(), which is to be called */
void ilk_scribe_init(IlkScribe *self, const IlkPronunciation *table);

/** ilk_scribe_collect: appends to the block */
void ilk_scribe_collect(IlkScribe *self, const char *text, gsize length, gboolean is_code);

/** ilk_scribe_say_text: says the block, of which nothing is left then */
void ilk_scribe_say_text(IlkScribe *self);

/** ilk_scribe_say_entry: says what the table has for @entry, and shows nothing for it */
void ilk_scribe_say_entry(IlkScribe *self, const char *entry);

/** ilk_scribe_end_sentence: the voice falls, as behind a paragraph */
void ilk_scribe_end_sentence(IlkScribe *self);

/** ilk_scribe_end_cell: the voice pauses, as within a row of a table */
void ilk_scribe_end_cell(IlkScribe *self);

/** ilk_scribe_finish: Returns: (transfer full): what was written */
IlkSpokenText *ilk_scribe_finish(IlkScribe *self) G_GNUC_WARN_UNUSED_RESULT;
