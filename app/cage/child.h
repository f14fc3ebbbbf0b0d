/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A contained process and its three streams. Reads at most ILK_CHILD_READ_BYTES in one turn of the
 * main loop and below the priority of drawing, so a child that floods cannot stall the window;
 * writes without ever waiting for a child that does not read. Belongs to the thread (and its
 * default main context) that started it.
 */
#pragma once

#include "app/cage/containment.h"

#define ILK_TYPE_CHILD (ilk_child_get_type())
G_DECLARE_FINAL_TYPE(IlkChild, ilk_child, ILK, CHILD, GObject)

/*
 * Signals: "output" (GBytes): it printed something;
 *          "exited": it and all its descendants are gone and everything it printed has been seen.
 */

/**
 * ilk_child_start:
 * @command: the program's path and its arguments
 * @readable: (array zero-terminated=1): files and folders it needs besides the system's
 *
 * Returns: (transfer full): the child, which keeps itself alive until “exited”; NULL with
 * ILK_ERROR_CHILD when it could not be started
 */
IlkChild *ilk_child_start(IlkContainment containment, const char *const *command,
                          const char *const *readable, const IlkLimits *limits, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_child_write: sends @text to its stdin, or drops it when too much is waiting there already */
void ilk_child_write(IlkChild *self, const char *text);

/** ilk_child_end_input: closes its stdin once what is waiting has been written; nothing can be
 * written from then on */
void ilk_child_end_input(IlkChild *self);

/** ilk_child_ask_to_end: sends SIGTERM to it, where the containment lets one through */
void ilk_child_ask_to_end(IlkChild *self);

/** ilk_child_kill: kills it and all its descendants; “exited” follows */
void ilk_child_kill(IlkChild *self);

/** ilk_child_abandon: for when even that did not help: lets go of the streams, “exited” follows */
void ilk_child_abandon(IlkChild *self);

/** ilk_child_get_signal: after “exited”. Returns: the signal that ended it, 0 when it exited */
int ilk_child_get_signal(IlkChild *self);

/** ilk_child_get_exit_status: after “exited”. Returns: its exit status, -1 when a signal ended
 * it */
int ilk_child_get_exit_status(IlkChild *self);

/** ilk_child_get_errors: Returns: what it wrote to stderr; of more than ILK_MAX_CHILD_ERROR_BYTES
 * the beginning and the end */
const char *ilk_child_get_errors(IlkChild *self);
