/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each file whole or not at all.
 *
 * The pictures of a deck have to be in the collection before its cards, and the collection is at
 * work while the cards are read. So a deck that names any is read twice: once for its pictures.
 */
#include "app/exchange/import-file.h"

#include "app/anki/arrival.h"
#include "app/anki/mnemosyne-cards.h"
#include "app/base/clean-text.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/base/open-file.h"
#include "app/deckfile/deck-reader.h"
#include "app/exchange/aiken.h"
#include "app/exchange/anki-text.h"
#include "app/exchange/card-table.h"
#include "app/exchange/deck-archive.h"
#include "app/exchange/gift.h"
#include "app/exchange/media-source.h"
#include "app/exchange/notes-folder.h"
#include "app/exchange/question-file.h"
#include "app/exchange/term-list.h"
#include "app/store/anki/anki-source.h"
#include "app/store/anki/mnemosyne-source.h"
#include "app/store/front/collection-media.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PROBED_BYTES (64 * 1024)

struct _IlkImport {
  /* Owned */
  IlkCardSource *source;
  GFile *file;
  IlkAnkiPackage *package;  /* or NULL */
  IlkMnemosyneCards *cards; /* or NULL */
  IlkDeckArchive *archive;  /* that the deck came in, or NULL */
  IlkDeckFile *deck;        /* that was read as a whole, or NULL */
  IlkLossReport *losses;    /* of a file of questions, or NULL */
  char *folder;             /* that the deck lies in, or NULL */
  char *notes_folder;       /* that another program's notes lie in, or NULL */
  GPtrArray *missing;       /* names */

  /* Borrowed */
  IlkCollection *target; /* that files are put into, NULL while nothing is stored */

  gboolean is_terms;
  gboolean used; /* @source is not at its beginning any more */
};

void
ilk_import_free(IlkImport *self)
{
  g_clear_pointer(&self->source, ilk_card_source_free);
  g_clear_pointer(&self->deck, ilk_deck_file_free);
  g_clear_pointer(&self->package, ilk_anki_package_free);
  g_clear_pointer(&self->cards, ilk_mnemosyne_cards_free);
  g_clear_pointer(&self->archive, ilk_deck_archive_free);
  g_clear_pointer(&self->missing, g_ptr_array_unref);
  g_clear_pointer(&self->losses, ilk_loss_report_free);
  g_clear_object(&self->file);
  g_free(self->folder);
  g_free(self->notes_folder);
  g_free(self);
}

static gboolean
has_suffix(const char *name, const char *const *suffixes)
{
  for (; *suffixes != NULL; suffixes++)
    if (g_str_has_suffix(name, *suffixes))
      return TRUE;
  return FALSE;
}

gboolean
ilk_import_is_table(GFile *file)
{
  static const char *const suffixes[] = {".csv", ".tsv", NULL};
  g_autofree char *name = g_file_get_basename(file);
  return has_suffix(name, suffixes) && !ilk_anki_text_file_is(file);
}

static IlkCardSource *
open_archive(IlkImport *self, GFile *file, GError **error)
{
  self->archive = ilk_deck_archive_open(file, error);
  self->deck = self->archive != NULL ? ilk_deck_archive_read_deck(self->archive, error) : NULL;
  return self->deck != NULL ? ilk_card_source_new_for_deck(self->deck, NULL, 0) : NULL;
}

/* Where pictures are looked for that the deck names. */
static void
find_folder(IlkImport *self, GFile *file)
{
  const char *path = g_file_peek_path(file);
  self->folder = path != NULL ? g_path_get_dirname(path) : NULL;
}

static IlkCardSource *
open_markdown(IlkImport *self, GFile *file, GCancellable *cancellable, GError **error)
{
  find_folder(self, file);
  return ilk_deck_reader_new(file, cancellable, error);
}

/* Questions as teachers write them. What is called .txt may be either. */
static gboolean
is_questions(const char *name)
{
  static const char *const suffixes[] = {".gift", ".aiken", ".txt", NULL};
  return has_suffix(name, suffixes);
}

/* Whether @text, which is neither Aiken nor called GIFT, is a list of terms: braces are GIFT's. */
static gboolean
is_terms(const char *text, gsize length)
{
  gsize mark = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  g_autofree char *copy = g_strndup(text + mark, length - mark);
  IlkTermMarks marks = {0};
  if (length > ILK_MAX_TERM_LIST_BYTES || memchr(text, '\0', length) != NULL ||
      !g_utf8_validate(copy, -1, NULL) || strpbrk(copy, "{}") != NULL)
    return FALSE;
  ilk_question_text_clean(copy);
  return ilk_term_list_find(copy, strlen(copy), &marks);
}

static IlkDeckFile *
read_questions(IlkImport *self, GFile *file, const IlkTermMarks *marks, GCancellable *cancellable,
               GError **error)
{
  g_autofree char *base_name = g_file_get_basename(file);
  g_autofree char *name = ilk_clean_path(base_name);
  gsize length = 0;

  /* One byte more than may be, so that the parser says what is too large. */
  g_autofree char *text =
      ilk_read_file(file, ILK_MAX_DECK_TEXT_BYTES + 1, &length, cancellable, error);
  if (text == NULL)
    return NULL;
  self->is_terms = marks != NULL;
  if (marks != NULL)
    return ilk_term_list_parse(text, length, marks, name, error);
  if (g_str_has_suffix(name, ".aiken") ||
      (!g_str_has_suffix(name, ".gift") && ilk_aiken_is(text, length)))
    return ilk_aiken_parse(text, length, name, error);
  self->is_terms = !g_str_has_suffix(name, ".gift") && is_terms(text, length);
  if (self->is_terms)
    return ilk_term_list_parse(text, length, NULL, name, error);
  return ilk_gift_parse(text, length, name, self->losses, error);
}

static IlkCardSource *
open_questions(IlkImport *self, GFile *file, const IlkTermMarks *marks, GCancellable *cancellable,
               GError **error)
{
  self->losses = ilk_loss_report_new();
  self->deck = read_questions(self, file, marks, cancellable, error);
  find_folder(self, file);
  return self->deck != NULL ? ilk_card_source_new_for_deck(self->deck, NULL, 0) : NULL;
}

/* Called while the package is read. What is not to be stored is looked for, but not unpacked. */
static gboolean
find_media(gpointer data, const char *name, char **hash, GError **error)
{
  IlkImport *self = data;
  if (self->target == NULL)
    return ilk_anki_package_has_media(self->package, name);
  g_autoptr(GError) failure = NULL;
  g_autoptr(GBytes) bytes = ilk_anki_package_read_media(self->package, name, &failure);
  if (bytes != NULL)
    *hash = ilk_collection_put_media(self->target, bytes, &failure);
  if (failure != NULL)
    g_propagate_error(error, g_steal_pointer(&failure));
  return bytes != NULL;
}

static IlkCardSource *
open_package(IlkImport *self, GFile *file, GError **error)
{
  self->package = ilk_anki_package_open(file, error);
  return self->package != NULL ? ilk_anki_source_new(self->package, find_media, self, error) : NULL;
}

/* The same of what lies beside a text. */
static gboolean
find_beside(gpointer data, const char *name, char **hash, GError **error)
{
  IlkImport *self = data;
  g_autoptr(GError) failure = NULL;
  g_autofree char *inside = ilk_media_name_normalise(name);
  g_autoptr(GBytes) bytes = self->notes_folder != NULL && inside != NULL
                                ? ilk_media_folder_read(self->notes_folder, inside, &failure)
                                : NULL;
  if (bytes != NULL && self->target != NULL)
    *hash = ilk_collection_put_media(self->target, bytes, &failure);
  if (failure != NULL)
    g_propagate_error(error, g_steal_pointer(&failure));
  return bytes != NULL;
}

static IlkCardSource *
open_anki_text(IlkImport *self, GFile *file, GCancellable *cancellable, GError **error)
{
  const char *path = g_file_peek_path(file);
  self->notes_folder = path != NULL ? g_path_get_dirname(path) : NULL;
  return ilk_anki_text_new(file, find_beside, self, cancellable, error);
}

static IlkCardSource *
open_notes(IlkImport *self, GFile *file, GCancellable *cancellable, GError **error)
{
  self->notes_folder = g_file_get_path(file);
  return ilk_notes_folder_new(self->notes_folder, find_beside, self, cancellable, error);
}

/* As find_media() does it. */
static gboolean
find_shared(gpointer data, const char *name, char **hash, GError **error)
{
  IlkImport *self = data;
  if (self->target == NULL)
    return ilk_mnemosyne_cards_has_media(self->cards, name);
  g_autoptr(GError) failure = NULL;
  g_autoptr(GBytes) bytes = ilk_mnemosyne_cards_read_media(self->cards, name, &failure);
  if (bytes != NULL)
    *hash = ilk_collection_put_media(self->target, bytes, &failure);
  if (failure != NULL)
    g_propagate_error(error, g_steal_pointer(&failure));
  return bytes != NULL;
}

static IlkCardSource *
open_mnemosyne(IlkImport *self, GFile *file, const char *name, GError **error)
{
  const char *path = g_file_peek_path(file);
  g_autofree char *title = g_strndup(name, (gsize) (strrchr(name, '.') - name));
  if (g_str_has_suffix(name, ".cards")) {
    self->cards = ilk_mnemosyne_cards_open(file, error);
    return self->cards != NULL ? ilk_mnemosyne_cards_read(self->cards, find_shared, self, error)
                               : NULL;
  }
  if (path == NULL || !g_file_test(path, G_FILE_TEST_EXISTS)) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND, _("“%s” is not a file on this computer."),
                name);
    return NULL;
  }
  if (!ilk_check_path(path, error))
    return NULL;
  self->notes_folder = g_strconcat(path, "_media", NULL);
  return ilk_mnemosyne_source_new(path, title, find_beside, self, error);
}

static gboolean
may_be_anki_text(const char *name)
{
  static const char *const suffixes[] = {".txt", ".csv", ".tsv", NULL};
  return has_suffix(name, suffixes);
}

static IlkCardSource *
open_source(IlkImport *self, const IlkCardColumns *columns, GCancellable *cancellable,
            GError **error)
{
  static const char *const suffixes[] = {".md", ".markdown", ".interlock", NULL};
  g_autofree char *name = ilk_clean_file(self->file);
  if (ilk_notes_folder_is(self->file))
    return open_notes(self, self->file, cancellable, error);
  if (has_suffix(name, suffixes))
    return open_markdown(self, self->file, cancellable, error);
  if (ilk_anki_package_is(self->file))
    return open_package(self, self->file, error);
  if (g_str_has_suffix(name, ".cards") || g_str_has_suffix(name, ".db"))
    return open_mnemosyne(self, self->file, name, error);
  if (g_str_has_suffix(name, ".zip"))
    return open_archive(self, self->file, error);
  if (may_be_anki_text(name) && ilk_anki_text_file_is(self->file))
    return open_anki_text(self, self->file, cancellable, error);
  if (ilk_import_is_table(self->file))
    return ilk_card_table_new(self->file, columns, cancellable, error);
  if (is_questions(name))
    return open_questions(self, self->file, NULL, cancellable, error);
  g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID,
              _("“%s” cannot be imported: deck files end in .md, .interlock, .zip, .csv or .tsv, "
                "packages of Anki’s in .apkg or .colpkg, Mnemosyne’s in .cards or .db, files of "
                "questions or terms in .gift, .aiken or .txt; a folder of Markdown notes can be, "
                "too."),
              name);
  return NULL;
}

static IlkImport *
import_new(GFile *file)
{
  IlkImport *self = g_new0(IlkImport, 1);
  self->file = g_object_ref(file);
  self->missing = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(self->missing, NULL);
  return self;
}

/* Takes @self, and @source (nullable). */
static IlkImport *
read_ahead(IlkImport *self, IlkCardSource *source)
{
  if (source == NULL) {
    ilk_import_free(self);
    return NULL;
  }
  self->source = ilk_card_source_new_ahead(source);
  return self;
}

IlkImport *
ilk_import_open(GFile *file, const IlkCardColumns *columns, GCancellable *cancellable,
                GError **error)
{
  g_return_val_if_fail(G_IS_FILE(file), NULL);

  IlkImport *self = import_new(file);
  return read_ahead(self, open_source(self, columns, cancellable, error));
}

IlkImport *
ilk_import_open_terms(GFile *file, const IlkTermMarks *marks, GCancellable *cancellable,
                      GError **error)
{
  g_return_val_if_fail(G_IS_FILE(file) && marks != NULL, NULL);

  IlkImport *self = import_new(file);
  return read_ahead(self, open_questions(self, file, marks, cancellable, error));
}

gboolean
ilk_import_is_terms(const IlkImport *self)
{
  return self->is_terms;
}

const char *
ilk_import_get_title(const IlkImport *self)
{
  return self->source->deck->title;
}

const IlkLossReport *
ilk_import_get_losses(const IlkImport *self)
{
  return self->source->package != NULL ? self->source->package->losses : self->losses;
}

const char *const *
ilk_import_get_missing(const IlkImport *self)
{
  return (const char *const *) self->missing->pdata;
}

/* Has @source begin with the first card. */
static gboolean
begin(IlkImport *self, GError **error)
{
  if (self->used && !ilk_card_source_rewind(self->source, error))
    return FALSE;
  self->used = TRUE;
  return TRUE;
}

/* Returns: whether the file, which is UTF-8, may name a picture. What was read as a whole need not
 * be read again to see that: in its HTML a picture looks otherwise. */
static gboolean
may_name_pictures(const IlkImport *self)
{
  if (self->deck != NULL)
    return TRUE;
  g_autoptr(GInputStream) stream = ilk_open_file(self->file, NULL, NULL);
  g_autofree char *bytes = g_malloc(PROBED_BYTES + 1);
  gsize kept = 0, got = 0;
  while (stream != NULL &&
         g_input_stream_read_all(stream, bytes + kept, PROBED_BYTES - kept, &got, NULL, NULL)) {
    if (g_strstr_len(bytes, (gssize) (kept + got), "![") != NULL)
      return TRUE;
    if (got == 0)
      break;
    /* The mark may be cut in two. */
    bytes[0] = bytes[kept + got - 1];
    kept = 1;
  }
  return FALSE;
}

/* A source whose cards know their pictures. */
typedef struct {
  IlkCardSource parent;
  IlkCardSource *source; /* borrowed */
  GHashTable *media;     /* owned; ids to maps */
} IllustratedSource;

static IlkCardBatch *
illustrate(IlkCardSource *source, GError **error)
{
  IllustratedSource *self = (IllustratedSource *) source;
  IlkCardBatch *batch = ilk_card_source_next(self->source, error);
  for (guint i = 0; batch != NULL && i < batch->cards->len; i++) {
    IlkDeckFileCard *card = batch->cards->pdata[i];
    g_free(card->media);
    card->media = g_strdup(g_hash_table_lookup(self->media, card->id));
  }
  return batch;
}

static gboolean
illustrate_again(IlkCardSource *source, GError **error)
{
  IllustratedSource *self = (IllustratedSource *) source;
  if (!ilk_card_source_rewind(self->source, error))
    return FALSE;
  self->parent.deck = self->source->deck;
  return TRUE;
}

static void
illustrated_source_free(IlkCardSource *source)
{
  g_hash_table_unref(((IllustratedSource *) source)->media);
  g_free(source);
}

static void
keep_maps(GHashTable *media, const IlkCardBatch *batch)
{
  for (guint i = 0; i < batch->cards->len; i++) {
    const IlkDeckFileCard *card = batch->cards->pdata[i];
    if (card->media != NULL && *card->media != '\0')
      g_hash_table_insert(media, g_strdup(card->id), g_strdup(card->media));
  }
}

/* The first of two readings. @collection: (nullable): see ilk_media_bring(). Returns: (transfer
 * full): the cards' pictures by their ids */
static GHashTable *
bring_from_folder(IlkImport *self, IlkCollection *collection, GError **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(GHashTable) media = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  if (!begin(self, error))
    return NULL;
  for (;;) {
    g_autoptr(IlkCardBatch) batch = ilk_card_source_next(self->source, &failure);
    if (batch == NULL)
      break;
    IlkDeckFile part = {.cards = batch->cards};
    if (!ilk_media_bring(collection, &part, ilk_media_folder_read, self->folder, self->missing,
                         &failure))
      break;
    keep_maps(media, batch);
  }
  if (failure == NULL)
    return g_steal_pointer(&media);
  g_propagate_error(error, g_steal_pointer(&failure));
  return NULL;
}

/* Returns: (transfer full): @self's source, at its beginning, whose cards know their pictures */
static IlkCardSource *
illustrate_from_folder(IlkImport *self, IlkCollection *collection, GError **error)
{
  GHashTable *media = bring_from_folder(self, collection, error);
  if (media == NULL)
    return NULL;
  IllustratedSource *source = g_new0(IllustratedSource, 1);
  *source = (IllustratedSource){
      {.next = illustrate, .rewind = illustrate_again, .free = illustrated_source_free},
      self->source,
      media};
  g_autoptr(IlkCardSource) owned = &source->parent;
  if (!begin(self, error))
    return NULL;
  owned->deck = self->source->deck;
  return g_steal_pointer(&owned);
}

static gboolean
store_from_folder(IlkImport *self, IlkCollection *collection, IlkImportSummary *summary,
                  GError **error)
{
  g_autoptr(IlkCardSource) source = illustrate_from_folder(self, collection, error);
  return source != NULL && ilk_collection_import_source(collection, source, summary, error);
}

static gboolean
store(IlkImport *self, IlkCollection *collection, IlkImportSummary *summary, GError **error)
{
  if (self->archive != NULL && !ilk_media_bring(collection, self->deck, ilk_deck_archive_read,
                                                self->archive, self->missing, error))
    return FALSE;
  /* A deck that lies nowhere has nothing beside it. */
  if (self->folder != NULL && may_name_pictures(self))
    return store_from_folder(self, collection, summary, error);
  return begin(self, error) &&
         ilk_collection_import_source(collection, self->source, summary, error);
}

gboolean
ilk_import_store(IlkImport *self, IlkCollection *collection, IlkImportSummary *summary,
                 GError **error)
{
  g_return_val_if_fail(summary != NULL, FALSE);

  g_ptr_array_set_size(self->missing, 0);
  self->target = self->source->package != NULL ? collection : NULL;
  gboolean stored = store(self, collection, summary, error);
  self->target = NULL;
  g_ptr_array_add(self->missing, NULL);
  return stored;
}

/* As store() does it, but for storing: so what is told beforehand is what comes of it. */
static IlkImportPreview *
preview(IlkImport *self, IlkCollection *collection, GCancellable *cancellable, GError **error)
{
  if (self->archive != NULL && !ilk_media_bring(NULL, self->deck, ilk_deck_archive_read,
                                                self->archive, self->missing, error))
    return NULL;
  if (self->folder == NULL || !may_name_pictures(self))
    return begin(self, error)
               ? ilk_collection_preview_import(collection, self->source, cancellable, error)
               : NULL;
  g_autoptr(IlkCardSource) source = illustrate_from_folder(self, NULL, error);
  return source != NULL ? ilk_collection_preview_import(collection, source, cancellable, error)
                        : NULL;
}

IlkImportPreview *
ilk_import_preview(IlkImport *self, IlkCollection *collection, GCancellable *cancellable,
                   GError **error)
{
  g_ptr_array_set_size(self->missing, 0);
  IlkImportPreview *told = preview(self, collection, cancellable, error);
  g_ptr_array_add(self->missing, NULL);
  return told;
}

gboolean
ilk_import_deck(IlkCollection *collection, GFile *file, GCancellable *cancellable, char **title,
                IlkImportSummary *summary, GError **error)
{
  g_return_val_if_fail(title != NULL && summary != NULL, FALSE);

  g_autoptr(IlkImport) self = ilk_import_open(file, NULL, cancellable, error);
  if (self == NULL || !ilk_import_store(self, collection, summary, error))
    return FALSE;
  *title = g_strdup(ilk_import_get_title(self));
  return TRUE;
}
