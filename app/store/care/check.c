/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What must be true of a collection, looked at from the pages up: the file's structure, the texts'
 * checksums, the log's, and that everything computed is what the log gives.
 */
#include "app/store/care/check.h"

#include "app/base/error.h"
#include "app/store/care/salvage.h"
#include "app/store/care/structure.h"
#include "app/store/copy/second-copy-care.h"
#include "app/store/decks/builtin.h"
#include "app/store/decks/import.h"
#include "app/store/media/media-rows.h"
#include "app/store/queue/search.h"
#include "app/store/replay/replay.h"
#include "app/store/rows/card.h"
#include "app/store/rows/deck-row.h"
#include "app/store/rows/memory-row.h"
#include "app/store/rows/note.h"
#include "app/store/rows/sealed.h"
#include "app/store/rows/setting.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static gboolean
check_places(IlkStore *self, GPtrArray *problems, GError **error)
{
  gint64 n = 0;
  IlkQuery *query = ilk_database_query(
      self->db, "SELECT count(*) FROM card LEFT JOIN memory ON memory.card = card.id"
                " WHERE (memory.deck, memory.position, memory.suspended, memory.buried) IS NOT"
                " (card.deck, card.position, card.suspended, card.buried)");
  if (!ilk_query_fetch_int(query, &n, error))
    return FALSE;
  if (n > 0)
    g_ptr_array_add(problems, g_strdup(_("The queue of new cards is not the decks’ order.")));
  return TRUE;
}

/* What cannot be computed. */
static gboolean
check_seals(IlkStore *self, IlkCheckReport *report, GError **error)
{
  return ilk_setting_verify(self, report->problems, error) &&
         ilk_deck_row_verify(self, report->problems, error) &&
         ilk_note_row_verify(self, report->problems, error) &&
         ilk_card_row_verify(self, report->problems, error) &&
         ilk_sealed_verify(self, report->problems, error);
}

/* @sealed: (inout): whether all seals are right: the text index cannot be held against a text that
 * is none; becomes FALSE when the log's index is damaged */
static gboolean
check_content(IlkStore *self, gboolean *sealed, IlkCheckReport *report, GError **error)
{
  return check_places(self, report->problems, error) &&
         ilk_replay_verify(self, report->problems, &report->reviews, sealed, error) &&
         ilk_media_rows_verify(self, report->problems, error) &&
         (!*sealed || ilk_search_verify(self, report->problems, error));
}

/* What can be computed is computed where it is; what cannot is looked for page by page, and in the
 * newest backup. */
static gboolean
repair(IlkStore *self, gboolean sealed, GPtrArray *problems, GError **error)
{
  if (sealed)
    return ilk_store_transact_bulk(self, ilk_store_rebuild, NULL, error) &&
           ilk_builtin_update(self, error);
  char *sentence = ilk_salvage_store(self, error);
  if (sentence == NULL)
    return FALSE;
  g_ptr_array_add(problems, sentence);
  return ilk_builtin_update(self, error);
}

gboolean
ilk_store_check(IlkStore *self, gboolean want_repair, IlkCheckReport *report, GError **error)
{
  *report = (IlkCheckReport){.problems = g_ptr_array_new_with_free_func(g_free)};
  gboolean sound = ilk_structure_verify(self, report->problems);
  if (sound && !check_seals(self, report, error))
    return FALSE;
  gboolean sealed = sound && report->problems->len == 0;
  if (sound && !check_content(self, &sealed, report, error))
    return FALSE;
  guint own = report->problems->len;
  if (sound && !ilk_second_copy_verify(self, report->problems, error))
    return FALSE;
  if (!want_repair || report->problems->len == 0)
    return TRUE;
  report->repaired = own == 0 || repair(self, sealed, report->problems, error);
  if (report->repaired && report->problems->len > own)
    ilk_second_copy_renew(self);
  return report->repaired;
}
