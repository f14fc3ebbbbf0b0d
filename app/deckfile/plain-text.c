/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Markdown as plain text: md4c walks the document, a pen writes lines behind the indentation that
 * the enclosing lists, quotes and code blocks ask for.
 */
#include "app/deckfile/plain-text.h"

#include "app/base/clean-text.h"
#include "app/model/media-map.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <md4c.h>
#include <string.h>

/* Deeper nesting is drawn as if it were this deep, so that hostile input stays small. */
#define DEEPEST_INDENTATION 40

typedef struct {
  gboolean tight;
  gboolean numbered;
  guint number;
} List;

typedef struct {
  /* Owned */
  GString *out;
  GString *indentation;
  GArray *lists;
  GArray *widths;

  gboolean at_line_begin;
  /* Whether nothing is drawn since a block or an item began, so that the next one begins here. */
  gboolean fresh;
  gboolean first_cell;
  gsize link_begin;
  gboolean by_name; /* pictures are named, not described */
  guint images;     /* that are being read */
} Pen;

static void
put_line(Pen *pen, const char *text, gsize length)
{
  if (length == 0)
    return;
  if (pen->at_line_begin)
    g_string_append_len(pen->out, pen->indentation->str, (gssize) pen->indentation->len);
  pen->at_line_begin = FALSE;
  pen->fresh = FALSE;
  g_string_append_len(pen->out, text, (gssize) length);
}

static void
put_newline(Pen *pen)
{
  g_string_append_c(pen->out, '\n');
  pen->at_line_begin = TRUE;
  pen->fresh = FALSE;
}

static void
put(Pen *pen, const char *text, gsize length)
{
  for (;;) {
    const char *newline = memchr(text, '\n', length);
    gsize line = newline != NULL ? (gsize) (newline - text) : length;
    put_line(pen, text, line);
    if (newline == NULL)
      return;
    put_newline(pen);
    text += line + 1;
    length -= line + 1;
  }
}

static gboolean
in_tight_list(Pen *pen)
{
  return pen->lists->len > 0 && g_array_index(pen->lists, List, pen->lists->len - 1).tight;
}

/* Moves the pen to where a block begins. */
static void
begin_block(Pen *pen)
{
  if (!pen->fresh && pen->out->len > 0) {
    if (!pen->at_line_begin)
      put_newline(pen);
    if (!in_tight_list(pen))
      put_newline(pen);
  }
  pen->fresh = TRUE;
}

static void
indent(Pen *pen, const char *by)
{
  gsize before = pen->indentation->len;
  if (before + strlen(by) <= DEEPEST_INDENTATION)
    g_string_append(pen->indentation, by);
  g_array_append_val(pen->widths, before);
}

static void
unindent(Pen *pen)
{
  guint last = pen->widths->len - 1;
  g_string_truncate(pen->indentation, g_array_index(pen->widths, gsize, last));
  g_array_set_size(pen->widths, last);
}

static void
begin_list(Pen *pen, List list)
{
  begin_block(pen);
  g_array_append_val(pen->lists, list);
}

static void
begin_item(Pen *pen)
{
  List *list = &g_array_index(pen->lists, List, pen->lists->len - 1);
  g_autofree char *marker =
      list->numbered ? g_strdup_printf("%u. ", list->number++) : g_strdup("• ");
  g_autofree char *blanks = g_strnfill((gsize) g_utf8_strlen(marker, -1), ' ');

  begin_block(pen);
  put(pen, marker, strlen(marker));
  indent(pen, blanks);
  pen->fresh = TRUE;
}

static void
begin_indented(Pen *pen, const char *by)
{
  begin_block(pen);
  indent(pen, by);
}

static void
begin_cell(Pen *pen)
{
  if (!pen->first_cell)
    put(pen, " | ", strlen(" | "));
  pen->first_cell = FALSE;
}

static void
begin_row(Pen *pen)
{
  if (!pen->at_line_begin)
    put_newline(pen);
  pen->first_cell = TRUE;
}

static int
enter_block_cb(MD_BLOCKTYPE type, void *detail, void *user_data)
{
  Pen *pen = user_data;
  switch (type) {
  case MD_BLOCK_UL:
    begin_list(pen, (List){.tight = ((MD_BLOCK_UL_DETAIL *) detail)->is_tight != 0});
    break;
  case MD_BLOCK_OL:
    begin_list(pen, (List){.tight = ((MD_BLOCK_OL_DETAIL *) detail)->is_tight != 0,
                           .numbered = TRUE,
                           .number = ((MD_BLOCK_OL_DETAIL *) detail)->start});
    break;
  case MD_BLOCK_LI:
    begin_item(pen);
    break;
  case MD_BLOCK_QUOTE:
    begin_indented(pen, "> ");
    break;
  case MD_BLOCK_CODE:
    begin_indented(pen, "    ");
    break;
  case MD_BLOCK_TR:
    begin_row(pen);
    break;
  case MD_BLOCK_TH:
  case MD_BLOCK_TD:
    begin_cell(pen);
    break;
  case MD_BLOCK_H:
  case MD_BLOCK_P:
  case MD_BLOCK_HR:
  case MD_BLOCK_HTML:
  case MD_BLOCK_TABLE:
    begin_block(pen);
    break;
  case MD_BLOCK_DOC:
  case MD_BLOCK_THEAD:
  case MD_BLOCK_TBODY:
  default:
    break;
  }
  return 0;
}

static int
leave_block_cb(MD_BLOCKTYPE type, void *detail, void *user_data)
{
  Pen *pen = user_data;
  if (type == MD_BLOCK_UL || type == MD_BLOCK_OL)
    g_array_set_size(pen->lists, pen->lists->len - 1);
  if (type == MD_BLOCK_LI || type == MD_BLOCK_QUOTE || type == MD_BLOCK_CODE)
    unindent(pen);
  if (type == MD_BLOCK_LI)
    pen->fresh = FALSE;
  return 0;
}

static void
put_picture(Pen *pen, const MD_ATTRIBUTE *source)
{
  g_autofree char *hash = NULL;
  g_autofree char *options = NULL;
  g_autofree char *address = g_strndup(source->size > 0 ? source->text : "", source->size);
  /* Translators: stands for a picture or a sound in a terminal; %s is its file. */
  g_autofree char *text =
      g_strdup_printf(_("[see %s]"), ilk_media_address_parse(address, &hash, &options));
  put(pen, text, strlen(text));
}

static int
enter_span_cb(MD_SPANTYPE type, void *detail, void *user_data)
{
  Pen *pen = user_data;
  if (type == MD_SPAN_A)
    pen->link_begin = pen->out->len;
  if (type == MD_SPAN_IMG && pen->images++ == 0 && pen->by_name)
    put_picture(pen, &((MD_SPAN_IMG_DETAIL *) detail)->src);
  return 0;
}

/* An address that is its own text is not repeated, and one that only the window can follow is for
 * nobody to read. */
static gboolean
is_worth_telling(const Pen *pen, const char *href)
{
  return !g_str_has_suffix(pen->out->str + pen->link_begin, href) &&
         !g_str_has_prefix(href, "demo:") && !g_str_has_prefix(href, "find:");
}

static int
leave_span_cb(MD_SPANTYPE type, void *detail, void *user_data)
{
  Pen *pen = user_data;
  pen->images -= type == MD_SPAN_IMG;
  const MD_ATTRIBUTE *address = type == MD_SPAN_A ? &((MD_SPAN_A_DETAIL *) detail)->href : NULL;
  if (address == NULL || address->size == 0)
    return 0;

  g_autofree char *href = g_strndup(address->text, address->size);
  if (is_worth_telling(pen, href)) {
    put(pen, " (", 2);
    put(pen, href, strlen(href));
    put(pen, ")", 1);
  }
  return 0;
}

static gunichar
number_of_entity(const char *entity)
{
  gboolean hexadecimal = g_ascii_tolower(entity[2]) == 'x';
  guint64 number = g_ascii_strtoull(entity + (hexadecimal ? 3 : 2), NULL, hexadecimal ? 16 : 10);
  return number > 0 && number <= 0x10FFFF && g_unichar_validate((gunichar) number)
             ? (gunichar) number
             : 0xFFFD;
}

static void
put_entity(Pen *pen, const char *text, gsize length)
{
  static const struct {
    const char *name;
    const char *text;
  } entities[] = {
      {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&nbsp;", "\u00A0"},
  };
  g_autofree char *entity = g_strndup(text, length);
  for (gsize i = 0; i < G_N_ELEMENTS(entities); i++) {
    if (g_str_equal(entity, entities[i].name)) {
      put(pen, entities[i].text, strlen(entities[i].text));
      return;
    }
  }
  char character[8] = {0};
  if (entity[1] == '#')
    put(pen, character, (gsize) g_unichar_to_utf8(number_of_entity(entity), character));
  else
    put(pen, entity, length);
}

static int
text_cb(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user_data)
{
  Pen *pen = user_data;
  if (pen->images > 0 && pen->by_name)
    return 0;
  switch (type) {
  case MD_TEXT_BR:
    put_newline(pen);
    break;
  case MD_TEXT_SOFTBR:
    put(pen, " ", 1);
    break;
  case MD_TEXT_ENTITY:
    put_entity(pen, text, size);
    break;
  case MD_TEXT_NORMAL:
  case MD_TEXT_NULLCHAR:
  case MD_TEXT_CODE:
  case MD_TEXT_HTML:
  case MD_TEXT_LATEXMATH:
  default:
    put(pen, text, size);
  }
  return 0;
}

static char *
write_plain(const char *markdown, gboolean by_name)
{
  const MD_PARSER parser = {
      .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOHTML,
      .enter_block = enter_block_cb,
      .leave_block = leave_block_cb,
      .enter_span = enter_span_cb,
      .leave_span = leave_span_cb,
      .text = text_cb,
  };
  Pen pen = {
      .out = g_string_new(NULL),
      .indentation = g_string_new(NULL),
      .lists = g_array_new(FALSE, FALSE, sizeof(List)),
      .widths = g_array_new(FALSE, FALSE, sizeof(gsize)),
      .at_line_begin = TRUE,
      .fresh = TRUE,
      .by_name = by_name,
  };
  g_autofree char *clean = ilk_is_clean(markdown) ? NULL : ilk_clean_text(markdown);
  const char *text = clean != NULL ? clean : markdown;
  int result = md_parse(text, (MD_SIZE) strlen(text), &parser, &pen);
  g_assert(result == 0);

  g_string_free(pen.indentation, TRUE);
  g_array_unref(pen.lists);
  g_array_unref(pen.widths);
  return g_strchomp(g_string_free(pen.out, FALSE));
}

char *
ilk_markdown_to_plain(const char *markdown)
{
  g_return_val_if_fail(markdown != NULL, NULL);
  return write_plain(markdown, FALSE);
}

char *
ilk_markdown_to_terminal(const char *markdown)
{
  g_return_val_if_fail(markdown != NULL, NULL);
  return write_plain(markdown, TRUE);
}
