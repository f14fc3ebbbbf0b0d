/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ways of counting, as the demos run them: each loop counts what it says, and every way but
 * the plain one is right with two threads.
 */
#include "demos/interpreter/ways.h"

#include <glib.h>

#define ROUNDS 100000
#define THREADS 2

typedef struct {
  const VmWay *way;
  VmSubject subject;
} Race;

static gint64
count(VmThread *thread, gpointer data)
{
  Race *race = data;
  race->way->up(thread, &race->subject, ROUNDS);
  return 0;
}

static gint64
count_together(const VmWay *way)
{
  VmInterpreter interpreter;
  VmThread threads[THREADS];
  Race race = {.way = way};
  vm_subject_init(&race.subject);
  g_assert_true(vm_interpreter_init(&interpreter, way->build, 50, THREADS));
  vm_interpreter_set_native(&interpreter, count, &race);
  for (int i = 0; i < THREADS; i++)
    g_assert_true(vm_thread_start(&threads[i], &interpreter, VM_JOBS, 1, i, NULL));
  for (int i = 0; i < THREADS; i++)
    while (!vm_thread_join(&threads[i], NS_PER_S))
      ;
  vm_interpreter_destroy(&interpreter);
  return way->read(&race.subject);
}

static void
test_loops_count(void)
{
  VmThread thread = {.lane = 0};
  for (int i = 0; i < VM_N_WAYS; i++) {
    VmSubject subject;
    vm_subject_init(&subject);
    gint64 before = vm_ways[i].read(&subject);
    gint64 change = g_str_equal(vm_ways[i].name, "immortal") ? 0 : 1;
    vm_ways[i].up(&thread, &subject, 10);
    g_assert_cmpint(vm_ways[i].read(&subject), ==, before + 10 * change);
    vm_ways[i].down(&thread, &subject, 4);
    g_assert_cmpint(vm_ways[i].read(&subject), ==, before + 6 * change);
    vm_ways[i].pairs(&thread, &subject, 3);
    g_assert_cmpint(vm_ways[i].read(&subject), ==, before + 6 * change);
  }
}

static void
test_right_ways_lose_nothing(void)
{
  const char *const right[] = {"atomic", "biased", "gil"};
  for (gsize i = 0; i < G_N_ELEMENTS(right); i++)
    g_assert_cmpint(count_together(vm_way_find(right[i])), ==, THREADS * ROUNDS + 1);
}

static void
test_finds_by_name(void)
{
  for (int i = 0; i < VM_N_WAYS; i++)
    g_assert_true(vm_way_find(vm_ways[i].name) == &vm_ways[i]);
  g_assert_null(vm_way_find("guessed"));
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/interpreter/ways/loops-count", test_loops_count);
  g_test_add_func("/interpreter/ways/right-ways-lose-nothing", test_right_ways_lose_nothing);
  g_test_add_func("/interpreter/ways/finds-by-name", test_finds_by_name);
  return g_test_run();
}
