/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Open addressing: a key that finds its place taken goes to the next one.
 */
#include "demos/interpreter/containers.h"
#include "demos/interpreter/retire.h"

#include <stdlib.h>

#define FIRST_ROOM 8

typedef struct {
  int64_t key;
  VmObject *value; /* NULL: free */
} Entry;

typedef struct {
  VmObject object;
  Entry *entries;
  size_t n;
  size_t room; /* a power of two */
} Dict;

static void
dict_dealloc(VmThread *thread, VmObject *object)
{
  Dict *dict = (Dict *) object;
  for (size_t i = 0; i < dict->room; i++)
    if (dict->entries[i].value != NULL)
      vm_decref(thread, dict->entries[i].value);
  free(dict->entries);
  vm_retire(thread, object);
}

const VmType vm_dict_type = {.name = "dict", .dealloc = dict_dealloc};

VmObject *
vm_dict_new(void)
{
  Dict *dict = calloc(1, sizeof *dict);
  Entry *entries = calloc(FIRST_ROOM, sizeof *entries);
  if (dict == NULL || entries == NULL) {
    free(dict);
    free(entries);
    return NULL;
  }
  vm_object_init(&dict->object, &vm_dict_type);
  dict->entries = entries;
  dict->room = FIRST_ROOM;
  return &dict->object;
}

/* The entry of @key, or the free one where it belongs; there is always a free one. */
static Entry *
find_entry(Entry *entries, size_t room, int64_t key)
{
  size_t at = (size_t) key & (room - 1);
  while (entries[at].value != NULL && entries[at].key != key)
    at = (at + 1) & (room - 1);
  return &entries[at];
}

/* Keeps a third of the entries free. */
static bool
make_room(Dict *dict)
{
  if (dict->n * 3 < dict->room * 2)
    return true;
  size_t room = dict->room * 2;
  Entry *entries = calloc(room, sizeof *entries);
  if (entries == NULL)
    return false;
  for (size_t i = 0; i < dict->room; i++)
    if (dict->entries[i].value != NULL)
      *find_entry(entries, room, dict->entries[i].key) = dict->entries[i];
  free(dict->entries);
  dict->entries = entries;
  dict->room = room;
  return true;
}

/* The value that dies does so after the critical section: dying may run any code. */
bool
vm_dict_set(VmThread *thread, VmObject *object, int64_t key, VmObject *value)
{
  Dict *dict = (Dict *) object;
  VmObject *old = value;
  vm_begin_critical(object);
  bool done = make_room(dict);
  if (done) {
    Entry *entry = find_entry(dict->entries, dict->room, key);
    old = entry->value;
    dict->n += old == NULL;
    *entry = (Entry){key, value};
  }
  vm_end_critical(object);
  if (old != NULL)
    vm_decref(thread, old);
  return done;
}

VmObject *
vm_dict_get(VmObject *object, int64_t key)
{
  Dict *dict = (Dict *) object;
  vm_begin_critical(object);
  VmObject *value = find_entry(dict->entries, dict->room, key)->value;
  if (value != NULL)
    vm_ref_locked(value);
  vm_end_critical(object);
  return value;
}
