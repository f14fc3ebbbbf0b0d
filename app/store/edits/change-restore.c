/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Doing what a change set wrote: its rows, then its events.
 */
#include "app/store/edits/change-set-private.h"

#include "app/store/edits/settle.h"
#include "app/store/rows/deck-row.h"

static gboolean
restore_event(IlkStore *store, JsonObject *event, JsonObject *opposite, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  gint64 card = json_object_get_int_member_with_default(event, "card", 0), deck = 0;
  IlkReviewKind kind =
      (IlkReviewKind) json_object_get_int_member_with_default(event, "kind", ILK_REVIEW_UNDO);
  IlkReviewKey key = {json_object_get_int_member_with_default(event, "device", 0),
                      json_object_get_int_member_with_default(event, "seq", 0)};
  if (!ilk_change_get_deck(store, card, &deck, error))
    return FALSE;
  if (deck == 0 ||
      (kind == ILK_REVIEW_UNDO && !ilk_settle_is_latest(store, card, &key, &local_error)))
    return local_error == NULL || (g_propagate_error(error, g_steal_pointer(&local_error)), FALSE);
  int days = (int) json_object_get_int_member_with_default(event, "days", 0);
  if (!ilk_settle_event(store, card, kind, days, &key, error))
    return FALSE;
  if (kind != ILK_REVIEW_UNDO) {
    json_object_set_int_member(opposite, "device", key.device);
    json_object_set_int_member(opposite, "seq", key.seq);
  }
  return TRUE;
}

static JsonArray *
get_array(JsonNode *root, const char *name)
{
  JsonNode *node = root != NULL && JSON_NODE_HOLDS_OBJECT(root)
                       ? json_object_get_member(json_node_get_object(root), name)
                       : NULL;
  return node != NULL && JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
}

static gboolean
restore_events(IlkStore *store, JsonArray *events, JsonArray *opposites, GError **error)
{
  for (guint i = 0; i < json_array_get_length(events); i++) {
    if (!restore_event(store, json_array_get_object_element(events, i),
                       json_array_get_object_element(opposites, i), error))
      return FALSE;
  }
  return TRUE;
}

gboolean
ilk_change_set_restore(IlkStore *store, const char *json, char **back, GError **error)
{
  g_autoptr(JsonNode) root = json_from_string(json, NULL);
  g_autoptr(JsonNode) other = json_from_string(*back, NULL);
  JsonArray *rows = get_array(root, "rows"), *events = get_array(root, "events");
  JsonArray *opposites = get_array(other, "events");
  if (rows == NULL || events == NULL || opposites == NULL ||
      json_array_get_length(events) != json_array_get_length(opposites))
    return ilk_change_fail_damaged(error);
  if (!ilk_change_restore_rows(store, rows, error) ||
      !restore_events(store, events, opposites, error) || !ilk_deck_row_count_cards(store, error) ||
      !ilk_store_load_decks(store, error))
    return FALSE;
  g_free(*back);
  *back = json_to_string(other, FALSE);
  return TRUE;
}
