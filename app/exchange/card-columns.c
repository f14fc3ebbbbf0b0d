/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The separator is the one with which the heading is known; without a heading the one with which
 * all rows are equally wide.
 */
#include "app/exchange/card-columns.h"

#include "app/exchange/csv.h"
#include "config.h"

#include <glib/gi18n-lib.h>

#define PROBED_ROWS 50
#define WIDEST_WITHOUT_HEADING 3

/* Tabs hardly ever stand in a text, semicolons less often than commas. */
static const char separators[] = {'\t', ';', ','};

static const char *const headings[ILK_N_COLUMNS][4] = {
    [ILK_COLUMN_QUESTION] = {"question", "front", "term"},
    [ILK_COLUMN_ANSWER] = {"answer", "back", "definition"},
    [ILK_COLUMN_ID] = {"id"},
    [ILK_COLUMN_TAGS] = {"tags"},
    [ILK_COLUMN_SOURCE] = {"source"},
    [ILK_COLUMN_EASE] = {"ease"},
    [ILK_COLUMN_INTERVAL] = {"interval"},
    [ILK_COLUMN_DUE] = {"due"},
};

const char *
ilk_column_get_name(IlkColumn column)
{
  return headings[column][0];
}

static guint
find_heading(const GPtrArray *row, IlkColumn column)
{
  for (const char *const *heading = headings[column]; *heading != NULL; heading++) {
    for (guint i = 0; i < row->len; i++) {
      if (g_ascii_strcasecmp(g_strstrip(row->pdata[i]), *heading) == 0)
        return i;
    }
  }
  return G_MAXUINT;
}

static gboolean
has_heading(const GPtrArray *row, IlkColumn column)
{
  return find_heading(row, column) != G_MAXUINT;
}

static GPtrArray *
read_first_row(const char *text, gsize length, char separator)
{
  IlkCsv csv;
  ilk_csv_init(&csv, text, length, separator);
  return ilk_csv_read(&csv);
}

static gboolean
is_blank(const GPtrArray *row)
{
  for (guint i = 0; i < row->len; i++) {
    if (*g_strchug(row->pdata[i]) != '\0')
      return FALSE;
  }
  return TRUE;
}

/* Returns: how well the first rows fit @separator: twice the first row's width when all are equally
 * wide, and wide enough, else its width */
static guint
rate(const char *text, gsize length, char separator)
{
  gboolean even = TRUE;
  guint width = 0;
  GPtrArray *row;
  IlkCsv csv;

  ilk_csv_init(&csv, text, length, separator);
  for (int i = 0; i < PROBED_ROWS && (row = ilk_csv_read(&csv)) != NULL; i++) {
    if (!is_blank(row)) {
      width = width == 0 ? row->len : width;
      even = even && row->len == width;
    }
    g_ptr_array_unref(row);
  }
  return even && width > 1 ? 1000 : MIN(width, 999);
}

char
ilk_card_columns_find_separator(const char *text, gsize length)
{
  char best = ',';
  guint best_rate = 1;

  for (gsize i = 0; i < G_N_ELEMENTS(separators); i++) {
    g_autoptr(GPtrArray) row = read_first_row(text, length, separators[i]);
    if (row != NULL && has_heading(row, ILK_COLUMN_QUESTION) && has_heading(row, ILK_COLUMN_ANSWER))
      return separators[i];
  }
  for (gsize i = 0; i < G_N_ELEMENTS(separators); i++) {
    guint rated = rate(text, length, separators[i]);
    if (rated > best_rate) {
      best = separators[i];
      best_rate = rated;
    }
  }
  return best;
}

static gboolean
fail(char **problem, const char *sentence)
{
  g_autofree char *accepted =
      g_strdup(_("A table of cards is UTF-8, parted by commas, semicolons or tabs. Its first row "
                 "reads “question” and “answer”, “front” and “back” or “term” and “definition”; "
                 "without such a row the first column is the question, the second the answer and "
                 "a third the tags."));
  *problem = g_strconcat(sentence, " ", accepted, NULL);
  return FALSE;
}

static gboolean
use_order(IlkCardColumns *self, const GPtrArray *row, char **problem)
{
  if (row->len < 2)
    return fail(problem, _("The row has one column only."));
  if (row->len > WIDEST_WITHOUT_HEADING)
    return fail(problem, _("None of the columns has a heading that says question or answer."));
  self->position[ILK_COLUMN_QUESTION] = 0;
  self->position[ILK_COLUMN_ANSWER] = 1;
  if (row->len > 2)
    self->position[ILK_COLUMN_TAGS] = 2;
  return TRUE;
}

gboolean
ilk_card_columns_find(IlkCardColumns *self, const char *text, gsize length, char **problem)
{
  *self = (IlkCardColumns){.separator = ilk_card_columns_find_separator(text, length)};
  g_autoptr(GPtrArray) row = read_first_row(text, length, self->separator);
  if (row == NULL)
    return fail(problem, _("The file holds no row."));

  self->width = row->len;
  for (int column = 0; column < ILK_N_COLUMNS; column++)
    self->position[column] = find_heading(row, (IlkColumn) column);
  gboolean asks = self->position[ILK_COLUMN_QUESTION] != G_MAXUINT;
  gboolean answers = self->position[ILK_COLUMN_ANSWER] != G_MAXUINT;
  self->has_heading = asks || answers;
  if (asks && !answers)
    return fail(problem, _("The heading names no answer."));
  if (answers && !asks)
    return fail(problem, _("The heading names no question."));
  if (self->has_heading)
    return TRUE;
  for (int column = 0; column < ILK_N_COLUMNS; column++)
    self->position[column] = G_MAXUINT;
  return use_order(self, row, problem);
}
