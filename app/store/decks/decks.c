/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decks, found and listed.
 */
#include "app/store/decks/decks.h"

#include "app/base/error.h"
#include "app/model/deck.h"
#include "app/store/decks/deck-options.h"
#include "app/store/queue/queue.h"
#include "app/store/rows/note.h"
#include "app/store/rows/seal.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static gboolean
same_name(const char *a, const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold(a, -1);
  g_autofree char *folded_b = g_utf8_casefold(b, -1);
  return g_str_equal(folded_a, folded_b);
}

gint64
ilk_store_find_deck_named(IlkStore *self, const char *name, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(self->db, "SELECT id, name FROM deck ORDER BY id");
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    if (same_name(ilk_query_get_text(query, 1), name))
      return ilk_query_get_int(query, 0);
  }
  if (row == 0)
    g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND, _("There is no deck called “%s”."), name);
  return 0;
}

static IlkDeck *
make_deck(IlkStore *self, IlkQuery *row, GError **error)
{
  guint i;
  IlkDeckCounts counts = {.total = (guint) ilk_query_get_int(row, 2)};
  gint64 id = ilk_query_get_int(row, 0);
  if (!ilk_store_find_deck(self, id, &i, error) ||
      !ilk_queue_count(self, &g_array_index(self->decks, IlkStoreDeck, i), &counts, error))
    return NULL;
  const char *json = ilk_seal_trust_options(ilk_query_get_text(row, 3), ilk_query_get_int(row, 4));
  return ilk_deck_new(id, ilk_query_get_text(row, 1), ilk_deck_options_get_retention(json),
                      &counts);
}

static gint
compare_names(gconstpointer a, gconstpointer b)
{
  return g_utf8_collate(ilk_deck_get_name(*(IlkDeck *const *) a),
                        ilk_deck_get_name(*(IlkDeck *const *) b));
}

GPtrArray *
ilk_store_list_decks(IlkStore *self, GError **error)
{
  g_autoptr(GPtrArray) decks = g_ptr_array_new_with_free_func(g_object_unref);
  g_autoptr(IlkQuery) query =
      ilk_database_query(self->db, "SELECT id, name, cards, options, options_crc FROM deck");
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    IlkDeck *deck = make_deck(self, query, error);
    if (deck == NULL)
      return NULL;
    g_ptr_array_add(decks, deck);
  }
  if (row < 0)
    return NULL;
  g_ptr_array_sort(decks, compare_names);
  return g_steal_pointer(&decks);
}

static void
add_to_file(const char *file_id, const IlkCardContent *content, gpointer data)
{
  ilk_deck_file_add(data, file_id, content);
}

IlkDeckFile *
ilk_store_export(IlkStore *self, gint64 deck, GError **error)
{
  guint i;
  if (!ilk_store_find_deck(self, deck, &i, error))
    return NULL;
  g_autoptr(IlkQuery) query =
      ilk_database_query(self->db, "SELECT file_id, name, description FROM deck WHERE id = ?");
  ilk_query_bind_int(query, deck);
  if (ilk_query_step(query, error) <= 0)
    return NULL;
  g_autoptr(IlkDeckFile) file = ilk_deck_file_new(
      ilk_query_get_text(query, 0), ilk_query_get_text(query, 1), ilk_query_get_text(query, 2));
  if (!ilk_store_list_content(self, deck, add_to_file, file, error))
    return NULL;
  return g_steal_pointer(&file);
}
