/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The built-in decks, read from the program's resources.
 */
#include "app/deckfile/builtin-decks.h"

#include "config.h"

#include "app/base/error.h"
#include "data/interlock-resources.h"

#include <glib/gi18n-lib.h>

static const char *const names[] = {"the-gil-and-parallelism", NULL};

char **
ilk_builtin_decks_list(void)
{
  return g_strdupv((char **) names);
}

IlkDeckFile *
ilk_builtin_decks_load(const char *name, GError **error)
{
  g_return_val_if_fail(name != NULL, NULL);

  if (!g_strv_contains(names, name)) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND, _("There is no built-in deck “%s”."), name);
    return NULL;
  }
  g_autofree char *file_name = g_strconcat(name, ".md", NULL);
  g_autofree char *path = g_strconcat("/io/github/interlock/Interlock/decks/", file_name, NULL);
  g_autoptr(GBytes) bytes =
      g_resource_lookup_data(ilk_data_get_resource(), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;

  gsize length = 0;
  const char *text = g_bytes_get_data(bytes, &length);
  return ilk_deck_file_parse(text, length, file_name, error);
}
