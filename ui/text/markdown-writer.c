/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Letters become text, and text blocks, none of which costs the layout more than a frame has: words
 * that are longer than any are broken, and what is too long for one label is parted.
 */
#include "ui/text/markdown-reader.h"

#include <string.h>

/* In letters, see UI_PIECE_COST. */
#define STYLE_SHARE 6 /* of the length of its markup */
#define BROKEN_WORD_COST 160

#define ZERO_WIDTH_SPACE "\342\200\213"

static void
block_free(UiBlock *block)
{
  g_free(block->marker);
  g_free(block->text);
  g_free(block->language);
  g_free(block->source);
  g_clear_pointer(&block->cells, g_ptr_array_unref);
  g_free(block);
}

static char *
take_marker(UiReader *reader)
{
  if (!reader->item_begins || reader->n_lists == 0 || reader->n_lists > UI_READER_MAX_LISTS)
    return NULL;

  UiReaderList *list = &reader->lists[reader->n_lists - 1];
  reader->item_begins = FALSE;
  return list->ordered ? g_strdup_printf("%u.", list->number++) : g_strdup("•");
}

UiBlock *
ui_reader_add(UiReader *reader, UiBlockKind kind)
{
  UiBlock *block = g_new0(UiBlock, 1);

  block->kind = kind;
  block->depth = MIN(reader->n_lists + reader->quotes, UI_MAX_DEPTH);
  block->quoted = reader->quotes > 0;
  block->marker = take_marker(reader);
  block->text = g_strdup(reader->text->str);
  g_string_truncate(reader->text, 0);
  block->cost = reader->cost + UI_BLOCK_COST * (block->marker != NULL ? 2 : 1);
  reader->run = reader->cost = 0;
  g_ptr_array_add(reader->blocks, block);
  return block;
}

static void
style_free(gpointer data)
{
  UiStyle *style = data;
  g_free(style->begin);
  g_free(style);
}

void
ui_reader_push_style(UiReader *reader, char *begin, const char *end)
{
  UiStyle *style = g_new(UiStyle, 1);
  gboolean shown = reader->styles->len < UI_MAX_STYLES && reader->cost <= UI_PIECE_COST;

  *style = (UiStyle){shown ? g_strdup(begin) : g_strdup(""), shown ? end : ""};
  g_free(begin);
  g_ptr_array_add(reader->styles, style);
  reader->cost += (guint) strlen(style->begin) / STYLE_SHARE;
  g_string_append(reader->text, style->begin);
}

void
ui_reader_pop_style(UiReader *reader)
{
  if (reader->styles->len == 0)
    return;
  const UiStyle *style = reader->styles->pdata[reader->styles->len - 1];
  g_string_append(reader->text, style->end);
  g_ptr_array_remove_index(reader->styles, reader->styles->len - 1);
}

/* Before @letter: at a blank, or in the end anywhere between two letters. */
static gboolean
may_part(const UiReader *reader, gunichar letter)
{
  gboolean is_blank = reader->in_code ? letter == '\n' : letter == ' ';

  return reader->cells == NULL && reader->blocks->len < UI_MAX_BLOCKS &&
         reader->cost > (is_blank ? UI_PIECE_COST : UI_PIECE_COST * 3 / 2);
}

/* Ends a paragraph that is too long for one label, and begins another in the same styles. */
static void
part(UiReader *reader)
{
  UiBlockKind kind = reader->in_code     ? UI_BLOCK_CODE
                     : reader->level > 0 ? UI_BLOCK_HEADING
                                         : UI_BLOCK_PARAGRAPH;
  for (guint i = reader->styles->len; i > 0; i--)
    g_string_append(reader->text, ((UiStyle *) reader->styles->pdata[i - 1])->end);
  UiBlock *block = ui_reader_add(reader, kind);
  block->level = reader->level;
  block->language = g_strdup(reader->in_code ? reader->language : NULL);
  for (guint i = 0; i < reader->styles->len; i++)
    g_string_append(reader->text, ((UiStyle *) reader->styles->pdata[i])->begin);
}

void
ui_reader_flush(UiReader *reader)
{
  if (reader->text->len > 0)
    ui_reader_add(reader, UI_BLOCK_PARAGRAPH);
}

/* Whether, within a word that is longer than any, a line may be broken before @letter. A mark stays
 * with its letter, and what is joined, joined. */
static gboolean
breaks_before(UiReader *reader, gunichar letter)
{
  if (letter == '\n' || (!reader->in_code && (letter == ' ' || g_unichar_iswide(letter))))
    reader->run = 0;
  else if (!g_unichar_iszerowidth(letter) && !g_unichar_ismark(letter))
    return ++reader->run > (reader->in_code ? UI_MAX_CODE_LETTERS : UI_MAX_WORD_LETTERS);
  return FALSE;
}

/* Scripts whose letters depend on their neighbours, and marks, take longer. */
static guint
get_cost(gunichar letter)
{
  enum { FIRST_COMPLEX = 0x590 };
  if (letter < FIRST_COMPLEX && !(letter >= 0x300 && letter < 0x370))
    return 1;
  return g_unichar_iswide(letter) ? 2 : 4;
}

static void
put_letter(UiReader *reader, gunichar letter)
{
  reader->cost += get_cost(letter);
  if (letter == '&' && !reader->in_code)
    g_string_append(reader->text, "&amp;");
  else if (letter == '<' && !reader->in_code)
    g_string_append(reader->text, "&lt;");
  else
    g_string_append_unichar(reader->text, letter);
}

static gboolean
cell_is_full(UiReader *reader)
{
  if (reader->cells == NULL || reader->cost < UI_CELL_COST)
    return FALSE;
  if (!g_str_has_suffix(reader->text->str, "…"))
    g_string_append(reader->text, "…");
  return TRUE;
}

void
ui_reader_put(UiReader *reader, const char *bytes, gsize length)
{
  for (const char *p = bytes; p < bytes + length && !cell_is_full(reader);
       p = g_utf8_next_char(p)) {
    gunichar letter = g_utf8_get_char(p);
    if (breaks_before(reader, letter)) {
      g_string_append(reader->text, reader->in_code ? "\n" : ZERO_WIDTH_SPACE);
      reader->run = 1;
      reader->cost += reader->in_code ? 1 : BROKEN_WORD_COST;
    }
    if (may_part(reader, letter)) {
      part(reader);
      if (g_unichar_isspace(letter))
        continue;
    }
    put_letter(reader, letter);
  }
}

void
ui_reader_begin(UiReader *reader)
{
  *reader = (UiReader){.blocks = g_ptr_array_new_with_free_func((GDestroyNotify) block_free),
                       .text = g_string_new(NULL),
                       .styles = g_ptr_array_new_with_free_func(style_free)};
}

GPtrArray *
ui_reader_end(UiReader *reader)
{
  g_ptr_array_unref(reader->styles);
  g_string_free(reader->text, TRUE);
  g_free(reader->language);
  g_free(reader->source);
  if (reader->math != NULL)
    g_string_free(reader->math, TRUE);
  if (reader->alternative != NULL)
    g_string_free(reader->alternative, TRUE);
  g_clear_pointer(&reader->cells, g_ptr_array_unref);
  return reader->blocks;
}
