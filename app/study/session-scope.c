/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A session about more than what waits: its cards are found once, at its start, and asked in that
 * order. Which comes next follows from the grades that stand, so undo has nothing to keep in step.
 */
#include "app/base/clock.h"
#include "app/base/limits.h"
#include "app/store/front/collection-path.h"
#include "app/study/session-private.h"

/* So many other cards are asked before one that was not known in practice comes again. */
#define CARDS_BETWEEN 3

/* The latest grade of each card, and its place. */
static GHashTable *
list_latest(IlkSession *self)
{
  GHashTable *latest = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->grades->len; i++) {
    const IlkGrade *grade = self->grades->pdata[i];
    gint64 card = ilk_card_get_id(grade->item->card);
    g_hash_table_insert(latest, g_memdup2(&card, sizeof card), GUINT_TO_POINTER(i + 1));
  }
  return latest;
}

static gboolean
is_aside(IlkSession *self, gint64 card)
{
  for (guint i = 0; i < self->asides->len; i++)
    if (ilk_card_get_id(((IlkAside *) self->asides->pdata[i])->item->card) == card)
      return TRUE;
  return FALSE;
}

/* When the card of the grade at @index is to come again: a moment, or a place in the practice. */
static gint64
get_turn(IlkSession *self, guint index)
{
  const IlkGrade *grade = self->grades->pdata[index];
  return ilk_study_scope_is_practice(self->scope) ? (gint64) index + CARDS_BETWEEN + 1
                                                  : grade->promised.due;
}

static gint64
get_now(IlkSession *self)
{
  return ilk_study_scope_is_practice(self->scope) ? (gint64) self->grades->len : ilk_clock_now();
}

gint64
ilk_session_choose(IlkSession *self, gint64 except)
{
  g_autoptr(GHashTable) latest = list_latest(self);
  gint64 fresh = 0, again = 0, turn = G_MAXINT64;

  for (guint i = 0; i < self->ids->len; i++) {
    gint64 card = g_array_index(self->ids, gint64, i);
    guint place = GPOINTER_TO_UINT(g_hash_table_lookup(latest, &card));

    if (card == except || is_aside(self, card))
      continue;
    if (place == 0) {
      fresh = fresh != 0 ? fresh : card;
    } else if (!((IlkGrade *) self->grades->pdata[place - 1])->finished &&
               get_turn(self, place - 1) < turn) {
      again = card;
      turn = get_turn(self, place - 1);
    }
  }
  return again != 0 && (turn <= get_now(self) || fresh == 0) ? again : fresh;
}

gboolean
ilk_session_forget_chosen(IlkSession *self)
{
  for (guint i = 0; self->ids != NULL && self->chosen != 0 && i < self->ids->len; i++)
    if (g_array_index(self->ids, gint64, i) == self->chosen) {
      g_array_remove_index(self->ids, i);
      return TRUE;
    }
  return FALSE;
}

static void
take_ids(IlkSession *self, GArray *ids)
{
  self->ids = ids;
  self->waiting_at_start = ids->len;
  ilk_session_advance(self);
}

/* @ids: (nullable) (transfer full): none with @error */
static void
take_found(IlkSession *self, GArray *ids, const GError *error)
{
  take_ids(self, ids != NULL ? ids : g_array_new(FALSE, FALSE, sizeof(gint64)));
  if (error != NULL)
    ilk_session_fail(self, error);
}

static void
found_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(IlkSession) self = user_data;
  g_autoptr(GError) error = NULL;

  GArray *ids = ilk_collection_find_cards_finish(ILK_COLLECTION(source), result, &error);
  take_found(self, ids, error);
}

/* They come in the order of their path, which no search knows. */
static void
listed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(IlkSession) self = user_data;
  g_autoptr(GError) error = NULL;

  GArray *ids = ilk_collection_list_new_finish(ILK_COLLECTION(source), result, &error);
  take_found(self, ids, error);
}

void
ilk_session_find(IlkSession *self)
{
  IlkCardSearch search;
  GArray *named = ilk_study_scope_list_cards(self->scope);
  if (named != NULL) {
    take_ids(self, named);
    return;
  }
  if (self->scope->kind == ILK_STUDY_NEW) {
    ilk_collection_list_new_async(self->collection, self->scope->deck,
                                  (guint) CLAMP(self->scope->number, 0, ILK_MAX_STUDY_CARDS), NULL,
                                  listed_cb, g_object_ref(self));
    return;
  }
  g_autofree char *text = ilk_study_scope_dup_search(self->scope, &search);

  search.text = text;
  ilk_collection_find_cards_async(self->collection, &search, NULL, found_cb, g_object_ref(self));
}
