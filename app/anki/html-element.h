/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What each element of HTML means for a card.
 */
#pragma once

#include "app/anki/markdown-writer.h"

G_BEGIN_DECLS

typedef enum {
  ILK_HTML_IS_PLAIN,
  ILK_HTML_IS_DROPPED,
  ILK_HTML_IS_NEWLINE,
  ILK_HTML_IS_RULE,
  ILK_HTML_IS_IMAGE,
  ILK_HTML_IS_SOUND,
  ILK_HTML_IS_SPEECH,
  ILK_HTML_IS_MATH,
  ILK_HTML_IS_LATEX,
  ILK_HTML_IS_LINK,
  ILK_HTML_IS_CODE,
  ILK_HTML_IS_FENCE,
  ILK_HTML_IS_QUOTE,
  ILK_HTML_IS_LIST,
  ILK_HTML_IS_NUMBERED_LIST,
  ILK_HTML_IS_ITEM,
  ILK_HTML_IS_TABLE,
  ILK_HTML_IS_ROW,
  ILK_HTML_IS_CELL,
  ILK_HTML_IS_READING,
  ILK_HTML_IS_LOWERED,
} IlkHtmlMeaning;

/* @styles: of IlkMarkdownStyle, a bit each. @around: how far it keeps its neighbours. */
typedef struct {
  const char *name;
  IlkHtmlMeaning meaning;
  guint styles;
  IlkMarkdownBreak around;
} IlkHtmlElement;

/* Returns: (transfer none): of @name in any case; of one that is not known, an element without a
 * meaning. */
const IlkHtmlElement *ilk_html_element_find(const char *name);

G_END_DECLS
