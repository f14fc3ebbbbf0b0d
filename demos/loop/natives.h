/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The functions in C that programs find: len() and range(), what time and gc have of them, and of
 * asyncio what is in C in CPython, too. The rest of asyncio is in lib/, in Python.
 */
#pragma once

#include "demos/compiler/unit.h"
#include "demos/loop/loop.h"

/** loop_natives_add: makes all of them globals of @unit */
void loop_natives_add(Unit *unit);
void loop_natives_add_asyncio(Unit *unit);
