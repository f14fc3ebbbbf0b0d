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

#define SLEEPERS 3

static int inside, n_been;

/* Each stays until told, so that the next one is woken only when it leaves. */
static gpointer
count_inside(gpointer data)
{
  vm_lock(&lock);
  g_assert_cmpint(++inside, ==, 1);
  n_been++;
  g_thread_yield();
  inside--;
  vm_unlock(&lock);
  return NULL;
}

/* Who unlocks wakes one of them; that one, when it leaves, the next: none is forgotten. */
static void
test_wakes_one_after_the_other(void)
{
  GThread *threads[SLEEPERS];
  vm_lock(&lock);
  for (int i = 0; i < SLEEPERS; i++)
    threads[i] = g_thread_new("sleeper", count_inside, NULL);
  while ((lock.bits & VM_PARKED) == 0)
    g_thread_yield();
  vm_unlock(&lock);
  for (int i = 0; i < SLEEPERS; i++)
    g_thread_join(threads[i]);
  g_assert_cmpint(n_been, ==, SLEEPERS);
  g_assert_cmpuint(lock.bits, ==, 0);
}

/* Nobody gets the lock who does not wait for it any more. */
static void
test_gives_up_in_time(void)
{
  vm_lock(&lock);
  g_assert_false(vm_lock_parked(&lock, 1000));
  vm_unlock(&lock);
  g_assert_cmpuint(lock.bits, ==, 0);
  g_assert_true(vm_lock_parked(&lock, 1000));
  vm_unlock(&lock);
  g_assert_cmpuint(lock.bits, ==, 0);
}

static gpointer
hog(gpointer data)
{
  while (g_atomic_int_get((int *) data) == 0) {
    vm_lock(&lock);
    vm_unlock(&lock);
  }
  return NULL;
}

/* Threads that never sleep would always be quicker than the one that has to wake up first. */
static void
test_is_fair_to_who_sleeps(void)
{
  int done = 0;
  GThread *hogs[] = {g_thread_new("hog", hog, &done), g_thread_new("hog", hog, &done)};
  for (int i = 0; i < 20; i++) {
    g_assert_true(vm_lock_parked(&lock, G_GUINT64_CONSTANT(20000000000)));
    vm_unlock(&lock);
  }
  g_atomic_int_set(&done, 1);
  g_thread_join(hogs[0]);
  g_thread_join(hogs[1]);
  g_assert_cmpuint(lock.bits, ==, 0);
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
  g_test_add_func("/interpreter/lock/wakes-one-after-the-other", test_wakes_one_after_the_other);
  g_test_add_func("/interpreter/lock/gives-up-in-time", test_gives_up_in_time);
  g_test_add_func("/interpreter/lock/is-fair-to-who-sleeps", test_is_fair_to_who_sleeps);
  return g_test_run();
}
