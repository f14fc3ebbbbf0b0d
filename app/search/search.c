/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A parser by recursive descent: either → all → one. Brackets nest as deep as there may be terms.
 */
#include "app/search/search.h"

#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/search/search-value.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  const char *at;
  guint terms;
} Parser;

static IlkSearchTerm *parse_either(Parser *self, GError **error);

static IlkSearchTerm *
term_new(IlkSearchKind kind)
{
  IlkSearchTerm *term = g_new0(IlkSearchTerm, 1);
  term->kind = kind;
  if (kind <= ILK_SEARCH_NOT)
    term->parts = g_ptr_array_new_with_free_func((GDestroyNotify) ilk_search_term_free);
  return term;
}

void
ilk_search_term_free(IlkSearchTerm *self)
{
  if (self == NULL)
    return;
  g_clear_pointer(&self->parts, g_ptr_array_unref);
  g_free(self->text);
  g_free(self);
}

static gboolean
at_blank(const Parser *self)
{
  return g_unichar_isspace(g_utf8_get_char(self->at));
}

static void
skip_blanks(Parser *self)
{
  while (*self->at != '\0' && at_blank(self))
    self->at = g_utf8_next_char(self->at);
}

/* Text in quotes, at the first of them; a missing last one is still to be typed. */
static void
read_quoted(Parser *self, GString *text)
{
  for (self->at++; *self->at != '\0' && *self->at != '"'; self->at++) {
    if (*self->at == '\\' && (self->at[1] == '"' || self->at[1] == '\\'))
      self->at++;
    g_string_append_c(text, *self->at);
  }
  if (*self->at == '"')
    self->at++;
}

/* A run without blanks or brackets, in which a value may be quoted: deck:"two words". */
static char *
read_run(Parser *self)
{
  GString *run = g_string_new(NULL);
  while (*self->at != '\0' && *self->at != '(' && *self->at != ')' && !at_blank(self)) {
    if (*self->at == '"') {
      read_quoted(self, run);
      continue;
    }
    const char *next = g_utf8_next_char(self->at);
    g_string_append_len(run, self->at, next - self->at);
    self->at = next;
  }
  return g_string_free(run, FALSE);
}

static IlkSearchTerm *
word_new(char *word, gboolean unfinished)
{
  gsize length = strlen(word);
  gboolean starred = length > 1 && word[length - 1] == '*';
  if (starred)
    word[length - 1] = '\0';
  IlkSearchTerm *term = term_new(starred || unfinished ? ILK_SEARCH_PREFIX : ILK_SEARCH_WORD);
  term->text = g_strdup(word);
  return term;
}

static IlkSearchTerm *
parse_run(Parser *self, GError **error)
{
  g_autofree char *run = read_run(self);
  char *colon = strchr(run, ':');
  if (colon != NULL) {
    g_autofree char *key = g_strndup(run, (gsize) (colon - run));
    if (ilk_search_is_key(key)) {
      if (colon[1] == '\0')
        return term_new(ILK_SEARCH_ALL);
      g_autoptr(IlkSearchTerm) term = g_new0(IlkSearchTerm, 1);
      return ilk_search_value_parse(term, key, colon + 1, error) ? g_steal_pointer(&term) : NULL;
    }
  }
  return *run != '\0' ? word_new(run, *self->at == '\0') : term_new(ILK_SEARCH_ALL);
}

static IlkSearchTerm *
parse_phrase(Parser *self)
{
  GString *text = g_string_new(NULL);
  read_quoted(self, text);
  IlkSearchTerm *term = term_new(text->len > 0 ? ILK_SEARCH_PHRASE : ILK_SEARCH_ALL);
  if (text->len > 0)
    term->text = g_string_free(text, FALSE);
  else
    g_string_free(text, TRUE);
  return term;
}

static IlkSearchTerm *
parse_bracket(Parser *self, GError **error)
{
  self->at++;
  IlkSearchTerm *term = parse_either(self, error);
  if (term != NULL && *self->at == ')')
    self->at++;
  return term;
}

static gboolean
count_term(Parser *self, GError **error)
{
  if (++self->terms <= ILK_MAX_SEARCH_WORDS)
    return TRUE;
  g_set_error(error, ILK_ERROR, ILK_ERROR_TOO_LARGE,
              ngettext("At most %d word can be searched for at once.",
                       "At most %d words can be searched for at once.", ILK_MAX_SEARCH_WORDS),
              ILK_MAX_SEARCH_WORDS);
  return FALSE;
}

/* “-” alone is still to become something; what it denies may be empty as well. */
static IlkSearchTerm *
negate(IlkSearchTerm *part)
{
  if (part == NULL || (part->kind == ILK_SEARCH_ALL && part->parts->len == 0))
    return part;
  IlkSearchTerm *term = term_new(ILK_SEARCH_NOT);
  g_ptr_array_add(term->parts, part);
  return term;
}

static IlkSearchTerm *
parse_one(Parser *self, GError **error)
{
  if (!count_term(self, error))
    return NULL;
  gboolean denied = *self->at == '-';
  if (denied)
    self->at++;
  IlkSearchTerm *term = *self->at == '('   ? parse_bracket(self, error)
                        : *self->at == '"' ? parse_phrase(self)
                                           : parse_run(self, error);
  return denied ? negate(term) : term;
}

static gboolean
at_or(const Parser *self)
{
  return g_ascii_strncasecmp(self->at, "or", 2) == 0 &&
         (self->at[2] == '(' || g_ascii_isspace(self->at[2]));
}

/* A term of one part is that part. */
static IlkSearchTerm *
simplify(IlkSearchTerm *term)
{
  if (term->parts->len != 1)
    return term;
  IlkSearchTerm *part = g_ptr_array_steal_index(term->parts, 0);
  ilk_search_term_free(term);
  return part;
}

static gboolean
is_empty(const IlkSearchTerm *term)
{
  return term->kind == ILK_SEARCH_ALL && term->parts->len == 0;
}

static void
add_part(IlkSearchTerm *term, IlkSearchTerm *part)
{
  if (is_empty(part))
    ilk_search_term_free(part);
  else
    g_ptr_array_add(term->parts, part);
}

static IlkSearchTerm *
parse_all(Parser *self, GError **error)
{
  g_autoptr(IlkSearchTerm) all = term_new(ILK_SEARCH_ALL);
  for (skip_blanks(self); *self->at != '\0' && *self->at != ')'; skip_blanks(self)) {
    if (at_or(self) && all->parts->len > 0)
      break;
    IlkSearchTerm *part = parse_one(self, error);
    if (part == NULL)
      return NULL;
    add_part(all, part);
  }
  return simplify(g_steal_pointer(&all));
}

static IlkSearchTerm *
parse_either(Parser *self, GError **error)
{
  g_autoptr(IlkSearchTerm) any = term_new(ILK_SEARCH_ANY);
  for (;;) {
    IlkSearchTerm *part = parse_all(self, error);
    if (part == NULL)
      return NULL;
    add_part(any, part);
    if (!at_or(self))
      break;
    self->at += 2;
  }
  return any->parts->len > 0 ? simplify(g_steal_pointer(&any)) : term_new(ILK_SEARCH_ALL);
}

IlkSearchTerm *
ilk_search_parse(const char *text, GError **error)
{
  g_return_val_if_fail(text != NULL, NULL);

  g_autofree char *valid = g_utf8_make_valid(text, -1);
  g_autofree char *composed = g_utf8_normalize(valid, -1, G_NORMALIZE_NFC);
  Parser parser = {.at = composed};
  g_autoptr(IlkSearchTerm) all = term_new(ILK_SEARCH_ALL);
  /* A bracket that was never opened closes nothing. */
  while (*parser.at != '\0') {
    IlkSearchTerm *part = parse_either(&parser, error);
    if (part == NULL)
      return NULL;
    add_part(all, part);
    if (*parser.at == ')')
      parser.at++;
  }
  return simplify(g_steal_pointer(&all));
}
