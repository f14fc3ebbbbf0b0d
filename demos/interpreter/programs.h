/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The Python programs the demos run, compiled by hand. Immutable; any thread, but for globals.
 */
#pragma once

#include "demos/interpreter/code.h"

/** vm_countdown: `def countdown(n): while n > 0: n -= 1` */
extern const VmFunction vm_countdown;
