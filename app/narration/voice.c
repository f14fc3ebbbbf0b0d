/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What all voices share.
 */
#include "app/narration/voice.h"

void
ilk_voice_free(IlkVoice *self)
{
  if (self == NULL)
    return;
  g_free(self->id);
  g_strfreev(self->command);
  g_free(self);
}

IlkSpeech *
ilk_voice_say(IlkVoice *self, const IlkVoiceRequest *request, GCancellable *cancellable,
              GError **error)
{
  g_return_val_if_fail(self != NULL && request != NULL && request->text != NULL, NULL);
  if (g_cancellable_set_error_if_cancelled(cancellable, error))
    return NULL;
  return self->say(self, request, cancellable, error);
}
