/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The largest values of parameters: descriptions offer them, experiments make room for them.
 */
#pragma once

#define MAX_HOGS 4                               /* convoy */
#define MAX_MIXED_THREADS 16                     /* cpu-io-native */
#define MAX_BUFFER (16 << 20)                    /* cpu-io-native, bytes */
#define MAX_THREADS 8                            /* wherever all of them compute */
#define MAX_WAY_WORKERS 4                        /* four-ways */
#define JOB_LENGTHS 1, 3, 10, 30, 100, 300, 1000 /* four-ways, ms */
#define MAX_INTERPRETERS 6                       /* subinterpreters */
#define MAX_EXCHANGE (64 << 20)                  /* threads-vs-processes, bytes */
