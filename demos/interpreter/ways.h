/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ways of counting side by side, as loops to be timed and watched. The object counted is a
 * sacrifice: nobody looks at it, and it is never freed, however wrong its count.
 */
#pragma once

#include "demos/interpreter/thread.h"

/** VmSubject: what is counted, on a cache line of its own */
typedef struct {
  _Alignas(64) VmPlainCount plain;
  VmAtomicCount atomic;
  VmBiasedCount biased;
} VmSubject;

/** VmLoop: changes the count of @subject @n times; ends early when @thread shall give up */
typedef void (*VmLoop)(VmThread *thread, VmSubject *subject, int64_t n);

/**
 * VmWay:
 * @name: “plain”, “atomic”, “biased”, “immortal”, “gil”
 * @build: whose threads to count on: only “gil” takes turns
 * @up, @down: count so many references up, or down
 * @pairs: each round up and down again
 * @read: Returns: the count now, perhaps while it changes
 */
typedef struct {
  const char *name;
  const VmBuild *build;
  VmLoop up, down, pairs;
  int64_t (*read)(VmSubject *subject);
} VmWay;

#define VM_N_WAYS 5
extern const VmWay vm_ways[VM_N_WAYS];

/** vm_way_find: Returns: the way called @name */
const VmWay *vm_way_find(const char *name);

/** vm_subject_init: counts 1; the calling thread becomes the owner */
void vm_subject_init(VmSubject *subject);
