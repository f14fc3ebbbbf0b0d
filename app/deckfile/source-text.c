/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What must hold before Markdown is looked at: size, UTF-8, no NUL, lines of bounded length.
 */
#include "app/deckfile/source-text.h"

#include "app/base/clean-text.h"
#include "config.h"

#include "app/base/encoding.h"
#include "app/base/limits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define EXCERPT_CHARACTERS 60

static guint
count_lines(const char *text, gsize offset)
{
  guint line = 1;
  for (gsize i = 0; i < offset; i++) {
    if (text[i] == '\n')
      line++;
  }
  return line;
}

gboolean
ilk_source_text_fail_line(const IlkSourceText *self, guint line, IlkError code, GError **error,
                          const char *sentence)
{
  g_set_error(error, ILK_ERROR, (int) code, "%s:%u: %s", self->file_name, line, sentence);
  return FALSE;
}

gboolean
ilk_source_text_fail(const IlkSourceText *self, gsize offset, IlkError code, GError **error,
                     const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *sentence = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  return ilk_source_text_fail_line(self, ilk_source_text_get_line(self, offset), code, error,
                                   sentence);
}

static char *
dup_with_unix_newlines(const char *bytes, gsize length)
{
  GString *text = g_string_sized_new(length);
  for (gsize i = 0; i < length; i++) {
    gboolean carriage_return = bytes[i] == '\r';
    if (!carriage_return)
      g_string_append_c(text, bytes[i]);
    else if (i + 1 == length || bytes[i + 1] != '\n')
      g_string_append_c(text, '\n');
  }
  return g_string_free(text, FALSE);
}

static gboolean
check_lines(const IlkSourceText *self, GError **error)
{
  for (gsize begin = 0, end; begin < self->length; begin = end + 1) {
    end = ilk_outline_line_end(self->text, self->length, begin);
    if (end - begin > ILK_MAX_DECK_FILE_LINE)
      return ilk_source_text_fail(self, begin, ILK_ERROR_TOO_LARGE, error,
                                  _("This line is longer than %d bytes."), ILK_MAX_DECK_FILE_LINE);
  }
  return TRUE;
}

static gboolean
take_text(IlkSourceText *self, const char *bytes, gsize length, GError **error)
{
  guint line = 1;

  if (length > ILK_MAX_DECK_TEXT_BYTES)
    return ilk_source_text_fail_line(self, 1, ILK_ERROR_TOO_LARGE, error,
                                     _("The file is too large for a deck."));
  const char *problem = ilk_encoding_check(bytes, length, &line);
  if (problem != NULL)
    return ilk_source_text_fail_line(self, line, ILK_ERROR_INVALID, error, problem);
  if (length >= strlen(BYTE_ORDER_MARK) &&
      memcmp(bytes, BYTE_ORDER_MARK, strlen(BYTE_ORDER_MARK)) == 0) {
    bytes += strlen(BYTE_ORDER_MARK);
    length -= strlen(BYTE_ORDER_MARK);
  }
  self->text = dup_with_unix_newlines(bytes, length);
  self->length = strlen(self->text);
  return check_lines(self, error);
}

IlkSourceText *
ilk_source_text_new(const char *bytes, gsize length, const char *file_name, GError **error)
{
  g_autoptr(IlkSourceText) self = g_new0(IlkSourceText, 1);
  self->file_name = file_name;
  if (!take_text(self, bytes, length, error))
    return NULL;
  self->blocks = ilk_outline(self->text, self->length);
  return g_steal_pointer(&self);
}

IlkSourceText *
ilk_source_text_new_piece(char *text, gsize length, guint lines_before, const char *file_name,
                          GError **error)
{
  g_autoptr(IlkSourceText) self = g_new0(IlkSourceText, 1);
  self->file_name = file_name;
  self->text = text;
  self->length = length;
  self->lines_before = lines_before;
  if (!check_lines(self, error))
    return NULL;
  self->blocks = ilk_outline(self->text, self->length);
  return g_steal_pointer(&self);
}

void
ilk_source_text_free(IlkSourceText *self)
{
  g_free(self->text);
  g_clear_pointer(&self->blocks, g_array_unref);
  g_free(self);
}

const IlkBlock *
ilk_source_text_get_block(const IlkSourceText *self, guint index)
{
  return index < self->blocks->len ? &g_array_index(self->blocks, IlkBlock, index) : NULL;
}

guint
ilk_source_text_get_line(const IlkSourceText *self, gsize offset)
{
  return self->lines_before + count_lines(self->text, MIN(offset, self->length));
}

gboolean
ilk_source_text_is_blank(const IlkSourceText *self, gsize begin, gsize end)
{
  while (begin < end && g_ascii_isspace(self->text[begin]))
    begin++;
  return begin >= end;
}

char *
ilk_excerpt(const char *text)
{
  g_autofree char *clean = ilk_clean_line(text);
  if (g_utf8_strlen(clean, -1) <= EXCERPT_CHARACTERS)
    return g_steal_pointer(&clean);
  g_autofree char *start = g_utf8_substring(clean, 0, EXCERPT_CHARACTERS);
  return g_strconcat(start, "…", NULL);
}
