/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Within the library: the constants of FSRS-7 that are no parameters.
 */
#pragma once

/* A first review, and a lapse, leave at most this part of the slow trace in the fast one. */
#define FSRS7_FAST_OF_SLOW 0.8
/* No recall is surer than this far from 0 and 1. */
#define FSRS7_RECALL_MARGIN 1e-5
/* Bounds of the fast curve, before it overflows. */
#define FSRS7_MAX_EXPONENT 60.0
#define FSRS7_MIN_DECAY 0.01
#define FSRS7_MAX_DECAY 0.95
/* The part of a difficulty that each review moves towards that of an easy card. */
#define FSRS7_REVERSION 0.01

/* Where the parameters of each trace's update begin. */
enum { FSRS7_SLOW = 7, FSRS7_FAST = 15 };
