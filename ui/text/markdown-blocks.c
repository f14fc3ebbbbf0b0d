/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * md4c calls back for each block and span that begins and ends, and for the text between. Inline
 * text gathers in one buffer, which becomes a block when a leaf block ends.
 */
#include "ui/text/markdown-blocks.h"

#include "app/base/clean-text.h"
#include "app/deckfile/tex-text.h"

#include <md4c.h>
#include <string.h>

#define MAX_LISTS 32

/* A grey that is seen on light and on dark, since markup knows no theme, and half spaces that are
 * not broken at, to give the letters air. */
#define CODE_SPACE "<span size=\"50%\">\302\240</span>"
#define CODE_BEGIN "<span font_family=\"monospace\" bgcolor=\"#808080\" bgalpha=\"18%\">" CODE_SPACE
#define CODE_END CODE_SPACE "</span>"
/* In letters, see UI_PIECE_COST. */
#define STYLE_SHARE 6 /* of the length of its markup */
#define IMAGE_COST 500
#define BROKEN_WORD_COST 160

#define ZERO_WIDTH_SPACE "\342\200\213"

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
  GString *math;        /* what stands between dollar signs, else NULL */
  const char *math_end; /* the sign behind it */
  GString *alternative; /* of the image that is read, else NULL */
  guint images;
  GPtrArray *styles; /* of Style: spans whose markup is open */
  char *source;
  GPtrArray *cells;
  guint columns;
  guint column;
  gboolean continued; /* the table */
  guint run;          /* letters since a line could be broken */
  guint cost;         /* of @text */
  guint cells_cost;
} Reader;

/* A span: how its markup begins and ends, "" where it is left away. */
typedef struct {
  char *begin;
  const char *end;
} Style;

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
  Style *style = data;
  g_free(style->begin);
  g_free(style);
}

/* Takes @begin. */
static void
push_style(Reader *reader, char *begin, const char *end)
{
  Style *style = g_new(Style, 1);
  gboolean shown = reader->styles->len < UI_MAX_STYLES && reader->cost <= UI_PIECE_COST;

  *style = (Style){shown ? g_strdup(begin) : g_strdup(""), shown ? end : ""};
  g_free(begin);
  g_ptr_array_add(reader->styles, style);
  reader->cost += (guint) strlen(style->begin) / STYLE_SHARE;
  g_string_append(reader->text, style->begin);
}

static void
pop_style(Reader *reader)
{
  if (reader->styles->len == 0)
    return;
  const Style *style = reader->styles->pdata[reader->styles->len - 1];
  g_string_append(reader->text, style->end);
  g_ptr_array_remove_index(reader->styles, reader->styles->len - 1);
}

/* Before @letter: at a blank, or in the end anywhere between two letters. */
static gboolean
may_part(const Reader *reader, gunichar letter)
{
  gboolean is_blank = reader->in_code ? letter == '\n' : letter == ' ';

  return reader->cells == NULL && reader->blocks->len < UI_MAX_BLOCKS &&
         reader->cost > (is_blank ? UI_PIECE_COST : UI_PIECE_COST * 3 / 2);
}

/* Ends a paragraph that is too long for one label, and begins another in the same styles. */
static void
part(Reader *reader)
{
  UiBlockKind kind = reader->in_code     ? UI_BLOCK_CODE
                     : reader->level > 0 ? UI_BLOCK_HEADING
                                         : UI_BLOCK_PARAGRAPH;
  for (guint i = reader->styles->len; i > 0; i--)
    g_string_append(reader->text, ((Style *) reader->styles->pdata[i - 1])->end);
  UiBlock *block = add_block(reader, kind);
  block->level = reader->level;
  block->language = g_strdup(reader->in_code ? reader->language : NULL);
  for (guint i = 0; i < reader->styles->len; i++)
    g_string_append(reader->text, ((Style *) reader->styles->pdata[i])->begin);
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
    reader->columns = MIN(((MD_BLOCK_TABLE_DETAIL *) detail)->col_count, UI_MAX_COLUMNS);
    reader->continued = FALSE;
  } else if (type == MD_BLOCK_TR)
    reader->column = 0;
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
  g_autoptr(GPtrArray) cells = g_steal_pointer(&reader->cells);
  if (cells->len == 0)
    return;
  UiBlock *block = add_block(reader, UI_BLOCK_TABLE);

  block->cost += reader->cells_cost;
  reader->cells_cost = 0;
  block->cells = g_steal_pointer(&cells);
  block->columns = reader->columns;
  block->continued = reader->continued;
}

/* A long table becomes several. */
static void
leave_row(Reader *reader)
{
  if (reader->cells_cost < UI_PIECE_COST || reader->blocks->len >= UI_MAX_BLOCKS)
    return;
  leave_table(reader);
  reader->cells = g_ptr_array_new_with_free_func(g_free);
  reader->continued = TRUE;
}

static void
leave_cell(Reader *reader)
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

/* “demo:” and “find:” stay in the window. */
static gboolean
is_safe_link(const char *address)
{
  static const char *const schemes[] = {"https://", "http://", "mailto:", "demo:", "find:"};

  for (gsize i = 0; i < G_N_ELEMENTS(schemes); i++)
    if (g_str_has_prefix(address, schemes[i]))
      return TRUE;
  return FALSE;
}

static void
enter_link(Reader *reader, const MD_ATTRIBUTE *href)
{
  g_autofree char *address = attribute_text(href);
  gboolean is_link = address != NULL && is_safe_link(address);

  if (!is_link) {
    push_style(reader, g_strdup(""), "");
    return;
  }
  g_autofree char *escaped = g_markup_escape_text(address, -1);
  push_style(reader, g_strdup_printf("<a href=\"%s\">", escaped), "</a>");
}

/* A table's cell and a heading are one line, in which a picture has no room, and markup that is
 * open cannot be parted by one. */
static void
enter_image(Reader *reader, const MD_ATTRIBUTE *source)
{
  if (reader->images++ > 0 || reader->cells != NULL || reader->level > 0 || reader->styles->len > 0)
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
  g_autofree char *line = ilk_clean_line(reader->alternative->str);
  g_string_assign(reader->text, line);
  g_string_free(g_steal_pointer(&reader->alternative), TRUE);
  reader->cost += IMAGE_COST;
  add_block(reader, UI_BLOCK_IMAGE)->source = g_steal_pointer(&reader->source);
}

static void put(Reader *reader, const char *bytes, gsize length);

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
    put(reader, written, strlen(written));
    return;
  }
  g_autofree char *text = ilk_tex_to_text(tex);
  if (text != NULL) {
    put(reader, text, strlen(text));
    return;
  }
  g_string_append(reader->text, CODE_BEGIN);
  put(reader, written, strlen(written));
  g_string_append(reader->text, CODE_END);
}

static int
enter_span_cb(MD_SPANTYPE type, void *detail, void *user_data)
{
  Reader *reader = user_data;

  if (type == MD_SPAN_IMG)
    enter_image(reader, &((MD_SPAN_IMG_DETAIL *) detail)->src);
  else if (type == MD_SPAN_LATEXMATH || type == MD_SPAN_LATEXMATH_DISPLAY)
    enter_math(reader);
  else if (reader->alternative != NULL)
    return 0;
  else if (type == MD_SPAN_EM)
    push_style(reader, g_strdup("<i>"), "</i>");
  else if (type == MD_SPAN_STRONG)
    push_style(reader, g_strdup("<b>"), "</b>");
  else if (type == MD_SPAN_DEL)
    push_style(reader, g_strdup("<s>"), "</s>");
  else if (type == MD_SPAN_CODE)
    push_style(reader, g_strdup(CODE_BEGIN), CODE_END);
  else if (type == MD_SPAN_A)
    enter_link(reader, &((MD_SPAN_A_DETAIL *) detail)->href);
  else
    push_style(reader, g_strdup(""), "");
  return 0;
}

static int
leave_span_cb(MD_SPANTYPE type, void *detail, void *user_data)
{
  Reader *reader = user_data;

  if (type == MD_SPAN_IMG)
    leave_image(reader);
  else if (type == MD_SPAN_LATEXMATH || type == MD_SPAN_LATEXMATH_DISPLAY)
    leave_math(reader, type == MD_SPAN_LATEXMATH ? "$" : "$$");
  else if (reader->alternative == NULL)
    pop_style(reader);
  return 0;
}

/* Whether, within a word that is longer than any, a line may be broken before @letter. A mark stays
 * with its letter, and what is joined, joined. */
static gboolean
breaks_before(Reader *reader, gunichar letter)
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
put_letter(Reader *reader, gunichar letter)
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
cell_is_full(Reader *reader)
{
  if (reader->cells == NULL || reader->cost < UI_CELL_COST)
    return FALSE;
  if (!g_str_has_suffix(reader->text->str, "…"))
    g_string_append(reader->text, "…");
  return TRUE;
}

static void
put(Reader *reader, const char *bytes, gsize length)
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

/* XML's five; the others stay as they were written. */
static void
append_entity(Reader *reader, const char *entity, gsize length)
{
  static const struct {
    const char *entity, *text;
  } known[] = {{"&amp;", "&"},   {"&lt;", "<"},   {"&gt;", ">"},
               {"&quot;", "\""}, {"&apos;", "'"}, {"&nbsp;", "\302\240"}};

  for (gsize i = 0; i < G_N_ELEMENTS(known); i++)
    if (strlen(known[i].entity) == length && strncmp(known[i].entity, entity, length) == 0) {
      put(reader, known[i].text, strlen(known[i].text));
      return;
    }
  put(reader, entity, length);
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
    put(reader, " ", 1);
  else if (type == MD_TEXT_BR)
    put(reader, "\n", 1);
  else if (type == MD_TEXT_NULLCHAR)
    g_string_append(reader->text, "\357\277\275");
  else if (type == MD_TEXT_ENTITY)
    append_entity(reader, bytes, length);
  else
    put(reader, bytes, length);
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
  reader->item_begins = FALSE;
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
                   .text = g_string_new(NULL),
                   .styles = g_ptr_array_new_with_free_func(style_free)};
  g_autofree char *head = g_strndup(markdown, shown_length(markdown));
  g_autofree char *text = ilk_clean_text(head);

  if (md_parse(text, (MD_SIZE) strlen(text), &parser, &reader) != 0 ||
      markdown[strlen(head)] != '\0')
    add_ellipsis(&reader);
  g_ptr_array_unref(reader.styles);
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
