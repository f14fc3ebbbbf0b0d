/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A number that dies goes onto its thread's free list and the next one made takes it from there,
 * so a counting loop never calls malloc(). Compare Include/internal/pycore_freelist.h.
 */
#include "demos/interpreter/int.h"
#include "demos/interpreter/retire.h"
#include "demos/interpreter/thread.h"

#include <pthread.h>
#include <stdlib.h>

#define N_SMALL_INTS (VM_SMALL_INTS_TO - VM_SMALL_INTS_FROM + 1)
#define MAX_FREE 100

static VmInt small_ints[N_SMALL_INTS];
static pthread_once_t small_ints_once = PTHREAD_ONCE_INIT;

static void
int_dealloc(VmThread *thread, VmObject *object)
{
  if (thread->n_free_ints < MAX_FREE)
    thread->free_ints[thread->n_free_ints++] = object;
  else
    vm_retire(thread, object);
}

const VmType vm_int_type = {"int", int_dealloc};

_Static_assert(MAX_FREE == VM_MAX_FREE_INTS, "the thread has room for the free list");

static void
make_small_ints(void)
{
  for (int i = 0; i < N_SMALL_INTS; i++)
    small_ints[i] = (VmInt){VM_IMMORTAL_OBJECT(&vm_int_type), VM_SMALL_INTS_FROM + i};
}

static VmInt *
allocate(VmThread *thread)
{
  if (thread->n_free_ints > 0)
    return (VmInt *) thread->free_ints[--thread->n_free_ints];
  return malloc(sizeof(VmInt));
}

VmObject *
vm_int_new(VmThread *thread, int64_t value)
{
  if (value >= VM_SMALL_INTS_FROM && value <= VM_SMALL_INTS_TO) {
    pthread_once(&small_ints_once, make_small_ints);
    return &small_ints[value - VM_SMALL_INTS_FROM].object;
  }
  VmInt *number = allocate(thread);
  if (number == NULL)
    return NULL;
  vm_object_init(&number->object, &vm_int_type);
  number->value = value;
  return &number->object;
}

void
vm_int_free_list_clear(VmThread *thread)
{
  while (thread->n_free_ints > 0)
    vm_retire(thread, thread->free_ints[--thread->n_free_ints]);
}
