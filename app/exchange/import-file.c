/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each file whole or not at all.
 */
#include "app/exchange/import-file.h"

#include "app/base/error.h"
#include "app/exchange/aiken.h"
#include "app/exchange/card-table.h"
#include "app/exchange/deck-archive.h"
#include "app/exchange/gift.h"
#include "app/exchange/media-source.h"
#include "config.h"

#include <glib/gi18n-lib.h>

/* Either @deck or @table is set. */
struct _IlkImport {
  /* Owned */
  IlkDeckFile *deck;
  IlkCardTable *table;
  IlkDeckArchive *archive; /* that @deck came in, or NULL */
  char *folder;            /* that @deck lies in, or NULL */
  GPtrArray *missing;      /* names */
};

void
ilk_import_free(IlkImport *self)
{
  g_clear_pointer(&self->deck, ilk_deck_file_free);
  g_clear_pointer(&self->table, ilk_card_table_free);
  g_clear_pointer(&self->archive, ilk_deck_archive_free);
  g_ptr_array_unref(self->missing);
  g_free(self->folder);
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

static IlkDeckFile *
read_archive(IlkImport *self, GFile *file, GError **error)
{
  self->archive = ilk_deck_archive_open(file, error);
  return self->archive != NULL ? ilk_deck_archive_read_deck(self->archive, error) : NULL;
}

static IlkDeckFile *
read_markdown(IlkImport *self, GFile *file, GCancellable *cancellable, GError **error)
{
  const char *path = g_file_peek_path(file);
  self->folder = path != NULL ? g_path_get_dirname(path) : NULL;
  return ilk_deck_file_load(file, cancellable, error);
}

/* Questions as teachers write them. What is called .txt may be either. */
static gboolean
is_questions(const char *name)
{
  static const char *const suffixes[] = {".gift", ".aiken", ".txt"};

  for (gsize i = 0; i < G_N_ELEMENTS(suffixes); i++)
    if (g_str_has_suffix(name, suffixes[i]))
      return TRUE;
  return FALSE;
}

static IlkDeckFile *
read_questions(GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *base_name = g_file_get_basename(file);
  g_autofree char *name = g_filename_display_name(base_name);
  g_autofree char *text = NULL;
  gsize length = 0;

  if (!g_file_load_contents(file, cancellable, &text, &length, NULL, error))
    return NULL;
  if (g_str_has_suffix(name, ".aiken") ||
      (!g_str_has_suffix(name, ".gift") && ilk_aiken_is(text, length)))
    return ilk_aiken_parse(text, length, name, error);
  return ilk_gift_parse(text, length, name, error);
}

IlkImport *
ilk_import_read(GFile *file, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail(G_IS_FILE(file), NULL);

  g_autoptr(IlkImport) self = g_new0(IlkImport, 1);
  self->missing = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(self->missing, NULL);
  g_autofree char *name = g_file_get_parse_name(file);
  const char *path = g_file_peek_path(file);

  if (is_markdown(name))
    self->deck = read_markdown(self, file, cancellable, error);
  else if (g_str_has_suffix(name, ".zip"))
    self->deck = read_archive(self, file, error);
  else if (is_questions(name))
    self->deck = read_questions(file, cancellable, error);
  else if (path != NULL && (g_str_has_suffix(path, ".csv") || g_str_has_suffix(path, ".tsv")))
    self->table = ilk_card_table_read_csv(path, error);
  else
    g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID,
                _("“%s” cannot be imported: deck files end in .md, .interlock, .zip, .csv or .tsv, "
                  "files of questions in .gift, .aiken or .txt."),
                name);
  return self->deck != NULL || self->table != NULL ? g_steal_pointer(&self) : NULL;
}

const IlkDeckFile *
ilk_import_get_deck(const IlkImport *self)
{
  return self->deck != NULL ? self->deck : self->table->deck;
}

const char *const *
ilk_import_get_missing(const IlkImport *self)
{
  return (const char *const *) self->missing->pdata;
}

/* A deck that lies nowhere has nothing beside it. */
static gboolean
bring_media(IlkImport *self, IlkCollection *collection, GError **error)
{
  g_ptr_array_set_size(self->missing, 0);
  gboolean brought = TRUE;
  if (self->archive != NULL)
    brought = ilk_media_bring(collection, self->deck, ilk_deck_archive_read, self->archive,
                              self->missing, error);
  else if (self->folder != NULL)
    brought = ilk_media_bring(collection, self->deck, ilk_media_folder_read, self->folder,
                              self->missing, error);
  g_ptr_array_add(self->missing, NULL);
  return brought;
}

gboolean
ilk_import_store(IlkImport *self, IlkCollection *collection, IlkImportSummary *summary,
                 GError **error)
{
  g_return_val_if_fail(summary != NULL, FALSE);

  if (self->deck != NULL)
    return bring_media(self, collection, error) &&
           ilk_collection_import(collection, self->deck, summary, error);
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
