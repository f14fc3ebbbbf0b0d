/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Taking back is an edit of its own, not the undo of the latest one: that may be somebody else's.
 */
#include "app/study/aside.h"

#include "app/base/clock.h"
#include "app/store/front/collection-edits.h"

static void
clear_aside(gpointer data)
{
  IlkAside *self = data;
  g_clear_pointer(&self->item, ilk_study_item_unref);
}

IlkAside *
ilk_aside_new(IlkStudyItem *item, IlkAsideKind how)
{
  IlkAside *self = g_rc_box_new0(IlkAside);
  self->item = ilk_study_item_ref(item);
  self->how = how;
  return self;
}

IlkAside *
ilk_aside_ref(IlkAside *self)
{
  return g_rc_box_acquire(self);
}

void
ilk_aside_unref(IlkAside *self)
{
  g_rc_box_release_full(self, clear_aside);
}

static gint64
get_tomorrow(int rollover)
{
  gint64 now = ilk_clock_now();
  return ilk_clock_day(now, ilk_clock_utc_offset(now), rollover) + 1;
}

void
ilk_aside_store_async(IlkAside *self, IlkCollection *collection, gboolean back,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  gint64 card = ilk_card_get_id(self->item->card);
  gboolean suspend = self->how == ILK_ASIDE_SUSPENDED;
  IlkEdit edit = {.kind = suspend ? ILK_EDIT_SUSPEND : ILK_EDIT_BURY, .cards = &card, .n_cards = 1};

  if (!back)
    edit.value = suspend ? 1 : get_tomorrow(self->item->options.rollover);
  ilk_collection_edit_async(collection, &edit, NULL, callback, user_data);
}
