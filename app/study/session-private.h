/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The session's state, shared by session.c (what can be asked of it), session-flow.c (from card to
 * card), session-grades.c (answers and undo), session-redo.c, session-aside.c (cards set aside),
 * session-flag.c, session-reload.c and session-scope.c (more than what waits). For these files
 * only.
 */
#pragma once

#include "app/study/active-clock.h"
#include "app/study/aside.h"
#include "app/study/grade.h"
#include "app/study/session.h"
#include "app/study/study-item.h"
#include "app/study/typed-check.h"

struct _IlkSession {
  GObject parent_instance;

  /* Owned */
  IlkCollection *collection;
  GPtrArray *decks;      /* IlkDeck, as last listed; NULL until then */
  IlkStudyItem *current; /* the card that is up */
  IlkStudyItem *next;    /* fetched ahead */
  GPtrArray *grades;     /* IlkGrade, oldest first */
  GPtrArray *asides;     /* IlkAside, oldest first */
  IlkStudyScope *scope;
  GArray *ids;           /* gint64: the cards of a scope beyond what waits; NULL for what waits */
  GArray *undone;        /* what can be done again, see session-redo.c */
  char *written;         /* as an answer to the card that is up; NULL for nothing */
  IlkTypedCheck *typed;  /* what was written for the card whose answer is shown */
  GCancellable *request; /* the fetch or listing under way whose result is still wanted */

  gint64 deck;
  gint64 request_except;
  gint64 chosen; /* of @ids, on its way */
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
  gboolean redoing;
};

/** ilk_session_tell: tells that anything but the collection may have changed */
void ilk_session_tell(IlkSession *self);

/** ilk_session_fail: tells that a request failed */
void ilk_session_fail(IlkSession *self, const GError *error);

/** ilk_session_tell_leech: tells that @card is a leech now */
void ilk_session_tell_leech(IlkSession *self, IlkCard *card, gboolean suspended);

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

/** ilk_session_find: asks for the cards of the scope, and brings the first */
void ilk_session_find(IlkSession *self);

/** ilk_session_choose: Returns: which card of the scope comes next, @except aside; 0 for none */
gint64 ilk_session_choose(IlkSession *self, gint64 except);

/** ilk_session_forget_chosen: the card that was chosen is there no more. Returns: FALSE when none
 * was */
gboolean ilk_session_forget_chosen(IlkSession *self);

/* What was taken back, and can be done again until something else is done. */
GArray *ilk_session_new_undone(void) G_GNUC_WARN_UNUSED_RESULT;
void ilk_session_keep_undone_grade(IlkSession *self, const IlkGrade *grade);
void ilk_session_keep_undone_aside(IlkSession *self, const IlkAside *aside);
void ilk_session_drop_undone(IlkSession *self);
