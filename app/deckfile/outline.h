/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands at the outermost level of a Markdown document, and where. md4c decides what a block
 * is, so a `## ` inside a code block is no heading; the offsets let the reader cut the raw Markdown
 * of a part out of the text. For app/deckfile. Any thread.
 */
#pragma once

#include <glib.h>

typedef enum {
  ILK_BLOCK_HEADING,
  ILK_BLOCK_PARAGRAPH,
  ILK_BLOCK_BULLET_LIST,
  ILK_BLOCK_BULLET_ITEM,
  ILK_BLOCK_OTHER,
} IlkBlockType;

/**
 * IlkBlock:
 * @level: of a heading, 1 to 6
 * @underlined: whether a heading is made by a line of `=` or `-` below it
 * @nested: whether an item holds more than one paragraph
 * @begin: of a heading, where its line begins; of others, their first byte of text, or
 * ILK_BLOCK_NOWHERE
 * @end: of a heading, where the line after it begins; of others, behind their last byte of text
 */
typedef struct {
  IlkBlockType type;
  int level;
  gboolean underlined;
  gboolean nested;
  gsize begin;
  gsize end;
} IlkBlock;

#define ILK_BLOCK_NOWHERE G_MAXSIZE

/**
 * ilk_outline:
 * @text: valid UTF-8 with \n as newline, below 4 GiB
 *
 * Returns: (transfer full) (element-type IlkBlock): the outermost blocks in order, each bullet list
 * followed by its items
 */
GArray *ilk_outline(const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_outline_line_end: Returns: the offset of the newline that ends the line at @offset, or
 * @length */
gsize ilk_outline_line_end(const char *text, gsize length, gsize offset);

/** ilk_outline_dup_heading: Returns: (transfer full): the Markdown of the heading @block, which is
 * not underlined, without its number signs */
char *ilk_outline_dup_heading(const char *text, const IlkBlock *block) G_GNUC_WARN_UNUSED_RESULT;
