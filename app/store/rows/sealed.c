/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One loop for all of them.
 */
#include "app/store/rows/sealed.h"

#include "app/store/rows/grave.h"
#include "app/store/rows/journal.h"
#include "app/store/rows/listening.h"
#include "app/store/rows/quiz-answer.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

IlkTable ilk_media_table = {.name = "media", .columns = ILK_MEDIA_COLUMNS};

static IlkTable *const tables[] = {&ilk_grave_table, &ilk_media_table, &ilk_edit_table,
                                   &ilk_quiz_answer_table, &ilk_listening_table};

gboolean
ilk_sealed_verify(IlkStore *store, GPtrArray *problems, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
    gint64 n = 0;
    IlkQuery *query = ilk_table_query(tables[i], store->db, ILK_TABLE_COUNT_BROKEN);
    if (!ilk_query_fetch_int(query, &n, error))
      return FALSE;
    if (n > 0)
      /* Translators: %s is a table of the database, such as “edit”. */
      g_ptr_array_add(
          problems, g_strdup_printf(ngettext("%" PRId64 " row of “%s” is not as it was saved.",
                                             "%" PRId64 " rows of “%s” are not as they were saved.",
                                             (gulong) n),
                                    n, tables[i]->name));
  }
  return TRUE;
}

static gboolean
add_row(IlkStore *store, IlkQuery *row, IlkTable *table, int n, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_table_query(table, store->db, ILK_TABLE_KEEP);
  for (int column = 0; column < n; column++)
    ilk_query_bind_column(query, row, column);
  return ilk_query_run(query, error);
}

gboolean
ilk_sealed_copy(IlkStore *store, IlkDatabase *damaged, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
    g_auto(GStrv) columns = ilk_table_list_columns(tables[i]);
    int n = (int) g_strv_length(columns);
    g_autoptr(IlkQuery) row = ilk_table_query(tables[i], damaged, ILK_TABLE_LIST_SOUND);
    while (ilk_query_step(row, NULL) > 0)
      if (!add_row(store, row, tables[i], n, error))
        return FALSE;
  }
  return TRUE;
}
