/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Listening through a deck, hands-free: question, a pause of the card's time to answer aloud, the
 * answer, the next card. It keeps its place in the collection, counts nothing as an answer unless
 * it is graded, and goes on whatever the window does. Main thread.
 *
 *   stopped -> question -> pause -> answer -> gap -> question ... -> stopped
 */
#pragma once

#include "app/model/card.h"
#include "app/narration/recital.h"
#include "app/narration/voice-choice.h"
#include "app/store/front/collection.h"

#define ILK_TYPE_LISTENING (ilk_listening_get_type())
G_DECLARE_FINAL_TYPE(IlkListening, ilk_listening, ILK, LISTENING, IlkSounding)

typedef enum {
  ILK_LISTENING_STOPPED,
  ILK_LISTENING_QUESTION,
  ILK_LISTENING_PAUSE,
  ILK_LISTENING_ANSWER,
  ILK_LISTENING_GAP,
} IlkListeningStage;

/* Signals, besides those of IlkSounding, of which it stands still after "failed": "length" (uint):
 * how long a card takes is known better now. */

/** ilk_listening_new: @cards: (element-type IlkCard): in the order in which they are heard.
 * Returns: (transfer full): nothing is heard yet */
IlkListening *ilk_listening_new(IlkCollection *collection, GPtrArray *cards,
                                const IlkVoiceChoice *choice) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_listening_find_place: @heard: (element-type gint64): cards that were heard, the latest
 * first. Goes to the one behind the latest, or to the first */
void ilk_listening_find_place(IlkListening *self, const GArray *heard);

/** ilk_listening_toggle: begins, pauses or goes on */
void ilk_listening_toggle(IlkListening *self);
void ilk_listening_pause(IlkListening *self);
void ilk_listening_resume(IlkListening *self);

/** ilk_listening_stop: nothing is heard any more; the place stays */
void ilk_listening_stop(IlkListening *self);

/** ilk_listening_go: hears the card with the index @i from its question on */
void ilk_listening_go(IlkListening *self, guint i);

/** ilk_listening_next: what comes next: the answer after the question, else the next card */
void ilk_listening_next(IlkListening *self);

/** ilk_listening_previous: the card from its beginning, or the one before it */
void ilk_listening_previous(IlkListening *self);

/** ilk_listening_can_grade: Returns: whether the question was heard */
gboolean ilk_listening_can_grade(IlkListening *self);

/** ilk_listening_grade: answers the card with @rating and hears the next one; when that could not
 * be stored, "failed" tells it, and the card is up again */
void ilk_listening_grade(IlkListening *self, IlkRating rating);

/** ilk_listening_set_speed: how fast it is heard from now on, where no deck has a speed of its own
 * but that of the card that is up */
void ilk_listening_set_speed(IlkListening *self, double speed);

/** ilk_listening_set_sleep: @minutes: after which it pauses at the end of a card, 0 for never */
void ilk_listening_set_sleep(IlkListening *self, guint minutes);

IlkListeningStage ilk_listening_get_stage(IlkListening *self);
gboolean ilk_listening_is_paused(IlkListening *self);
guint ilk_listening_get_index(IlkListening *self);
guint ilk_listening_count(IlkListening *self);

/** ilk_listening_get_card: Returns: (transfer none): the card with the index @i */
IlkCard *ilk_listening_get_card(IlkListening *self, guint i);

/** ilk_listening_get_seconds: Returns: how long the answer of @i takes: its card's time until it
 * was made */
double ilk_listening_get_seconds(IlkListening *self, guint i);

/** ilk_listening_get_total: Returns: how long all answers take */
double ilk_listening_get_total(IlkListening *self);

/** ilk_listening_get_left: Returns: seconds of the pause that are left */
double ilk_listening_get_left(IlkListening *self);

/** ilk_listening_get_recital: Returns: (transfer none): what is being said */
IlkRecital *ilk_listening_get_recital(IlkListening *self);
