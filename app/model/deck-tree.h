/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decks in the order in which a list shows them: as the learner has put them, the others behind
 * them by name as people sort names, what stands below a deck behind it. Pure functions, any
 * thread.
 */
#pragma once

#include "app/model/deck.h"

/**
 * IlkDeckBranch:
 * @deck: (transfer none): lives as long as the tree
 * @depth: 0 at the top
 * @n_below: how many decks stand below it; they follow it in the tree
 * @sum: its counts and theirs
 */
typedef struct {
  IlkDeck *deck;
  guint depth;
  guint n_below;
  IlkDeckCounts sum;
} IlkDeckBranch;

/** ilk_deck_tree_new: @decks: (element-type IlkDeck): in any order. One whose parent is not among
 * them stands at the top. Returns: (transfer full) (element-type IlkDeckBranch) */
GArray *ilk_deck_tree_new(GPtrArray *decks) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_decks_sum: @decks: (element-type IlkDeck): all there are. Returns: the counts of @deck and
 * of what stands below it, of all for 0 */
IlkDeckCounts ilk_decks_sum(GPtrArray *decks, gint64 deck);

/** ilk_decks_sort: Returns: (transfer full) (element-type IlkDeck): @decks in the order of their
 * tree: “Part 2” before “Part 10”, case does not matter */
GPtrArray *ilk_decks_sort(GPtrArray *decks) G_GNUC_WARN_UNUSED_RESULT;
