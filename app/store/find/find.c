/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One statement for each search, made when it is asked for. Without an order of its own SQLite
 * hands out rows as it finds them, so the first of a million come at once.
 */
#include "app/store/find/find.h"

#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/schedule/schedule.h"
#include "app/store/decks/decks.h"
#include "app/store/find/where.h"
#include "app/store/queue/search.h"
#include "app/store/rows/note.h"

#include <inttypes.h>

#define N_RECALL_VALUES 4
/* How many notes a glance looks at, one by one, and how many cards it brings at most. */
#define GLANCED_NOTES 500
#define GLANCED_CARDS 100

/* What is sorted by; then by number, so that an order is the same each time. */
static const char *const order_columns[] = {
    [ILK_ORDER_RELEVANCE] = NULL,
    [ILK_ORDER_DECK] = "card.deck; card.position",
    [ILK_ORDER_QUESTION] = "json_extract(note.fields, '$.question') COLLATE NOCASE",
    [ILK_ORDER_DUE] = "memory.state = 0; memory.due",
    [ILK_ORDER_ADDED] = "card.added",
    [ILK_ORDER_CHANGED] = "note.changed",
    [ILK_ORDER_STABILITY] = "memory.stability",
    [ILK_ORDER_DIFFICULTY] = "memory.difficulty",
    [ILK_ORDER_REPS] = "memory.reps",
    [ILK_ORDER_LAPSES] = "memory.lapses",
};

static void
write_order(GString *sql, IlkCardOrder order, gboolean descending)
{
  if (order_columns[order] == NULL) {
    if (descending)
      g_string_append(sql, " ORDER BY card.id DESC");
    return;
  }
  g_auto(GStrv) names = g_strsplit(order_columns[order], "; ", -1);
  g_string_append(sql, " ORDER BY ");
  for (gsize i = 0; names[i] != NULL; i++)
    g_string_append_printf(sql, "%s%s, ", names[i], descending ? " DESC" : "");
  g_string_append_printf(sql, "card.id%s", descending ? " DESC" : "");
}

/* The SQL function recall(): see ilk_schedule_recall(). All decks share the memory model. */
static double
compute_recall(const double *values, gpointer data)
{
  const IlkSchedule *schedule = data;
  const IlkMemory memory = {.state = (IlkState) values[0],
                            .stability = values[1],
                            .stability_fast = values[2],
                            .last = (gint64) values[3]};
  return ilk_schedule_recall(schedule, &memory, ilk_clock_now());
}

static void
bind_values(IlkQuery *query, const IlkWhere *where, gboolean ranked)
{
  if (ranked) {
    ilk_query_bind_text(query, where->words);
    return;
  }
  for (guint i = 0; i < where->values->len; i++)
    ilk_query_bind_text(query, where->values->pdata[i]);
}

/* What the index does not have yet has no rank. */
static gboolean
is_ranked(const IlkCardSearch *search, const IlkWhere *where)
{
  return !search->glance && search->order == ILK_ORDER_RELEVANCE && search->limit > 0 &&
         search->deck == 0 && where->words != NULL && where->indexed == ILK_INDEXED_ALL;
}

/* The text index takes as long as all that it finds; so few notes are looked through without it. */
static gboolean
keep_to_glance(IlkWhere *where, IlkStore *store, gboolean descending, GError **error)
{
  const char *sql = descending ? "SELECT max(id) FROM note" : "SELECT min(id) FROM note";
  g_autoptr(IlkQuery) query = ilk_database_query(store->db, sql);
  if (ilk_query_step(query, error) <= 0)
    return FALSE;
  gint64 end = ilk_query_get_int(query, 0);
  g_string_prepend_c(where->sql, '(');
  g_string_append_printf(where->sql, ") AND card.note BETWEEN %" PRId64 " AND %" PRId64,
                         descending ? end - GLANCED_NOTES : end,
                         descending ? end : end + GLANCED_NOTES);
  return TRUE;
}

/* @indexed: (out): behind which note words are looked for one by one; @last: (out): behind which
 * nothing is */
static gboolean
find_limits(IlkStore *store, const IlkCardSearch *search, gint64 *indexed, gint64 *last,
            GError **error)
{
  gint64 waiting = 0;
  *last = ILK_INDEXED_ALL;
  *indexed = 0;
  if (search->glance)
    return TRUE;
  if (!ilk_search_get_indexed(store, indexed, error))
    return FALSE;
  if (*indexed == ILK_INDEXED_ALL || search->thorough)
    return TRUE;
  if (!ilk_search_count_waiting(store, &waiting, error))
    return FALSE;
  if (waiting > ILK_MAX_SCANNED_NOTES) {
    *last = *indexed;
    *indexed = ILK_INDEXED_ALL;
  }
  return TRUE;
}

/* Where only words are looked for, and not all that have them are wanted, the text index knows
 * which fit best. */
static char *
dup_sql(const IlkCardSearch *search, const IlkWhere *where)
{
  GString *sql = g_string_new(NULL);
  if (is_ranked(search, where)) {
    g_string_append(sql, "SELECT card.id FROM note_fts JOIN card ON card.note = note_fts.rowid"
                         " WHERE note_fts MATCH ? ORDER BY rank, card.id");
  } else {
    g_string_append_printf(sql, "SELECT card.id FROM " ILK_FIND_TABLES " WHERE %s",
                           where->sql->str);
    write_order(sql, search->order, search->descending);
  }
  guint limit = search->glance ? GLANCED_CARDS : search->limit;
  if (limit > 0)
    g_string_append_printf(sql, " LIMIT %u", limit);
  return g_string_free(sql, FALSE);
}

static GArray *
read_ids(IlkStore *store, const char *sql, const IlkWhere *where, gboolean ranked, GError **error)
{
  g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
  IlkSchedule schedule;
  ilk_schedule_prepare(&schedule, &store->options);
  ilk_database_set_function(store->db, "recall", N_RECALL_VALUES, compute_recall, &schedule);
  IlkQuery *query = ilk_database_prepare(store->db, sql);
  bind_values(query, where, ranked);
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    gint64 id = ilk_query_get_int(query, 0);
    g_array_append_val(ids, id);
  }
  ilk_query_free(query);
  ilk_database_set_function(store->db, "recall", N_RECALL_VALUES, NULL, NULL);
  return row == 0 ? g_steal_pointer(&ids) : NULL;
}

/* The card is in the deck that is searched, or in one below it. */
static void
keep_to_deck(IlkWhere *where, IlkStore *store, gint64 deck)
{
  g_string_prepend_c(where->sql, '(');
  g_string_append(where->sql, ") AND card.deck IN (0");
  for (guint i = 0; i < store->decks->len; i++) {
    gint64 each = g_array_index(store->decks, IlkStoreDeck, i).id;
    if (ilk_store_deck_is_below(store, each, deck))
      g_string_append_printf(where->sql, ", %" PRId64, each);
  }
  g_string_append_c(where->sql, ')');
}

/* Else “-word” would find what was not looked at. */
static void
pass_over(IlkWhere *where, gint64 last)
{
  g_string_prepend_c(where->sql, '(');
  g_string_append_printf(where->sql, ") AND card.note <= %" PRId64, last);
}

GArray *
ilk_find_ids(IlkStore *store, const IlkCardSearch *search, GError **error)
{
  g_auto(IlkWhere) where = {0};
  gint64 indexed = 0, last = 0;
  g_autoptr(IlkSearchTerm) term = ilk_search_parse(search->text, error);
  if (term == NULL || !find_limits(store, search, &indexed, &last, error) ||
      !ilk_where_init(&where, store, term, indexed, error) ||
      (indexed != ILK_INDEXED_ALL && !ilk_database_add_words(store->db, error)))
    return NULL;
  if (where.has_words && last != ILK_INDEXED_ALL)
    pass_over(&where, last);
  if (search->deck != 0)
    keep_to_deck(&where, store, search->deck);
  if (search->glance && !keep_to_glance(&where, store, search->descending, error))
    return NULL;
  g_autofree char *sql = dup_sql(search, &where);
  return read_ids(store, sql, &where, is_ranked(search, &where), error);
}

GPtrArray *
ilk_find_cards(IlkStore *store, const GArray *ids, GError **error)
{
  g_autoptr(GPtrArray) cards = g_ptr_array_new_with_free_func(g_object_unref);
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr(GError) local_error = NULL;
    IlkCard *card = ilk_store_get_card(store, g_array_index(ids, gint64, i), &local_error);
    if (card != NULL) {
      g_ptr_array_add(cards, card);
    } else if (!g_error_matches(local_error, ILK_ERROR, ILK_ERROR_NOT_FOUND)) {
      g_propagate_error(error, g_steal_pointer(&local_error));
      return NULL;
    }
  }
  return g_steal_pointer(&cards);
}
