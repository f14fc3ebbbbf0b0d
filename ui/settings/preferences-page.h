/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the learner can set: the clock, which the window remembers, and the way to the page “Memory”
 * with what belongs to the collection. Main thread.
 */
#pragma once

#include "ui/base/page.h"

#define UI_TYPE_PREFERENCES_PAGE (ui_preferences_page_get_type())
G_DECLARE_FINAL_TYPE(UiPreferencesPage, ui_preferences_page, UI, PREFERENCES_PAGE, UiPage)
