/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first arrow parts: what is on the right may hold others.
 */
#include "app/model/pair.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ASCII_ARROW "->"

const char *
ilk_pair_find_arrow(const char *item, gsize *length)
{
  const char *arrow = strstr(item, ILK_PAIR_ARROW);
  const char *ascii = strstr(item, ASCII_ARROW);
  gboolean is_ascii = arrow == NULL || (ascii != NULL && ascii < arrow);
  *length = strlen(is_ascii ? ASCII_ARROW : ILK_PAIR_ARROW);
  return is_ascii ? ascii : arrow;
}

char *
ilk_pair_dup_words(const char *item)
{
  const char *right = item + strlen(ILK_PAIR_ARROW);
  if (!g_str_has_prefix(item, ILK_PAIR_ARROW))
    return g_strdup(item);
  /* Translators: %s stands on the right side of pairs, and nothing on the left belongs to it. */
  return g_strdup_printf(_("No partner: %s"), right + strspn(right, " "));
}

gboolean
ilk_pair_is_valid(const char *item)
{
  gsize length;
  const char *arrow = ilk_pair_find_arrow(item, &length);
  return arrow != NULL && arrow[length + strspn(arrow + length, " \t\n")] != '\0';
}
