/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the two halves of convoy agree on.
 */
#pragma once

#define MAX_HOGS 4
#define CONVOY_ENOUGH 20 /* answers, for their median to say something */
