/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as text that Anki exports: refused with a sentence, or notes with cards in decks that
 * there are, the same when they are read again.
 */
#include "app/anki/arrival.h"
#include "app/base/limits.h"
#include "app/exchange/anki-text.h"
#include "app/model/foreign.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

static gboolean
find(gpointer data, const char *name, char **hash, GError **error)
{
  return FALSE;
}

static void
check_note(const IlkPackage *package, const IlkPackageNote *note)
{
  g_autoptr(GArray) faces = ilk_foreign_note_list(note->note);
  g_assert_cmpuint(note->cards->len, ==, faces->len);
  g_assert_cmpuint(faces->len, >, 0);
  g_assert_cmpuint(faces->len, <=, ILK_MAX_CARDS_PER_NOTE);
  for (guint i = 0; i < note->cards->len; i++) {
    const IlkForeignFace *face = &g_array_index(faces, IlkForeignFace, i);
    g_assert_cmpuint(g_array_index(note->cards, IlkPackageCard, i).deck, <, package->decks->len);
    g_assert_true(g_utf8_validate(face->question, -1, NULL));
    g_assert_true(g_utf8_validate(face->answer, -1, NULL));
    g_assert_cmpuint(strlen(face->answer), <=, ILK_MAX_TEXT_BYTES);
  }
}

static guint
read_all(IlkCardSource *source, GError **error)
{
  guint n = 0;
  for (;;) {
    g_autoptr(IlkCardBatch) batch = ilk_card_source_next(source, error);
    if (batch == NULL)
      return n;
    for (guint i = 0; i < batch->notes->len; i++)
      check_note(source->package, batch->notes->pdata[i]);
    n += batch->notes->len;
  }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static(data, size);
  g_autoptr(IlkCardSource) source =
      ilk_anki_text_new_for_bytes(bytes, "fuzz.txt", find, NULL, &error);
  g_assert_true((source == NULL) == (error != NULL));
  if (source == NULL)
    return 0;
  guint n = read_all(source, &error);
  g_assert_no_error(error);
  g_assert_true(ilk_card_source_rewind(source, &error));
  g_assert_cmpuint(read_all(source, &error), ==, n);
  return 0;
}
