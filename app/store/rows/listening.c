/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards come back the latest first: that is where listening goes on.
 */
#include "app/store/rows/listening.h"

#include "app/base/clock.h"
#include "app/store/rows/appended.h"

IlkTable ilk_listening_table = {.name = "listening", .columns = ILK_LISTENING_COLUMNS};

static gboolean
bind(IlkStore *store, IlkQuery *query, gconstpointer data, GError **error)
{
  const IlkHeard *heard = data;
  ilk_query_bind_int(query, heard->card);
  ilk_query_bind_int(query, heard->at);
  ilk_query_bind_int(query, heard->answer);
  ilk_query_bind_int(query, CLAMP(heard->ms, 0, ILK_MS_PER_DAY));
  ilk_query_bind_int(query, ilk_clock_utc_offset(heard->at));
  return TRUE;
}

gboolean
ilk_listening_store(IlkStore *store, const IlkHeard *heard, GError **error)
{
  return ilk_appended_store(store, &ilk_listening_table, bind, heard, error);
}

GArray *
ilk_listening_list_cards(IlkStore *store, guint limit, GError **error)
{
  g_autoptr(GArray) cards = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_autoptr(GError) failure = NULL;
  int step;
  IlkQuery *query = ilk_database_query(
      store->db, "SELECT card FROM listening WHERE side = 1 ORDER BY at DESC, seq DESC LIMIT ?");
  ilk_query_bind_int(query, limit);
  while ((step = ilk_query_step(query, &failure)) > 0) {
    gint64 card = ilk_query_get_int(query, 0);
    g_array_append_val(cards, card);
  }
  if (failure == NULL)
    return g_steal_pointer(&cards);
  g_propagate_error(error, g_steal_pointer(&failure));
  return NULL;
}
