/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page on which one chooses what to study besides what waits, of all decks or one. Main thread.
 */
#pragma once

#include "ui/base/page.h"

#define UI_TYPE_MORE_PAGE (ui_more_page_get_type())
G_DECLARE_FINAL_TYPE(UiMorePage, ui_more_page, UI, MORE_PAGE, UiPage)
