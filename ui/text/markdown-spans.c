/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Spans of Markdown: emphasis, code, links, pictures and mathematics.
 */
#include "ui/text/markdown-reader.h"

#include "app/base/clean-text.h"
#include "app/deckfile/tex-text.h"

#include <string.h>

#define IMAGE_COST 500 /* in letters, see UI_PIECE_COST */

char *
ui_reader_attribute(const MD_ATTRIBUTE *attribute)
{
  return attribute->size > 0 ? g_strndup(attribute->text, attribute->size) : NULL;
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
enter_link(UiReader *reader, const MD_ATTRIBUTE *href)
{
  g_autofree char *address = ui_reader_attribute(href);
  gboolean is_link = address != NULL && is_safe_link(address);

  if (!is_link) {
    ui_reader_push_style(reader, g_strdup(""), "");
    return;
  }
  g_autofree char *escaped = g_markup_escape_text(address, -1);
  ui_reader_push_style(reader, g_strdup_printf("<a href=\"%s\">", escaped), "</a>");
}

/* A table's cell and a heading are one line, in which a picture has no room, and markup that is
 * open cannot be parted by one. */
static void
enter_image(UiReader *reader, const MD_ATTRIBUTE *source)
{
  if (reader->images++ > 0 || reader->cells != NULL || reader->level > 0 || reader->styles->len > 0)
    return;
  ui_reader_flush(reader);
  reader->source = ui_reader_attribute(source);
  reader->alternative = g_string_new(NULL);
}

static void
leave_image(UiReader *reader)
{
  if (--reader->images > 0 || reader->alternative == NULL)
    return;
  g_autofree char *line = ilk_clean_line(reader->alternative->str);
  g_string_assign(reader->text, line);
  g_string_free(g_steal_pointer(&reader->alternative), TRUE);
  reader->cost += IMAGE_COST;
  ui_reader_add(reader, UI_BLOCK_IMAGE)->source = g_steal_pointer(&reader->source);
}

static void
enter_math(UiReader *reader)
{
  if (reader->math == NULL)
    reader->math = g_string_new(NULL);
  reader->math_end = "";
}

/* “from $5 to $6”: mathematics has no blanks inside its signs, and no digit behind them. */
static gboolean
is_price(const UiReader *reader, const char *tex, const char *sign)
{
  gsize length = strlen(tex);

  return sign[1] == '\0' && length > 0 &&
         (g_ascii_isspace(tex[0]) || g_ascii_isspace(tex[length - 1]) ||
          (reader->math_end[0] == '$' && g_ascii_isdigit(reader->math_end[1])));
}

static void
leave_math(UiReader *reader, const char *sign)
{
  g_autofree char *tex = g_string_free(g_steal_pointer(&reader->math), FALSE);
  g_autofree char *written = g_strconcat(sign, tex, sign, NULL);

  if (is_price(reader, tex, sign)) {
    ui_reader_put(reader, written, strlen(written));
    return;
  }
  g_autofree char *text = ilk_tex_to_text(tex);
  if (text != NULL) {
    ui_reader_put(reader, text, strlen(text));
    return;
  }
  g_string_append(reader->text, UI_CODE_BEGIN);
  ui_reader_put(reader, written, strlen(written));
  g_string_append(reader->text, UI_CODE_END);
}

int
ui_reader_enter_span_cb(MD_SPANTYPE type, void *detail, void *user_data)
{
  UiReader *reader = user_data;

  if (type == MD_SPAN_IMG)
    enter_image(reader, &((MD_SPAN_IMG_DETAIL *) detail)->src);
  else if (type == MD_SPAN_LATEXMATH || type == MD_SPAN_LATEXMATH_DISPLAY)
    enter_math(reader);
  else if (reader->alternative != NULL)
    return 0;
  else if (type == MD_SPAN_EM)
    ui_reader_push_style(reader, g_strdup("<i>"), "</i>");
  else if (type == MD_SPAN_STRONG)
    ui_reader_push_style(reader, g_strdup("<b>"), "</b>");
  else if (type == MD_SPAN_DEL)
    ui_reader_push_style(reader, g_strdup("<s>"), "</s>");
  else if (type == MD_SPAN_CODE)
    ui_reader_push_style(reader, g_strdup(UI_CODE_BEGIN), UI_CODE_END);
  else if (type == MD_SPAN_A)
    enter_link(reader, &((MD_SPAN_A_DETAIL *) detail)->href);
  else
    ui_reader_push_style(reader, g_strdup(""), "");
  return 0;
}

int
ui_reader_leave_span_cb(MD_SPANTYPE type, void *detail, void *user_data)
{
  UiReader *reader = user_data;

  if (type == MD_SPAN_IMG)
    leave_image(reader);
  else if (type == MD_SPAN_LATEXMATH || type == MD_SPAN_LATEXMATH_DISPLAY)
    leave_math(reader, type == MD_SPAN_LATEXMATH ? "$" : "$$");
  else if (reader->alternative == NULL)
    ui_reader_pop_style(reader);
  return 0;
}
