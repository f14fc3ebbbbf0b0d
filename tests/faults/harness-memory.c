/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Allocations of SQLite's, which a program has to survive: those of GLib end it, as a kill does.
 */
#include "tests/faults/harness.h"

#include <sqlite3.h>

static sqlite3_mem_methods usual;
static gint count;
static guint armed;
static gboolean stays;

static gboolean
fails(void)
{
  guint n = (guint) g_atomic_int_add(&count, 1) + 1;
  return armed != 0 && (n == armed || (stays && n > armed));
}

static void *
allocate(int size)
{
  return fails() ? NULL : usual.xMalloc(size);
}

static void *
reallocate(void *at, int size)
{
  return fails() ? NULL : usual.xRealloc(at, size);
}

void
harness_prepare_memory(void)
{
  sqlite3_mem_methods ours;
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &usual);
  ours = usual;
  ours.xMalloc = allocate;
  ours.xRealloc = reallocate;
  sqlite3_config(SQLITE_CONFIG_MALLOC, &ours);
}

void
harness_arm_memory(guint point, gboolean on)
{
  g_atomic_int_set(&count, 0);
  armed = point;
  stays = on;
}

guint
harness_get_memory_count(void)
{
  return (guint) g_atomic_int_get(&count);
}
