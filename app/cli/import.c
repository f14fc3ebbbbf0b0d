/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock import`: deck files into the collection, each whole or not at all.
 */
#include "app/base/limits.h"
#include "app/cli/command.h"
#include "app/cli/text.h"
#include "app/exchange/import-file.h"
#include "app/store/front/collection-cards.h"
#include "app/store/front/collection-decks.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define SHOWN_ROWS 20 /* of each kind */

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

static void
print_summary(const char *title, const IlkImportSummary *summary)
{
  g_print(_("%s: %u added, %u changed, %u unchanged"), title, summary->added, summary->changed,
          summary->unchanged);
  if (summary->missing > 0)
    g_print(ngettext(", %u no longer in the file (it stays)",
                     ", %u no longer in the file (they stay)", summary->missing),
            summary->missing);
  g_print("\n");
  if (summary->deleted > 0)
    g_print(ngettext("%u card was left out: you had deleted it\n",
                     "%u cards were left out: you had deleted them\n", summary->deleted),
            summary->deleted);
  if (summary->remembered > 0)
    g_print(ngettext("%u card goes on from where another program left it\n",
                     "%u cards go on from where another program left them\n", summary->remembered),
            summary->remembered);
}

/* What only packages of other programs have. */
static void
tell_package(const IlkImportSummary *summary)
{
  if (summary->decks > 0)
    g_print(ngettext("%u new deck\n", "%u new decks\n", summary->decks), summary->decks);
  if (summary->reviews > 0)
    g_print(
        ngettext("%u review added to the log\n", "%u reviews added to the log\n", summary->reviews),
        summary->reviews);
  if (summary->parameters)
    g_print("%s\n", _("The parameters of the memory model are those of the package now."));
  if (summary->suspended > 0)
    g_print(ngettext("%u card is suspended\n", "%u cards are suspended\n", summary->suspended),
            summary->suspended);
  if (summary->skipped > 0)
    g_print(ngettext("%u note was left out: here it is of another kind\n",
                     "%u notes were left out: here they are of another kind\n", summary->skipped),
            summary->skipped);
}

/* @losses: (nullable) */
static void
tell_losses(const IlkLossReport *losses)
{
  for (guint i = 0; losses != NULL && i < ILK_N_LOSSES; i++) {
    if (losses->counts[i] == 0)
      continue;
    g_autofree char *sentence = ilk_loss_dup_sentence((IlkLoss) i, losses->counts[i]);
    g_print("%s\n", sentence);
    for (guint j = 0; j < losses->examples[i]->len; j++)
      g_print("    %s\n", (const char *) losses->examples[i]->pdata[j]);
  }
}

/* What is said of every file. Owned: the strings. */
typedef struct {
  gboolean dry_run;
  gboolean json;
  char *between_cards;
  char *between_sides;
} Options;

static void
options_clear(Options *self)
{
  g_free(self->between_cards);
  g_free(self->between_sides);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

static IlkImport *
open_file(const Options *options, GFile *file, GError **error)
{
  const IlkTermMarks marks = {options->between_cards, options->between_sides};
  return marks.between_cards != NULL || marks.between_sides != NULL
             ? ilk_import_open_terms(file, &marks, NULL, error)
             : ilk_import_open(file, NULL, NULL, error);
}

static gboolean
import(IlkInvocation *invocation, IlkCollection *collection, const Options *options,
       const char *path, GError **error)
{
  g_autoptr(GFile) file = ilk_invocation_new_file(invocation, path);
  IlkImportSummary summary;

  g_autoptr(IlkImport) read = open_file(options, file, error);
  if (read == NULL || !ilk_import_store(read, collection, &summary, error))
    return FALSE;
  print_summary(ilk_import_get_title(read), &summary);
  tell_package(&summary);
  tell_losses(ilk_import_get_losses(read));
  tell_missing(ilk_import_get_missing(read));
  return TRUE;
}

/* What the marks before the cards of a preview stand for is said by its first line, in this order;
 * cards that stay as they are are not listed. */
static const struct {
  const char *name;
  char mark;
} fates[ILK_N_IMPORT_FATES] = {
    [ILK_IMPORT_ADDED] = {"added", '+'},         [ILK_IMPORT_CHANGED] = {"changed", '~'},
    [ILK_IMPORT_UNCHANGED] = {"unchanged", '='}, [ILK_IMPORT_MISSING] = {"missing", '-'},
    [ILK_IMPORT_DELETED] = {"deleted", 'x'},
};

static void
print_rows(const IlkImportPreview *preview, IlkImportFate fate, guint n)
{
  guint shown = 0;
  for (guint i = 0; i < preview->rows->len && shown < SHOWN_ROWS; i++) {
    const IlkImportRow *row = preview->rows->pdata[i];
    g_autofree char *clean = ilk_text_wrap(row->question, G_MAXINT, 0);
    if (row->fate != fate)
      continue;
    shown++;
    if (row->line > 0)
      g_print("  %c %6u  %s\n", fates[fate].mark, row->line, g_strchomp(clean));
    else
      g_print("  %c         %s\n", fates[fate].mark, g_strchomp(clean));
  }
  if (n > shown)
    g_print(ngettext("  %c         and %u more\n", "  %c         and %u more\n", n - shown),
            fates[fate].mark, n - shown);
}

static void
print_preview(const IlkImportPreview *preview)
{
  const IlkImportSummary *summary = &preview->summary;
  if (preview->name_before != NULL)
    g_print(_("“%s” will be called “%s”\n"), preview->name_before, preview->title);
  print_summary(preview->title, summary);
  tell_package(summary);
  print_rows(preview, ILK_IMPORT_ADDED, summary->added);
  print_rows(preview, ILK_IMPORT_CHANGED, summary->changed);
  print_rows(preview, ILK_IMPORT_MISSING, summary->missing);
  print_rows(preview, ILK_IMPORT_DELETED, summary->deleted);
}

static void
add_rows(JsonBuilder *builder, const IlkImportPreview *preview)
{
  json_builder_set_member_name(builder, "cards");
  json_builder_begin_array(builder);
  for (guint i = 0; i < preview->rows->len; i++) {
    const IlkImportRow *row = preview->rows->pdata[i];
    json_builder_begin_object(builder);
    ilk_json_string(builder, "what", fates[row->fate].name);
    if (row->line > 0)
      ilk_json_int(builder, "line", row->line);
    ilk_json_string(builder, "question", row->question);
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
}

static void
add_losses(JsonBuilder *builder, const IlkLossReport *losses)
{
  json_builder_set_member_name(builder, "losses");
  json_builder_begin_array(builder);
  for (guint i = 0; i < ILK_N_LOSSES; i++) {
    if (losses->counts[i] == 0)
      continue;
    json_builder_begin_object(builder);
    ilk_json_string(builder, "what", ilk_loss_get_name((IlkLoss) i));
    ilk_json_int(builder, "count", losses->counts[i]);
    json_builder_set_member_name(builder, "examples");
    json_builder_begin_array(builder);
    for (guint j = 0; j < losses->examples[i]->len; j++)
      json_builder_add_string_value(builder, losses->examples[i]->pdata[j]);
    json_builder_end_array(builder);
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
}

/* @losses: (nullable): of a package, which has more to tell */
static void
add_package(JsonBuilder *builder, const IlkImportSummary *summary, const IlkLossReport *losses)
{
  if (losses == NULL)
    return;
  ilk_json_int(builder, "decks", summary->decks);
  ilk_json_boolean(builder, "parameters", summary->parameters);
  ilk_json_int(builder, "reviews", summary->reviews);
  ilk_json_int(builder, "suspended", summary->suspended);
  ilk_json_int(builder, "skipped", summary->skipped);
  add_losses(builder, losses);
}

/* Pictures and sounds that cards name. */
static void
add_absent(JsonBuilder *builder, const char *const *names)
{
  json_builder_set_member_name(builder, "absent");
  json_builder_begin_array(builder);
  for (; *names != NULL; names++)
    json_builder_add_string_value(builder, *names);
  json_builder_end_array(builder);
}

static void
add_preview(JsonBuilder *builder, const char *path, const IlkImportPreview *preview,
            const IlkImport *read)
{
  const IlkImportSummary *summary = &preview->summary;
  json_builder_begin_object(builder);
  ilk_json_string(builder, "file", path);
  ilk_json_string(builder, "deck", preview->title);
  ilk_json_boolean(builder, "new", preview->is_new);
  if (preview->name_before != NULL)
    ilk_json_string(builder, "called", preview->name_before);
  ilk_json_int(builder, "added", summary->added);
  ilk_json_int(builder, "changed", summary->changed);
  ilk_json_int(builder, "unchanged", summary->unchanged);
  ilk_json_int(builder, "missing", summary->missing);
  ilk_json_int(builder, "deleted", summary->deleted);
  ilk_json_int(builder, "remembered", summary->remembered);
  add_package(builder, summary, ilk_import_get_losses(read));
  add_absent(builder, ilk_import_get_missing(read));
  add_rows(builder, preview);
  json_builder_end_object(builder);
}

/* @builder: (nullable): for JSON */
static gboolean
preview_file(IlkInvocation *invocation, IlkCollection *collection, const Options *options,
             const char *path, JsonBuilder *builder, GError **error)
{
  g_autoptr(GFile) file = ilk_invocation_new_file(invocation, path);
  g_autoptr(IlkImport) read = open_file(options, file, error);
  g_autoptr(IlkImportPreview) preview =
      read != NULL ? ilk_import_preview(read, collection, NULL, error) : NULL;
  if (preview == NULL)
    return FALSE;
  if (builder != NULL)
    add_preview(builder, path, preview, read);
  else {
    print_preview(preview);
    tell_losses(ilk_import_get_losses(read));
    tell_missing(ilk_import_get_missing(read));
  }
  return TRUE;
}

static gboolean
preview_files(IlkInvocation *invocation, IlkCollection *collection, const Options *options,
              GError **error)
{
  gboolean json = options->json;
  JsonBuilder *builder = json ? json_builder_new() : NULL;
  gboolean done = TRUE;
  if (json)
    json_builder_begin_array(builder);
  for (char **path = invocation->arguments; done && *path != NULL; path++)
    done = preview_file(invocation, collection, options, *path, builder, error);
  if (!json)
    return done;
  json_builder_end_array(builder);
  if (done)
    ilk_print_json(builder);
  else
    g_object_unref(builder);
  return done;
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

/* `\\n` and `\\t` are easier to write than what they stand for. */
static gboolean
read_mark(char **mark, GError **error)
{
  if (*mark == NULL)
    return TRUE;
  g_autofree char *written = *mark;
  *mark = g_strcompress(written);
  gsize length = strlen(*mark);
  return (length > 0 && length <= ILK_MAX_TERM_MARK_BYTES && g_utf8_validate(*mark, -1, NULL)) ||
         ilk_usage_error(error, _("What stands between cards or sides is between 1 and %d bytes."),
                         ILK_MAX_TERM_MARK_BYTES);
}

static gboolean
parse(IlkInvocation *invocation, Options *options, GError **error)
{
  const GOptionEntry entries[] = {
      {"dry-run", 0, 0, G_OPTION_ARG_NONE, &options->dry_run,
       N_("Say what would come in, and store nothing"), NULL},
      {"json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_("Print JSON, with --dry-run"), NULL},
      {"between-sides", 0, 0, G_OPTION_ARG_STRING, &options->between_sides,
       N_("Read terms and definitions: what stands between them"), N_("TEXT")},
      {"between-cards", 0, 0, G_OPTION_ARG_STRING, &options->between_cards,
       N_("The same between cards, such as ';' or '\\n\\n'"), N_("TEXT")},
      G_OPTION_ENTRY_NULL};
  if (!ilk_invocation_parse(invocation, entries, 1, G_MAXUINT, error))
    return FALSE;
  if (options->json && !options->dry_run)
    return ilk_usage_error(error, _("--json goes with --dry-run."));
  return read_mark(&options->between_cards, error) && read_mark(&options->between_sides, error);
}

gboolean
ilk_command_import(IlkInvocation *invocation, GError **error)
{
  g_auto(Options) options = {0};
  if (!parse(invocation, &options, error))
    return FALSE;

  g_autoptr(IlkCollection) collection = ilk_invocation_open(invocation, error);
  if (collection != NULL && options.dry_run)
    return preview_files(invocation, collection, &options, error);
  gboolean done = collection != NULL;
  for (char **path = invocation->arguments; done && *path != NULL; path++)
    done = import(invocation, collection, &options, *path, error);
  return done && index_cards(collection, error);
}
