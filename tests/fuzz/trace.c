/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever a child prints, in whatever portions it comes: the reader tells the same, within its
 * limits, and time in a lane never goes back. The first byte is the size of a portion.
 */
#include "app/lab/trace.h"
#include "app/base/limits.h"
#include "tests/fuzz/fuzz.h"

#include <math.h>

static IlkTrace *
read_in_portions(const char *text, size_t size, size_t portion)
{
  IlkTrace *trace = ilk_trace_new();
  for (size_t at = 0; at < size; at += portion)
    ilk_trace_feed(trace, text + at, MIN(portion, size - at));
  ilk_trace_finish(trace);
  return trace;
}

static void
check_lane(gpointer data, gpointer user_data)
{
  const IlkLane *lane = data;
  g_assert_true(g_utf8_validate(lane->name, -1, NULL) && g_utf8_validate(lane->kind, -1, NULL));
  g_assert_cmpuint(lane->segments->len, <=, ILK_MAX_SEGMENTS_PER_LANE);
  for (guint i = 1; i < lane->segments->len; i++) {
    const IlkSegment *segment = &g_array_index(lane->segments, IlkSegment, i);
    g_assert_cmpint(segment[-1].start, <=, segment->start);
  }
}

static void
check_listing(const IlkListing *listing)
{
  g_assert_cmpuint(listing->instructions->len, >, 0);
  g_assert_cmpuint(listing->instructions->len, <=, ILK_MAX_INSTRUCTIONS);
  for (guint i = 0; i < listing->instructions->len; i++) {
    const IlkInstruction *instruction = listing->instructions->pdata[i];
    g_assert_true(g_utf8_validate(instruction->opcode, -1, NULL));
    g_assert_true(g_utf8_validate(instruction->argument, -1, NULL));
  }
}

static void
check_limits(IlkTrace *trace)
{
  GPtrArray *lanes = ilk_trace_get_lanes(trace);
  GPtrArray *results = ilk_trace_get_results(trace);

  g_assert_cmpuint(lanes->len, <=, ILK_MAX_LANES);
  g_ptr_array_foreach(lanes, check_lane, NULL);
  g_assert_cmpuint(results->len, <=, ILK_MAX_RESULTS);
  if (ilk_trace_get_listing(trace) != NULL)
    check_listing(ilk_trace_get_listing(trace));
  for (guint i = 0; i < results->len; i++)
    g_assert_true(isfinite(((IlkResult *) results->pdata[i])->value));
  g_assert_true(ilk_trace_get_progress(trace) >= 0 && ilk_trace_get_progress(trace) <= 1);
}

static void
check_same(IlkTrace *a, IlkTrace *b)
{
  g_assert_cmpuint(ilk_trace_get_garbage(a), ==, ilk_trace_get_garbage(b));
  g_assert_cmpuint(ilk_trace_get_lanes(a)->len, ==, ilk_trace_get_lanes(b)->len);
  g_assert_cmpuint(ilk_trace_get_results(a)->len, ==, ilk_trace_get_results(b)->len);
  g_assert_cmpint(ilk_trace_get_now(a), ==, ilk_trace_get_now(b));
  g_assert_cmpstr(ilk_trace_get_error(a), ==, ilk_trace_get_error(b));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  if (size == 0)
    return 0;

  const char *text = (const char *) data + 1;
  g_autoptr(IlkTrace) whole = read_in_portions(text, size - 1, size);
  g_autoptr(IlkTrace) torn = read_in_portions(text, size - 1, data[0] % 64 + 1u);
  check_limits(whole);
  check_same(whole, torn);
  return 0;
}
