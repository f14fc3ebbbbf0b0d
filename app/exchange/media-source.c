/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file that several cards show is read once.
 */
#include "app/exchange/media-source.h"

#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/base/sha256.h"
#include "app/model/media-map.h"
#include "app/store/front/collection-media.h"
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

char *
ilk_media_name_normalise(const char *name)
{
  g_autoptr(GPtrArray) steps = g_ptr_array_new();
  g_autofree char *decoded = g_uri_unescape_string(name, "/");
  const char *plain = decoded != NULL && g_utf8_validate(decoded, -1, NULL) ? decoded : name;
  g_auto(GStrv) parts = g_strsplit(plain, "/", -1);

  if (*plain == '\0' || *plain == '/' || strlen(plain) > ILK_MAX_NAME_BYTES)
    return NULL;
  for (const char *sign = plain; *sign != '\0'; sign++)
    if (g_ascii_iscntrl(*sign) || *sign == '\\')
      return NULL;
  for (gsize i = 0; parts[i] != NULL; i++) {
    if (g_str_equal(parts[i], ".."))
      return NULL;
    if (*parts[i] != '\0' && !g_str_equal(parts[i], "."))
      g_ptr_array_add(steps, parts[i]);
  }
  if (steps->len == 0)
    return NULL;
  g_ptr_array_add(steps, NULL);
  return g_strjoinv("/", (char **) steps->pdata);
}

static GBytes *
read_regular(int fd, const char *name, GError **error)
{
  struct stat info;
  if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode))
    return NULL;
  if (info.st_size > ILK_MAX_MEDIA_BYTES) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_TOO_LARGE,
                _("“%s” is too large: a picture or sound may have at most %d MB."), name,
                ILK_MAX_MEDIA_BYTES >> 20);
    return NULL;
  }
  gsize size = (gsize) info.st_size, length = 0;
  g_autofree guchar *data = g_malloc(size + 1);
  gssize n;
  while (length < size && (n = read(fd, data + length, size - length)) > 0)
    length += (gsize) n;
  return g_bytes_new_take(g_steal_pointer(&data), length);
}

/* Returns: (nullable): where @path really is, when that is in @folder */
static char *
dup_inside(const char *folder, const char *path)
{
  g_autofree char *real_folder = realpath(folder, NULL);
  g_autofree char *real = realpath(path, NULL);
  if (real_folder == NULL || real == NULL)
    return NULL;
  gsize length = strlen(real_folder);
  gboolean is_root = g_str_equal(real_folder, "/");
  gboolean inside = is_root || (g_str_has_prefix(real, real_folder) && real[length] == '/');
  return inside ? g_steal_pointer(&real) : NULL;
}

GBytes *
ilk_media_folder_read(gpointer source, const char *name, GError **error)
{
  g_autofree char *beside = g_build_filename(source, name, NULL);
  g_autofree char *path = dup_inside(source, beside);
  int fd = path != NULL ? open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK) : -1;
  if (fd < 0)
    return NULL;
  GBytes *bytes = read_regular(fd, name, error);
  close(fd);
  return bytes;
}

typedef struct {
  IlkCollection *collection;
  IlkMediaReader read;
  gpointer source;
  GHashTable *hashes; /* by normalised name; "" for what is not there */
  GPtrArray *put;     /* hashes */
  GPtrArray *missing;
} Bringing;

/* Returns: (transfer full): the hash of @bytes, which are in the collection now, if there is one */
static char *
put_file(Bringing *self, GBytes *bytes, GError **error)
{
  return self->collection != NULL ? ilk_collection_put_media(self->collection, bytes, error)
                                  : ilk_sha256_dup_hex_of(bytes);
}

/* @hash: (out) (transfer none): of the file called @name, "" when there is none */
static gboolean
bring_file(Bringing *self, const char *name, const char **hash, GError **error)
{
  g_autoptr(GError) failure = NULL;
  *hash = g_hash_table_lookup(self->hashes, name);
  if (*hash != NULL)
    return TRUE;
  g_autoptr(GBytes) bytes = self->read(self->source, name, &failure);
  if (failure != NULL) {
    g_propagate_error(error, g_steal_pointer(&failure));
    return FALSE;
  }
  char *put = bytes != NULL ? put_file(self, bytes, error) : g_strdup("");
  if (put == NULL)
    return FALSE;
  g_hash_table_insert(self->hashes, g_strdup(name), put);
  if (*put != '\0')
    g_ptr_array_add(self->put, put);
  *hash = put;
  return TRUE;
}

static void
miss(Bringing *self, const char *name)
{
  if (!g_ptr_array_find_with_equal_func(self->missing, name, g_str_equal, NULL))
    g_ptr_array_add(self->missing, g_strdup(name));
}

static gboolean
bring_card(Bringing *self, IlkDeckFileCard *card, GError **error)
{
  g_autoptr(IlkNote) note = ilk_note_new_from_content(NULL, card->kind, &card->content, 0);
  g_auto(GStrv) names = ilk_note_dup_media(note);
  g_autoptr(GString) map = g_string_new(NULL);
  for (gsize i = 0; names[i] != NULL; i++) {
    const char *hash = "";
    g_autofree char *name = ilk_media_name_normalise(names[i]);
    if (name != NULL && !bring_file(self, name, &hash, error))
      return FALSE;
    if (*hash != '\0')
      ilk_media_map_append(map, names[i], hash);
    else
      miss(self, names[i]);
  }
  g_free(card->media);
  card->media = g_string_free(g_steal_pointer(&map), FALSE);
  return TRUE;
}

gboolean
ilk_media_bring(IlkCollection *collection, IlkDeckFile *deck, IlkMediaReader read, gpointer source,
                GPtrArray *missing, GError **error)
{
  g_return_val_if_fail(deck != NULL && read != NULL && missing != NULL, FALSE);

  g_autoptr(GHashTable) hashes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GPtrArray) put = g_ptr_array_new();
  Bringing self = {collection, read, source, hashes, put, missing};
  for (guint i = 0; i < deck->cards->len; i++)
    if (!bring_card(&self, deck->cards->pdata[i], error))
      return FALSE;
  if (collection == NULL)
    return TRUE;
  g_ptr_array_add(put, NULL);
  return ilk_collection_record_media(collection, (const char *const *) put->pdata, error);
}
