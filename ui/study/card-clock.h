/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The time of the card that is up, beside its target. The clock that asks is large, moves while the
 * question is up, and says below what to do; the other shows the time that was taken. Main thread.
 */
#pragma once

#include "app/study/session.h"

#include <adwaita.h>

#define UI_TYPE_CARD_CLOCK (ui_card_clock_get_type())
G_DECLARE_FINAL_TYPE(UiCardClock, ui_card_clock, UI, CARD_CLOCK, AdwBin)

/* Properties: "asking" (boolean): whether it is the clock that asks. */

/** ui_card_clock_set_low: @low: whether there is so little height that the question would have no
 * room below: then the clock that asks is small, and without its caption */
void ui_card_clock_set_low(UiCardClock *self, gboolean low);

/** ui_card_clock_set_session: @session: (nullable): whose clock is shown */
void ui_card_clock_set_session(UiCardClock *self, IlkSession *session);
