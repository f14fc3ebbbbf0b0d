/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Goes through elements as they open and close, and writes Markdown.
 */
#include "app/anki/html-walk.h"

#include "app/anki/html-element.h"
#include "app/anki/html-marks.h"

#include <stdlib.h>
#include <string.h>

#define STRONG (1u << ILK_MARKDOWN_STRONG)
#define EMPHASIS (1u << ILK_MARKDOWN_EMPHASIS)
#define STRIKE (1u << ILK_MARKDOWN_STRIKE)

static const char *
get_attribute(const char *const *attributes, const char *name)
{
  for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
    if (g_ascii_strcasecmp(attributes[0], name) == 0)
      return attributes[1];
  return NULL;
}

void
ilk_html_walk_init(IlkHtmlWalk *self, IlkHtmlHasMedia has_media, gpointer data, GPtrArray *media)
{
  *self = (IlkHtmlWalk){.writer = ilk_markdown_writer_new(ILK_MAX_TEXT_BYTES),
                        .text = g_string_new(NULL),
                        .has_media = has_media,
                        .data = data,
                        .media = media};
}

void
ilk_html_walk_clear(IlkHtmlWalk *self)
{
  g_clear_pointer(&self->writer, ilk_markdown_writer_free);
  g_string_free(self->text, TRUE);
  if (self->code != NULL)
    g_string_free(self->code, TRUE);
  self->code = NULL;
  g_clear_pointer(&self->language, g_free);
  g_clear_pointer(&self->address, g_free);
}

static void
lose(IlkHtmlWalk *self, IlkLoss loss)
{
  self->losses |= ILK_LOSS_FLAG(loss);
}

/* Returns: what a style says that Markdown can say, too */
static guint
read_style(IlkHtmlWalk *self, const char *style)
{
  guint styles = 0;
  g_auto(GStrv) parts = style != NULL ? g_strsplit(style, ";", 50) : NULL;
  for (guint i = 0; parts != NULL && parts[i] != NULL; i++) {
    char *colon = strchr(parts[i], ':');
    if (colon == NULL)
      continue;
    *colon = '\0';
    const char *name = g_strstrip(parts[i]), *value = g_strstrip(colon + 1);
    if (g_ascii_strcasecmp(name, "font-weight") == 0)
      styles |= g_str_has_prefix(value, "bold") || atoi(value) >= 600 ? STRONG : 0;
    else if (g_ascii_strcasecmp(name, "font-style") == 0)
      styles |= g_str_has_prefix(value, "italic") ? EMPHASIS : 0;
    else if (g_str_has_prefix(name, "text-decoration"))
      styles |= strstr(value, "line-through") != NULL ? STRIKE : 0;
    else if (g_ascii_strcasecmp(name, "white-space") != 0)
      lose(self, ILK_LOSS_LOOK);
  }
  return styles;
}

static guint
read_styles(IlkHtmlWalk *self, const IlkHtmlElement *element, const char *const *attributes)
{
  const char *class = get_attribute(attributes, "class");
  guint styles = element->styles | read_style(self, get_attribute(attributes, "style"));
  if (g_strcmp0(class, "cloze") == 0)
    styles |= STRONG;
  if (get_attribute(attributes, "color") != NULL || get_attribute(attributes, "face") != NULL)
    lose(self, ILK_LOSS_LOOK);
  return styles;
}

static void
set_styles(IlkHtmlWalk *self, guint styles, gboolean on)
{
  for (guint i = 0; i < ILK_N_MARKDOWN_STYLES; i++)
    if ((styles & 1u << i) != 0)
      ilk_markdown_writer_style(self->writer, (IlkMarkdownStyle) i, on);
}

static void
add_media(IlkHtmlWalk *self, const char *name)
{
  if (self->media->len < ILK_MAX_MEDIA_PER_NOTE &&
      !g_ptr_array_find_with_equal_func(self->media, name, g_str_equal, NULL))
    g_ptr_array_add(self->media, g_strdup(name));
}

/* A name is that of a file in the package, whatever a browser would make of it. */
static void
write_media(IlkHtmlWalk *self, const char *name, gboolean block)
{
  if (name == NULL || *name == '\0')
    return;
  gboolean is_beside = strchr(name, '/') == NULL || (self->has_folders && *name != '/');
  if (strstr(name, "://") != NULL || g_str_has_prefix(name, "data:") || !is_beside ||
      strlen(name) > ILK_MAX_NAME_BYTES) {
    lose(self, ILK_LOSS_REMOTE);
    return;
  }
  g_autofree char *address = ilk_html_dup_address(name);
  g_autofree char *markdown = g_strdup_printf("![](%s)", address);
  if (block)
    ilk_markdown_writer_break(self->writer, ILK_MARKDOWN_PARAGRAPH);
  ilk_markdown_writer_raw(self->writer, markdown);
  if (block)
    ilk_markdown_writer_break(self->writer, ILK_MARKDOWN_PARAGRAPH);
  add_media(self, name);
}

static void
write_source(IlkHtmlWalk *self, const char *const *attributes)
{
  const char *name = get_attribute(attributes, "src");
  write_media(self, name != NULL ? name : get_attribute(attributes, "data"), TRUE);
}

/* Old packages ship pictures of their formulas. */
static gboolean
write_formula_picture(IlkHtmlWalk *self, const char *latex)
{
  static const char *const suffixes[] = {".svg", ".png"};
  if (latex == NULL || self->has_media == NULL)
    return FALSE;
  g_autofree char *stem = ilk_html_dup_latex_name(latex);
  for (gsize i = 0; i < G_N_ELEMENTS(suffixes); i++) {
    g_autofree char *name = g_strconcat(stem, suffixes[i], NULL);
    if (self->has_media(self->data, name)) {
      write_media(self, name, FALSE);
      return TRUE;
    }
  }
  return FALSE;
}

static void
write_math(IlkHtmlWalk *self, const IlkHtmlElement *element, const char *const *attributes)
{
  const char *tex = get_attribute(attributes, "tex");
  if (tex == NULL || write_formula_picture(self, get_attribute(attributes, "latex")))
    return;
  lose(self, ILK_LOSS_MATH);
  g_autofree char *line = g_strstrip(g_strdelimit(g_strdup(tex), "\r\n\t", ' '));
  if (element->meaning == ILK_HTML_IS_LATEX || strchr(line, '$') != NULL || *line == '\0') {
    ilk_markdown_writer_code(self->writer, line);
    return;
  }
  const char *dollars = element->around == ILK_MARKDOWN_PARAGRAPH ? "$$" : "$";
  g_autofree char *markdown = g_strconcat(dollars, line, dollars, NULL);
  ilk_markdown_writer_raw(self->writer, markdown);
}

static void
start_item(IlkHtmlWalk *self, IlkHtmlOpen *open)
{
  IlkHtmlList *list = self->n_lists > 0 ? &self->lists[self->n_lists - 1] : NULL;
  g_autofree char *first =
      list != NULL && list->number > 0 ? g_strdup_printf("%u. ", list->number++) : g_strdup("- ");
  g_autofree char *rest = g_strnfill(strlen(first), ' ');
  ilk_markdown_writer_break(self->writer, ILK_MARKDOWN_ITEM);
  ilk_markdown_writer_push(self->writer, first, rest);
  open->prefixed = TRUE;
  open->after = ILK_MARKDOWN_ITEM;
}

static void
start_list(IlkHtmlWalk *self, IlkHtmlOpen *open, guint number)
{
  IlkMarkdownBreak around = self->n_lists > 0 ? ILK_MARKDOWN_ITEM : ILK_MARKDOWN_PARAGRAPH;
  ilk_markdown_writer_break(self->writer, around);
  self->lists[self->n_lists++].number = number;
  open->listed = TRUE;
  open->after = around;
}

/* Of tables within a table the outer one is what is seen. */
static void
start_table(IlkHtmlWalk *self, IlkHtmlOpen *open)
{
  open->tabled = TRUE;
  self->tables++;
  if (self->tables > 1)
    lose(self, ILK_LOSS_TABLE);
  else
    self->rows = self->cells = 0;
}

static void
end_row(IlkHtmlWalk *self)
{
  if (self->tables != 1 || self->cells == 0)
    return;
  ilk_markdown_writer_raw(self->writer, " |");
  if (self->rows++ == 0) {
    ilk_markdown_writer_break(self->writer, ILK_MARKDOWN_ITEM);
    for (guint i = 0; i < self->cells; i++)
      ilk_markdown_writer_raw(self->writer, i == 0 ? "| --- |" : " --- |");
  }
  ilk_markdown_writer_break(self->writer, ILK_MARKDOWN_ITEM);
  self->cells = 0;
}

static void
start_cell(IlkHtmlWalk *self, IlkHtmlOpen *open, const char *const *attributes)
{
  if (get_attribute(attributes, "colspan") != NULL || get_attribute(attributes, "rowspan") != NULL)
    lose(self, ILK_LOSS_TABLE);
  if (self->tables != 1)
    return;
  ilk_markdown_writer_raw(self->writer, self->cells++ == 0 ? "| " : " | ");
  ilk_markdown_writer_set_flat(self->writer, TRUE);
  open->celled = TRUE;
}

static gboolean
may_be_linked(const char *address)
{
  static const char *const schemes[] = {"http://", "https://", "mailto:"};
  for (gsize i = 0; address != NULL && i < G_N_ELEMENTS(schemes); i++)
    if (g_ascii_strncasecmp(address, schemes[i], strlen(schemes[i])) == 0)
      return strlen(address) <= ILK_MAX_NAME_BYTES;
  return FALSE;
}

static void
start_link(IlkHtmlWalk *self, IlkHtmlOpen *open, const char *address)
{
  if (!may_be_linked(address) || self->address != NULL)
    return;
  self->address = g_uri_escape_string(address, ":/?#@!$&*+,;=%~", FALSE);
  ilk_markdown_writer_raw(self->writer, "[");
  open->linked = TRUE;
}

static void
start_code(IlkHtmlWalk *self, IlkHtmlOpen *open, const IlkHtmlElement *element,
           const char *const *attributes)
{
  const char *class = get_attribute(attributes, "class");
  if (class != NULL && g_str_has_prefix(class, "language-") && self->language == NULL &&
      strspn(class, "abcdefghijklmnopqrstuvwxyz0123456789+-#") == strlen(class))
    self->language = g_strdup(class + strlen("language-"));
  if (self->code != NULL)
    return;
  self->code = g_string_new(NULL);
  open->fenced = element->meaning == ILK_HTML_IS_FENCE;
  open->coded = element->meaning == ILK_HTML_IS_CODE;
}

static void
start_dropped(IlkHtmlWalk *self, IlkHtmlOpen *open)
{
  open->dropped = TRUE;
  self->dropped++;
  lose(self, ILK_LOSS_ACTIVE);
}

static void
start_meaning(IlkHtmlWalk *self, IlkHtmlOpen *open, const IlkHtmlElement *element,
              const char *const *attributes)
{
  switch (element->meaning) {
  case ILK_HTML_IS_DROPPED:
    start_dropped(self, open);
    break;
  case ILK_HTML_IS_NEWLINE:
    if (self->code != NULL)
      g_string_append_c(self->code, '\n');
    else
      ilk_markdown_writer_newline(self->writer);
    break;
  case ILK_HTML_IS_RULE:
    ilk_markdown_writer_break(self->writer, ILK_MARKDOWN_PARAGRAPH);
    ilk_markdown_writer_raw(self->writer, "---");
    ilk_markdown_writer_break(self->writer, ILK_MARKDOWN_PARAGRAPH);
    break;
  case ILK_HTML_IS_IMAGE:
    write_source(self, attributes);
    break;
  case ILK_HTML_IS_SOUND:
    write_media(self, get_attribute(attributes, "src"), TRUE);
    break;
  case ILK_HTML_IS_SPEECH:
    lose(self, ILK_LOSS_SPEECH);
    break;
  case ILK_HTML_IS_MATH:
  case ILK_HTML_IS_LATEX:
    write_math(self, element, attributes);
    break;
  case ILK_HTML_IS_LINK:
    start_link(self, open, get_attribute(attributes, "href"));
    break;
  case ILK_HTML_IS_CODE:
  case ILK_HTML_IS_FENCE:
    start_code(self, open, element, attributes);
    break;
  case ILK_HTML_IS_QUOTE:
    ilk_markdown_writer_push(self->writer, "> ", "> ");
    open->prefixed = TRUE;
    break;
  case ILK_HTML_IS_LIST:
  case ILK_HTML_IS_NUMBERED_LIST:
    start_list(self, open, element->meaning == ILK_HTML_IS_LIST ? 0 : 1);
    break;
  case ILK_HTML_IS_ITEM:
    start_item(self, open);
    break;
  case ILK_HTML_IS_TABLE:
    start_table(self, open);
    break;
  case ILK_HTML_IS_ROW:
    end_row(self);
    break;
  case ILK_HTML_IS_CELL:
    start_cell(self, open, attributes);
    break;
  case ILK_HTML_IS_READING:
    ilk_markdown_writer_raw(self->writer, " (");
    open->parenthesised = TRUE;
    break;
  case ILK_HTML_IS_LOWERED:
    lose(self, ILK_LOSS_LOOK);
    break;
  case ILK_HTML_IS_PLAIN:
  default:
    break;
  }
}

static void
write_text(IlkHtmlWalk *self)
{
  if (self->text->len == 0)
    return;
  if (self->code != NULL && self->code->len + self->text->len <= ILK_MAX_TEXT_BYTES)
    g_string_append_len(self->code, self->text->str, (gssize) self->text->len);
  else
    ilk_markdown_writer_text(self->writer, self->text->str, self->text->len);
  g_string_truncate(self->text, 0);
}

void
ilk_html_walk_start(IlkHtmlWalk *self, const char *name, const char *const *attributes)
{
  write_text(self);
  if (self->n_open == ILK_MAX_HTML_DEPTH) {
    self->hidden++;
    lose(self, ILK_LOSS_DEPTH);
    return;
  }
  const IlkHtmlElement *element = ilk_html_element_find(name);
  IlkHtmlOpen *open = &self->open[self->n_open++];
  *open = (IlkHtmlOpen){0};
  if (self->dropped > 0)
    return;
  open->after = element->around;
  if (self->code != NULL && element->around != ILK_MARKDOWN_NO_BREAK && self->code->len > 0)
    g_string_append_c(self->code, '\n');
  ilk_markdown_writer_break(self->writer, element->around);
  open->styles = read_styles(self, element, attributes);
  set_styles(self, open->styles, TRUE);
  start_meaning(self, open, element, attributes);
}

static void
end_code(IlkHtmlWalk *self, const IlkHtmlOpen *open)
{
  g_autoptr(GString) code = g_steal_pointer(&self->code);
  if (open->fenced)
    ilk_markdown_writer_fence(self->writer, code->str, self->language);
  else
    ilk_markdown_writer_code(self->writer, code->str);
  g_clear_pointer(&self->language, g_free);
}

static void
end_link(IlkHtmlWalk *self)
{
  g_autofree char *end = g_strconcat("](", self->address, ")", NULL);
  ilk_markdown_writer_raw(self->writer, end);
  g_clear_pointer(&self->address, g_free);
}

void
ilk_html_walk_end(IlkHtmlWalk *self)
{
  write_text(self);
  if (self->hidden > 0 || self->n_open == 0) {
    self->hidden -= self->hidden > 0 ? 1 : 0;
    return;
  }
  IlkHtmlOpen *open = &self->open[--self->n_open];
  if (open->dropped)
    self->dropped--;
  if (open->fenced || open->coded)
    end_code(self, open);
  if (open->linked)
    end_link(self);
  if (open->parenthesised)
    ilk_markdown_writer_raw(self->writer, ")");
  if (open->celled)
    ilk_markdown_writer_set_flat(self->writer, FALSE);
  if (open->tabled) {
    end_row(self);
    self->tables--;
  }
  set_styles(self, open->styles, FALSE);
  if (open->prefixed)
    ilk_markdown_writer_pop(self->writer);
  if (open->listed)
    self->n_lists--;
  ilk_markdown_writer_break(self->writer, open->after);
}

void
ilk_html_walk_text(IlkHtmlWalk *self, const char *text, gsize length)
{
  if (self->dropped == 0)
    g_string_append_len(self->text, text, (gssize) length);
}

char *
ilk_html_walk_finish(IlkHtmlWalk *self)
{
  write_text(self);
  while (self->n_open > 0 || self->hidden > 0)
    ilk_html_walk_end(self);
  if (ilk_markdown_writer_is_full(self->writer))
    lose(self, ILK_LOSS_LENGTH);
  return ilk_markdown_writer_dup(self->writer);
}
