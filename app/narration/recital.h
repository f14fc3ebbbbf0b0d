/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is being heard: a text that a voice says, word by word, or a recorded sound. It makes speech
 * and plays it, and tells which word is being said. Nothing is loaded before the first sound. Main
 * thread.
 */
#pragma once

#include "app/narration/narrator.h"
#include "app/narration/player.h"

#define ILK_TYPE_RECITAL (ilk_recital_get_type())
G_DECLARE_FINAL_TYPE(IlkRecital, ilk_recital, ILK, RECITAL, IlkSounding)

/* Signals, besides those of IlkSounding: "word" (int): index of the word that is being said, -1 for
 * none. */

IlkRecital *ilk_recital_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_recital_say: says @what instead of whatever is heard */
void ilk_recital_say(IlkRecital *self, const IlkNarration *what);

/** ilk_recital_play: plays the file at @path */
void ilk_recital_play(IlkRecital *self, const char *path);

/** ilk_recital_prepare: makes the speech that will be asked for next, so that it is there then */
void ilk_recital_prepare(IlkRecital *self, const IlkNarration *what);

/** ilk_recital_toggle: pauses, or goes on */
void ilk_recital_toggle(IlkRecital *self);
void ilk_recital_pause(IlkRecital *self);
void ilk_recital_resume(IlkRecital *self);
void ilk_recital_stop(IlkRecital *self);

/** ilk_recital_seek_word: goes @words on, or back; in a sound, so many times five seconds */
void ilk_recital_seek_word(IlkRecital *self, int words);

/** ilk_recital_seek: goes on @seconds after the beginning */
void ilk_recital_seek(IlkRecital *self, double seconds);

/** ilk_recital_set_rate: see ilk_player_set_rate() */
void ilk_recital_set_rate(IlkRecital *self, double rate);
double ilk_recital_get_rate(IlkRecital *self);

/** ilk_recital_get_state: ILK_PLAYER_OPENING also while the speech is being made */
IlkPlayerState ilk_recital_get_state(IlkRecital *self);

/** ilk_recital_get_narrated: Returns: (transfer none) (nullable): what is being said */
const IlkNarrated *ilk_recital_get_narrated(IlkRecital *self);

double ilk_recital_get_position(IlkRecital *self);
double ilk_recital_get_duration(IlkRecital *self);
