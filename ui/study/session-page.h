/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A timed session from its first card to its end page, with the lab beside the card when there is
 * room and in its place when there is not. Being set to a deck begins a session of it; going back
 * closes the lab first, then ends the session. Main thread.
 */
#pragma once

#include "app/study/session.h"
#include "ui/base/page.h"

#define UI_TYPE_SESSION_PAGE (ui_session_page_get_type())
G_DECLARE_FINAL_TYPE(UiSessionPage, ui_session_page, UI, SESSION_PAGE, UiPage)

/* Properties: "timer-mode" (IlkTimerMode as int): of this session and the next. */
