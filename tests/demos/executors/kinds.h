/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the tests of executors share: every kind of executor, and a gate at which tasks wait, in
 * memory that processes share. kinds_prepare() comes first in main().
 */
#pragma once

#include "demos/executors/executor.h"

#include <glib.h>

typedef struct {
  const char *name;
  Executor *(*make)(int workers);
  int prefetched; /* tasks beyond the workers' that count as running */
} Kind;

extern const Kind kinds[];
extern const gsize n_kinds;

void kinds_prepare(void);
/** kinds_release: Returns: the exit status of the program, after all processes have ended */
int kinds_release(int status);

/** kinds_add: the test once for every kind, which it gets as its data */
void kinds_add(const char *path, GTestDataFunc test);

/** gate_pass: a task: says that it runs, waits for gate_open(), returns its argument */
const char *gate_pass(int64_t argument, int64_t *result);
/** gate_wait_until_reached: returns once @n more tasks have come to the gate */
void gate_wait_until_reached(int n);
/** gate_open: lets @n tasks through */
void gate_open(int n);
