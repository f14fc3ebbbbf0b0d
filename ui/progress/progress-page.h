/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page “Progress”: what is known, how well it is kept, what comes next. Reads the figures anew
 * whenever it is shown. Main thread; the figures are read on a worker.
 */
#pragma once

#include "ui/base/page.h"

#define UI_TYPE_PROGRESS_PAGE (ui_progress_page_get_type())
G_DECLARE_FINAL_TYPE(UiProgressPage, ui_progress_page, UI, PROGRESS_PAGE, UiPage)
