/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures come before the deck that names them, so that a deck that is there is complete.
 */
#include "app/exchange/deck-export.h"

#include "app/base/clean-text.h"
#include "app/base/error.h"
#include "app/base/open-file.h"
#include "app/base/save-file.h"
#include "app/base/zip-library.h"
#include "app/exchange/export-plan.h"
#include "app/exchange/gift.h"
#include "app/store/front/collection-decks.h"
#include "app/store/media/media-files.h"
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define DECK_NAME "deck.md"
/* The first day a .zip knows: when a deck was exported is nobody's business. */
#define FIRST_DATE 0x21

gboolean
ilk_deck_export_is_archive(const char *name)
{
  return g_str_has_suffix(name, ".zip");
}

static gboolean
fail(const char *path, const char *why, GError **error)
{
  g_autofree char *name = ilk_clean_path(path);
  g_set_error(error, ILK_ERROR, ILK_ERROR_FAILED, _("“%s” could not be saved: %s."), name, why);
  return FALSE;
}

static gboolean
write_bytes(GOutputStream *out, gpointer data, GError **error)
{
  gsize length;
  gconstpointer bytes = g_bytes_get_data(data, &length);
  return g_output_stream_write_all(out, bytes, length, NULL, NULL, error);
}

/* Whether what lies at @path is @bytes already. @exists: (out) */
static gboolean
is_there(const char *path, GBytes *bytes, gboolean *exists)
{
  int fd = ilk_open_path(path, NULL);
  g_autoptr(GMappedFile) mapped = fd >= 0 ? g_mapped_file_new_from_fd(fd, FALSE, NULL) : NULL;
  g_autoptr(GBytes) there = mapped != NULL ? g_mapped_file_get_bytes(mapped) : NULL;
  if (fd >= 0)
    close(fd);
  *exists = g_file_test(path, G_FILE_TEST_EXISTS) || g_file_test(path, G_FILE_TEST_IS_SYMLINK);
  return there != NULL && g_bytes_equal(there, bytes);
}

/* A link in the folder must not lead a picture elsewhere. */
static gboolean
stays_inside(const char *folder, const char *parent)
{
  g_autofree char *real_folder = realpath(folder, NULL);
  g_autofree char *real = realpath(parent, NULL);
  gsize length = real_folder != NULL ? strlen(real_folder) : 0;
  return real != NULL && real_folder != NULL && g_str_has_prefix(real, real_folder) &&
         (length == 1 || strchr("/", real[length]) != NULL);
}

static gboolean
write_beside(const char *folder, const char *name, GBytes *bytes, GError **error)
{
  gboolean exists;
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname(path);
  if (g_mkdir_with_parents(parent, 0777) != 0)
    return fail(parent, g_strerror(errno), error);
  if (!stays_inside(folder, parent))
    return fail(path, _("its folder is a link to another place"), error);
  if (is_there(path, bytes, &exists))
    return TRUE;
  if (exists) {
    g_autofree char *shown = ilk_clean_path(path);
    g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID,
                _("“%s” is another file. Export into a folder of its own, or as .zip."), shown);
    return FALSE;
  }
  g_autoptr(GFile) file = g_file_new_for_path(path);
  return ilk_save_file(file, write_bytes, bytes, error);
}

/* What the collection has lost does not keep the rest from being saved. */
static gboolean
export_files(IlkCollection *collection, const GPtrArray *files, const char *folder,
             IlkDeckExport *done, GError **error)
{
  for (guint i = 0; i < files->len; i++) {
    const IlkExportedFile *file = files->pdata[i];
    g_autoptr(GBytes) bytes =
        ilk_media_files_read(ilk_collection_get_directory(collection), file->hash, NULL);
    if (bytes == NULL)
      done->missing++;
    else if (!write_beside(folder, file->name, bytes, error))
      return FALSE;
    else
      done->files++;
  }
  return TRUE;
}

static gboolean
export_folder(IlkCollection *collection, IlkDeckFile *deck, GFile *file, IlkDeckExport *done,
              GError **error)
{
  const char *path = g_file_peek_path(file);
  g_autofree char *name = g_file_get_basename(file);
  g_autoptr(GPtrArray) files = ilk_export_plan(deck, name);
  g_autofree char *folder = path != NULL ? g_path_get_dirname(path) : NULL;
  if (folder == NULL)
    done->missing = files->len;
  return (folder == NULL || export_files(collection, files, folder, done, error)) &&
         ilk_deck_file_save(deck, file, error);
}

/* Takes @source. */
static gboolean
add_member(const IlkZip *library, zip_t *zip, const char *name, zip_source_t *source,
           zip_int32_t method)
{
  zip_int64_t index =
      source != NULL ? library->zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8) : -1;
  if (index < 0 && source != NULL)
    library->zip_source_free(source);
  return index >= 0 &&
         library->zip_set_file_compression(zip, (zip_uint64_t) index, method, 0) == 0 &&
         library->zip_file_set_dostime(zip, (zip_uint64_t) index, 0, FIRST_DATE, 0) == 0;
}

static gboolean
add_files(IlkCollection *collection, const IlkZip *library, zip_t *zip, const GPtrArray *files,
          IlkDeckExport *done)
{
  const char *directory = ilk_collection_get_directory(collection);
  for (guint i = 0; i < files->len; i++) {
    const IlkExportedFile *file = files->pdata[i];
    g_autofree char *path = ilk_media_files_dup_path(directory, file->hash);
    if (ilk_media_files_look(directory, file->hash) != ILK_MEDIA_WHOLE) {
      done->missing++;
      continue;
    }
    /* Pictures and sounds are packed already. */
    if (!add_member(library, zip, file->name, library->zip_source_file_create(path, 0, -1, NULL),
                    ZIP_CM_STORE))
      return FALSE;
    done->files++;
  }
  return TRUE;
}

static gboolean
write_archive(IlkCollection *collection, IlkDeckFile *deck, const char *path, IlkDeckExport *done,
              GError **error)
{
  int code = 0;
  const IlkZip *library = ilk_zip_load(error);
  if (library == NULL)
    return FALSE;
  g_autoptr(GPtrArray) files = ilk_export_plan(deck, DECK_NAME);
  g_autofree char *markdown = ilk_deck_file_to_markdown(deck);
  zip_t *zip = library->zip_open(path, ZIP_CREATE | ZIP_EXCL, &code);
  if (zip == NULL)
    return fail(path, g_strerror(errno), error);
  zip_source_t *text = library->zip_source_buffer(zip, markdown, strlen(markdown), 0);
  if (add_member(library, zip, DECK_NAME, text, ZIP_CM_DEFLATE) &&
      add_files(collection, library, zip, files, done) && library->zip_close(zip) == 0)
    return TRUE;
  fail(path, library->zip_strerror(zip), error);
  library->zip_discard(zip);
  return FALSE;
}

static gboolean
put_in_place(const char *partial, const char *path, GError **error)
{
  int fd = open(partial, O_RDONLY | O_CLOEXEC);
  gboolean placed = fd >= 0 && fsync(fd) == 0 && g_rename(partial, path) == 0;
  int number = errno;
  if (fd >= 0)
    close(fd);
  return placed || fail(path, g_strerror(number), error);
}

static gboolean
export_archive(IlkCollection *collection, IlkDeckFile *deck, GFile *file, IlkDeckExport *done,
               GError **error)
{
  const char *path = g_file_peek_path(file);
  if (path == NULL) {
    g_autofree char *name = ilk_clean_file(file);
    return fail(name, _("an archive can only be saved on this computer"), error);
  }
  g_autofree char *target = ilk_save_dup_target(path);
  if (target == NULL)
    return fail(path, g_strerror(ELOOP), error);
  g_autofree char *partial = g_strdup_printf("%s.%08x.part", target, g_random_int());
  gboolean written =
      write_archive(collection, deck, partial, done, error) && put_in_place(partial, target, error);
  if (!written)
    g_unlink(partial);
  return written;
}

/* A file without a question would be read by nobody. */
static gboolean
export_gift(IlkDeckFile *deck, GFile *file, IlkDeckExport *done, GError **error)
{
  IlkGiftSum sum;
  g_autofree char *name = g_file_get_basename(file);
  g_autoptr(GPtrArray) files = ilk_export_plan(deck, name);
  g_autofree char *text = ilk_gift_to_text(deck, &sum);
  done->cards = sum.written;
  done->unkept = files->len;
  done->hidden = sum.hidden;
  done->unanswered += sum.unanswered;
  done->unwritten = sum.unwritten;
  if (sum.written > 0)
    return ilk_save_text(file, text, error);
  g_autofree char *losses = ilk_deck_export_dup_losses(done);
  g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID,
              _("No card of the deck can be a question in GIFT. %s"), losses);
  return FALSE;
}

static void
append_loss(GString *text, const char *format, guint n)
{
  if (n == 0)
    return;
  g_autofree char *number = g_strdup_printf("%u", n);
  g_autoptr(GString) sentence = g_string_new(format);
  g_string_replace(sentence, "%u", number, 1);
  g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "", sentence->str);
}

char *
ilk_deck_export_dup_losses(const IlkDeckExport *self)
{
  g_return_val_if_fail(self != NULL, NULL);

  g_autoptr(GString) text = g_string_new(NULL);
  append_loss(text,
              ngettext("%u card that asks for a part of a picture was left out.",
                       "%u cards that ask for a part of a picture were left out.", self->hidden),
              self->hidden);
  append_loss(text,
              ngettext("%u card without a question or without an answer was left out.",
                       "%u cards without a question or without an answer were left out.",
                       self->unanswered),
              self->unanswered);
  append_loss(text,
              ngettext("%u wrong answer to a number is none that GIFT knows, and was left out.",
                       "%u wrong answers to numbers are none that GIFT knows, and were left out.",
                       self->unwritten),
              self->unwritten);
  append_loss(text,
              ngettext("%u picture or sound has no place in such a file.",
                       "%u pictures and sounds have no place in such a file.", self->unkept),
              self->unkept);
  append_loss(text,
              ngettext("%u picture or sound is not in the collection, and was left out.",
                       "%u pictures and sounds are not in the collection, and were left out.",
                       self->missing),
              self->missing);
  return text->len > 0 ? g_strdup(text->str) : NULL;
}

static gboolean
fail_empty(const IlkDeckExport *counted, GError **error)
{
  g_autofree char *losses = ilk_deck_export_dup_losses(counted);
  g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID, "%s%s%s",
              _("The deck has no card, so there is nothing to export."), losses != NULL ? " " : "",
              losses != NULL ? losses : "");
  return FALSE;
}

gboolean
ilk_deck_export(IlkCollection *collection, gint64 deck, GFile *file, IlkDeckExport *done,
                GError **error)
{
  g_return_val_if_fail(G_IS_FILE(file) && done != NULL, FALSE);

  IlkDeckExport counted = {0};
  g_autofree char *name = g_file_get_basename(file);
  g_autoptr(IlkDeckFile) content = ilk_collection_dup_deck_file(collection, deck, error);
  if (content == NULL)
    return FALSE;
  counted.cards = content->cards->len;
  counted.unanswered = content->left_out;
  /* No reader would take it: a deck file without a card is a mistake. */
  if (counted.cards == 0)
    return fail_empty(&counted, error);
  gboolean exported = g_str_has_suffix(name, ".gift") ? export_gift(content, file, &counted, error)
                      : ilk_deck_export_is_archive(name)
                          ? export_archive(collection, content, file, &counted, error)
                          : export_folder(collection, content, file, &counted, error);
  if (exported)
    *done = counted;
  return exported;
}
