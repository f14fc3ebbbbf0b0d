/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A letter that the end of a piece cuts in two waits for its rest; of a newline the first half is
 * enough.
 */
#include "app/deckfile/text-stream.h"

#include "app/base/encoding.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/base/open-file.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PIECE_BYTES (64 * 1024)
#define LONGEST_LETTER 4
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

struct _IlkTextStream {
  /* Owned */
  GFile *file;   /* or */
  GBytes *bytes; /* where it comes from */
  GInputStream *stream;
  GCancellable *cancellable; /* (nullable) */
  char *name;

  char rest[LONGEST_LETTER]; /* of a letter whose end is not read yet */
  gsize rest_length;
  gsize piece;  /* read at once */
  goffset size; /* -1: not known */
  goffset read;
  guint line;
  gboolean after_return; /* the last byte read was a carriage return */
  gboolean begun;
  gboolean at_end;
};

static goffset
find_size(GFile *file)
{
  g_autoptr(GFileInfo) info =
      g_file_query_info(file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  return info != NULL && g_file_info_has_attribute(info, G_FILE_ATTRIBUTE_STANDARD_SIZE)
             ? g_file_info_get_size(info)
             : -1;
}

IlkTextStream *
ilk_text_stream_new(GFile *file, const char *name, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail(G_IS_FILE(file) && name != NULL, NULL);

  GInputStream *stream = ilk_open_file(file, cancellable, error);
  if (stream == NULL)
    return NULL;
  IlkTextStream *self = g_new0(IlkTextStream, 1);
  self->file = g_object_ref(file);
  self->stream = stream;
  g_set_object(&self->cancellable, cancellable);
  self->name = g_strdup(name);
  self->size = find_size(file);
  self->piece = PIECE_BYTES;
  self->line = 1;
  return self;
}

IlkTextStream *
ilk_text_stream_new_for_bytes(GBytes *bytes, gsize piece, const char *name)
{
  g_return_val_if_fail(bytes != NULL && name != NULL, NULL);

  IlkTextStream *self = g_new0(IlkTextStream, 1);
  self->bytes = g_bytes_ref(bytes);
  self->stream = g_memory_input_stream_new_from_bytes(bytes);
  self->name = g_strdup(name);
  self->size = (goffset) g_bytes_get_size(bytes);
  self->piece = piece > 0 ? piece : PIECE_BYTES;
  self->line = 1;
  return self;
}

void
ilk_text_stream_free(IlkTextStream *self)
{
  g_clear_object(&self->file);
  g_clear_pointer(&self->bytes, g_bytes_unref);
  g_clear_object(&self->stream);
  g_clear_object(&self->cancellable);
  g_free(self->name);
  g_free(self);
}

IlkTextStream *
ilk_text_stream_dup_again(const IlkTextStream *self, GError **error)
{
  return self->bytes != NULL
             ? ilk_text_stream_new_for_bytes(self->bytes, self->piece, self->name)
             : ilk_text_stream_new(self->file, self->name, self->cancellable, error);
}

/* Returns: how many bytes at the end of @text begin a letter and do not end it */
static gsize
count_cut_bytes(const char *text, gsize length)
{
  for (gsize back = 1; back < LONGEST_LETTER && back <= length; back++) {
    guchar c = (guchar) text[length - back];
    if ((c & 0xC0) == 0x80)
      continue;
    gsize whole = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
    return whole > back ? back : 0;
  }
  return 0;
}

static gboolean
fail(const IlkTextStream *self, guint line, IlkError code, GError **error, const char *sentence)
{
  g_set_error(error, ILK_ERROR, (int) code, "%s:%u: %s", self->name, line, sentence);
  return FALSE;
}

/* @begin: where of @text what was just read begins */
static gboolean
check(IlkTextStream *self, const GString *text, gsize begin, GError **error)
{
  guint line = 1;
  const char *problem = ilk_encoding_check(text->str + begin, text->len - begin, &line);
  if (problem != NULL)
    return fail(self, self->line + line - 1, ILK_ERROR_INVALID, error, problem);
  for (gsize i = begin; i < text->len; i++)
    self->line += text->str[i] == '\n';
  return TRUE;
}

/* Lines end by LF, CRLF or CR; whoever reads on sees LF. */
static void
use_unix_newlines(IlkTextStream *self, GString *text, gsize begin)
{
  char *out = text->str + begin;
  for (gsize i = begin; i < text->len; i++) {
    char c = text->str[i];
    if (c != '\n' || !self->after_return)
      *out++ = c == '\r' ? '\n' : c;
    self->after_return = c == '\r';
  }
  g_string_truncate(text, (gsize) (out - text->str));
}

static void
drop_byte_order_mark(GString *text, gsize begin)
{
  if (strncmp(text->str + begin, BYTE_ORDER_MARK, strlen(BYTE_ORDER_MARK)) == 0)
    g_string_erase(text, (gssize) begin, (gssize) strlen(BYTE_ORDER_MARK));
}

static gboolean
read_piece(IlkTextStream *self, GString *text, GError **error)
{
  gsize begin = text->len, got = 0;
  g_string_append_len(text, self->rest, (gssize) self->rest_length);
  gsize before = text->len;
  g_string_set_size(text, before + self->piece);
  gboolean read = g_input_stream_read_all(self->stream, text->str + before, self->piece, &got,
                                          self->cancellable, error);
  g_string_set_size(text, before + got);
  if (!read)
    return FALSE;
  self->read += (goffset) got;
  self->at_end = got < self->piece;
  if (self->read > ILK_MAX_DECK_FILE_BYTES)
    return fail(self, 1, ILK_ERROR_TOO_LARGE, error, _("The file is too large for a deck."));
  self->rest_length = self->at_end ? 0 : count_cut_bytes(text->str + begin, text->len - begin);
  memcpy(self->rest, text->str + text->len - self->rest_length, self->rest_length);
  g_string_truncate(text, text->len - self->rest_length);
  use_unix_newlines(self, text, begin);
  if (!check(self, text, begin, error))
    return FALSE;
  if (!self->begun && text->len > begin) {
    self->begun = TRUE;
    drop_byte_order_mark(text, begin);
  }
  return TRUE;
}

gboolean
ilk_text_stream_read(IlkTextStream *self, gsize wanted, GString *text, GError **error)
{
  gsize end = text->len + wanted;
  while (text->len < end && !self->at_end)
    if (!read_piece(self, text, error))
      return FALSE;
  return TRUE;
}

gboolean
ilk_text_stream_is_at_end(const IlkTextStream *self)
{
  return self->at_end;
}

const char *
ilk_text_stream_get_name(const IlkTextStream *self)
{
  return self->name;
}

double
ilk_text_stream_get_share(const IlkTextStream *self)
{
  return self->size > 0 ? MIN((double) self->read / (double) self->size, 1) : -1;
}
