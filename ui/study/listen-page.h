/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Listening through a deck: what is being said, the playlist with its times, and the few buttons
 * and keys one wants while walking. Main thread.
 */
#pragma once

#include "ui/base/page.h"

#define UI_TYPE_LISTEN_PAGE (ui_listen_page_get_type())
G_DECLARE_FINAL_TYPE(UiListenPage, ui_listen_page, UI, LISTEN_PAGE, UiPage)

/* Properties: "narration" (string): see app/narration/voice-choice.h; "sleep" (int): minutes after
 * which it falls asleep, 0 for never; "media-keys-grade" (boolean): whether a headset's next and
 * previous grade the card whose answer is heard, as Good and Again. */
