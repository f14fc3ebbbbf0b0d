/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What both halves of the demo agree on.
 */
#pragma once

#define MOST_SCHEDULES 20000 /* that are tried one by one */
#define SEEDS 1000           /* of random ones */
