/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * md4c calls back for each block and span that begins and ends, and for the text between. Inline
 * text gathers in one buffer, which becomes a block when a leaf block ends.
 */
#include "ui/text/markdown-blocks.h"

#include "app/deckfile/tex-text.h"

#include <md4c.h>
#include <string.h>

#define MAX_LISTS 32

/* A grey that is seen on light and on dark, since markup knows no theme, and half spaces that are
 * not broken at, to give the letters air. */
#define CODE_SPACE "<span size=\"50%\">\302\240</span>"
#define CODE_BEGIN "<span font_family=\"monospace\" bgcolor=\"#808080\" bgalpha=\"18%\">" CODE_SPACE
#define CODE_END CODE_SPACE "</span>"

typedef struct {
  gboolean ordered;
  guint number;
} List;

typedef struct {
  GPtrArray *blocks;
  GString *text;
  List lists[MAX_LISTS];
  guint n_lists;
  guint quotes;
  gboolean item_begins;
  guint level;
  char *language;
  gboolean in_code;
  gboolean in_link;
  GString *math;        /* what stands between dollar signs, else NULL */
  const char *math_end; /* the sign behind it */
  GString *alternative; /* of the image that is read, else NULL */
  guint images;
  guint styles; /* spans whose markup is open */
  char *source;
  GPtrArray *cells;
  guint columns;
} Reader;

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
take_marker(Reader *reader)
{
  if (!reader->item_begins || reader->n_lists == 0 || reader->n_lists > MAX_LISTS)
    return NULL;

  List *list = &reader->lists[reader->n_lists - 1];
  reader->item_begins = FALSE;
  return list->ordered ? g_strdup_printf("%u.", list->number++) : g_strdup("•");
}

static UiBlock *
add_block(Reader *reader, UiBlockKind kind)
{
  UiBlock *block = g_new0(UiBlock, 1);

  block->kind = kind;
  block->depth = reader->n_lists + reader->quotes;
  block->quoted = reader->quotes > 0;
  block->marker = take_marker(reader);
  block->text = g_strdup(reader->text->str);
  g_string_truncate(reader->text, 0);
  g_ptr_array_add(reader->blocks, block);
  return block;
}

static void
flush_paragraph(Reader *reader)
{
  if (reader->text->len > 0)
    add_block(reader, UI_BLOCK_PARAGRAPH);
}

static void
enter_list(Reader *reader, gboolean ordered, guint start)
{
  flush_paragraph(reader);
  if (reader->n_lists < MAX_LISTS)
    reader->lists[reader->n_lists] = (List){ordered, start};
  reader->n_lists++;
}

static char *
attribute_text(const MD_ATTRIBUTE *attribute)
{
  return attribute->size > 0 ? g_strndup(attribute->text, attribute->size) : NULL;
}

static void
enter_code(Reader *reader, const MD_BLOCK_CODE_DETAIL *detail)
{
  flush_paragraph(reader);
  reader->in_code = TRUE;
  reader->language = attribute_text(&detail->lang);
}

static int
enter_block_cb(MD_BLOCKTYPE type, void *detail, void *user_data)
{
  Reader *reader = user_data;

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
    reader->columns = ((MD_BLOCK_TABLE_DETAIL *) detail)->col_count;
  }
  return reader->blocks->len < UI_MAX_BLOCKS ? 0 : -1;
}

static void
leave_code(Reader *reader)
{
  g_autofree char *language = g_steal_pointer(&reader->language);

  reader->in_code = FALSE;
  if (g_str_has_suffix(reader->text->str, "\n"))
    g_string_truncate(reader->text, reader->text->len - 1);
  add_block(reader, UI_BLOCK_CODE)->language = g_steal_pointer(&language);
}

static void
leave_heading(Reader *reader)
{
  add_block(reader, UI_BLOCK_HEADING)->level = reader->level;
  reader->level = 0;
}

static void
leave_table(Reader *reader)
{
  UiBlock *block = add_block(reader, UI_BLOCK_TABLE);

  block->cells = g_steal_pointer(&reader->cells);
  block->columns = reader->columns;
}

static void
leave_cell(Reader *reader)
{
  g_ptr_array_add(reader->cells, g_strdup(reader->text->str));
  g_string_truncate(reader->text, 0);
}

static int
leave_block_cb(MD_BLOCKTYPE type, void *detail, void *user_data)
{
  Reader *reader = user_data;

  if (type == MD_BLOCK_P || type == MD_BLOCK_LI)
    flush_paragraph(reader);
  else if (type == MD_BLOCK_H)
    leave_heading(reader);
  else if (type == MD_BLOCK_CODE)
    leave_code(reader);
  else if (type == MD_BLOCK_HR)
    add_block(reader, UI_BLOCK_RULE);
  else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD)
    leave_cell(reader);
  else if (type == MD_BLOCK_TABLE)
    leave_table(reader);
  else if (type == MD_BLOCK_UL || type == MD_BLOCK_OL)
    reader->n_lists--;
  else if (type == MD_BLOCK_QUOTE)
    reader->quotes--;
  return 0;
}

static gboolean
is_safe_link(const char *address)
{
  return g_str_has_prefix(address, "https://") || g_str_has_prefix(address, "http://") ||
         g_str_has_prefix(address, "mailto:");
}

static void
enter_link(Reader *reader, const MD_ATTRIBUTE *href)
{
  g_autofree char *address = attribute_text(href);
  g_autofree char *escaped = NULL;

  reader->in_link = address != NULL && is_safe_link(address);
  if (!reader->in_link)
    return;
  escaped = g_markup_escape_text(address, -1);
  g_string_append_printf(reader->text, "<a href=\"%s\">", escaped);
}

/* A table's cell and a heading are one line, in which a picture has no room, and markup that is
 * open cannot be parted by one. */
static void
enter_image(Reader *reader, const MD_ATTRIBUTE *source)
{
  if (reader->images++ > 0 || reader->cells != NULL || reader->level > 0 || reader->styles > 0)
    return;
  flush_paragraph(reader);
  reader->source = attribute_text(source);
  reader->alternative = g_string_new(NULL);
}

static void
leave_image(Reader *reader)
{
  if (--reader->images > 0 || reader->alternative == NULL)
    return;
  g_string_assign(reader->text, reader->alternative->str);
  g_string_free(g_steal_pointer(&reader->alternative), TRUE);
  add_block(reader, UI_BLOCK_IMAGE)->source = g_steal_pointer(&reader->source);
}

static void append_escaped(GString *text, const char *bytes, gsize length);

static void
enter_math(Reader *reader)
{
  if (reader->math == NULL)
    reader->math = g_string_new(NULL);
  reader->math_end = "";
}

/* “from $5 to $6”: mathematics has no blanks inside its signs, and no digit behind them. */
static gboolean
is_price(const Reader *reader, const char *tex, const char *sign)
{
  gsize length = strlen(tex);

  return sign[1] == '\0' && length > 0 &&
         (g_ascii_isspace(tex[0]) || g_ascii_isspace(tex[length - 1]) ||
          (reader->math_end[0] == '$' && g_ascii_isdigit(reader->math_end[1])));
}

static void
leave_math(Reader *reader, const char *sign)
{
  g_autofree char *tex = g_string_free(g_steal_pointer(&reader->math), FALSE);
  g_autofree char *written = g_strconcat(sign, tex, sign, NULL);

  if (is_price(reader, tex, sign)) {
    append_escaped(reader->text, written, strlen(written));
    return;
  }
  g_autofree char *text = ilk_tex_to_text(tex);
  if (text != NULL) {
    append_escaped(reader->text, text, strlen(text));
    return;
  }
  g_string_append(reader->text, CODE_BEGIN);
  append_escaped(reader->text, written, strlen(written));
  g_string_append(reader->text, CODE_END);
}

static gboolean
is_style(MD_SPANTYPE type)
{
  return type != MD_SPAN_IMG && type != MD_SPAN_LATEXMATH && type != MD_SPAN_LATEXMATH_DISPLAY;
}

static int
enter_span_cb(MD_SPANTYPE type, void *detail, void *user_data)
{
  Reader *reader = user_data;

  reader->styles += is_style(type);
  if (type == MD_SPAN_IMG)
    enter_image(reader, &((MD_SPAN_IMG_DETAIL *) detail)->src);
  else if (type == MD_SPAN_LATEXMATH || type == MD_SPAN_LATEXMATH_DISPLAY)
    enter_math(reader);
  else if (reader->alternative != NULL)
    return 0;
  else if (type == MD_SPAN_EM)
    g_string_append(reader->text, "<i>");
  else if (type == MD_SPAN_STRONG)
    g_string_append(reader->text, "<b>");
  else if (type == MD_SPAN_DEL)
    g_string_append(reader->text, "<s>");
  else if (type == MD_SPAN_CODE)
    g_string_append(reader->text, CODE_BEGIN);
  else if (type == MD_SPAN_A)
    enter_link(reader, &((MD_SPAN_A_DETAIL *) detail)->href);
  return 0;
}

static int
leave_span_cb(MD_SPANTYPE type, void *detail, void *user_data)
{
  Reader *reader = user_data;

  reader->styles -= is_style(type);
  if (type == MD_SPAN_IMG)
    leave_image(reader);
  else if (type == MD_SPAN_LATEXMATH || type == MD_SPAN_LATEXMATH_DISPLAY)
    leave_math(reader, type == MD_SPAN_LATEXMATH ? "$" : "$$");
  else if (reader->alternative != NULL)
    return 0;
  else if (type == MD_SPAN_EM)
    g_string_append(reader->text, "</i>");
  else if (type == MD_SPAN_STRONG)
    g_string_append(reader->text, "</b>");
  else if (type == MD_SPAN_DEL)
    g_string_append(reader->text, "</s>");
  else if (type == MD_SPAN_CODE)
    g_string_append(reader->text, CODE_END);
  else if (type == MD_SPAN_A && reader->in_link)
    g_string_append(reader->text, "</a>");
  return 0;
}

static void
append_escaped(GString *text, const char *bytes, gsize length)
{
  g_autofree char *escaped = g_markup_escape_text(bytes, (gssize) length);
  g_string_append(text, escaped);
}

/* Pango knows XML's five entities; the others stay as they were written. */
static void
append_entity(GString *text, const char *entity, gsize length)
{
  static const char *const known[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};

  for (gsize i = 0; i < G_N_ELEMENTS(known); i++)
    if (strlen(known[i]) == length && strncmp(known[i], entity, length) == 0) {
      g_string_append(text, known[i]);
      return;
    }
  if (length == strlen("&nbsp;") && strncmp(entity, "&nbsp;", length) == 0)
    g_string_append(text, "\302\240");
  else
    append_escaped(text, entity, length);
}

static int
text_cb(MD_TEXTTYPE type, const char *bytes, MD_SIZE length, void *user_data)
{
  Reader *reader = user_data;

  if (reader->math != NULL) {
    g_string_append_len(reader->math, bytes, length);
    reader->math_end = bytes + length;
  } else if (reader->alternative != NULL)
    g_string_append_len(reader->alternative, bytes, length);
  else if (type == MD_TEXT_SOFTBR)
    g_string_append_c(reader->text, ' ');
  else if (type == MD_TEXT_BR)
    g_string_append_c(reader->text, '\n');
  else if (type == MD_TEXT_NULLCHAR)
    g_string_append(reader->text, "\357\277\275");
  else if (type == MD_TEXT_ENTITY)
    append_entity(reader->text, bytes, length);
  else if (reader->in_code)
    g_string_append_len(reader->text, bytes, length);
  else
    append_escaped(reader->text, bytes, length);
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
add_ellipsis(Reader *reader)
{
  reader->n_lists = reader->quotes = 0;
  g_string_assign(reader->text, "…");
  add_block(reader, UI_BLOCK_PARAGRAPH);
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
      .enter_span = enter_span_cb,
      .leave_span = leave_span_cb,
      .text = text_cb,
  };
  Reader reader = {.blocks = g_ptr_array_new_with_free_func((GDestroyNotify) block_free),
                   .text = g_string_new(NULL)};
  gsize length = shown_length(markdown);

  if (md_parse(markdown, (MD_SIZE) length, &parser, &reader) != 0 || markdown[length] != '\0')
    add_ellipsis(&reader);
  g_string_free(reader.text, TRUE);
  g_free(reader.language);
  g_free(reader.source);
  if (reader.math != NULL)
    g_string_free(reader.math, TRUE);
  if (reader.alternative != NULL)
    g_string_free(reader.alternative, TRUE);
  g_clear_pointer(&reader.cells, g_ptr_array_unref);
  return reader.blocks;
}
