/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the parts of IlkCollection send work to the threads that own connections. One way for all: an
 * operation is a constant that says what is done over which struct, and on which lane; the struct
 * takes the arguments there and the results back. A function of the collection is then a few lines.
 * Any thread.
 */
#pragma once

#include "app/store/front/changes.h"
#include "app/store/front/collection.h"
#include "app/store/store.h"

/** IlkWork: done on a lane's thread, over the arguments that were handed over */
typedef gboolean (*IlkWork)(IlkStore *store, gpointer arguments, GError **error);

/**
 * IlkLaneKind:
 * @ILK_LANE_WRITE: whatever writes, and what the next card depends on; one after the other
 * @ILK_LANE_READ: what somebody waits for: lists, figures, a search
 * @ILK_LANE_LONG: what reads everything there is: a fit, an export
 *
 * A lane is a thread with a connection. Work in one does not wait for work in another, but that
 * reading follows the writes that were requested before it. There is only the first where nothing
 * can be written.
 */
typedef enum { ILK_LANE_WRITE, ILK_LANE_READ, ILK_LANE_LONG, ILK_N_LANES } IlkLaneKind;

/**
 * IlkOperation:
 * @name: what debuggers and traces call it
 * @work: what is done
 * @size: of the struct of its arguments and results
 * @clear: (nullable): frees what a submitted struct owns; called on the main context that submitted
 * it, after its callback
 * @lane: where
 * @at_once: whether it reads what is stored by now, and does not wait for the writes requested
 * before it
 * @early: whether a start needs it: then it makes do with the writing lane until something else has
 * wanted @lane, so that the first frame does not wait for another thread and connection
 * @opens: whether it is what makes the store, and is done without one
 * @tells: whether the struct begins with an #IlkChange, which is told when @work has succeeded; by
 * then @work may have completed it
 */
typedef struct {
  const char *name;
  IlkWork work;
  gsize size;
  GDestroyNotify clear;
  IlkLaneKind lane;
  gboolean at_once;
  gboolean early;
  gboolean opens;
  gboolean tells;
} IlkOperation;

/** ilk_collection_call: has @operation done over @arguments, which stay the caller's, and waits.
 * Returns: what its work returned */
gboolean ilk_collection_call(IlkCollection *self, const IlkOperation *operation, gpointer arguments,
                             GError **error);

/**
 * ilk_collection_submit:
 * @arguments: copied; what they own goes with them
 * @cancellable: (nullable): heeded until the work begins and, where it only reads, until the answer
 * is heard: whoever cancels is told nothing any more. A write that has begun is finished and told.
 */
void ilk_collection_submit(IlkCollection *self, const IlkOperation *operation,
                           gconstpointer arguments, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data);

/** ilk_collection_finish: Returns: (transfer none): the arguments with their results, NULL on
 * error; the caller steals what it hands on */
gpointer ilk_collection_finish(IlkCollection *self, const IlkOperation *operation,
                               GAsyncResult *result, GError **error);

/** ilk_collection_catch_up_later: has what an import added indexed, once nothing else is wanted.
 * Any thread. */
void ilk_collection_catch_up_later(IlkCollection *self);

/** ilk_collection_copy_later: has the second copy brought up to date, once nothing else is wanted.
 * Any thread. */
void ilk_collection_copy_later(IlkCollection *self);

/** ilk_collection_require_open: Returns: FALSE with ILK_ERROR_FAILED once the collection is being
 * closed, which a long read should not hold up. Any thread. */
gboolean ilk_collection_require_open(IlkCollection *self, GError **error);
