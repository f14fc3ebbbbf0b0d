/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Markdown as a flat list of blocks whose inline text is Pango markup: what lies between md4c and
 * the labels of UiMarkdownView. No widgets, so it is tested without a display. Any thread.
 */
#pragma once

#include <glib.h>

/* What is read at all; the rest of a longer text is left away with an ellipsis. */
#define UI_MAX_BLOCKS 500
#define UI_MAX_SHOWN_BYTES (64 * 1024)

/* What takes how long to lay out is measured in letters of plain text, of which a thousand take
 * about 4 ms. A paragraph, a code block or a table of more than so many becomes several. */
#define UI_PIECE_COST 1000
#define UI_CELL_COST 300
#define UI_BLOCK_COST 100 /* of a widget, whatever it holds */

#define UI_MAX_COLUMNS 12
/* How deep lists and quotations move in, and styles lie in each other. */
#define UI_MAX_DEPTH 8
#define UI_MAX_STYLES 8
/* Letters of a word between which no line could be broken, and of a line of code. */
#define UI_MAX_WORD_LETTERS 40
#define UI_MAX_CODE_LETTERS 400

typedef enum {
  UI_BLOCK_PARAGRAPH,
  UI_BLOCK_HEADING,
  UI_BLOCK_CODE,
  UI_BLOCK_TABLE,
  UI_BLOCK_RULE,
  UI_BLOCK_IMAGE,
} UiBlockKind;

/**
 * UiBlock:
 * @level: of a heading, 1 to 6
 * @depth: how many lists and quotations it stands in
 * @quoted: whether it stands in a quotation
 * @marker: (nullable): “•” or “3.” for the first paragraph of a list item
 * @text: Pango markup; for code the plain text without the newline at its end, for an image its
 * alternative text, which may be empty
 * @language: (nullable): of code
 * @cells: (element-type utf8) (nullable): of a table, row by row, as Pango markup
 * @columns: of a table; its first row is the heading
 * @continued: whether it goes on with the table before it, and has no heading
 * @cost: how many letters of plain text take as long to lay out
 * @source: (nullable): of an image, as it was written: a name, never a path to follow
 */
typedef struct {
  UiBlockKind kind;
  guint level;
  guint depth;
  gboolean quoted;
  char *marker;
  char *text;
  char *language;
  GPtrArray *cells;
  guint columns;
  gboolean continued;
  guint cost;
  char *source;
} UiBlock;

/** ui_markdown_blocks: Returns: (transfer full) (element-type UiBlock): the blocks of @markdown.
 * Links other than to the web and to mail become plain text; HTML is shown as it is written; an
 * image is a block of its own, but in a heading or a table its alternative text; TeX between dollar
 * signs is readable text where ilk_tex_to_text() knows it, else its source in the letters of
 * code. */
GPtrArray *ui_markdown_blocks(const char *markdown) G_GNUC_WARN_UNUSED_RESULT;
