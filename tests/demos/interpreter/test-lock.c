/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one-byte lock: one thread inside at a time, and those that parked are woken.
 */
#include "demos/interpreter/lock.h"

#include <glib.h>

#define THREADS 4
#define ROUNDS 50000

static VmLock lock;
static int counter;

static gpointer
add_under_lock(gpointer data)
{
  for (int i = 0; i < ROUNDS; i++) {
    vm_lock(&lock);
    counter++;
    vm_unlock(&lock);
  }
  return NULL;
}

static void
test_excludes(void)
{
  GThread *threads[THREADS];
  for (int i = 0; i < THREADS; i++)
    threads[i] = g_thread_new("adder", add_under_lock, NULL);
  for (int i = 0; i < THREADS; i++)
    g_thread_join(threads[i]);
  g_assert_cmpint(counter, ==, THREADS * ROUNDS);
  g_assert_cmpuint(lock.bits, ==, 0);
}

static gpointer
lock_once(gpointer data)
{
  vm_lock(&lock);
  vm_unlock(&lock);
  return NULL;
}

static void
test_wakes_who_parked(void)
{
  vm_lock(&lock);
  GThread *thread = g_thread_new("sleeper", lock_once, NULL);
  while ((lock.bits & VM_PARKED) == 0)
    g_thread_yield();
  vm_unlock(&lock);
  g_thread_join(thread);
  g_assert_cmpuint(lock.bits, ==, 0);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_assert_cmpuint(sizeof(VmLock), ==, 1);
  g_test_add_func("/interpreter/lock/excludes", test_excludes);
  g_test_add_func("/interpreter/lock/wakes-who-parked", test_wakes_who_parked);
  return g_test_run();
}
