/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * md4c calls back for each block and span that begins and ends, and for the text between. Inline
 * text gathers in one buffer, which becomes a block when a leaf block ends.
 */
#include "ui/text/markdown-blocks.h"

#include "app/base/clean-text.h"
#include "ui/text/markdown-reader.h"

#include <string.h>

static void
enter_list(UiReader *reader, gboolean ordered, guint start)
{
  ui_reader_flush(reader);
  if (reader->n_lists < UI_READER_MAX_LISTS)
    reader->lists[reader->n_lists] = (UiReaderList){ordered, start};
  reader->n_lists++;
}

static void
enter_code(UiReader *reader, const MD_BLOCK_CODE_DETAIL *detail)
{
  ui_reader_flush(reader);
  reader->in_code = TRUE;
  reader->language = ui_reader_attribute(&detail->lang);
}

static int
enter_block_cb(MD_BLOCKTYPE type, void *detail, void *user_data)
{
  UiReader *reader = user_data;

  if (type == MD_BLOCK_UL)
    enter_list(reader, FALSE, 0);
  else if (type == MD_BLOCK_OL)
    enter_list(reader, TRUE, ((MD_BLOCK_OL_DETAIL *) detail)->start);
  else if (type == MD_BLOCK_LI)
    reader->item_begins = TRUE;
  else if (type == MD_BLOCK_QUOTE)
    reader->quotes++;
  else if (type == MD_BLOCK_H)
    reader->level = ((MD_BLOCK_H_DETAIL *) detail)->level;
  else if (type == MD_BLOCK_CODE)
    enter_code(reader, detail);
  else if (type == MD_BLOCK_TABLE) {
    reader->cells = g_ptr_array_new_with_free_func(g_free);
    reader->columns = MIN(((MD_BLOCK_TABLE_DETAIL *) detail)->col_count, UI_MAX_COLUMNS);
    reader->continued = FALSE;
  } else if (type == MD_BLOCK_TR)
    reader->column = 0;
  return reader->blocks->len < UI_MAX_BLOCKS ? 0 : -1;
}

static void
leave_code(UiReader *reader)
{
  g_autofree char *language = g_steal_pointer(&reader->language);

  reader->in_code = FALSE;
  if (g_str_has_suffix(reader->text->str, "\n"))
    g_string_truncate(reader->text, reader->text->len - 1);
  ui_reader_add(reader, UI_BLOCK_CODE)->language = g_steal_pointer(&language);
}

static void
leave_heading(UiReader *reader)
{
  ui_reader_add(reader, UI_BLOCK_HEADING)->level = reader->level;
  reader->level = 0;
}

static void
leave_table(UiReader *reader)
{
  g_autoptr(GPtrArray) cells = g_steal_pointer(&reader->cells);
  if (cells->len == 0)
    return;
  UiBlock *block = ui_reader_add(reader, UI_BLOCK_TABLE);

  block->cost += reader->cells_cost;
  reader->cells_cost = 0;
  block->cells = g_steal_pointer(&cells);
  block->columns = reader->columns;
  block->continued = reader->continued;
}

/* A long table becomes several. */
static void
leave_row(UiReader *reader)
{
  if (reader->cells_cost < UI_PIECE_COST || reader->blocks->len >= UI_MAX_BLOCKS)
    return;
  leave_table(reader);
  reader->cells = g_ptr_array_new_with_free_func(g_free);
  reader->continued = TRUE;
}

static void
leave_cell(UiReader *reader)
{
  if (reader->column++ < reader->columns)
    g_ptr_array_add(reader->cells, g_strdup(reader->text->str));
  g_string_truncate(reader->text, 0);
  reader->cells_cost += reader->cost + UI_BLOCK_COST / 2;
  reader->run = reader->cost = 0;
}

static int
leave_block_cb(MD_BLOCKTYPE type, void *detail, void *user_data)
{
  UiReader *reader = user_data;

  if (type == MD_BLOCK_P || type == MD_BLOCK_LI)
    ui_reader_flush(reader);
  else if (type == MD_BLOCK_H)
    leave_heading(reader);
  else if (type == MD_BLOCK_CODE)
    leave_code(reader);
  else if (type == MD_BLOCK_HR)
    ui_reader_add(reader, UI_BLOCK_RULE);
  else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD)
    leave_cell(reader);
  else if (type == MD_BLOCK_TR)
    leave_row(reader);
  else if (type == MD_BLOCK_TABLE)
    leave_table(reader);
  else if (type == MD_BLOCK_UL || type == MD_BLOCK_OL)
    reader->n_lists--;
  else if (type == MD_BLOCK_QUOTE)
    reader->quotes--;
  return 0;
}

/* XML's five; the others stay as they were written. */
static void
append_entity(UiReader *reader, const char *entity, gsize length)
{
  static const struct {
    const char *entity, *text;
  } known[] = {{"&amp;", "&"},   {"&lt;", "<"},   {"&gt;", ">"},
               {"&quot;", "\""}, {"&apos;", "'"}, {"&nbsp;", "\302\240"}};

  for (gsize i = 0; i < G_N_ELEMENTS(known); i++)
    if (strlen(known[i].entity) == length && strncmp(known[i].entity, entity, length) == 0) {
      ui_reader_put(reader, known[i].text, strlen(known[i].text));
      return;
    }
  ui_reader_put(reader, entity, length);
}

static int
text_cb(MD_TEXTTYPE type, const char *bytes, MD_SIZE length, void *user_data)
{
  UiReader *reader = user_data;

  if (reader->math != NULL) {
    g_string_append_len(reader->math, bytes, length);
    reader->math_end = bytes + length;
  } else if (reader->alternative != NULL)
    g_string_append_len(reader->alternative, bytes, length);
  else if (type == MD_TEXT_SOFTBR)
    ui_reader_put(reader, " ", 1);
  else if (type == MD_TEXT_BR)
    ui_reader_put(reader, "\n", 1);
  else if (type == MD_TEXT_NULLCHAR)
    g_string_append(reader->text, "\357\277\275");
  else if (type == MD_TEXT_ENTITY)
    append_entity(reader, bytes, length);
  else
    ui_reader_put(reader, bytes, length);
  return 0;
}

static gsize
shown_length(const char *markdown)
{
  gsize length = strlen(markdown);

  if (length <= UI_MAX_SHOWN_BYTES)
    return length;
  return (gsize) (g_utf8_find_prev_char(markdown, markdown + UI_MAX_SHOWN_BYTES) - markdown);
}

static void
add_ellipsis(UiReader *reader)
{
  reader->n_lists = reader->quotes = 0;
  reader->item_begins = FALSE;
  g_string_assign(reader->text, "…");
  ui_reader_add(reader, UI_BLOCK_PARAGRAPH);
}

GPtrArray *
ui_markdown_blocks(const char *markdown)
{
  g_return_val_if_fail(markdown != NULL, NULL);

  const MD_PARSER parser = {
      .flags = MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH |
               MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_LATEXMATHSPANS,
      .enter_block = enter_block_cb,
      .leave_block = leave_block_cb,
      .enter_span = ui_reader_enter_span_cb,
      .leave_span = ui_reader_leave_span_cb,
      .text = text_cb,
  };
  UiReader reader;
  g_autofree char *head = g_strndup(markdown, shown_length(markdown));
  g_autofree char *text = ilk_clean_text(head);

  ui_reader_begin(&reader);
  if (md_parse(text, (MD_SIZE) strlen(text), &parser, &reader) != 0 ||
      markdown[strlen(head)] != '\0')
    add_ellipsis(&reader);
  return ui_reader_end(&reader);
}
