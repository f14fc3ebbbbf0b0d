/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One deck: what it is about, what waits in it, and how it is studied. Main thread.
 */
#pragma once

#include "ui/base/page.h"

#define UI_TYPE_DECK_PAGE (ui_deck_page_get_type())
G_DECLARE_FINAL_TYPE(UiDeckPage, ui_deck_page, UI, DECK_PAGE, UiPage)
