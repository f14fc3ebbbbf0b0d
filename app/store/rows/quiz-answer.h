/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table `quiz_answer`: answers of quizzes, appended to, never changed. Sealed by seal().
 * Database thread only.
 */
#pragma once

#include "app/store/front/collection-quiz.h"
#include "app/store/rows/table.h"
#include "app/store/store.h"

#define ILK_QUIZ_ANSWER_COLUMNS                                                                    \
  "quiz_answer.device, quiz_answer.seq, quiz_answer.card, quiz_answer.at, quiz_answer.quiz,"       \
  " quiz_answer.kind, quiz_answer.form, quiz_answer.choice, quiz_answer.is_right,"                 \
  " quiz_answer.confidence, quiz_answer.ms, quiz_answer.utc_offset, quiz_answer.crc"

extern IlkTable ilk_quiz_answer_table;

/** ILK_QUIZ_STANDING: the rows, called `answer`, that were not taken back and are as they were
 * saved. An undo names the row that it takes back. */
#define ILK_QUIZ_STANDING                                                                          \
  "quiz_answer AS answer WHERE kind = 0 AND crc = seal(device, seq, card, at, quiz, kind, form,"   \
  " choice, is_right, confidence, ms, utc_offset) AND NOT EXISTS (SELECT 1 FROM quiz_answer AS u"  \
  " WHERE u.card = answer.card AND u.device = answer.device AND u.kind = 1"                        \
  " AND u.choice = CAST(answer.seq AS TEXT))"

/** ilk_quiz_answer_add: @seq: (inout): its number; when it is 0, one is chosen. Within a
 * transaction. */
gboolean ilk_quiz_answer_add(IlkStore *store, const IlkQuizAnswer *answer, gint64 *seq,
                             GError **error);

/** ilk_quiz_answer_take_back: adds what takes back the latest answer to @answer's card in its quiz;
 * the rest of @answer does not count. @seq as above. ILK_ERROR_NOT_FOUND. Within a transaction. */
gboolean ilk_quiz_answer_take_back(IlkStore *store, const IlkQuizAnswer *answer, gint64 *seq,
                                   GError **error);

/** ilk_quiz_answer_find: @seq: (out): the number of the latest answer to @answer's card in its quiz
 * that stands. ILK_ERROR_NOT_FOUND. */
gboolean ilk_quiz_answer_find(IlkStore *store, const IlkQuizAnswer *answer, gint64 *seq,
                              GError **error);

/** ilk_quiz_answer_has: Returns: whether this device's answer number @seq is stored */
gboolean ilk_quiz_answer_has(IlkStore *store, gint64 seq, GError **error);

/** ilk_quiz_answer_visit: see ilk_collection_visit_quiz_answers() */
gboolean ilk_quiz_answer_visit(IlkStore *store, IlkQuizVisitor visit, gpointer data,
                               GError **error);
