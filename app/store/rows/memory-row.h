/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * IlkMemory as a row of the table `memory`. Database thread only.
 */
#pragma once

#include "app/store/rows/table.h"
#include "app/store/store.h"

/** ILK_MEMORY_COLUMNS: the columns that ilk_memory_row_read() expects, in its order */
#define ILK_MEMORY_COLUMNS                                                                         \
  "memory.state, memory.step, memory.due, memory.due_day, memory.stability,"                       \
  " memory.stability_fast, memory.difficulty, memory.last, memory.last_utc_offset, memory.reps,"   \
  " memory.lapses"
#define ILK_N_MEMORY_COLUMNS 11

/** ILK_MEMORY_PLACE_COLUMNS: whose it is, and what of its card the queue asks for */
#define ILK_MEMORY_PLACE_COLUMNS                                                                   \
  "memory.card, memory.deck, memory.position, memory.suspended, memory.buried"

extern IlkTable ilk_memory_table;

/** ilk_memory_row_read: Returns: the memory in the row @query has reached, from column @first on */
IlkMemory ilk_memory_row_read(IlkQuery *query, int first);

/** ilk_memory_row_fetch: @memory and @deck: (out): of @card. ILK_ERROR_NOT_FOUND */
gboolean ilk_memory_row_fetch(IlkStore *store, gint64 card, IlkMemory *memory, gint64 *deck,
                              GError **error);

/** ilk_memory_row_store: makes @memory the memory of @card */
gboolean ilk_memory_row_store(IlkStore *store, gint64 card, const IlkMemory *memory,
                              GError **error);

/** ilk_memory_row_insert: adds the memory of a new card at @position of @deck */
gboolean ilk_memory_row_insert(IlkStore *store, gint64 card, gint64 deck, gint64 position,
                               GError **error);

/** ilk_memory_row_insert_range: the same for all cards from @first to @last, which have none yet */
gboolean ilk_memory_row_insert_range(IlkStore *store, gint64 first, gint64 last, GError **error);

/** ilk_memory_row_complete: gives each card that has none a memory, and each memory its card's
 * deck, position and marks. Within a transaction. */
gboolean ilk_memory_row_complete(IlkStore *store, GError **error);

/** ilk_memory_row_place: gives the memory of @card the card's deck, position and marks */
gboolean ilk_memory_row_place(IlkStore *store, gint64 card, GError **error);

/** ilk_memory_row_remove: takes the memory of @card away; its reviews stay in the log */
gboolean ilk_memory_row_remove(IlkStore *store, gint64 card, GError **error);

/** ilk_memory_row_remove_of_notes: the same of all cards of the notes from @first to @last */
gboolean ilk_memory_row_remove_of_notes(IlkStore *store, gint64 first, gint64 last, GError **error);

/** ilk_memory_row_reset: makes the memories of @deck (0: of all) those of new cards */
gboolean ilk_memory_row_reset(IlkStore *store, gint64 deck, GError **error);

/** ilk_memory_row_fill_days: computes the day on which each card in review comes due, for a
 * collection of a version that kept moments only */
gboolean ilk_memory_row_fill_days(IlkDatabase *db, GError **error);

/** ilk_memory_equal: Returns: whether the two are the same in every member */
gboolean ilk_memory_equal(const IlkMemory *a, const IlkMemory *b);
