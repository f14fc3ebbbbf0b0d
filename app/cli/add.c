/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock add`: the decks that ship with the program and are not in the collection yet.
 */
#include "app/cli/command.h"
#include "app/cli/text.h"
#include "app/deckfile/builtin-decks.h"
#include "app/store/front/collection-decks.h"
#include "config.h"

#include <glib/gi18n-lib.h>

static void
print_missing(GPtrArray *files)
{
  if (files->len == 0)
    g_print("%s\n", _("All built-in decks are in your collection."));
  for (guint i = 0; i < files->len; i++) {
    const IlkDeckFile *file = files->pdata[i];
    g_autofree char *name = ilk_text_pad(file->id, 26);
    /* Translators: cards of a deck. */
    g_autofree char *cards =
        g_strdup_printf(ngettext("%u card", "%u cards", file->cards->len), file->cards->len);
    g_print("%s  %s (%s)\n", name, file->title, cards);
  }
}

static gboolean
list_missing(IlkCollection *collection, GError **error)
{
  g_autoptr(GPtrArray) decks = ilk_collection_list_decks(collection, error);
  g_autoptr(GPtrArray) files = decks != NULL ? ilk_builtin_decks_list_missing(decks, error) : NULL;
  if (files == NULL)
    return FALSE;
  print_missing(files);
  return TRUE;
}

static gboolean
add_deck(IlkCollection *collection, const char *name, GError **error)
{
  g_autoptr(IlkDeckFile) file = ilk_builtin_decks_load(name, error);
  IlkImportSummary summary;
  if (file == NULL || !ilk_collection_import(collection, file, &summary, error))
    return FALSE;
  /* Translators: %s is a deck. */
  g_print(ngettext("%u card added to “%s”\n", "%u cards added to “%s”\n", summary.added),
          summary.added, file->title);
  return TRUE;
}

gboolean
ilk_command_add(IlkInvocation *invocation, GError **error)
{
  const GOptionEntry entries[] = {G_OPTION_ENTRY_NULL};
  if (!ilk_invocation_parse(invocation, entries, 0, 1, error))
    return FALSE;

  g_autoptr(IlkCollection) collection = ilk_invocation_open(invocation, error);
  if (collection == NULL)
    return FALSE;
  const char *name = invocation->arguments[0];
  return name == NULL ? list_missing(collection, error) : add_deck(collection, name, error);
}
