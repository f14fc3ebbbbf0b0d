/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the parts of IlkCollection send work to the database thread. One way for all: the arguments
 * are a struct that also takes the results, the work is a function over it. Any thread.
 */
#pragma once

#include "app/store/front/collection.h"
#include "app/store/store.h"

/** IlkWork: done on the database thread, with the arguments that were handed over */
typedef gboolean (*IlkWork)(IlkStore *store, gpointer arguments, GError **error);

/** ilk_collection_run: has @work done and waits. Returns: what it returned */
gboolean ilk_collection_run(IlkCollection *self, IlkWork work, gpointer arguments, GError **error);

/**
 * ilk_collection_run_async:
 * @arguments: (transfer full)
 * @free_arguments: called on the thread that made the request
 * @cancellable: (nullable): heeded until the work begins; what has begun is finished and reported
 */
void ilk_collection_run_async(IlkCollection *self, IlkWork work, gpointer arguments,
                              GDestroyNotify free_arguments, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);

/** ilk_collection_run_finish: Returns: (transfer none): the arguments with their results, NULL on
 * error */
gpointer ilk_collection_run_finish(IlkCollection *self, GAsyncResult *result, GError **error);
