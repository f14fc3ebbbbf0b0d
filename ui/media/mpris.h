/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is being heard, told to the desktop (MPRIS 2): its media keys, its lock screen and headsets
 * control it then. On the bus only while something is to be heard. Main thread.
 */
#pragma once

#include <gio/gio.h>

#define UI_TYPE_MPRIS (ui_mpris_get_type())
G_DECLARE_FINAL_TYPE(UiMpris, ui_mpris, UI, MPRIS, GObject)

/**
 * UiMprisState:
 * @title: (nullable): NULL when nothing is to be heard
 * @album: (nullable): the deck
 * @number: of the track
 * @seconds: how long it is
 * @playing: whether it sounds, and is not paused
 * @rate: how fast
 */
typedef struct {
  const char *title;
  const char *album;
  guint number;
  double seconds;
  gboolean playing;
  double rate;
} UiMprisState;

/*
 * Signals: "command" (const char *): one of play, pause, play-pause, stop, next, previous, raise.
 */

UiMpris *ui_mpris_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ui_mpris_show: what is the case now */
void ui_mpris_show(UiMpris *self, const UiMprisState *state);
