/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each column of a collection is named in its table's home, and no home names another.
 */
#include "app/store/rows/table.h"
#include "app/store/store.h"
#include "tests/app/store/fixture.h"

static int
compare(gconstpointer a, gconstpointer b)
{
  return g_strcmp0(*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer full): @names in alphabetical order. @names: (element-type utf8) */
static char *
dup_sorted(GPtrArray *names)
{
  g_ptr_array_sort(names, compare);
  g_ptr_array_add(names, NULL);
  return g_strjoinv(" ", (char **) names->pdata);
}

/* Returns: (transfer full): the first column of what @sql gives */
static char *
dup_names(IlkStore *store, const char *sql, const char *bound)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(IlkQuery) query = ilk_database_query(store->db, sql);
  if (bound != NULL)
    ilk_query_bind_text(query, bound);
  int row;
  while ((row = ilk_query_step(query, &error)) > 0)
    g_ptr_array_add(names, g_strdup(ilk_query_get_text(query, 0)));
  g_assert_no_error(error);
  return dup_sorted(names);
}

static char *
dup_columns(const IlkTable *table)
{
  char **columns = ilk_table_list_columns(table);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  for (gsize i = 0; columns[i] != NULL; i++)
    g_ptr_array_add(names, columns[i]);
  g_free(columns);
  return dup_sorted(names);
}

static void
test_columns_have_one_home(void)
{
  guint n;
  IlkTable *const *tables = ilk_table_list_all(&n);
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  IlkStore *store = ilk_store_open(directory, &error);
  g_assert_no_error(error);
  for (guint i = 0; i < n; i++) {
    g_autofree char *home = dup_columns(tables[i]);
    g_autofree char *there =
        dup_names(store, "SELECT name FROM pragma_table_info(?)", tables[i]->name);
    g_test_message("%s", tables[i]->name);
    g_assert_cmpstr(home, ==, there);
  }
  ilk_store_close(store);
  fixture_remove(directory);
}

static void
test_tables_have_a_home(void)
{
  guint n;
  IlkTable *const *tables = ilk_table_list_all(&n);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  char *directory = fixture_dup_directory();
  IlkStore *store = ilk_store_open(directory, &error);
  g_assert_no_error(error);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add(names, (gpointer) tables[i]->name);
  g_autofree char *homes = dup_sorted(names);
  g_autofree char *there = dup_names(store,
                                     "SELECT name FROM sqlite_schema WHERE type = 'table'"
                                     " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                                     " AND name NOT LIKE 'note\\_fts%' ESCAPE '\\'",
                                     NULL);
  g_assert_cmpstr(homes, ==, there);
  ilk_store_close(store);
  fixture_remove(directory);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/store/tables/columns", test_columns_have_one_home);
  g_test_add_func("/store/tables/tables", test_tables_have_a_home);
  return g_test_run();
}
