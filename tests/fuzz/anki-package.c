/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as a package, and as the database in one: it is refused with a sentence, or read to its
 * end within bounds.
 */
#include "app/anki/arrival.h"
#include "app/base/limits.h"
#include "app/store/anki/anki-source.h"
#include "tests/fuzz/fuzz.h"

#include <glib/gstdio.h>

static gboolean
find(gpointer data, const char *name, char **hash, GError **error)
{
  g_autoptr(GBytes) bytes = ilk_anki_package_read_media(data, name, error);
  g_assert_true(bytes == NULL || g_bytes_get_size(bytes) <= ILK_MAX_MEDIA_BYTES);
  return bytes != NULL;
}

static void
check(const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = g_file_new_for_path(path);
  g_autoptr(IlkAnkiPackage) package = ilk_anki_package_open(file, &error);
  g_autoptr(IlkCardSource) source =
      package != NULL ? ilk_anki_source_new(package, find, package, &error) : NULL;
  g_assert_true((source == NULL) == (error != NULL));
  while (source != NULL) {
    g_autoptr(IlkCardBatch) batch = ilk_card_source_next(source, &error);
    if (batch == NULL)
      break;
    for (guint i = 0; i < batch->notes->len; i++) {
      const IlkPackageNote *note = batch->notes->pdata[i];
      g_assert_cmpuint(note->cards->len, >, 0);
      g_assert_cmpuint(note->cards->len, <=, ILK_MAX_CARDS_PER_NOTE);
    }
  }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static const char *const names[] = {"fuzz.apkg", "fuzz.anki2"};
  g_autofree char *folder = g_dir_make_tmp("interlock-fuzz-XXXXXX", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *path = g_build_filename(folder, names[i], NULL);
    g_assert_true(g_file_set_contents(path, (const char *) data, (gssize) size, NULL));
    check(path);
    g_remove(path);
  }
  g_rmdir(folder);
  return 0;
}
