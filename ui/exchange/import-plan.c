/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first rows of a table are read even where its columns are not clear: that is when they are
 * needed.
 */
#include "ui/exchange/import-plan.h"

#include "app/base/clean-text.h"
#include "app/base/error.h"
#include "config.h"

#include <glib/gi18n.h>

/* Of files that are not there, and are said by name. */
#define MOST_NAMES 5

UiImportPlan *
ui_import_plan_new(GFile *file)
{
  g_return_val_if_fail(G_IS_FILE(file), NULL);

  UiImportPlan *self = g_new0(UiImportPlan, 1);
  g_autofree char *path = ilk_clean_file(file);
  self->file = g_object_ref(file);
  self->name = g_path_get_basename(path);
  return self;
}

static void
forget(UiImportPlan *self)
{
  g_clear_pointer(&self->preview, ilk_import_preview_free);
  g_clear_pointer(&self->losses, g_free);
  g_clear_pointer(&self->problem, g_free);
}

void
ui_import_plan_free(UiImportPlan *self)
{
  forget(self);
  g_clear_pointer(&self->sample, ilk_table_sample_free);
  g_object_unref(self->file);
  g_free(self->name);
  g_free(self);
}

UiImportPlan *
ui_import_plan_copy(const UiImportPlan *self)
{
  UiImportPlan *copy = ui_import_plan_new(self->file);

  copy->has_columns = self->has_columns;
  copy->columns = self->columns;
  copy->between_sides = self->between_sides;
  copy->between_cards = self->between_cards;
  return copy;
}

/* The one that @self goes by. */
static const IlkCardColumns *
get_columns(const UiImportPlan *self)
{
  return self->has_columns || self->sample == NULL ? &self->columns : &self->sample->columns;
}

int
ui_import_plan_get_meaning(const UiImportPlan *self, guint column)
{
  const IlkCardColumns *columns = get_columns(self);

  for (int meaning = 0; meaning < ILK_N_COLUMNS; meaning++)
    if (columns->position[meaning] == column)
      return meaning;
  return ILK_N_COLUMNS;
}

void
ui_import_plan_choose(UiImportPlan *self, const int *meanings, guint n, gboolean has_heading)
{
  g_return_if_fail(self->sample != NULL);

  self->columns = (IlkCardColumns){.separator = self->sample->columns.separator,
                                   .has_heading = has_heading,
                                   .width = MAX(n, self->sample->width)};
  for (int meaning = 0; meaning < ILK_N_COLUMNS; meaning++)
    self->columns.position[meaning] = G_MAXUINT;
  for (guint i = n; i > 0; i--)
    if (meanings[i - 1] < ILK_N_COLUMNS)
      self->columns.position[meanings[i - 1]] = i - 1;
  self->has_columns = TRUE;
  forget(self);
}

/* In the order of import-view.ui. */
static const char *const sides_marks[] = {NULL, "\t", " - ", " – ", ", ", " = ", ": "};
static const char *const cards_marks[] = {NULL, "\n", "\n\n", ";"};

void
ui_import_plan_choose_marks(UiImportPlan *self, guint between_sides, guint between_cards)
{
  self->between_sides = MIN(between_sides, G_N_ELEMENTS(sides_marks) - 1);
  self->between_cards = MIN(between_cards, G_N_ELEMENTS(cards_marks) - 1);
  forget(self);
}

IlkImport *
ui_import_plan_open(const UiImportPlan *self, GCancellable *cancellable, GError **error)
{
  const IlkTermMarks marks = {cards_marks[self->between_cards], sides_marks[self->between_sides]};
  return self->between_sides > 0 || self->between_cards > 0
             ? ilk_import_open_terms(self->file, &marks, cancellable, error)
             : ilk_import_open(self->file, self->has_columns ? &self->columns : NULL, cancellable,
                               error);
}

static gboolean
has_both_sides(const IlkCardColumns *columns)
{
  return columns->position[ILK_COLUMN_QUESTION] != G_MAXUINT &&
         columns->position[ILK_COLUMN_ANSWER] != G_MAXUINT;
}

/* Returns: (transfer full) (nullable): what cards name and is not there, some of it by name */
static char *
dup_missing(const IlkImport *import)
{
  const char *const *missing = ilk_import_get_missing(import);
  guint n = g_strv_length((char **) missing);
  g_autoptr(GString) names = g_string_new(NULL);

  for (guint i = 0; i < MIN(n, MOST_NAMES); i++)
    g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", missing[i]);
  if (n > MOST_NAMES)
    g_string_append(names, ", …");
  return n > 0 ? g_strdup_printf(ngettext("%u file is not beside the deck: %s",
                                          "%u files are not beside the deck: %s", n),
                                 n, names->str)
               : NULL;
}

static void
tell_losses(UiImportPlan *self, const IlkImport *import)
{
  const IlkLossReport *losses = ilk_import_get_losses(import);
  g_autofree char *simplified = losses != NULL ? ilk_loss_report_dup_text(losses) : NULL;
  g_autofree char *missing = dup_missing(import);
  gboolean both = simplified != NULL && *simplified != '\0' && missing != NULL;

  self->losses = both ? g_strconcat(simplified, "\n", missing, NULL)
                      : g_strdup(missing != NULL ? missing : simplified);
}

/* What cannot be read in any other way. */
static gboolean
may_be_terms(const UiImportPlan *self)
{
  return self->between_sides > 0 || self->between_cards > 0 || g_str_has_suffix(self->name, ".txt");
}

/* Returns: what @self fails with, or NULL */
static GError *
find_out(UiImportPlan *self, IlkCollection *collection, GCancellable *cancellable)
{
  GError *error = NULL;

  if (self->sample == NULL && ilk_import_is_table(self->file))
    self->sample = ilk_table_sample_read(self->file, cancellable, &error);
  if (error != NULL)
    return error;
  if (self->has_columns && !has_both_sides(&self->columns))
    return g_error_new_literal(ILK_ERROR, ILK_ERROR_INVALID,
                               _("Choose which column is the question, and which is the answer."));
  g_autoptr(IlkImport) import = ui_import_plan_open(self, cancellable, &error);
  self->is_terms = import != NULL ? ilk_import_is_terms(import) : may_be_terms(self);
  if (import != NULL)
    self->preview = ilk_import_preview(import, collection, cancellable, &error);
  if (self->preview != NULL)
    tell_losses(self, import);
  return error;
}

gboolean
ui_import_plan_read(UiImportPlan *self, IlkCollection *collection, GCancellable *cancellable)
{
  if (self->preview != NULL || self->problem != NULL)
    return TRUE;
  g_autoptr(GError) error = find_out(self, collection, cancellable);
  if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  if (error != NULL)
    self->problem = g_strdup(error->message);
  return TRUE;
}
