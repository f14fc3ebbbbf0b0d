/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A card as it is studied: its note's texts and its memory at the moment it was read. Immutable, so
 * the database thread makes it and the main thread keeps it without a lock.
 */
#pragma once

#include "app/model/review.h"

#include <glib-object.h>

#define ILK_TYPE_CARD (ilk_card_get_type())
G_DECLARE_FINAL_TYPE(IlkCard, ilk_card, ILK, CARD, GObject)

/**
 * IlkCardContent:
 * @question: Markdown
 * @answer: Markdown
 * @seconds: target time, how long a good spoken answer takes
 * @demo: (nullable): the name of a demo that ships with the app
 * @tags: (array zero-terminated=1): may be empty, never NULL
 * @distractors: (array zero-terminated=1): wrong answers for the quiz, Markdown; may be empty,
 * never NULL
 * @source: (nullable): where the facts come from, Markdown
 *
 * What a card says, whoever owns the strings.
 */
typedef struct {
  const char *question;
  const char *answer;
  int seconds;
  const char *demo;
  const char *const *tags;
  const char *const *distractors;
  const char *source;
} IlkCardContent;

/** ilk_card_new: copies all of it. Returns: (transfer full): a card */
IlkCard *ilk_card_new(gint64 id, gint64 deck, const IlkCardContent *content,
                      const IlkMemory *memory) G_GNUC_WARN_UNUSED_RESULT;

gint64 ilk_card_get_id(IlkCard *self);
gint64 ilk_card_get_deck(IlkCard *self);
/** ilk_card_get_content: Returns: (transfer none): lives as long as the card */
const IlkCardContent *ilk_card_get_content(IlkCard *self);
/** ilk_card_get_memory: Returns: (transfer none): lives as long as the card */
const IlkMemory *ilk_card_get_memory(IlkCard *self);

/**
 * ilk_target_seconds_for_answer:
 * @answer: Markdown
 *
 * Returns: the target time of a card that names none: words of the answer / 2.6, within 5 to 60 s
 */
int ilk_target_seconds_for_answer(const char *answer);
