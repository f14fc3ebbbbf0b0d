/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where an item begins and how far it is indented, after CommonMark 0.30, “List items”: a marker
 * and one to four blanks; with more, the text begins behind one blank, with indented code. md4c
 * cannot be asked, since it gives no position for an item that begins with code or a picture.
 */
#include "app/deckfile/item-list.h"

#include "app/deckfile/markdown-text.h"
#include "app/model/pair.h"

#include <string.h>

#define MOST_BLANKS 4
#define MOST_DIGITS 9

static gboolean
is_blank(const char *line, gsize length)
{
  while (length > 0 && g_ascii_isspace(line[length - 1]))
    length--;
  return length == 0;
}

/* Returns: the length of the marker at @p, 0 when there is none */
static gsize
marker_length(const char *p, gsize length, gboolean numbered)
{
  if (length == 0)
    return 0;
  if (!numbered)
    return strchr("-+*", *p) != NULL ? 1 : 0;
  gsize digits = 0;
  while (digits < length && g_ascii_isdigit(p[digits]))
    digits++;
  gboolean ends = digits < length && (p[digits] == '.' || p[digits] == ')');
  return ends && digits > 0 && digits <= MOST_DIGITS ? digits + 1 : 0;
}

/* Returns: (transfer full): @line with blanks for its marker, which count as many columns */
static char *
dup_blanked(const char *line, gsize length, gsize indent, gsize marker)
{
  char *blanked = g_strndup(line, length);
  memset(blanked + indent, ' ', marker);
  return blanked;
}

/* Returns: the column at which the text of the item that begins with @line begins, 0 when @line
 * begins none. */
static guint
text_column(const char *line, gsize length, gboolean numbered)
{
  gsize indent = MIN(strspn(line, " "), length);
  gsize marker = marker_length(line + indent, length - indent, numbered);
  if (marker == 0)
    return 0;

  guint least = (guint) (indent + marker) + 1;
  if (is_blank(line + indent + marker, length - indent - marker))
    return least;

  g_autofree char *columns = dup_blanked(line, length, indent, marker);
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
append_first_line(GString *item, const char *line, gsize length, guint column, gboolean numbered)
{
  gsize indent = strspn(line, " ");
  g_autofree char *blanked =
      dup_blanked(line, length, indent, marker_length(line + indent, length - indent, numbered));
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

static char **
split(const char *text, gboolean numbered)
{
  g_autoptr(GStrvBuilder) items = g_strv_builder_new();
  g_autoptr(GString) item = g_string_new(NULL);
  gboolean after_blank = FALSE;
  guint column = 0;

  for (const char *line = text; *line != '\0';) {
    gsize length = strcspn(line, "\n");
    guint outside = column > 0 ? column : MOST_BLANKS;
    guint next = ilk_markdown_indentation(line) < outside ? text_column(line, length, numbered) : 0;
    if (next > 0 && column > 0)
      take_item(items, item);
    if (next > 0)
      append_first_line(item, line, length, next, numbered);
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

char **
ilk_item_list_split(const char *text)
{
  return split(text, FALSE);
}

char **
ilk_item_list_split_numbered(const char *text)
{
  return split(text, TRUE);
}

/* A line of hyphens behind `- ` would be a break, not an item. */
static char
marker_for(const char *item)
{
  gsize length = strspn(item, "- \t");
  return item[length] == '\n' || item[length] == '\0' ? '*' : '-';
}

static void
write_item(GString *out, const char *marker, const char *item)
{
  g_auto(GStrv) lines = g_strsplit(item, "\n", -1);
  g_string_append_printf(out, "%s %s\n", marker, lines[0]);
  for (gsize i = 1; lines[i] != NULL; i++)
    g_string_append_printf(out, "%*s%s\n", *lines[i] != '\0' ? (int) strlen(marker) + 1 : 0, "",
                           lines[i]);
}

void
ilk_item_list_write(GString *out, const char *const *items)
{
  for (; *items != NULL; items++) {
    const char marker[] = {marker_for(*items), '\0'};
    write_item(out, marker, *items);
  }
}

void
ilk_item_list_write_numbered(GString *out, const char *const *items)
{
  for (guint i = 0; items[i] != NULL; i++) {
    g_autofree char *marker = g_strdup_printf("%u.", i + 1);
    write_item(out, marker, items[i]);
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

char *
ilk_pair_normalise(const char *item)
{
  gsize length;
  g_autofree char *text = ilk_item_list_normalise(item);
  const char *arrow = ilk_pair_find_arrow(text, &length);
  if (arrow == NULL)
    return g_steal_pointer(&text);

  g_autofree char *left = g_strstrip(g_strndup(text, (gsize) (arrow - text)));
  g_autofree char *right = g_strstrip(g_strdup(arrow + length));
  g_autofree char *pair = g_strconcat(left, *left != '\0' ? " " : "", ILK_PAIR_ARROW " ", right, NULL);
  return ilk_item_list_normalise(pair);
}
