/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is always true of a store between two requests. Asked in debug and test builds; nothing in a
 * release. Database thread only.
 */
#pragma once

#include "app/store/store.h"

#ifdef ILK_CHECKS
/** ilk_store_assert_decks: the decks kept in memory stand by id, and agree with the collection on
 * what is the same for all */
void ilk_store_assert_decks(IlkStore *self);

/** ilk_store_assert_resting: no transaction is open, and what may write knows as whom */
void ilk_store_assert_resting(IlkStore *self);
#else
#define ilk_store_assert_decks(self) ((void) (self))
#define ilk_store_assert_resting(self) ((void) (self))
#endif
