/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A ring whose room doubles when it is full.
 */
#include "demos/interpreter/deque.h"
#include "demos/interpreter/exception.h"

#include <stdlib.h>

typedef struct {
  VmObject object;
  VmObject **items;
  size_t first, n, room; /* a power of two, or 0 */
} Deque;

static VmObject *
take(Deque *self)
{
  VmObject *item = self->items[self->first];
  self->first = (self->first + 1) & (self->room - 1);
  self->n--;
  return item;
}

static void
deque_dealloc(VmThread *thread, VmObject *object)
{
  Deque *self = (Deque *) object;
  while (self->n > 0)
    vm_decref(thread, take(self));
  free(self->items);
  free(self);
}

static bool
grow(Deque *self)
{
  size_t room = self->room > 0 ? 2 * self->room : 16;
  VmObject **items = calloc(room, sizeof *items);
  if (items == NULL)
    return false;
  for (size_t i = 0; i < self->n; i++)
    items[i] = self->items[(self->first + i) & (self->room - 1)];
  free(self->items);
  self->items = items;
  self->first = 0;
  self->room = room;
  return true;
}

static VmObject *
append(VmThread *thread, VmObject *const *arguments, int n)
{
  Deque *self = (Deque *) arguments[0];
  if (self->n == self->room && !grow(self))
    return NULL;
  self->items[(self->first + self->n++) & (self->room - 1)] = vm_ref(arguments[1]);
  return &vm_none;
}

static VmObject *
pop_left(VmThread *thread, VmObject *const *arguments, int n)
{
  Deque *self = (Deque *) arguments[0];
  return self->n > 0 ? take(self) : vm_raise(thread, &vm_value_error, "the deque is empty");
}

static const VmMethod methods[] = {
    VM_METHOD("append", append), VM_METHOD("popleft", pop_left), {.name = NULL}};

const VmType vm_deque_type = {.name = "deque", .dealloc = deque_dealloc, .methods = methods};

VmObject *
vm_deque_new(VmThread *thread, VmObject *const *arguments, int n)
{
  Deque *self = calloc(1, sizeof *self);
  if (self == NULL)
    return NULL;
  vm_object_init(&self->object, &vm_deque_type);
  return &self->object;
}

int64_t
vm_deque_length(const VmObject *deque)
{
  return (int64_t) ((const Deque *) deque)->n;
}
