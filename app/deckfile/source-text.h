/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text of a deck file while it is read: checked, outlined, and able to name a line in an error.
 * For app/deckfile. Any thread.
 */
#pragma once

#include "app/base/error.h"
#include "app/deckfile/outline.h"

/**
 * IlkSourceText:
 * @file_name: for messages
 * @text: valid UTF-8 without NUL, with \n as newline
 * @length: bytes of @text
 * @lines_before: how many lines of the file stand before it
 * @blocks: (element-type IlkBlock): see ilk_outline()
 */
typedef struct {
  const char *file_name;
  char *text;
  gsize length;
  guint lines_before;
  GArray *blocks;
} IlkSourceText;

/**
 * ilk_source_text_new:
 * @bytes: (array length=length): what the file holds; a byte order mark is dropped
 * @file_name: must outlive the text
 *
 * Returns: (transfer full): the text, NULL when it is no text or passes a limit
 */
IlkSourceText *ilk_source_text_new(const char *bytes, gsize length, const char *file_name,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_source_text_new_piece: the same of a piece of a file
 * @text: (transfer full): valid UTF-8 without NUL, with \n as newline
 */
IlkSourceText *ilk_source_text_new_piece(char *text, gsize length, guint lines_before,
                                         const char *file_name, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

void ilk_source_text_free(IlkSourceText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkSourceText, ilk_source_text_free)

/** ilk_source_text_get_block: Returns: (nullable): block @index, NULL behind the last */
const IlkBlock *ilk_source_text_get_block(const IlkSourceText *self, guint index);

/** ilk_source_text_get_line: Returns: the number of the line at @offset, the first being 1 */
guint ilk_source_text_get_line(const IlkSourceText *self, gsize offset);

/** ilk_source_text_is_blank: Returns: whether [@begin, @end) holds only white space */
gboolean ilk_source_text_is_blank(const IlkSourceText *self, gsize begin, gsize end);

/** ilk_source_text_fail: sets @error to `FILE:LINE: ` and a sentence. Returns: FALSE */
gboolean ilk_source_text_fail(const IlkSourceText *self, gsize offset, IlkError code,
                              GError **error, const char *format, ...) G_GNUC_PRINTF(5, 6);

/** ilk_source_text_fail_line: the same for the @line of the file, with @sentence as it is */
gboolean ilk_source_text_fail_line(const IlkSourceText *self, guint line, IlkError code,
                                   GError **error, const char *sentence);

/** ilk_excerpt: Returns: (transfer full): the beginning of @text, short enough for a message */
char *ilk_excerpt(const char *text) G_GNUC_WARN_UNUSED_RESULT;
