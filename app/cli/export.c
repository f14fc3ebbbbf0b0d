/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock export`: a deck as a file that others can import, or its review log as CSV.
 */
#include "app/base/error.h"
#include "app/cli/command.h"
#include "app/exchange/deck-export.h"
#include "app/exchange/review-log-csv.h"
#include "config.h"

#include <glib/gi18n-lib.h>

static gboolean
export_cards(IlkCollection *collection, gint64 deck, GFile *file, GError **error)
{
  IlkDeckExport done;
  if (!ilk_deck_export(collection, deck, file, &done, error))
    return FALSE;
  g_autofree char *losses = ilk_deck_export_dup_losses(&done);
  if (losses != NULL)
    g_printerr("%s\n", losses);
  return TRUE;
}

typedef gboolean (*Exporter)(IlkCollection *collection, gint64 deck, GFile *file, GError **error);

static Exporter
find_exporter(const char *path, GError **error)
{
  if (g_str_has_suffix(path, ".md") || g_str_has_suffix(path, ".markdown") ||
      g_str_has_suffix(path, ".gift") || ilk_deck_export_is_archive(path))
    return export_cards;
  if (g_str_has_suffix(path, ".csv"))
    return ilk_review_log_write_csv;
  g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID,
              _("“%s” cannot be exported to: deck files end in .md, .zip or .gift, review logs "
                "in .csv."),
              path);
  return NULL;
}

gboolean
ilk_command_export(IlkInvocation *invocation, GError **error)
{
  const GOptionEntry entries[] = {G_OPTION_ENTRY_NULL};
  if (!ilk_invocation_parse(invocation, entries, 2, 2, error))
    return FALSE;
  Exporter export = find_exporter(invocation->arguments[1], error);
  if (export == NULL)
    return FALSE;

  gint64 deck;
  g_autoptr(IlkCollection) collection = ilk_invocation_open(invocation, error);
  if (collection == NULL || !ilk_invocation_find_deck(invocation, collection, &deck, error))
    return FALSE;
  g_autoptr(GFile) file = ilk_invocation_new_file(invocation, invocation->arguments[1]);
  return export(collection, deck, file, error);
}
