/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every program of both builds, run by one thread and by several: none fails, and the counter
 * holds what the program promises.
 */
#include "demos/interpreter/thread.h"

#include <glib.h>

#define THREADS 3
#define ROUNDS 3000
#define INTERVAL_US 50

static const VmBuild *const builds[] = {&vm_build_gil, &vm_build_free};

static gint64
count_call(VmThread *thread, gpointer data)
{
  vm_thread_release(thread, TRACE_RUNNING_FREE);
  g_atomic_int_inc((int *) data);
  vm_thread_reacquire(thread);
  return 10;
}

/* Runs @program in @n threads at once; returns the module's counter afterwards. */
static gint64
run(const VmBuild *build, VmProgram program, int n, int *native_calls)
{
  VmInterpreter interpreter;
  VmThread threads[THREADS];
  g_assert_true(vm_interpreter_init(&interpreter, build, INTERVAL_US, THREADS));
  vm_interpreter_set_native(&interpreter, count_call, native_calls);
  for (int i = 0; i < n; i++)
    g_assert_true(vm_thread_start(&threads[i], &interpreter, program, ROUNDS, i, NULL));
  for (int i = 0; i < n; i++) {
    while (!vm_thread_join(&threads[i], NS_PER_S))
      ;
    g_assert_cmpstr(threads[i].error, ==, NULL);
  }
  gint64 counter = build->read_counter(&interpreter.module);
  vm_interpreter_destroy(&interpreter);
  return counter;
}

static void
test_none_fails(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(builds); i++)
    for (int program = 0; program < VM_N_PROGRAMS; program++) {
      int calls = 0;
      run(builds[i], (VmProgram) program, 1, &calls);
      run(builds[i], (VmProgram) program, THREADS, &calls);
      g_assert_cmpint(calls, ==, program == VM_JOBS ? (THREADS + 1) * ROUNDS : 0);
    }
}

static void
test_alone_counts_right(void)
{
  const VmProgram programs[] = {VM_ADD_PLAIN, VM_ADD_CALL, VM_ADD_LOCKED};
  int calls = 0;
  for (gsize i = 0; i < G_N_ELEMENTS(builds); i++)
    for (gsize j = 0; j < G_N_ELEMENTS(programs); j++)
      g_assert_cmpint(run(builds[i], programs[j], 1, &calls), ==, ROUNDS);
}

static void
test_lock_loses_no_update(void)
{
  int calls = 0;
  for (gsize i = 0; i < G_N_ELEMENTS(builds); i++)
    g_assert_cmpint(run(builds[i], VM_ADD_LOCKED, THREADS, &calls), ==, THREADS * ROUNDS);
}

static void
test_plain_loop_loses_none_under_the_gil(void)
{
  int calls = 0;
  g_assert_cmpint(run(&vm_build_gil, VM_ADD_PLAIN, THREADS, &calls), ==, THREADS * ROUNDS);
}

static void
test_sizes_are_cpythons(void)
{
  g_assert_cmpuint(vm_build_gil.header_size, ==, 16);
  g_assert_cmpuint(vm_build_free.header_size, ==, 32);
  g_assert_cmpuint(vm_build_free.int_size - vm_build_gil.int_size, ==, 16);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/interpreter/programs/none-fails", test_none_fails);
  g_test_add_func("/interpreter/programs/alone-counts-right", test_alone_counts_right);
  g_test_add_func("/interpreter/programs/lock-loses-no-update", test_lock_loses_no_update);
  g_test_add_func("/interpreter/programs/plain-loop-loses-none-under-the-gil",
                  test_plain_loop_loses_none_under_the_gil);
  g_test_add_func("/interpreter/programs/sizes-are-cpythons", test_sizes_are_cpythons);
  return g_test_run();
}
