/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one thread that owns a collection's database. Jobs run one after the other in the order they
 * were pushed. Any thread may push, but the thread itself.
 */
#pragma once

#include <glib.h>

typedef struct _IlkDatabaseThread IlkDatabaseThread;
typedef void (*IlkDatabaseJob)(gpointer data);

/** IlkDatabaseIdleJob: Returns: after how many ms without another job it is to run again, 0 when
 * all is done */
typedef guint (*IlkDatabaseIdleJob)(gpointer data);

IlkDatabaseThread *ilk_database_thread_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_database_thread_free: waits until every job has run that waits for its turn only */
void ilk_database_thread_free(IlkDatabaseThread *self);

/** ilk_database_thread_push: has @job run on the thread, in its turn */
void ilk_database_thread_push(IlkDatabaseThread *self, IlkDatabaseJob job, gpointer data);

/** ilk_database_thread_push_idle: the same, but not before no other job was pushed for @rest ms. Of
 * several that of the shortest rest runs first. One that is pushed while it waits takes its own
 * place; one that still waits at the end never runs. */
void ilk_database_thread_push_idle(IlkDatabaseThread *self, guint rest, IlkDatabaseIdleJob job,
                                   gpointer data);

/** ilk_database_thread_is_wanted: Returns: whether another job waits for its turn. Any thread. */
gboolean ilk_database_thread_is_wanted(IlkDatabaseThread *self);

/** ilk_database_thread_call: like ilk_database_thread_push(), and waits until it has run */
void ilk_database_thread_call(IlkDatabaseThread *self, IlkDatabaseJob job, gpointer data);
