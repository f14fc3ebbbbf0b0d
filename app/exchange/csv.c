/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A quote that is never closed ends with the text, and is remembered.
 */
#include "app/exchange/csv.h"

#include "app/base/limits.h"

#include <string.h>

void
ilk_csv_init(IlkCsv *self, const char *text, gsize length, char separator)
{
  static const char byte_order_mark[] = "\xef\xbb\xbf";

  *self = (IlkCsv){.next = text, .end = text + length, .separator = separator};
  if (length >= 3 && memcmp(text, byte_order_mark, 3) == 0)
    self->next += 3;
}

static gboolean
takes(IlkCsv *self, char c)
{
  if (self->next == self->end || *self->next != c)
    return FALSE;
  self->next++;
  self->lines += c == '\n';
  return TRUE;
}

/* After the opening quote; two quotes are one. */
static void
read_quoted(IlkCsv *self, GString *field)
{
  gsize opened = self->lines + 1;
  while (self->next < self->end) {
    char c = *self->next;
    (void) takes(self, c);
    if (c == '"' && !takes(self, '"'))
      return;
    g_string_append_c(field, c);
  }
  self->open_quote = opened;
}

static gboolean
ends_field(const IlkCsv *self, char c)
{
  return c == self->separator || c == '\r' || c == '\n';
}

static char *
read_field(IlkCsv *self)
{
  g_autoptr(GString) field = g_string_new(NULL);
  if (takes(self, '"'))
    read_quoted(self, field);
  while (self->next < self->end && !ends_field(self, *self->next))
    g_string_append_c(field, *self->next++);
  return g_string_free(g_steal_pointer(&field), FALSE);
}

/* Blank lines, and those of a comment. */
static void
skip_lines(IlkCsv *self)
{
  for (;;) {
    while (takes(self, '\r') || takes(self, '\n'))
      continue;
    if (self->comment == '\0' || !takes(self, self->comment))
      return;
    while (self->next < self->end && *self->next != '\n' && *self->next != '\r')
      self->next++;
  }
}

GPtrArray *
ilk_csv_read(IlkCsv *self)
{
  skip_lines(self);
  if (self->next == self->end)
    return NULL;

  GPtrArray *fields = g_ptr_array_new_with_free_func(g_free);
  self->line = self->lines + 1;
  do {
    char *field = read_field(self);
    if (fields->len <= ILK_MAX_PACKAGE_FIELDS)
      g_ptr_array_add(fields, field);
    else
      g_free(field);
  } while (takes(self, self->separator));
  return fields;
}
