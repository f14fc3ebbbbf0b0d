/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One piece is in memory at a time, with the cards that it gave.
 */
#include "app/deckfile/deck-reader.h"

#include "app/base/clean-text.h"
#include "app/base/limits.h"
#include "app/deckfile/deck-parser.h"
#include "app/deckfile/id-set.h"
#include "app/deckfile/text-stream.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PIECE_BYTES (256 * 1024)
#define CARD_LEVEL 2

typedef struct {
  IlkCardSource parent;

  /* Owned */
  IlkTextStream *stream;
  IlkIdSet *ids;
  IlkNeeds *path;
  GString *text; /* with \n as newline, not yet parsed */
  IlkDeckFile *deck;
  IlkSourceText *source; /* the piece that is parsed */

  gsize piece;        /* bytes that are read at once */
  guint lines_before; /* @text */
  guint block;        /* of @source that is read next */
  guint end;          /* behind the last block of @source that is complete */
  gboolean has_cards;
} Reader;

static void
reader_free(IlkCardSource *source)
{
  Reader *self = (Reader *) source;
  g_clear_pointer(&self->source, ilk_source_text_free);
  g_clear_pointer(&self->deck, ilk_deck_file_free);
  g_clear_pointer(&self->ids, ilk_id_set_free);
  g_clear_pointer(&self->path, ilk_needs_free);
  g_clear_pointer(&self->stream, ilk_text_stream_free);
  g_string_free(self->text, TRUE);
  g_free(self);
}

static gboolean
is_part(const IlkBlock *block)
{
  return block->type == ILK_BLOCK_HEADING && block->level <= CARD_LEVEL;
}

/* Returns: the last block that begins a part and is certain to, 0 when there is none behind the
 * first: a line that is not there as a whole may turn out to be another one, and what is made a
 * heading by the line below it may be no heading yet */
static guint
find_last_part(const IlkSourceText *source)
{
  for (guint i = source->blocks->len; i-- > 1;) {
    const IlkBlock *block = &g_array_index(source->blocks, IlkBlock, i);
    /* Of a line that is not whole, the end is said to be where its newline would end. */
    gboolean has_newline =
        block->end > 0 && block->end <= source->length && source->text[block->end - 1] == '\n';
    if (is_part(block) && !block->underlined && has_newline)
      return i;
  }
  return 0;
}

static guint
count_lines(const char *text, gsize length)
{
  guint n = 0;
  for (const char *end = text + length; (text = memchr(text, '\n', (gsize) (end - text))) != NULL;
       text++)
    n++;
  return n;
}

/* Makes @source of what is there; what of it may go on stays for the next one. */
static gboolean
parse_text(Reader *self, GError **error)
{
  gboolean whole = ilk_text_stream_is_at_end(self->stream);
  g_clear_pointer(&self->source, ilk_source_text_free);
  self->source =
      ilk_source_text_new_piece(g_strndup(self->text->str, self->text->len), self->text->len,
                                self->lines_before, ilk_text_stream_get_name(self->stream), error);
  if (self->source == NULL)
    return FALSE;
  self->block = 0;
  self->end = whole ? self->source->blocks->len : find_last_part(self->source);
  if (self->end == 0)
    return TRUE;
  gsize taken =
      whole ? self->text->len : g_array_index(self->source->blocks, IlkBlock, self->end).begin;
  self->lines_before += count_lines(self->text->str, taken);
  g_string_erase(self->text, 0, (gssize) taken);
  return TRUE;
}

/* Leaves @source with at least one part that is complete, or with none at the end. */
static gboolean
read_piece(Reader *self, GError **error)
{
  gsize wanted = self->piece;
  do {
    if (self->text->len > ILK_MAX_CARD_BYTES)
      return ilk_source_text_fail(self->source, 0, ILK_ERROR_TOO_LARGE, error,
                                  _("This card is longer than %d bytes."), ILK_MAX_CARD_BYTES);
    if (!ilk_text_stream_read(self->stream, wanted, self->text, error))
      return FALSE;
    if (!parse_text(self, error))
      return FALSE;
    wanted = MAX(self->text->len, self->piece);
  } while (self->end == 0 && !ilk_text_stream_is_at_end(self->stream));
  return TRUE;
}

/* @line: (out): of the first card that has @id, 0 when there is none before @last: then another id
 * only looked like it */
static gboolean find_first_line(Reader *self, const char *id, guint last, guint *line,
                                GError **error);

static gboolean
check_id(Reader *self, IlkDeckParser *parser, guint line, GError **error)
{
  const IlkDeckFileCard *card = ilk_deck_file_get_card(parser->deck, parser->deck->cards->len - 1);
  guint first = 0;
  if (self->ids == NULL || ilk_id_set_add(self->ids, card->id))
    return TRUE;
  if (!find_first_line(self, card->id, line, &first, error))
    return FALSE;
  return first == 0 || ilk_deck_parser_fail_id(parser, first, error);
}

/* All cards of @source that are complete. */
static gboolean
read_cards(Reader *self, IlkCardBatch *batch, GError **error)
{
  IlkDeckFile into = {.cards = batch->cards};
  IlkDeckParser parser = {.source = self->source, .deck = &into, .block = self->block};
  guint line = self->source->lines_before + 1;
  gsize counted = 0;
  while (parser.block < self->end) {
    if (!ilk_deck_parser_read_card(&parser, error))
      return FALSE;
    line += count_lines(self->source->text + counted, parser.begin - counted);
    counted = parser.begin;
    g_array_append_val(batch->lines, line);
    if (!check_id(self, &parser, line, error) ||
        !ilk_deck_parser_note_needs(&parser, self->path, line, error))
      return FALSE;
  }
  self->block = parser.block;
  return TRUE;
}

static gboolean
has_id(const char *id, gpointer ids)
{
  return ilk_id_set_has(ids, id);
}

/* What can only be known once all cards are. */
static gboolean
check_end(Reader *self, GError **error)
{
  gsize line = 0;
  if (!self->has_cards)
    return ilk_deck_parser_fail_empty(self->source, error);
  g_autofree char *problem =
      self->ids != NULL ? ilk_needs_dup_problem(self->path, has_id, self->ids, &line) : NULL;
  return problem == NULL ||
         ilk_source_text_fail_line(self->source, (guint) line, ILK_ERROR_INVALID, error, problem);
}

static IlkCardBatch *
read_batch(IlkCardSource *source, GError **error)
{
  Reader *self = (Reader *) source;
  g_autoptr(IlkCardBatch) batch = ilk_card_batch_new(FALSE);
  while (batch->cards->len == 0) {
    if (self->block == self->end &&
        (ilk_text_stream_is_at_end(self->stream) || !read_piece(self, error)))
      break;
    if (!read_cards(self, batch, error))
      return NULL;
  }
  if (batch->cards->len > 0) {
    self->has_cards = TRUE;
    return g_steal_pointer(&batch);
  }
  if (error == NULL || *error == NULL)
    check_end(self, error);
  return NULL;
}

static gboolean
read_title(Reader *self, GError **error)
{
  if (!read_piece(self, error))
    return FALSE;
  IlkDeckParser parser = {.source = self->source};
  gboolean read = ilk_deck_parser_read_title(&parser, error);
  self->deck = parser.deck;
  self->parent.deck = parser.deck;
  self->block = parser.block;
  return read;
}

static gboolean
begin_again(IlkCardSource *source, GError **error)
{
  Reader *self = (Reader *) source;
  IlkTextStream *again = ilk_text_stream_dup_again(self->stream, error);
  if (again == NULL)
    return FALSE;
  g_clear_pointer(&self->stream, ilk_text_stream_free);
  self->stream = again;
  g_clear_pointer(&self->source, ilk_source_text_free);
  g_clear_pointer(&self->deck, ilk_deck_file_free);
  if (self->ids != NULL)
    ilk_id_set_free(self->ids);
  self->ids = self->ids != NULL ? ilk_id_set_new() : NULL;
  ilk_needs_free(self->path);
  self->path = ilk_needs_new();
  g_string_truncate(self->text, 0);
  self->lines_before = self->block = self->end = 0;
  self->has_cards = FALSE;
  return read_title(self, error);
}

static IlkCardSource *
reader_new(IlkTextStream *stream, gsize piece, gboolean checks_ids, GError **error)
{
  Reader *self = g_new0(Reader, 1);
  self->parent = (IlkCardSource){.next = read_batch, .rewind = begin_again, .free = reader_free};
  self->stream = stream;
  self->piece = piece;
  self->text = g_string_new(NULL);
  self->ids = checks_ids ? ilk_id_set_new() : NULL;
  self->path = ilk_needs_new();
  if (read_title(self, error))
    return &self->parent;
  reader_free(&self->parent);
  return NULL;
}

static guint
find_line(const IlkCardBatch *batch, const char *id)
{
  for (guint i = 0; i < batch->cards->len; i++)
    if (g_str_equal(((IlkDeckFileCard *) batch->cards->pdata[i])->id, id))
      return g_array_index(batch->lines, guint, i);
  return 0;
}

static gboolean
find_first_line(Reader *self, const char *id, guint last, guint *line, GError **error)
{
  IlkTextStream *stream = ilk_text_stream_dup_again(self->stream, error);
  g_autoptr(IlkCardSource) again =
      stream != NULL ? reader_new(stream, self->piece, FALSE, error) : NULL;
  if (again == NULL)
    return FALSE;
  g_autoptr(GError) local_error = NULL;
  for (*line = 0; *line == 0;) {
    g_autoptr(IlkCardBatch) batch = ilk_card_source_next(again, &local_error);
    if (batch == NULL)
      break;
    *line = find_line(batch, id);
  }
  if (*line >= last)
    *line = 0;
  return TRUE;
}

IlkCardSource *
ilk_deck_reader_new(GFile *file, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail(G_IS_FILE(file), NULL);

  g_autofree char *base_name = g_file_get_basename(file);
  g_autofree char *name = ilk_clean_path(base_name);
  IlkTextStream *stream = ilk_text_stream_new(file, name, cancellable, error);
  return stream != NULL ? reader_new(stream, PIECE_BYTES, TRUE, error) : NULL;
}

IlkCardSource *
ilk_deck_reader_new_for_bytes(GBytes *bytes, gsize piece, const char *name, GError **error)
{
  g_return_val_if_fail(bytes != NULL && name != NULL, NULL);
  return reader_new(ilk_text_stream_new_for_bytes(bytes, piece, name),
                    piece > 0 ? piece : PIECE_BYTES, TRUE, error);
}
