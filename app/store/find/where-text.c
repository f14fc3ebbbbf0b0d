/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words, signs and tags. The text index knows letters and digits only; where a word has other signs
 * in it, the cards it finds are looked through for them as well, so “C++” is not “C#”.
 */
#include "app/store/find/where-private.h"

#include "app/store/queue/search.h"

#include <inttypes.h>
#include <string.h>

void
ilk_where_add_value(IlkWhere *self, char *value)
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
char *
ilk_where_dup_pattern(const char *before, const char *text, const char *after, gboolean starred)
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
  g_string_append_c(self->sql, '(');
  if (self->indexed > 0) {
    g_string_append(self->sql, "card.note IN (SELECT rowid FROM note_fts WHERE note_fts MATCH ?)");
    ilk_where_add_value(self, dup_phrase(text, prefix ? "*" : ""));
  }
  if (self->indexed > 0 && self->indexed != ILK_INDEXED_ALL)
    g_string_append(self->sql, " OR ");
  if (self->indexed != ILK_INDEXED_ALL) {
    g_string_append_printf(self->sql,
                           "(card.note > %" PRId64 " AND has_words(?, %d,"
                           " json_extract(note.fields, '$.question'),"
                           " json_extract(note.fields, '$.answer'), note.tags))",
                           self->indexed, prefix);
    ilk_where_add_value(self, g_strdup(text));
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
    ilk_where_add_value(self, ilk_where_dup_pattern("%", text, "%", FALSE));
  }
  g_string_append_c(self->sql, ')');
}

void
ilk_where_write_text(IlkWhere *self, const IlkSearchTerm *term)
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
void
ilk_where_write_tag(IlkWhere *self, const char *text)
{
  g_string_append_c(self->sql, '(');
  if (self->indexed > 0 && has_letters(text) && strchr(text, '*') == NULL) {
    g_autofree char *phrase = dup_phrase(text, "");
    g_string_append_printf(self->sql,
                           "(card.note > %" PRId64 " OR card.note IN"
                           " (SELECT rowid FROM note_fts WHERE note_fts MATCH ?)) AND ",
                           self->indexed);
    ilk_where_add_value(self, g_strconcat("tags : ", phrase, NULL));
    self->has_words = TRUE;
  }
  g_string_append(self->sql, "(char(10) || note.tags || char(10) LIKE ? ESCAPE '\\'"
                             " OR char(10) || note.tags LIKE ? ESCAPE '\\')");
  ilk_where_add_value(self, ilk_where_dup_pattern("%\n", text, "\n%", TRUE));
  ilk_where_add_value(self, ilk_where_dup_pattern("%\n", text, "::%", TRUE));
  g_string_append_c(self->sql, ')');
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

char *
ilk_where_dup_words(const IlkSearchTerm *term)
{
  g_autoptr(GString) words = g_string_new(NULL);
  if (term->kind != ILK_SEARCH_ALL)
    return add_word(term, words) ? g_strdup(words->str) : NULL;
  for (guint i = 0; i < term->parts->len; i++)
    if (!add_word(term->parts->pdata[i], words))
      return NULL;
  return words->len > 0 ? g_strdup(words->str) : NULL;
}
