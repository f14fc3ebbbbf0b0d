/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A template is a row of tokens. A condition knows where it ends, so rendering is one walk without
 * a stack, however deep conditions are nested.
 */
#include "app/anki/template.h"

#include "app/anki/cloze-filter.h"
#include "app/anki/strip.h"
#include "app/anki/template-filters.h"
#include "app/base/limits.h"

#include <stdlib.h>
#include <string.h>

#define ALTERNATIVE "{{=<% %>=}}"

typedef enum { TEXT, FIELD, IF, UNLESS, END } TokenKind;

/* What a name means: a field, a special name, or a number of a deletion; else unknown. */
#define SPECIAL_BASE 100000
#define CLOZE_BASE 200000
#define UNKNOWN_NAME G_MAXUINT

typedef struct {
  TokenKind kind;
  char *text; /* owned; of text, else the name */
  char **filters;
  guint meaning;
  guint end; /* of a condition: behind its last token */
} Token;

struct _IlkTemplate {
  GArray *tokens;
};

static const char *const special_names[ILK_N_TEMPLATE_SPECIALS] = {
    "Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID", "FrontSide"};

static void
clear_token(gpointer data)
{
  Token *self = data;
  g_free(self->text);
  g_strfreev(self->filters);
}

void
ilk_template_free(IlkTemplate *self)
{
  g_array_unref(self->tokens);
  g_free(self);
}

static guint
find_meaning(const char *name, const GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    if (g_str_equal(fields->pdata[i], name))
      return i;
  for (guint i = 0; i < ILK_N_TEMPLATE_SPECIALS; i++)
    if (g_str_equal(special_names[i], name))
      return SPECIAL_BASE + i;
  gsize digits = *name == 'c' ? strspn(name + 1, "0123456789") : 0;
  if (digits > 0 && digits < 6 && name[digits + 1] == '\0')
    return CLOZE_BASE + (guint) atoi(name + 1);
  return UNKNOWN_NAME;
}

static void
add_text(IlkTemplate *self, const char *text, gsize length)
{
  const Token token = {.kind = TEXT, .text = g_strndup(text, length)};
  if (length > 0)
    g_array_append_val(self->tokens, token);
  else
    g_free(token.text);
}

/* The filters stand before the name, the last one is applied first. */
static void
add_field(IlkTemplate *self, const char *inside, const GPtrArray *fields)
{
  const char *colon = strrchr(inside, ':');
  const char *name = colon != NULL ? colon + 1 : inside;
  g_autofree char *clean = g_strstrip(g_strdup(name));
  g_autofree char *before = colon != NULL ? g_strndup(inside, (gsize) (colon - inside)) : NULL;
  guint meaning = find_meaning(clean, fields);
  const Token token = {.kind = FIELD,
                       .filters = before != NULL ? g_strsplit(before, ":", -1) : NULL,
                       .meaning = meaning,
                       .text = g_steal_pointer(&clean)};
  g_array_append_val(self->tokens, token);
}

/* Takes @inside: between the braces. */
static void
add_token(IlkTemplate *self, char *inside, const GPtrArray *fields)
{
  g_autofree char *taken = inside;
  char *at = inside;
  while (*at == '{')
    at++;
  at = g_strstrip(at);
  TokenKind kind = *at == '#' ? IF : *at == '^' ? UNLESS : *at == '/' ? END : FIELD;
  if (kind == FIELD) {
    add_field(self, at, fields);
    return;
  }
  const char *name = g_strchug(at + 1);
  const Token token = {.kind = kind, .text = g_strdup(name), .meaning = find_meaning(name, fields)};
  g_array_append_val(self->tokens, token);
}

typedef struct {
  const char *open, *close;
} Marks;

static void
tokenise(IlkTemplate *self, const char *text, const Marks *marks, const GPtrArray *fields)
{
  const char *from = text, *at = text;
  const char *last_comment = g_strrstr(text, "-->");
  while (self->tokens->len < ILK_MAX_TEMPLATE_TOKENS && (at = strpbrk(at, "<{")) != NULL) {
    gboolean opens = g_str_has_prefix(at, marks->open);
    const char *comment =
        !opens && at < last_comment && g_str_has_prefix(at, "<!--") ? strstr(at + 4, "-->") : NULL;
    const char *close = opens ? strstr(at + 2, marks->close) : NULL;
    if (opens && close == NULL)
      break;
    if (close == NULL) {
      at = comment != NULL ? comment + 3 : at + 1;
      continue;
    }
    add_text(self, from, (gsize) (at - from));
    add_token(self, g_strndup(at + 2, (gsize) (close - at - 2)), fields);
    from = at = close + 2;
  }
  add_text(self, from, strlen(from));
}

/* Returns: whether conditions end as they begin, and all names are known */
static gboolean
match(IlkTemplate *self)
{
  g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint i = 0; i < self->tokens->len; i++) {
    Token *token = &g_array_index(self->tokens, Token, i);
    if (token->kind == IF || token->kind == UNLESS)
      g_array_append_val(open, i);
    if (token->kind == END) {
      Token *begin = open->len > 0 ? &g_array_index(self->tokens, Token,
                                                    g_array_index(open, guint, open->len - 1))
                                   : NULL;
      if (begin == NULL || !g_str_equal(begin->text, token->text))
        return FALSE;
      begin->end = i + 1;
      g_array_set_size(open, open->len - 1);
    } else if (token->kind != TEXT && token->meaning == UNKNOWN_NAME)
      return FALSE;
  }
  return open->len == 0 && self->tokens->len < ILK_MAX_TEMPLATE_TOKENS;
}

IlkTemplate *
ilk_template_new(const char *text, const GPtrArray *fields)
{
  static const Marks usual = {"{{", "}}"}, other = {"<%", "%>"};
  g_autoptr(IlkTemplate) self = g_new0(IlkTemplate, 1);
  self->tokens = g_array_new(FALSE, FALSE, sizeof(Token));
  g_array_set_clear_func(self->tokens, clear_token);
  while (g_ascii_isspace(*text))
    text++;
  gboolean alternative = g_str_has_prefix(text, ALTERNATIVE);
  tokenise(self, alternative ? text + strlen(ALTERNATIVE) : text, alternative ? &other : &usual,
           fields);
  return match(self) ? g_steal_pointer(&self) : NULL;
}

/* Returns: (transfer full): HTML of what @meaning stands for */
static char *
dup_value(const IlkTemplateNote *note, guint meaning)
{
  if (meaning < SPECIAL_BASE)
    return g_strdup(meaning < note->n_fields ? note->fields[meaning] : "");
  if (meaning >= CLOZE_BASE)
    return g_strdup(note->number > 0 && meaning - CLOZE_BASE == note->number ? "1" : "");
  const char *special = note->specials[meaning - SPECIAL_BASE];
  GString *html = g_string_new(NULL);
  ilk_html_append_escaped(html, special != NULL ? special : "");
  return g_string_free(html, FALSE);
}

static gboolean
has_filter(const Token *token, const char *name)
{
  for (guint i = 0; token->filters != NULL && token->filters[i] != NULL; i++)
    if (g_str_equal(token->filters[i], name))
      return TRUE;
  return FALSE;
}

/* Typing takes the field as it is: it wins over the filters behind it. */
static void
render_typed(const Token *token, const IlkTemplateNote *note, IlkTemplateResult *result)
{
  g_autofree char *value = dup_value(note, token->meaning);
  gboolean cloze = has_filter(token, "cloze") && note->number > 0;
  char *typed = cloze ? ilk_cloze_filter_dup_typed(value, note->number) : g_steal_pointer(&value);
  if (note->is_answer)
    g_string_append(result->html, typed);
  if (result->typed == NULL && !ilk_html_is_blank(typed))
    result->typed = g_steal_pointer(&typed);
  g_free(typed);
}

/* Takes @html. Returns: (transfer full): what the filter makes of it */
static char *
apply(const Token *token, const char *filter, char *html, const IlkTemplateNote *note,
      IlkTemplateResult *result)
{
  g_autofree char *taken = html;
  IlkClozeSide side = note->is_answer ? ILK_CLOZE_ANSWERED : ILK_CLOZE_ASKED;
  if (g_str_equal(filter, "text"))
    return ilk_filter_text(html);
  if (g_str_equal(filter, "cloze") || g_str_equal(filter, "cloze-only"))
    return ilk_cloze_filter(html, note->number, side, filter[5] != '\0');
  if (g_str_equal(filter, "furigana"))
    return ilk_filter_ruby(html, ILK_RUBY_BOTH);
  if (g_str_equal(filter, "kana"))
    return ilk_filter_ruby(html, ILK_RUBY_READING);
  if (g_str_equal(filter, "kanji"))
    return ilk_filter_ruby(html, ILK_RUBY_BASE);
  if (g_str_has_prefix(filter, "tts ")) {
    result->n_spoken++;
    return g_strdup("");
  }
  if (!g_str_equal(filter, "hint") || ilk_html_is_blank(html))
    return g_steal_pointer(&taken);
  result->n_hints += note->is_answer ? 0 : 1;
  if (!note->is_answer)
    return g_strdup("");
  return g_strdup_printf("<div><b>%s</b>: %s</div>", token->text, html);
}

static void
render_field(const Token *token, const IlkTemplateNote *note, IlkTemplateResult *result)
{
  if (has_filter(token, "type")) {
    render_typed(token, note, result);
    return;
  }
  /* The question is not part of the answer here. */
  if (token->meaning == SPECIAL_BASE + ILK_TEMPLATE_FRONT_SIDE)
    return;
  char *html = dup_value(note, token->meaning);
  for (guint i = token->filters != NULL ? g_strv_length(token->filters) : 0; i > 0; i--)
    html = apply(token, g_strstrip(token->filters[i - 1]), html, note, result);
  g_string_append(result->html, html);
  g_free(html);
}

static gboolean
holds(const Token *token, const IlkTemplateNote *note)
{
  g_autofree char *value = dup_value(note, token->meaning);
  return ilk_html_is_blank(value) == (token->kind == UNLESS);
}

void
ilk_template_render(const IlkTemplate *self, const IlkTemplateNote *note, IlkTemplateResult *result)
{
  *result = (IlkTemplateResult){.html = g_string_new(NULL)};
  for (guint i = 0; i < self->tokens->len && !result->is_cut; i++) {
    const Token *token = &g_array_index(self->tokens, Token, i);
    if (token->kind == TEXT)
      g_string_append(result->html, token->text);
    else if (token->kind == FIELD)
      render_field(token, note, result);
    else if (token->kind != END && !holds(token, note))
      i = token->end - 1;
    if (result->html->len > ILK_MAX_TEMPLATE_BYTES) {
      g_string_truncate(result->html, 0);
      result->is_cut = TRUE;
    }
  }
}

void
ilk_template_result_clear(IlkTemplateResult *self)
{
  if (self->html != NULL)
    g_string_free(self->html, TRUE);
  self->html = NULL;
  g_clear_pointer(&self->typed, g_free);
}
