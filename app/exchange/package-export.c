/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The database is made beside the package, and the package beside its place.
 */
#include "app/exchange/package-export.h"

#include "app/anki/json-write.h"
#include "app/anki/pile.h"
#include "app/anki/wire-write.h"
#include "app/base/clean-text.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/base/save-file.h"
#include "app/base/zip-library.h"
#include "app/store/front/collection-package.h"
#include "app/store/media/media-files.h"
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* The first day a .zip knows: when a package was made is in its collection. */
#define FIRST_DATE 0x21
#define WHOLE ".colpkg"
#define OTHER_MEMBERS 4
/* What the latest form says of itself. */
#define META "\x08\x03"

/* A package that is being written. */
typedef struct {
  /* Owned */
  char *database;
  char *partial;
  char *pile_path;
  char *dummy;
  JsonBuilder *list;   /* of files, in one form */
  GByteArray *entries; /* or the other */
  char *json;
  IlkPile *pile; /* of packed members, in the latest form */

  /* Borrowed */
  IlkCollection *collection;
  const IlkZip *library;
  zip_t *zip;
  const char *path;
  GCancellable *cancellable;

  IlkPackageForm form;
  IlkPackageExport done;
} Packing;

static gboolean
has_suffix(const char *name, const char *suffix)
{
  g_autofree char *lower = g_ascii_strdown(name, -1);
  return g_str_has_suffix(lower, suffix);
}

gboolean
ilk_package_export_is(const char *name)
{
  return has_suffix(name, ".apkg") || has_suffix(name, WHOLE);
}

gboolean
ilk_package_export_is_whole(const char *name)
{
  return has_suffix(name, WHOLE);
}

static gboolean
fail(const char *path, const char *why, GError **error)
{
  g_autofree char *name = ilk_clean_path(path);
  g_set_error(error, ILK_ERROR, ILK_ERROR_FAILED, _("“%s” could not be saved: %s."), name, why);
  return FALSE;
}

/* Takes @source. */
static gboolean
add_member(Packing *self, const char *name, zip_source_t *source, zip_int32_t method)
{
  const IlkZip *library = self->library;
  zip_int64_t index =
      source != NULL ? library->zip_file_add(self->zip, name, source, ZIP_FL_ENC_UTF_8) : -1;
  if (index < 0 && source != NULL)
    library->zip_source_free(source);
  return index >= 0 &&
         library->zip_set_file_compression(self->zip, (zip_uint64_t) index, method, 0) == 0 &&
         library->zip_file_set_dostime(self->zip, (zip_uint64_t) index, 0, FIRST_DATE, 0) == 0;
}

static gboolean
fail_zip(const Packing *self, GError **error)
{
  return fail(self->path, self->library->zip_strerror(self->zip), error);
}

static gboolean
add_piled(Packing *self, const char *name, const IlkPiled *piled, GError **error)
{
  zip_source_t *source = self->library->zip_source_file_create(self->pile_path, piled->offset,
                                                               (zip_int64_t) piled->length, NULL);
  return add_member(self, name, source, ZIP_CM_STORE) || fail_zip(self, error);
}

static void
add_entry(GByteArray *entries, const char *name, const IlkPiled *piled)
{
  g_autoptr(GByteArray) entry = g_byte_array_new();
  ilk_wire_add_text(entry, 1, name);
  ilk_wire_add_int(entry, 2, piled->size);
  ilk_wire_add_bytes(entry, 3, piled->sha1, sizeof piled->sha1);
  ilk_wire_add_bytes(entries, 1, entry->data, entry->len);
}

/* @path: of a whole file. Pictures and sounds are packed already, but the latest form has it so. */
static gboolean
add_whole_file(Packing *self, const char *member, const char *name, const char *path,
               GError **error)
{
  IlkPiled piled;
  if (self->form == ILK_PACKAGE_LEGACY) {
    ilk_anki_json_add_text(self->list, member, name);
    return add_member(self, member, self->library->zip_source_file_create(path, 0, -1, NULL),
                      ZIP_CM_STORE) ||
           fail_zip(self, error);
  }
  if (!ilk_pile_add_file(self->pile, path, self->cancellable, &piled, error))
    return FALSE;
  add_entry(self->entries, name, &piled);
  return add_piled(self, member, &piled, error);
}

/* What is not there, or is damaged, is not taken along. */
static gboolean
add_file(Packing *self, const char *name, const char *hash, GError **error)
{
  const char *directory = ilk_collection_get_directory(self->collection);
  if (g_cancellable_set_error_if_cancelled(self->cancellable, error))
    return FALSE;
  if (self->done.files + OTHER_MEMBERS > ILK_MAX_PACKAGE_MEMBERS ||
      ilk_media_files_look(directory, hash) != ILK_MEDIA_WHOLE) {
    self->done.missing++;
    return TRUE;
  }
  g_autofree char *member = g_strdup_printf("%u", self->done.files++);
  g_autofree char *path = ilk_media_files_dup_path(directory, hash);
  return add_whole_file(self, member, name, path, error);
}

static gboolean
add_files(Packing *self, GHashTable *files, GError **error)
{
  g_autoptr(GList) names = g_list_sort(g_hash_table_get_keys(files), (GCompareFunc) strcmp);
  gboolean added = TRUE;
  for (GList *at = names; at != NULL && added; at = at->next)
    added = add_file(self, at->data, g_hash_table_lookup(files, at->data), error);
  return added;
}

static gboolean
add_list(Packing *self, GError **error)
{
  IlkPiled piled;
  if (self->form == ILK_PACKAGE_LATEST)
    return ilk_pile_add_bytes(self->pile, self->entries->data, self->entries->len, &piled, error) &&
           add_piled(self, "media", &piled, error);
  self->json = ilk_anki_json_end(g_steal_pointer(&self->list));
  zip_source_t *list =
      self->library->zip_source_buffer(self->zip, self->json, strlen(self->json), 0);
  return add_member(self, "media", list, ZIP_CM_DEFLATE) || fail_zip(self, error);
}

static gboolean
add_whole_database(Packing *self, const char *name, const char *path, GError **error)
{
  return add_member(self, name, self->library->zip_source_file_create(path, 0, -1, NULL),
                    ZIP_CM_DEFLATE) ||
         fail_zip(self, error);
}

/* Programs that do not know the form find a collection that says so. */
static gboolean
add_latest_database(Packing *self, GError **error)
{
  IlkPiled piled;
  zip_source_t *meta = self->library->zip_source_buffer(self->zip, META, strlen(META), 0);
  return (add_member(self, "meta", meta, ZIP_CM_STORE) || fail_zip(self, error)) &&
         ilk_pile_add_file(self->pile, self->database, self->cancellable, &piled, error) &&
         add_piled(self, "collection.anki21b", &piled, error) &&
         ilk_anki_export_dummy(self->dummy, error) &&
         add_whole_database(self, "collection.anki2", self->dummy, error);
}

static gboolean
fill(Packing *self, GHashTable *files, GError **error)
{
  gboolean begun = self->form == ILK_PACKAGE_LATEST
                       ? add_latest_database(self, error)
                       : add_whole_database(self, "collection.anki2", self->database, error);
  return begun && add_files(self, files, error) && add_list(self, error);
}

static int
is_cancelled_cb(zip_t *zip, void *data)
{
  return g_cancellable_is_cancelled(data);
}

static gboolean
close_zip(Packing *self, GError **error)
{
  if (self->cancellable != NULL)
    (void) self->library->zip_register_cancel_callback_with_state(self->zip, is_cancelled_cb, NULL,
                                                                  self->cancellable);
  if (self->library->zip_close(self->zip) == 0) {
    self->zip = NULL;
    return TRUE;
  }
  return !g_cancellable_set_error_if_cancelled(self->cancellable, error) &&
         fail(self->path, self->library->zip_strerror(self->zip), error);
}

static gboolean
pack(Packing *self, GHashTable *files, GError **error)
{
  self->library = ilk_zip_load(error);
  if (self->library == NULL)
    return FALSE;
  self->pile = self->form == ILK_PACKAGE_LATEST ? ilk_pile_new(self->pile_path, error) : NULL;
  if (self->form == ILK_PACKAGE_LATEST && self->pile == NULL)
    return FALSE;
  self->zip = self->library->zip_open(self->partial, ZIP_CREATE | ZIP_EXCL, NULL);
  if (self->zip == NULL)
    return fail(self->path, g_strerror(errno), error);
  gboolean packed = fill(self, files, error) && close_zip(self, error);
  if (self->zip != NULL)
    self->library->zip_discard(self->zip);
  return packed;
}

static gboolean
put_in_place(const Packing *self, GError **error)
{
  int fd = open(self->partial, O_RDONLY | O_CLOEXEC);
  gboolean placed = fd >= 0 && fsync(fd) == 0 && g_rename(self->partial, self->path) == 0;
  int number = errno;
  if (fd >= 0)
    close(fd);
  return placed || fail(self->path, g_strerror(number), error);
}

static gboolean
fail_empty(const IlkPackageExport *done, GError **error)
{
  g_autofree char *losses = ilk_package_export_dup_losses(done);
  g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID, "%s%s%s",
              _("There is no card that could go into a package."), losses != NULL ? " " : "",
              losses != NULL ? losses : "");
  return FALSE;
}

static gboolean
write_package(Packing *self, gint64 deck, GError **error)
{
  g_autoptr(GHashTable) files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  IlkAnkiExport request = {.path = self->database,
                           .deck = deck,
                           .latest = self->form == ILK_PACKAGE_LATEST,
                           .cancellable = self->cancellable,
                           .files = files};
  if (!ilk_collection_write_package(self->collection, &request, error))
    return FALSE;
  self->done.sum = request.sum;
  if (request.sum.cards == 0)
    return fail_empty(&self->done, error);
  return pack(self, files, error) && put_in_place(self, error);
}

static void
packing_init(Packing *self, const char *path)
{
  guint32 random = g_random_int();
  self->path = path;
  self->partial = g_strdup_printf("%s.%08x.part", path, random);
  self->database = g_strdup_printf("%s.%08x.db.part", path, random);
  self->pile_path = g_strdup_printf("%s.%08x.pile.part", path, random);
  self->dummy = g_strdup_printf("%s.%08x.old.part", path, random);
  self->list = json_builder_new();
  self->entries = g_byte_array_new();
  json_builder_begin_object(self->list);
}

/* Whatever lies beside the package goes. */
static void
packing_clear(Packing *self)
{
  char *const paths[] = {self->partial, self->database, self->pile_path, self->dummy};
  g_clear_pointer(&self->pile, ilk_pile_free);
  for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
    g_unlink(paths[i]);
    g_free(paths[i]);
  }
  g_clear_object(&self->list);
  g_byte_array_unref(self->entries);
  g_free(self->json);
}

gboolean
ilk_package_export(IlkCollection *collection, gint64 deck, GFile *file, IlkPackageForm form,
                   GCancellable *cancellable, IlkPackageExport *done, GError **error)
{
  g_return_val_if_fail(G_IS_FILE(file) && done != NULL, FALSE);

  const char *path = g_file_peek_path(file);
  if (path == NULL) {
    g_autofree char *name = ilk_clean_file(file);
    return fail(name, _("an archive can only be saved on this computer"), error);
  }
  g_autofree char *target = ilk_save_dup_target(path);
  if (target == NULL || g_file_test(target, G_FILE_TEST_IS_DIR))
    return fail(path, g_strerror(target == NULL ? ELOOP : EISDIR), error);
  Packing self = {.collection = collection, .cancellable = cancellable, .form = form};
  packing_init(&self, target);
  gboolean written = write_package(&self, deck, error);
  if (written)
    *done = self.done;
  packing_clear(&self);
  return written;
}

/* @format: with a %u for @n */
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
ilk_package_export_dup_losses(const IlkPackageExport *self)
{
  const IlkAnkiExportSum *sum = &self->sum;
  g_autoptr(GString) text = g_string_new(NULL);
  append_loss(text,
              ngettext("%u wrong answer for quizzes was left out: Anki has no place for it.",
                       "%u wrong answers for quizzes were left out: Anki has no place for them.",
                       sum->lures),
              sum->lures);
  append_loss(text,
              ngettext("%u note is asked as a plain question, without what is chosen, paired, put "
                       "in order or accepted besides.",
                       "%u notes are asked as plain questions, without what is chosen, paired, put "
                       "in order or accepted besides.",
                       sum->keys),
              sum->keys);
  append_loss(text,
              ngettext("%u note goes without its short answer.",
                       "%u notes go without their short answers.", sum->shorts),
              sum->shorts);
  append_loss(text,
              ngettext("%u note does not say any more which come before it.",
                       "%u notes do not say any more which come before them.", sum->needs),
              sum->needs);
  append_loss(
      text,
      ngettext("%u card goes without its demo.", "%u cards go without their demos.", sum->demos),
      sum->demos);
  append_loss(text,
              ngettext("%u card that asks for a part of a picture was left out.",
                       "%u cards that ask for a part of a picture were left out.", sum->hidden),
              sum->hidden);
  append_loss(text,
              ngettext("%u note that is damaged was left out.",
                       "%u notes that are damaged were left out.", sum->damaged),
              sum->damaged);
  append_loss(text,
              ngettext("%u picture or sound is not in the collection, and was left out.",
                       "%u pictures and sounds are not in the collection, and were left out.",
                       self->missing),
              self->missing);
  return text->len > 0 ? g_strdup(text->str) : NULL;
}
