/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the quiz page share: quiz-page.c follows the quiz, quiz-page-actions.c acts.
 * Only they and the page's test include this.
 */
#pragma once

#include "app/quiz/quiz.h"
#include "ui/base/notice-bar.h"
#include "ui/lab/lab-pane.h"
#include "ui/quiz/quiz-ending.h"
#include "ui/quiz/quiz-page.h"
#include "ui/quiz/quiz-setup.h"
#include "ui/quiz/quiz-view.h"

struct _UiQuizPage {
  UiPage parent_instance;

  /* Owned */
  IlkQuiz *quiz; /* NULL while one is set up */
  GCancellable *cancellable;

  /* Borrowed */
  GtkWindow *window;
  UiLabPane *lab;
  gulong active_handler;

  IlkQuizPhase phase;
  gboolean away;
  gboolean inactive;

  /* Template */
  GtkStack *states;
  UiQuizSetup *setup;
  UiQuizView *view;
  UiQuizEnding *ending;
  GtkBox *demo;
  UiNoticeBar *notice;
  GtkWidget *bar;
  GtkLabel *count;
  GtkProgressBar *progress;
};

/* quiz-page.c */
void ui_quiz_page_start(UiQuizPage *self, const IlkQuizPlan *plan);
void ui_quiz_page_end(UiQuizPage *self);
void ui_quiz_page_open_demo(UiQuizPage *self);
gboolean ui_quiz_page_close_demo(UiQuizPage *self);

/* quiz-page-today.c: what was not due comes back today, and that is taken back */
void ui_quiz_page_bring_today_cb(GtkWidget *widget, const char *name, GVariant *parameter);
void ui_quiz_page_undo_today_cb(GtkWidget *widget, const char *name, GVariant *parameter);

/* quiz-page-actions.c */
void ui_quiz_page_install_actions(GtkWidgetClass *widget_class);
void ui_quiz_page_update_actions(UiQuizPage *self);
