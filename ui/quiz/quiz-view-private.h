/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the view share: quiz-view.c asks, quiz-view-feedback.c says what came of it.
 * Only they include this.
 */
#pragma once

#include "ui/quiz/quiz-view.h"
#include "ui/study/countdown-ring.h"
#include "ui/text/markdown-view.h"

struct _UiQuizView {
  AdwBin parent_instance;

  /* Owned */
  IlkQuiz *quiz;

  const IlkQuizQuestion *shown; /* compared, never looked into */
  IlkQuizPhase phase;
  guint ticking;
  guint moved; /* the place that keeps the focus */

  /* Template */
  GtkScrolledWindow *scroller;
  GtkLabel *kind;
  UiCountdownRing *ring;
  GtkWidget *prompt;
  UiMarkdownView *question;
  GtkBox *answers;
  GtkEntry *entry;
  GtkWidget *sureness;
  GtkWidget *fairly_button;
  GtkWidget *feedback;
  GtkLabel *verdict;
  GtkLabel *typed;
  UiMarkdownView *remark;
  UiMarkdownView *key;
  UiMarkdownView *answer;
  UiMarkdownView *source;
  GtkWidget *demo_button;
  GtkWidget *unknown_button;
  GtkWidget *submit_button;
  GtkWidget *next_button;
  GtkWidget *grades;
  GtkLabel *grade_question;
  GtkWidget *grade_buttons[ILK_N_RATINGS];
};

/** ui_quiz_view_show_feedback: what came of the answer that is shown */
void ui_quiz_view_show_feedback(UiQuizView *self);

/** ui_quiz_view_mark_options: what became of each option, or which are chosen so far */
void ui_quiz_view_mark_options(UiQuizView *self);
