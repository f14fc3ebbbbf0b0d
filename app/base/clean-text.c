/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Letter by letter, since what is dropped depends on what came before.
 */
#include "app/base/clean-text.h"

#include "app/base/limits.h"

#include <string.h>

#define MOST_ISOLATES 8

enum {
  LINE_SEPARATOR = 0x2028,
  PARAGRAPH_SEPARATOR = 0x2029,
  FIRST_EMBEDDING = 0x202A,
  LAST_OVERRIDE = 0x202E,
  FIRST_ISOLATE = 0x2066,
  END_OF_ISOLATE = 0x2069,
  FIRST_ANNOTATION = 0xFFF9,
  LAST_ANNOTATION = 0xFFFB,
};

typedef struct {
  GString *out;
  guint isolates; /* that are open */
  guint marks;    /* on the letter that came last */
} Cleaning;

static gboolean
is_mark(gunichar letter)
{
  GUnicodeType type = g_unichar_type(letter);
  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK ||
         type == G_UNICODE_SPACING_MARK;
}

static gboolean
is_between(gunichar letter, gunichar first, gunichar last)
{
  return letter >= first && letter <= last;
}

static gboolean
is_dropped(gunichar letter)
{
  return (g_unichar_iscntrl(letter) && letter != '\n' && letter != '\t') ||
         is_between(letter, FIRST_EMBEDDING, LAST_OVERRIDE) ||
         is_between(letter, FIRST_ANNOTATION, LAST_ANNOTATION);
}

static void
close_isolates(Cleaning *self)
{
  for (; self->isolates > 0; self->isolates--)
    g_string_append_unichar(self->out, END_OF_ISOLATE);
}

/* An isolate ends with its line, whatever was written. */
static void
put_isolate(Cleaning *self, gunichar letter)
{
  gboolean ends = letter == END_OF_ISOLATE;
  if (ends ? self->isolates == 0 : self->isolates == MOST_ISOLATES)
    return;
  self->isolates = ends ? self->isolates - 1 : self->isolates + 1;
  g_string_append_unichar(self->out, letter);
}

static void
put(Cleaning *self, gunichar letter)
{
  if (is_mark(letter) && ++self->marks > ILK_MAX_MARKS)
    return;
  if (!is_mark(letter))
    self->marks = 0;
  if (letter == LINE_SEPARATOR || letter == PARAGRAPH_SEPARATOR)
    letter = ' ';
  if (letter == '\n')
    close_isolates(self);
  if (is_between(letter, FIRST_ISOLATE, END_OF_ISOLATE))
    put_isolate(self, letter);
  else if (!is_dropped(letter))
    g_string_append_unichar(self->out, letter);
}

static char *
clean(const char *text, glong most, gboolean one_line)
{
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  Cleaning cleaning = {.out = g_string_sized_new(strlen(valid))};
  const char *next = valid;
  for (glong n = 0; *next != '\0' && n < most; n++, next = g_utf8_next_char(next)) {
    gunichar letter = g_utf8_get_char(next);
    put(&cleaning, one_line && (letter == '\n' || letter == '\t') ? ' ' : letter);
  }
  close_isolates(&cleaning);
  if (*next != '\0')
    g_string_append(cleaning.out, "…");
  /* Kept by the thousand: a GString has 64 bytes at least. */
  gsize size = cleaning.out->len + 1;
  return g_realloc(g_string_free(cleaning.out, FALSE), size);
}

char *
ilk_clean_text(const char *text)
{
  g_return_val_if_fail(text != NULL, NULL);
  return clean(text, G_MAXLONG, FALSE);
}

char *
ilk_clean_line(const char *text)
{
  g_return_val_if_fail(text != NULL, NULL);
  return clean(text, ILK_MAX_LINE_LETTERS, TRUE);
}

char *
ilk_clean_path(const char *path)
{
  g_return_val_if_fail(path != NULL, NULL);
  g_autofree char *name = g_filename_display_name(path);
  return clean(name, G_MAXLONG, TRUE);
}

char *
ilk_clean_file(GFile *file)
{
  g_return_val_if_fail(G_IS_FILE(file), NULL);
  g_autofree char *name = g_file_get_parse_name(file);
  return clean(name, G_MAXLONG, TRUE);
}

gboolean
ilk_is_clean(const char *text)
{
  g_return_val_if_fail(text != NULL, FALSE);
  /* Most text is ASCII, and is seen to be clean without being copied. */
  const char *p = text;
  while ((*p >= ' ' && *p < 0x7f) || *p == '\n' || *p == '\t')
    p++;
  if (*p == '\0')
    return TRUE;
  g_autofree char *cleaned = ilk_clean_text(text);
  return g_str_equal(cleaned, text);
}
