/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first rows of a table of cards as they stand there, for who chooses what its columns mean.
 * Any thread; blocking.
 */
#pragma once

#include "app/exchange/card-columns.h"

#include <gio/gio.h>

/** ILK_SAMPLE_ROWS: how many rows are shown at most */
#define ILK_SAMPLE_ROWS 5

/**
 * IlkTableSample:
 * @columns: how the table is laid out, as far as that is clear
 * @problem: (nullable): a sentence on what is not
 * @rows: (element-type GPtrArray): the first rows, each an array of its fields; a heading is the
 * first
 * @width: how many fields the widest of them has
 */
typedef struct {
  IlkCardColumns columns;
  char *problem;
  GPtrArray *rows;
  guint width;
} IlkTableSample;

/** ilk_table_sample_read: Returns: (transfer full): NULL when @file cannot be read
 * or is no UTF-8 */
IlkTableSample *ilk_table_sample_read(GFile *file, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void ilk_table_sample_free(IlkTableSample *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkTableSample, ilk_table_sample_free)

/** ilk_table_sample_get: Returns: (transfer none): the field @column of @row, "" when there is
 * none */
const char *ilk_table_sample_get(const IlkTableSample *self, guint row, guint column);
