/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes Markdown from pieces: text that has to mean itself, styles that begin and end anywhere,
 * blocks. One thread at a time.
 */
#pragma once

#include <glib.h>

typedef enum {
  ILK_MARKDOWN_STRONG,
  ILK_MARKDOWN_EMPHASIS,
  ILK_MARKDOWN_STRIKE,
} IlkMarkdownStyle;
#define ILK_N_MARKDOWN_STYLES 3

/**
 * IlkMarkdownBreak: what parts what comes next from what is there; of several the last holds
 * @ILK_MARKDOWN_LINE: a line break within a paragraph
 * @ILK_MARKDOWN_ITEM: the next item of a list, the next row of a table
 * @ILK_MARKDOWN_PARAGRAPH: an empty line
 */
typedef enum {
  ILK_MARKDOWN_NO_BREAK,
  ILK_MARKDOWN_LINE,
  ILK_MARKDOWN_ITEM,
  ILK_MARKDOWN_PARAGRAPH,
} IlkMarkdownBreak;

typedef struct _IlkMarkdownWriter IlkMarkdownWriter;

/** ilk_markdown_writer_new: @most: bytes, from which on nothing is written */
IlkMarkdownWriter *ilk_markdown_writer_new(gsize most) G_GNUC_WARN_UNUSED_RESULT;
void ilk_markdown_writer_free(IlkMarkdownWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkMarkdownWriter, ilk_markdown_writer_free)

/** ilk_markdown_writer_dup: Returns: (transfer full): what was written, without white space at its
 * end */
char *ilk_markdown_writer_dup(IlkMarkdownWriter *self) G_GNUC_WARN_UNUSED_RESULT;
/** ilk_markdown_writer_is_full: Returns: whether something was left out */
gboolean ilk_markdown_writer_is_full(const IlkMarkdownWriter *self);

/** ilk_markdown_writer_text: @text: plain, valid UTF-8; white space runs together */
void ilk_markdown_writer_text(IlkMarkdownWriter *self, const char *text, gsize length);
/** ilk_markdown_writer_raw: @markdown: within a line, as it is */
void ilk_markdown_writer_raw(IlkMarkdownWriter *self, const char *markdown);
/** ilk_markdown_writer_code: @code: within a line */
void ilk_markdown_writer_code(IlkMarkdownWriter *self, const char *code);
/** ilk_markdown_writer_fence: @code: a block of its own; @language: (nullable) */
void ilk_markdown_writer_fence(IlkMarkdownWriter *self, const char *code, const char *language);

/** ilk_markdown_writer_style: @on: one more that wants @style from now on, else one less */
void ilk_markdown_writer_style(IlkMarkdownWriter *self, IlkMarkdownStyle style, gboolean on);

void ilk_markdown_writer_break(IlkMarkdownWriter *self, IlkMarkdownBreak kind);
/** ilk_markdown_writer_newline: a break that counts: two of them part paragraphs */
void ilk_markdown_writer_newline(IlkMarkdownWriter *self);

/** ilk_markdown_writer_push: @first: before the next line, such as “- ”; @rest: before the lines
 * behind it */
void ilk_markdown_writer_push(IlkMarkdownWriter *self, const char *first, const char *rest);
void ilk_markdown_writer_pop(IlkMarkdownWriter *self);

/** ilk_markdown_writer_set_flat: @flat: breaks are spaces and bars are escaped, as in a table */
void ilk_markdown_writer_set_flat(IlkMarkdownWriter *self, gboolean flat);
