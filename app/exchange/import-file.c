/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each file whole or not at all.
 */
#include "app/exchange/import-file.h"

#include "app/base/error.h"
#include "app/exchange/card-table.h"
#include "config.h"

#include <glib/gi18n-lib.h>

static gboolean
import_markdown(IlkCollection *collection, GFile *file, GCancellable *cancellable, char **title,
                IlkImportSummary *summary, GError **error)
{
  g_autoptr(IlkDeckFile) deck = ilk_deck_file_load(file, cancellable, error);
  if (deck == NULL || !ilk_collection_import(collection, deck, summary, error))
    return FALSE;
  *title = g_strdup(deck->title);
  return TRUE;
}

static gboolean
import_table(IlkCollection *collection, const char *path, char **title, IlkImportSummary *summary,
             GError **error)
{
  g_autoptr(IlkCardTable) table = ilk_card_table_read_csv(path, error);
  if (table == NULL ||
      !ilk_collection_import_sm2(collection, table->deck,
                                 (const IlkSm2Memory *) (gpointer) table->memories->data,
                                 table->memories->len, summary, error))
    return FALSE;
  *title = g_strdup(table->deck->title);
  return TRUE;
}

gboolean
ilk_import_deck(IlkCollection *collection, GFile *file, GCancellable *cancellable, char **title,
                IlkImportSummary *summary, GError **error)
{
  g_return_val_if_fail(title != NULL && summary != NULL, FALSE);

  g_autofree char *name = g_file_get_parse_name(file);
  const char *path = g_file_peek_path(file);

  if (g_str_has_suffix(name, ".md") || g_str_has_suffix(name, ".markdown"))
    return import_markdown(collection, file, cancellable, title, summary, error);
  if (path != NULL && g_str_has_suffix(path, ".csv"))
    return import_table(collection, path, title, summary, error);
  g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID,
              _("“%s” cannot be imported: deck files end in .md or .csv."), name);
  return FALSE;
}
