/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The session's state, shared by session.c (what can be asked of it), session-flow.c (from card to
 * card), session-grades.c (answers and undo) and session-aside.c (cards set aside). For these files
 * only.
 */
#pragma once

#include "app/study/active-clock.h"
#include "app/study/aside.h"
#include "app/study/grade.h"
#include "app/study/session.h"
#include "app/study/study-item.h"

struct _IlkSession {
  GObject parent_instance;

  /* Owned */
  IlkCollection *collection;
  GPtrArray *decks;      /* IlkDeck, as last listed; NULL until then */
  IlkStudyItem *current; /* the card that is up */
  IlkStudyItem *next;    /* fetched ahead */
  GPtrArray *grades;     /* IlkGrade, oldest first */
  GPtrArray *asides;     /* IlkAside, oldest first */
  GCancellable *request; /* the fetch or listing under way whose result is still wanted */

  gint64 deck;
  gint64 request_except;
  IlkTimerMode timer_mode;
  IlkPhase phase;
  IlkActiveClock clock;
  IlkMemory outcomes[ILK_N_RATINGS];
  IlkLoad load; /* with this session's grades */
  int rollover; /* of the deck studied last */
  guint waiting_at_start;
  guint due_tomorrow;
  guint unsaved;
  gboolean timed_out;
  gboolean undoing;
};

/** ilk_session_tell: tells that anything but the collection may have changed */
void ilk_session_tell(IlkSession *self);

/** ilk_session_fail: tells that a request failed */
void ilk_session_fail(IlkSession *self, const GError *error);

/** ilk_session_advance: brings the next card, or waits for it */
void ilk_session_advance(IlkSession *self);

/** ilk_session_look_ahead: fetches the card after the one that is up anew */
void ilk_session_look_ahead(IlkSession *self);

/** ilk_session_bring_back: the card of @item is up again after @ms, revealed if @answer; the card
 * that was up comes after it. @timed_out: whether strict mode revealed it */
void ilk_session_bring_back(IlkSession *self, IlkStudyItem *item, gint64 ms, gboolean answer,
                            gboolean timed_out);

/** ilk_session_is_aside_latest: Returns: whether the latest that can be undone is a card set aside,
 * no grade */
gboolean ilk_session_is_aside_latest(IlkSession *self);

/** ilk_session_undo_aside: brings the card back that was set aside last */
void ilk_session_undo_aside(IlkSession *self);

/** ilk_session_count_aside: Returns: cards that waited and were set aside without a grade */
guint ilk_session_count_aside(IlkSession *self);
