/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any text as a note with marked cards: each has what its kind needs, in valid UTF-8, and no more
 * gaps than a note may have.
 */
#include "app/exchange/note-marks.h"

#include "app/base/limits.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  if (!g_utf8_validate((const char *) data, (gssize) size, NULL))
    return 0;
  g_autoptr(IlkMarkedNote) note = ilk_marked_note_parse((const char *) data, size);
  for (guint i = 0; i < note->cards->len; i++) {
    const IlkMarkedCard *card = note->cards->pdata[i];
    g_assert_cmpuint(strlen(card->question), >, 0);
    g_assert_true(card->kind == ILK_NOTE_CLOZE || *card->answer != '\0');
    g_assert_true(g_utf8_validate(card->question, -1, NULL));
    g_assert_true(g_utf8_validate(card->answer, -1, NULL));
    g_assert_cmpuint(card->times->len, <=, ILK_MAX_CARDS_PER_NOTE);
    g_assert_cmpuint(card->line, >, 0);
  }
  return 0;
}
