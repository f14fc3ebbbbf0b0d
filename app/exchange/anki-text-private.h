/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files that read Anki's text share; for them only.
 */
#pragma once

#include "app/anki/arrival.h"
#include "app/anki/html.h"
#include "app/anki/media-finder.h"
#include "app/anki/notetype.h"
#include "app/deckfile/id-set.h"
#include "app/exchange/anki-text-header.h"
#include "app/exchange/table-records.h"

/* Text does not bring the templates of its notes, only their names: these stand for them. */
typedef enum {
  ILK_TEXT_BASIC,
  ILK_TEXT_TYPED,
  ILK_TEXT_REVERSED,
  ILK_TEXT_CLOZE,
  ILK_N_TEXT_MODELS
} IlkTextModel;

typedef struct {
  IlkCardSource parent;

  /* Owned */
  IlkTableRecords records;
  IlkAnkiTextHeader header;
  IlkDeckFile *deck;
  IlkPackage *package;
  IlkHtmlReader *reader;
  IlkMediaFinder *media;
  IlkIdSet *ids;
  GHashTable *decks; /* names to indexes of @package's decks, and 1 */
  GArray *positions; /* of guint: columns that are fields, in their order */
  IlkAnkiNotetype *models[ILK_N_TEXT_MODELS];
  gboolean has_notes;
} IlkAnkiText;

/** ilk_text_model_new: Returns: (transfer full): what stands for notetypes like @model with
 * @n_fields fields (anki-text-note.c) */
IlkAnkiNotetype *ilk_text_model_new(IlkTextModel model, guint n_fields) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_text_model_get_key: Returns: what @model is called where notetypes are kept */
const char *ilk_text_model_get_key(IlkTextModel model);

/** ilk_anki_text_get: Returns: column @number, from 1, of the row that was read, "" without one */
const char *ilk_anki_text_get(const IlkAnkiText *self, guint number);

/** ilk_anki_text_get_deck: Returns: the name of the deck of the row that was read */
const char *ilk_anki_text_get_deck(const IlkAnkiText *self);

/** ilk_anki_text_read_note: adds the note of the row that was read to @batch, or says why not
 * (anki-text-note.c) */
gboolean ilk_anki_text_read_note(IlkAnkiText *self, IlkCardBatch *batch, GError **error);
