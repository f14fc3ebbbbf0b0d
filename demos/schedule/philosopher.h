/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dijkstra's philosophers: each eats with two forks, and every fork lies between two of them.
 */
#pragma once

#include "demos/interpreter/code.h"

/** philosopher_get: @i: which one, below PROGRAM_THREADS. @left, @right: the locks it takes first
 * and second. Returns: (transfer none): until that one is asked for again */
const VmFunction *philosopher_get(int i, int left, int right);
