/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file that is to come in, what of it is known, and what the learner has chosen. Main thread; a
 * job has a copy.
 */
#pragma once

#include "app/exchange/import-file.h"
#include "app/exchange/table-sample.h"

/**
 * UiImportPlan:
 * @has_columns: whether @columns was chosen; else they are found out
 * @between_sides, @between_cards: what parts terms, counted in the lists of import-view.ui; 0: that
 * is found out
 * @is_terms: whether it is read as terms, or might be
 * @name: of the file, as a person may read it
 * @sample: (nullable): the first rows, of a table that was looked at
 * @preview: (nullable): what it would do, once that is known
 * @losses: (nullable): what would have to be simplified, and which pictures and sounds are not
 * there, a line each
 * @problem: (nullable): why nothing can come in as it is
 */
typedef struct {
  GFile *file;
  char *name;
  gboolean has_columns;
  IlkCardColumns columns;
  guint between_sides;
  guint between_cards;

  gboolean is_terms;
  IlkTableSample *sample;
  IlkImportPreview *preview;
  char *losses;
  char *problem;
} UiImportPlan;

UiImportPlan *ui_import_plan_new(GFile *file) G_GNUC_WARN_UNUSED_RESULT;
void ui_import_plan_free(UiImportPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(UiImportPlan, ui_import_plan_free)

/** ui_import_plan_copy: Returns: (transfer full): without what was found out */
UiImportPlan *ui_import_plan_copy(const UiImportPlan *self) G_GNUC_WARN_UNUSED_RESULT;

/** ui_import_plan_choose: @meanings: (array length=n): the IlkColumn of each column, ILK_N_COLUMNS
 * for one that is left out. What was known of the file is not any more. */
void ui_import_plan_choose(UiImportPlan *self, const int *meanings, guint n, gboolean has_heading);

/** ui_import_plan_get_meaning: Returns: what column @column is taken for, ILK_N_COLUMNS for
 * nothing */
int ui_import_plan_get_meaning(const UiImportPlan *self, guint column);

/** ui_import_plan_choose_marks: what parts terms. What was known of the file is forgotten */
void ui_import_plan_choose_marks(UiImportPlan *self, guint between_sides, guint between_cards);

/** ui_import_plan_open: Returns: (transfer full): the file as it is to be read. Blocking */
IlkImport *ui_import_plan_open(const UiImportPlan *self, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ui_import_plan_read: finds out what is not known yet. Blocking, any thread, one at a time.
 * Returns: FALSE when that was cancelled; a file that cannot come in has a problem */
gboolean ui_import_plan_read(UiImportPlan *self, IlkCollection *collection,
                             GCancellable *cancellable);
