/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where lanes stand, when they are over, and which stretch of them is worth looking at.
 */
#include "ui/charts/timeline-rows.h"

#define MS G_GINT64_CONSTANT(1000000)

static IlkTrace *
create_trace(const char *const *lines)
{
  IlkTrace *trace = ilk_trace_new();

  for (guint i = 0; lines[i]; i++) {
    g_autofree char *line = g_strconcat("{\"type\":", lines[i], "}\n", NULL);
    ilk_trace_feed(trace, line, strlen(line));
  }
  return trace;
}

/* Two threads take turns for 20 ms, then a third runs alone for 100 ms, then all are done. */
static IlkTrace *
create_two_phases(void)
{
  static const char *const lines[] = {
      "\"lane\",\"id\":0,\"name\":\"a\",\"kind\":\"cpu\"",
      "\"lane\",\"id\":1,\"name\":\"b\",\"kind\":\"cpu\"",
      "\"lane\",\"id\":2,\"name\":\"c\",\"kind\":\"cpu\"",
      "\"lane\",\"id\":9,\"name\":\"held by\",\"kind\":\"holder\"",
      "\"states\",\"data\":[0,0,2, 0,1,1, 0,2,0, 0,9,1]",
      "\"states\",\"data\":[10000000,0,1, 0,1,2, 0,9,2]",
      "\"states\",\"data\":[10000000,0,6, 0,1,6, 0,2,3, 0,9,0]",
      "\"states\",\"data\":[100000000,2,6]",
      NULL,
  };
  return create_trace(lines);
}

static void
test_holders_come_first(void)
{
  g_autoptr(IlkTrace) trace = create_two_phases();
  double bottom, last = 0;
  g_autoptr(GArray) rows = ui_timeline_rows_create(ilk_trace_get_lanes(trace), 1, &bottom);
  static const char *const names[] = {"held by", "a", "b", "c"};

  g_assert_cmpuint(rows->len, ==, G_N_ELEMENTS(names));
  for (guint i = 0; i < rows->len; i++) {
    const UiRow *row = &g_array_index(rows, UiRow, i);
    g_assert_cmpstr(row->lane->name, ==, names[i]);
    g_assert_cmpfloat(row->top, >=, last);
    g_assert_true(ui_timeline_rows_find(rows, row->top + row->height / 2) == row);
    last = row->top + row->height;
  }
  g_assert_cmpfloat(bottom, >=, last);
  g_assert_null(ui_timeline_rows_find(rows, bottom + 20));
}

static void
test_end_is_when_all_rest(void)
{
  g_autoptr(IlkTrace) trace = create_two_phases();
  g_autoptr(IlkTrace) running =
      create_trace((const char *const[]){"\"lane\",\"id\":0,\"name\":\"a\",\"kind\":\"cpu\"",
                                         "\"states\",\"data\":[5000000,0,2]", NULL});

  g_assert_cmpint(ui_timeline_rows_get_end(ilk_trace_get_lanes(trace), 900 * MS), ==, 120 * MS);
  g_assert_cmpint(ui_timeline_rows_get_end(ilk_trace_get_lanes(running), 900 * MS), ==, 900 * MS);
}

static void
test_richest_stretch_holds_both_phases(void)
{
  g_autoptr(IlkTrace) trace = create_two_phases();
  gint64 start = ui_timeline_rows_find_richest(ilk_trace_get_lanes(trace), 120 * MS, 40 * MS);

  g_assert_cmpint(start, <, 10 * MS);
  g_assert_cmpint(start + 40 * MS, >, 20 * MS);
}

static void
test_latest_of_equals(void)
{
  g_autoptr(IlkTrace) trace = create_trace((const char *const[]){
      "\"lane\",\"id\":0,\"name\":\"a\",\"kind\":\"cpu\"", "\"states\",\"data\":[0,0,2]", NULL});

  g_assert_cmpint(ui_timeline_rows_find_richest(ilk_trace_get_lanes(trace), 500 * MS, 50 * MS), ==,
                  450 * MS);
}

/* What comes before the first lane does anything is nothing to look at. */
static void
test_begin(void)
{
  static const char *const lines[] = {
      "\"lane\",\"id\":0,\"name\":\"a\",\"kind\":\"cpu\"",
      "\"lane\",\"id\":1,\"name\":\"b\",\"kind\":\"cpu\"",
      "\"states\",\"data\":[0,0,0, 0,1,0, 7000000,1,2, 1000000,0,2, 1000000,0,6, 0,1,6]",
      NULL,
  };
  g_autoptr(IlkTrace) trace = create_trace(lines);
  g_autoptr(IlkTrace) nothing = ilk_trace_new();

  g_assert_cmpint(ui_timeline_rows_get_begin(ilk_trace_get_lanes(trace)), ==, 7 * MS);
  g_assert_cmpint(ui_timeline_rows_get_begin(ilk_trace_get_lanes(nothing)), ==, 0);
}

/* A task's states are not a thread's. */
static void
test_futures(void)
{
  static const char *const lines[] = {
      "\"lane\",\"id\":0,\"name\":\"worker 1\",\"kind\":\"cpu\"",
      "\"lane\",\"id\":5,\"name\":\"future 1\",\"kind\":\"future\"",
      "\"lane\",\"id\":6,\"name\":\"worker 2\",\"kind\":\"cpu\"",
      "\"states\",\"data\":[0,0,0, 0,5,5, 10000000,0,2, 0,5,3, 10000000,0,0, 0,5,6]",
      "\"event\",\"at\":40000000,\"name\":\"x\"",
      NULL,
  };
  g_autoptr(IlkTrace) trace = create_trace(lines);
  GPtrArray *lanes = ilk_trace_get_lanes(trace);
  g_autofree char *words = ui_timeline_rows_describe(lanes, ilk_trace_get_now(trace));
  g_autofree char *pending = ui_timeline_rows_dup_text_at(lanes, lanes->pdata[1], MS, 40 * MS);

  g_assert_cmpstr(words, ==,
                  "Timeline of 40.0\u00a0ms. worker 1: idle 75 %, running with the GIL 25 %. "
                  "future 1: running 25 %, pending 25 %, finished 50 %. worker 2: nothing.");
  g_assert_cmpstr(pending, ==, "future 1 · pending · 10.0\u00a0ms");
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/charts/timeline-rows/holders-come-first", test_holders_come_first);
  g_test_add_func("/charts/timeline-rows/end-is-when-all-rest", test_end_is_when_all_rest);
  g_test_add_func("/charts/timeline-rows/richest-stretch-holds-both-phases",
                  test_richest_stretch_holds_both_phases);
  g_test_add_func("/charts/timeline-rows/latest-of-equals", test_latest_of_equals);
  g_test_add_func("/charts/timeline-rows/begin", test_begin);
  g_test_add_func("/charts/timeline-rows/futures", test_futures);
  return g_test_run();
}
