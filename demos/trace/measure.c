/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The load of other programs is what all CPUs did, by /proc/stat, less what this process and its
 * children did.
 */
#include "demos/trace/measure.h"
#include "demos/trace/clock.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

static int
compare_doubles(const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

static int
compare_counts(const void *a, const void *b)
{
  uint64_t x = *(const uint64_t *) a, y = *(const uint64_t *) b;
  return (x > y) - (x < y);
}

void
series_add(Series *series, double value)
{
  if (isfinite(value) && series->n < SERIES_MAX)
    series->values[series->n++] = value;
}

double
series_median(const Series *series)
{
  int n = series->n;
  if (n == 0)
    return NAN;
  Series sorted = *series;
  qsort(sorted.values, (size_t) n, sizeof(double), compare_doubles);
  return (sorted.values[(n - 1) / 2] + sorted.values[n / 2]) / 2;
}

double
series_low(const Series *series)
{
  double low = NAN;
  for (int i = 0; i < series->n; i++)
    low = fmin(low, series->values[i]);
  return low;
}

double
series_high(const Series *series)
{
  double high = NAN;
  for (int i = 0; i < series->n; i++)
    high = fmax(high, series->values[i]);
  return high;
}

double
percentile(uint64_t *values, size_t n, double percent)
{
  if (n == 0)
    return NAN;
  qsort(values, n, sizeof *values, compare_counts);
  return (double) values[(size_t) (percent / 100 * (double) (n - 1) + 0.5)];
}

unsigned
histogram_bucket(uint64_t value)
{
  if (value < 8)
    return (unsigned) value;
  unsigned shift = 60 - (unsigned) __builtin_clzll(value);
  return (shift + 1) * 8 + (unsigned) (value >> shift) % 8;
}

void
histogram_add(Histogram *histogram, uint64_t value)
{
  histogram->buckets[histogram_bucket(value)]++;
}

void
histogram_add_times(Histogram *histogram, const uint64_t *ns, size_t n)
{
  for (size_t i = 0; i < n; i++)
    histogram_add(histogram, ns[i] / NS_PER_US);
}

double
pss_read(void)
{
  char line[128];
  double kilobytes = NAN;
  FILE *file = fopen("/proc/self/smaps_rollup", "re");
  while (file != NULL && isnan(kilobytes) && fgets(line, sizeof line, file) != NULL)
    if (sscanf(line, "Pss: %lf kB", &kilobytes) != 1)
      kilobytes = NAN;
  if (file != NULL)
    fclose(file);
  return kilobytes * 1024;
}

static double
own_seconds(int who)
{
  struct rusage usage;
  getrusage(who, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static pid_t included;

void
load_include(pid_t child)
{
  included = child;
}

/* CPU time of the included child and of those it has waited for: fields 14 to 17 of its stat. */
static double
included_seconds(void)
{
  char path[64];
  unsigned long ticks[4] = {0};
  snprintf(path, sizeof path, "/proc/%d/stat", (int) included);
  FILE *file = included > 0 ? fopen(path, "re") : NULL;
  if (file == NULL)
    return 0;
  int n = fscanf(file, "%*d %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %lu %lu %lu %lu",
                 &ticks[0], &ticks[1], &ticks[2], &ticks[3]);
  fclose(file);
  return n == 4
             ? (double) (ticks[0] + ticks[1] + ticks[2] + ticks[3]) / (double) sysconf(_SC_CLK_TCK)
             : 0;
}

/* The first line of /proc/stat: user nice system idle iowait irq softirq steal, in ticks. */
static double
machine_seconds(void)
{
  unsigned long long ticks[8];
  FILE *file = fopen("/proc/stat", "re");
  if (file == NULL)
    return NAN;
  int n = fscanf(file, "cpu %llu %llu %llu %llu %llu %llu %llu %llu", &ticks[0], &ticks[1],
                 &ticks[2], &ticks[3], &ticks[4], &ticks[5], &ticks[6], &ticks[7]);
  fclose(file);
  if (n != 8)
    return NAN;
  unsigned long long busy = ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6] + ticks[7];
  return (double) busy / (double) sysconf(_SC_CLK_TCK);
}

Load
load_read(void)
{
  return (Load){
      .machine = machine_seconds(),
      .own = own_seconds(RUSAGE_SELF) + own_seconds(RUSAGE_CHILDREN) + included_seconds(),
      .at = (double) clock_now() / 1e9,
  };
}

double
load_foreign(const Load *start)
{
  Load now = load_read();
  double capacity = (now.at - start->at) * (double) sysconf(_SC_NPROCESSORS_ONLN);
  if (isnan(now.machine) || isnan(start->machine) || capacity <= 0)
    return NAN;
  double foreign = (now.machine - start->machine) - (now.own - start->own);
  return fmin(1, fmax(0, foreign / capacity));
}
