/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock export`: a deck as a file that others can import.
 */
#include "app/base/error.h"
#include "app/cli/command.h"
#include "config.h"

#include <glib/gi18n-lib.h>

gboolean
ilk_command_export(IlkInvocation *invocation, GError **error)
{
  const GOptionEntry entries[] = {G_OPTION_ENTRY_NULL};
  if (!ilk_invocation_parse(invocation, entries, 2, 2, error))
    return FALSE;

  const char *path = invocation->arguments[1];
  if (!g_str_has_suffix(path, ".md") && !g_str_has_suffix(path, ".markdown")) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID,
                _("“%s” cannot be exported to: deck files end in .md."), path);
    return FALSE;
  }

  gint64 deck;
  g_autoptr(IlkCollection) collection = ilk_invocation_open(invocation, error);
  if (collection == NULL || !ilk_invocation_find_deck(invocation, collection, &deck, error))
    return FALSE;
  g_autoptr(IlkDeckFile) content = ilk_collection_dup_deck_file(collection, deck, error);
  g_autoptr(GFile) file = g_file_new_for_commandline_arg(path);
  return content != NULL && ilk_deck_file_save(content, file, error);
}
