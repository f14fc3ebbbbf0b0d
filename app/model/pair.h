/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What belongs together, `left → right`: where the arrow stands. Any thread.
 */
#pragma once

#include <glib.h>

#define ILK_PAIR_ARROW "→"

/** ilk_pair_find_arrow: Returns: (nullable): the first arrow in @item, which may be `->`; @length:
 * (out): its bytes */
const char *ilk_pair_find_arrow(const char *item, gsize *length);

/** ilk_pair_dup_words: Returns: (transfer full): @item, a pair as notes have it, as a person reads
 * it: what has nothing on its left says that it belongs to nothing */
char *ilk_pair_dup_words(const char *item) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_pair_is_valid: Returns: whether @item has an arrow and a text behind it */
gboolean ilk_pair_is_valid(const char *item);
