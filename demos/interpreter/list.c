/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list whose appends and reads are safe under each way of counting. Compare Objects/listobject.c.
 */
#include "demos/interpreter/containers.h"
#include "demos/interpreter/eval.h"
#include "demos/interpreter/instance.h"
#include "demos/interpreter/place.h"
#include "demos/interpreter/retire.h"

#include <stdlib.h>

/* An object of its own only to be retired as one: somebody may still be reading it. */
typedef struct {
  VmObject object;
  size_t room;
  VmPlace places[];
} Items;

typedef struct {
  VmObject object;
  Items *_Atomic items; /* NULL: no room yet */
  atomic_size_t n;
} List;

static void
list_dealloc(VmThread *thread, VmObject *object)
{
  List *list = (List *) object;
  Items *items = atomic_load(&list->items);
  for (size_t i = 0; i < atomic_load(&list->n); i++)
    vm_decref(thread, atomic_load_explicit(&items->places[i], memory_order_relaxed));
  if (items != NULL)
    vm_retire(thread, &items->object);
  vm_retire(thread, object);
}

const VmType vm_list_type = {.name = "list", .dealloc = list_dealloc, .methods = vm_list_methods};

VmObject *
vm_list_new(void)
{
  List *list = calloc(1, sizeof *list);
  if (list == NULL)
    return NULL;
  vm_object_init(&list->object, &vm_list_type);
  return &list->object;
}

static Items *
new_items(const Items *old, size_t n, size_t room)
{
  Items *items = calloc(1, sizeof *items + room * sizeof(VmPlace));
  if (items == NULL)
    return NULL;
  items->room = room;
  for (size_t i = 0; i < n; i++)
    atomic_init(&items->places[i], atomic_load_explicit(&old->places[i], memory_order_relaxed));
  return items;
}

/* Grows by an eighth, as list_resize() in CPython does. Returns: (nullable): with room for one
 * more */
static Items *
make_room(VmThread *thread, List *list, size_t n)
{
  Items *old = atomic_load_explicit(&list->items, memory_order_relaxed);
  if (old != NULL && n < old->room)
    return old;
  Items *items = new_items(old, n, (n + 1 + (n >> 3) + 6) & ~(size_t) 3);
  if (items == NULL)
    return NULL;
  atomic_store_explicit(&list->items, items, memory_order_release);
  if (old != NULL)
    vm_retire(thread, &old->object);
  return items;
}

bool
vm_list_append(VmThread *thread, VmObject *object, VmObject *item)
{
  List *list = (List *) object;
  vm_begin_critical(object);
  size_t n = atomic_load_explicit(&list->n, memory_order_relaxed);
  Items *items = make_room(thread, list, n);
  if (items != NULL) {
    atomic_store_explicit(&items->places[n], item, memory_order_release);
    atomic_store_explicit(&list->n, n + 1, memory_order_release);
  }
  vm_end_critical(object);
  if (items == NULL)
    vm_decref(thread, item);
  return items != NULL;
}

/* The place of item @index; NULL when there is none. A reader without the lock may see the new
 * number and the old items. */
static VmPlace *
find_place(List *list, int64_t index)
{
  size_t n = atomic_load_explicit(&list->n, memory_order_acquire);
  Items *items = atomic_load_explicit(&list->items, memory_order_acquire);
  if (index < 0 || (uint64_t) index >= n || (uint64_t) index >= items->room)
    return NULL;
  return &items->places[index];
}

VmObject *
vm_list_get(VmThread *thread, VmObject *object, int64_t index)
{
  VmPlace *place = find_place((List *) object, index);
  VmObject *item = place != NULL ? vm_try_get(thread, place) : NULL;
  if (item != NULL)
    return item;
  vm_begin_critical(object);
  place = find_place((List *) object, index);
  if (place != NULL)
    item = vm_ref_locked(atomic_load_explicit(place, memory_order_relaxed));
  vm_end_critical(object);
  return item;
}

int64_t
vm_list_length(VmObject *object)
{
  return (int64_t) atomic_load_explicit(&((List *) object)->n, memory_order_acquire);
}

bool
vm_list_extend(VmThread *thread, VmObject *object, VmObject *items)
{
  VmObject *item;
  if (items->type != &vm_list_type)
    return false;
  for (int64_t i = 0; (item = vm_list_get(thread, items, i)) != NULL; i++)
    if (!vm_list_append(thread, object, item))
      return false;
  return true;
}

VmObject *
vm_list_pop(VmThread *thread, VmObject *object, int64_t index)
{
  List *list = (List *) object;
  vm_begin_critical(object);
  VmPlace *place = find_place(list, index);
  VmObject *item = NULL;
  if (place != NULL) {
    size_t n = atomic_load_explicit(&list->n, memory_order_relaxed) - 1;
    item = atomic_load_explicit(place, memory_order_relaxed);
    for (size_t i = (size_t) index; i < n; i++, place++)
      atomic_store_explicit(place, atomic_load_explicit(place + 1, memory_order_relaxed),
                            memory_order_release);
    atomic_store_explicit(&list->n, n, memory_order_release);
  }
  vm_end_critical(object);
  return item;
}

/* Nobody changes a list of arguments. */
VmObject *
vm_list_call(VmThread *thread, VmObject *callable, VmObject *arguments)
{
  List *list = (List *) arguments;
  int n = (int) vm_list_length(arguments);
  VmObject **items = calloc((size_t) n + 1, sizeof *items);
  if (items == NULL)
    return NULL;
  for (int i = 0; i < n; i++)
    items[i] = atomic_load(&atomic_load(&list->items)->places[i]);
  VmObject *result = vm_call(thread, callable, items, n);
  free(items);
  return result;
}
