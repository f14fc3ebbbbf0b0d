/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is meant when nothing is said, and when an answer touches the schedule.
 */
#include "app/quiz/plan.h"

void
ilk_quiz_plan_init(IlkQuizPlan *self)
{
  g_return_if_fail(self != NULL);

  *self = (IlkQuizPlan){
      .n = 10, .clock = ILK_QUIZ_CLOCK_QUESTION, .counts = TRUE, .kinds = ILK_QUIZ_MIXED};
}

gboolean
ilk_quiz_rates(gboolean is_waiting, IlkQuizKind kind, gboolean is_right)
{
  if (ilk_quiz_kind_is_recognised(kind))
    return is_waiting && !is_right;
  return TRUE;
}
