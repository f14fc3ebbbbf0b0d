/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rate at which a voice needs just the time that a card has. On the voice's thread.
 */
#pragma once

#include "app/narration/voice.h"

/** ILK_FIT_SECONDS: how near to the goal is near enough */
#define ILK_FIT_SECONDS 0.15

/**
 * ilk_fit_speech:
 * @seconds: how long it is to take, 0 for as long as it takes at ILK_SPEECH_RATE
 *
 * Tries rates from ILK_MIN_SPEECH_RATE to ILK_MAX_SPEECH_RATE, few of them; where none will do, the
 * speech that comes nearest has its own length.
 *
 * Returns: (transfer full): what is said, NULL on error
 */
IlkSpeech *ilk_fit_speech(IlkVoice *voice, const IlkSpokenText *text, const char *language,
                          double seconds, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
