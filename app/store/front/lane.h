/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A lane beside the writing one: a thread and a reading connection of its own, so that what takes
 * long to read delays no answer. Each request sees the collection as it was stored when the request
 * began, however long it reads.
 */
#pragma once

#include "app/store/front/database-thread.h"
#include "app/store/store.h"

typedef struct _IlkLane IlkLane;

/**
 * ilk_lane_new:
 * @directory: of a collection that is open for writing in this process
 * @gate: (transfer none): held by readers while they read, and by the writing thread while its own
 * connection is dropped and made again
 * @decks_version: (transfer none): atomic; counted up before a change of decks or options is
 * committed, and again after it, which is when they are read anew here
 *
 * Connects at the first request.
 */
IlkLane *ilk_lane_new(const char *directory, GRWLock *gate, gint *decks_version)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_lane_free: waits until every job has run. Any thread but its own. */
void ilk_lane_free(IlkLane *self);

/** ilk_lane_push: has @job run on the lane's thread, in its turn. Any thread. */
void ilk_lane_push(IlkLane *self, IlkDatabaseJob job, gpointer data);

/** ilk_lane_read: has @work done over a store that is read only, within one transaction. The lane's
 * thread. */
gboolean ilk_lane_read(IlkLane *self, IlkStoreBody work, gpointer arguments, GError **error);

/**
 * ilk_lane_disconnect: drops the connection until the next request. The writing thread, which holds
 * the gate, before it drops its own: SQLite keeps the index of the write-ahead log for as long as
 * any connection has it, and only a first connection reads the log as it is on the disk.
 */
void ilk_lane_disconnect(IlkLane *self);
