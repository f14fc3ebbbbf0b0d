/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An item that would not be one as a line, such as indented code, gets its marker written.
 */
#include "ui/cards/item-lines.h"

#include "app/deckfile/item-list.h"

#include <string.h>

#define MARKER "- "
#define INDENT "  "

static void
append_item_lines(GString *out, const char *item)
{
  g_auto(GStrv) lines = g_strsplit(item, "\n", -1);
  gboolean needs_marker = g_ascii_isspace(*item) || g_str_has_prefix(item, MARKER);

  g_string_append_printf(out, "%s%s", needs_marker ? MARKER : "", lines[0] != NULL ? lines[0] : "");
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    g_string_append_printf(out, "\n%s%s", *lines[i] != '\0' ? INDENT : "", lines[i]);
}

char *
ui_item_lines_join(const char *const *items)
{
  g_autoptr(GString) lines = g_string_new(NULL);

  for (guint i = 0; items != NULL && items[i] != NULL; i++) {
    if (i > 0)
      g_string_append_c(lines, '\n');
    append_item_lines(lines, items[i]);
  }
  return g_string_free(g_steal_pointer(&lines), FALSE);
}

static void
take_item(GStrvBuilder *items, GString *item)
{
  g_autofree char *text = ilk_item_list_normalise(item->str);

  if (*text != '\0')
    g_strv_builder_add(items, text);
  g_string_truncate(item, 0);
}

/* Blank lines belong to an item that goes on below them. */
static void
continue_item(GString *item, guint blank_lines, const char *line)
{
  for (guint i = 0; i < blank_lines + 1; i++)
    g_string_append_c(item, '\n');
  g_string_append(item, line);
}

char **
ui_item_lines_split(const char *text)
{
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  g_autoptr(GStrvBuilder) items = g_strv_builder_new();
  g_autoptr(GString) item = g_string_new(NULL);
  guint blank_lines = 0;

  for (char **line = lines; *line != NULL; line++) {
    if (**line == '\0') {
      blank_lines++;
      continue;
    }
    if (item->len > 0 && g_str_has_prefix(*line, INDENT)) {
      continue_item(item, blank_lines, *line + strlen(INDENT));
    } else {
      take_item(items, item);
      g_string_append(item, *line + (g_str_has_prefix(*line, MARKER) ? strlen(MARKER) : 0));
    }
    blank_lines = 0;
  }
  take_item(items, item);
  return g_strv_builder_end(items);
}
