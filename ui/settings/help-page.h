/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a session goes, and every key. Main thread.
 */
#pragma once

#include "ui/base/page.h"

#define UI_TYPE_HELP_PAGE (ui_help_page_get_type())
G_DECLARE_FINAL_TYPE(UiHelpPage, ui_help_page, UI, HELP_PAGE, UiPage)
