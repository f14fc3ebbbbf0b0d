/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Long texts a screen at a time, so that no beginning scrolls away unread. For app/cli only.
 */
#pragma once

#include <glib.h>

/** ilk_screenful_count: Returns: the lines of @text, which ends with a line break */
int ilk_screenful_count(const char *text);

/**
 * ilk_screenful_print:
 * @text: lines, each ended by a line break
 * @room: for how many there is room
 *
 * Returns: (transfer full) (nullable): what of @text had no room
 */
char *ilk_screenful_print(const char *text, int room) G_GNUC_WARN_UNUSED_RESULT;
