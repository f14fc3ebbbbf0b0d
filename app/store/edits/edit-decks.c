/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decks that come, are called otherwise, move and go.
 */
#include "app/store/edits/edits-private.h"

#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/deckfile/markdown-text.h"
#include "app/store/decks/deck-order.h"
#include "app/store/decks/decks.h"
#include "app/store/rows/deck-row.h"
#include "app/store/rows/note.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PATH_SEPARATOR " / "

static gboolean
check_name(const char *name, GError **error)
{
  if (*name != '\0' && strchr(name, '\n') == NULL && strstr(name, PATH_SEPARATOR) == NULL &&
      strlen(name) <= ILK_MAX_NAME_BYTES)
    return TRUE;
  g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID,
              _("A deck cannot be called “%s”: its name is one line, without “ / ” in it."), name);
  return FALSE;
}

static gboolean
same_name(const char *a, const char *b)
{
  g_autofree char *normal_a = g_utf8_normalize(a, -1, G_NORMALIZE_NFC);
  g_autofree char *normal_b = g_utf8_normalize(b, -1, G_NORMALIZE_NFC);
  g_autofree char *folded_a = g_utf8_casefold(normal_a != NULL ? normal_a : a, -1);
  g_autofree char *folded_b = g_utf8_casefold(normal_b != NULL ? normal_b : b, -1);
  return g_str_equal(folded_a, folded_b);
}

/* @deck: (out): the one called @name in @parent, 0 when there is none */
static gboolean
find_child(IlkStore *store, gint64 parent, const char *name, gint64 *deck, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_deck_row_list(store->db);
  int state = 1;
  *deck = 0;
  while (*deck == 0 && (state = ilk_query_step(query, error)) > 0) {
    IlkDeckRow row = ilk_deck_row_read(query);
    if (row.parent == parent && same_name(row.name, name))
      *deck = row.id;
  }
  return state >= 0;
}

/* A deck that is made here has an id that is nobody else's, in files, too. */
static gboolean
insert_deck(IlkEditRun *run, gint64 parent, const char *name, gint64 *deck, GError **error)
{
  IlkDeckRow row = {.name = name, .description = "", .parent = parent};
  ilk_uid_random(row.uid);
  g_autofree char *slug = ilk_markdown_slug(name);
  g_autofree char *file_id =
      g_strdup_printf("%s-%02x%02x%02x%02x", slug, row.uid[0], row.uid[1], row.uid[2], row.uid[3]);
  row.file_id = file_id;
  if (!ilk_deck_row_choose_id(run->store, &row.id, error) ||
      !ilk_change_set_touch(run->changes, ILK_ROW_DECK, row.id, error) ||
      !ilk_deck_row_insert(run->store, &row, error))
    return FALSE;
  *deck = row.id;
  return TRUE;
}

gboolean
ilk_edit_run_add_deck(IlkEditRun *run, GError **error)
{
  g_auto(GStrv) names = g_strsplit(run->edit->text, PATH_SEPARATOR, -1);
  gint64 parent = 0;
  for (gsize i = 0; names[i] != NULL; i++) {
    gint64 deck = 0;
    const char *name = g_strstrip(names[i]);
    if (!check_name(name, error) || !find_child(run->store, parent, name, &deck, error) ||
        (deck == 0 && !insert_deck(run, parent, name, &deck, error)))
      return FALSE;
    parent = deck;
  }
  run->made = parent;
  if (!ilk_change_set_is_empty(run->changes))
    return TRUE;
  g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID, _("There is a deck called “%s” already."),
              run->edit->text);
  return FALSE;
}

static gboolean
check_parent(IlkEditRun *run, GError **error)
{
  guint i;
  if (run->edit->value == 0)
    return TRUE;
  if (!ilk_store_find_deck(run->store, run->edit->value, &i, error))
    return FALSE;
  if (!ilk_store_deck_is_below(run->store, run->edit->value, run->edit->deck))
    return TRUE;
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_INVALID,
                      _("A deck cannot stand in itself or in a deck that stands in it."));
  return FALSE;
}

/* @row: (inout) */
static gboolean
change_row(IlkEditRun *run, IlkDeckRow *row, GError **error)
{
  if (run->edit->kind == ILK_EDIT_MOVE_DECK) {
    row->parent = run->edit->value;
    return check_parent(run, error);
  }
  if (run->edit->kind == ILK_EDIT_DESCRIBE_DECK) {
    row->description = run->edit->text;
    return TRUE;
  }
  row->name = run->edit->text;
  return check_name(run->edit->text, error);
}

gboolean
ilk_edit_run_change_deck(IlkEditRun *run, GError **error)
{
  guint i;
  gint64 deck = run->edit->deck;
  if (!ilk_store_find_deck(run->store, deck, &i, error) ||
      !ilk_change_set_touch(run->changes, ILK_ROW_DECK, deck, error))
    return FALSE;
  g_autoptr(IlkQuery) query = ilk_deck_row_find(run->store->db, deck);
  if (ilk_query_step(query, error) <= 0)
    return FALSE;
  IlkDeckRow row = ilk_deck_row_read(query);
  return change_row(run, &row, error) && ilk_deck_row_update(run->store, &row, error);
}

/* Returns: (transfer full) (element-type gint64): @deck and the decks in it, what holds others
 * first */
static GArray *
list_within(IlkStore *store, gint64 deck)
{
  GArray *ids = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_array_append_val(ids, deck);
  for (guint next = 0; next < ids->len; next++) {
    for (guint i = 0; i < store->decks->len; i++) {
      const IlkStoreDeck *each = &g_array_index(store->decks, IlkStoreDeck, i);
      if (each->parent == g_array_index(ids, gint64, next) && ids->len < store->decks->len)
        g_array_append_val(ids, each->id);
    }
  }
  return ids;
}

static GArray *
list_cards(IlkStore *store, gint64 deck, GError **error)
{
  g_autoptr(GArray) cards = g_array_new(FALSE, FALSE, sizeof(IlkCardRow));
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "SELECT " ILK_CARD_COLUMNS " FROM card WHERE deck = ?");
  ilk_query_bind_int(query, deck);
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    IlkCardRow card = ilk_card_row_read(query, 0);
    card.demo = NULL;
    g_array_append_val(cards, card);
  }
  return row == 0 ? g_steal_pointer(&cards) : NULL;
}

static gboolean
empty_deck(IlkEditRun *run, gint64 deck, GError **error)
{
  g_autoptr(GArray) cards = list_cards(run->store, deck, error);
  for (guint i = 0; cards != NULL && i < cards->len; i++)
    if (!ilk_edit_remove_card(run, &g_array_index(cards, IlkCardRow, i), error))
      return FALSE;
  return cards != NULL;
}

static gboolean
remove_deck(IlkEditRun *run, gint64 deck, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_deck_row_find(run->store->db, deck);
  if (ilk_query_step(query, error) <= 0)
    return FALSE;
  IlkDeckRow row = ilk_deck_row_read(query);
  return ilk_change_set_bury(run->changes, row.uid, ILK_GRAVE_DECK, error) &&
         ilk_deck_row_remove(run->store, deck, error);
}

gboolean
ilk_edit_run_delete_deck(IlkEditRun *run, GError **error)
{
  guint i;
  if (!ilk_store_find_deck(run->store, run->edit->deck, &i, error))
    return FALSE;
  g_autoptr(GArray) decks = list_within(run->store, run->edit->deck);
  for (i = 0; i < decks->len; i++) {
    gint64 deck = g_array_index(decks, gint64, i);
    if (!ilk_change_set_touch(run->changes, ILK_ROW_DECK, deck, error) ||
        !empty_deck(run, deck, error))
      return FALSE;
  }
  for (i = decks->len; i > 0; i--)
    if (!remove_deck(run, g_array_index(decks, gint64, i - 1), error))
      return FALSE;
  return TRUE;
}

/* Decks beside @run's get a place only now: those that stay where they are keep theirs. */
static gboolean
place(IlkEditRun *run, gint64 deck, int rank, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_deck_row_find(run->store->db, deck);
  if (ilk_query_step(query, error) <= 0)
    return FALSE;
  IlkDeckRow row = ilk_deck_row_read(query);
  if (ilk_deck_order_rank(ilk_deck_row_get_options(&row)) == rank)
    return TRUE;
  return ilk_change_set_touch(run->changes, ILK_ROW_DECK, deck, error) &&
         ilk_deck_order_set(run->store, deck, rank, error);
}

gboolean
ilk_edit_run_place_deck(IlkEditRun *run, GError **error)
{
  int by = (int) CLAMP(run->edit->value, -ILK_MAX_RANK, ILK_MAX_RANK);
  g_autoptr(GArray) before = ilk_deck_order_move(run->store, run->edit->deck, 0, error);
  g_autoptr(GArray) after =
      before != NULL ? ilk_deck_order_move(run->store, run->edit->deck, by, error) : NULL;
  if (after == NULL)
    return FALSE;
  if (memcmp(before->data, after->data, before->len * sizeof(gint64)) == 0)
    return TRUE;
  for (guint i = 0; i < after->len; i++)
    if (!place(run, g_array_index(after, gint64, i), (int) MIN(i + 1, ILK_MAX_RANK), error))
      return FALSE;
  return TRUE;
}
