/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A range is its own iterator, good for one loop: the programs ask no more of it.
 */
#include "demos/interpreter/iterator.h"
#include "demos/interpreter/containers.h"
#include "demos/interpreter/int.h"

#include <stdlib.h>

typedef struct {
  VmObject object;
  VmObject *list; /* NULL: a range */
  int64_t next, end;
} Iterator;

static void
iterator_dealloc(VmThread *thread, VmObject *object)
{
  Iterator *self = (Iterator *) object;
  if (self->list != NULL)
    vm_decref(thread, self->list);
  free(self);
}

const VmType vm_iterator_type = {.name = "iterator", .dealloc = iterator_dealloc};

static VmObject *
make(VmObject *list, int64_t from, int64_t to)
{
  Iterator *self = malloc(sizeof *self);
  if (self == NULL)
    return NULL;
  vm_object_init(&self->object, &vm_iterator_type);
  self->list = list != NULL ? vm_ref(list) : NULL;
  self->next = from;
  self->end = to;
  return &self->object;
}

VmObject *
vm_range_new(int64_t from, int64_t to)
{
  return make(NULL, from, to);
}

VmObject *
vm_iterator_new(VmObject *object)
{
  if (object->type == &vm_iterator_type)
    return vm_ref(object);
  return object->type == &vm_list_type ? make(object, 0, INT64_MAX) : NULL;
}

VmObject *
vm_iterator_next(VmThread *thread, VmObject *object)
{
  Iterator *self = (Iterator *) object;
  if (self->list != NULL)
    return vm_list_get(thread, self->list, self->next++);
  return self->next < self->end ? vm_int_new(thread, self->next++) : NULL;
}
