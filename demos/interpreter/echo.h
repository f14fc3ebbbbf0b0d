/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Messages from one interpreter to another and back. The thread that runs the experiment; one echo
 * at a time.
 */
#pragma once

#include "demos/interpreter/team.h"

#define ECHO_MAX_MESSAGE (1 << 20)

/**
 * echo_run:
 * @asks, @answers: the two interpreters
 * @wakes: whether who finds the queue empty is woken, or looks again every 10 ms as in 3.14
 * @size: bytes of a message
 * @trips: (out): how long each of @n messages took there and back, in ns
 *
 * Returns: how many came back; fewer than @n when a control cut in
 */
int echo_run(VmInterpreter *asks, VmInterpreter *answers, bool wakes, size_t size, uint64_t *trips,
             int n);
