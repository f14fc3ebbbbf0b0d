/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each loop is the steps of one way and nothing else, written so that the compiler can neither
 * join the steps nor take them out of the loop.
 */
#include "demos/interpreter/ways.h"

#include <string.h>

/* Three loops around a way's two steps. The empty instruction keeps the compiler from adding up a
 * loop in advance. */
#define DEFINE_LOOP(NAME, ATTRIBUTE, STEPS)                                                        \
  __attribute__((noinline)) ATTRIBUTE static void NAME(VmThread *thread, VmSubject *subject,       \
                                                       int64_t n)                                  \
  {                                                                                                \
    for (; n > 0; n--) {                                                                           \
      STEPS;                                                                                       \
      __asm__ volatile("" ::: "memory");                                                           \
    }                                                                                              \
  }
#define DEFINE_LOOPS(NAME, ATTRIBUTE, UP, DOWN)                                                    \
  DEFINE_LOOP(NAME##_up, ATTRIBUTE, UP)                                                            \
  DEFINE_LOOP(NAME##_down, ATTRIBUTE, DOWN)                                                        \
  DEFINE_LOOP(NAME##_pairs, ATTRIBUTE, UP; __asm__ volatile("" ::: "memory"); DOWN)

/* As Py_INCREF: load, compare (immortal?), add, store. Volatile keeps the compiler from making one
 * instruction of them. */
#define CHANGE(BY)                                                                                 \
  do {                                                                                             \
    volatile int64_t *count = &subject->plain.count;                                               \
    int64_t now = *count;                                                                          \
    if (now >= 0)                                                                                  \
      *count = now + (BY);                                                                         \
  } while (0)

/* The race, and the only one there is: another thread's store can come between our load and ours,
 * and is then undone. */
#define RACES __attribute__((no_sanitize("thread")))
DEFINE_LOOPS(plain, RACES, CHANGE(1), CHANGE(-1))

/* The same steps under the GIL, with a look at the eval breaker after them, never within. */
#define CHECK                                                                                      \
  if (!vm_thread_check(thread))                                                                    \
  return
DEFINE_LOOPS(gil, , CHANGE(1); CHECK, CHANGE(-1); CHECK)

DEFINE_LOOPS(atomic, , vm_atomic_incref(&subject->atomic),
             (void) vm_atomic_decref(&subject->atomic))
DEFINE_LOOPS(biased, , vm_biased_incref(&subject->biased),
             (void) vm_biased_decref(&subject->biased))

/* An immortal object is never written to: counting it is a comparison. */
static VmPlainCount immortal = VM_PLAIN_IMMORTAL;
DEFINE_LOOPS(immortal, , vm_plain_incref(&immortal), (void) vm_plain_decref(&immortal))

RACES static int64_t
read_plain(VmSubject *subject)
{
  return subject->plain.count;
}

static int64_t
read_atomic(VmSubject *subject)
{
  return subject->atomic.count;
}

static int64_t
read_biased(VmSubject *subject)
{
  return (int64_t) subject->biased.local + (subject->biased.shared >> VM_SHARE_SHIFT);
}

static int64_t
read_immortal(VmSubject *subject)
{
  return immortal.count;
}

#define WAY(NAME, BUILD, READ)                                                                     \
  {                                                                                                \
#NAME, BUILD, NAME##_up, NAME##_down, NAME##_pairs, READ                                       \
  }

const VmWay vm_ways[VM_N_WAYS] = {
    WAY(plain, &vm_build_free, read_plain),   WAY(atomic, &vm_build_free, read_atomic),
    WAY(biased, &vm_build_free, read_biased), WAY(immortal, &vm_build_free, read_immortal),
    WAY(gil, &vm_build_gil, read_plain),
};

const VmWay *
vm_way_find(const char *name)
{
  for (int i = 0; i < VM_N_WAYS; i++)
    if (strcmp(vm_ways[i].name, name) == 0)
      return &vm_ways[i];
  return NULL;
}

void
vm_subject_init(VmSubject *subject)
{
  vm_plain_init(&subject->plain);
  atomic_store(&subject->atomic.count, 1);
  vm_biased_init(&subject->biased);
}
