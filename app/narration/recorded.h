/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The recorded sound of a card's side, which is heard instead of a voice. Any thread.
 */
#pragma once

#include "app/narration/speech.h"
#include "app/store/front/collection.h"

/** ilk_is_sound: Returns: whether what is called @address is played, by the end of its name */
gboolean ilk_is_sound(const char *address);

/** ilk_recorded_find: @markdown: resolved, see ilk_media_map_resolve(). Returns: (transfer full)
 * (nullable): the file of the first sound that is here */
char *ilk_recorded_find(IlkCollection *collection, const char *markdown) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_recorded_read: @path: a sound that GStreamer knows. Blocking; not on the main thread.
 * Returns: (transfer full): its samples, without words; NULL with a sentence, which names the
 * package where one is missing, with ILK_ERROR_FAILED when it is longer than
 * ILK_MAX_SPEECH_SECONDS, or with G_IO_ERROR_CANCELLED */
IlkSpeech *ilk_recorded_read(const char *path, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
