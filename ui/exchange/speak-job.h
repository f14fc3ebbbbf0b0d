/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck goes out as sound: one file with a chapter a card, or a folder with a file a card and a
 * playlist. Main thread.
 */
#pragma once

#include "ui/exchange/job.h"

/**
 * ui_speak_job_new:
 * @deck: deck id
 * @file: ends in .opus or .wav, or is a folder; what is there is replaced
 * @narration: (nullable): see app/narration/voice-choice.h
 */
UiJob *ui_speak_job_new(gint64 deck, GFile *file, gboolean is_folder,
                        const char *narration) G_GNUC_WARN_UNUSED_RESULT;
