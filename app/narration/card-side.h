/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A side of a card as it is to be said: in its deck's language and words, by the voice that the
 * learner wants. Pure, any thread.
 */
#pragma once

#include "app/model/card.h"
#include "app/narration/narrator.h"
#include "app/narration/voice-choice.h"

/**
 * ilk_card_side_get_narration:
 * @answer: whether it is the answer, and not the question, of which all is said
 * @part: how much of the answer: what is said of it first has the card's time
 *
 * Returns: what is to be said; @card and @choice have to live as long
 */
IlkNarration ilk_card_side_get_narration(IlkCard *card, const IlkVoiceChoice *choice,
                                         gboolean answer, IlkSpokenPart part);
