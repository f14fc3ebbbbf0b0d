/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words in, cards out. What the learner types is never query syntax: each word is quoted, and the
 * last one may go on, since it may still be being typed.
 */
#include "app/store/queue/search.h"

#include "app/base/limits.h"
#include "app/model/card.h"
#include "app/store/rows/note.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define INDEXED                                                                                    \
  "id, json_extract(fields, '$.question'), json_extract(fields, '$.answer'), tags FROM note"

gboolean
ilk_search_add(IlkStore *store, gint64 note, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "INSERT INTO note_fts(rowid, question, answer, tags)"
                                    " SELECT " INDEXED " WHERE id = ?");
  ilk_query_bind_int(query, note);
  return ilk_query_run(query, error);
}

gboolean
ilk_search_remove(IlkStore *store, gint64 note, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "INSERT INTO note_fts(note_fts, rowid, question, answer, tags)"
                                    " SELECT 'delete', " INDEXED " WHERE id = ?");
  ilk_query_bind_int(query, note);
  return ilk_query_run(query, error);
}

gboolean
ilk_search_rebuild(IlkStore *store, GError **error)
{
  IlkQuery *clear =
      ilk_database_query(store->db, "INSERT INTO note_fts(note_fts) VALUES ('delete-all')");
  IlkQuery *fill = ilk_database_query(
      store->db, "INSERT INTO note_fts(rowid, question, answer, tags) SELECT " INDEXED);
  return ilk_query_run(clear, error) && ilk_query_run(fill, error);
}

/* Returns: (transfer full): an FTS5 expression, "" when @text has no word */
static char *
dup_expression(const char *text)
{
  g_auto(GStrv) words = g_str_tokenize_and_fold(text, NULL, NULL);
  GString *expression = g_string_new(NULL);
  for (gsize i = 0; words[i] != NULL && i < ILK_MAX_SEARCH_WORDS; i++)
    g_string_append_printf(expression, "\"%s\" ", words[i]);
  if (expression->len > 0) {
    g_string_truncate(expression, expression->len - 1);
    g_string_append_c(expression, '*');
  }
  return g_string_free(expression, FALSE);
}

static gboolean
add_card(IlkStore *store, GPtrArray *cards, gint64 id, GError **error)
{
  IlkCard *card = ilk_store_get_card(store, id, error);
  if (card != NULL)
    g_ptr_array_add(cards, card);
  return card != NULL;
}

GPtrArray *
ilk_search_find(IlkStore *store, const char *text, guint limit, GError **error)
{
  g_autoptr(GPtrArray) cards = g_ptr_array_new_with_free_func(g_object_unref);
  g_autofree char *expression = dup_expression(text);
  if (*expression == '\0')
    return g_steal_pointer(&cards);

  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "SELECT rowid FROM note_fts WHERE note_fts MATCH ? ORDER BY rank LIMIT ?");
  ilk_query_bind_text(query, expression);
  ilk_query_bind_int(query, limit);
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    if (!add_card(store, cards, ilk_query_get_int(query, 0), error))
      return NULL;
  }
  return row == 0 ? g_steal_pointer(&cards) : NULL;
}

gboolean
ilk_search_verify(IlkStore *store, GPtrArray *problems, GError **error)
{
  gint64 missing = 0;
  IlkQuery *query = ilk_database_query(
      store->db, "SELECT count(*) FROM note WHERE id NOT IN (SELECT rowid FROM note_fts)");
  if (!ilk_query_fetch_int(query, &missing, error))
    return FALSE;
  if (missing > 0)
    g_ptr_array_add(problems, g_strdup_printf(ngettext("%" PRId64 " card cannot be searched for.",
                                                       "%" PRId64 " cards cannot be searched for.",
                                                       (gulong) missing),
                                              missing));
  return TRUE;
}
