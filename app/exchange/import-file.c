/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each file whole or not at all.
 */
#include "app/exchange/import-file.h"

#include "app/base/error.h"
#include "app/exchange/card-table.h"
#include "config.h"

#include <glib/gi18n-lib.h>

/* One of the two is set. */
struct _IlkImport {
  /* Owned */
  IlkDeckFile *deck;
  IlkCardTable *table;
};

void
ilk_import_free(IlkImport *self)
{
  g_clear_pointer(&self->deck, ilk_deck_file_free);
  g_clear_pointer(&self->table, ilk_card_table_free);
  g_free(self);
}

static gboolean
is_markdown(const char *name)
{
  static const char *const suffixes[] = {".md", ".markdown", ".interlock"};

  for (gsize i = 0; i < G_N_ELEMENTS(suffixes); i++)
    if (g_str_has_suffix(name, suffixes[i]))
      return TRUE;
  return FALSE;
}

IlkImport *
ilk_import_read(GFile *file, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail(G_IS_FILE(file), NULL);

  g_autoptr(IlkImport) self = g_new0(IlkImport, 1);
  g_autofree char *name = g_file_get_parse_name(file);
  const char *path = g_file_peek_path(file);

  if (is_markdown(name))
    self->deck = ilk_deck_file_load(file, cancellable, error);
  else if (path != NULL && (g_str_has_suffix(path, ".csv") || g_str_has_suffix(path, ".tsv")))
    self->table = ilk_card_table_read_csv(path, error);
  else
    g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID,
                _("“%s” cannot be imported: deck files end in .md, .interlock, .csv or .tsv."),
                name);
  return self->deck != NULL || self->table != NULL ? g_steal_pointer(&self) : NULL;
}

const IlkDeckFile *
ilk_import_get_deck(const IlkImport *self)
{
  return self->deck != NULL ? self->deck : self->table->deck;
}

gboolean
ilk_import_store(IlkImport *self, IlkCollection *collection, IlkImportSummary *summary,
                 GError **error)
{
  g_return_val_if_fail(summary != NULL, FALSE);

  if (self->deck != NULL)
    return ilk_collection_import(collection, self->deck, summary, error);
  return ilk_collection_import_sm2(collection, self->table->deck,
                                   (const IlkSm2Memory *) (gpointer) self->table->memories->data,
                                   self->table->memories->len, summary, error);
}

gboolean
ilk_import_deck(IlkCollection *collection, GFile *file, GCancellable *cancellable, char **title,
                IlkImportSummary *summary, GError **error)
{
  g_return_val_if_fail(title != NULL && summary != NULL, FALSE);

  g_autoptr(IlkImport) import = ilk_import_read(file, cancellable, error);
  if (import == NULL || !ilk_import_store(import, collection, summary, error))
    return FALSE;
  *title = g_strdup(ilk_import_get_deck(import)->title);
  return TRUE;
}
