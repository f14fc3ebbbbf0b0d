/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One sentence above a page that the learner should read, until it is dismissed. Main thread.
 */
#pragma once

#include <adwaita.h>

#define UI_TYPE_NOTICE_BAR (ui_notice_bar_get_type())
G_DECLARE_FINAL_TYPE(UiNoticeBar, ui_notice_bar, UI, NOTICE_BAR, AdwBin)

/** ui_notice_bar_show: @sentence: (nullable): hides the bar when NULL */
void ui_notice_bar_show(UiNoticeBar *self, const char *sentence);

/** ui_notice_bar_add: shows @sentence after what is still shown */
void ui_notice_bar_add(UiNoticeBar *self, const char *sentence);
