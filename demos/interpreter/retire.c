/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dead form a list, linked through themselves. With the GIL there is nobody to be careful of,
 * and they are freed at once.
 */
#include "demos/interpreter/retire.h"
#include "demos/interpreter/thread.h"

#include <stdlib.h>

#ifdef VM_FREE_THREADED

/* The dead need no type: the place where it stood links them. */
static VmObject **
get_link(VmObject *object)
{
  return (VmObject **) &object->type;
}

void
vm_retire(VmThread *thread, VmObject *object)
{
  if (thread->interpreter == NULL) { /* the module's end: no thread is left */
    free(object);
    return;
  }
  VmObject *_Atomic *retired = &thread->interpreter->module.retired;
  VmObject *head = atomic_load(retired);
  do
    *get_link(object) = head;
  while (!atomic_compare_exchange_weak(retired, &head, object));
}

void
vm_retire_all(VmObject *_Atomic *retired)
{
  VmObject *object = atomic_exchange(retired, NULL);
  while (object != NULL) {
    VmObject *next = *get_link(object);
    free(object);
    object = next;
  }
}

#else

void
vm_retire(VmThread *thread, VmObject *object)
{
  free(object);
}

void
vm_retire_all(VmObject *_Atomic *retired)
{
}

#endif
