/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Input is read only when all before it has been taken, so the buffer stays small however much a
 * pipe holds.
 */
#include "app/cli/study-keys.h"

#include "app/cli/terminal.h"
#include "app/model/review.h"

#include <glib-unix.h>
#include <string.h>
#include <unistd.h>

#define CTRL_D 4
#define CTRL_H 8
#define BACKSPACE 127
#define CTRL_Z 26
#define ESC 27
#define MAX_LINE 4096

/* How far an escape sequence has come: ESC, then `[` up to a letter or tilde, or `O` and one
 * more. */
typedef enum { ESCAPE_NONE, ESCAPE_BEGUN, ESCAPE_SEQUENCE, ESCAPE_LAST } Escape;

struct _IlkKeys {
  /* Owned */
  GString *line; /* of a pipe, as far as it has come */
  GString *keys;
  GString *text; /* what the learner writes as an answer */

  guint source;
  gboolean terminal;
  gboolean ended;
  gboolean typing;
  Escape escape;
};

static void
add_key(IlkKeys *self, char c)
{
  static const char accepted[] = "1234qrusbU \n";
  char key = c == '\r' ? '\n' : c == CTRL_Z ? ILK_KEY_UNDO : c;

  if (c == CTRL_D)
    self->ended = TRUE;
  else if (key != '\0' && strchr(accepted, key) != NULL)
    g_string_append_c(self->keys, key);
}

/* What the terminal makes of an arrow or function key is no key here, whatever it consists of. */
static gboolean
is_escaped(IlkKeys *self, char c)
{
  switch (self->escape) {
  case ESCAPE_NONE:
    self->escape = c == ESC ? ESCAPE_BEGUN : ESCAPE_NONE;
    return c == ESC;
  case ESCAPE_BEGUN:
    self->escape = c == '[' ? ESCAPE_SEQUENCE : c == 'O' ? ESCAPE_LAST : ESCAPE_NONE;
    return TRUE;
  case ESCAPE_SEQUENCE:
    self->escape = c >= '@' && c <= '~' ? ESCAPE_NONE : ESCAPE_SEQUENCE;
    return TRUE;
  case ESCAPE_LAST:
    self->escape = ESCAPE_NONE;
    return TRUE;
  default:
    g_assert_not_reached();
  }
}

/* The last letter goes, with all of its bytes. */
static void
erase_letter(GString *text)
{
  const char *last = g_utf8_find_prev_char(text->str, text->str + text->len);

  g_string_truncate(text, last != NULL ? (gsize) (last - text->str) : 0);
}

/* Keys that end the writing, or are none of its letters, mean what they mean elsewhere. */
static void
add_letter(IlkKeys *self, char c)
{
  if (c == '\r' || c == '\n')
    g_string_append_c(self->keys, ILK_KEY_TEXT);
  else if (c == BACKSPACE || c == CTRL_H)
    erase_letter(self->text);
  else if (c == CTRL_Z || (c == CTRL_D && self->text->len == 0))
    add_key(self, c);
  else if (!g_ascii_iscntrl(c) && self->text->len < MAX_LINE)
    g_string_append_c(self->text, c);
}

static void
add_from_terminal(IlkKeys *self, const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    if (is_escaped(self, bytes[i]))
      continue;
    if (self->typing)
      add_letter(self, bytes[i]);
    else
      add_key(self, bytes[i]);
  }
}

static void
end_line(IlkKeys *self)
{
  IlkRating rating;
  g_autofree char *word = g_strstrip(g_strdup(self->line->str));

  if (self->line->len == 0) {
    add_key(self, '\n');
  } else if (self->typing && self->line->str[0] == '=') {
    g_string_assign(self->text, self->line->str + 1);
    g_string_append_c(self->keys, ILK_KEY_TEXT);
  } else if (ilk_rating_from_name(word, &rating))
    add_key(self, (char) ('0' + (int) rating));
  else
    for (gsize i = 0; i < self->line->len; i++)
      add_key(self, self->line->str[i]);
  g_string_truncate(self->line, 0);
}

static void
add_from_pipe(IlkKeys *self, const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    if (bytes[i] == '\n')
      end_line(self);
    else if (bytes[i] != '\r' && self->line->len < MAX_LINE)
      g_string_append_c(self->line, bytes[i]);
  }
}

static gboolean
readable_cb(gint fd, GIOCondition condition, gpointer user_data)
{
  IlkKeys *self = user_data;
  char bytes[256];
  gssize length = read(fd, bytes, sizeof bytes);

  if (length <= 0) {
    self->ended = TRUE;
    if (self->line->len > 0)
      end_line(self);
  } else if (self->terminal) {
    add_from_terminal(self, bytes, (gsize) length);
  } else {
    add_from_pipe(self, bytes, (gsize) length);
  }
  self->source = 0;
  return G_SOURCE_REMOVE;
}

IlkKeys *
ilk_keys_new(void)
{
  IlkKeys *self = g_new0(IlkKeys, 1);
  self->line = g_string_new(NULL);
  self->keys = g_string_new(NULL);
  self->text = g_string_new(NULL);
  self->terminal = ilk_terminal_is_input();
  if (self->terminal)
    ilk_terminal_read_keys();
  return self;
}

void
ilk_keys_free(IlkKeys *self)
{
  if (self->terminal)
    ilk_terminal_restore();
  g_clear_handle_id(&self->source, g_source_remove);
  g_string_free(self->line, TRUE);
  g_string_free(self->keys, TRUE);
  g_string_free(self->text, TRUE);
  g_free(self);
}

void
ilk_keys_set_typing(IlkKeys *self, gboolean typing)
{
  if (typing)
    g_string_truncate(self->text, 0);
  self->typing = typing;
}

const char *
ilk_keys_get_text(IlkKeys *self)
{
  return self->text->str;
}

int
ilk_keys_take(IlkKeys *self)
{
  if (self->keys->len > 0) {
    int key = (guchar) self->keys->str[0];
    g_string_erase(self->keys, 0, 1);
    return key;
  }
  if (self->ended)
    return ILK_KEY_QUIT;
  if (self->source == 0)
    self->source = g_unix_fd_add(STDIN_FILENO, (GIOCondition) (G_IO_IN | G_IO_HUP | G_IO_ERR),
                                 readable_cb, self);
  return ILK_KEY_NONE;
}
