/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records of comma-separated values as RFC 4180 has them: a field in quotes may hold commas, lines
 * and doubled quotes. Any thread.
 */
#pragma once

#include <glib.h>

/**
 * IlkCsv:
 * @next: what is left to read
 * @end: where it ends
 * @line: of the record that was read last
 */
typedef struct {
  const char *next;
  const char *end;
  gsize line;
  /*< private >*/
  gsize lines;
} IlkCsv;

/** ilk_csv_init: @text: (array length=length): borrowed; valid UTF-8 */
void ilk_csv_init(IlkCsv *self, const char *text, gsize length);

/** ilk_csv_read: Returns: (transfer full) (nullable) (element-type utf8): the fields of the next
 * record that is not empty, NULL at the end */
GPtrArray *ilk_csv_read(IlkCsv *self) G_GNUC_WARN_UNUSED_RESULT;
