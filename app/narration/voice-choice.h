/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the learner wants to hear cards, as one line of text that a setting holds: language, speed,
 * the languages of single decks, and a command, parted by blanks. Any thread.
 */
#pragma once

#include <glib.h>

/**
 * IlkVoiceChoice:
 * @language: such as “en-us”
 * @speed: 0.5 to 3
 * @decks: (element-type utf8 by gint64): language of a deck that has its own
 * @command: of a voice of the learner's own, "" for none
 */
typedef struct {
  char *language;
  double speed;
  GHashTable *decks;
  char *command;
} IlkVoiceChoice;

/** ilk_voice_choice_new: @text: (nullable): what cannot be read of it has its default. Returns:
 * (transfer full): the choice */
IlkVoiceChoice *ilk_voice_choice_new(const char *text) G_GNUC_WARN_UNUSED_RESULT;
void ilk_voice_choice_free(IlkVoiceChoice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkVoiceChoice, ilk_voice_choice_free)

/** ilk_voice_choice_to_text: Returns: (transfer full): the line */
char *ilk_voice_choice_to_text(const IlkVoiceChoice *self) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_voice_choice_get_language: Returns: in which language @deck is spoken */
const char *ilk_voice_choice_get_language(const IlkVoiceChoice *self, gint64 deck);

/** ilk_voice_choice_set_deck: @language: (nullable): NULL for that of all decks */
void ilk_voice_choice_set_deck(IlkVoiceChoice *self, gint64 deck, const char *language);
