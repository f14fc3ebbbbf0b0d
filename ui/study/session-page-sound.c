/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a session has to do with sounds: a key plays the one of the side that is up, and a setting
 * has it played as soon as the side comes up.
 */
#include "ui/study/session-page-private.h"

#include "ui/media/sound.h"

void
ui_session_page_play(UiSessionPage *self)
{
  UiSound *sound = ui_sound_find(GTK_WIDGET(self->card_view));

  if (sound != NULL)
    ui_sound_play(sound);
}

/* The side is mapped in the turn of the main loop that shows it. */
static gboolean
play_cb(gpointer user_data)
{
  UiSessionPage *self = UI_SESSION_PAGE(user_data);

  if (gtk_widget_get_mapped(GTK_WIDGET(self)) && !ui_session_page_is_editing(self))
    ui_session_page_play(self);
  return G_SOURCE_REMOVE;
}

void
ui_session_page_side_came_up(UiSessionPage *self)
{
  if (self->play_sounds && (self->phase == ILK_PHASE_QUESTION || self->phase == ILK_PHASE_ANSWER))
    g_idle_add_full(G_PRIORITY_DEFAULT_IDLE, play_cb, g_object_ref(self), g_object_unref);
}
