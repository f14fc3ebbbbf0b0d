/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the two halves of four-ways agree on.
 */
#pragma once

#define MAX_WAY_WORKERS 4
#define FOUR_WAYS_PARALLEL 1.3 /* times as fast as alone: something ran at the same time */
#define JOB_LENGTHS 1, 3, 10, 30, 100, 300, 1000 /* ms */
