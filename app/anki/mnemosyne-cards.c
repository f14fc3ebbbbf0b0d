/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All of its facts are in memory: the XML has cards behind facts, in any order.
 */
#include "app/anki/mnemosyne-cards.h"

#include "app/anki/member.h"
#include "app/anki/mnemosyne-xml.h"
#include "app/base/clean-text.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/base/open-file.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define XML "cards.xml"
#define NOTES_AT_ONCE 250

struct _IlkMnemosyneCards {
  /* Borrowed */
  const IlkZip *library;

  /* Owned */
  zip_t *zip;
  char *name;

  gint64 media_bytes;
};

typedef struct {
  IlkCardSource parent;

  /* Owned */
  IlkMnemosyne *mnemosyne;
  IlkMnemosyneXml *xml;
  IlkDeckFile *deck;

  /* Borrowed */
  const GPtrArray *facts;

  guint next;
} Source;

void
ilk_mnemosyne_cards_free(IlkMnemosyneCards *self)
{
  if (self->zip != NULL)
    self->library->zip_discard(self->zip);
  g_free(self->name);
  g_free(self);
}

static gboolean
fail(const IlkMnemosyneCards *self, IlkError code, const char *sentence, GError **error)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error(error, ILK_ERROR, (int) code, sentence, self->name);
#pragma GCC diagnostic pop
  return FALSE;
}

static gboolean
open_zip(IlkMnemosyneCards *self, const char *path, GError **error)
{
  GStatBuf info;
  if (g_stat(path, &info) == 0 && info.st_size > ILK_MAX_PACKAGE_BYTES)
    return fail(self, ILK_ERROR_TOO_LARGE, _("“%s” is larger than a package may be."), error);
  self->library = ilk_zip_load(error);
  if (self->library == NULL)
    return FALSE;
  self->zip = self->library->zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
  if (self->zip == NULL)
    return fail(self, ILK_ERROR_INVALID,
                _("“%s” is no package that can be read: it is damaged, or not whole. Get or export "
                  "it again."),
                error);
  return self->library->zip_get_num_entries(self->zip, 0) <= ILK_MAX_PACKAGE_MEMBERS ||
         fail(self, ILK_ERROR_TOO_LARGE, _("There are too many files in “%s”."), error);
}

IlkMnemosyneCards *
ilk_mnemosyne_cards_open(GFile *file, GError **error)
{
  g_return_val_if_fail(G_IS_FILE(file), NULL);

  const char *path = g_file_peek_path(file);
  g_autofree char *base = g_file_get_basename(file);
  g_autoptr(IlkMnemosyneCards) self = g_new0(IlkMnemosyneCards, 1);
  self->name = ilk_clean_path(base);
  char *dot = strrchr(self->name, '.');
  if (dot != NULL && dot != self->name)
    *dot = '\0';
  if (path == NULL || !g_file_test(path, G_FILE_TEST_EXISTS)) {
    fail(self, ILK_ERROR_NOT_FOUND, _("“%s” is not a file on this computer."), error);
    return NULL;
  }
  return ilk_check_path(path, error) && open_zip(self, path, error) ? g_steal_pointer(&self) : NULL;
}

gboolean
ilk_mnemosyne_cards_has_media(IlkMnemosyneCards *self, const char *name)
{
  return !g_str_equal(name, XML) && self->library->zip_name_locate(self->zip, name, 0) >= 0;
}

GBytes *
ilk_mnemosyne_cards_read_media(IlkMnemosyneCards *self, const char *name, GError **error)
{
  zip_int64_t index = ilk_mnemosyne_cards_has_media(self, name)
                          ? self->library->zip_name_locate(self->zip, name, 0)
                          : -1;
  if (index < 0)
    return NULL;
  g_autoptr(GBytes) bytes =
      ilk_member_read(self->zip, (zip_uint64_t) index, FALSE, ILK_MAX_MEDIA_BYTES, error);
  self->media_bytes += bytes != NULL ? (gint64) g_bytes_get_size(bytes) : 0;
  if (self->media_bytes <= ILK_MAX_PACKAGE_MEDIA_BYTES)
    return g_steal_pointer(&bytes);
  fail(self, ILK_ERROR_TOO_LARGE, _("“%s” unpacks to more than a package may have."), error);
  return NULL;
}

static IlkCardBatch *
next(IlkCardSource *source, GError **error)
{
  Source *self = (Source *) source;
  g_autoptr(IlkCardBatch) batch = ilk_package_batch_new();
  while (self->next < self->facts->len && batch->notes->len < NOTES_AT_ONCE)
    if (!ilk_mnemosyne_add(self->mnemosyne, batch, self->facts->pdata[self->next++], error))
      return NULL;
  return batch->notes->len > 0 ? g_steal_pointer(&batch) : NULL;
}

static gboolean
rewind_source(IlkCardSource *source, GError **error)
{
  Source *self = (Source *) source;
  ilk_mnemosyne_begin(self->mnemosyne);
  self->next = 0;
  return TRUE;
}

static void
source_free(IlkCardSource *source)
{
  Source *self = (Source *) source;
  ilk_mnemosyne_free(self->mnemosyne);
  ilk_mnemosyne_xml_free(self->xml);
  ilk_deck_file_free(self->deck);
  g_free(self);
}

static gboolean
read_xml(IlkMnemosyneCards *self, Source *source, GError **error)
{
  zip_int64_t index = self->library->zip_name_locate(self->zip, XML, 0);
  if (index < 0)
    return fail(self, ILK_ERROR_INVALID,
                _("There are no cards in “%s”: it is damaged, or not Mnemosyne’s."), error);
  if (!ilk_member_unpack(self->zip, (zip_uint64_t) index, FALSE, ILK_MAX_MNEMOSYNE_XML_BYTES,
                         ilk_mnemosyne_xml_write, source->xml, error))
    return FALSE;
  source->facts = ilk_mnemosyne_xml_end(source->xml, error);
  return source->facts != NULL;
}

IlkCardSource *
ilk_mnemosyne_cards_read(IlkMnemosyneCards *self, IlkFindMedia find, gpointer data, GError **error)
{
  g_return_val_if_fail(self != NULL && find != NULL, NULL);

  Source *source = g_new0(Source, 1);
  g_autoptr(IlkCardSource) owned = &source->parent;
  source->mnemosyne = ilk_mnemosyne_new(self->name, find, data);
  source->xml = ilk_mnemosyne_xml_new();
  source->deck = ilk_deck_file_new("mnemosyne", self->name, NULL);
  source->parent = (IlkCardSource){.deck = source->deck,
                                   .package = ilk_mnemosyne_get_package(source->mnemosyne),
                                   .next = next,
                                   .rewind = rewind_source,
                                   .free = source_free};
  return read_xml(self, source, error) ? g_steal_pointer(&owned) : NULL;
}
