/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the two halves of subinterpreters agree on.
 */
#pragma once

#define MAX_INTERPRETERS 6
