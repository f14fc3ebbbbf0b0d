/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The two sides of a card: what is asked, and the answer with its source and the way to the lab.
 * Main thread.
 */
#pragma once

#include "app/study/session.h"

#include <adwaita.h>

#define UI_TYPE_CARD_FACE (ui_card_face_get_type())
G_DECLARE_FINAL_TYPE(UiCardFace, ui_card_face, UI, CARD_FACE, AdwBin)

/* Properties: "lab" (string, nullable): what a button that leads to the card's demo says; NULL when
 * the card has none. */

/** ui_card_face_set_session: @session: (nullable): whose clock is shown on the card */
void ui_card_face_set_session(UiCardFace *self, IlkSession *session);

void ui_card_face_set_card(UiCardFace *self, IlkCard *card);

/** ui_card_face_show_flag: @flag: 0 to ILK_MAX_CARD_FLAG: the card has it now */
void ui_card_face_show_flag(UiCardFace *self, guint flag);

/** ui_card_face_show_typed: @typed: (nullable): what the learner wrote, beside the answer */
void ui_card_face_show_typed(UiCardFace *self, const IlkTypedAnswer *typed);

/** ui_card_face_turn: shows the answer from its beginning, or else the question */
void ui_card_face_turn(UiCardFace *self, gboolean answer);

/** ui_card_face_get_side: Returns: (transfer none): what shows the text of the side that is up */
GtkWidget *ui_card_face_get_side(UiCardFace *self);

/** ui_card_face_scroll: reads on in the side that is up */
void ui_card_face_scroll(UiCardFace *self, GtkScrollType step);

/** ui_card_face_is_complete: Returns: whether everything is shown that there is to show of the
 * card: the title of its demo may come later */
gboolean ui_card_face_is_complete(UiCardFace *self);
