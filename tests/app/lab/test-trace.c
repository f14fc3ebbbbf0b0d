/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The trace reader: what the protocol says it keeps, everything else it counts and survives.
 */
#include "app/base/limits.h"
#include "app/lab/trace.h"

#include <math.h>
#include <string.h>

static IlkTrace *
trace_of(const char *text)
{
  IlkTrace *trace = ilk_trace_new();
  ilk_trace_feed(trace, text, strlen(text));
  return trace;
}

static const char whole[] =
    "{\"type\":\"hello\",\"version\":1,\"demo\":\"d\",\"parameters\":{\"threads\":2,\"gil\":true}}"
    "\n"
    "{\"type\":\"lane\",\"id\":8,\"name\":\"GIL held by\",\"kind\":\"holder\"}\n"
    "{\"type\":\"lane\",\"id\":0,\"name\":\"thread 1\",\"kind\":\"cpu\"}\n"
    "{\"type\":\"phase\",\"name\":\"measuring\",\"done\":3,\"of\":12}\n"
    "{\"type\":\"states\",\"data\":[5,0,2, 0,8,1, 5178231,0,1]}\n"
    "{\"type\":\"states\",\"data\":[61000,0,2]}\n"
    "{\"type\":\"sample\",\"at\":100,\"name\":\"throughput\",\"values\":[182344,181902.5]}\n"
    "{\"type\":\"latency\",\"at\":200,\"name\":\"echo\",\"percentiles\":[50,99],\"values\":[31,88]}"
    "\n"
    "{\"type\":\"histogram\",\"name\":\"hold\",\"unit\":\"us\",\"buckets\":[[7,1]]}\n"
    "{\"type\":\"histogram\",\"name\":\"hold\",\"unit\":\"us\",\"buckets\":[[7,2],[82,190]]}\n"
    "{\"type\":\"event\",\"at\":6000000,\"name\":\"drop-request\",\"lane\":0}\n"
    "{\"type\":\"parameters\",\"parameters\":{\"threads\":4,\"mode\":\"plain\"}}\n"
    "{\"type\":\"dropped\",\"count\":17}\n"
    "{\"type\":\"of another version\"}\n"
    "\n"
    "{\"type\":\"result\",\"name\":\"speedup\",\"value\":0.98,\"low\":0.95,\"high\":1.01,"
    "\"repetitions\":5,\"unit\":\"x\"}\n"
    "{\"type\":\"result\",\"name\":\"speedup\",\"value\":0.97,\"unit\":\"x\"}\n"
    "{\"type\":\"verdict\",\"headline\":\"The lock serialised them.\",\"text\":\"So it did.\"}\n"
    "{\"type\":\"end\",\"wall_ns\":7000000,\"foreign_cpu\":0.03}\n";

static void
check_lanes(IlkTrace *trace)
{
  GPtrArray *lanes = ilk_trace_get_lanes(trace);
  g_assert_cmpuint(lanes->len, ==, 2);
  IlkLane *thread = lanes->pdata[0], *holder = lanes->pdata[1];
  g_assert_cmpstr(thread->name, ==, "thread 1");
  g_assert_cmpstr(holder->kind, ==, "holder");
  g_assert_cmpuint(thread->segments->len, ==, 3);

  const IlkSegment *segments = (const IlkSegment *) (void *) thread->segments->data;
  g_assert_cmpint(segments[0].start, ==, 5);
  g_assert_cmpint(segments[1].start, ==, 5178236);
  g_assert_cmpint(segments[1].state, ==, ILK_LANE_WAITING);
  g_assert_cmpint(segments[2].start, ==, 5239236);
  g_assert_cmpint(g_array_index(holder->segments, IlkSegment, 0).state, ==, 1);
}

static void
check_numbers(IlkTrace *trace)
{
  const IlkHistogram *hold = ilk_trace_find_histogram(trace, "hold");
  g_assert_cmpuint(hold->buckets->len, ==, 2);
  const IlkBucket *bucket = &g_array_index(hold->buckets, IlkBucket, 1);
  g_assert_cmpfloat(bucket->low, ==, 5120);
  g_assert_cmpfloat(bucket->high, ==, 5632);
  g_assert_cmpuint(bucket->count, ==, 190);

  const IlkSample *sample =
      &g_array_index(ilk_trace_find_series(trace, "throughput")->samples, IlkSample, 0);
  g_assert_cmpuint(sample->n, ==, 2);
  g_assert_cmpfloat(sample->values[1], ==, 181902.5);
  g_assert_nonnull(ilk_trace_find_series(trace, "echo"));

  const IlkResult *speedup = ilk_trace_find_result(trace, "speedup");
  g_assert_cmpuint(ilk_trace_get_results(trace)->len, ==, 1);
  g_assert_cmpfloat(speedup->value, ==, 0.97);
  g_assert_cmpfloat(speedup->low, ==, 0.97);
}

static void
check_rest(IlkTrace *trace)
{
  const char *headline, *text;
  g_assert_true(ilk_trace_get_verdict(trace, &headline, &text));
  g_assert_cmpstr(headline, ==, "The lock serialised them.");
  g_assert_cmpstr(text, ==, "So it did.");
  g_assert_cmpfloat(ilk_trace_get_parameter(trace, "threads"), ==, 4);
  g_assert_cmpfloat(ilk_trace_get_parameter(trace, "gil"), ==, 1);
  g_assert_true(isnan(ilk_trace_get_parameter(trace, "mode")));
  g_assert_cmpstr(ilk_trace_get_choice(trace, "mode"), ==, "plain");
  g_assert_null(ilk_trace_get_choice(trace, "threads"));
  g_assert_cmpint(ilk_trace_get_now(trace), ==, 7000000);
  g_assert_cmpuint(ilk_trace_get_dropped(trace), ==, 17);
  g_assert_cmpuint(ilk_trace_get_garbage(trace), ==, 0);
  g_assert_cmpfloat(ilk_trace_get_foreign_cpu(trace), ==, 0.03);
  g_assert_cmpfloat(ilk_trace_get_progress(trace), ==, 1);
  g_assert_true(ilk_trace_has_ended(trace));
}

static void
test_whole_protocol(void)
{
  IlkTrace *trace = trace_of(whole);
  check_lanes(trace);
  check_numbers(trace);
  check_rest(trace);
  g_assert_finalize_object(trace);
}

static void
test_any_portions(void)
{
  for (gsize portion = 1; portion < 100; portion += 7) {
    g_autoptr(IlkTrace) trace = ilk_trace_new();
    for (gsize at = 0; at < strlen(whole); at += portion)
      ilk_trace_feed(trace, whole + at, MIN(portion, strlen(whole) - at));
    check_lanes(trace);
    check_numbers(trace);
    check_rest(trace);
  }
}

static void
test_measuring(void)
{
  const struct {
    const char *line;
    gboolean measuring;
    guint step, of;
  } cases[] = {
      {"{}", FALSE, 0, 0},
      {"{\"type\":\"phase\",\"name\":\"showing\",\"done\":0,\"of\":1}", FALSE, 0, 0},
      {"{\"type\":\"phase\",\"name\":\"measuring\",\"done\":0,\"of\":5}", TRUE, 1, 5},
      {"{\"type\":\"phase\",\"name\":\"measuring\",\"done\":4,\"of\":5}", TRUE, 5, 5},
      {"{\"type\":\"phase\",\"name\":\"measuring\",\"done\":5,\"of\":5}", TRUE, 5, 5},
      {"{\"type\":\"phase\",\"name\":\"measuring\",\"done\":1,\"of\":1e300}", FALSE, 0, 0},
      {"{\"type\":\"phase\",\"done\":1,\"of\":2}", FALSE, 0, 0},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *line = g_strconcat(cases[i].line, "\n", NULL);
    g_autoptr(IlkTrace) trace = trace_of(line);
    guint step = 0, of = 0;
    g_assert_cmpint(ilk_trace_is_measuring(trace, &step, &of), ==, cases[i].measuring);
    g_assert_cmpuint(step, ==, cases[i].step);
    g_assert_cmpuint(of, ==, cases[i].of);
  }
}

#define LANE "{\"type\":\"lane\",\"id\":0,\"name\":\"a\"}\n"

static void
test_garbage_is_counted(void)
{
  const char *const cases[] = {
      "hello",
      "{",
      "null",
      "[1]",
      "{}",
      "{\"type\":7}",
      "{\"type\":\"hello\",\"version\":2,\"parameters\":{}}",
      "{\"type\":\"lane\"}",
      "{\"type\":\"lane\",\"id\":-1}",
      "{\"type\":\"lane\",\"id\":1.5}",
      "{\"type\":\"states\"}",
      "{\"type\":\"states\",\"data\":7}",
      "{\"type\":\"states\",\"data\":[0,0]}",
      "{\"type\":\"states\",\"data\":[0,1,2]}",
      "{\"type\":\"states\",\"data\":[0,0,8]}",
      "{\"type\":\"states\",\"data\":[-1,0,1]}",
      "{\"type\":\"states\",\"data\":[9223372036854775807,0,1]}",
      "{\"type\":\"states\",\"data\":[0,0,\"1\"]}",
      "{\"type\":\"states\",\"data\":[0,0,[]]}",
      "{\"type\":\"sample\",\"at\":0,\"values\":[1e999]}",
      "{\"type\":\"sample\",\"at\":0,\"values\":[null]}",
      "{\"type\":\"sample\",\"at\":0,\"values\":[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]}",
      "{\"type\":\"sample\",\"values\":[1]}",
      "{\"type\":\"histogram\",\"buckets\":[[512,1]]}",
      "{\"type\":\"histogram\",\"buckets\":[[1]]}",
      "{\"type\":\"histogram\",\"buckets\":[7]}",
      "{\"type\":\"histogram\",\"buckets\":[[1,-1]]}",
      "{\"type\":\"result\",\"name\":\"a\"}",
      "{\"type\":\"result\",\"name\":\"a\",\"value\":NaN}",
      "{\"type\":\"result\",\"name\":\"a\",\"value\":1e400}",
      "{\"type\":\"result\",\"value\":1}",
      "{\"type\":\"missing\",\"name\":\"speedup\"}",
      "{\"type\":\"missing\",\"name\":\"speedup\",\"message\":\"\"}",
      "{\"type\":\"phase\",\"done\":1,\"of\":0}",
      "{\"type\":\"verdict\",\"text\":\"a\"}",
      "{\"type\":\"dropped\",\"count\":-5}",
      "{\"type\":\"event\"}",
      "\xff\xfe{\"type\":\"end\"}",
      "{\"type\":\"end\",\"name\":\"\xc3\"}",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *text = g_strconcat(LANE, cases[i], "\n", whole, NULL);
    g_autoptr(IlkTrace) trace = trace_of(text);
    g_test_message("case %" G_GSIZE_FORMAT, i);
    g_assert_cmpuint(ilk_trace_get_garbage(trace), ==, 1);
    g_assert_true(ilk_trace_has_ended(trace));
  }
}

/* What a Python could not do is told once, however often it says so. */
static void
test_missing(void)
{
  const char *line = "{\"type\":\"missing\",\"name\":\"a\",\"message\":\"No GIL here.\"}\n";
  g_autoptr(GString) text = g_string_new(line);
  for (int i = 0; i < 1000; i++)
    g_string_append_printf(
        text, "%s{\"type\":\"missing\",\"name\":\"a\",\"message\":\"Reason %d.\"}\n", line, i);
  g_autoptr(IlkTrace) trace = trace_of(text->str);
  GPtrArray *missing = ilk_trace_get_missing(trace);

  g_assert_cmpstr(g_ptr_array_index(missing, 0), ==, "No GIL here.");
  g_assert_cmpstr(g_ptr_array_index(missing, 1), ==, "Reason 0.");
  g_assert_cmpuint(missing->len, <=, ILK_MAX_RESULTS);
  g_assert_cmpuint(ilk_trace_get_garbage(trace), ==, 0);
}

static void
test_torn_last_line(void)
{
  g_autoptr(IlkTrace) trace = trace_of("{\"type\":\"end\",\"wall_ns\":1}\n{\"type\":\"resu");
  g_assert_cmpuint(ilk_trace_get_garbage(trace), ==, 0);
  ilk_trace_finish(trace);
  g_assert_cmpuint(ilk_trace_get_garbage(trace), ==, 1);
  ilk_trace_finish(trace);
  g_assert_cmpuint(ilk_trace_get_garbage(trace), ==, 1);
}

static void
test_nesting(void)
{
  g_autoptr(GString) text = g_string_new("{\"type\":\"x\",\"a\":");
  for (int i = 0; i < 100000; i++)
    g_string_append_c(text, '[');
  g_string_append_c(text, '\n');

  g_autoptr(IlkTrace) trace = trace_of(text->str);
  g_assert_cmpuint(ilk_trace_get_garbage(trace), ==, 1);

  ilk_trace_feed(trace, "{\"type\":\"x\",\"a\":\"[[[[[[[[[[[[[[[[[[[[\\\"[[\"}\n", 42);
  g_assert_cmpuint(ilk_trace_get_garbage(trace), ==, 1);
}

/* As much as the trace may be long, in one line: one piece of garbage, and the next line counts. */
static void
test_endless_line(void)
{
  g_autofree char *portion = g_strnfill(1 << 20, 'a');
  g_autoptr(IlkTrace) trace = ilk_trace_new();
  for (int i = 0; i < 200; i++)
    ilk_trace_feed(trace, portion, 1 << 20);
  ilk_trace_feed(trace, "\n{\"type\":\"end\"}\n", 16);
  g_assert_cmpuint(ilk_trace_get_garbage(trace), ==, 1);
  g_assert_true(ilk_trace_has_ended(trace));
}

static void
test_total_is_bounded(void)
{
  g_autofree char *portion = g_strnfill(1 << 20, 'a');
  portion[(1 << 20) - 1] = '\n';
  g_autoptr(IlkTrace) trace = ilk_trace_new();
  for (gsize fed = 0; fed < ILK_MAX_TRACE_BYTES; fed += 1 << 20)
    ilk_trace_feed(trace, portion, 1 << 20);
  ilk_trace_feed(trace, "{\"type\":\"end\"}\n", 15);
  g_assert_false(ilk_trace_has_ended(trace));
}

static void feed_format(IlkTrace *trace, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void
feed_format(IlkTrace *trace, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *line = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  ilk_trace_feed(trace, line, strlen(line));
}

static void
test_counts_are_bounded(void)
{
  g_autoptr(IlkTrace) trace = ilk_trace_new();
  for (int i = 0; i < 1000; i++) {
    feed_format(trace, "{\"type\":\"lane\",\"id\":%d}\n", i);
    feed_format(trace, "{\"type\":\"result\",\"name\":\"%d\",\"value\":1}\n", i);
    feed_format(trace, "{\"type\":\"sample\",\"at\":1,\"name\":\"%d\",\"values\":[1]}\n", i);
    feed_format(trace, "{\"type\":\"histogram\",\"name\":\"%d\",\"buckets\":[]}\n", i);
    feed_format(trace, "{\"type\":\"parameters\",\"parameters\":{\"%d\":1}}\n", i);
  }
  g_assert_cmpuint(ilk_trace_get_lanes(trace)->len, ==, ILK_MAX_LANES);
  g_assert_cmpuint(ilk_trace_get_results(trace)->len, ==, ILK_MAX_RESULTS);
  g_assert_nonnull(ilk_trace_find_series(trace, "63"));
  g_assert_null(ilk_trace_find_series(trace, "64"));
  g_assert_null(ilk_trace_find_histogram(trace, "64"));
  g_assert_true(isnan(ilk_trace_get_parameter(trace, "64")));
}

/* The oldest go, the newest stay, and the loss is told. */
static void
test_segments_are_bounded(void)
{
  g_autoptr(GString) line = g_string_new("{\"type\":\"states\",\"data\":[1,0,2");
  for (int i = 1; i < 10000; i++)
    g_string_append(line, ",1,0,2");
  g_string_append(line, "]}\n");

  g_autoptr(IlkTrace) trace = trace_of(LANE);
  for (int i = 0; i < 25; i++)
    ilk_trace_feed(trace, line->str, line->len);

  GArray *segments = ((IlkLane *) ilk_trace_get_lanes(trace)->pdata[0])->segments;
  g_assert_cmpuint(segments->len, <=, ILK_MAX_SEGMENTS_PER_LANE);
  g_assert_cmpuint(segments->len + ilk_trace_get_dropped(trace), ==, 250000);
  g_assert_cmpint(g_array_index(segments, IlkSegment, segments->len - 1).start, ==, 250000);
  g_assert_cmpuint(ilk_trace_get_garbage(trace), ==, 0);
}

#define CALL                                                                                       \
  "{\"function\":\"f\",\"opcode\":\"CALL\",\"argument\":\"1\",\"check\":true,\"unsafe\":true}"
#define DROP(PLACE)                                                                                \
  "{\"type\":\"event\",\"at\":7,\"name\":\"drop-at-call\",\"lane\":0,\"place\":" PLACE "}\n"

static void
test_listing_counts_drops(void)
{
  g_autoptr(IlkTrace) trace = trace_of(DROP("0"));
  g_assert_null(ilk_trace_get_listing(trace));
  g_assert_cmpuint(ilk_trace_get_garbage(trace), ==, 1);

  const char text[] = "{\"type\":\"listing\",\"note\":\"n\",\"instructions\":["
                      "{\"opcode\":\"RESUME\"}," CALL "]}\n" DROP("1") DROP("1");
  ilk_trace_feed(trace, text, strlen(text));
  const IlkListing *listing = ilk_trace_get_listing(trace);
  g_assert_cmpstr(listing->note, ==, "n");
  g_assert_cmpuint(listing->instructions->len, ==, 2);
  const IlkInstruction *resume = listing->instructions->pdata[0];
  const IlkInstruction *call = listing->instructions->pdata[1];
  g_assert_false(resume->check);
  g_assert_cmpuint(resume->drops, ==, 0);
  g_assert_true(call->check && call->unsafe && !call->between);
  g_assert_cmpstr(call->argument, ==, "1");
  g_assert_cmpuint(call->drops, ==, 2);
  g_assert_cmpuint(ilk_trace_get_garbage(trace), ==, 1);
}

/* What is no listing, or names no place in it, changes nothing. */
static void
test_wrong_listings_are_garbage(void)
{
  const char *const wrong[] = {
      "{\"type\":\"listing\"}\n",
      "{\"type\":\"listing\",\"instructions\":[]}\n",
      "{\"type\":\"listing\",\"instructions\":[1]}\n",
      "{\"type\":\"listing\",\"instructions\":[" CALL ",{\"opcode\":\"\"}]}\n",
      DROP("1"),
      DROP("-1"),
      DROP("0.5"),
      DROP("\"0\""),
  };
  g_autoptr(IlkTrace) trace = trace_of("{\"type\":\"listing\",\"instructions\":[" CALL "]}\n");
  for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
    ilk_trace_feed(trace, wrong[i], strlen(wrong[i]));
    g_assert_cmpuint(ilk_trace_get_garbage(trace), ==, i + 1);
  }
  const IlkListing *listing = ilk_trace_get_listing(trace);
  g_assert_cmpuint(((IlkInstruction *) listing->instructions->pdata[0])->drops, ==, 0);
}

static void
test_later_listing_replaces(void)
{
  const char line[] = "{\"type\":\"listing\",\"instructions\":[" CALL "]}\n";
  g_autoptr(IlkTrace) trace = trace_of(line);
  ilk_trace_feed(trace, DROP("0"), strlen(DROP("0")));
  ilk_trace_feed(trace, line, strlen(line));
  const IlkListing *listing = ilk_trace_get_listing(trace);
  g_assert_cmpuint(((IlkInstruction *) listing->instructions->pdata[0])->drops, ==, 0);
}

static void
test_listing_is_bounded(void)
{
  g_autoptr(GString) line = g_string_new("{\"type\":\"listing\",\"instructions\":[" CALL);
  for (int i = 0; i < ILK_MAX_INSTRUCTIONS; i++)
    g_string_append(line, "," CALL);
  g_string_append(line, "]}\n");
  g_autoptr(IlkTrace) trace = trace_of(line->str);
  g_assert_null(ilk_trace_get_listing(trace));
  g_assert_cmpuint(ilk_trace_get_garbage(trace), ==, 1);
}

static void
test_names_are_cut_between_characters(void)
{
  g_autoptr(GString) line = g_string_new("{\"type\":\"lane\",\"id\":0,\"name\":\"a");
  for (int i = 0; i < ILK_MAX_NAME_BYTES; i++)
    g_string_append(line, "é");
  g_string_append(line, "\"}\n");

  g_autoptr(IlkTrace) trace = trace_of(line->str);
  IlkLane *lane = ilk_trace_get_lanes(trace)->pdata[0];
  g_assert_cmpuint(strlen(lane->name), ==, ILK_MAX_NAME_BYTES - 1);
  g_assert_true(g_utf8_validate(lane->name, -1, NULL));
}

static void
test_orders(void)
{
  g_autoptr(IlkTrace) trace = ilk_trace_new();
  const char *lines = "{\"type\":\"order\",\"name\":\"a\",\"items\":[\"x\"]}\n"
                      "{\"type\":\"order\",\"name\":\"a\",\"items\":[\"y\",\"z\"]}\n"
                      "{\"type\":\"order\",\"name\":\"b\",\"items\":[]}\n"
                      "{\"type\":\"order\",\"name\":\"c\",\"items\":[1]}\n"
                      "{\"type\":\"order\",\"items\":[\"x\"]}\n"
                      "{\"type\":\"order\",\"name\":\"d\"}\n";

  ilk_trace_feed(trace, lines, strlen(lines));
  const IlkOrder *order = ilk_trace_find_order(trace, "a");
  g_assert_cmpstr(order->items[0], ==, "y");
  g_assert_cmpstr(order->items[1], ==, "z");
  g_assert_null(order->items[2]);
  g_assert_null(ilk_trace_find_order(trace, "b")->items[0]);
  g_assert_null(ilk_trace_find_order(trace, "c"));
  g_assert_cmpuint(ilk_trace_get_garbage(trace), ==, 3);
  g_assert_cmpuint(ilk_trace_get_orders(trace)->len, ==, 2);
}

#define TURN(MEMBERS) "{\"type\":\"turn\"," MEMBERS "}\n"
#define THREAD(AT) "{\"name\":\"t\",\"can\":true,\"at\":" AT ",\"lines\":[\"RESUME\"]}"

/* One that cannot be understood whole leaves the one before. */
static void
test_turns(void)
{
  static const char *const bad[] = {
      TURN("\"done\":\"0\",\"threads\":[]"),
      TURN("\"done\":\"0\",\"values\":[]"),
      TURN("\"done\":\"x\",\"threads\":[],\"values\":[]"),
      TURN("\"done\":\"0\",\"goal\":\"0-\",\"threads\":[],\"values\":[]"),
      TURN("\"done\":\"0\",\"threads\":[" THREAD("2") "],\"values\":[]"),
      TURN("\"done\":\"0\",\"threads\":[" THREAD("-1") "],\"values\":[]"),
      TURN("\"done\":\"0\",\"threads\":[7],\"values\":[]"),
      TURN("\"done\":\"0\",\"threads\":[{\"name\":\"t\",\"at\":0,\"lines\":[1]}],\"values\":[]"),
      TURN("\"done\":\"0\",\"threads\":[],\"values\":[{\"value\":\"1\"}]"),
  };
  g_autoptr(IlkTrace) trace = ilk_trace_new();

  g_assert_null(ilk_trace_get_turn(trace));
  feed_format(trace, "%s",
              TURN("\"done\":\"0 1\",\"goal\":\"01\",\"over\":true,\"threads\":[" THREAD(
                  "1") "],\"values\":[{\"name\":\"counter\",\"value\":\"2\"}]"));
  for (gsize i = 0; i < G_N_ELEMENTS(bad); i++)
    feed_format(trace, "%s", bad[i]);
  const IlkTurn *turn = ilk_trace_get_turn(trace);
  g_assert_cmpstr(turn->done, ==, "0 1");
  g_assert_cmpstr(turn->goal, ==, "01");
  g_assert_true(turn->over);
  const IlkTurnThread *thread = g_ptr_array_index(turn->threads, 0);
  g_assert_cmpstr(thread->lines[0], ==, "RESUME");
  g_assert_cmpuint(thread->at, ==, 1);
  g_assert_true(thread->can);
  g_assert_cmpstr(((IlkTurnValue *) g_ptr_array_index(turn->values, 0))->value, ==, "2");
  g_assert_cmpuint(ilk_trace_get_garbage(trace), ==, G_N_ELEMENTS(bad));
}

static void
test_turns_are_bounded(void)
{
  g_autoptr(IlkTrace) trace = ilk_trace_new();
  g_autoptr(GString) many =
      g_string_new("{\"type\":\"turn\",\"done\":\"\",\"values\":[],\"threads\":[");

  for (int i = 0; i <= ILK_MAX_TURN_THREADS; i++)
    g_string_append_printf(many, "%s%s", i > 0 ? "," : "", THREAD("0"));
  g_string_append(many, "]}\n");
  ilk_trace_feed(trace, many->str, many->len);
  g_assert_null(ilk_trace_get_turn(trace));
}

static void
test_orders_are_bounded(void)
{
  g_autoptr(IlkTrace) trace = ilk_trace_new();
  g_autoptr(GString) many = g_string_new("{\"type\":\"order\",\"name\":\"n\",\"items\":[\"x\"");

  for (int i = 0; i < ILK_MAX_ORDER_ITEMS; i++)
    g_string_append(many, ",\"x\"");
  g_string_append(many, "]}\n");
  ilk_trace_feed(trace, many->str, many->len);
  g_assert_null(ilk_trace_find_order(trace, "n"));
  for (int i = 0; i <= ILK_MAX_ORDERS; i++)
    feed_format(trace, "{\"type\":\"order\",\"name\":\"%d\",\"items\":[]}\n", i);
  g_assert_cmpuint(ilk_trace_get_orders(trace)->len, ==, ILK_MAX_ORDERS);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/lab/trace/whole-protocol", test_whole_protocol);
  g_test_add_func("/lab/trace/any-portions", test_any_portions);
  g_test_add_func("/lab/trace/measuring", test_measuring);
  g_test_add_func("/lab/trace/garbage-is-counted", test_garbage_is_counted);
  g_test_add_func("/lab/trace/torn-last-line", test_torn_last_line);
  g_test_add_func("/lab/trace/nesting", test_nesting);
  g_test_add_func("/lab/trace/endless-line", test_endless_line);
  g_test_add_func("/lab/trace/total-is-bounded", test_total_is_bounded);
  g_test_add_func("/lab/trace/counts-are-bounded", test_counts_are_bounded);
  g_test_add_func("/lab/trace/segments-are-bounded", test_segments_are_bounded);
  g_test_add_func("/lab/trace/listing-counts-drops", test_listing_counts_drops);
  g_test_add_func("/lab/trace/wrong-listings-are-garbage", test_wrong_listings_are_garbage);
  g_test_add_func("/lab/trace/missing", test_missing);
  g_test_add_func("/lab/trace/later-listing-replaces", test_later_listing_replaces);
  g_test_add_func("/lab/trace/listing-is-bounded", test_listing_is_bounded);
  g_test_add_func("/lab/trace/names-are-cut-between-characters",
                  test_names_are_cut_between_characters);
  g_test_add_func("/lab/trace/orders", test_orders);
  g_test_add_func("/lab/trace/turns", test_turns);
  g_test_add_func("/lab/trace/turns-are-bounded", test_turns_are_bounded);
  g_test_add_func("/lab/trace/orders-are-bounded", test_orders_are_bounded);
  return g_test_run();
}
