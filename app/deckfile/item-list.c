/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where an item begins and how far it is indented, after CommonMark 0.30, “List items”: a marker
 * and one to four blanks; with more, the text begins behind one blank, with indented code. md4c
 * cannot be asked, since it gives no position for an item that begins with code or a picture.
 */
#include "app/deckfile/item-list.h"

#include "app/deckfile/markdown-text.h"

#include <string.h>

#define MOST_BLANKS 4

static gboolean
is_blank(const char *line, gsize length)
{
  while (length > 0 && g_ascii_isspace(line[length - 1]))
    length--;
  return length == 0;
}

/* Returns: the column at which the text of the item that begins with @line begins, 0 when @line
 * begins none. */
static guint
text_column(const char *line, gsize length)
{
  gsize marker = strspn(line, " ");
  if (marker >= length || strchr("-+*", line[marker]) == NULL)
    return 0;

  const char *rest = line + marker + 1;
  guint least = (guint) marker + 2;
  if (is_blank(rest, length - marker - 1))
    return least;

  /* The marker counts as one column, like the blank that stands for it here. */
  g_autofree char *columns = g_strndup(line, length);
  columns[marker] = ' ';
  guint column = ilk_markdown_indentation(columns);
  if (column < least)
    return 0;
  return column - (least - 1) > MOST_BLANKS ? least : column;
}

static void
take_item(GStrvBuilder *items, GString *item)
{
  g_autofree char *text = ilk_markdown_normalise(item->str);
  g_strv_builder_add(items, text);
  g_string_truncate(item, 0);
}

static void
append_first_line(GString *item, const char *line, gsize length, guint column)
{
  g_autofree char *blanked = g_strndup(line, length);
  blanked[strspn(blanked, " ")] = ' ';
  ilk_markdown_unindent(item, blanked, length, column);
}

/* Whether @line belongs to the item whose text begins at @column: as it is indented, or because it
 * goes on with the line above, which Markdown allows without indentation. */
static gboolean
continues(const char *line, gsize length, guint column, gboolean after_blank)
{
  gboolean indented = ilk_markdown_indentation(line) >= column;
  return column > 0 && (indented || !after_blank || is_blank(line, length));
}

char **
ilk_item_list_split(const char *text)
{
  g_autoptr(GStrvBuilder) items = g_strv_builder_new();
  g_autoptr(GString) item = g_string_new(NULL);
  gboolean after_blank = FALSE;
  guint column = 0;

  for (const char *line = text; *line != '\0';) {
    gsize length = strcspn(line, "\n");
    guint outside = column > 0 ? column : MOST_BLANKS;
    guint next = ilk_markdown_indentation(line) < outside ? text_column(line, length) : 0;
    if (next > 0 && column > 0)
      take_item(items, item);
    if (next > 0)
      append_first_line(item, line, length, next);
    else if (continues(line, length, column, after_blank))
      ilk_markdown_unindent(item, line, length, column);
    else
      return NULL;

    column = next > 0 ? next : column;
    after_blank = is_blank(line, length);
    g_string_append_c(item, '\n');
    line += length + (line[length] == '\n');
  }
  if (column > 0)
    take_item(items, item);
  return g_strv_builder_end(items);
}

/* A line of hyphens behind `- ` would be a break, not an item. */
static char
marker_for(const char *item)
{
  gsize length = strspn(item, "- \t");
  return item[length] == '\n' || item[length] == '\0' ? '*' : '-';
}

void
ilk_item_list_write(GString *out, const char *const *items)
{
  for (; *items != NULL; items++) {
    g_auto(GStrv) lines = g_strsplit(*items, "\n", -1);
    g_string_append_printf(out, "%c %s\n", marker_for(*items), lines[0]);
    for (gsize i = 1; lines[i] != NULL; i++)
      g_string_append_printf(out, "%s%s\n", *lines[i] != '\0' ? "  " : "", lines[i]);
  }
}

char *
ilk_item_list_normalise(const char *item)
{
  g_autofree char *text = ilk_markdown_normalise(item);
  guint indentation = ilk_markdown_indentation(text);
  guint columns = indentation < MOST_BLANKS ? indentation : 0;
  g_autoptr(GString) out = g_string_new(NULL);

  /* Behind a marker a tab would reach less far. */
  if (columns == 0)
    g_string_append_printf(out, "%*s", (int) indentation, "");
  for (const char *line = columns == 0 ? text + strspn(text, " \t") : text; *line != '\0';) {
    gsize length = strcspn(line, "\n");
    ilk_markdown_unindent(out, line, length, columns);
    if (line[length] == '\n')
      g_string_append_c(out, '\n');
    line += length + (line[length] == '\n');
  }
  return g_strdup(out->str);
}
