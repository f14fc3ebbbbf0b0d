/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything that is computed, computed again.
 */
#include "app/store/care/check.h"

#include "app/store/decks/builtin.h"
#include "app/store/media/media-rows.h"
#include "app/store/queue/search.h"
#include "app/store/replay/replay.h"
#include "app/store/rows/deck-row.h"
#include "app/store/rows/memory-row.h"
#include "app/store/rows/setting.h"

gboolean
ilk_store_rebuild(IlkStore *self, gpointer watch, GError **error)
{
  return ilk_setting_mend(self, error) && ilk_deck_row_mend(self, error) &&
         ilk_store_load_decks(self, error) && ilk_deck_row_count_cards(self, error) &&
         ilk_memory_row_complete(self, error) && ilk_replay_deck(self, 0, watch, error) &&
         ilk_replay_totals(self, error) && ilk_search_rebuild(self, error) &&
         ilk_media_rows_rebuild(self, error) && ilk_builtin_forget(self, error);
}
