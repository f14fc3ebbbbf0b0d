/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the learner wants to hear cards, as one line of text that a setting holds: language, speed,
 * what single decks have of their own, and a command, parted by blanks. Any thread.
 */
#pragma once

#include <glib.h>

/** ILK_OWN_VOICE: the command that stands for the voice that comes with the program, for a deck
 * where all others have another one */
#define ILK_OWN_VOICE "espeak-ng"

/**
 * IlkDeckVoice: what a deck has of its own
 * @language: "" for what its author says, or that of all
 * @speed: 0 for that of all
 * @command: "" for that of all
 */
typedef struct {
  char *language;
  double speed;
  char *command;
} IlkDeckVoice;

/**
 * IlkVoiceChoice:
 * @language: such as “en-us”
 * @speed: 0.5 to 3
 * @decks: (element-type IlkDeckVoice by gint64): of decks that have something of their own
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

/** ilk_voice_choice_get_language: @authors: (nullable): what the deck's author says: the learner's
 * own kind of that language is preferred, such as “en-us” to “en”. Returns: in which language @deck
 * is spoken */
const char *ilk_voice_choice_get_language(const IlkVoiceChoice *self, gint64 deck,
                                          const char *authors);

/** ilk_voice_choice_get_speed: Returns: how fast @deck is heard */
double ilk_voice_choice_get_speed(const IlkVoiceChoice *self, gint64 deck);

/** ilk_voice_choice_get_command: Returns: of the voice of @deck, "" for the program's own */
const char *ilk_voice_choice_get_command(const IlkVoiceChoice *self, gint64 deck);

/** ilk_voice_choice_get_deck: Returns: (transfer none): what @deck has of its own */
const IlkDeckVoice *ilk_voice_choice_get_deck(const IlkVoiceChoice *self, gint64 deck);

/** ilk_voice_choice_set_deck: @own: copied; what cannot be is as that of all */
void ilk_voice_choice_set_deck(IlkVoiceChoice *self, gint64 deck, const IlkDeckVoice *own);

/** ilk_voice_choice_set_speed: of all decks, or of @deck where it has one of its own */
void ilk_voice_choice_set_speed(IlkVoiceChoice *self, gint64 deck, double speed);
