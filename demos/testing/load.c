/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same service with one stall, measured by two clients. What do they tell of it?
 */
#include "demos/schedule/service.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"
#include "demos/trace/whole.h"

#define SECONDS 3
#define WORK_US 1000
#define SHOWN 60 /* steps of the picture */

static uint64_t latencies[SERVICE_REQUESTS];

static Service
get_service(void)
{
  return (Service){.interval = whole_count(1e6 / demo_get("rate")),
                   .work = WORK_US,
                   .stall_at = 1000000,
                   .stall = whole_count(demo_get("stall_ms") * 1000),
                   .end = SECONDS * 1000000};
}

/* A lane for each client: it waits for an answer, or for the next request to be due. */
static void
show(void)
{
  Service service = get_service();
  uint64_t over = service.stall_at + service.stall;
  demo_lane(0, "task", "%s", _("who waits"));
  demo_lane(1, "task", "%s", _("by the timetable"));
  for (int i = 0; i <= SHOWN; i++) {
    uint64_t at = (uint64_t) i * service.end / SHOWN;
    bool stalled = at >= service.stall_at && at < over;
    trace_state(trace_ring(0), 0, stalled ? TRACE_BLOCKED : TRACE_RUNNING);
    trace_state(trace_ring(0), 1, TRACE_RUNNING);
    if (!demo_wait(demo_seconds() / 3 / SHOWN, demo_generation()))
      return;
  }
}

static double
find_mean(int n)
{
  double sum = 0;
  for (int i = 0; i < n; i++)
    sum += (double) latencies[i];
  return n > 0 ? sum / n / 1e3 : 0;
}

static void
report(const char *who, int n)
{
  Series requests = {0}, mean = {0}, p50 = {0}, p99 = {0}, most = {0};
  series_add(&requests, n);
  series_add(&mean, find_mean(n));
  series_add(&p50, (double) percentile(latencies, (size_t) n, 50) / 1e3);
  series_add(&p99, (double) percentile(latencies, (size_t) n, 99) / 1e3);
  series_add(&most, (double) percentile(latencies, (size_t) n, 100) / 1e3);
  demo_result_of("requests", who, &requests, "count");
  demo_result_of("mean_ms", who, &mean, "ms");
  demo_result_of("p50_ms", who, &p50, "ms");
  demo_result_of("p99_ms", who, &p99, "ms");
  demo_result_of("most_ms", who, &most, "ms");
}

static bool
measure(void)
{
  Histogram histogram = {{0}};
  Service service = get_service();
  report("closed", service_closed(&service, latencies));
  int n = service_open(&service, latencies);
  for (int i = 0; i < n; i++)
    histogram_add(&histogram, latencies[i] / 1000);
  report("open", n);
  demo_histogram("open", &histogram, "ms");
  return !demo_outdated(demo_generation());
}

const DemoExperiment demo_experiment = {.show = show, .measure = measure};
