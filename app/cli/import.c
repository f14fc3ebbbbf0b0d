/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock import`: deck files into the collection, each whole or not at all.
 */
#include "app/cli/command.h"
#include "app/exchange/import-file.h"
#include "app/store/front/collection-cards.h"
#include "app/store/front/collection-decks.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static void
tell_missing(const char *const *missing)
{
  guint n = g_strv_length((char **) missing);
  if (n == 0)
    return;
  g_autofree char *names = g_strjoinv(", ", (char **) missing);
  /* Translators: pictures and sounds that cards name; %s names them. */
  g_print(
      ngettext("%u file is not beside the deck: %s\n", "%u files are not beside the deck: %s\n", n),
      n, names);
}

static gboolean
import(IlkCollection *collection, const char *path, GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg(path);
  IlkImportSummary summary;

  g_autoptr(IlkImport) read = ilk_import_open(file, NULL, NULL, error);
  if (read == NULL || !ilk_import_store(read, collection, &summary, error))
    return FALSE;
  const char *title = ilk_import_get_title(read);
  g_print(_("%s: %u added, %u changed, %u unchanged"), title, summary.added, summary.changed,
          summary.unchanged);
  if (summary.missing > 0)
    g_print(ngettext(", %u no longer in the file (it stays)",
                     ", %u no longer in the file (they stay)", summary.missing),
            summary.missing);
  g_print("\n");
  if (summary.deleted > 0)
    g_print(ngettext("%u card was left out: you had deleted it\n",
                     "%u cards were left out: you had deleted them\n", summary.deleted),
            summary.deleted);
  if (summary.remembered > 0)
    g_print(ngettext("%u card goes on from where SM-2 left it\n",
                     "%u cards go on from where SM-2 left them\n", summary.remembered),
            summary.remembered);
  tell_missing(ilk_import_get_missing(read));
  return TRUE;
}

/* The cards can be studied by now. Who ends this here loses nothing: the window goes on with it. */
static gboolean
index_cards(IlkCollection *collection, GError **error)
{
  guint n = 0;
  if (!ilk_collection_count_unindexed(collection, &n, error))
    return FALSE;
  if (n == 0)
    return TRUE;
  fflush(stdout);
  g_printerr(ngettext("Indexing %u card for searches…\n", "Indexing %u cards for searches…\n", n),
             n);
  return ilk_collection_index(collection, error);
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
  return done && index_cards(collection, error);
}
