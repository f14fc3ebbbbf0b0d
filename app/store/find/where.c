/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What comes from outside is bound, never written into the statement. The text index knows letters
 * and digits only; where a word has other signs in it, the cards it finds are looked through for
 * them as well, so “C++” is not “C#”.
 */
#include "app/store/find/where.h"

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
    if (get_leech_lapses(&deck->options) != usual)
      g_string_append_printf(sql, " WHEN %" PRId64 " THEN %d", deck->id,
                             get_leech_lapses(&deck->options));
  }
  /* CASE wants a WHEN. */
  g_string_append_printf(sql, " WHEN 0 THEN 0 ELSE %d END", usual);
}

static gboolean write_term(IlkWhere *self, IlkStore *store, const IlkSearchTerm *term,
                           GError **error);

static void
add_value(IlkWhere *self, char *value)
{
  g_ptr_array_add(self->values, value);
}

/* @text in quotes, as FTS5 takes a string. */
static char *
dup_phrase(const char *text, const char *end)
{
  g_auto(GStrv) parts = g_strsplit(text, "\"", -1);
  g_autofree char *escaped = g_strjoinv("\"\"", parts);
  return g_strconcat("\"", escaped, "\"", end, NULL);
}

static gboolean
has_signs(const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char(text)) {
    gunichar c = g_utf8_get_char(text);
    if (!g_unichar_isalnum(c) && !g_unichar_isspace(c) && !g_unichar_ismark(c))
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_letters(const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char(text))
    if (g_unichar_isalnum(g_utf8_get_char(text)))
      return TRUE;
  return FALSE;
}

/* A pattern for LIKE … ESCAPE '\': “*” stands for anything where @starred. */
static char *
dup_pattern(const char *before, const char *text, const char *after, gboolean starred)
{
  GString *pattern = g_string_new(before);
  for (; *text != '\0'; text++) {
    if (*text == '*' && starred) {
      g_string_append_c(pattern, '%');
      continue;
    }
    if (strchr("%_\\", *text) != NULL)
      g_string_append_c(pattern, '\\');
    g_string_append_c(pattern, *text);
  }
  g_string_append(pattern, after);
  return g_string_free(pattern, FALSE);
}

/* The notes that the text index finds, or would find if it had them. */
static void
write_words(IlkWhere *self, const char *text, gboolean prefix)
{
  self->has_words = TRUE;
  g_string_append(self->sql, "(card.note IN (SELECT rowid FROM note_fts WHERE note_fts MATCH ?)");
  add_value(self, dup_phrase(text, prefix ? "*" : ""));
  if (self->indexed != ILK_INDEXED_ALL) {
    g_string_append_printf(self->sql,
                           " OR (card.note > %" PRId64 " AND has_words(?, %d,"
                           " json_extract(note.fields, '$.question'),"
                           " json_extract(note.fields, '$.answer'), note.tags))",
                           self->indexed, prefix);
    add_value(self, g_strdup(text));
  }
  g_string_append_c(self->sql, ')');
}

static void
write_signs(IlkWhere *self, const char *text)
{
  static const char *const columns[] = {"json_extract(note.fields, '$.question')",
                                        "json_extract(note.fields, '$.answer')", "note.tags"};
  for (gsize i = 0; i < G_N_ELEMENTS(columns); i++) {
    g_string_append_printf(self->sql, "%s%s LIKE ? ESCAPE '\\'", i > 0 ? " OR " : "(", columns[i]);
    add_value(self, dup_pattern("%", text, "%", FALSE));
  }
  g_string_append_c(self->sql, ')');
}

static void
write_text(IlkWhere *self, const IlkSearchTerm *term)
{
  gboolean indexed = has_letters(term->text), signs = has_signs(term->text);
  if (indexed)
    write_words(self, term->text, term->kind == ILK_SEARCH_PREFIX);
  if (indexed && signs)
    g_string_append(self->sql, " AND ");
  if (signs || !indexed)
    write_signs(self, term->text);
}

/* Tag lines are laid between line feeds, so that one of them is found whole; “a” has “a::b” below
 * it. The index finds the notes that may have it, where the pattern says enough. */
static void
write_tag(IlkWhere *self, const char *text)
{
  g_string_append_c(self->sql, '(');
  if (has_letters(text) && strchr(text, '*') == NULL) {
    g_autofree char *phrase = dup_phrase(text, "");
    g_string_append_printf(self->sql,
                           "(card.note > %" PRId64 " OR card.note IN"
                           " (SELECT rowid FROM note_fts WHERE note_fts MATCH ?)) AND ",
                           self->indexed);
    add_value(self, g_strconcat("tags : ", phrase, NULL));
    self->has_words = TRUE;
  }
  g_string_append(self->sql, "(char(10) || note.tags || char(10) LIKE ? ESCAPE '\\'"
                             " OR char(10) || note.tags LIKE ? ESCAPE '\\')");
  add_value(self, dup_pattern("%\n", text, "\n%", TRUE));
  add_value(self, dup_pattern("%\n", text, "::%", TRUE));
  g_string_append_c(self->sql, ')');
}

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
    write_tag(self, "marked");
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
    write_tag(self, term->text);
    break;
  case ILK_SEARCH_DEMO:
    g_string_append(self->sql, "(card.demo IS NOT NULL AND card.demo LIKE ? ESCAPE '\\')");
    add_value(self, dup_pattern("", term->text, "", TRUE));
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
    write_text(self, term);
    g_string_append_c(self->sql, ')');
    break;
  }
  return TRUE;
}

/* One word, as the text index alone can find it. */
static gboolean
add_word(const IlkSearchTerm *term, GString *words)
{
  gboolean text = term->kind == ILK_SEARCH_WORD || term->kind == ILK_SEARCH_PREFIX ||
                  term->kind == ILK_SEARCH_PHRASE;
  if (!text || !has_letters(term->text) || has_signs(term->text))
    return FALSE;
  g_autofree char *phrase = dup_phrase(term->text, term->kind == ILK_SEARCH_PREFIX ? "*" : "");
  g_string_append_printf(words, "%s%s", words->len > 0 ? " " : "", phrase);
  return TRUE;
}

static char *
dup_words(const IlkSearchTerm *term)
{
  g_autoptr(GString) words = g_string_new(NULL);
  if (term->kind != ILK_SEARCH_ALL)
    return add_word(term, words) ? g_strdup(words->str) : NULL;
  for (guint i = 0; i < term->parts->len; i++)
    if (!add_word(term->parts->pdata[i], words))
      return NULL;
  return words->len > 0 ? g_strdup(words->str) : NULL;
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
                     .words = dup_words(term),
                     .indexed = indexed};
  if (write_term(self, store, term, error))
    return TRUE;
  ilk_where_clear(self);
  return FALSE;
}
