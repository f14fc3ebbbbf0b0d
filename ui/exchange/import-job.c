/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The numbers come first in a sentence: a toast is one line, and a deck's name may be longer.
 */
#include "ui/exchange/import-job.h"

#include "app/store/front/collection-decks.h"
#include "config.h"

#include <glib/gi18n.h>

typedef struct {
  char *title; /* of the last deck */
  IlkImportSummary sum;
  guint lost; /* pictures and sounds that cards name */
  guint imported;
  guint failed;
  GArray *edits; /* what can be undone */
  GError *error; /* the first */
} Outcome;

static void
clear_outcome(Outcome *outcome)
{
  g_free(outcome->title);
  g_clear_error(&outcome->error);
  g_clear_pointer(&outcome->edits, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Outcome, clear_outcome)

static guint
count_lost(const IlkImport *import)
{
  return g_strv_length((char **) ilk_import_get_missing(import));
}

/* Takes @sentence, and says what does not go without saying. */
static char *
with_lost(char *sentence, guint lost)
{
  g_autofree char *taken = sentence;

  if (lost == 0)
    return g_steal_pointer(&taken);
  /* Translators: pictures and sounds; %s is a sentence such as “12 cards added to “Locks””. */
  return g_strdup_printf(ngettext("%u file is not beside the deck · %s",
                                  "%u files are not beside the deck · %s", lost),
                         lost, taken);
}

static void
import(IlkCollection *collection, const UiImportPlan *plan, GCancellable *cancellable,
       Outcome *outcome)
{
  g_autoptr(GError) error = NULL;
  IlkImportSummary summary;
  g_autoptr(IlkImport) read = ui_import_plan_open(plan, cancellable, &error);

  if (read == NULL || !ilk_import_store(read, collection, &summary, &error)) {
    if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      return;
    outcome->failed++;
    if (outcome->error == NULL)
      outcome->error = g_steal_pointer(&error);
    return;
  }
  outcome->imported++;
  if (summary.edit != 0)
    g_array_append_val(outcome->edits, summary.edit);
  outcome->sum.added += summary.added;
  outcome->sum.changed += summary.changed;
  outcome->sum.unchanged += summary.unchanged;
  outcome->lost += count_lost(read);
  outcome->sum.missing += summary.missing;
  outcome->sum.deleted += summary.deleted;
  g_free(outcome->title);
  outcome->title = g_strdup(ilk_import_get_title(read));
}

static char *
dup_about_one(const Outcome *outcome)
{
  const IlkImportSummary *sum = &outcome->sum;

  if (sum->changed + sum->unchanged == 0)
    /* Translators: %s is a deck. */
    return g_strdup_printf(ngettext("%u card added to “%s”", "%u cards added to “%s”", sum->added),
                           sum->added, outcome->title);
  /* Translators: cards; %s is a deck. */
  return g_strdup_printf(_("%u added, %u changed, %u unchanged in “%s”"), sum->added, sum->changed,
                         sum->unchanged, outcome->title);
}

static char *
dup_about_several(const Outcome *outcome)
{
  const IlkImportSummary *sum = &outcome->sum;
  /* Translators: the end of “12 added, 0 changed, 3 unchanged in 4 decks”. */
  g_autofree char *decks =
      g_strdup_printf(ngettext("%u deck", "%u decks", outcome->imported), outcome->imported);

  /* Translators: cards; %s is “4 decks”. */
  return g_strdup_printf(_("%u added, %u changed, %u unchanged in %s"), sum->added, sum->changed,
                         sum->unchanged, decks);
}

/* What is worth a look is said behind the rest. Takes @sentence */
static char *
add_what_is_not_there(char *sentence, const IlkImportSummary *sum)
{
  GString *text = g_string_new(sentence);

  g_free(sentence);
  if (sum->missing > 0)
    /* Translators: cards, behind “3 added, 0 changed, 9 unchanged in “GIL””. */
    g_string_append_printf(
        text, ngettext("; %u no longer in the file", "; %u no longer in the file", sum->missing),
        sum->missing);
  if (sum->deleted > 0)
    /* Translators: cards, behind the same. */
    g_string_append_printf(text,
                           ngettext("; %u left out, you had deleted it",
                                    "; %u left out, you had deleted them", sum->deleted),
                           sum->deleted);
  return g_string_free(text, FALSE);
}

static char *
dup_stopped(const Outcome *outcome, guint n)
{
  /* Translators: decks. */
  return g_strdup_printf(_("Import stopped: %u of %u imported"), outcome->imported, n);
}

static void
set_error(GError **error, const Outcome *outcome, guint n)
{
  if (n == 1) {
    g_set_error(error, outcome->error->domain, outcome->error->code, "%s %s",
                _("The deck was not imported."), outcome->error->message);
    return;
  }
  /* Translators: decks. */
  g_autofree char *lost =
      g_strdup_printf(ngettext("%u of %u decks was not imported.",
                               "%u of %u decks were not imported.", outcome->failed),
                      outcome->failed, n);
  g_set_error(error, outcome->error->domain, outcome->error->code, "%s %s", lost,
              outcome->error->message);
}

static char *
import_files(UiJob *job, IlkCollection *collection, gpointer data, GError **error)
{
  GPtrArray *plans = data;
  GCancellable *cancellable = ui_job_get_cancellable(job);
  g_auto(Outcome) outcome = {.edits = g_array_new(FALSE, FALSE, sizeof(gint64))};

  for (guint i = 0; i < plans->len && !g_cancellable_is_cancelled(cancellable); i++) {
    import(collection, g_ptr_array_index(plans, i), cancellable, &outcome);
    if (plans->len > 1)
      ui_job_set_share(job, (i + 1.0) / plans->len);
  }
  /* When they cannot be joined, each is undone by itself. */
  if (outcome.edits->len > 1)
    ilk_collection_join_imports(collection, (const gint64 *) outcome.edits->data,
                                outcome.edits->len, NULL);
  if (outcome.error != NULL)
    set_error(error, &outcome, plans->len);
  else if (outcome.imported < plans->len)
    return dup_stopped(&outcome, plans->len);
  else
    return with_lost(add_what_is_not_there(plans->len == 1 ? dup_about_one(&outcome)
                                                           : dup_about_several(&outcome),
                                           &outcome.sum),
                     outcome.lost);
  return NULL;
}

UiJob *
ui_import_job_new(GPtrArray *plans)
{
  g_return_val_if_fail(plans != NULL && plans->len > 0, NULL);

  g_autofree char *title =
      plans->len == 1
          ? g_strdup(_("Importing a deck"))
          : g_strdup_printf(ngettext("Importing %u deck", "Importing %u decks", plans->len),
                            plans->len);
  UiJob *job = ui_job_new(title, import_files, plans, (GDestroyNotify) g_ptr_array_unref);
  ui_job_set_undoable(job);
  return job;
}
