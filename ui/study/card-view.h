/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The card that is up: question and countdown, then answer and grades. It reads a session and
 * draws it; what the learner does goes out as the actions “session.reveal”, “session.grade” and
 * “session.open-lab” of a widget above. Main thread.
 */
#pragma once

#include "app/study/session.h"

#include <adwaita.h>

#define UI_TYPE_CARD_VIEW (ui_card_view_get_type())
G_DECLARE_FINAL_TYPE(UiCardView, ui_card_view, UI, CARD_VIEW, AdwBin)

/* Properties: "narrow" (boolean): leaves away what only a keyboard needs. */

/** ui_card_view_set_session: @session: (nullable): the session to draw from now on */
void ui_card_view_set_session(UiCardView *self, IlkSession *session);

/** ui_card_view_is_complete: Returns: whether the title of the card's demo has come, if
 * it has one */
gboolean ui_card_view_is_complete(UiCardView *self);

/** ui_card_view_get_side: Returns: (transfer none): what shows the text of the side that is up */
GtkWidget *ui_card_view_get_side(UiCardView *self);

/** ui_card_view_focus: puts the focus where the next key belongs */
void ui_card_view_focus(UiCardView *self);
