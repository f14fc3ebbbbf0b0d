/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table by path. A path without a demo is one that somebody asks just now.
 */
#include "app/lab/kept-demos.h"

#include "app/base/limits.h"

/* Guards the table; the condition is that somebody has stopped asking. */
static GMutex mutex;
static GCond settled;
static GHashTable *demos;

static void
free_demo(gpointer demo)
{
  g_clear_object((IlkDemo **) &demo);
}

static GHashTable *
get_demos(void)
{
  if (demos == NULL)
    demos = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_demo);
  return demos;
}

static IlkDemo *
ref_demo(const char *path)
{
  IlkDemo *demo = g_hash_table_lookup(get_demos(), path);
  return demo != NULL ? g_object_ref(demo) : NULL;
}

IlkDemo *
ilk_kept_demos_claim(const char *path)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&mutex);
  gpointer demo = NULL;

  while (g_hash_table_lookup_extended(get_demos(), path, NULL, &demo) && demo == NULL)
    g_cond_wait(&settled, &mutex);
  if (demo == NULL)
    g_hash_table_insert(get_demos(), g_strdup(path), NULL);
  return demo != NULL ? g_object_ref(demo) : NULL;
}

void
ilk_kept_demos_settle(const char *path, IlkDemo *demo)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&mutex);

  g_hash_table_remove(get_demos(), path);
  if (demo != NULL && g_hash_table_size(get_demos()) < ILK_MAX_KEPT_DEMOS)
    g_hash_table_insert(get_demos(), g_strdup(path), g_object_ref(demo));
  g_cond_broadcast(&settled);
}

IlkDemo *
ilk_kept_demos_ref(const char *path)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&mutex);
  return ref_demo(path);
}

void
ilk_kept_demos_forget(void)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&mutex);
  g_clear_pointer(&demos, g_hash_table_unref);
}
