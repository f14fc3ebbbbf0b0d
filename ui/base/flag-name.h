/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the flags of cards are called. Their colours stand in style.css. Any thread.
 */
#pragma once

#include <glib.h>

/** ui_flag_get_name: @flag: 0 to ILK_MAX_CARD_FLAG. Returns: the translated name of its colour, ""
 * for 0 */
const char *ui_flag_get_name(guint flag);
