/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A note of a package as a note here: for each of its cards, templates and fields become a question
 * and an answer. One thread at a time.
 */
#pragma once

#include "app/anki/html.h"
#include "app/anki/notetype.h"
#include "app/model/foreign.h"

/**
 * IlkAnkiNote:
 * @fields: (array length=n_fields): HTML
 * @ordinals: (array length=n_ordinals): of its cards, rising
 * @decks: (array length=n_ordinals): the full names of their decks
 * @tags: (array zero-terminated=1)
 * @modified: UTC s
 *
 * A note as a package has it.
 */
typedef struct {
  const char *const *fields;
  guint n_fields;
  const int *ordinals;
  const char *const *decks;
  guint n_ordinals;
  const char *const *tags;
  gint64 modified;
} IlkAnkiNote;

/** ilk_anki_is_too_long: Returns: whether @n_cards cards of @fields are more than one note may come
 * to: making them would take too long */
gboolean ilk_anki_is_too_long(const char *const *fields, guint n_cards);

/**
 * ilk_anki_render:
 * @model: what @notetype is called where notetypes are kept
 * @media: (element-type utf8): takes the names of files that it shows or plays
 * @losses: (inout): flags of #IlkLoss are added
 *
 * Returns: (transfer full): the note, which has no files yet
 */
IlkNote *ilk_anki_render(IlkHtmlReader *reader, const IlkAnkiNotetype *notetype, const char *model,
                         const IlkAnkiNote *note, GPtrArray *media, guint *losses)
    G_GNUC_WARN_UNUSED_RESULT;
