/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The short list below a title or a question: `- time: 17 s` and the like. For app/deckfile. Any
 * thread.
 */
#pragma once

#include "app/deckfile/source-text.h"
#include "app/model/note.h"

/**
 * IlkMetadata:
 * @id: (nullable)
 * @seconds: 0 when the list has no time
 * @demo: (nullable)
 * @tags: (nullable)
 * @needs: (nullable): ids
 * @kind: which cards the note gives
 * @form: how its answer is given
 * @accept: (nullable): the one answer that is right when it is typed
 * @language: (nullable): in which a deck is spoken
 * @says: (nullable): lines “written = said” of a deck
 */
typedef struct {
  char *id;
  int seconds;
  char *demo;
  char **tags;
  char **needs;
  IlkNoteKind kind;
  IlkAnswerForm form;
  char *accept;
  char *language;
  GString *says;
} IlkMetadata;

void ilk_metadata_clear(IlkMetadata *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IlkMetadata, ilk_metadata_clear)

/**
 * ilk_metadata_read:
 * @block: (inout): index of the block behind the heading; moved behind the list, if there is one
 * @offset: (inout): where that block's lines may begin; moved behind the list
 * @of_deck: whether the heading is the title, below which other words may stand
 *
 * A list is metadata when its first item reads `word:`; then every item must be known.
 */
gboolean ilk_metadata_read(IlkMetadata *self, const IlkSourceText *source, guint *block,
                           gsize *offset, gboolean of_deck, GError **error);

/** ilk_metadata_write: appends the list to @out; what is NULL or 0 is left out */
void ilk_metadata_write(GString *out, const IlkMetadata *self);
