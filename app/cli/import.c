/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock import`: deck files into the collection, each whole or not at all.
 */
#include "app/base/error.h"
#include "app/cli/command.h"
#include "app/exchange/card-table.h"
#include "config.h"

#include <glib/gi18n-lib.h>

static gboolean
import_markdown(IlkCollection *collection, const char *path, char **title,
                IlkImportSummary *summary, GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg(path);
  g_autoptr(IlkDeckFile) deck = ilk_deck_file_load(file, NULL, error);
  if (deck == NULL || !ilk_collection_import(collection, deck, summary, error))
    return FALSE;
  *title = g_strdup(deck->title);
  return TRUE;
}

static gboolean
import_table(IlkCollection *collection, const char *path, char **title, IlkImportSummary *summary,
             GError **error)
{
  g_autoptr(IlkCardTable) table = ilk_card_table_read_csv(path, error);
  if (table == NULL ||
      !ilk_collection_import_sm2(collection, table->deck,
                                 (const IlkSm2Memory *) (gpointer) table->memories->data,
                                 table->memories->len, summary, error))
    return FALSE;
  *title = g_strdup(table->deck->title);
  return TRUE;
}

static gboolean
import_file(IlkCollection *collection, const char *path, char **title, IlkImportSummary *summary,
            GError **error)
{
  if (g_str_has_suffix(path, ".md") || g_str_has_suffix(path, ".markdown"))
    return import_markdown(collection, path, title, summary, error);
  if (g_str_has_suffix(path, ".csv"))
    return import_table(collection, path, title, summary, error);
  g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID,
              _("“%s” cannot be imported: deck files end in .md or .csv."), path);
  return FALSE;
}

static gboolean
import(IlkCollection *collection, const char *path, GError **error)
{
  g_autofree char *title = NULL;
  IlkImportSummary summary;

  if (!import_file(collection, path, &title, &summary, error))
    return FALSE;
  g_print(_("%s: %u added, %u changed, %u unchanged\n"), title, summary.added, summary.changed,
          summary.unchanged);
  if (summary.remembered > 0)
    g_print(ngettext("%u card goes on from where SM-2 left it\n",
                     "%u cards go on from where SM-2 left them\n", summary.remembered),
            summary.remembered);
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
