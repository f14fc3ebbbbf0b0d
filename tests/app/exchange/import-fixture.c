/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the tests of files of other programs.
 */
#include "tests/app/exchange/import-fixture.h"

#include "app/store/front/collection-cards.h"

#include <glib/gstdio.h>
#include <string.h>

void
import_fixture_set_up(ImportFixture *self, gconstpointer unused)
{
  *self = (ImportFixture){.directory = fixture_dup_directory()};
  self->collection = fixture_open(self->directory);
}

void
import_fixture_tear_down(ImportFixture *self, gconstpointer unused)
{
  fixture_assert_sound(self->collection);
  fixture_close(self->collection);
  g_free(self->error);
  fixture_remove(self->directory);
}

void
import_fixture_path(ImportFixture *self, const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = g_file_new_for_path(path);
  g_autoptr(IlkImport) import = ilk_import_open(file, NULL, NULL, &error);
  g_autoptr(IlkImportPreview) preview =
      import != NULL ? ilk_import_preview(import, self->collection, NULL, &error) : NULL;
  g_clear_pointer(&self->error, g_free);
  if (preview == NULL || !ilk_import_store(import, self->collection, &self->summary, &error)) {
    self->error = g_strdup(error->message);
    return;
  }
  if (ilk_import_get_losses(import) != NULL)
    memcpy(self->losses, ilk_import_get_losses(import)->counts, sizeof self->losses);
  /* What was told is what was done. */
  g_assert_cmpstr(preview->name_before, ==, NULL);
  g_assert_cmpuint(preview->summary.added, ==, self->summary.added);
  g_assert_cmpuint(preview->summary.changed, ==, self->summary.changed);
  g_assert_cmpuint(preview->summary.unchanged, ==, self->summary.unchanged);
  g_assert_cmpuint(preview->summary.decks, ==, self->summary.decks);
}

void
import_fixture_bytes(ImportFixture *self, const char *name, const char *bytes, gsize length)
{
  g_autofree char *path = g_build_filename(self->directory, name, NULL);
  g_assert_true(g_file_set_contents(path, bytes, (gssize) length, NULL));
  import_fixture_path(self, path);
  g_remove(path);
}

IlkCard *
import_fixture_find(ImportFixture *self, const char *words)
{
  g_autoptr(GError) error = NULL;
  g_assert_true(ilk_collection_index(self->collection, &error));
  g_autoptr(GPtrArray) cards = ilk_collection_search(self->collection, words, 10, &error);
  g_assert_no_error(error);
  return cards->len > 0 ? g_object_ref(cards->pdata[0]) : NULL;
}

guint
import_fixture_count(ImportFixture *self, const char *words)
{
  g_autoptr(GError) error = NULL;
  g_assert_true(ilk_collection_index(self->collection, &error));
  g_autoptr(GPtrArray) cards = ilk_collection_search(self->collection, words, 100, &error);
  g_assert_no_error(error);
  return cards->len;
}

void
import_fixture_check_face(ImportFixture *self, const char *words, const char *question,
                          const char *answer)
{
  g_autoptr(IlkCard) card = import_fixture_find(self, words);
  g_assert_nonnull(card);
  g_assert_cmpstr(ilk_card_get_content(card)->question, ==, question);
  g_assert_cmpstr(ilk_card_get_content(card)->answer, ==, answer);
}
