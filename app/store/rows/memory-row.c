/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Memories, read and written.
 */
#include "app/store/rows/memory-row.h"

#include "app/base/error.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

IlkTable ilk_memory_table = {.name = "memory",
                             .columns = ILK_MEMORY_PLACE_COLUMNS ", " ILK_MEMORY_COLUMNS};

IlkMemory
ilk_memory_row_read(IlkQuery *query, int first)
{
  return (IlkMemory){
      .state = (IlkState) ilk_query_get_int(query, first),
      .step = (int) ilk_query_get_int(query, first + 1),
      .due = ilk_query_get_int(query, first + 2),
      .due_day = ilk_query_get_int(query, first + 3),
      .stability = ilk_query_get_real(query, first + 4),
      .stability_fast = ilk_query_get_real(query, first + 5),
      .difficulty = ilk_query_get_real(query, first + 6),
      .last = ilk_query_get_int(query, first + 7),
      .last_utc_offset = (int) ilk_query_get_int(query, first + 8),
      .reps = (int) ilk_query_get_int(query, first + 9),
      .lapses = (int) ilk_query_get_int(query, first + 10),
  };
}

gboolean
ilk_memory_row_fetch(IlkStore *store, gint64 card, IlkMemory *memory, gint64 *deck, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "SELECT " ILK_MEMORY_COLUMNS ", memory.deck FROM memory WHERE card = ?");
  ilk_query_bind_int(query, card);
  int row = ilk_query_step(query, error);
  if (row == 0)
    g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND, _("There is no card %" PRId64 "."), card);
  if (row <= 0)
    return FALSE;
  *memory = ilk_memory_row_read(query, 0);
  *deck = ilk_query_get_int(query, ILK_N_MEMORY_COLUMNS);
  return TRUE;
}

static void
bind_memory(IlkQuery *query, const IlkMemory *memory)
{
  ilk_query_bind_int(query, memory->state);
  ilk_query_bind_int(query, memory->step);
  ilk_query_bind_int(query, memory->due);
  ilk_query_bind_int(query, memory->due_day);
  ilk_query_bind_real(query, memory->stability);
  ilk_query_bind_real(query, memory->stability_fast);
  ilk_query_bind_real(query, memory->difficulty);
  ilk_query_bind_int(query, memory->last);
  ilk_query_bind_int(query, memory->last_utc_offset);
  ilk_query_bind_int(query, memory->reps);
  ilk_query_bind_int(query, memory->lapses);
}

gboolean
ilk_memory_row_store(IlkStore *store, gint64 card, const IlkMemory *memory, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "UPDATE memory SET state = ?, step = ?, due = ?, due_day = ?, stability = ?,"
                 " stability_fast = ?, difficulty = ?, last = ?, last_utc_offset = ?, reps = ?,"
                 " lapses = ? WHERE card = ?");
  bind_memory(query, memory);
  ilk_query_bind_int(query, card);
  return ilk_query_run(query, error);
}

gboolean
ilk_memory_row_insert(IlkStore *store, gint64 card, gint64 deck, gint64 position, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "INSERT INTO memory(card, deck, position, state, step, due, stability,"
                 " stability_fast, difficulty, last, last_utc_offset, reps, lapses)"
                 " VALUES (?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)");
  ilk_query_bind_int(query, card);
  ilk_query_bind_int(query, deck);
  ilk_query_bind_int(query, position);
  return ilk_query_run(query, error);
}

gboolean
ilk_memory_row_insert_range(IlkStore *store, gint64 first, gint64 last, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "INSERT INTO memory(card, deck, position, suspended, buried, state, step, due,"
                 " stability, stability_fast, difficulty, last, last_utc_offset, reps, lapses)"
                 " SELECT id, deck, position, suspended, buried, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0"
                 " FROM card WHERE id BETWEEN ? AND ?");
  ilk_query_bind_int(query, first);
  ilk_query_bind_int(query, last);
  return ilk_query_run(query, error);
}

gboolean
ilk_memory_row_complete(IlkStore *store, GError **error)
{
  IlkQuery *add = ilk_database_query(
      store->db, "INSERT OR IGNORE INTO memory(card, deck, position, state, step, due, stability,"
                 " stability_fast, difficulty, last, last_utc_offset, reps, lapses)"
                 " SELECT id, deck, position, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM card");
  IlkQuery *place = ilk_database_query(
      store->db, "UPDATE memory SET deck = card.deck, position = card.position,"
                 " suspended = card.suspended, buried = card.buried FROM card"
                 " WHERE card.id = memory.card AND (memory.deck, memory.position, memory.suspended,"
                 " memory.buried) IS NOT (card.deck, card.position, card.suspended, card.buried)");
  return ilk_query_run(add, error) && ilk_query_run(place, error);
}

gboolean
ilk_memory_row_place(IlkStore *store, gint64 card, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "UPDATE memory SET deck = card.deck, position = card.position,"
                                    " suspended = card.suspended, buried = card.buried FROM card"
                                    " WHERE card.id = ?1 AND memory.card = ?1");
  ilk_query_bind_int(query, card);
  return ilk_query_run(query, error);
}

gboolean
ilk_memory_row_remove(IlkStore *store, gint64 card, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(store->db, "DELETE FROM memory WHERE card = ?");
  ilk_query_bind_int(query, card);
  return ilk_query_run(query, error);
}

gboolean
ilk_memory_row_remove_of_notes(IlkStore *store, gint64 first, gint64 last, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db,
      "DELETE FROM memory WHERE card IN (SELECT id FROM card WHERE note BETWEEN ? AND ?)");
  ilk_query_bind_int(query, first);
  ilk_query_bind_int(query, last);
  return ilk_query_run(query, error);
}

gboolean
ilk_memory_row_reset(IlkStore *store, gint64 deck, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "UPDATE memory SET state = 0, step = 0, due = 0, due_day = 0, stability = 0,"
                 " stability_fast = 0, difficulty = 0, last = 0, last_utc_offset = 0, reps = 0,"
                 " lapses = 0 WHERE (state <> 0 OR reps <> 0) AND (deck = ?1 OR ?1 = 0)");
  ilk_query_bind_int(query, deck);
  return ilk_query_run(query, error);
}

/* The day on which a collection's days begin, as its options say. */
#define ROLLOVER                                                                                   \
  "coalesce((SELECT json_extract(value, '$.rollover') FROM config WHERE key = 'options'"           \
  " AND json_valid(value)), 240)"

gboolean
ilk_memory_row_fill_days(IlkDatabase *db, GError **error)
{
  IlkQuery *query = ilk_database_query(db, "UPDATE memory SET due_day = (due - last) / 86400000"
                                           " + (last + 60000 * (last_utc_offset - " ROLLOVER
                                           ")) / 86400000 WHERE state = 2");
  return ilk_query_run(query, error);
}

static gboolean
same(double a, double b)
{
  return !(a < b) && !(a > b);
}

gboolean
ilk_memory_equal(const IlkMemory *a, const IlkMemory *b)
{
  return a->state == b->state && a->step == b->step && a->due == b->due &&
         a->due_day == b->due_day && same(a->stability, b->stability) &&
         same(a->stability_fast, b->stability_fast) && same(a->difficulty, b->difficulty) &&
         a->last == b->last && a->last_utc_offset == b->last_utc_offset && a->reps == b->reps &&
         a->lapses == b->lapses;
}
