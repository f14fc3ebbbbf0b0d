/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The second copy, kept up beside the collection: what a transaction has changed is appended to it
 * once that is stored. It never keeps anything from being stored. README.md says what it is for and
 * what it looks like. Database thread only.
 */
#pragma once

#include "app/store/store.h"

/** ilk_second_copy_is_kept: Returns: whether @store is one that keeps a copy, unless that is off */
gboolean ilk_second_copy_is_kept(IlkStore *store);

/** ilk_second_copy_connect: finds the copy's folder, unless that is done */
void ilk_second_copy_connect(IlkStore *store);

/** ilk_second_copy_begin: a transaction is about to begin */
void ilk_second_copy_begin(IlkStore *store);

/** ilk_second_copy_commit: it is stored */
void ilk_second_copy_commit(IlkStore *store);

/** ilk_second_copy_roll_back: it is not */
void ilk_second_copy_roll_back(IlkStore *store);

/** ilk_second_copy_forget: nobody knows whether it is: the copy will be compared with what is
 * there */
void ilk_second_copy_forget(IlkStore *store);

/** ilk_second_copy_step: copies some of what was there before. @rest: (out): ms after which to call
 * it again, 0 when the copy is complete */
void ilk_second_copy_step(IlkStore *store, guint *rest);

/** ilk_second_copy_needs_step: Returns: whether it is not */
gboolean ilk_second_copy_needs_step(IlkStore *store);

/** ilk_second_copy_close: completes it as far as its disk lets it within some seconds, and lets go
 * of it */
void ilk_second_copy_close(IlkStore *store);

/** ilk_second_copy_dup_trouble: Returns: (transfer full) (nullable): a sentence on why it is
 * behind;
 * @is_news: (out) (optional): whether that is otherwise than when it was told last */
char *ilk_second_copy_dup_trouble(IlkStore *store, gboolean *is_news);

/** ilk_second_copy_settle: waits until everything that was stored is in it. Returns: FALSE when its
 * disk does not take it */
gboolean ilk_second_copy_settle(IlkStore *store);
