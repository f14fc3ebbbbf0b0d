/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the collection's lanes are for: an answer while a fit runs, a search while an export runs.
 */
#pragma once

/** bench_lanes: prints both, each beside the same with nothing else running. @directory: has room
 * for a collection of 1 M reviews */
void bench_lanes(const char *directory);
