/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Turning measurements into numbers to show: medians with their range, percentiles, histograms,
 * and how busy other programs kept the machine meanwhile. Pure but for the load; any thread.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define SERIES_MAX 64
#define HISTOGRAM_BUCKETS 512

/** Series: the same quantity measured in each repetition */
typedef struct {
  double values[SERIES_MAX];
  int n;
} Series;

/** series_add: past SERIES_MAX values are ignored, as are NAN and infinities */
void series_add(Series *series, double value);
double series_median(const Series *series);
double series_low(const Series *series);
double series_high(const Series *series);

/** percentile: @values is sorted in place. Returns: the value below which @percent of 100 lie;
 * NAN when there are none */
double percentile(uint64_t *values, size_t n, double percent);

/** Histogram: counts in log2 buckets with 8 sub-buckets; see demos/README.md */
typedef struct {
  uint32_t buckets[HISTOGRAM_BUCKETS];
} Histogram;

/** histogram_bucket: Returns: the bucket that holds @value */
unsigned histogram_bucket(uint64_t value);
void histogram_add(Histogram *histogram, uint64_t value);
/** histogram_add_times: adds @n times, given in @ns, in us */
void histogram_add_times(Histogram *histogram, const uint64_t *ns, size_t n);

/** pss_read: Returns: bytes of memory this process uses, what it shares counted by halves, thirds,
 * … (PSS); NAN where /proc does not tell */
double pss_read(void);

/** Load: the machine's and our own CPU time at one moment */
typedef struct {
  double machine;
  double own;
  double at;
} Load;

/** load_include: what the processes that @child has waited for have used is ours, although it has
 * not ended itself; 0: nobody's. The thread that forked it. */
void load_include(pid_t child);

/** load_read: Returns: all three NAN where /proc does not tell */
Load load_read(void);

/** load_foreign: Returns: share of all CPUs that other programs used since @start, 0 to 1; NAN
 * when unknown */
double load_foreign(const Load *start);
