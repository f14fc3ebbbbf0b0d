/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keys and values in any case; the first line that is no such line ends the header.
 */
#include "app/exchange/anki-text-header.h"

#include "app/base/limits.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

typedef enum {
  KEY_SEPARATOR,
  KEY_HTML,
  KEY_TAGS,
  KEY_COLUMNS,
  KEY_NOTETYPE,
  KEY_DECK,
  KEY_NOTETYPE_COLUMN,
  KEY_DECK_COLUMN,
  KEY_TAGS_COLUMN,
  KEY_GUID_COLUMN,
  KEY_IF_MATCHES,
  KEY_UNKNOWN
} Key;

static const char *const keys[KEY_UNKNOWN] = {
    [KEY_SEPARATOR] = "separator",
    [KEY_HTML] = "html",
    [KEY_TAGS] = "tags",
    [KEY_COLUMNS] = "columns",
    [KEY_NOTETYPE] = "notetype",
    [KEY_DECK] = "deck",
    [KEY_NOTETYPE_COLUMN] = "notetype column",
    [KEY_DECK_COLUMN] = "deck column",
    [KEY_TAGS_COLUMN] = "tags column",
    [KEY_GUID_COLUMN] = "guid column",
    [KEY_IF_MATCHES] = "if matches",
};

static const struct {
  const char *name;
  char sign;
} separators[] = {{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'},
                  {"space", ' '}, {"pipe", '|'},      {"colon", ':'}};

/* @value: (out) (transfer full): behind the colon of @line, which begins behind its `#` */
static Key
split(const char *line, gsize length, char **value)
{
  const char *colon = memchr(line, ':', length);
  if (colon == NULL || colon - line > 40)
    return KEY_UNKNOWN;
  g_autofree char *name = g_strndup(line, (gsize) (colon - line));
  g_strstrip(name);
  for (int key = 0; key < KEY_UNKNOWN; key++)
    if (g_ascii_strcasecmp(name, keys[key]) == 0) {
      *value = g_strndup(colon + 1, length - (gsize) (colon + 1 - line));
      return (Key) key;
    }
  return KEY_UNKNOWN;
}

static const char *
skip_mark(const char *text, gsize *length)
{
  gboolean marked = *length >= 3 && memcmp(text, BYTE_ORDER_MARK, 3) == 0;
  *length -= marked ? 3 : 0;
  return marked ? text + 3 : text;
}

static gsize
measure_line(const char *text, gsize length)
{
  gsize end = 0;
  while (end < length && text[end] != '\n' && text[end] != '\r')
    end++;
  return end;
}

gboolean
ilk_anki_text_is(const char *text, gsize length)
{
  g_autofree char *value = NULL;
  text = skip_mark(text, &length);
  return length > 1 && *text == '#' &&
         split(text + 1, measure_line(text, length) - 1, &value) != KEY_UNKNOWN;
}

/* A sign that is part of a letter, or of the form itself, parts nothing. */
static char
read_separator(const char *value)
{
  g_autofree char *name = g_strstrip(g_strdup(value));
  for (gsize i = 0; i < G_N_ELEMENTS(separators); i++)
    if (g_ascii_strcasecmp(name, separators[i].name) == 0)
      return separators[i].sign;
  const char *sign = *name != '\0' ? name : value;
  gboolean usable = (g_ascii_isgraph(*sign) || *sign == '\t' || *sign == ' ') && *sign != '"';
  return usable ? *sign : '\0';
}

static guint
read_column(const char *value)
{
  guint64 column = 0;
  g_autofree char *number = g_strstrip(g_strdup(value));
  return g_ascii_string_to_unsigned(number, 10, 1, ILK_MAX_PACKAGE_FIELDS, &column, NULL)
             ? (guint) column
             : 0;
}

static void
take_text(char **text, char **value)
{
  g_free(*text);
  *text = g_steal_pointer(value);
  g_strstrip(*text);
}

static void
take(IlkAnkiTextHeader *self, Key key, char **value)
{
  char **const texts[KEY_UNKNOWN] = {[KEY_TAGS] = &self->tags,
                                     [KEY_COLUMNS] = &self->names,
                                     [KEY_NOTETYPE] = &self->notetype,
                                     [KEY_DECK] = &self->deck};
  guint *const columns[KEY_UNKNOWN] = {[KEY_NOTETYPE_COLUMN] = &self->notetype_column,
                                       [KEY_DECK_COLUMN] = &self->deck_column,
                                       [KEY_TAGS_COLUMN] = &self->tags_column,
                                       [KEY_GUID_COLUMN] = &self->guid_column};
  if (key == KEY_SEPARATOR)
    self->separator = read_separator(*value);
  else if (key == KEY_HTML)
    self->is_html = g_ascii_strcasecmp(g_strstrip(*value), "true") == 0;
  else if (columns[key] != NULL)
    *columns[key] = read_column(*value);
  else if (texts[key] != NULL && key == KEY_COLUMNS) {
    g_free(self->names);
    self->names = g_steal_pointer(value);
  } else if (texts[key] != NULL)
    take_text(texts[key], value);
}

void
ilk_anki_text_header_read(IlkAnkiTextHeader *self, const char *text, gsize length)
{
  *self = (IlkAnkiTextHeader){0};
  text = skip_mark(text, &length);
  while (length > 0 && *text == '#') {
    gsize line = measure_line(text, length);
    g_autofree char *value = NULL;
    Key key = split(text + 1, line - 1, &value);
    if (key != KEY_UNKNOWN)
      take(self, key, &value);
    while (line < length && (text[line] == '\n' || text[line] == '\r'))
      line++;
    text += line;
    length -= line;
  }
}

void
ilk_anki_text_header_clear(IlkAnkiTextHeader *self)
{
  g_clear_pointer(&self->tags, g_free);
  g_clear_pointer(&self->names, g_free);
  g_clear_pointer(&self->notetype, g_free);
  g_clear_pointer(&self->deck, g_free);
}
