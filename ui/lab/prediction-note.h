/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A prediction on its way into the collection: stored the moment it is made, so that leaving loses
 * nothing; what was measured is added when a run has ended. Main thread.
 */
#pragma once

#include "app/store/front/collection.h"

typedef struct _UiPredictionNote UiPredictionNote;

/**
 * ui_prediction_note_new: stores the prediction.
 * @card: the card the demo was opened from, 0 for none
 * @parameters: what the demo is set to, a JSON object
 */
UiPredictionNote *ui_prediction_note_new(IlkCollection *collection, gint64 card, const char *demo,
                                         const char *parameters, double predicted)
    G_GNUC_WARN_UNUSED_RESULT;
void ui_prediction_note_unref(UiPredictionNote *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(UiPredictionNote, ui_prediction_note_unref)

/** ui_prediction_note_is_for: Returns: whether it was said of @parameters, so that what they gave
 * may be laid beside it */
gboolean ui_prediction_note_is_for(const UiPredictionNote *self, const char *parameters);

/** ui_prediction_note_settle: adds what was measured; only the first time counts */
void ui_prediction_note_settle(UiPredictionNote *self, double measured);
