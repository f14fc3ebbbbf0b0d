/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQLite's integrity check looks every row up in every index, which for a long log costs more than
 * all else of a check. Its quick check does without: it looks at every page and every row. So the
 * quick one goes over the file, and the long one over the tables whose indexes that leaves, but for
 * the log's.
 */
#include "app/store/care/structure.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#define MAX_FINDINGS 10

/* The text index's share of a check, from SQLite 3.44 on, goes by what this connection last knew of
 * the index, which another may have changed since. Whoever opens a cursor looks again. */
static void
look_at_index_again(IlkStore *self)
{
  gint64 n = 0;
  /* What is wrong with the index is for the check to say. */
  ilk_query_fetch_int(
      ilk_database_query(self->db, "SELECT count(*) FROM (SELECT rowid FROM note_fts LIMIT 1)"), &n,
      NULL);
}

/* @pragma: a check of SQLite's, one finding a row */
static void
run(IlkStore *self, const char *pragma, GPtrArray *problems)
{
  g_autoptr(GError) error = NULL;
  IlkQuery *query = ilk_database_prepare(self->db, pragma);
  int row;
  while ((row = ilk_query_step(query, &error)) > 0) {
    const char *finding = ilk_query_get_text(query, 0);
    if (g_strcmp0(finding, "ok") != 0)
      g_ptr_array_add(problems, g_strdup_printf(_("The file is damaged: %s."), finding));
  }
  if (row < 0)
    g_ptr_array_add(problems, g_strdup(error->message));
  ilk_query_free(query);
}

/* Returns: (transfer full) (element-type utf8): those with indexes, or kept in order of a key */
static GPtrArray *
list_tables(IlkStore *self, GError **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(IlkQuery) query = ilk_database_query(
      self->db, "SELECT name FROM pragma_table_list AS list WHERE schema = 'main' AND type IN"
                " ('table', 'shadow') AND name <> 'review' AND (wr <> 0 OR EXISTS (SELECT 1 FROM"
                " pragma_index_list(list.name))) ORDER BY name");
  int row;
  while ((row = ilk_query_step(query, error)) > 0)
    g_ptr_array_add(names, g_strdup(ilk_query_get_text(query, 0)));
  return row == 0 ? g_steal_pointer(&names) : NULL;
}

static void
verify_indexes(IlkStore *self, GPtrArray *problems)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) tables = list_tables(self, &error);
  if (tables == NULL) {
    g_ptr_array_add(problems, g_strdup(error->message));
    return;
  }
  for (guint i = 0; i < tables->len; i++) {
    g_auto(GStrv) parts = g_strsplit(tables->pdata[i], "\"", -1);
    g_autofree char *name = g_strjoinv("\"\"", parts);
    g_autofree char *pragma = g_strdup_printf("PRAGMA integrity_check(\"%s\")", name);
    run(self, pragma, problems);
  }
}

gboolean
ilk_structure_verify(IlkStore *store, GPtrArray *problems)
{
  guint before = problems->len;
  look_at_index_again(store);
  run(store, "PRAGMA quick_check(10)", problems);
  if (problems->len == before)
    verify_indexes(store, problems);
  if (problems->len > before + MAX_FINDINGS)
    g_ptr_array_set_size(problems, (int) before + MAX_FINDINGS);
  return problems->len == before;
}
