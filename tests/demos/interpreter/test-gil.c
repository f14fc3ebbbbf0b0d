/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The GIL's rules, one by one. The main thread plays one thread of the interpreter; nothing here
 * depends on how long anything takes.
 */
#include "demos/interpreter/thread.h"

#include <glib.h>

#define INTERVAL_US 50

typedef struct {
  VmInterpreter interpreter;
  VmThread main, other, bystander;
  atomic_bool other_has_it;
} Fixture;

static void
setup(Fixture *fixture, gconstpointer data)
{
  g_assert_true(vm_interpreter_init(&fixture->interpreter, &vm_build_gil, INTERVAL_US, 8));
  fixture->main.interpreter = &fixture->interpreter;
  fixture->other.interpreter = &fixture->interpreter;
  fixture->bystander.interpreter = &fixture->interpreter;
}

static void
teardown(Fixture *fixture, gconstpointer data)
{
  vm_interpreter_destroy(&fixture->interpreter);
}

static gpointer
take_and_leave(gpointer data)
{
  Fixture *fixture = data;
  vm_gil_take(&fixture->interpreter.gil, &fixture->other);
  fixture->other_has_it = true;
  vm_gil_leave(&fixture->interpreter.gil, &fixture->other);
  return NULL;
}

static void
wait_until_asked(VmThread *thread)
{
  while (!vm_breaker_get(thread, VM_DROP_REQUEST))
    g_thread_yield();
}

static void
test_lone_thread_is_never_asked(Fixture *fixture, gconstpointer data)
{
  VmThread lone;
  g_assert_true(vm_thread_start(&lone, &fixture->interpreter, VM_COUNTDOWN, 300000, 0, NULL));
  while (!vm_thread_join(&lone, NS_PER_S))
    ;
  g_assert_cmpuint(fixture->interpreter.gil.switch_number, ==, 0);
  g_assert_cmpuint(fixture->interpreter.gil.n_holds, ==, 0);
}

static void
test_drop_unasked_returns_at_once(Fixture *fixture, gconstpointer data)
{
  VmGil *gil = &fixture->interpreter.gil;
  vm_gil_take(gil, &fixture->main);
  g_assert_true(gil->locked);
  vm_gil_drop(gil, &fixture->main);
  g_assert_false(gil->locked);
  vm_gil_take(gil, &fixture->main);
  g_assert_cmpuint(gil->switch_number, ==, 0);
  vm_gil_leave(gil, &fixture->main);
}

static void
test_drop_when_asked_waits_for_the_switch(Fixture *fixture, gconstpointer data)
{
  VmGil *gil = &fixture->interpreter.gil;
  vm_gil_take(gil, &fixture->main);
  GThread *thread = g_thread_new("other", take_and_leave, fixture);
  wait_until_asked(&fixture->main);
  g_assert_false(fixture->other_has_it);

  vm_gil_drop(gil, &fixture->main);
  g_assert_true(gil->last_holder == &fixture->other);
  g_assert_cmpuint(gil->n_holds, ==, 1);
  g_assert_cmpuint(gil->holds[0], >=, INTERVAL_US * NS_PER_US);

  g_thread_join(thread);
  g_assert_cmpuint(gil->switch_number, ==, 1);
}

static void
test_only_the_holder_is_asked(Fixture *fixture, gconstpointer data)
{
  VmGil *gil = &fixture->interpreter.gil;
  vm_gil_take(gil, &fixture->bystander);
  vm_gil_drop(gil, &fixture->bystander);
  vm_gil_take(gil, &fixture->main);
  GThread *thread = g_thread_new("other", take_and_leave, fixture);
  wait_until_asked(&fixture->main);
  g_assert_false(vm_breaker_get(&fixture->bystander, VM_DROP_REQUEST));
  g_assert_false(vm_breaker_get(&fixture->other, VM_DROP_REQUEST));
  vm_gil_drop(gil, &fixture->main);
  g_thread_join(thread);
}

static void
test_taking_clears_an_old_request(Fixture *fixture, gconstpointer data)
{
  VmGil *gil = &fixture->interpreter.gil;
  vm_breaker_set(&fixture->main, VM_DROP_REQUEST);
  vm_gil_take(gil, &fixture->main);
  g_assert_false(vm_breaker_get(&fixture->main, VM_DROP_REQUEST));
  vm_gil_leave(gil, &fixture->main);
}

static void
test_threads_take_turns(Fixture *fixture, gconstpointer data)
{
  VmThread threads[3];
  for (int i = 0; i < 3; i++)
    g_assert_true(
        vm_thread_start(&threads[i], &fixture->interpreter, VM_COUNTDOWN, 1000000, i, NULL));
  for (int i = 0; i < 3; i++)
    while (!vm_thread_join(&threads[i], NS_PER_S))
      ;
  VmGil *gil = &fixture->interpreter.gil;
  g_assert_cmpuint(gil->n_holds, >, 0);
  g_assert_cmpuint(gil->switch_number, >=, gil->n_holds);
}

static void
test_without_it_nobody_waits(Fixture *fixture, gconstpointer data)
{
  VmInterpreter free_threaded;
  g_assert_true(vm_interpreter_init(&free_threaded, &vm_build_free, INTERVAL_US, 8));
  vm_gil_take(&free_threaded.gil, &fixture->main);
  vm_gil_take(&free_threaded.gil, &fixture->other);
  vm_gil_leave(&free_threaded.gil, &fixture->other);
  vm_gil_leave(&free_threaded.gil, &fixture->main);
  vm_interpreter_destroy(&free_threaded);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add("/interpreter/gil/" path, Fixture, NULL, setup, function, teardown)
  ADD("lone-thread-is-never-asked", test_lone_thread_is_never_asked);
  ADD("drop-unasked-returns-at-once", test_drop_unasked_returns_at_once);
  ADD("drop-when-asked-waits-for-the-switch", test_drop_when_asked_waits_for_the_switch);
  ADD("only-the-holder-is-asked", test_only_the_holder_is_asked);
  ADD("taking-clears-an-old-request", test_taking_clears_an_old_request);
  ADD("threads-take-turns", test_threads_take_turns);
  ADD("without-it-nobody-waits", test_without_it_nobody_waits);
  return g_test_run();
}
