/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table of elements, in the order of their names.
 */
#include "app/anki/html-element.h"

#include "app/anki/html-marks.h"

#include <stdlib.h>

#define STRONG (1u << ILK_MARKDOWN_STRONG)
#define EMPHASIS (1u << ILK_MARKDOWN_EMPHASIS)
#define STRIKE (1u << ILK_MARKDOWN_STRIKE)

static const IlkHtmlElement elements[] = {
    {"a", ILK_HTML_IS_LINK},
    {"address", ILK_HTML_IS_PLAIN, 0, ILK_MARKDOWN_LINE},
    {"article", ILK_HTML_IS_PLAIN, 0, ILK_MARKDOWN_LINE},
    {"audio", ILK_HTML_IS_IMAGE},
    {"b", ILK_HTML_IS_PLAIN, STRONG},
    {"big", ILK_HTML_IS_PLAIN},
    {"blockquote", ILK_HTML_IS_QUOTE, 0, ILK_MARKDOWN_PARAGRAPH},
    {"br", ILK_HTML_IS_NEWLINE},
    {"button", ILK_HTML_IS_DROPPED},
    {"caption", ILK_HTML_IS_PLAIN, EMPHASIS, ILK_MARKDOWN_PARAGRAPH},
    {"center", ILK_HTML_IS_PLAIN, 0, ILK_MARKDOWN_LINE},
    {"cite", ILK_HTML_IS_PLAIN, EMPHASIS},
    {"code", ILK_HTML_IS_CODE},
    {"dd", ILK_HTML_IS_PLAIN, 0, ILK_MARKDOWN_LINE},
    {"del", ILK_HTML_IS_PLAIN, STRIKE},
    {"div", ILK_HTML_IS_PLAIN, 0, ILK_MARKDOWN_LINE},
    {"dl", ILK_HTML_IS_PLAIN, 0, ILK_MARKDOWN_PARAGRAPH},
    {"dt", ILK_HTML_IS_PLAIN, STRONG, ILK_MARKDOWN_LINE},
    {"em", ILK_HTML_IS_PLAIN, EMPHASIS},
    {"embed", ILK_HTML_IS_DROPPED},
    {"figcaption", ILK_HTML_IS_PLAIN, 0, ILK_MARKDOWN_LINE},
    {"figure", ILK_HTML_IS_PLAIN, 0, ILK_MARKDOWN_PARAGRAPH},
    {"footer", ILK_HTML_IS_PLAIN, 0, ILK_MARKDOWN_LINE},
    {"form", ILK_HTML_IS_DROPPED},
    {"h1", ILK_HTML_IS_PLAIN, STRONG, ILK_MARKDOWN_PARAGRAPH},
    {"h2", ILK_HTML_IS_PLAIN, STRONG, ILK_MARKDOWN_PARAGRAPH},
    {"h3", ILK_HTML_IS_PLAIN, STRONG, ILK_MARKDOWN_PARAGRAPH},
    {"h4", ILK_HTML_IS_PLAIN, STRONG, ILK_MARKDOWN_PARAGRAPH},
    {"h5", ILK_HTML_IS_PLAIN, STRONG, ILK_MARKDOWN_PARAGRAPH},
    {"h6", ILK_HTML_IS_PLAIN, STRONG, ILK_MARKDOWN_PARAGRAPH},
    {"head", ILK_HTML_IS_DROPPED},
    {"header", ILK_HTML_IS_PLAIN, 0, ILK_MARKDOWN_LINE},
    {"hr", ILK_HTML_IS_RULE},
    {"i", ILK_HTML_IS_PLAIN, EMPHASIS},
    {"iframe", ILK_HTML_IS_DROPPED},
    {ILK_HTML_BLOCK, ILK_HTML_IS_MATH, 0, ILK_MARKDOWN_PARAGRAPH},
    {ILK_HTML_LATEX, ILK_HTML_IS_LATEX},
    {ILK_HTML_MATH, ILK_HTML_IS_MATH},
    {ILK_HTML_SOUND, ILK_HTML_IS_SOUND},
    {ILK_HTML_SPEECH, ILK_HTML_IS_SPEECH},
    {"img", ILK_HTML_IS_IMAGE},
    {"input", ILK_HTML_IS_DROPPED},
    {"kbd", ILK_HTML_IS_CODE},
    {"li", ILK_HTML_IS_ITEM},
    {"math", ILK_HTML_IS_DROPPED},
    {"noscript", ILK_HTML_IS_DROPPED},
    {"object", ILK_HTML_IS_IMAGE},
    {"ol", ILK_HTML_IS_NUMBERED_LIST},
    {"p", ILK_HTML_IS_PLAIN, 0, ILK_MARKDOWN_PARAGRAPH},
    {"pre", ILK_HTML_IS_FENCE, 0, ILK_MARKDOWN_PARAGRAPH},
    {"rp", ILK_HTML_IS_DROPPED},
    {"rt", ILK_HTML_IS_READING},
    {"s", ILK_HTML_IS_PLAIN, STRIKE},
    {"samp", ILK_HTML_IS_CODE},
    {"script", ILK_HTML_IS_DROPPED},
    {"section", ILK_HTML_IS_PLAIN, 0, ILK_MARKDOWN_LINE},
    {"select", ILK_HTML_IS_DROPPED},
    {"source", ILK_HTML_IS_IMAGE},
    {"strike", ILK_HTML_IS_PLAIN, STRIKE},
    {"strong", ILK_HTML_IS_PLAIN, STRONG},
    {"style", ILK_HTML_IS_DROPPED},
    {"sub", ILK_HTML_IS_LOWERED},
    {"sup", ILK_HTML_IS_LOWERED},
    {"svg", ILK_HTML_IS_DROPPED},
    {"table", ILK_HTML_IS_TABLE, 0, ILK_MARKDOWN_PARAGRAPH},
    {"td", ILK_HTML_IS_CELL},
    {"textarea", ILK_HTML_IS_DROPPED},
    {"th", ILK_HTML_IS_CELL},
    {"tr", ILK_HTML_IS_ROW},
    {"tt", ILK_HTML_IS_CODE},
    {"ul", ILK_HTML_IS_LIST},
    {"var", ILK_HTML_IS_PLAIN, EMPHASIS},
    {"video", ILK_HTML_IS_IMAGE},
};

static int
compare_names(const void *name, const void *element)
{
  return g_ascii_strcasecmp(name, ((const IlkHtmlElement *) element)->name);
}

const IlkHtmlElement *
ilk_html_element_find(const char *name)
{
  static const IlkHtmlElement unknown = {"", ILK_HTML_IS_PLAIN};
  const IlkHtmlElement *found =
      bsearch(name, elements, G_N_ELEMENTS(elements), sizeof *elements, compare_names);
  return found != NULL ? found : &unknown;
}
