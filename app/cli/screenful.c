/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page ends between two lines; nothing is parted for a blank line alone.
 */
#include "app/cli/screenful.h"

#include <string.h>

int
ilk_screenful_count(const char *text)
{
  int n = 0;

  for (const char *p = strchr(text, '\n'); p != NULL; p = strchr(p + 1, '\n'))
    n++;
  return n;
}

char *
ilk_screenful_print(const char *text, int room)
{
  const char *end = text;

  for (int n = 0; n < room && *end != '\0'; n++) {
    const char *stop = strchr(end, '\n');
    end = stop != NULL ? stop + 1 : end + strlen(end);
  }
  g_autofree char *page = g_strndup(text, (gsize) (end - text));
  g_print("%s", page);
  end += strspn(end, "\n");
  return *end != '\0' ? g_strdup(end) : NULL;
}
