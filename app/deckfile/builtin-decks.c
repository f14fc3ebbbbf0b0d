/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The built-in decks, read from the program's resources.
 */
#include "app/deckfile/builtin-decks.h"

#include "config.h"

#include "app/base/error.h"
#include "data/interlock-resources.h"

#include <glib/gi18n-lib.h>

/* In the order in which one needs them. */
static const char *const names[] = {"the-gil-and-parallelism", "asyncio", "testing-concurrent-code",
                                    NULL};

char **
ilk_builtin_decks_list(void)
{
  return g_strdupv((char **) names);
}

static gboolean
has_deck(GPtrArray *decks, const char *file_id)
{
  for (guint i = 0; i < decks->len; i++)
    if (g_strcmp0(ilk_deck_get_file_id(decks->pdata[i]), file_id) == 0)
      return TRUE;
  return FALSE;
}

GPtrArray *
ilk_builtin_decks_list_missing(GPtrArray *decks, GError **error)
{
  g_return_val_if_fail(decks != NULL, NULL);

  g_autoptr(GPtrArray) missing =
      g_ptr_array_new_with_free_func((GDestroyNotify) ilk_deck_file_free);
  for (gsize i = 0; names[i] != NULL; i++) {
    if (has_deck(decks, names[i]))
      continue;
    IlkDeckFile *file = ilk_builtin_decks_load(names[i], error);
    if (file == NULL)
      return NULL;
    g_ptr_array_add(missing, file);
  }
  return g_steal_pointer(&missing);
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
