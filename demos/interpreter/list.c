/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list whose appends and reads are safe under each way of counting. Compare Objects/listobject.c.
 */
#include "demos/interpreter/containers.h"
#include "demos/interpreter/retire.h"

#include <stdlib.h>

typedef struct {
  VmObject object;
  VmObject **items;
  size_t n;
  size_t room;
} List;

static void
list_dealloc(VmThread *thread, VmObject *object)
{
  List *list = (List *) object;
  for (size_t i = 0; i < list->n; i++)
    vm_decref(thread, list->items[i]);
  free(list->items);
  vm_retire(thread, object);
}

const VmType vm_list_type = {"list", list_dealloc};

VmObject *
vm_list_new(void)
{
  List *list = calloc(1, sizeof *list);
  if (list == NULL)
    return NULL;
  vm_object_init(&list->object, &vm_list_type);
  return &list->object;
}

/* Grows by an eighth, as list_resize() in CPython does. */
static bool
make_room(List *list)
{
  if (list->n < list->room)
    return true;
  size_t room = (list->n + 1 + (list->n >> 3) + 6) & ~(size_t) 3;
  VmObject **items = realloc(list->items, room * sizeof(VmObject *));
  if (items == NULL)
    return false;
  list->items = items;
  list->room = room;
  return true;
}

bool
vm_list_append(VmThread *thread, VmObject *object, VmObject *item)
{
  List *list = (List *) object;
  vm_begin_critical(object);
  bool done = make_room(list);
  if (done)
    list->items[list->n++] = item;
  vm_end_critical(object);
  if (!done)
    vm_decref(thread, item);
  return done;
}

VmObject *
vm_list_get(VmObject *object, int64_t index)
{
  List *list = (List *) object;
  VmObject *item = NULL;
  vm_begin_critical(object);
  if (index >= 0 && (uint64_t) index < list->n)
    item = vm_ref(list->items[index]);
  vm_end_critical(object);
  return item;
}
