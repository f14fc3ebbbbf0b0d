/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What both halves of the demo agree on.
 */
#pragma once

#define MOST_RUNS 1000 /* of the test; fewer where the time is over */
#define LEAST_RUNS 5
