/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decks and their options.
 */
#include "app/store/decks.h"

#include "app/base/error.h"
#include "app/model/deck.h"
#include "app/store/backup.h"
#include "app/store/note.h"
#include "app/store/queue.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

gboolean
ilk_store_find_deck(IlkStore *self, gint64 deck, guint *index, GError **error)
{
  for (guint i = 0; i < self->decks->len; i++) {
    if (g_array_index(self->decks, IlkStoreDeck, i).id == deck) {
      *index = i;
      return TRUE;
    }
  }
  g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND, _("There is no deck %" PRId64 "."), deck);
  return FALSE;
}

const IlkStudyOptions *
ilk_store_get_deck_options(IlkStore *self, gint64 deck)
{
  guint i;
  if (!ilk_store_find_deck(self, deck, &i, NULL))
    return &self->options;
  return &g_array_index(self->decks, IlkStoreDeck, i).options;
}

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
  return ilk_deck_new(id, ilk_query_get_text(row, 1), &counts);
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
  g_autoptr(IlkQuery) query = ilk_database_query(self->db, "SELECT id, name, cards FROM deck");
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

typedef struct {
  gint64 deck;
  char *json;
  gboolean replay;
  gboolean other_days;
  const IlkReplayWatch *watch;
} OptionsChange;

static gboolean
store_options(IlkStore *self, const OptionsChange *change, GError **error)
{
  if (change->deck == 0)
    return ilk_store_set_config(self, "options", change->json, error);
  g_autoptr(IlkQuery) query =
      ilk_database_query(self->db, "UPDATE deck SET options = ? WHERE id = ?");
  ilk_query_bind_text(query, change->json);
  ilk_query_bind_int(query, change->deck);
  return ilk_query_run(query, error);
}

static gboolean
run_set_options(IlkStore *self, gpointer data, GError **error)
{
  const OptionsChange *change = data;
  if (!store_options(self, change, error) || !ilk_store_load_decks(self, error))
    return FALSE;
  return (!change->replay || ilk_replay_deck(self, change->deck, change->watch, error)) &&
         (!change->other_days || ilk_replay_totals(self, error));
}

static gboolean
has_reviews(IlkStore *self, gboolean *has, GError **error)
{
  gint64 exists = 0;
  IlkQuery *query = ilk_database_query(self->db, "SELECT EXISTS (SELECT 1 FROM review)");
  gboolean known = ilk_query_fetch_int(query, &exists, error);
  *has = exists != 0;
  return known;
}

/* Why a read-only collection cannot be changed is said later. */
static gboolean
back_up_before(IlkStore *self, const OptionsChange *change, GError **error)
{
  gboolean has = FALSE;
  if (!change->replay || self->read_only)
    return TRUE;
  if (!has_reviews(self, &has, error))
    return FALSE;
  g_autofree char *backup = has ? ilk_store_backup(self, error) : NULL;
  return backup != NULL || !has;
}

gboolean
ilk_store_set_options(IlkStore *self, gint64 deck, const IlkStudyOptions *options,
                      const IlkReplayWatch *watch, GError **error)
{
  guint i;
  if (deck != 0 && !ilk_store_find_deck(self, deck, &i, error))
    return FALSE;

  const IlkStudyOptions *base = deck != 0 ? &self->options : NULL;
  g_autofree char *json = ilk_study_options_to_json(options, base);
  IlkStudyOptions checked = *ilk_store_get_deck_options(self, deck);
  OptionsChange change = {
      .deck = deck,
      .json = json,
      .replay = !ilk_study_options_same_schedule(&checked, options),
      .other_days = deck == 0 && checked.rollover != options->rollover,
      .watch = watch,
  };
  if (!ilk_study_options_merge_json(&checked, json, error) || !back_up_before(self, &change, error))
    return FALSE;

  gboolean stored = ilk_store_transact_bulk(self, run_set_options, &change, error);
  if (!stored && self->db != NULL)
    ilk_store_load_decks(self, NULL);
  return stored;
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
