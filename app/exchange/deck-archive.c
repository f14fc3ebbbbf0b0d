/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libzip reads the directory of an archive and checks the sums of what it unpacks; all bounds are
 * here.
 */
#include "app/exchange/deck-archive.h"

#include "app/base/clean-text.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/base/open-file.h"
#include "app/base/zip-library.h"
#include "app/exchange/media-source.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK_BYTES (64 * 1024)
/* Small members may be packed as well as they can be. */
#define RATIO_FREE_BYTES (1024 * 1024)

struct _IlkDeckArchive {
  /* Borrowed */
  const IlkZip *library;

  /* Owned */
  zip_t *zip;
  GBytes *bytes;
  char *name;
  char *folder; /* of the deck, with a slash at its end; "" at the top */

  gint64 unpacked;
};

static gboolean
fail(const IlkDeckArchive *self, IlkError code, const char *sentence, GError **error)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error(error, ILK_ERROR, (int) code, sentence, self->name);
#pragma GCC diagnostic pop
  return FALSE;
}

void
ilk_deck_archive_free(IlkDeckArchive *self)
{
  if (self->zip != NULL)
    self->library->zip_discard(self->zip);
  g_clear_pointer(&self->bytes, g_bytes_unref);
  g_free(self->name);
  g_free(self->folder);
  g_free(self);
}

/* Takes @source. */
static IlkDeckArchive *
open_source(IlkDeckArchive *self, zip_source_t *source, GError **error)
{
  g_autoptr(IlkDeckArchive) archive = self;
  zip_error_t problem;
  const IlkZip *library = archive->library;
  library->zip_error_init(&problem);
  archive->zip = source != NULL
                     ? library->zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &problem)
                     : NULL;
  if (archive->zip == NULL) {
    if (source != NULL)
      library->zip_source_free(source);
    g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID, _("“%s” is no archive that can be read: %s."),
                archive->name, library->zip_error_strerror(&problem));
  } else if (library->zip_get_num_entries(archive->zip, 0) > ILK_MAX_ARCHIVE_MEMBERS) {
    fail(archive, ILK_ERROR_TOO_LARGE, _("There are too many files in “%s”."), error);
    g_clear_pointer(&archive->zip, library->zip_discard);
  }
  library->zip_error_fini(&problem);
  return archive->zip != NULL ? g_steal_pointer(&archive) : NULL;
}

/* Takes @name. */
static IlkDeckArchive *
make(char *name)
{
  IlkDeckArchive *self = g_new0(IlkDeckArchive, 1);
  self->name = name;
  self->folder = g_strdup("");
  return self;
}

IlkDeckArchive *
ilk_deck_archive_open(GFile *file, GError **error)
{
  g_return_val_if_fail(G_IS_FILE(file), NULL);

  const char *path = g_file_peek_path(file);
  g_autofree char *base = g_file_get_basename(file);
  g_autoptr(IlkDeckArchive) self = make(ilk_clean_path(base));
  if (path != NULL && !ilk_check_path(path, error))
    return NULL;
  if (path == NULL || !g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
    fail(self, ILK_ERROR_NOT_FOUND, _("“%s” is not a file on this computer."), error);
    return NULL;
  }
  self->library = ilk_zip_load(error);
  if (self->library == NULL)
    return NULL;
  zip_source_t *source = self->library->zip_source_file_create(path, 0, -1, NULL);
  return open_source(g_steal_pointer(&self), source, error);
}

IlkDeckArchive *
ilk_deck_archive_open_bytes(GBytes *bytes, const char *name, GError **error)
{
  gsize length;
  gconstpointer data = g_bytes_get_data(bytes, &length);
  const IlkZip *library = ilk_zip_load(error);
  if (library == NULL)
    return NULL;
  IlkDeckArchive *self = make(g_strdup(name));
  self->library = library;
  self->bytes = g_bytes_ref(bytes);
  return open_source(self, library->zip_source_buffer_create(data, length, 0, NULL), error);
}

/* What is said of a member is checked before it is opened. */
static gboolean
may_unpack(IlkDeckArchive *self, const zip_stat_t *info, guint64 most, GError **error)
{
  const zip_uint64_t needed =
      ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
  if ((info->valid & needed) != needed || info->encryption_method != ZIP_EM_NONE)
    return fail(self, ILK_ERROR_INVALID, _("“%s” has a password, or is damaged."), error);
  if (info->comp_method != ZIP_CM_STORE && info->comp_method != ZIP_CM_DEFLATE)
    return fail(self, ILK_ERROR_INVALID,
                _("“%s” is packed in an unusual way. Pack it as an ordinary .zip."), error);
  if (info->size > most || self->unpacked + (gint64) info->size > ILK_MAX_ARCHIVE_BYTES ||
      (info->size > RATIO_FREE_BYTES && info->size / ILK_MAX_ARCHIVE_RATIO > info->comp_size))
    return fail(self, ILK_ERROR_TOO_LARGE, _("“%s” unpacks to more than a deck may have."), error);
  return TRUE;
}

/* One that is longer than it says is not read on. */
static GBytes *
unpack(IlkDeckArchive *self, zip_uint64_t index, guint64 most, GError **error)
{
  zip_stat_t info;
  if (self->library->zip_stat_index(self->zip, index, 0, &info) != 0 ||
      !may_unpack(self, &info, most, error)) {
    if (error != NULL && *error == NULL)
      fail(self, ILK_ERROR_INVALID, _("“%s” is damaged."), error);
    return NULL;
  }
  zip_file_t *member = self->library->zip_fopen_index(self->zip, index, 0);
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  g_autofree guchar *chunk = g_malloc(CHUNK_BYTES);
  zip_int64_t n = -1;
  while (member != NULL && (n = self->library->zip_fread(member, chunk, CHUNK_BYTES)) > 0 &&
         bytes->len + (guint64) n <= info.size)
    g_byte_array_append(bytes, chunk, (guint) n);
  if (member != NULL)
    self->library->zip_fclose(member);
  if (n != 0 || bytes->len != info.size) {
    fail(self, ILK_ERROR_INVALID, _("“%s” is damaged."), error);
    return NULL;
  }
  self->unpacked += bytes->len;
  return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}

static guint
count_folders(const char *name)
{
  guint n = 0;
  for (; *name != '\0'; name++)
    n += *name == '/';
  return n;
}

/* macOS puts files of its own into archives, beside the real ones. */
static gboolean
is_deck(const char *name)
{
  return g_utf8_validate(name, -1, NULL) && !g_str_has_prefix(name, "__MACOSX/") &&
         (g_str_has_suffix(name, ".md") || g_str_has_suffix(name, ".markdown") ||
          g_str_has_suffix(name, ".interlock"));
}

static gboolean
is_called_deck(const char *name)
{
  g_autofree char *base = g_path_get_basename(name);
  return g_str_equal(base, "deck.md");
}

/* Whether @name is a deck rather than @best, by how deep it lies and what it is called. */
static int
compare_decks(const char *name, const char *best)
{
  guint depth = count_folders(name), best_depth = count_folders(best);
  if (depth != best_depth)
    return depth < best_depth ? 1 : -1;
  return (int) is_called_deck(name) - (int) is_called_deck(best);
}

/* Returns: the index of the deck, -1 on error */
static zip_int64_t
find_deck(IlkDeckArchive *self, GError **error)
{
  zip_int64_t best = -1, n = self->library->zip_get_num_entries(self->zip, 0);
  gboolean alone = FALSE;
  const char *best_name = NULL;
  for (zip_int64_t i = 0; i < n; i++) {
    const char *name = self->library->zip_get_name(self->zip, (zip_uint64_t) i, 0);
    if (name == NULL || !is_deck(name))
      continue;
    int order = best_name != NULL ? compare_decks(name, best_name) : 1;
    alone = order > 0 || (order < 0 && alone);
    if (order > 0) {
      best = i;
      best_name = name;
    }
  }
  if (best < 0)
    fail(self, ILK_ERROR_NOT_FOUND, _("There is no deck in “%s”: a deck file ends in .md."), error);
  else if (!alone)
    fail(self, ILK_ERROR_INVALID,
         _("There are several decks in “%s”. Call the one that is meant “deck.md”."), error);
  return alone ? best : -1;
}

IlkDeckFile *
ilk_deck_archive_read_deck(IlkDeckArchive *self, GError **error)
{
  g_return_val_if_fail(self != NULL, NULL);

  zip_int64_t index = find_deck(self, error);
  if (index < 0)
    return NULL;
  const char *name = self->library->zip_get_name(self->zip, (zip_uint64_t) index, 0);
  const char *slash = strrchr(name, '/');
  g_free(self->folder);
  self->folder = g_strndup(name, slash != NULL ? (gsize) (slash - name) + 1 : 0);
  g_autofree char *base = g_path_get_basename(name);
  g_autoptr(GBytes) bytes = unpack(self, (zip_uint64_t) index, ILK_MAX_DECK_TEXT_BYTES, error);
  if (bytes == NULL)
    return NULL;
  gsize length;
  const char *text = g_bytes_get_data(bytes, &length);
  return ilk_deck_file_parse(text != NULL ? text : "", length, base, error);
}

GBytes *
ilk_deck_archive_read(gpointer self, const char *name, GError **error)
{
  IlkDeckArchive *archive = self;
  g_autoptr(GError) failure = NULL;
  g_autofree char *member = g_strconcat(archive->folder, name, NULL);
  zip_int64_t index = archive->library->zip_name_locate(archive->zip, member, 0);
  if (index < 0)
    return NULL;
  GBytes *bytes = unpack(archive, (zip_uint64_t) index, ILK_MAX_MEDIA_BYTES, &failure);
  if (bytes == NULL)
    g_propagate_error(error, g_steal_pointer(&failure));
  return bytes;
}
