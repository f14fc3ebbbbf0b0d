/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An undo names an answer by its number: the latest of the same card in the same quiz that was not
 * taken back yet.
 */
#include "app/store/rows/quiz-answer.h"

#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/store/rows/appended.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

IlkTable ilk_quiz_answer_table = {.name = "quiz_answer", .columns = ILK_QUIZ_ANSWER_COLUMNS};

gboolean
ilk_quiz_answer_find(IlkStore *store, const IlkQuizAnswer *answer, gint64 *seq, GError **error)
{
  gint64 found = 0;
  IlkQuery *query =
      ilk_database_query(store->db, "SELECT coalesce(max(seq), 0) FROM " ILK_QUIZ_STANDING
                                    " AND card = ? AND device = ? AND quiz = ?");
  ilk_query_bind_int(query, answer->card);
  ilk_query_bind_int(query, store->device);
  ilk_query_bind_int(query, answer->quiz);
  if (!ilk_query_fetch_int(query, &found, error))
    return FALSE;
  if (found == 0) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND,
                _("Card %" PRId64 " has no answer in this quiz that could be taken back."),
                answer->card);
    return FALSE;
  }
  *seq = found;
  return TRUE;
}

typedef struct {
  const IlkQuizAnswer *answer;
  gboolean undo;
} Row;

static gboolean
bind(IlkStore *store, IlkQuery *query, gconstpointer data, GError **error)
{
  const Row *row = data;
  const IlkQuizAnswer *answer = row->answer;
  ilk_query_bind_int(query, answer->card);
  ilk_query_bind_int(query, answer->at);
  ilk_query_bind_int(query, answer->quiz);
  ilk_query_bind_int(query, row->undo);
  ilk_query_bind_int(query, answer->form);
  ilk_query_bind_text(query, answer->choice);
  ilk_query_bind_int(query, answer->is_right);
  ilk_query_bind_int(query, answer->confidence);
  ilk_query_bind_int(query, CLAMP(answer->ms, 0, ILK_MS_PER_DAY));
  ilk_query_bind_int(query, ilk_clock_utc_offset(answer->at));
  return TRUE;
}

gboolean
ilk_quiz_answer_add(IlkStore *store, const IlkQuizAnswer *answer, gint64 *seq, GError **error)
{
  const Row row = {answer, FALSE};
  return ilk_appended_add(store, &ilk_quiz_answer_table, seq, bind, &row, error);
}

gboolean
ilk_quiz_answer_take_back(IlkStore *store, const IlkQuizAnswer *answer, gint64 *seq, GError **error)
{
  gint64 found;
  if (!ilk_quiz_answer_find(store, answer, &found, error))
    return FALSE;
  g_autofree char *undone = g_strdup_printf("%" PRId64, found);
  const IlkQuizAnswer undo = {
      .card = answer->card, .at = answer->at, .quiz = answer->quiz, .choice = undone};
  const Row row = {&undo, TRUE};
  return ilk_appended_add(store, &ilk_quiz_answer_table, seq, bind, &row, error);
}

gboolean
ilk_quiz_answer_has(IlkStore *store, gint64 seq, GError **error)
{
  return ilk_appended_has(store, &ilk_quiz_answer_table, seq, error);
}

static IlkQuizAnswer
read_answer(IlkQuery *query)
{
  return (IlkQuizAnswer){
      .card = ilk_query_get_int(query, 0),
      .at = ilk_query_get_int(query, 1),
      .quiz = ilk_query_get_int(query, 2),
      .form = (int) ilk_query_get_int(query, 3),
      .choice = ilk_query_get_text(query, 4),
      .is_right = ilk_query_get_int(query, 5) != 0,
      .confidence = (int) ilk_query_get_int(query, 6),
      .ms = ilk_query_get_int(query, 7),
  };
}

gboolean
ilk_quiz_answer_visit(IlkStore *store, IlkQuizVisitor visit, gpointer data, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "SELECT card, at, quiz, form, choice, is_right, confidence, ms"
                                    " FROM " ILK_QUIZ_STANDING " ORDER BY quiz, device, seq");
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    const IlkQuizAnswer answer = read_answer(query);
    if (!visit(&answer, data, error))
      return FALSE;
  }
  return row == 0;
}
