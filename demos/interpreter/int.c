/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A number that dies goes onto its thread's free list and the next one made takes it from there,
 * so a counting loop never calls malloc(). Compare Include/internal/pycore_freelist.h. What the
 * list has no room for waits beside it, as freed blocks wait in a thread's own heap (mimalloc's):
 * as numbers they stay, so that who still reads the count of a dead one reads a count.
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

/* Linked through their types, of which the dead have no need. */
static VmObject **
get_link(VmObject *object)
{
  return (VmObject **) &object->type;
}

static void
put_aside(VmThread *thread, VmObject *object)
{
  *get_link(object) = thread->more_free_ints;
  thread->more_free_ints = object;
}

static void
int_dealloc(VmThread *thread, VmObject *object)
{
  if (thread->n_free_ints < MAX_FREE)
    thread->free_ints[thread->n_free_ints++] = object;
  else
    put_aside(thread, object);
}

const VmType vm_int_type = {.name = "int", .dealloc = int_dealloc};

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
  VmObject *aside = thread->more_free_ints;
  if (aside != NULL) {
    thread->more_free_ints = *get_link(aside);
    return (VmInt *) aside;
  }
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
  while (thread->more_free_ints != NULL) {
    VmObject *aside = thread->more_free_ints;
    thread->more_free_ints = *get_link(aside);
    vm_retire(thread, aside);
  }
}
