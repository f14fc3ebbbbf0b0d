/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of the free-threaded build is read without its lock while another thread appends, and
 * moves what it holds to a larger place.
 */
#include "demos/interpreter/containers.h"
#include "demos/interpreter/int.h"
#include "demos/interpreter/thread.h"

#include <glib.h>

#define N_ITEMS 5000

static VmInterpreter interpreter;
static VmObject *list;

static gpointer
append(gpointer data)
{
  VmThread *thread = data;
  for (gint64 i = 0; i < N_ITEMS; i++)
    g_assert_true(vm_list_append(thread, list, vm_int_new(thread, i)));
  return NULL;
}

/* Reads each item as soon as it is there, and the first one all the while. */
static gpointer
read_all(gpointer data)
{
  VmThread *thread = data;
  for (gint64 i = 0; i < N_ITEMS;) {
    VmObject *first = vm_list_get(thread, list, 0), *item = vm_list_get(thread, list, i);
    if (first != NULL) {
      g_assert_cmpint(vm_int_value(first), ==, 0);
      vm_decref(thread, first);
    }
    if (item == NULL)
      continue;
    g_assert_cmpint(vm_int_value(item), ==, i++);
    vm_decref(thread, item);
  }
  return NULL;
}

static void
test_read_while_appending(void)
{
  VmThread writer = {.interpreter = &interpreter}, reader = {.interpreter = &interpreter};
  vm_interpreter_init(&interpreter, &vm_build_free, 5000, 0);
  list = vm_list_new();
  GThread *appending = g_thread_new("append", append, &writer);
  GThread *reading = g_thread_new("read", read_all, &reader);
  g_thread_join(appending);
  g_thread_join(reading);
  vm_decref(&writer, list);
  vm_int_free_list_clear(&writer);
  vm_int_free_list_clear(&reader);
  vm_interpreter_destroy(&interpreter);
}

static void
test_no_such_item(void)
{
  VmThread thread = {.interpreter = &interpreter};
  vm_interpreter_init(&interpreter, &vm_build_free, 5000, 0);
  list = vm_list_new();
  g_assert_null(vm_list_get(&thread, list, 0));
  g_assert_true(vm_list_append(&thread, list, vm_int_new(&thread, 1)));
  g_assert_null(vm_list_get(&thread, list, 1));
  g_assert_null(vm_list_get(&thread, list, -1));
  vm_decref(&thread, list);
  vm_interpreter_destroy(&interpreter);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/interpreter/list/read-while-appending", test_read_while_appending);
  g_test_add_func("/interpreter/list/no-such-item", test_no_such_item);
  return g_test_run();
}
