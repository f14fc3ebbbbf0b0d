/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The recorded sound of a card's side, which is heard instead of a voice. Any thread.
 */
#pragma once

#include "app/store/front/collection.h"

/** ilk_is_sound: Returns: whether what is called @address is played, by the end of its name */
gboolean ilk_is_sound(const char *address);

/** ilk_recorded_find: @markdown: resolved, see ilk_media_map_resolve(). Returns: (transfer full)
 * (nullable): the file of the first sound that is here */
char *ilk_recorded_find(IlkCollection *collection, const char *markdown) G_GNUC_WARN_UNUSED_RESULT;
