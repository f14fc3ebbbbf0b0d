/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An address that a file was found for has a scheme of our own, which nobody writes by hand.
 */
#include "app/narration/recorded.h"

#include "app/model/media-map.h"
#include "app/store/front/collection-media.h"

#include <string.h>

gboolean
ilk_is_sound(const char *address)
{
  g_return_val_if_fail(address != NULL, FALSE);

  static const char *const suffixes[] = {".ogg", ".oga", ".opus", ".mp3", ".wav", ".flac"};
  g_autofree char *lower = g_ascii_strdown(address, -1);

  for (gsize i = 0; i < G_N_ELEMENTS(suffixes); i++)
    if (g_str_has_suffix(lower, suffixes[i]))
      return TRUE;
  return FALSE;
}

/* Returns: (transfer full) (nullable) */
static char *
find_file(IlkCollection *collection, const char *address)
{
  g_autofree char *hash = NULL;
  g_autofree char *options = NULL;
  const char *name = ilk_media_address_parse(address, &hash, &options);
  if (hash == NULL || !ilk_is_sound(name))
    return NULL;
  g_autofree char *path = ilk_collection_dup_media_path(collection, hash);
  return g_file_test(path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer(&path) : NULL;
}

char *
ilk_recorded_find(IlkCollection *collection, const char *markdown)
{
  g_return_val_if_fail(ILK_IS_COLLECTION(collection) && markdown != NULL, NULL);

  for (const char *at = markdown; (at = strstr(at, ILK_MEDIA_SCHEME)) != NULL; at++) {
    g_autofree char *address = g_strndup(at, strcspn(at, ")>\n"));
    char *path = find_file(collection, address);
    if (path != NULL)
      return path;
  }
  return NULL;
}
