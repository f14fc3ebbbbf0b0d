/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a program that must not do harm is started: what limits it gets and what it may see. With
 * bubblewrap it has its own processes, network, /tmp and a read-only system; where that does not
 * work it has the limits alone. Either way interlock-supervise stands above it. Any thread.
 */
#pragma once

#include <gio/gio.h>

/**
 * IlkLimits:
 * @wall_ms: how long it may take
 * @output_bytes: how much it may print
 * @address_space: bytes of memory it may map, per process
 * @cpu_seconds: computing time, per process
 * @file_bytes: size of one file it writes
 * @files: open files, per process
 * @processes: processes and threads beyond those the user has already; does not bind root
 */
typedef struct {
  guint wall_ms;
  guint64 output_bytes;
  guint64 address_space;
  guint64 cpu_seconds;
  guint64 file_bytes;
  guint64 files;
  guint64 processes;
} IlkLimits;

/** ilk_limits_default: what a demo gets */
extern const IlkLimits ilk_limits_default;

typedef enum {
  ILK_CONTAINMENT_LIMITS,
  ILK_CONTAINMENT_BWRAP,
} IlkContainment;

/**
 * ilk_containment_get: tries bubblewrap once, which takes some 20 ms, and remembers.
 * $INTERLOCK_CONTAINMENT (`bwrap` or `fallback`) forces the one or the other.
 *
 * Returns: the best that works here
 */
IlkContainment ilk_containment_get(void);

/**
 * ilk_containment_wrap:
 * @command: the program's path and its arguments
 * @readable: (array zero-terminated=1): files and folders it needs besides the system's
 *
 * Returns: (transfer full): the command that runs @command contained
 */
char **ilk_containment_wrap(IlkContainment containment, const char *const *command,
                            const char *const *readable, const IlkLimits *limits)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_containment_dup_environment: Returns: (transfer full): the few variables a contained program
 * gets: language, search path, sanitizer options, and in bubblewrap a home that is not the
 * learner's */
char **ilk_containment_dup_environment(IlkContainment containment) G_GNUC_WARN_UNUSED_RESULT;
