/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The object in front of the threads, for the two files that make it up: collection.c opens and
 * closes, operation.c carries requests.
 */
#pragma once

#include "app/store/front/database-thread.h"
#include "app/store/front/lane.h"
#include "app/store/front/operation.h"

struct _IlkCollection {
  GObject parent_instance;

  /* Owned */
  IlkDatabaseThread *thread; /* the writing lane */
  IlkChanges *changes;
  char *directory;
  char *notice;
  IlkStore *store; /* the writing thread's; NULL before opening and after closing */

  GRWLock gate; /* see ilk_lane_new() */
  GMutex lock;  /* of @lanes */
  IlkLane
      *lanes[ILK_N_LANES]; /* those that read, made when first wanted; that of writing is NULL */

  gboolean read_only;
  gboolean single;    /* there is one lane only: nothing is written that a reader could delay */
  gboolean backed_up; /* the writing thread's: today's backup is made, or was found needless */
  gboolean halted;    /* the writing thread's: it holds the gate */
  gint closing;       /* atomic */
  gint decks_version; /* atomic; see ilk_lane_new() */
};

/** ilk_collection_push: sends @operation over @arguments, which it copies, on behalf of @task,
 * whose data it becomes. @task: (transfer full) */
void ilk_collection_push(IlkCollection *self, const IlkOperation *operation,
                         gconstpointer arguments, GTask *task);

/** ilk_collection_get_results: Returns: (transfer none) (nullable): the arguments of a task that
 * ilk_collection_push() sent, with their results */
gpointer ilk_collection_get_results(GTask *task, GError **error);

/** ilk_collection_write: has @operation done on the writing thread, which calls this */
gboolean ilk_collection_write(IlkCollection *self, const IlkOperation *operation,
                              gpointer arguments, GError **error);

/** ilk_collection_halt_lanes: has no lane read, or stay connected, before
 * ilk_collection_let_lanes_go_on(). The writing thread. @collection: an #IlkCollection */
void ilk_collection_halt_lanes(gpointer collection);
void ilk_collection_let_lanes_go_on(IlkCollection *self);

/** ilk_collection_free_lanes: ends what reads, once it has read. The writing thread, or when that
 * has ended. */
void ilk_collection_free_lanes(IlkCollection *self);
