/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Marks of a style stand at words, never at spaces or line ends, where Markdown would not take them
 * for marks.
 */
#include "app/anki/markdown-writer.h"

#include <string.h>

#define MOST_PREFIXES 64

static const char *const marks[ILK_N_MARKDOWN_STYLES] = {
    [ILK_MARKDOWN_STRONG] = "**", [ILK_MARKDOWN_EMPHASIS] = "*", [ILK_MARKDOWN_STRIKE] = "~~"};

typedef struct {
  char *first; /* NULL once it was written */
  char *rest;
} Prefix;

struct _IlkMarkdownWriter {
  /* Owned */
  GString *out;
  Prefix prefixes[MOST_PREFIXES];

  guint n_prefixes;
  guint hidden_prefixes; /* deeper than is followed */
  gsize most;
  gboolean is_full;
  gboolean is_flat;
  gboolean is_at_start; /* of a line, behind its prefix */
  gboolean wants_space;
  IlkMarkdownBreak next_break;
  guint wanted[ILK_N_MARKDOWN_STYLES];
  IlkMarkdownStyle open[ILK_N_MARKDOWN_STYLES];
  guint n_open;
};

IlkMarkdownWriter *
ilk_markdown_writer_new(gsize most)
{
  IlkMarkdownWriter *self = g_new0(IlkMarkdownWriter, 1);
  self->out = g_string_sized_new(256);
  self->most = most;
  self->is_at_start = TRUE;
  return self;
}

static void
clear_prefix(Prefix *prefix)
{
  g_free(prefix->first);
  g_free(prefix->rest);
}

void
ilk_markdown_writer_free(IlkMarkdownWriter *self)
{
  for (guint i = 0; i < self->n_prefixes; i++)
    clear_prefix(&self->prefixes[i]);
  g_string_free(self->out, TRUE);
  g_free(self);
}

gboolean
ilk_markdown_writer_is_full(const IlkMarkdownWriter *self)
{
  return self->is_full;
}

static gboolean
has_room(IlkMarkdownWriter *self, gsize length)
{
  self->is_full = self->is_full || self->out->len + length > self->most;
  return !self->is_full;
}

static gboolean
is_open(const IlkMarkdownWriter *self, IlkMarkdownStyle style)
{
  for (guint i = 0; i < self->n_open; i++)
    if (self->open[i] == style)
      return TRUE;
  return FALSE;
}

static void
close_to(IlkMarkdownWriter *self, guint n)
{
  while (self->n_open > n)
    g_string_append(self->out, marks[self->open[--self->n_open]]);
}

/* Ends the styles that are not wanted any more, with those that began within them. */
static void
close_unwanted(IlkMarkdownWriter *self)
{
  for (guint i = 0; i < self->n_open; i++)
    if (self->wanted[self->open[i]] == 0)
      close_to(self, i);
}

static void
open_wanted(IlkMarkdownWriter *self)
{
  for (guint style = 0; style < ILK_N_MARKDOWN_STYLES; style++)
    if (self->wanted[style] > 0 && !is_open(self, (IlkMarkdownStyle) style)) {
      g_string_append(self->out, marks[style]);
      self->open[self->n_open++] = (IlkMarkdownStyle) style;
    }
}

static void
write_prefixes(IlkMarkdownWriter *self, gboolean blank)
{
  gsize begin = self->out->len;
  for (guint i = 0; i < self->n_prefixes; i++) {
    Prefix *prefix = &self->prefixes[i];
    if (blank && prefix->first != NULL)
      break;
    g_string_append(self->out, prefix->first != NULL ? prefix->first : prefix->rest);
    g_clear_pointer(&prefix->first, g_free);
  }
  while (blank && self->out->len > begin && self->out->str[self->out->len - 1] == ' ')
    g_string_truncate(self->out, self->out->len - 1);
}

static void
write_break(IlkMarkdownWriter *self)
{
  close_to(self, 0);
  if (self->next_break == ILK_MARKDOWN_LINE)
    g_string_append_c(self->out, '\\');
  g_string_append_c(self->out, '\n');
  if (self->next_break == ILK_MARKDOWN_PARAGRAPH) {
    write_prefixes(self, TRUE);
    g_string_append_c(self->out, '\n');
  }
  write_prefixes(self, FALSE);
  self->is_at_start = TRUE;
}

/* Has what comes next begin where it belongs. */
static void
begin_content(IlkMarkdownWriter *self)
{
  if (self->out->len == 0)
    write_prefixes(self, FALSE);
  else if (self->next_break != ILK_MARKDOWN_NO_BREAK)
    write_break(self);
  if (self->next_break != ILK_MARKDOWN_NO_BREAK)
    self->wants_space = FALSE;
  self->next_break = ILK_MARKDOWN_NO_BREAK;
  close_unwanted(self);
  if (self->wants_space && !self->is_at_start)
    g_string_append_c(self->out, ' ');
  self->wants_space = FALSE;
  open_wanted(self);
}

static gboolean
is_entity(const char *at, const char *end)
{
  const char *name = at + 1;
  while (name < end && name - at < 12 && (g_ascii_isalnum(*name) || *name == '#'))
    name++;
  return name > at + 1 && name < end && *name == ';';
}

/* Returns: how many digits stand at @at before what would make them the number of a list */
static gsize
measure_number(const char *at, const char *end)
{
  const char *digit = at;
  while (digit < end && g_ascii_isdigit(*digit))
    digit++;
  return digit > at && digit - at < 10 && digit < end && (*digit == '.' || *digit == ')')
             ? (gsize) (digit - at)
             : 0;
}

static gboolean
is_mark(const IlkMarkdownWriter *self, const char *word, const char *at, const char *end)
{
  if (*at == '_')
    return at == word || at + 1 == end || !g_ascii_isalnum(at[-1]) || !g_ascii_isalnum(at[1]);
  if (*at == '&')
    return is_entity(at, end);
  if (*at == '|')
    return self->is_flat;
  return strchr("\\*`[]<~$", *at) != NULL;
}

static void
write_word(IlkMarkdownWriter *self, const char *word, gsize length)
{
  const char *end = word + length;
  begin_content(self);
  gsize number = self->is_at_start ? measure_number(word, end) : 0;
  gboolean block = self->is_at_start && self->n_open == 0 && strchr("-+=#>", *word) != NULL;
  for (const char *at = word; at < end; at++) {
    if ((at == word && block) || (number > 0 && at == word + number) ||
        is_mark(self, word, at, end))
      g_string_append_c(self->out, '\\');
    g_string_append_c(self->out, *at);
  }
  self->is_at_start = FALSE;
}

/* Returns: how long the white space at @at is, 0 where there is none */
static gsize
measure_space(const char *at, const char *end)
{
  if (g_ascii_isspace(*at))
    return 1;
  return at + 1 < end && (guchar) at[0] == 0xc2 && (guchar) at[1] == 0xa0 ? 2 : 0;
}

void
ilk_markdown_writer_text(IlkMarkdownWriter *self, const char *text, gsize length)
{
  const char *end = text + length;
  while (text < end && has_room(self, (gsize) (end - text))) {
    gsize space = measure_space(text, end);
    const char *word = text += space;
    self->wants_space = self->wants_space || space > 0;
    while (text < end && measure_space(text, end) == 0)
      text++;
    if (text > word)
      write_word(self, word, (gsize) (text - word));
  }
}

void
ilk_markdown_writer_raw(IlkMarkdownWriter *self, const char *markdown)
{
  if (!has_room(self, strlen(markdown)))
    return;
  begin_content(self);
  g_string_append(self->out, markdown);
  self->is_at_start = FALSE;
}

/* Returns: (transfer full): more of @sign than stand anywhere in @text in a row */
static char *
make_fence(const char *text, char sign, gsize least)
{
  gsize longest = 0, run = 0;
  for (; *text != '\0'; text++) {
    run = *text == sign ? run + 1 : 0;
    longest = MAX(longest, run);
  }
  return g_strnfill(MAX(longest + 1, least), sign);
}

void
ilk_markdown_writer_code(IlkMarkdownWriter *self, const char *code)
{
  g_autofree char *line = g_strdelimit(g_strdup(code), "\r\n\t", ' ');
  g_autofree char *fence = make_fence(line, '`', 1);
  const char *pad = *line == '`' || g_str_has_suffix(line, "`") ? " " : "";
  g_strstrip(line);
  if (*line == '\0')
    return;
  g_autofree char *whole = g_strconcat(fence, pad, line, pad, fence, NULL);
  ilk_markdown_writer_raw(self, whole);
}

void
ilk_markdown_writer_fence(IlkMarkdownWriter *self, const char *code, const char *language)
{
  g_autofree char *fence = make_fence(code, '`', 3);
  g_autofree char *clean = g_strdup(*code == '\n' ? code + 1 : code);
  g_auto(GStrv) lines = g_strsplit(g_strchomp(clean), "\n", -1);
  if (*clean == '\0' || !has_room(self, strlen(code)))
    return;
  ilk_markdown_writer_break(self, ILK_MARKDOWN_PARAGRAPH);
  begin_content(self);
  close_to(self, 0);
  g_string_append_printf(self->out, "%s%s", fence, language != NULL ? language : "");
  for (guint i = 0; lines[i] != NULL && has_room(self, strlen(lines[i])); i++) {
    g_string_append_c(self->out, '\n');
    write_prefixes(self, FALSE);
    g_string_append(self->out, g_strchomp(lines[i]));
  }
  g_string_append_c(self->out, '\n');
  write_prefixes(self, FALSE);
  g_string_append(self->out, fence);
  ilk_markdown_writer_break(self, ILK_MARKDOWN_PARAGRAPH);
}

void
ilk_markdown_writer_style(IlkMarkdownWriter *self, IlkMarkdownStyle style, gboolean on)
{
  if (on)
    self->wanted[style]++;
  else if (self->wanted[style] > 0)
    self->wanted[style]--;
}

void
ilk_markdown_writer_break(IlkMarkdownWriter *self, IlkMarkdownBreak kind)
{
  if (self->is_flat && kind != ILK_MARKDOWN_NO_BREAK)
    self->wants_space = TRUE;
  else
    self->next_break = MAX(self->next_break, kind);
}

void
ilk_markdown_writer_newline(IlkMarkdownWriter *self)
{
  ilk_markdown_writer_break(
      self, self->next_break == ILK_MARKDOWN_NO_BREAK ? ILK_MARKDOWN_LINE : ILK_MARKDOWN_PARAGRAPH);
}

void
ilk_markdown_writer_push(IlkMarkdownWriter *self, const char *first, const char *rest)
{
  if (self->n_prefixes == MOST_PREFIXES)
    self->hidden_prefixes++;
  else
    self->prefixes[self->n_prefixes++] = (Prefix){g_strdup(first), g_strdup(rest)};
}

void
ilk_markdown_writer_pop(IlkMarkdownWriter *self)
{
  if (self->hidden_prefixes > 0)
    self->hidden_prefixes--;
  else if (self->n_prefixes > 0)
    clear_prefix(&self->prefixes[--self->n_prefixes]);
}

void
ilk_markdown_writer_set_flat(IlkMarkdownWriter *self, gboolean flat)
{
  self->is_flat = flat;
}

char *
ilk_markdown_writer_dup(IlkMarkdownWriter *self)
{
  close_to(self, 0);
  return g_strchomp(g_strndup(self->out->str, self->out->len));
}
