/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says a text: from what was kept, or by a voice. Speech is made on one thread of its own, in the
 * order in which it was asked for; nothing of it is loaded before something is asked for.
 */
#pragma once

#include "app/narration/speech.h"
#include "app/narration/spoken-text.h"

#include <gio/gio.h>

/** ILK_NARRATION_LANGUAGE: what is spoken where nothing else is said */
#define ILK_NARRATION_LANGUAGE "en-us"

/**
 * IlkNarration: what is to be said, and how
 * @markdown: of a card's side
 * @part: how much of it
 * @seconds: the time it is to take, 0 for what it needs
 * @language: (nullable): such as “de”; ILK_NARRATION_LANGUAGE by default
 * @says: (nullable): a deck's pronunciations, a line each
 * @command: (nullable): of a voice of the learner's own
 */
typedef struct {
  const char *markdown;
  IlkSpokenPart part;
  double seconds;
  const char *language;
  const char *says;
  const char *command;
} IlkNarration;

/**
 * IlkNarrated:
 * @text: what is said
 * @speech: how; the words in it are those of @text
 * @kept: whether it had been said before
 */
typedef struct {
  IlkSpokenText *text;
  IlkSpeech *speech;
  gboolean kept;
} IlkNarrated;

void ilk_narrated_free(IlkNarrated *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkNarrated, ilk_narrated_free)

/**
 * ilk_narrate: blocking; for the command line
 *
 * Returns: (transfer full): NULL with a sentence, which names the package where one is missing
 */
IlkNarrated *ilk_narrate(const IlkNarration *what, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void ilk_narrate_async(const IlkNarration *what, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data);
IlkNarrated *ilk_narrate_finish(GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_narrator_get_syntheses: Returns: how often a voice was asked since the program began */
guint ilk_narrator_get_syntheses(void);
