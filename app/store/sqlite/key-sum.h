/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rows of a table and the entries of its index add up to: the same, whatever their order,
 * when each row has its entry. Cheaper than looking each row up, as SQLite's integrity check does.
 */
#pragma once

#include "app/store/sqlite/database.h"

#define ILK_KEY_LENGTH 4

typedef struct {
  gint64 numbers[ILK_KEY_LENGTH];
} IlkKey;

/** IlkKeySum: starts as zeros */
typedef struct {
  guint64 sum;
  guint64 n;
} IlkKeySum;

void ilk_key_sum_add(IlkKeySum *self, const IlkKey *key);

/** ilk_key_compare: Returns: below, at or above 0, as @a comes before @b, is it, or comes after */
int ilk_key_compare(const IlkKey *a, const IlkKey *b);

/**
 * ilk_key_sum_read:
 * @sql: a SELECT of key_sum(…) of ILK_KEY_LENGTH integers, over an index
 * @key: how many of the integers are the index's own, by which its entries must rise
 * @self: (out):
 * @ordered: (out): whether they do
 *
 * Returns: FALSE with @error when the index cannot be read
 */
gboolean ilk_key_sum_read(IlkDatabase *database, const char *sql, int key, IlkKeySum *self,
                          gboolean *ordered, GError **error);
