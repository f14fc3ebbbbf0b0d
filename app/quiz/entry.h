/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An answer as it was given in a quiz, on its way to the disk or there. Main thread only.
 */
#pragma once

#include "app/quiz/quiz.h"

/** ilk_quiz_entry_new: Returns: (transfer full): an entry; the response is copied */
IlkQuizEntry *ilk_quiz_entry_new(IlkQuizQuestion *question, const IlkQuizResponse *response)
    G_GNUC_WARN_UNUSED_RESULT;
IlkQuizEntry *ilk_quiz_entry_ref(IlkQuizEntry *self) G_GNUC_WARN_UNUSED_RESULT;
void ilk_quiz_entry_unref(IlkQuizEntry *self);

/** ilk_quiz_entries_sum: what @entries (element-type IlkQuizEntry) add up to */
void ilk_quiz_entries_sum(GPtrArray *entries, IlkQuizSummary *summary);

/** ilk_quiz_entries_list_mistakes: see ilk_quiz_list_mistakes() */
GPtrArray *ilk_quiz_entries_list_mistakes(GPtrArray *entries) G_GNUC_WARN_UNUSED_RESULT;
