/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records of separated values as RFC 4180 has them: a field in quotes may hold separators, lines
 * and doubled quotes. Any thread.
 */
#pragma once

#include <glib.h>

/**
 * IlkCsv:
 * @next: what is left to read
 * @end: where it ends
 * @separator: what parts fields: a comma, a semicolon or a tab
 * @comment: what a line begins with that is passed over, 0 for nothing
 * @line: of the record that was read last
 * @open_quote: line of a quote that is never closed, 0 as long as none is met. What was read behind
 * it is one field
 */
typedef struct {
  const char *next;
  const char *end;
  char separator;
  char comment;
  gsize line;
  gsize open_quote;
  /*< private >*/
  gsize lines;
} IlkCsv;

/** ilk_csv_init: @text: (array length=length): borrowed; valid UTF-8 */
void ilk_csv_init(IlkCsv *self, const char *text, gsize length, char separator);

/** ilk_csv_read: Returns: (transfer full) (nullable) (element-type utf8): the fields of the next
 * record that is not empty, NULL at the end; of more than ILK_MAX_PACKAGE_FIELDS one too many, so
 * that it is seen */
GPtrArray *ilk_csv_read(IlkCsv *self) G_GNUC_WARN_UNUSED_RESULT;
