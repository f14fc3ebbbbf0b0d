/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file system for SQLite that fails when it is told to. It becomes the default one of the
 * process, so the store under test needs no hook. Set while no request is under way.
 */
#pragma once

#include <glib.h>

/**
 * StoreFault:
 * @STORE_FAULT_WRITE: a write fails and writes nothing
 * @STORE_FAULT_HALF: a write fails after half of it was written
 * @STORE_FAULT_FULL: a write finds the disk full
 * @STORE_FAULT_SYNC: like @STORE_FAULT_WRITE, but syncs are counted and fail
 * @STORE_FAULT_KILL: the process is gone: whatever comes after fails, what was written stays
 * @STORE_FAULT_POWER: the power is gone: what was written and not synced is lost, too
 */
typedef enum {
  STORE_FAULT_WRITE,
  STORE_FAULT_HALF,
  STORE_FAULT_FULL,
  STORE_FAULT_SYNC,
  STORE_FAULT_KILL,
  STORE_FAULT_POWER,
  N_STORE_FAULTS,
} StoreFault;

void store_vfs_install(void);

/** store_vfs_arm: has the @nth (from 1) write or sync fail; @lasting: all that follow as well */
void store_vfs_arm(StoreFault fault, guint nth, gboolean lasting);

/** store_vfs_disarm: all is well again. Returns: whether the fault came about */
gboolean store_vfs_disarm(void);
