/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What comes from outside is bound, never written into the statement.
 */
#include "app/store/find/where-private.h"

#include "app/base/clock.h"
#include "app/model/deck.h"
#include "app/store/decks/decks.h"
#include "app/store/queue/search.h"

#include <inttypes.h>
#include <string.h>

/* From how many lapses on a card of a deck is called a leech; never, by a number that none has. */
static int
get_leech_lapses(const IlkStudyOptions *options)
{
  return options->leech_lapses > 0 ? options->leech_lapses : G_MAXINT;
}

/* The collection's rule, and those of the decks that have another. */
static void
write_leech(GString *sql, const IlkStore *store)
{
  int usual = get_leech_lapses(&store->options);
  g_string_append(sql, "memory.lapses >= CASE memory.deck");
  for (guint i = 0; i < store->decks->len; i++) {
    const IlkStoreDeck *deck = &g_array_index(store->decks, IlkStoreDeck, i);
    if (get_leech_lapses(deck->options) != usual)
      g_string_append_printf(sql, " WHEN %" PRId64 " THEN %d", deck->id,
                             get_leech_lapses(deck->options));
  }
  /* CASE wants a WHEN. */
  g_string_append_printf(sql, " WHEN 0 THEN 0 ELSE %d END", usual);
}

static gboolean write_term(IlkWhere *self, IlkStore *store, const IlkSearchTerm *term,
                           GError **error);

static gboolean
name_matches(const char *name, GPatternSpec *pattern)
{
  g_autofree char *composed = g_utf8_normalize(name, -1, G_NORMALIZE_NFC);
  g_autofree char *folded = composed != NULL ? g_utf8_casefold(composed, -1) : g_strdup("");
  return g_pattern_spec_match_string(pattern, folded);
}

/* A deck below one that matches is found with it: its path begins with the other's. */
static gboolean
path_matches(IlkDeck *deck, GPatternSpec *pattern)
{
  g_auto(GStrv) names = g_strsplit(ilk_deck_get_path(deck), " / ", -1);
  GString *path = g_string_new(NULL);
  gboolean found = FALSE;
  for (gsize i = 0; names[i] != NULL && !found; i++) {
    g_string_append_printf(path, "%s%s", i > 0 ? " / " : "", names[i]);
    found = name_matches(names[i], pattern) || name_matches(path->str, pattern);
  }
  g_string_free(path, TRUE);
  return found;
}

/* Decks are few beside cards, and only C folds the case of all letters. */
static gboolean
write_deck(IlkWhere *self, IlkStore *store, const char *text, GError **error)
{
  g_autofree char *folded = g_utf8_casefold(text, -1);
  g_autoptr(GPatternSpec) pattern = g_pattern_spec_new(folded);
  g_autoptr(GPtrArray) decks = ilk_store_list_decks(store, error);
  if (decks == NULL)
    return FALSE;
  g_string_append(self->sql, "card.deck IN (0");
  for (guint i = 0; i < decks->len; i++)
    if (path_matches(decks->pdata[i], pattern))
      g_string_append_printf(self->sql, ",%" PRId64, ilk_deck_get_id(decks->pdata[i]));
  g_string_append_c(self->sql, ')');
  return TRUE;
}

static gint64
get_today(const IlkStore *store)
{
  gint64 now = ilk_clock_now();
  return ilk_clock_day(now, ilk_clock_utc_offset(now), store->options.rollover);
}

/* UTC ms at which the first of the last @days began; 1 is today. */
static gint64
get_begin(const IlkStore *store, int days)
{
  int utc_offset = ilk_clock_utc_offset(ilk_clock_now());
  return ilk_clock_day_start(get_today(store) - days + 1, utc_offset, store->options.rollover);
}

static void
write_state(IlkWhere *self, const IlkStore *store, IlkSearchState state)
{
  switch (state) {
  case ILK_SEARCH_DUE:
    g_string_append_printf(self->sql,
                           "(card.suspended = 0 AND card.buried <= %" PRId64
                           " AND ((memory.state = 2 AND memory.due_day <= %" PRId64
                           ") OR (memory.state IN (1, 3) AND memory.due <= %" PRId64 ")))",
                           get_today(store), get_today(store), ilk_clock_now());
    break;
  case ILK_SEARCH_NEW:
    g_string_append(self->sql, "memory.state = 0");
    break;
  case ILK_SEARCH_LEARNING:
    g_string_append(self->sql, "memory.state IN (1, 3)");
    break;
  case ILK_SEARCH_REVIEW:
    g_string_append(self->sql, "memory.state = 2");
    break;
  case ILK_SEARCH_SUSPENDED:
    g_string_append(self->sql, "card.suspended <> 0");
    break;
  case ILK_SEARCH_BURIED:
    g_string_append_printf(self->sql, "card.buried > %" PRId64, get_today(store));
    break;
  case ILK_SEARCH_LEECH:
    write_leech(self->sql, store);
    break;
  case ILK_SEARCH_MARKED:
  default:
    ilk_where_write_tag(self, "marked");
    break;
  }
}

/* An answer that was taken back was not given: an undo follows it before another event does. */
static void
write_rated(IlkWhere *self, const IlkStore *store, const IlkSearchTerm *term)
{
  gint64 begin = get_begin(store, term->number);
  g_string_append_printf(
      self->sql,
      "(memory.last >= %" PRId64 " AND EXISTS (SELECT 1 FROM review WHERE review.card = card.id"
      " AND review.at >= %" PRId64 " AND review.kind = 0 AND (review.rating = %d OR %d = 0)"
      " AND 1 <> coalesce((SELECT next.kind FROM review AS next WHERE next.card = card.id"
      " AND (next.at, next.device, next.seq) > (review.at, review.device, review.seq)"
      " ORDER BY next.at, next.device, next.seq LIMIT 1), 0)))",
      begin, begin, term->rating, term->rating);
}

static void
write_property(IlkWhere *self, const IlkStore *store, const IlkSearchTerm *term)
{
  static const char *const columns[] = {"memory.stability",
                                        "memory.difficulty",
                                        "recall(memory.state, memory.stability,"
                                        " memory.stability_fast, memory.last)",
                                        "((memory.due - memory.last) / 86400000.0)",
                                        NULL,
                                        "memory.reps",
                                        "memory.lapses",
                                        "card.seconds"};
  static const char *const signs[] = {"<", "<=", "=", ">=", ">"};
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_dtostr(number, sizeof number, term->value);
  /* A new card has no memory that could be measured. */
  if (term->property < ILK_SEARCH_REPS)
    g_string_append_printf(
        self->sql, "(memory.state %s AND ",
        term->property == ILK_SEARCH_INTERVAL || term->property == ILK_SEARCH_DUE_IN ? "= 2"
                                                                                     : "<> 0");
  if (term->property == ILK_SEARCH_DUE_IN)
    g_string_append_printf(self->sql, "(memory.due_day - %" PRId64 ")", get_today(store));
  else
    g_string_append(self->sql, columns[term->property]);
  g_string_append_printf(self->sql, " %s %s", signs[term->relation], number);
  if (term->property < ILK_SEARCH_REPS)
    g_string_append_c(self->sql, ')');
}

static gboolean
write_parts(IlkWhere *self, IlkStore *store, const IlkSearchTerm *term, GError **error)
{
  g_string_append(self->sql, term->kind == ILK_SEARCH_NOT ? "NOT (" : "(");
  for (guint i = 0; i < term->parts->len; i++) {
    if (i > 0)
      g_string_append(self->sql, term->kind == ILK_SEARCH_ANY ? " OR " : " AND ");
    if (!write_term(self, store, term->parts->pdata[i], error))
      return FALSE;
  }
  g_string_append(self->sql, term->parts->len > 0 ? ")" : "1)");
  return TRUE;
}

static gboolean
write_term(IlkWhere *self, IlkStore *store, const IlkSearchTerm *term, GError **error)
{
  switch (term->kind) {
  case ILK_SEARCH_ALL:
  case ILK_SEARCH_ANY:
  case ILK_SEARCH_NOT:
    return write_parts(self, store, term, error);
  case ILK_SEARCH_DECK:
    return write_deck(self, store, term->text, error);
  case ILK_SEARCH_TAG:
    ilk_where_write_tag(self, term->text);
    break;
  case ILK_SEARCH_DEMO:
    g_string_append(self->sql, "(card.demo IS NOT NULL AND card.demo LIKE ? ESCAPE '\\')");
    ilk_where_add_value(self, ilk_where_dup_pattern("", term->text, "", TRUE));
    break;
  case ILK_SEARCH_IS:
    write_state(self, store, (IlkSearchState) term->number);
    break;
  case ILK_SEARCH_FLAG:
    g_string_append_printf(self->sql, "card.flag = %d", term->number);
    break;
  case ILK_SEARCH_NOTE_KIND:
    g_string_append_printf(self->sql, "note.kind = %d", term->number);
    break;
  case ILK_SEARCH_ADDED:
    g_string_append_printf(self->sql, "card.added >= %" PRId64, get_begin(store, term->number));
    break;
  case ILK_SEARCH_RATED:
    write_rated(self, store, term);
    break;
  case ILK_SEARCH_PROPERTY:
    write_property(self, store, term);
    break;
  case ILK_SEARCH_WORD:
  case ILK_SEARCH_PREFIX:
  case ILK_SEARCH_PHRASE:
  default:
    g_string_append_c(self->sql, '(');
    ilk_where_write_text(self, term);
    g_string_append_c(self->sql, ')');
    break;
  }
  return TRUE;
}

void
ilk_where_clear(IlkWhere *self)
{
  g_clear_pointer(&self->words, g_free);
  if (self->sql != NULL)
    g_string_free(g_steal_pointer(&self->sql), TRUE);
  g_clear_pointer(&self->values, g_ptr_array_unref);
}

gboolean
ilk_where_init(IlkWhere *self, IlkStore *store, const IlkSearchTerm *term, gint64 indexed,
               GError **error)
{
  *self = (IlkWhere){.sql = g_string_new(NULL),
                     .values = g_ptr_array_new_with_free_func(g_free),
                     .words = ilk_where_dup_words(term),
                     .indexed = indexed};
  if (write_term(self, store, term, error))
    return TRUE;
  ilk_where_clear(self);
  return FALSE;
}
