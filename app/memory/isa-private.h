/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Within the library: files compiled once for each kind of processor. The build defines FSRS_ISA
 * for each compilation, FSRS_HAVE_X86 where there is more than the plain one, and isa.c picks.
 */
#pragma once

#include "app/memory/walk6-private.h"
#include "app/memory/walk7-private.h"

#define FSRS_JOIN(name, isa) name##_##isa
#define FSRS_JOIN_EXPANDED(name, isa) FSRS_JOIN(name, isa)
/* The name that a table of functions has in this compilation. */
#define FSRS_OF_ISA(name) FSRS_JOIN_EXPANDED(name, FSRS_ISA)

extern const fsrs6_walk fsrs6_walk_plain;
extern const fsrs7_walk fsrs7_walk_plain;
#ifdef FSRS_HAVE_X86
extern const fsrs6_walk fsrs6_walk_avx2;
extern const fsrs6_walk fsrs6_walk_avx512;
extern const fsrs7_walk fsrs7_walk_avx2;
extern const fsrs7_walk fsrs7_walk_avx512;
#endif
