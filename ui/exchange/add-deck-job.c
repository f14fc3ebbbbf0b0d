/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It is an import like any other, so that it can be taken back like any other.
 */
#include "ui/exchange/add-deck-job.h"

#include "app/deckfile/builtin-decks.h"
#include "app/store/front/collection-decks.h"
#include "config.h"

#include <glib/gi18n.h>

static char *
add_deck(UiJob *job, IlkCollection *collection, gpointer name, GError **error)
{
  g_autoptr(IlkDeckFile) file = ilk_builtin_decks_load(name, error);
  IlkImportSummary summary;

  if (file == NULL || !ilk_collection_import(collection, file, &summary, error))
    return NULL;
  /* Translators: %s is a deck. */
  return g_strdup_printf(
      ngettext("%u card added to “%s”", "%u cards added to “%s”", file->cards->len),
      file->cards->len, file->title);
}

UiJob *
ui_add_deck_job_new(const char *name)
{
  g_return_val_if_fail(name != NULL, NULL);
  return ui_job_new(_("Adding a deck"), add_deck, g_strdup(name), g_free);
}
