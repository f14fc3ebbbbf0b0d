/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A WAV that grows: speech after speech, and silence. Its head says how long it is once it is
 * finished, where the stream can go back there. One thread at a time.
 */
#pragma once

#include "app/narration/speech.h"

typedef struct _IlkWavFile IlkWavFile;

/** ilk_wav_file_new: @out: borrowed until the file is freed */
IlkWavFile *ilk_wav_file_new(GOutputStream *out) G_GNUC_WARN_UNUSED_RESULT;
void ilk_wav_file_free(IlkWavFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkWavFile, ilk_wav_file_free)

/** ilk_wav_file_add: appends @speech, in the frequency of the first one */
gboolean ilk_wav_file_add(IlkWavFile *self, const IlkSpeech *speech, GError **error);

/** ilk_wav_file_add_silence: @seconds: of it; nothing before the first speech */
gboolean ilk_wav_file_add_silence(IlkWavFile *self, double seconds, GError **error);

/** ilk_wav_file_get_seconds: Returns: how long it is by now */
double ilk_wav_file_get_seconds(const IlkWavFile *self);

/** ilk_wav_file_finish: nothing can be added from then on */
gboolean ilk_wav_file_finish(IlkWavFile *self, GError **error);
