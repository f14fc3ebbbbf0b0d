/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The largest value of a knob that several demos have.
 */
#pragma once

#define MAX_THREADS 8 /* that all compute */
