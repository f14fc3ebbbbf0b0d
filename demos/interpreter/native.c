/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Functions in C that programs can call. One that may wait lets go of the GIL first, or nobody
 * else could run meanwhile. Compare Modules/_threadmodule.c, lock_acquire().
 */
#include "demos/interpreter/int.h"
#include "demos/interpreter/programs.h"
#include "demos/interpreter/thread.h"

#define GLANCE (20 * NS_PER_MS) /* how often who waits looks for orders */

static VmObject *
call_native(VmThread *thread, VmObject *const *arguments, int n)
{
  VmModule *module = &thread->interpreter->module;
  int64_t number = module->native != NULL ? module->native(thread, module->native_data) : 0;
  return vm_int_new(thread, number);
}

static VmObject *
acquire(VmThread *thread, VmObject *const *arguments, int n)
{
  VmLock *lock = &thread->interpreter->module.user_lock;
  uint8_t expected = 0;
  if (atomic_compare_exchange_strong(&lock->bits, &expected, VM_LOCKED))
    return &vm_none;
  for (bool taken = false; !taken;) {
    vm_thread_release(thread, TRACE_WAITING_FOR_LOCK);
    taken = vm_lock_parked(lock, GLANCE);
    vm_thread_reacquire(thread);
    if (!taken && vm_breaker_get(thread, VM_EXIT_REQUEST))
      return NULL; /* Who had the lock was made to give up, too. */
  }
  return &vm_none;
}

static VmObject *
release(VmThread *thread, VmObject *const *arguments, int n)
{
  vm_unlock(&thread->interpreter->module.user_lock);
  return &vm_none;
}

#define NATIVE(NAME, FUNCTION)                                                                     \
  {                                                                                                \
    .object = VM_IMMORTAL_OBJECT(&vm_function_type), .name = NAME, .native = FUNCTION              \
  }

VmFunction vm_native_functions[3] = {
    NATIVE("native", call_native),
    NATIVE("acquire", acquire),
    NATIVE("release", release),
};
