/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A timed session from its first card to its end page, with the lab beside the card when there is
 * room and in its place when there is not. Main thread.
 */
#pragma once

#include "app/study/session.h"

#include <adwaita.h>

#define UI_TYPE_SESSION_PAGE (ui_session_page_get_type())
G_DECLARE_FINAL_TYPE(UiSessionPage, ui_session_page, UI, SESSION_PAGE, AdwBin)

/* Signals: "ended": the learner leaves the page. */

UiSessionPage *ui_session_page_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ui_session_page_start: begins a session. @deck: deck id, 0 for all */
void ui_session_page_start(UiSessionPage *self, IlkCollection *collection, gint64 deck,
                           IlkTimerMode mode);

/** ui_session_page_end: stops demo and clock and lets the session go */
void ui_session_page_end(UiSessionPage *self);

/** ui_session_page_set_away: @away: another page is shown, so the clock stands */
void ui_session_page_set_away(UiSessionPage *self, gboolean away);

void ui_session_page_set_timer_mode(UiSessionPage *self, IlkTimerMode mode);

/** ui_session_page_get_session: Returns: (transfer none) (nullable) */
IlkSession *ui_session_page_get_session(UiSessionPage *self);
