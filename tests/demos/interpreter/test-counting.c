/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ways to count references: the state table of biased counts, and that no way but the plain
 * one loses a count when two threads count the same object.
 */
#include "demos/interpreter/owner.h"

#include <glib.h>

static atomic_uint breaker;

static void
count_death(gpointer data, VmBiasedCount *biased)
{
  (*(int *) data)++;
}

static gpointer
drop_elsewhere(gpointer data)
{
  return GINT_TO_POINTER(vm_biased_decref(data));
}

/* Lets another thread drop a reference; returns whether the object died there. */
static gboolean
decref_on_another_thread(VmBiasedCount *biased)
{
  return GPOINTER_TO_INT(g_thread_join(g_thread_new("other", drop_elsewhere, biased)));
}

static gpointer
ref_elsewhere(gpointer data)
{
  vm_biased_incref(data);
  return NULL;
}

static void
incref_on_another_thread(VmBiasedCount *biased)
{
  g_thread_join(g_thread_new("other", ref_elsewhere, biased));
}

static VmShareState
get_state(const VmBiasedCount *biased)
{
  return (VmShareState) (biased->shared & VM_SHARE_MASK);
}

static void
test_plain(void)
{
  VmPlainCount plain;
  vm_plain_init(&plain);
  vm_plain_incref(&plain);
  g_assert_false(vm_plain_decref(&plain));
  g_assert_true(vm_plain_decref(&plain));

  VmPlainCount immortal = VM_PLAIN_IMMORTAL;
  vm_plain_incref(&immortal);
  g_assert_false(vm_plain_decref(&immortal));
  g_assert_cmpint(immortal.count, ==, G_MININT64);
}

static void
test_biased_owner_alone(void)
{
  VmBiasedCount biased;
  vm_biased_init(&biased);
  vm_biased_incref(&biased);
  g_assert_cmpuint(biased.local, ==, 2);
  g_assert_cmpint(biased.shared, ==, 0);
  g_assert_false(vm_biased_decref(&biased));
  g_assert_true(vm_biased_decref(&biased));
}

static void
test_biased_counts_others_apart(void)
{
  VmBiasedCount biased;
  vm_biased_init(&biased);
  incref_on_another_thread(&biased);
  g_assert_cmpuint(biased.local, ==, 1);
  g_assert_cmpint(biased.shared, ==, 1 << VM_SHARE_SHIFT);

  /* The owner goes first: the counts are merged, and the other one drops the last. */
  g_assert_false(vm_biased_decref(&biased));
  g_assert_cmpint(get_state(&biased), ==, VM_SHARE_MERGED);
  g_assert_cmpuint(biased.owner, ==, 0);
  g_assert_true(decref_on_another_thread(&biased));
}

static gpointer
ref_locked_elsewhere(gpointer data)
{
  vm_biased_incref_locked(data);
  return NULL;
}

static gpointer
try_elsewhere(gpointer data)
{
  return GINT_TO_POINTER(vm_biased_try_incref(data));
}

/* Who finds an object under its container's lock marks it: the next one needs no lock. */
static void
test_biased_found_under_a_lock(void)
{
  VmBiasedCount biased;
  vm_biased_init(&biased);
  g_assert_false(GPOINTER_TO_INT(g_thread_join(g_thread_new("other", try_elsewhere, &biased))));
  g_thread_join(g_thread_new("other", ref_locked_elsewhere, &biased));
  g_assert_cmpint(get_state(&biased), ==, VM_SHARE_WEAKREF);
  g_assert_false(decref_on_another_thread(&biased));
  g_assert_cmpint(biased.shared, ==, VM_SHARE_WEAKREF);
  g_assert_true(GPOINTER_TO_INT(g_thread_join(g_thread_new("other", try_elsewhere, &biased))));
  g_assert_cmpint(biased.shared >> VM_SHARE_SHIFT, ==, 1);

  vm_biased_incref_locked(&biased); /* the owner: counts as always */
  g_assert_cmpuint(biased.local, ==, 2);
  g_assert_cmpint(biased.shared >> VM_SHARE_SHIFT, ==, 1);
}

static void
test_biased_queues_to_the_owner(void)
{
  VmOwner owner;
  VmBiasedCount biased;
  int deaths = 0;
  vm_owner_enter(&owner, &breaker, 4);
  vm_biased_init(&biased);
  vm_biased_incref(&biased);

  /* The other drops a reference the owner counted: only the owner can tell what is left. */
  g_assert_false(decref_on_another_thread(&biased));
  g_assert_cmpint(get_state(&biased), ==, VM_SHARE_QUEUED);
  g_assert_cmpuint(breaker, ==, 4);
  vm_owner_merge(&owner, count_death, &deaths);
  g_assert_cmpuint(breaker, ==, 0);
  g_assert_cmpint(get_state(&biased), ==, VM_SHARE_MERGED);
  g_assert_cmpint(biased.shared >> VM_SHARE_SHIFT, ==, 1);
  g_assert_cmpint(deaths, ==, 0);
  g_assert_true(vm_biased_decref(&biased));
  vm_owner_leave(&owner, count_death, &deaths);
}

static void
test_biased_dies_in_the_queue(void)
{
  VmOwner owner;
  VmBiasedCount biased;
  int deaths = 0;
  vm_owner_enter(&owner, &breaker, 4);
  vm_biased_init(&biased);
  g_assert_false(decref_on_another_thread(&biased));
  vm_owner_leave(&owner, count_death, &deaths);
  g_assert_cmpint(deaths, ==, 1);
}

static void
test_biased_without_owner_merges_itself(void)
{
  VmBiasedCount biased;
  vm_biased_init(&biased);
  g_assert_true(decref_on_another_thread(&biased));
}

static void
test_biased_immortal(void)
{
  VmBiasedCount immortal = VM_BIASED_IMMORTAL;
  vm_biased_incref(&immortal);
  g_assert_false(vm_biased_decref(&immortal));
  g_assert_false(decref_on_another_thread(&immortal));
  g_assert_cmpint(immortal.shared, ==, 0);
}

#define ROUNDS 200000

static gpointer
count_biased(gpointer data)
{
  for (int i = 0; i < ROUNDS; i++)
    vm_biased_incref(data);
  return NULL;
}

static void
test_biased_loses_nothing(void)
{
  VmBiasedCount biased;
  vm_biased_init(&biased);
  GThread *a = g_thread_new("a", count_biased, &biased);
  GThread *b = g_thread_new("b", count_biased, &biased);
  count_biased(&biased);
  g_thread_join(a);
  g_thread_join(b);
  g_assert_cmpint(vm_biased_merge(&biased, 0), ==, 3 * ROUNDS + 1);
}

static gpointer
count_atomic(gpointer data)
{
  for (int i = 0; i < ROUNDS; i++)
    vm_atomic_incref(data);
  return NULL;
}

static void
test_atomic_loses_nothing(void)
{
  VmAtomicCount atomic = {1};
  GThread *a = g_thread_new("a", count_atomic, &atomic);
  count_atomic(&atomic);
  g_thread_join(a);
  g_assert_cmpint(atomic.count, ==, 2 * ROUNDS + 1);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/interpreter/counting/plain", test_plain);
  g_test_add_func("/interpreter/counting/biased-owner-alone", test_biased_owner_alone);
  g_test_add_func("/interpreter/counting/biased-counts-others-apart",
                  test_biased_counts_others_apart);
  g_test_add_func("/interpreter/counting/biased-found-under-a-lock",
                  test_biased_found_under_a_lock);
  g_test_add_func("/interpreter/counting/biased-queues-to-the-owner",
                  test_biased_queues_to_the_owner);
  g_test_add_func("/interpreter/counting/biased-dies-in-the-queue", test_biased_dies_in_the_queue);
  g_test_add_func("/interpreter/counting/biased-without-owner-merges-itself",
                  test_biased_without_owner_merges_itself);
  g_test_add_func("/interpreter/counting/biased-immortal", test_biased_immortal);
  g_test_add_func("/interpreter/counting/biased-loses-nothing", test_biased_loses_nothing);
  g_test_add_func("/interpreter/counting/atomic-loses-nothing", test_atomic_loses_nothing);
  return g_test_run();
}
