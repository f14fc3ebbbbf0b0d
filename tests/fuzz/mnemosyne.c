/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as the XML that Mnemosyne shares: refused with a sentence, or facts that become notes,
 * each with as many cards as it says.
 */
#include "app/anki/mnemosyne-xml.h"

#include "app/base/limits.h"
#include "app/model/foreign.h"
#include "tests/fuzz/fuzz.h"

static gboolean
find(gpointer data, const char *name, char **hash, GError **error)
{
  return FALSE;
}

static void
check_notes(const GPtrArray *facts)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkCardBatch) batch = ilk_package_batch_new();
  IlkMnemosyne *mnemosyne = ilk_mnemosyne_new("fuzz", find, NULL);
  for (guint i = 0; i < facts->len; i++)
    g_assert_true(ilk_mnemosyne_add(mnemosyne, batch, facts->pdata[i], &error));
  g_assert_cmpuint(batch->notes->len, <=, facts->len);
  for (guint i = 0; i < batch->notes->len; i++) {
    const IlkPackageNote *note = batch->notes->pdata[i];
    g_autoptr(GArray) faces = ilk_foreign_note_list(note->note);
    g_assert_cmpuint(note->cards->len, >, 0);
    g_assert_cmpuint(note->cards->len, ==, faces->len);
  }
  ilk_mnemosyne_free(mnemosyne);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkMnemosyneXml) xml = ilk_mnemosyne_xml_new();
  gboolean written = ilk_mnemosyne_xml_write(xml, data, size, &error);
  const GPtrArray *facts = written ? ilk_mnemosyne_xml_end(xml, &error) : NULL;
  g_assert_true((facts == NULL) == (error != NULL));
  if (facts != NULL)
    check_notes(facts);
  return 0;
}
