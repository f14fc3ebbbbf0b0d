/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A card set aside in a session, with what it takes to bring it back. Main thread only.
 */
#pragma once

#include "app/study/session.h"
#include "app/study/study-item.h"

/**
 * IlkAside: reference counted with g_rc_box
 * @item: the card as it was up; owned
 * @how: for how long it is not asked
 * @ms: active time on the question until then
 * @answer: whether its answer was shown
 * @timed_out: whether strict mode had shown it
 * @grades: how many grades stood then: what was done later is undone first
 * @counted: whether it was one of the cards that waited, and no grade counts it
 * @saved: whether the commit has returned
 */
typedef struct {
  IlkStudyItem *item;
  IlkAsideKind how;
  gint64 ms;
  gboolean answer;
  gboolean timed_out;
  guint grades;
  gboolean counted;
  gboolean saved;
} IlkAside;

/** ilk_aside_new: Returns: (transfer full): @item, set aside but not saved */
IlkAside *ilk_aside_new(IlkStudyItem *item, IlkAsideKind how) G_GNUC_WARN_UNUSED_RESULT;
IlkAside *ilk_aside_ref(IlkAside *self) G_GNUC_WARN_UNUSED_RESULT;
void ilk_aside_unref(IlkAside *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkAside, ilk_aside_unref)

/** ilk_aside_store_async: sets the card aside in @collection, or takes that back */
void ilk_aside_store_async(IlkAside *self, IlkCollection *collection, gboolean back,
                           GAsyncReadyCallback callback, gpointer user_data);
