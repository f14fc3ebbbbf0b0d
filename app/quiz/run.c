/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A queue, and what was taken from its head.
 */
#include "app/quiz/run.h"

/* @again: at which place it was put back, G_MAXUINT when it was not */
typedef struct {
  guint index;
  guint again;
} Step;

struct _IlkQuizRun {
  /* Owned */
  GQueue *waiting; /* of question numbers */
  GArray *steps;   /* of Step, oldest first */
  GArray *asked;   /* how often, by question number */
};

IlkQuizRun *
ilk_quiz_run_new(void)
{
  IlkQuizRun *self = g_new(IlkQuizRun, 1);
  *self = (IlkQuizRun){.waiting = g_queue_new(),
                       .steps = g_array_new(FALSE, FALSE, sizeof(Step)),
                       .asked = g_array_new(FALSE, TRUE, sizeof(guint))};
  return self;
}

void
ilk_quiz_run_free(IlkQuizRun *self)
{
  g_queue_free(self->waiting);
  g_array_unref(self->steps);
  g_array_unref(self->asked);
  g_free(self);
}

void
ilk_quiz_run_append(IlkQuizRun *self, guint index)
{
  g_return_if_fail(self != NULL);

  if (index >= self->asked->len)
    g_array_set_size(self->asked, index + 1);
  g_queue_push_tail(self->waiting, GUINT_TO_POINTER(index));
}

gboolean
ilk_quiz_run_get_next(const IlkQuizRun *self, guint *index)
{
  g_return_val_if_fail(self != NULL && index != NULL, FALSE);

  if (g_queue_is_empty(self->waiting))
    return FALSE;
  *index = GPOINTER_TO_UINT(g_queue_peek_head(self->waiting));
  return TRUE;
}

guint
ilk_quiz_run_count_waiting(const IlkQuizRun *self)
{
  g_return_val_if_fail(self != NULL, 0);
  return g_queue_get_length(self->waiting);
}

guint
ilk_quiz_run_count_asked(const IlkQuizRun *self, guint index)
{
  g_return_val_if_fail(self != NULL, 0);
  return index < self->asked->len ? g_array_index(self->asked, guint, index) : 0;
}

/* Returns: the place at which the question was put back */
static guint
put_back(IlkQuizRun *self, guint index)
{
  guint place = MIN(g_queue_get_length(self->waiting), ILK_QUIZ_OTHERS_BETWEEN);
  g_queue_push_nth(self->waiting, GUINT_TO_POINTER(index), (gint) place);
  return place;
}

void
ilk_quiz_run_answer(IlkQuizRun *self, gboolean is_right)
{
  g_return_if_fail(self != NULL && !g_queue_is_empty(self->waiting));

  Step step = {GPOINTER_TO_UINT(g_queue_pop_head(self->waiting)), G_MAXUINT};
  guint times = ++g_array_index(self->asked, guint, step.index);
  if (!is_right && times < ILK_QUIZ_ROUNDS)
    step.again = put_back(self, step.index);
  g_array_append_val(self->steps, step);
}

gboolean
ilk_quiz_run_undo(IlkQuizRun *self)
{
  g_return_val_if_fail(self != NULL, FALSE);

  if (self->steps->len == 0)
    return FALSE;
  Step step = g_array_index(self->steps, Step, self->steps->len - 1);
  g_array_set_size(self->steps, self->steps->len - 1);
  if (step.again != G_MAXUINT)
    g_queue_pop_nth(self->waiting, step.again);
  g_queue_push_head(self->waiting, GUINT_TO_POINTER(step.index));
  g_array_index(self->asked, guint, step.index)--;
  return TRUE;
}
