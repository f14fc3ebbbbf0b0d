/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The trace as JSON lines, each leaving with one write. The format is in demos/README.md.
 */
#include "demos/trace/describe.h"
#include "demos/trace/json.h"
#include "demos/trace/sink.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A triple is at most 27 bytes, so a line of states stays below 32 kB. */
#define TRIPLES_PER_LINE 1000

static uint64_t start;
static uint64_t last_state;
static int n_listed; /* instructions of the latest listing; only their places mean something */

/* The line being built. */
static char *bytes;
static size_t length;

static FILE *
begin(const char *type)
{
  FILE *line = open_memstream(&bytes, &length);
  if (line == NULL)
    abort();
  fprintf(line, "{\"type\":\"%s\"", type);
  return line;
}

static void
end_line(FILE *line)
{
  fputs("}\n", line);
  fclose(line);
  for (size_t done = 0; done < length;) {
    ssize_t n = write(STDOUT_FILENO, bytes + done, length - done);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      break;
    done += (size_t) n;
  }
  free(bytes);
}

static void
put_string(FILE *line, const char *key, const char *text)
{
  json_key(line, key);
  json_string(line, text);
}

static void
put_number(FILE *line, const char *key, double number)
{
  json_key(line, key);
  json_number(line, number);
}

static void
put_time(FILE *line, uint64_t at)
{
  fprintf(line, ",\"at\":%llu", (unsigned long long) (at > start ? at - start : 0));
}

static void
put_parameters(FILE *line, const Options *options)
{
  json_key(line, "parameters");
  describe_values(line, options);
}

static void
put_numbers(FILE *line, const char *key, const double *values, int n)
{
  json_key(line, key);
  for (int i = 0; i < n; i++) {
    fputc(i > 0 ? ',' : '[', line);
    json_number(line, values[i]);
  }
  fputs(n > 0 ? "]" : "[]", line);
}

static void
write_hello(const Options *options, uint64_t started)
{
  start = last_state = started;
  FILE *line = begin("hello");
  fprintf(line, ",\"version\":1,\"demo\":\"%s\"", options->demo->name);
  if (options->demo->random)
    fprintf(line, ",\"seed\":%llu", (unsigned long long) options->seed);
  fprintf(line, ",\"cpus\":%d", demo_cpus());
  put_parameters(line, options);
  end_line(line);
}

static void
write_parameters(const Options *options)
{
  FILE *line = begin("parameters");
  put_parameters(line, options);
  end_line(line);
}

static void
write_lane(int id, const char *kind, const char *name)
{
  FILE *line = begin("lane");
  fprintf(line, ",\"id\":%d", id);
  put_string(line, "name", name);
  put_string(line, "kind", kind);
  end_line(line);
}

static void
put_instruction(FILE *line, const ListedInstruction *instruction)
{
  fprintf(line, "{\"function\":");
  json_string(line, instruction->function);
  put_string(line, "opcode", instruction->opcode);
  put_string(line, "argument", instruction->argument);
  fprintf(line, ",\"check\":%s,\"between\":%s,\"unsafe\":%s}",
          instruction->check ? "true" : "false", instruction->between ? "true" : "false",
          instruction->unsafe ? "true" : "false");
}

static void
write_listing(const Listing *listing)
{
  FILE *line = begin("listing");
  n_listed = listing->n;
  put_string(line, "note", listing->note);
  fputs(",\"instructions\":[", line);
  for (int i = 0; i < listing->n; i++) {
    fputs(i > 0 ? "," : "", line);
    put_instruction(line, &listing->instructions[i]);
  }
  fputc(']', line);
  end_line(line);
}

static void
write_phase(const char *name, int done, int of)
{
  FILE *line = begin("phase");
  put_string(line, "name", name);
  fprintf(line, ",\"done\":%d,\"of\":%d", done, of);
  end_line(line);
}

/* A thread may be interrupted between reading the clock and publishing the record, so a record can
 * arrive late; time stands still rather than going back. */
static unsigned long long
advance_to(uint64_t at)
{
  uint64_t delta = at > last_state ? at - last_state : 0;
  last_state += delta;
  return delta;
}

static size_t
write_states(const TraceRecord *records, size_t n)
{
  FILE *line = begin("states");
  size_t i = 0;
  const char *separator = "";
  fputs(",\"data\":[", line);
  for (size_t triples = 0; i < n && triples < TRIPLES_PER_LINE; i++) {
    if (records[i].event != TRACE_EVENT_NONE)
      continue;
    fprintf(line, "%s%llu,%u,%u", separator, advance_to(records[i].at), records[i].lane,
            records[i].state);
    separator = ",";
    triples++;
  }
  fputc(']', line);
  end_line(line);
  return i;
}

static void
write_event(const TraceRecord *record)
{
  static const char *const names[TRACE_N_EVENTS] = {"",
                                                    "drop-request",
                                                    "drop-at-resume",
                                                    "drop-at-jump",
                                                    "drop-at-call",
                                                    "cancel-requested",
                                                    "cancelled",
                                                    "timeout",
                                                    "blocked"};
  FILE *line = begin("event");
  put_time(line, record->at);
  put_string(line, "name", names[record->event]);
  fprintf(line, ",\"lane\":%u", record->lane);
  if (record->place < n_listed)
    fprintf(line, ",\"place\":%u", record->place);
  end_line(line);
}

static void
write_records(const TraceRecord *records, size_t n)
{
  for (size_t i = 0; i < n;)
    i += write_states(records + i, n - i);
  for (size_t i = 0; i < n; i++)
    if (records[i].event != TRACE_EVENT_NONE)
      write_event(&records[i]);
}

static void
write_dropped(size_t count)
{
  FILE *line = begin("dropped");
  fprintf(line, ",\"count\":%zu", count);
  end_line(line);
}

static void
write_sample(const char *name, const double *values, int n)
{
  FILE *line = begin("sample");
  put_time(line, clock_now());
  put_string(line, "name", name);
  put_numbers(line, "values", values, n);
  end_line(line);
}

static void
write_latency(const char *name, const char *unit, const double percentiles[4], size_t count)
{
  FILE *line = begin("latency");
  put_time(line, clock_now());
  put_string(line, "name", name);
  put_string(line, "unit", unit);
  fputs(",\"percentiles\":[50,90,99,100]", line);
  put_numbers(line, "values", percentiles, 4);
  fprintf(line, ",\"count\":%zu", count);
  end_line(line);
}

static void
write_histogram(const char *name, const Histogram *histogram, const char *unit)
{
  FILE *line = begin("histogram");
  const char *separator = "";
  put_string(line, "name", name);
  put_string(line, "unit", unit);
  fputs(",\"buckets\":[", line);
  for (int i = 0; i < HISTOGRAM_BUCKETS; i++)
    if (histogram->buckets[i] > 0) {
      fprintf(line, "%s[%d,%u]", separator, i, histogram->buckets[i]);
      separator = ",";
    }
  fputc(']', line);
  end_line(line);
}

static void
write_result(const char *name, const Series *series, const char *unit)
{
  FILE *line = begin("result");
  put_string(line, "name", name);
  put_number(line, "value", series_median(series));
  put_number(line, "low", series_low(series));
  put_number(line, "high", series_high(series));
  fprintf(line, ",\"repetitions\":%d", series->n);
  put_string(line, "unit", unit);
  end_line(line);
}

static void
write_order(const char *name, const char *const *items, int n)
{
  FILE *line = begin("order");
  put_string(line, "name", name);
  fputs(",\"items\":[", line);
  for (int i = 0; i < n; i++) {
    fputs(i > 0 ? "," : "", line);
    json_string(line, items[i]);
  }
  fputc(']', line);
  end_line(line);
}

static void
write_turn(const Turn *turn)
{
  FILE *line = begin("turn");
  turn_json(line, turn);
  end_line(line);
}

static void
write_verdict(const char *headline, const char *text)
{
  FILE *line = begin("verdict");
  put_string(line, "headline", headline);
  put_string(line, "text", text);
  end_line(line);
}

static void
write_error(const char *message)
{
  FILE *line = begin("error");
  put_string(line, "message", message);
  end_line(line);
}

static void
write_end(uint64_t wall_ns, double foreign_cpu)
{
  FILE *line = begin("end");
  fprintf(line, ",\"wall_ns\":%llu", (unsigned long long) wall_ns);
  put_number(line, "foreign_cpu", foreign_cpu);
  end_line(line);
}

const Sink sink_lines = {
    .hello = write_hello,
    .parameters = write_parameters,
    .lane = write_lane,
    .listing = write_listing,
    .phase = write_phase,
    .records = write_records,
    .dropped = write_dropped,
    .sample = write_sample,
    .latency = write_latency,
    .histogram = write_histogram,
    .result = write_result,
    .order = write_order,
    .turn = write_turn,
    .verdict = write_verdict,
    .error = write_error,
    .end = write_end,
};
