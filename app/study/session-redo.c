/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was taken back can be done again, as long as its card is up and nothing else was done.
 */
#include "app/study/session-private.h"

/* A grade, or, where that is 0, how the card was set aside. */
typedef struct {
  gint64 card;
  int rating;
  IlkAsideKind how;
} Undone;

static const Undone *
get_latest(IlkSession *self)
{
  guint n = self->undone->len;
  return n > 0 ? &g_array_index(self->undone, Undone, n - 1) : NULL;
}

static void
add(IlkSession *self, IlkStudyItem *item, int rating, IlkAsideKind how)
{
  const Undone undone = {ilk_card_get_id(item->card), rating, how};
  g_array_append_val(self->undone, undone);
}

void
ilk_session_keep_undone_grade(IlkSession *self, const IlkGrade *grade)
{
  add(self, grade->item, (int) grade->rating, ILK_ASIDE_SUSPENDED);
}

void
ilk_session_keep_undone_aside(IlkSession *self, const IlkAside *aside)
{
  add(self, aside->item, 0, aside->how);
}

void
ilk_session_drop_undone(IlkSession *self)
{
  if (!self->redoing)
    g_array_set_size(self->undone, 0);
}

GArray *
ilk_session_new_undone(void)
{
  return g_array_new(FALSE, FALSE, sizeof(Undone));
}

gboolean
ilk_session_can_redo(IlkSession *self)
{
  g_return_val_if_fail(ILK_IS_SESSION(self), FALSE);

  const Undone *undone = get_latest(self);
  return undone != NULL && !self->undoing && self->current != NULL &&
         ilk_card_get_id(self->current->card) == undone->card;
}

void
ilk_session_redo(IlkSession *self)
{
  g_return_if_fail(ILK_IS_SESSION(self));

  const Undone *latest = get_latest(self);
  if (latest == NULL || !ilk_session_can_redo(self))
    return;
  Undone undone = *latest;
  g_array_set_size(self->undone, self->undone->len - 1);
  self->redoing = TRUE;
  if (undone.rating != 0) {
    ilk_session_reveal(self);
    ilk_session_grade(self, (IlkRating) undone.rating);
  } else {
    ilk_session_set_aside(self, undone.how);
  }
  self->redoing = FALSE;
}
