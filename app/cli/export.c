/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock export`: a deck as a file that others can import, or its review log as CSV.
 */
#include "app/base/error.h"
#include "app/cli/command.h"
#include "app/exchange/deck-export.h"
#include "app/exchange/package-export.h"
#include "app/exchange/review-log-csv.h"
#include "config.h"

#include <glib/gi18n-lib.h>

static gboolean json;
static IlkPackageForm form;

static void
print_losses(const IlkPackageExport *done)
{
  g_autofree char *losses = ilk_package_export_dup_losses(done);
  if (losses != NULL)
    g_printerr("%s\n", losses);
}

static void
print_package(const IlkPackageExport *done)
{
  const IlkAnkiExportSum *sum = &done->sum;
  const struct {
    const char *what;
    guint count;
  } left_out[] = {{"wrong-answers", sum->lures},  {"answer-kinds", sum->keys},
                  {"short-answers", sum->shorts}, {"needs", sum->needs},
                  {"demos", sum->demos},          {"hidden-parts", sum->hidden},
                  {"damaged", sum->damaged},      {"media", done->missing}};
  JsonBuilder *builder = json_builder_new();
  json_builder_begin_object(builder);
  ilk_json_int(builder, "notes", sum->notes);
  ilk_json_int(builder, "cards", sum->cards);
  ilk_json_int(builder, "reviews", sum->reviews);
  ilk_json_int(builder, "decks", sum->decks);
  ilk_json_int(builder, "files", done->files);
  json_builder_set_member_name(builder, "left_out");
  json_builder_begin_object(builder);
  for (gsize i = 0; i < G_N_ELEMENTS(left_out); i++)
    if (left_out[i].count > 0)
      ilk_json_int(builder, left_out[i].what, left_out[i].count);
  json_builder_end_object(builder);
  json_builder_end_object(builder);
  ilk_print_json(builder);
}

static gboolean
export_package(IlkCollection *collection, gint64 deck, GFile *file, GError **error)
{
  IlkPackageExport done;
  if (!ilk_package_export(collection, deck, file, form, NULL, &done, error))
    return FALSE;
  if (json)
    print_package(&done);
  else
    print_losses(&done);
  return TRUE;
}

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
  if (ilk_package_export_is(path))
    return export_package;
  if (g_str_has_suffix(path, ".csv"))
    return ilk_review_log_write_csv;
  g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID,
              _("“%s” cannot be exported to: deck files end in .md, .zip or .gift, packages for "
                "Anki in .apkg or .colpkg, review logs in .csv."),
              path);
  return NULL;
}

static gboolean
read_form(const char *name, GError **error)
{
  form = g_strcmp0(name, "latest") == 0 ? ILK_PACKAGE_LATEST : ILK_PACKAGE_LEGACY;
  return name == NULL || form == ILK_PACKAGE_LATEST || g_str_equal(name, "legacy") ||
         ilk_usage_error(error, _("--anki is “legacy”, which every Anki reads, or “latest”."));
}

/* All decks go into one package; everything else holds one deck. */
static gboolean
check_scope(const char *path, gboolean has_deck, GError **error)
{
  if (has_deck && ilk_package_export_is_whole(path))
    return ilk_usage_error(error,
                           _("A .colpkg holds all decks: leave DECK out, or write an .apkg."));
  return has_deck || ilk_package_export_is(path) ||
         ilk_usage_error(error, _("Say which deck: only packages for Anki hold all of them."));
}

gboolean
ilk_command_export(IlkInvocation *invocation, GError **error)
{
  g_autofree char *anki = NULL;
  const GOptionEntry entries[] = {
      {"anki", 0, 0, G_OPTION_ARG_STRING, &anki,
       N_("Form of a package for Anki: legacy (which all read) or latest"), N_("FORM")},
      {"json", 0, 0, G_OPTION_ARG_NONE, &json,
       N_("Print what went into a package for Anki, and what was left out, as JSON"), NULL},
      G_OPTION_ENTRY_NULL};
  json = FALSE;
  if (!ilk_invocation_parse(invocation, entries, 1, 2, error) || !read_form(anki, error))
    return FALSE;
  gboolean has_deck = invocation->arguments[1] != NULL;
  const char *path = invocation->arguments[has_deck ? 1 : 0];
  Exporter export = check_scope(path, has_deck, error) ? find_exporter(path, error) : NULL;
  if (export == NULL)
    return FALSE;

  gint64 deck = 0;
  g_autoptr(IlkCollection) collection = ilk_invocation_open(invocation, error);
  if (collection == NULL ||
      (has_deck && !ilk_invocation_find_deck(invocation, collection, &deck, error)))
    return FALSE;
  g_autoptr(GFile) file = ilk_invocation_new_file(invocation, path);
  return export(collection, deck, file, error);
}
