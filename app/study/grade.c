/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grades and their sums. A session has hundreds at most, so each sum walks all of them anew and
 * nothing has to be kept in step with undo.
 */
#include "app/study/grade.h"

static void
clear_grade(gpointer data)
{
  IlkGrade *self = data;
  g_clear_pointer(&self->item, ilk_study_item_unref);
}

IlkGrade *
ilk_grade_new(IlkStudyItem *item, IlkRating rating, const IlkMemory *promised)
{
  IlkGrade *self = g_rc_box_new0(IlkGrade);
  self->item = ilk_study_item_ref(item);
  self->rating = rating;
  self->promised = *promised;
  return self;
}

IlkGrade *
ilk_grade_ref(IlkGrade *self)
{
  return g_rc_box_acquire(self);
}

void
ilk_grade_unref(IlkGrade *self)
{
  g_rc_box_release_full(self, clear_grade);
}

void
ilk_grade_enter(const IlkGrade *self, IlkLoad *load)
{
  ilk_load_move(load, ilk_card_get_memory(self->item->card), &self->promised);
}

void
ilk_grade_leave(const IlkGrade *self, IlkLoad *load)
{
  ilk_load_move(load, &self->promised, ilk_card_get_memory(self->item->card));
}

guint
ilk_grades_count_cards(GPtrArray *grades, gboolean finished)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  guint n = 0;

  /* From the end, since the latest grade tells how a card stands. */
  for (guint i = grades->len; i-- > 0;) {
    const IlkGrade *grade = grades->pdata[i];
    gint64 card = ilk_card_get_id(grade->item->card);
    if (g_hash_table_add(seen, g_memdup2(&card, sizeof card)) && (!finished || grade->finished))
      n++;
  }
  return n;
}

gboolean
ilk_grades_have_card(GPtrArray *grades, IlkCard *card)
{
  for (guint i = 0; i < grades->len; i++) {
    const IlkGrade *grade = grades->pdata[i];
    if (ilk_card_get_id(grade->item->card) == ilk_card_get_id(card))
      return TRUE;
  }
  return FALSE;
}

void
ilk_grades_sum(GPtrArray *grades, IlkSessionSummary *summary)
{
  summary->answered = grades->len;
  summary->passed = summary->learned = summary->over_time = 0;
  summary->ms = 0;
  for (guint i = 0; i < grades->len; i++) {
    const IlkGrade *grade = grades->pdata[i];
    summary->passed += grade->rating != ILK_RATING_AGAIN;
    summary->learned +=
        !grade->practised && ilk_card_get_memory(grade->item->card)->state == ILK_STATE_NEW;
    summary->over_time += grade->over_time != FALSE;
    summary->ms += grade->ms;
  }
}
