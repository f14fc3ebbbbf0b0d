/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sound of a card: a button that plays it and stops it. What plays is what says cards, which is
 * loaded when somebody first wants to hear something; without it, a sentence names the package.
 * Main thread.
 */
#pragma once

#include <gtk/gtk.h>

#define UI_TYPE_SOUND (ui_sound_get_type())
G_DECLARE_FINAL_TYPE(UiSound, ui_sound, UI, SOUND, GtkWidget)

/** ui_sound_new: @address: see ilk_media_map_resolve(). @alternative: plain text, may be empty; it
 * is not shown, since it may be the answer */
GtkWidget *ui_sound_new(const char *address, const char *alternative);

/** ui_sound_play: from the beginning */
void ui_sound_play(UiSound *self);

/** ui_sound_is_playing: Returns: whether it is heard, or is about to be */
gboolean ui_sound_is_playing(UiSound *self);

/** ui_sound_dup_path: Returns: (transfer full) (nullable): the file, NULL when it is not here */
char *ui_sound_dup_path(UiSound *self) G_GNUC_WARN_UNUSED_RESULT;

/** ui_sound_get_problem: Returns: (transfer none): a sentence on why it cannot be played, "" when
 * none is known */
const char *ui_sound_get_problem(UiSound *self);

/** ui_sound_find: Returns: (transfer none) (nullable): the first sound within @widget that can be
 * seen */
UiSound *ui_sound_find(GtkWidget *widget);
