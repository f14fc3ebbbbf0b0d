/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page “Memory”: how the collection is scheduled, and the desired retention of the deck it is
 * set to. Every change is stored at once and can be taken back by the “Defaults” of its group. A
 * read-only collection cannot be changed. Main thread.
 */
#pragma once

#include "ui/base/page.h"

#define UI_TYPE_MEMORY_PAGE (ui_memory_page_get_type())
G_DECLARE_FINAL_TYPE(UiMemoryPage, ui_memory_page, UI, MEMORY_PAGE, UiPage)
