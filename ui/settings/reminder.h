/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether somebody reminds when the window is closed: a small program that the desktop starts with
 * its session. Main thread.
 */
#pragma once

/** ui_reminder_apply: @at: a time of day, such as “18:00”, "" for never: from now on, and in later
 * sessions */
void ui_reminder_apply(const char *at);
