/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From new to forgotten, as ilk_schedule_step() goes through the log.
 */
#include "app/plan/life.h"

guint
ilk_life_take(const IlkReview *reviews, guint n, GArray *answers, gboolean *from_new)
{
  guint i;
  gboolean replaced = FALSE;
  g_array_set_size(answers, 0);
  *from_new = TRUE;
  for (i = 0; i < n && reviews[i].kind != ILK_REVIEW_FORGOTTEN; i++) {
    if (ilk_review_is_answer(&reviews[i])) {
      if (!replaced)
        g_array_append_val(answers, reviews[i]);
    } else if (answers->len == 0) {
      *from_new = FALSE;
    } else {
      replaced |= reviews[i].kind != ILK_REVIEW_PLACED;
    }
  }
  return i < n ? i + 1 : i;
}
