/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the parts of IlkCollection send work to the database thread. One way for all: an operation is
 * a constant that says what is done over which struct, and that struct takes the arguments there
 * and the results back. A function of the collection is then a few lines. Any thread.
 */
#pragma once

#include "app/store/front/changes.h"
#include "app/store/front/collection.h"
#include "app/store/store.h"

/** IlkWork: done on the database thread, over the arguments that were handed over */
typedef gboolean (*IlkWork)(IlkStore *store, gpointer arguments, GError **error);

/**
 * IlkOperation:
 * @name: what debuggers and traces call it
 * @work: what is done
 * @size: of the struct of its arguments and results
 * @clear: (nullable): frees what a submitted struct owns; called on the main context that submitted
 * it, after its callback
 * @tells: whether the struct begins with an #IlkChange, which is told when @work has succeeded; by
 * then @work may have completed it
 */
typedef struct {
  const char *name;
  IlkWork work;
  gsize size;
  GDestroyNotify clear;
  gboolean tells;
} IlkOperation;

/** ilk_collection_call: has @operation done over @arguments, which stay the caller's, and waits.
 * Returns: what its work returned */
gboolean ilk_collection_call(IlkCollection *self, const IlkOperation *operation, gpointer arguments,
                             GError **error);

/**
 * ilk_collection_submit:
 * @arguments: copied; what they own goes with them
 * @cancellable: (nullable): heeded until the work begins; what has begun is finished and reported
 */
void ilk_collection_submit(IlkCollection *self, const IlkOperation *operation,
                           gconstpointer arguments, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data);

/** ilk_collection_finish: Returns: (transfer none): the arguments with their results, NULL on
 * error; the caller steals what it hands on */
gpointer ilk_collection_finish(IlkCollection *self, const IlkOperation *operation,
                               GAsyncResult *result, GError **error);
