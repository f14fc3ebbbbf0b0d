/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What both halves of the demo agree on.
 */
#pragma once

#define MOST_PHILOSOPHERS 4
#define MOST_SCHEDULES 20000 /* that are tried one by one */
#define WILD_RUNS 200        /* in which the machine decides */
