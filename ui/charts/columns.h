/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Upright columns beside each other: how many there are of each kind, or on each day. The number of
 * a column is in its tooltip. Main thread.
 */
#pragma once

#include "ui/charts/chart.h"

#define UI_TYPE_COLUMNS (ui_columns_get_type())
G_DECLARE_FINAL_TYPE(UiColumns, ui_columns, UI, COLUMNS, UiChart)

/**
 * UiColumn:
 * @value: not negative
 * @label: (nullable): below it; lent for the call
 * @text: (nullable): the column in words, for its tooltip; lent for the call
 */
typedef struct {
  double value;
  const char *label;
  const char *text;
} UiColumn;

/**
 * UiColumnLabels:
 * @UI_COLUMN_LABELS_MIDDLE: a label names its column
 * @UI_COLUMN_LABELS_EDGE: a label names where its column begins
 */
typedef enum { UI_COLUMN_LABELS_MIDDLE, UI_COLUMN_LABELS_EDGE } UiColumnLabels;

UiColumns *ui_columns_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ui_columns_set: @words: (nullable): what all of them show, see ui_chart_describe() */
void ui_columns_set(UiColumns *self, const UiColumn *columns, guint n, UiColumnLabels labels,
                    const char *words);
