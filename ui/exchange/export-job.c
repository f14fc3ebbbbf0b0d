/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck is read whole and then written whole, so there are no shares of it to tell. What becomes a
 * package is read note by note, and can be stopped.
 */
#include "ui/exchange/export-job.h"

#include "app/base/clean-text.h"
#include "app/base/error.h"
#include "app/exchange/deck-export.h"
#include "app/exchange/package-export.h"
#include "config.h"

#include <glib/gi18n.h>

typedef struct {
  gint64 deck;
  GFile *file;
} Export;

static void
free_export(gpointer data)
{
  Export *export = data;

  g_object_unref(export->file);
  g_free(export);
}

static char *
dup_sentence(const IlkDeckExport *done, GFile *file)
{
  g_autofree char *path = ilk_clean_file(file);
  g_autofree char *name = g_path_get_basename(path);

  /* Translators: %s is a file. */
  g_autofree char *saved = g_strdup_printf(
      ngettext("%u card saved in “%s”", "%u cards saved in “%s”", done->cards), done->cards, name);
  g_autofree char *losses = ilk_deck_export_dup_losses(done);
  return losses != NULL ? g_strdup_printf("%s. %s", saved, losses) : g_steal_pointer(&saved);
}

/* Returns: whether @export becomes a package, as which it goes with the decks below it */
static gboolean
is_package(const Export *export)
{
  g_autofree char *name = g_file_get_basename(export->file);

  return ilk_package_export_is(name);
}

static char *
dup_package_sentence(const IlkPackageExport *done, GFile *file)
{
  const IlkDeckExport cards = {.cards = done->sum.cards};
  g_autofree char *saved = dup_sentence(&cards, file);
  g_autofree char *losses = ilk_package_export_dup_losses(done);

  return losses != NULL ? g_strdup_printf("%s. %s", saved, losses) : g_steal_pointer(&saved);
}

static char *
export_package(UiJob *job, IlkCollection *collection, const Export *export, GError **error)
{
  GCancellable *cancellable = ui_job_get_cancellable(job);
  g_autoptr(GError) why = NULL;
  IlkPackageExport done;

  if (ilk_package_export(collection, export->deck, export->file, ILK_PACKAGE_LEGACY, cancellable,
                         &done, &why))
    return dup_package_sentence(&done, export->file);
  if (g_cancellable_is_cancelled(cancellable))
    return g_strdup(_("Export stopped"));
  g_set_error(error, why->domain, why->code, "%s %s", _("The deck was not exported."),
              why->message);
  return NULL;
}

static gboolean
fail_all(GError **error)
{
  g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID, "%s",
              _("All decks go into a package for Anki alone: choose a name that ends in .colpkg."));
  return FALSE;
}

static char *
export_deck(UiJob *job, IlkCollection *collection, gpointer data, GError **error)
{
  const Export *export = data;
  g_autoptr(GError) why = NULL;
  IlkDeckExport done;

  if (g_cancellable_is_cancelled(ui_job_get_cancellable(job)))
    return g_strdup(_("Export stopped"));
  if (is_package(export))
    return export_package(job, collection, export, error);
  if (export->deck == 0) {
    fail_all(error);
    return NULL;
  }
  if (ilk_deck_export(collection, export->deck, export->file, &done, &why))
    return dup_sentence(&done, export->file);
  g_set_error(error, why->domain, why->code, "%s %s", _("The deck was not exported."),
              why->message);
  return NULL;
}

UiJob *
ui_export_job_new(gint64 deck, GFile *file)
{
  g_return_val_if_fail(G_IS_FILE(file), NULL);

  Export *export = g_new(Export, 1);

  *export = (Export){deck, g_object_ref(file)};
  return ui_job_new(_("Exporting the deck"), export_deck, export, free_export);
}
