/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A layer over SQLite's own file system. For a loss of power it remembers what each write since the
 * last sync has overwritten, and puts that back.
 */
#include "tests/faults/store-vfs.h"

#include <sqlite3.h>
#include <string.h>

typedef struct {
  sqlite3_file base;
  GQueue *unsynced;   /* Owned: of Overwritten, the latest first */
  sqlite3_file *real; /* Owned */
} File;

/* What a file was at a place before a write. */
typedef struct {
  sqlite3_int64 offset;
  sqlite3_int64 size_before;
  GBytes *before;
} Overwritten;

static struct {
  sqlite3_vfs *real;
  sqlite3_vfs vfs;
  sqlite3_io_methods methods;
  GList *files; /* Borrowed: open ones */

  gboolean armed, lasting, dead, fired;
  StoreFault fault;
  guint left;
} state;

static void
overwritten_free(gpointer data)
{
  Overwritten *self = data;
  g_bytes_unref(self->before);
  g_free(self);
}

static void
remember(File *file, int length, sqlite3_int64 offset)
{
  Overwritten *entry = g_new0(Overwritten, 1);
  guint8 *before = g_malloc0((gsize) length);
  sqlite3_file *real = file->real;
  real->pMethods->xFileSize(real, &entry->size_before);
  real->pMethods->xRead(real, before, length, offset);
  entry->offset = offset;
  entry->before = g_bytes_new_take(before, (gsize) length);
  g_queue_push_head(file->unsynced, entry);
}

static void
lose_unsynced(gpointer data, gpointer unused)
{
  File *file = data;
  sqlite3_file *real = file->real;
  Overwritten *entry;
  while ((entry = g_queue_pop_head(file->unsynced)) != NULL) {
    gsize length;
    gconstpointer before = g_bytes_get_data(entry->before, &length);
    real->pMethods->xWrite(real, before, (int) length, entry->offset);
    real->pMethods->xTruncate(real, entry->size_before);
    overwritten_free(entry);
  }
}

static gboolean
counts(gboolean sync)
{
  switch (state.fault) {
  case STORE_FAULT_SYNC:
    return sync;
  case STORE_FAULT_KILL:
  case STORE_FAULT_POWER:
    return TRUE;
  case STORE_FAULT_WRITE:
  case STORE_FAULT_HALF:
  case STORE_FAULT_FULL:
  case N_STORE_FAULTS:
  default:
    return !sync;
  }
}

/* Returns: whether this write or sync is to fail */
static gboolean
strike(gboolean sync)
{
  if (state.dead)
    return TRUE;
  if (!state.armed || !counts(sync))
    return FALSE;
  if (state.left > 1) {
    state.left--;
    return FALSE;
  }
  state.fired = TRUE;
  state.armed = state.lasting;
  state.dead = state.fault >= STORE_FAULT_KILL;
  if (state.fault == STORE_FAULT_POWER)
    g_list_foreach(state.files, lose_unsynced, NULL);
  return TRUE;
}

static int
file_close(sqlite3_file *base)
{
  File *file = (File *) base;
  state.files = g_list_remove(state.files, file);
  int result = file->real->pMethods->xClose(file->real);
  g_queue_free_full(file->unsynced, overwritten_free);
  g_free(file->real);
  return result;
}

static int
file_read(sqlite3_file *base, void *data, int length, sqlite3_int64 offset)
{
  File *file = (File *) base;
  if (state.dead)
    return SQLITE_IOERR_READ;
  return file->real->pMethods->xRead(file->real, data, length, offset);
}

static int
file_write(sqlite3_file *base, const void *data, int length, sqlite3_int64 offset)
{
  File *file = (File *) base;
  if (strike(FALSE)) {
    if (state.fault == STORE_FAULT_HALF)
      file->real->pMethods->xWrite(file->real, data, length / 2, offset);
    return state.fault == STORE_FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
  }
  remember(file, length, offset);
  return file->real->pMethods->xWrite(file->real, data, length, offset);
}

static int
file_truncate(sqlite3_file *base, sqlite3_int64 size)
{
  File *file = (File *) base;
  if (state.dead)
    return SQLITE_IOERR_TRUNCATE;
  return file->real->pMethods->xTruncate(file->real, size);
}

static int
file_sync(sqlite3_file *base, int flags)
{
  File *file = (File *) base;
  if (strike(TRUE))
    return SQLITE_IOERR_FSYNC;
  g_queue_clear_full(file->unsynced, overwritten_free);
  return file->real->pMethods->xSync(file->real, flags);
}

static int
file_size(sqlite3_file *base, sqlite3_int64 *size)
{
  sqlite3_file *real = ((File *) base)->real;
  return real->pMethods->xFileSize(real, size);
}

static int
file_lock(sqlite3_file *base, int lock)
{
  sqlite3_file *real = ((File *) base)->real;
  return real->pMethods->xLock(real, lock);
}

static int
file_unlock(sqlite3_file *base, int lock)
{
  sqlite3_file *real = ((File *) base)->real;
  return real->pMethods->xUnlock(real, lock);
}

static int
file_check_reserved_lock(sqlite3_file *base, int *reserved)
{
  sqlite3_file *real = ((File *) base)->real;
  return real->pMethods->xCheckReservedLock(real, reserved);
}

static int
file_control(sqlite3_file *base, int operation, void *argument)
{
  sqlite3_file *real = ((File *) base)->real;
  return real->pMethods->xFileControl(real, operation, argument);
}

static int
file_sector_size(sqlite3_file *base)
{
  sqlite3_file *real = ((File *) base)->real;
  return real->pMethods->xSectorSize(real);
}

static int
file_device_characteristics(sqlite3_file *base)
{
  return 0; /* promise SQLite nothing */
}

static int
vfs_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *base, int flags, int *out_flags)
{
  File *file = (File *) base;
  memset(file, 0, sizeof *file);
  if (state.dead)
    return SQLITE_CANTOPEN;
  file->real = g_malloc0((gsize) state.real->szOsFile);
  int result = state.real->xOpen(state.real, name, file->real, flags, out_flags);
  if (result != SQLITE_OK) {
    g_clear_pointer(&file->real, g_free);
    return result;
  }
  file->unsynced = g_queue_new();
  file->base.pMethods = &state.methods;
  state.files = g_list_prepend(state.files, file);
  return SQLITE_OK;
}

static int
vfs_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
  return state.dead ? SQLITE_IOERR_DELETE : state.real->xDelete(state.real, name, sync);
}

static int
file_map_shared(sqlite3_file *base, int region, int size, int extend, void volatile **memory)
{
  sqlite3_file *real = ((File *) base)->real;
  return real->pMethods->xShmMap(real, region, size, extend, memory);
}

static int
file_lock_shared(sqlite3_file *base, int offset, int n, int flags)
{
  sqlite3_file *real = ((File *) base)->real;
  return real->pMethods->xShmLock(real, offset, n, flags);
}

static void
file_fence_shared(sqlite3_file *base)
{
  sqlite3_file *real = ((File *) base)->real;
  real->pMethods->xShmBarrier(real);
}

static int
file_unmap_shared(sqlite3_file *base, int delete)
{
  sqlite3_file *real = ((File *) base)->real;
  return real->pMethods->xShmUnmap(real, delete);
}

/* Takes the name of the system that the collection asks for, and is the one of those that ask for
 * none. */
void
store_vfs_install(void)
{
  state.real = sqlite3_vfs_find("unix-excl");
  state.vfs = *state.real;
  state.vfs.szOsFile = sizeof(File);
  state.vfs.xOpen = vfs_open;
  state.vfs.xDelete = vfs_delete;
  state.methods = (sqlite3_io_methods){
      .iVersion = 2,
      .xClose = file_close,
      .xRead = file_read,
      .xWrite = file_write,
      .xTruncate = file_truncate,
      .xSync = file_sync,
      .xFileSize = file_size,
      .xLock = file_lock,
      .xUnlock = file_unlock,
      .xCheckReservedLock = file_check_reserved_lock,
      .xFileControl = file_control,
      .xSectorSize = file_sector_size,
      .xDeviceCharacteristics = file_device_characteristics,
      .xShmMap = file_map_shared,
      .xShmLock = file_lock_shared,
      .xShmBarrier = file_fence_shared,
      .xShmUnmap = file_unmap_shared,
  };
  sqlite3_vfs_register(&state.vfs, TRUE);
}

void
store_vfs_arm(StoreFault fault, guint nth, gboolean lasting)
{
  state.fault = fault;
  state.left = nth;
  state.lasting = lasting;
  state.fired = state.dead = FALSE;
  state.armed = TRUE;
}

gboolean
store_vfs_disarm(void)
{
  state.armed = state.dead = FALSE;
  return state.fired;
}
