/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A database's pages without SQLite, which gives up a table when one page of it is damaged. Each
 * page is looked at for itself, as the file or the write-ahead log has it last. Database thread
 * only; nobody may have the file open for writing.
 */
#pragma once

#include <glib.h>

typedef struct _IlkPages IlkPages;

/** IlkPageValue: @type: 'n' null, 'i' integer, 'r' real, 't' text, 'b' blob */
typedef struct {
  char type;
  gint64 integer;
  double real;
  const guint8 *bytes; /* until the callback returns */
  gsize length;
} IlkPageValue;

#define ILK_MAX_PAGE_VALUES 32

/** IlkPageRowFunc: @clustered: whether the row comes from a table without rowid, or from an index;
 * @rowid: else. Returns: FALSE to end the walk */
typedef gboolean (*IlkPageRowFunc)(gboolean clustered, gint64 rowid, const IlkPageValue *values,
                                   guint n, gpointer data);

/** ilk_pages_new: Returns: (transfer full) (nullable): the pages of @path and its log; NULL when
 * there are none */
IlkPages *ilk_pages_new(const char *path) G_GNUC_WARN_UNUSED_RESULT;
void ilk_pages_free(IlkPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkPages, ilk_pages_free)

/** ilk_pages_walk: calls @func for every row that can be told to be one. Returns: FALSE when @func
 * did */
gboolean ilk_pages_walk(IlkPages *self, IlkPageRowFunc func, gpointer data);
