/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as an archive, and as a text that names pictures: what comes out is bounded, and no
 * name leads out of its folder.
 */
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/exchange/deck-archive.h"
#include "app/exchange/media-source.h"
#include "app/model/media-map.h"
#include "app/model/media-names.h"
#include "app/model/occlusion.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

#define HASH "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static void
check_name(const char *name)
{
  g_autofree char *path = ilk_media_name_normalise(name);
  if (path == NULL)
    return;
  g_auto(GStrv) steps = g_strsplit(path, "/", -1);
  g_assert_false(g_path_is_absolute(path));
  for (gsize i = 0; steps[i] != NULL; i++)
    g_assert_true(*steps[i] != '\0' && !g_str_equal(steps[i], "..") && !g_str_equal(steps[i], "."));
}

static void
check_text(const char *text)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GString) map = g_string_new(NULL);
  ilk_media_names_collect(names, text);
  for (guint i = 0; i < names->len; i++) {
    check_name(names->pdata[i]);
    ilk_media_map_append(map, names->pdata[i], HASH);
  }
  g_autofree char *resolved = ilk_media_map_resolve(text, map->str, NULL, NULL);
  g_assert_cmpuint(strlen(resolved), >=, strlen(text));
  g_autoptr(GArray) parts = ilk_occlusion_parse(text);
  g_assert_cmpuint(parts->len, <=, ILK_MAX_CARDS_PER_NOTE);
  g_autofree char *without = ilk_occlusion_dup_text(text);
  g_assert_cmpuint(strlen(without), <=, strlen(text));
}

static void
check_members(IlkDeckArchive *archive, const IlkDeckFile *deck)
{
  for (guint i = 0; i < deck->cards->len; i++) {
    const IlkDeckFileCard *card = ilk_deck_file_get_card(deck, i);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    ilk_media_names_collect(names, card->content.question);
    ilk_media_names_collect(names, card->content.answer);
    for (guint j = 0; j < names->len; j++) {
      g_autofree char *path = ilk_media_name_normalise(names->pdata[j]);
      g_autoptr(GBytes) bytes = path != NULL ? ilk_deck_archive_read(archive, path, NULL) : NULL;
      g_assert_true(bytes == NULL || g_bytes_get_size(bytes) <= ILK_MAX_MEDIA_BYTES);
    }
  }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new(data, size);
  g_autofree char *text = g_strndup((const char *) data, size);
  if (g_utf8_validate(text, -1, NULL))
    check_text(text);
  g_autoptr(IlkDeckArchive) archive = ilk_deck_archive_open_bytes(bytes, "fuzz.zip", &error);
  g_autoptr(IlkDeckFile) deck =
      archive != NULL ? ilk_deck_archive_read_deck(archive, &error) : NULL;
  g_assert_true((deck == NULL) == (error != NULL));
  if (deck != NULL)
    check_members(archive, deck);
  return 0;
}
