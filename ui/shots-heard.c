/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures of a card that is heard: without a voice, while it speaks, paused, and a recorded sound.
 */
#include "ui/shots-private.h"

static gboolean
says_a_word(UiWindow *window)
{
  return shots_get_session(window)->light != NULL;
}

static gboolean
is_told(UiWindow *window)
{
  return gtk_widget_get_visible(GTK_WIDGET(shots_get_session(window)->notice));
}

static IlkPlayerState
get_state(UiWindow *window)
{
  IlkRecital *recital = shots_get_session(window)->recital;
  return recital != NULL ? ilk_recital_get_state(recital) : ILK_PLAYER_IDLE;
}

static gboolean
is_playing(UiWindow *window)
{
  return get_state(window) == ILK_PLAYER_PLAYING;
}

/* A program that is not there is no voice, as a library that is not there is none. */
static void
shoot_without_a_voice(Shooting *shooting)
{
  UiSessionPage *page = shots_get_session(shooting->window);
  g_autofree char *narration = NULL;

  g_object_get(page, "narration", &narration, NULL);
  g_object_set(page, "narration", "en-us 1.00 - no-such-voice", NULL);
  shots_act(shooting->window, "session.listen");
  shots_wait_until(shooting->window, is_told);
  shots_take(shooting, "heard-no-voice");
  ui_notice_bar_show(page->notice, NULL);
  g_object_set(page, "narration", narration, NULL);
}

void
shots_heard(Shooting *shooting)
{
  UiWindow *window = shooting->window;

  shoot_without_a_voice(shooting);
  shots_act(window, "session.listen");
  shots_wait_until(window, says_a_word);
  shots_take(shooting, "heard-playing");
  shots_act(window, "session.listen");
  shots_take(shooting, "heard-paused");
  ui_session_page_hush(shots_get_session(window));
}

void
shots_heard_recorded(Shooting *shooting)
{
  shots_act(shooting->window, "session.listen");
  shots_wait_until(shooting->window, is_playing);
  shots_take(shooting, "heard-recorded");
  ui_session_page_hush(shots_get_session(shooting->window));
}
