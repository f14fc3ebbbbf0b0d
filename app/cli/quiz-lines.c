/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Input is read only when all before it has been taken, so it stays small however much a pipe
 * holds.
 */
#include "app/cli/quiz-lines.h"

#include <glib-unix.h>
#include <string.h>
#include <unistd.h>

#define MAX_LINE 4096

struct _IlkLines {
  /* Owned */
  GString *text; /* what was read and not taken */
  GString *line; /* as far as it has come */

  guint source;
  gboolean ended;
};

IlkLines *
ilk_lines_new(void)
{
  IlkLines *self = g_new0(IlkLines, 1);
  self->text = g_string_new(NULL);
  self->line = g_string_new(NULL);
  return self;
}

void
ilk_lines_free(IlkLines *self)
{
  g_clear_handle_id(&self->source, g_source_remove);
  g_string_free(self->text, TRUE);
  g_string_free(self->line, TRUE);
  g_free(self);
}

static gboolean
readable_cb(gint fd, GIOCondition condition, gpointer user_data)
{
  IlkLines *self = user_data;
  char bytes[256];
  gssize length = read(fd, bytes, sizeof bytes);

  if (length > 0)
    g_string_append_len(self->text, bytes, length);
  else
    self->ended = TRUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

/* Moves what is there of a line. Returns: whether its end has come */
static gboolean
take_up(IlkLines *self)
{
  const char *end = memchr(self->text->str, '\n', self->text->len);
  gsize length = end != NULL ? (gsize) (end - self->text->str) : self->text->len;
  gsize room = MAX_LINE - MIN(self->line->len, MAX_LINE);

  g_string_append_len(self->line, self->text->str, (gssize) MIN(length, room));
  g_string_erase(self->text, 0, (gssize) (end != NULL ? length + 1 : length));
  return end != NULL;
}

char *
ilk_lines_take(IlkLines *self, gboolean *ended)
{
  gboolean whole = take_up(self) || (self->ended && self->line->len > 0);

  *ended = self->ended && !whole;
  if (whole) {
    char *line = g_utf8_make_valid(self->line->str, (gssize) self->line->len);
    g_string_truncate(self->line, 0);
    return line;
  }
  if (!self->ended && self->source == 0)
    self->source = g_unix_fd_add(STDIN_FILENO, (GIOCondition) (G_IO_IN | G_IO_HUP | G_IO_ERR),
                                 readable_cb, self);
  return NULL;
}
