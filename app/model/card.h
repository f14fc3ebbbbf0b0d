/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A card as it is studied: one face of a note, and its memory at the moment it was read. Immutable,
 * so the database thread makes it and the main thread keeps it without a lock.
 */
#pragma once

#include "app/model/card-content.h"
#include "app/model/deck-speech.h"
#include "app/model/review.h"

#include <glib-object.h>

#define ILK_TYPE_CARD (ilk_card_get_type())
G_DECLARE_FINAL_TYPE(IlkCard, ilk_card, ILK, CARD, GObject)

#define ILK_MAX_CARD_FLAG 7

/**
 * IlkCardMarks:
 * @suspended: not asked until the learner says so
 * @buried_until: the learner's day number from which it is asked again, 0 when it is not buried
 * @flag: 1 to ILK_MAX_CARD_FLAG, 0 for none
 *
 * What the learner did to a card besides answering it.
 */
typedef struct {
  gboolean suspended;
  gint64 buried_until;
  guint flag;
} IlkCardMarks;

/**
 * IlkCardPlace:
 * @id: a number that is given once in a collection
 * @note: the note that it is a face of
 * @ordinal: which face, see ilk_note_list_ordinals()
 * @deck: where it is studied
 * @added: UTC ms at which it came into the collection, 0 when that is not known
 * @speech: (nullable): how that deck is spoken
 */
typedef struct {
  gint64 id;
  gint64 note;
  int ordinal;
  gint64 deck;
  gint64 added;
  IlkDeckSpeech *speech;
} IlkCardPlace;

/** ilk_card_new: the only card of the note @id. Copies all of it. Returns: (transfer full): a
 * card */
IlkCard *ilk_card_new(gint64 id, gint64 deck, const IlkCardContent *content,
                      const IlkMemory *memory) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_card_new_of_note: @marks: (nullable). Copies all of it. Returns: (transfer full): a card */
IlkCard *ilk_card_new_of_note(const IlkCardPlace *place, const IlkCardContent *content,
                              const IlkMemory *memory, const IlkCardMarks *marks)
    G_GNUC_WARN_UNUSED_RESULT;

gint64 ilk_card_get_id(IlkCard *self);
gint64 ilk_card_get_note(IlkCard *self);
int ilk_card_get_ordinal(IlkCard *self);
gint64 ilk_card_get_deck(IlkCard *self);
gint64 ilk_card_get_added(IlkCard *self);
/** ilk_card_get_speech: Returns: (transfer none) (nullable): how its deck is spoken */
IlkDeckSpeech *ilk_card_get_speech(IlkCard *self);
/** ilk_card_get_content: Returns: (transfer none): lives as long as the card */
const IlkCardContent *ilk_card_get_content(IlkCard *self);
/** ilk_card_get_memory: Returns: (transfer none): lives as long as the card */
const IlkMemory *ilk_card_get_memory(IlkCard *self);
/** ilk_card_get_marks: Returns: (transfer none): lives as long as the card */
const IlkCardMarks *ilk_card_get_marks(IlkCard *self);
