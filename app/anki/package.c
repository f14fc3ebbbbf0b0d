/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three forms of the same thing. Where the newest is announced and missing, nothing else is read: a
 * package for newer programs carries a collection for older ones that only says so.
 */
#include "app/anki/package.h"

#include "app/anki/media-list.h"
#include "app/anki/member.h"
#include "app/anki/wire.h"
#include "app/base/clean-text.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/base/open-file.h"
#include "config.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define MAX_META_BYTES 1024

typedef enum { LEGACY_1 = 1, LEGACY_2 = 2, LATEST = 3 } Version;

static const char *const collections[] = {
    [LEGACY_1] = "collection.anki2",
    [LEGACY_2] = "collection.anki21",
    [LATEST] = "collection.anki21b",
};

struct _IlkAnkiPackage {
  /* Owned */
  zip_t *zip; /* (nullable) */
  char *name;
  char *database;
  GHashTable *media; /* names to members */

  /* Borrowed */
  const IlkZip *library; /* (nullable): where there is @zip */

  Version version;
  gboolean unpacked; /* @database is ours */
  gint64 media_bytes;
};

static gboolean
fail(const IlkAnkiPackage *self, IlkError code, const char *sentence, GError **error)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error(error, ILK_ERROR, (int) code, sentence, self->name);
#pragma GCC diagnostic pop
  return FALSE;
}

static gboolean
has_suffix(const char *name, const char *const *suffixes)
{
  g_autofree char *lower = g_ascii_strdown(name, -1);
  for (; *suffixes != NULL; suffixes++)
    if (g_str_has_suffix(lower, *suffixes))
      return TRUE;
  return FALSE;
}

static gboolean
is_database(const char *name)
{
  static const char *const suffixes[] = {".anki2", ".anki21", NULL};
  return has_suffix(name, suffixes);
}

static gboolean
has_member(const IlkZip *library, zip_t *zip, Version version)
{
  return library->zip_name_locate(zip, collections[version], 0) >= 0;
}

gboolean
ilk_anki_package_is(GFile *file)
{
  static const char *const suffixes[] = {".apkg", ".colpkg", NULL};
  static const char *const archives[] = {".zip", NULL};
  g_autofree char *name = ilk_clean_file(file);
  const char *path = g_file_peek_path(file);
  if (has_suffix(name, suffixes) || is_database(name))
    return TRUE;
  gboolean may_be = has_suffix(name, archives) && path != NULL && ilk_check_path(path, NULL);
  const IlkZip *library = may_be ? ilk_zip_load(NULL) : NULL;
  zip_t *zip = library != NULL ? library->zip_open(path, ZIP_RDONLY, NULL) : NULL;
  gboolean has =
      zip != NULL && (has_member(library, zip, LEGACY_1) || has_member(library, zip, LATEST));
  if (zip != NULL)
    library->zip_discard(zip);
  return has;
}

void
ilk_anki_package_free(IlkAnkiPackage *self)
{
  ilk_anki_package_forget_database(self);
  g_clear_pointer(&self->media, g_hash_table_unref);
  if (self->zip != NULL)
    self->library->zip_discard(self->zip);
  g_free(self->database);
  g_free(self->name);
  g_free(self);
}

void
ilk_anki_package_forget_database(IlkAnkiPackage *self)
{
  if (self->unpacked)
    g_unlink(self->database);
  self->unpacked = FALSE;
}

static gboolean
open_zip(IlkAnkiPackage *self, const char *path, GError **error)
{
  GStatBuf info;
  int problem = 0;
  if (g_stat(path, &info) == 0 && info.st_size > ILK_MAX_PACKAGE_BYTES)
    return fail(self, ILK_ERROR_TOO_LARGE, _("“%s” is larger than a package may be."), error);
  self->library = ilk_zip_load(error);
  if (self->library == NULL)
    return FALSE;
  self->zip = self->library->zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &problem);
  if (self->zip == NULL)
    return fail(self, ILK_ERROR_INVALID,
                _("“%s” is no package that can be read: it is damaged, or not whole. Get or export "
                  "it again."),
                error);
  return self->library->zip_get_num_entries(self->zip, 0) <= ILK_MAX_PACKAGE_MEMBERS ||
         fail(self, ILK_ERROR_TOO_LARGE, _("There are too many files in “%s”."), error);
}

/* What the package says of itself: a message with one number. */
static gboolean
read_version(IlkAnkiPackage *self, GBytes *meta, GError **error)
{
  gsize length;
  gconstpointer data = g_bytes_get_data(meta, &length);
  IlkWire wire;
  IlkWireField field;
  guint64 version = 0;
  ilk_wire_init(&wire, data, length);
  while (ilk_wire_next(&wire, &field))
    if (field.number == 1 && field.type == ILK_WIRE_VARINT)
      version = field.value;
  if (wire.broken || version < LEGACY_1 || version > LATEST)
    return fail(
        self, ILK_ERROR_NEWER,
        _("“%s” was made by a newer version of Anki than this program knows. Export it with "
          "“Support older Anki versions”."),
        error);
  self->version = (Version) version;
  return TRUE;
}

static gboolean
find_version(IlkAnkiPackage *self, GError **error)
{
  zip_int64_t index = self->library->zip_name_locate(self->zip, "meta", 0);
  if (index < 0) {
    self->version = has_member(self->library, self->zip, LEGACY_2) ? LEGACY_2 : LEGACY_1;
    return TRUE;
  }
  g_autoptr(GBytes) meta =
      ilk_member_read(self->zip, (zip_uint64_t) index, FALSE, MAX_META_BYTES, error);
  return meta != NULL && read_version(self, meta, error);
}

static gboolean
write_to_file(gpointer data, const guchar *bytes, gsize length, GError **error)
{
  int fd = *(int *) data;
  while (length > 0) {
    gssize n = write(fd, bytes, length);
    if (n <= 0) {
      g_set_error_literal(error, ILK_ERROR, ILK_ERROR_NO_SPACE,
                          _("The package could not be unpacked: there is no room for it in the "
                            "cache folder."));
      return FALSE;
    }
    bytes += n;
    length -= (gsize) n;
  }
  return TRUE;
}

static int
make_file(IlkAnkiPackage *self, GError **error)
{
  g_autofree char *folder = g_build_filename(g_get_user_cache_dir(), "interlock", NULL);
  self->database = g_build_filename(folder, "package-XXXXXX", NULL);
  int fd = g_mkdir_with_parents(folder, 0700) == 0
               ? g_mkstemp_full(self->database, O_RDWR | O_CLOEXEC, 0600)
               : -1;
  self->unpacked = fd >= 0;
  if (fd < 0)
    g_set_error(error, ILK_ERROR, ILK_ERROR_READ_ONLY,
                _("“%s” could not be unpacked: the cache folder cannot be written to."),
                self->name);
  return fd;
}

static gboolean
unpack_database(IlkAnkiPackage *self, GError **error)
{
  zip_int64_t index = self->library->zip_name_locate(self->zip, collections[self->version], 0);
  if (index < 0)
    return fail(self, ILK_ERROR_INVALID,
                _("There is no collection in “%s”: it is damaged, or no package of Anki’s."),
                error);
  int fd = make_file(self, error);
  if (fd < 0)
    return FALSE;
  gboolean unpacked =
      ilk_member_unpack(self->zip, (zip_uint64_t) index, self->version == LATEST,
                        ILK_MAX_PACKAGE_COLLECTION_BYTES, write_to_file, &fd, error);
  return close(fd) == 0 && unpacked;
}

static gboolean
read_list(IlkAnkiPackage *self, GError **error)
{
  zip_int64_t index = self->library->zip_name_locate(self->zip, "media", 0);
  if (index < 0)
    return TRUE;
  g_autoptr(GBytes) list = ilk_member_read(self->zip, (zip_uint64_t) index, self->version == LATEST,
                                           ILK_MAX_PACKAGE_LIST_BYTES, error);
  gsize length = 0;
  const char *data = list != NULL ? g_bytes_get_data(list, &length) : NULL;
  if (list == NULL)
    return FALSE;
  g_clear_pointer(&self->media, g_hash_table_unref);
  self->media = self->version == LATEST ? ilk_media_list_parse_wire(data, length, error)
                                        : ilk_media_list_parse_json(data, length, error);
  return self->media != NULL;
}

static char *
dup_stem(GFile *file)
{
  g_autofree char *base = g_file_get_basename(file);
  g_autofree char *name = ilk_clean_path(base);
  char *dot = strrchr(name, '.');
  if (dot != NULL && dot != name)
    *dot = '\0';
  return g_steal_pointer(&name);
}

IlkAnkiPackage *
ilk_anki_package_open(GFile *file, GError **error)
{
  g_return_val_if_fail(G_IS_FILE(file), NULL);

  const char *path = g_file_peek_path(file);
  g_autoptr(IlkAnkiPackage) self = g_new0(IlkAnkiPackage, 1);
  self->name = dup_stem(file);
  self->version = LEGACY_1;
  self->media = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  if (path == NULL || !g_file_test(path, G_FILE_TEST_EXISTS)) {
    fail(self, ILK_ERROR_NOT_FOUND, _("“%s” is not a file on this computer."), error);
    return NULL;
  }
  if (!ilk_check_path(path, error))
    return NULL;
  if (is_database(path)) {
    self->database = g_strdup(path);
    return g_steal_pointer(&self);
  }
  return open_zip(self, path, error) && find_version(self, error) && unpack_database(self, error) &&
                 read_list(self, error)
             ? g_steal_pointer(&self)
             : NULL;
}

const char *
ilk_anki_package_get_name(const IlkAnkiPackage *self)
{
  return self->name;
}

const char *
ilk_anki_package_get_database(const IlkAnkiPackage *self)
{
  return self->database;
}

gboolean
ilk_anki_package_may_be_dummy(const IlkAnkiPackage *self)
{
  return self->version == LEGACY_1;
}

static zip_int64_t
find_media(IlkAnkiPackage *self, const char *name)
{
  const char *member = g_hash_table_lookup(self->media, name);
  g_autofree char *normal = member == NULL ? ilk_media_list_dup_name(name) : NULL;
  if (normal != NULL)
    member = g_hash_table_lookup(self->media, normal);
  return member != NULL && self->zip != NULL ? self->library->zip_name_locate(self->zip, member, 0)
                                             : -1;
}

gboolean
ilk_anki_package_has_media(IlkAnkiPackage *self, const char *name)
{
  return find_media(self, name) >= 0;
}

GBytes *
ilk_anki_package_read_media(IlkAnkiPackage *self, const char *name, GError **error)
{
  zip_int64_t index = find_media(self, name);
  if (index < 0)
    return NULL;
  g_autoptr(GBytes) bytes = ilk_member_read(self->zip, (zip_uint64_t) index,
                                            self->version == LATEST, ILK_MAX_MEDIA_BYTES, error);
  self->media_bytes += bytes != NULL ? (gint64) g_bytes_get_size(bytes) : 0;
  if (self->media_bytes <= ILK_MAX_PACKAGE_MEDIA_BYTES)
    return g_steal_pointer(&bytes);
  fail(self, ILK_ERROR_TOO_LARGE, _("“%s” unpacks to more than a package may have."), error);
  return NULL;
}
