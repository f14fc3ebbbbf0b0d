/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In which order questions are asked: each until it was right once, the wrong ones again after
 * three others, three times at most. More than one right answer in a session does not last
 * (Vaughn, Dunlosky & Rawson 2016). Knows questions by their numbers alone. A plain object; one
 * thread at a time.
 */
#pragma once

#include <glib.h>

/** Others that come before a wrong question comes again. */
#define ILK_QUIZ_OTHERS_BETWEEN 3
/** How often a question is asked at most. */
#define ILK_QUIZ_ROUNDS 3

typedef struct _IlkQuizRun IlkQuizRun;

IlkQuizRun *ilk_quiz_run_new(void) G_GNUC_WARN_UNUSED_RESULT;
void ilk_quiz_run_free(IlkQuizRun *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkQuizRun, ilk_quiz_run_free)

/** ilk_quiz_run_append: has question @index asked after all that wait */
void ilk_quiz_run_append(IlkQuizRun *self, guint index);

/** ilk_quiz_run_get_next: @index: (out): the question to be asked now. Returns: whether any is */
gboolean ilk_quiz_run_get_next(const IlkQuizRun *self, guint *index);

/** ilk_quiz_run_count_waiting: Returns: how many are to be asked still, as far as is known */
guint ilk_quiz_run_count_waiting(const IlkQuizRun *self);

/** ilk_quiz_run_count_asked: Returns: how often question @index was answered */
guint ilk_quiz_run_count_asked(const IlkQuizRun *self, guint index);

/** ilk_quiz_run_answer: the next question was answered, and does not wait any more unless it comes
 * again */
void ilk_quiz_run_answer(IlkQuizRun *self, gboolean is_right);

/** ilk_quiz_run_undo: takes the latest answer back; what was answered is the next question again.
 * Returns: whether there was one */
gboolean ilk_quiz_run_undo(IlkQuizRun *self);
