/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The score is of first answers: what comes again comes with the answer just seen.
 */
#include "app/quiz/entry.h"

static void
clear_entry(gpointer data)
{
  IlkQuizEntry *self = data;
  ilk_quiz_question_unref(self->question);
  ilk_quiz_response_clear(&self->response);
}

IlkQuizEntry *
ilk_quiz_entry_new(IlkQuizQuestion *question, const IlkQuizResponse *response)
{
  IlkQuizEntry *self = g_rc_box_new0(IlkQuizEntry);
  self->question = ilk_quiz_question_ref(question);
  ilk_quiz_response_copy(&self->response, response);
  return self;
}

IlkQuizEntry *
ilk_quiz_entry_ref(IlkQuizEntry *self)
{
  return g_rc_box_acquire(self);
}

void
ilk_quiz_entry_unref(IlkQuizEntry *self)
{
  g_rc_box_release_full(self, clear_entry);
}

static void
add_first(const IlkQuizEntry *entry, IlkQuizSummary *summary)
{
  summary->asked++;
  summary->right += entry->verdict.is_right;
  summary->over_time += entry->response.over_time;
  summary->by_confidence[entry->confidence]++;
  summary->right_by_confidence[entry->confidence] += entry->verdict.is_right;
}

void
ilk_quiz_entries_sum(GPtrArray *entries, IlkQuizSummary *summary)
{
  *summary = (IlkQuizSummary){.answers = entries->len};
  for (guint i = 0; i < entries->len; i++) {
    const IlkQuizEntry *entry = entries->pdata[i];
    summary->ms += entry->ms;
    if (entry->round == 0)
      add_first(entry, summary);
  }
}

GPtrArray *
ilk_quiz_entries_list_mistakes(GPtrArray *entries)
{
  GPtrArray *mistakes = g_ptr_array_new();
  for (int confidence = ILK_QUIZ_SURE; confidence >= ILK_QUIZ_UNASKED; confidence--) {
    for (guint i = 0; i < entries->len; i++) {
      const IlkQuizEntry *entry = entries->pdata[i];
      if (entry->round == 0 && !entry->verdict.is_right && (int) entry->confidence == confidence)
        g_ptr_array_add(mistakes, entries->pdata[i]);
    }
  }
  return mistakes;
}
