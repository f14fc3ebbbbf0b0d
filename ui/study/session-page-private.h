/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the session page share: session-page.c draws, session-page-actions.c acts,
 * session-page-lab.c keeps the lab, session-page-editor.c the editor. Only they include this.
 */
#pragma once

#include "ui/base/adaptive-bin.h"
#include "ui/base/notice-bar.h"
#include "ui/cards/card-editor.h"
#include "ui/lab/lab-pane.h"
#include "ui/media/listen-bar.h"
#include "ui/media/screen-reader.h"
#include "ui/study/card-view.h"
#include "ui/study/ending-view.h"
#include "ui/study/session-page.h"
#include "ui/text/word-light.h"

struct _UiSessionPage {
  UiPage parent_instance;

  /* Owned */
  IlkSession *session;
  GCancellable *cancellable;
  IlkRecital *recital;        /* (nullable): once something was heard */
  UiWordLight *light;         /* (nullable): while something is said */
  GCancellable *listening;    /* (nullable): while the desktop is asked */
  UiScreenReaderWatch *watch; /* (nullable): once something was heard */
  char *narration;            /* as UiSettings has it */

  /* Borrowed */
  GtkWindow *window;
  UiLabPane *lab;
  UiCardEditor *editor;

  IlkTimerMode timer_mode;
  IlkPhase phase;
  gboolean play_sounds;
  gboolean away;
  gboolean inactive;
  gboolean told_unsaved;
  guint unsaved_timer;
  gulong active_handler;

  /* Template */
  UiAdaptiveBin *adaptive;
  AdwWindowTitle *title;
  GtkLabel *deck_label;
  GtkLabel *count_label;
  GtkProgressBar *progress;
  GtkProgressBar *narrow_progress;
  GtkWidget *unsaved_label;
  UiNoticeBar *notice;
  UiListenBar *listen_bar;
  AdwToastOverlay *toasts;
  GtkStack *phases;
  GtkPaned *panes;
  UiCardView *card_view;
  GtkWidget *beside;
  GtkBox *lab_side;
  AdwBin *editor_side;
  GtkWidget *lab_toggle;
  GtkWidget *card_button;
  UiEndingView *ending;
};

/* session-page.c */
void ui_session_page_start(UiSessionPage *self, gint64 deck);
void ui_session_page_start_scope(UiSessionPage *self, const IlkStudyScope *scope);
void ui_session_page_end(UiSessionPage *self);

/* session-page-actions.c */
void ui_session_page_tell(UiSessionPage *self, const char *sentence);
void ui_session_page_install_actions(GtkWidgetClass *widget_class);
void ui_session_page_update_actions(UiSessionPage *self);

/* session-page-lab.c */
void ui_session_page_open_lab(UiSessionPage *self);
void ui_session_page_open_demo(UiSessionPage *self, const char *demo);
void ui_session_page_close_lab(UiSessionPage *self);
void ui_session_page_run_demo(UiSessionPage *self);
void ui_session_page_switch_pane(UiSessionPage *self);
gboolean ui_session_page_is_lab_open(UiSessionPage *self);
/* Who has the room: the card, what stands beside it, or both. */
void ui_session_page_divide_room(UiSessionPage *self);
/* The card that is up has changed, or the room there is. */
void ui_session_page_update_lab(UiSessionPage *self);

/* session-page-sound.c */
void ui_session_page_play(UiSessionPage *self);
void ui_session_page_side_came_up(UiSessionPage *self);

/* session-page-listen.c */
void ui_session_page_listen(UiSessionPage *self, IlkSpokenPart part);
void ui_session_page_seek(UiSessionPage *self, int words);
void ui_session_page_change_speed(UiSessionPage *self, int steps);
void ui_session_page_keep_speed(UiSessionPage *self);
/* The side that was heard is up no more. */
void ui_session_page_hush(UiSessionPage *self);
/* Nothing is heard any more, and nothing of it kept. */
void ui_session_page_stop_listening(UiSessionPage *self);

/* session-page-editor.c */
void ui_session_page_edit(UiSessionPage *self);
/* Offers a card for each thing that the answer of @note states. */
void ui_session_page_split(UiSessionPage *self, gint64 note);
gboolean ui_session_page_is_editing(UiSessionPage *self);
/* Returns whether it was open: it asks what to do with what is not stored. */
gboolean ui_session_page_close_editor(UiSessionPage *self);
/* The session ends: what is not stored stays as a draft. */
void ui_session_page_leave_editor(UiSessionPage *self);

/* session-page-ending.c */
void ui_session_page_show_ending(UiSessionPage *self);
void ui_session_page_tell_leech(UiSessionPage *self, IlkCard *card, gboolean suspended);
