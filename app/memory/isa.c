/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The widest walks that this processor can do.
 */
#include "app/memory/isa-private.h"

const fsrs6_walk *
fsrs6_get_walk(void)
{
#ifdef FSRS_HAVE_X86
  if (__builtin_cpu_supports("avx512dq"))
    return &fsrs6_walk_avx512;
  if (__builtin_cpu_supports("avx2"))
    return &fsrs6_walk_avx2;
#endif
  return &fsrs6_walk_plain;
}

const fsrs7_walk *
fsrs7_get_walk(void)
{
#ifdef FSRS_HAVE_X86
  if (__builtin_cpu_supports("avx512dq"))
    return &fsrs7_walk_avx512;
  if (__builtin_cpu_supports("avx2"))
    return &fsrs7_walk_avx2;
#endif
  return &fsrs7_walk_plain;
}
