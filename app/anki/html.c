/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libxml2 reads the tags, and tells of them one after the other; what they mean is held by a stack
 * of our own, which is bounded. A text that would make libxml2 slow is not given to it.
 */
#include "app/anki/html.h"

#include "app/anki/html-walk.h"
#include "app/anki/html-marks.h"
#include "app/anki/strip.h"
#include "app/base/limits.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* Deeper, and with more in one tag, than anybody writes. */
#define MOST_OPEN 200
#define MOST_SIGNS_PER_TAG 2000

/* Stray ends of what the text did not begin must not end what is around it. */
#define AROUND_BEGIN "<ilkall>"
#define AROUND_END "</ilkall>"

struct _IlkHtmlReader {
  IlkHtmlHasMedia has_media;
  gpointer data;
  htmlParserCtxtPtr parser;
  gboolean has_folders;
};

static void
start_element_cb(void *data, const xmlChar *name, const xmlChar **attributes)
{
  ilk_html_walk_start(data, (const char *) name, (const char *const *) attributes);
}

static void
end_element_cb(void *data, const xmlChar *name)
{
  ilk_html_walk_end(data);
}

static void
characters_cb(void *data, const xmlChar *text, int length)
{
  ilk_html_walk_text(data, (const char *) text, (gsize) length);
}

IlkHtmlReader *
ilk_html_reader_new(IlkHtmlHasMedia has_media, gpointer data)
{
  IlkHtmlReader *self = g_new0(IlkHtmlReader, 1);
  self->has_media = has_media;
  self->data = data;
  self->parser = htmlNewParserCtxt();
  g_assert_nonnull(self->parser);
  *self->parser->sax = (htmlSAXHandler){.startElement = start_element_cb,
                                        .endElement = end_element_cb,
                                        .characters = characters_cb,
                                        .ignorableWhitespace = characters_cb};
  return self;
}

void
ilk_html_reader_allow_folders(IlkHtmlReader *self)
{
  self->has_folders = TRUE;
}

void
ilk_html_reader_free(IlkHtmlReader *self)
{
  htmlFreeParserCtxt(self->parser);
  g_free(self);
}

/* Elements that a browser ends by itself, or that hold nothing: they make nothing deeper. */
static gboolean
ends_by_itself(const char *name, gsize length)
{
  static const char *const names[] = {"br", "img", "hr",   "p",     "li",     "tr",   "td",
                                      "th", "dt",  "dd",   "input", "source", "col",  "wbr",
                                      "rb", "rt",  "meta", "link",  "area",   "base", "embed"};
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
    if (strlen(names[i]) == length && g_ascii_strncasecmp(name, names[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* Returns: whether @html can be read in a time that is linear in its length */
static gboolean
is_simple(const char *html)
{
  int depth = 0;
  for (const char *tag = strchr(html, '<'); tag != NULL; tag = strchr(tag + 1, '<')) {
    guint signs = 0;
    gboolean closes = tag[1] == '/';
    const char *name = tag + (closes ? 2 : 1), *at = name;
    while (g_ascii_isalnum(*at))
      at++;
    gsize length = (gsize) (at - name);
    for (; *at != '\0' && *at != '>' && *at != '<'; at++)
      signs += g_ascii_isspace(*at) || *at == '=' ? 1 : 0;
    if (length > 0 && !ends_by_itself(name, length))
      depth = closes ? MAX(depth - 1, 0) : depth + 1;
    if (depth > MOST_OPEN || signs > MOST_SIGNS_PER_TAG)
      return FALSE;
  }
  return TRUE;
}

static void
parse(IlkHtmlReader *self, IlkHtmlWalk *walk, const char *html)
{
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                      HTML_PARSE_NONET | HTML_PARSE_NODEFDTD | HTML_PARSE_NOIMPLIED;
  g_autofree char *around = g_strconcat(AROUND_BEGIN, html, AROUND_END, NULL);
  self->parser->userData = walk;
  /* It makes no document: our handlers do not. */
  htmlDocPtr document =
      htmlCtxtReadMemory(self->parser, around, (int) strlen(around), NULL, "UTF-8", options);
  if (document != NULL)
    xmlFreeDoc(document);
}

char *
ilk_html_to_markdown(IlkHtmlReader *self, const char *html, GPtrArray *media, guint *losses)
{
  g_auto(IlkHtmlWalk) walk;
  g_autofree char *marked = strpbrk(html, "\\[") != NULL ? ilk_html_mark(html) : NULL;
  const char *text = marked != NULL ? marked : html;

  ilk_html_walk_init(&walk, self->has_media, self->data, media);
  walk.has_folders = self->has_folders;
  if (strpbrk(text, "<&") == NULL)
    ilk_html_walk_text(&walk, text, strlen(text));
  else if (is_simple(text))
    parse(self, &walk, text);
  else {
    g_autofree char *plain = ilk_html_strip(html);
    ilk_html_walk_text(&walk, plain, strlen(plain));
    walk.losses |= ILK_LOSS_FLAG(ILK_LOSS_DEPTH);
  }
  char *markdown = ilk_html_walk_finish(&walk);
  *losses |= walk.losses;
  return markdown;
}

char *
ilk_html_dup_address(const char *name)
{
  return g_uri_escape_string(name, NULL, TRUE);
}
