/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was said before, as files that can be deleted at any time, each under the hash of what it
 * depends on. No more than ILK_MAX_SPEECH_CACHE_BYTES: what was not heard for longest goes. Where
 * nothing can be written, nothing is kept, and nothing is said about it. Any thread; blocking.
 */
#pragma once

#include "app/narration/speech.h"

/** ilk_speech_cache_dup_directory: Returns: (transfer full): $XDG_CACHE_HOME/interlock/speech */
char *ilk_speech_cache_dup_directory(void) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_speech_cache_dup_key: Returns: (transfer full): of what a speech depends on */
char *ilk_speech_cache_dup_key(const char *voice, const char *language, double seconds,
                               const char *said) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_speech_cache_find: Returns: (transfer full) (nullable): what is kept under @key, when it is
 * whole */
IlkSpeech *ilk_speech_cache_find(const char *key) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_speech_cache_keep: keeps @speech under @key */
void ilk_speech_cache_keep(const char *key, const IlkSpeech *speech);

/** ilk_speech_cache_trim: removes what was not heard for longest until @bytes are left at most */
void ilk_speech_cache_trim(gint64 bytes);
