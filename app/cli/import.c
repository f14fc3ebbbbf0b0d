/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock import`: deck files into the collection, each whole or not at all.
 */
#include "app/base/error.h"
#include "app/cli/command.h"
#include "config.h"

#include <glib/gi18n-lib.h>

static gboolean
import(IlkCollection *collection, const char *path, GError **error)
{
  if (!g_str_has_suffix(path, ".md") && !g_str_has_suffix(path, ".markdown")) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID,
                _("“%s” cannot be imported: deck files end in .md."), path);
    return FALSE;
  }

  g_autoptr(GFile) file = g_file_new_for_commandline_arg(path);
  g_autoptr(IlkDeckFile) deck = ilk_deck_file_load(file, NULL, error);
  IlkImportSummary summary;
  if (deck == NULL || !ilk_collection_import(collection, deck, &summary, error))
    return FALSE;
  g_print(_("%s: %u added, %u changed, %u unchanged\n"), deck->title, summary.added,
          summary.changed, summary.unchanged);
  return TRUE;
}

gboolean
ilk_command_import(IlkInvocation *invocation, GError **error)
{
  const GOptionEntry entries[] = {G_OPTION_ENTRY_NULL};
  if (!ilk_invocation_parse(invocation, entries, 1, G_MAXUINT, error))
    return FALSE;

  g_autoptr(IlkCollection) collection = ilk_invocation_open(invocation, error);
  gboolean done = collection != NULL;
  for (char **path = invocation->arguments; done && *path != NULL; path++)
    done = import(collection, *path, error);
  return done;
}
