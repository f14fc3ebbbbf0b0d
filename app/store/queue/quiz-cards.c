/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A quiz asks what a search finds in its deck, less what was not missed.
 */
#include "app/store/queue/quiz-cards.h"

#include "app/store/find/find.h"
#include "app/store/rows/quiz-answer.h"

/* How a card was first answered in the latest quiz that asked it. */
typedef struct {
  gint64 quiz;
  gboolean is_right;
} First;

/* A bracket or quote that the learner left open ends with the text. */
static char *
dup_search(const IlkQuizSelection *selection)
{
  g_autoptr(GString) text = g_string_new("-is:suspended -is:buried");
  if (selection->scope == ILK_QUIZ_WAITING)
    g_string_append(text, " (is:due or is:new)");
  if (selection->search != NULL && *selection->search != '\0')
    g_string_append_printf(text, " (%s", selection->search);
  return g_strdup(text->str);
}

static void
note_answer(GHashTable *firsts, gint64 card, gint64 quiz, gboolean is_right)
{
  First *first = g_hash_table_lookup(firsts, &card);
  if (first != NULL && first->quiz == quiz)
    return;
  first = g_new(First, 1);
  *first = (First){quiz, is_right};
  g_hash_table_replace(firsts, g_memdup2(&card, sizeof card), first);
}

static gboolean
was_right(gpointer card, gpointer first, gpointer unused)
{
  (void) card;
  (void) unused;
  return ((First *) first)->is_right;
}

static GHashTable *
list_missed(IlkStore *store, GError **error)
{
  g_autoptr(GHashTable) firsts = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "SELECT card, quiz, is_right FROM " ILK_QUIZ_STANDING
                                    " ORDER BY quiz, device, seq");
  int row;
  while ((row = ilk_query_step(query, error)) > 0)
    note_answer(firsts, ilk_query_get_int(query, 0), ilk_query_get_int(query, 1),
                ilk_query_get_int(query, 2) != 0);
  if (row < 0)
    return NULL;
  g_hash_table_foreach_remove(firsts, was_right, NULL);
  return g_steal_pointer(&firsts);
}

/* Keeps those of @ids that are in @cards, which it takes; FALSE when that could not be read */
static gboolean
keep(GArray *ids, GHashTable *cards)
{
  if (cards == NULL)
    return FALSE;
  guint n = 0;
  for (guint i = 0; i < ids->len; i++) {
    gint64 id = g_array_index(ids, gint64, i);
    if (g_hash_table_contains(cards, &id))
      g_array_index(ids, gint64, n++) = id;
  }
  g_array_set_size(ids, n);
  g_hash_table_unref(cards);
  return TRUE;
}

GArray *
ilk_quiz_cards_list(IlkStore *store, const IlkQuizSelection *selection, GError **error)
{
  g_autofree char *text = dup_search(selection);
  const IlkCardSearch search = {.text = text, .order = ILK_ORDER_DECK, .deck = selection->deck};
  g_autoptr(GArray) ids = ilk_find_ids(store, &search, error);
  if (ids == NULL)
    return NULL;
  if (selection->scope == ILK_QUIZ_MISSED && !keep(ids, list_missed(store, error)))
    return NULL;
  return g_steal_pointer(&ids);
}
