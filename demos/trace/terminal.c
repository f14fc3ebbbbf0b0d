/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same news for a person at a terminal: a picture of the lanes, then results and the verdict as
 * sentences.
 */
#include "demos/trace/amount.h"
#include "demos/trace/digits.h"
#include "demos/trace/sink.h"
#include "demos/trace/terminal-lanes.h"
#include "demos/trace/terminal-listing.h"
#include "demos/trace/text.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

static const Options *options;

static void
print_hello(const Options *chosen, uint64_t start)
{
  options = chosen;
  printf("%s\n%s\n", _(options->demo->title), _(options->demo->summary));
  fflush(stdout);
}

static void
remember_records(const TraceRecord *records, size_t n)
{
  for (size_t i = 0; i < n; i++) {
    terminal_listing_count(&records[i]);
    terminal_lanes_keep(&records[i]);
  }
}

/* What was seen while it was shown. */
static void
print_showing(void)
{
  terminal_listing_print();
  terminal_lanes_print();
}

static void
print_phase(const char *name, int done, int of)
{
  if (strcmp(name, "measuring") == 0)
    print_showing();
  if (isatty(STDOUT_FILENO))
    printf("\r  %s %d/%d \r", strcmp(name, "measuring") == 0 ? _("measuring") : _("showing"), done,
           of);
  fflush(stdout);
}

static void
print_dropped(size_t count)
{
  printf(_("(%zu trace records were lost.)\n"), count);
}

static void
ignore_parameters(const Options *changed)
{
}

static void
ignore_sample(const char *name, const double *values, int n)
{
}

static void
print_latency(const char *name, const char *unit, const double percentiles[4], size_t count)
{
  printf(_("  %s of %zu: half below %s, 90 %% below %s, 99 %% below %s\n"), name, count,
         amount(percentiles[0], unit).text, amount(percentiles[1], unit).text,
         amount(percentiles[2], unit).text);
}

/* A bucket's lower edge; the layout is in demos/README.md. */
static double
bucket_low(int i)
{
  return i < 8 ? i : ldexp(8 + i % 8, i / 8 - 1);
}

/* A letter may take several bytes, which printf() would count. */
static void
print_right(const char *text, int columns)
{
  int width = 0;
  for (const char *at = text; *at != '\0'; at++)
    width += (*at & 0xc0) != 0x80;
  printf("%*s%s", width < columns ? columns - width : 0, "", text);
}

static void
print_histogram(const char *name, const Histogram *histogram, const char *unit)
{
  uint32_t most = 0;
  for (int i = 0; i < HISTOGRAM_BUCKETS; i++)
    most = histogram->buckets[i] > most ? histogram->buckets[i] : most;
  printf("  %s\n", name);
  for (int i = 0; i < HISTOGRAM_BUCKETS; i++) {
    uint32_t count = histogram->buckets[i];
    if ((uint64_t) count * 50 < most || count == 0)
      continue;
    print_right(amount(bucket_low(i), unit).text, 10);
    putchar(' ');
    for (uint32_t block = 0; block <= count * 40 / most; block++)
      fputs("▇", stdout);
    printf(" %u\n", count);
  }
}

/* @title with {parameter} filled in. */
static void
print_title(const char *title)
{
  const char *open = strchr(title, '{'), *close = open != NULL ? strchr(open, '}') : NULL;
  if (close == NULL) {
    fputs(title, stdout);
    return;
  }
  char name[64];
  snprintf(name, sizeof name, "%.*s", (int) (close - open - 1), open + 1);
  printf("%.*s%s%s", (int) (open - title), title, demo_digits(demo_get(name), 3).text, close + 1);
}

/* Where @chart shows @result, -1 for nowhere. */
static int
find_in_chart(const DemoChart *chart, const char *result)
{
  for (int i = 0; i < DEMO_MAX_RESULTS && chart->results[i] != NULL; i++)
    if (strcmp(chart->results[i], result) == 0)
      return i;
  return -1;
}

/* Returns: (nullable): the first chart that shows @result */
static const DemoChart *
find_chart(const char *result)
{
  const DemoChart *chart = options->demo->charts;
  while (chart->kind != NULL && find_in_chart(chart, result) < 0)
    chart++;
  return chart->kind != NULL ? chart : NULL;
}

static void
print_label(const DemoChart *chart, const char *result)
{
  int index = find_in_chart(chart, result);
  const char *label = chart->labels[index];
  print_title(_(chart->title));
  if (chart->at_unit != NULL)
    printf(", %s", amount(chart->at[index], chart->at_unit).text);
  else if (label != NULL)
    printf(", %s", _(label));
  else if (chart->results[1] != NULL)
    printf(", %s", result);
}

/* One that no chart shows has no name in words: it is there for programs and the verdict. */
static void
print_result(const char *name, const Series *series, const char *unit)
{
  const DemoChart *chart = find_chart(name);
  if (options->turning)
    return; /* the sentence that follows says what of it matters */
  print_showing();
  if (chart == NULL)
    return;
  fputs("  ", stdout);
  print_label(chart, name);
  printf(": %s", amount(series_median(series), unit).text);
  if (series->n > 1)
    printf(_(" (%s to %s in %d repetitions)"), amount(series_low(series), unit).text,
           amount(series_high(series), unit).text, series->n);
  putchar('\n');
}

/* Under the title of the chart that shows it. */
static void
print_order(const char *name, const char *const *items, int n)
{
  const DemoChart *chart = options->demo->charts;
  print_showing();
  while (chart->kind != NULL && (chart->name == NULL || strcmp(chart->name, name) != 0))
    chart++;
  fputs("  ", stdout);
  print_title(chart->kind != NULL ? _(chart->title) : name);
  for (int i = 0; i < n; i++)
    printf("%s%s", i > 0 ? " → " : ": ", items[i]);
  putchar('\n');
}

static void
print_verdict(const char *headline, const char *text)
{
  printf("\n%s %s\n", headline, text);
}

static void
print_error(const char *message)
{
  fprintf(stderr, "%s: %s\n", options->demo->name, message);
}

static void
print_end(uint64_t wall_ns, double foreign_cpu)
{
  fflush(stdout);
}

const Sink sink_terminal = {
    .hello = print_hello,
    .parameters = ignore_parameters,
    .lane = terminal_lanes_add,
    .listing = terminal_listing_remember,
    .phase = print_phase,
    .records = remember_records,
    .dropped = print_dropped,
    .sample = ignore_sample,
    .latency = print_latency,
    .histogram = print_histogram,
    .result = print_result,
    .order = print_order,
    .turn = turn_print,
    .verdict = print_verdict,
    .error = print_error,
    .end = print_end,
};
