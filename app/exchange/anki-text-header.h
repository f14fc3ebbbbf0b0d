/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines with which text that Anki exports begins, such as `#separator:tab`: how its rows are to
 * be read. For app/exchange. Any thread.
 */
#pragma once

#include <glib.h>

/**
 * IlkAnkiTextHeader:
 * @separator: what parts fields, 0 when it is not said
 * @is_html: whether fields are HTML; else they are plain text
 * @tags: (nullable): that all notes get, words
 * @names: (nullable): of the columns, as one row of the file
 * @notetype: (nullable): of all notes
 * @deck: (nullable): of all notes
 * @notetype_column, @deck_column, @tags_column, @guid_column: counted from 1, 0 for none
 */
typedef struct {
  char separator;
  gboolean is_html;
  char *tags;
  char *names;
  char *notetype;
  char *deck;
  guint notetype_column;
  guint deck_column;
  guint tags_column;
  guint guid_column;
} IlkAnkiTextHeader;

/** ilk_anki_text_is: Returns: whether @text begins with a line that only such text has */
gboolean ilk_anki_text_is(const char *text, gsize length);

/** ilk_anki_text_header_read: @length: bytes of @text; what is not known is passed over */
void ilk_anki_text_header_read(IlkAnkiTextHeader *self, const char *text, gsize length);
void ilk_anki_text_header_clear(IlkAnkiTextHeader *self);
