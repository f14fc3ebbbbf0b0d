/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a table of cards is laid out: what parts its fields, which column holds what. For
 * app/exchange. Any thread.
 */
#pragma once

#include <glib.h>

typedef enum {
  ILK_COLUMN_QUESTION,
  ILK_COLUMN_ANSWER,
  ILK_COLUMN_ID,
  ILK_COLUMN_TAGS,
  ILK_COLUMN_SOURCE,
  ILK_COLUMN_EASE,
  ILK_COLUMN_INTERVAL,
  ILK_COLUMN_DUE,
  ILK_N_COLUMNS
} IlkColumn;

/**
 * IlkCardColumns:
 * @separator: a comma, a semicolon or a tab
 * @has_heading: whether the first row names the columns; else it is a card
 * @width: how many fields a row may have
 * @position: where each column stands, G_MAXUINT for one that is not there
 */
typedef struct {
  char separator;
  gboolean has_heading;
  guint width;
  guint position[ILK_N_COLUMNS];
} IlkCardColumns;

/** ilk_column_get_name: Returns: the heading of @column */
const char *ilk_column_get_name(IlkColumn column);

/**
 * ilk_card_columns_find:
 * @text: (array length=length): valid UTF-8
 * @problem: (out) (transfer full): a sentence that says what would be accepted; set on failure
 *
 * A heading is `question` and `answer`, `front` and `back` or `term` and `definition`, in any case.
 * Without one the first column asks and the second answers; a third holds tags.
 */
gboolean ilk_card_columns_find(IlkCardColumns *self, const char *text, gsize length,
                               char **problem);

/** ilk_card_columns_find_separator: Returns: what parts the fields of @text, a comma when nothing
 * does */
char ilk_card_columns_find_separator(const char *text, gsize length);
