/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plays speech and recorded sounds, at 0.5 to 3 times their speed without a change of pitch. When
 * one player begins, any other one is silent. What
 * may wait for a sound device or a sound server does so on a thread of its own. Main thread.
 */
#pragma once

#include "app/narration/sounding.h"

#include <gio/gio.h>

#define ILK_TYPE_PLAYER (ilk_player_get_type())
G_DECLARE_FINAL_TYPE(IlkPlayer, ilk_player, ILK, PLAYER, IlkSounding)

/**
 * IlkPlayerState:
 * @ILK_PLAYER_IDLE: nothing is played
 * @ILK_PLAYER_OPENING: it is about to sound
 */
typedef enum {
  ILK_PLAYER_IDLE,
  ILK_PLAYER_OPENING,
  ILK_PLAYER_PLAYING,
  ILK_PLAYER_PAUSED,
} IlkPlayerState;

#define ILK_MIN_PLAYER_RATE 0.5
#define ILK_MAX_PLAYER_RATE 3.0

IlkPlayer *ilk_player_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_player_prepare: loads what is needed to play, so that the first sound comes sooner */
void ilk_player_prepare(void);

/** ilk_player_play: @wav: a WAV, instead of whatever is played; @seconds: where to begin */
void ilk_player_play(IlkPlayer *self, GBytes *wav, double seconds);

/** ilk_player_play_file: @path: of a sound that GStreamer knows */
void ilk_player_play_file(IlkPlayer *self, const char *path);

void ilk_player_pause(IlkPlayer *self);
void ilk_player_resume(IlkPlayer *self);
void ilk_player_stop(IlkPlayer *self);

/** ilk_player_seek: goes on @seconds after the beginning */
void ilk_player_seek(IlkPlayer *self, double seconds);

/** ilk_player_set_rate: @rate: ILK_MIN_PLAYER_RATE to ILK_MAX_PLAYER_RATE, also of what is played
 * later */
void ilk_player_set_rate(IlkPlayer *self, double rate);
double ilk_player_get_rate(IlkPlayer *self);

IlkPlayerState ilk_player_get_state(IlkPlayer *self);

/** ilk_player_get_position: Returns: seconds that were heard, at speed 1 */
double ilk_player_get_position(IlkPlayer *self);

/** ilk_player_get_duration: Returns: seconds, 0 when that is not known yet */
double ilk_player_get_duration(IlkPlayer *self);
