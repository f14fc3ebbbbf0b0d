/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How cards are spoken: language, speed and voice, of all decks or of one, with a sample to hear.
 * Main thread.
 */
#pragma once

#include "app/model/deck-speech.h"

#include <adwaita.h>

#define UI_TYPE_VOICE_GROUP (ui_voice_group_get_type())
G_DECLARE_FINAL_TYPE(UiVoiceGroup, ui_voice_group, UI, VOICE_GROUP, AdwPreferencesGroup)

/** ui_voice_group_show: @narration: (nullable): as UiSettings has it; what is changed goes out as
 * the action “settings.narration” */
void ui_voice_group_show(UiVoiceGroup *self, const char *narration);

/** ui_voice_group_set_deck: @deck: which it is about, and no longer about all. @speech: (nullable):
 * how its author wants it to be spoken */
void ui_voice_group_set_deck(UiVoiceGroup *self, gint64 deck, IlkDeckSpeech *speech);
