/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The queue between interpreters: what goes in comes out, in both of its ways of waiting, and who
 * is told to give up does.
 */
#include "demos/interpreter/queue.h"

#include <glib.h>

#define ROOM 100
#define MESSAGES 5

typedef struct {
  VmInterpreter interpreters[2];
  VmQueue there, back;
  int answered;
} Fixture;

static void
setup(Fixture *fixture, gconstpointer wakes)
{
  for (int i = 0; i < 2; i++)
    g_assert_true(vm_interpreter_init(&fixture->interpreters[i], &vm_build_gil, 5000, i));
  g_assert_true(vm_queue_init(&fixture->there, ROOM, wakes != NULL));
  g_assert_true(vm_queue_init(&fixture->back, ROOM, wakes != NULL));
}

static void
teardown(Fixture *fixture, gconstpointer wakes)
{
  vm_queue_destroy(&fixture->back);
  vm_queue_destroy(&fixture->there);
  for (int i = 0; i < 2; i++)
    vm_interpreter_destroy(&fixture->interpreters[i]);
}

static gint64
ask(VmThread *thread, gpointer data)
{
  Fixture *fixture = data;
  guint8 sent[ROOM] = {(guint8) (40 + fixture->answered), 2, 3}, got[ROOM] = {0};
  g_assert_true(vm_queue_put(&fixture->there, thread, sent, ROOM));
  if (!vm_queue_get(&fixture->back, thread, got))
    return 0;
  g_assert_cmpmem(got, ROOM, sent, ROOM);
  fixture->answered++;
  return 0;
}

static gint64
answer(VmThread *thread, gpointer data)
{
  Fixture *fixture = data;
  guint8 bytes[ROOM];
  g_assert_true(vm_queue_get(&fixture->there, thread, bytes));
  g_assert_true(vm_queue_put(&fixture->back, thread, bytes, ROOM));
  return 0;
}

static void
join(VmThread *thread)
{
  while (!vm_thread_join(thread, NS_PER_S))
    ;
}

static void
test_carries_there_and_back(Fixture *fixture, gconstpointer wakes)
{
  VmThread threads[2];
  vm_interpreter_set_native(&fixture->interpreters[0], ask, fixture);
  vm_interpreter_set_native(&fixture->interpreters[1], answer, fixture);
  for (int i = 0; i < 2; i++)
    g_assert_true(
        vm_thread_start(&threads[i], &fixture->interpreters[i], VM_JOBS, MESSAGES, i, NULL));
  join(&threads[0]);
  join(&threads[1]);
  g_assert_cmpint(fixture->answered, ==, MESSAGES);
}

static void
test_gives_up_when_told(Fixture *fixture, gconstpointer wakes)
{
  VmThread lonely;
  vm_interpreter_set_native(&fixture->interpreters[0], ask, fixture);
  g_assert_true(vm_thread_start(&lonely, &fixture->interpreters[0], VM_JOBS, 1, 0, NULL));
  while (!vm_thread_join(&lonely, NS_PER_MS))
    vm_thread_interrupt(&lonely);
  g_assert_cmpint(fixture->answered, ==, 0);
}

static void
test_refuses_what_is_too_large(Fixture *fixture, gconstpointer wakes)
{
  guint8 bytes[ROOM + 1] = {0};
  VmThread nobody = {.interpreter = &fixture->interpreters[0]};
  g_assert_false(vm_queue_put(&fixture->there, &nobody, bytes, sizeof bytes));
  g_assert_false(fixture->there.full);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
#define ADD(path, wakes, function)                                                                 \
  g_test_add("/interpreter/queue/" path, Fixture, wakes, setup, function, teardown)
  ADD("polls/carries-there-and-back", NULL, test_carries_there_and_back);
  ADD("wakes/carries-there-and-back", "wakes", test_carries_there_and_back);
  ADD("polls/gives-up-when-told", NULL, test_gives_up_when_told);
  ADD("wakes/gives-up-when-told", "wakes", test_gives_up_when_told);
  ADD("refuses-what-is-too-large", NULL, test_refuses_what_is_too_large);
  return g_test_run();
}
