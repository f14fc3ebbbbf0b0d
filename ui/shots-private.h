/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files that take the pictures share. Only they include this.
 */
#pragma once

#include "ui/study/session-page-private.h"
#include "ui/window-private.h"

/* 2026-11-22T09:00Z */
#define NOW G_GINT64_CONSTANT(1795338000000)
#define FIRST_DECK 1

typedef struct {
  const char *name;
  int width;
  int height;
  const char *scheme;
  const char *contrast;
  const char *language;
  gboolean rtl;
  int scale; /* of the text, in percent; 0 for 100 */
} Variant;

typedef struct {
  const Variant *variant;
  const char *directory;
  UiWindow *window;
  guint cut; /* how many pictures show less than there is */
} Shooting;

typedef gboolean (*Condition)(UiWindow *window);

/* shots-picture.c: waiting for what must happen, and a picture of a window */
void shots_wait_until(UiWindow *window, Condition condition);
void shots_take_of(Shooting *shooting, GtkWidget *window, const char *state);
void shots_take(Shooting *shooting, const char *state);

/* shots-study.c: a session */
UiSessionPage *shots_get_session(UiWindow *window);
void shots_act(UiWindow *window, const char *action);
gboolean shots_is_ready(UiWindow *window, const char *page);
gboolean shots_has_decks(UiWindow *window);
gboolean shots_asks(UiWindow *window);
gboolean shots_asks_in_full(UiWindow *window);
gboolean shots_shows_answer(UiWindow *window);
void shots_first_card(Shooting *shooting);
void shots_around_the_card(Shooting *shooting);
void shots_writing(Shooting *shooting);
void shots_finish_session(UiWindow *window);

/* shots-heard.c: listening to the card that is up, and to a recorded sound */
void shots_heard(Shooting *shooting);
void shots_heard_recorded(Shooting *shooting);

/* shots-quiz.c: quizzes, and what Progress tells of them */
void shots_quiz(Shooting *shooting);
void shots_quiz_kinds(Shooting *shooting);

/* shots-care.c: the collection among the preferences, and going back */
void shots_care(Shooting *shooting);

/* shots-cards.c: the list of cards, the editor, pictures in cards, what an import would do */
void shots_cards(Shooting *shooting);
void shots_media(Shooting *shooting);
void shots_import(Shooting *shooting);
