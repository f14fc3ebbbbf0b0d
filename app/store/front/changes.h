/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What has changed in a collection since its listeners were last told: noted by the database
 * thread, told on the main context that owns the collection, at most once a turn of it.
 */
#pragma once

#include "app/store/front/collection.h"

/**
 * IlkChange:
 * @what: IlkChangeFlags
 * @deck: the one deck that it is about, 0 for any
 * @card: the one card, 0 for any
 */
typedef struct {
  guint what;
  gint64 deck;
  gint64 card;
} IlkChange;

typedef struct _IlkChanges IlkChanges;

/** IlkChangesFunc: called on the main context, with a reference to @collection held */
typedef void (*IlkChangesFunc)(IlkCollection *collection, const IlkChange *change);

/** ilk_changes_new: @collection: referenced weakly. Its main context is the thread's default one of
 * whoever calls this. */
IlkChanges *ilk_changes_new(IlkCollection *collection, IlkChangesFunc tell)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_changes_note: joins @change to what waits to be told. Any thread. */
void ilk_changes_note(IlkChanges *self, const IlkChange *change);

/** ilk_changes_free: what waits is told nobody. Any thread. */
void ilk_changes_free(IlkChanges *self);
