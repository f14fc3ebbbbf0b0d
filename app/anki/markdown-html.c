/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * md4c walks the document, each block and span is a tag. HTML in it stays text, as the window has
 * it.
 */
#include "app/anki/markdown-html.h"

#include "app/anki/strip.h"

#include <md4c.h>
#include <string.h>

typedef struct {
  /* Owned */
  GString *out;

  /* Borrowed */
  IlkHtmlFile find;
  gpointer data;

  guint pictures; /* that are being read: what is in them says what they show */
  gboolean is_sound;
  guint paragraphs;
} Pen;

/* md4c's lists of these have an end for what it does not have (yet). */
static const char *const blocks[] = {
    [MD_BLOCK_QUOTE] = "blockquote",
    [MD_BLOCK_UL] = "ul",
    [MD_BLOCK_LI] = "li",
    [MD_BLOCK_P] = "p",
    [MD_BLOCK_TABLE] = "table",
    [MD_BLOCK_THEAD] = "thead",
    [MD_BLOCK_TBODY] = "tbody",
    [MD_BLOCK_TR] = "tr",
    [MD_BLOCK_TH] = "th",
    [MD_BLOCK_TD] = "td",
};

static const char *const spans[] = {
    [MD_SPAN_EM] = "em",
    [MD_SPAN_STRONG] = "strong",
    [MD_SPAN_CODE] = "code",
    [MD_SPAN_DEL] = "del",
};

static const char *
get_tag(const char *const *tags, gsize n, guint type)
{
  return type < n ? tags[type] : NULL;
}

static void
append_escaped(Pen *pen, const char *text, gsize length)
{
  g_autofree char *copy = g_strndup(text, length);
  g_autoptr(GString) escaped = g_string_new(NULL);
  ilk_html_append_escaped(escaped, copy);
  if (pen->pictures > 0)
    g_string_replace(escaped, "\"", "&quot;", 0);
  g_string_append(pen->out, escaped->str);
}

static char *
dup_attribute(const MD_ATTRIBUTE *attribute)
{
  return g_strndup(attribute->size > 0 ? attribute->text : "", attribute->size);
}

static void
append_attribute(Pen *pen, const char *name, const char *value)
{
  g_autoptr(GString) escaped = g_string_new(NULL);
  ilk_html_append_escaped(escaped, value);
  g_string_replace(escaped, "\"", "&quot;", 0);
  g_string_append_printf(pen->out, " %s=\"%s\"", name, escaped->str);
}

static void
begin_code(Pen *pen, const MD_BLOCK_CODE_DETAIL *detail)
{
  g_autofree char *language = dup_attribute(&detail->lang);
  g_autofree char *class = *language != '\0' ? g_strconcat("language-", language, NULL) : NULL;
  g_string_append(pen->out, "<pre><code");
  if (class != NULL)
    append_attribute(pen, "class", class);
  g_string_append_c(pen->out, '>');
}

static void
begin_numbered(Pen *pen, const MD_BLOCK_OL_DETAIL *detail)
{
  if (detail->start == 1)
    g_string_append(pen->out, "<ol>");
  else
    g_string_append_printf(pen->out, "<ol start=\"%u\">", detail->start);
}

static int
enter_block_cb(MD_BLOCKTYPE type, void *detail, void *user_data)
{
  Pen *pen = user_data;
  const char *tag = get_tag(blocks, G_N_ELEMENTS(blocks), type);
  pen->paragraphs += type == MD_BLOCK_P;
  if (tag != NULL)
    g_string_append_printf(pen->out, "<%s>", tag);
  else if (type == MD_BLOCK_OL)
    begin_numbered(pen, detail);
  else if (type == MD_BLOCK_H)
    g_string_append_printf(pen->out, "<h%u>", ((MD_BLOCK_H_DETAIL *) detail)->level);
  else if (type == MD_BLOCK_CODE)
    begin_code(pen, detail);
  else if (type == MD_BLOCK_HR)
    g_string_append(pen->out, "<hr>");
  return 0;
}

static int
leave_block_cb(MD_BLOCKTYPE type, void *detail, void *user_data)
{
  Pen *pen = user_data;
  const char *tag = get_tag(blocks, G_N_ELEMENTS(blocks), type);
  if (tag != NULL)
    g_string_append_printf(pen->out, "</%s>", tag);
  else if (type == MD_BLOCK_OL)
    g_string_append(pen->out, "</ol>");
  else if (type == MD_BLOCK_H)
    g_string_append_printf(pen->out, "</h%u>", ((MD_BLOCK_H_DETAIL *) detail)->level);
  else if (type == MD_BLOCK_CODE)
    g_string_append(pen->out, "</code></pre>");
  return 0;
}

/* A sound is a mark, a picture a tag, whose description comes as text. */
static void
begin_picture(Pen *pen, const MD_SPAN_IMG_DETAIL *detail)
{
  g_autofree char *address = dup_attribute(&detail->src);
  pen->is_sound = FALSE;
  g_autofree char *name = pen->find != NULL ? pen->find(pen->data, address, &pen->is_sound) : NULL;
  if (pen->is_sound && name != NULL)
    g_string_append_printf(pen->out, "[sound:%s]", name);
  else {
    pen->is_sound = FALSE;
    g_string_append(pen->out, "<img");
    append_attribute(pen, "src", name != NULL ? name : address);
    g_string_append(pen->out, " alt=\"");
  }
}

static int
enter_span_cb(MD_SPANTYPE type, void *detail, void *user_data)
{
  Pen *pen = user_data;
  const char *tag = get_tag(spans, G_N_ELEMENTS(spans), type);
  if (type == MD_SPAN_IMG && pen->pictures++ == 0)
    begin_picture(pen, detail);
  if (pen->pictures > 0)
    return 0;
  if (tag != NULL)
    g_string_append_printf(pen->out, "<%s>", tag);
  else if (type == MD_SPAN_LATEXMATH || type == MD_SPAN_LATEXMATH_DISPLAY)
    g_string_append(pen->out, type == MD_SPAN_LATEXMATH ? "\\(" : "\\[");
  else if (type == MD_SPAN_A) {
    g_autofree char *address = dup_attribute(&((MD_SPAN_A_DETAIL *) detail)->href);
    g_string_append(pen->out, "<a");
    append_attribute(pen, "href", address);
    g_string_append_c(pen->out, '>');
  }
  return 0;
}

static int
leave_span_cb(MD_SPANTYPE type, void *detail, void *user_data)
{
  Pen *pen = user_data;
  const char *tag = get_tag(spans, G_N_ELEMENTS(spans), type);
  if (type == MD_SPAN_IMG && --pen->pictures == 0 && !pen->is_sound)
    g_string_append(pen->out, "\">");
  if (pen->pictures > 0 || type == MD_SPAN_IMG)
    return 0;
  if (tag != NULL)
    g_string_append_printf(pen->out, "</%s>", tag);
  else if (type == MD_SPAN_LATEXMATH || type == MD_SPAN_LATEXMATH_DISPLAY)
    g_string_append(pen->out, type == MD_SPAN_LATEXMATH ? "\\)" : "\\]");
  else if (type == MD_SPAN_A)
    g_string_append(pen->out, "</a>");
  return 0;
}

static int
text_cb(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user_data)
{
  Pen *pen = user_data;
  if (pen->pictures > 0 && pen->is_sound)
    return 0;
  if (type == MD_TEXT_BR)
    g_string_append(pen->out, pen->pictures > 0 ? " " : "<br>");
  else if (type == MD_TEXT_SOFTBR)
    g_string_append_c(pen->out, '\n');
  else if (type == MD_TEXT_ENTITY)
    g_string_append_len(pen->out, text, (gssize) size);
  else
    append_escaped(pen, text, size);
  return 0;
}

/* What is one paragraph is a line, as it is when it is typed there. */
static char *
unwrap(const Pen *pen)
{
  static const char begin[] = "<p>", end[] = "</p>";
  gsize marks = strlen(begin) + strlen(end);
  const char *html = pen->out->str;
  if (pen->paragraphs != 1 || !g_str_has_prefix(html, begin) || !g_str_has_suffix(html, end))
    return g_strdup(html);
  return g_strndup(html + strlen(begin), pen->out->len - marks);
}

char *
ilk_markdown_to_html(const char *markdown, IlkHtmlFile find, gpointer data)
{
  g_return_val_if_fail(markdown != NULL, NULL);

  const MD_PARSER parser = {
      .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOHTML | MD_FLAG_LATEXMATHSPANS,
      .enter_block = enter_block_cb,
      .leave_block = leave_block_cb,
      .enter_span = enter_span_cb,
      .leave_span = leave_span_cb,
      .text = text_cb,
  };
  g_autoptr(GString) out = g_string_new(NULL);
  Pen pen = {.out = out, .find = find, .data = data};
  int result = md_parse(markdown, (MD_SIZE) strlen(markdown), &parser, &pen);
  g_assert(result == 0);
  return unwrap(&pen);
}
