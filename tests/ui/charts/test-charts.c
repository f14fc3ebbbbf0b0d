/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The charts say in words what they draw, draw at any size, and go away.
 */
#include "tests/ui/start.h"
#include "tests/ui/widget-tree.h"
#include "ui/charts/bars.h"
#include "ui/charts/curve.h"
#include "ui/charts/histogram.h"
#include "ui/charts/lanes.h"
#include "ui/charts/lines.h"
#include "ui/charts/plot.h"
#include "ui/charts/timeline.h"
#include "ui/charts/value-tile.h"

#include <math.h>

/* Draws @widget and everything in it, off screen. */
static void
draw(GtkWidget *widget, int width, int height)
{
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new();

  gtk_widget_size_allocate(widget, &(GtkAllocation){0, 0, width, height}, -1);
  GTK_WIDGET_GET_CLASS(widget)->snapshot(widget, snapshot);
  g_autoptr(GskRenderNode) node = gtk_snapshot_free_to_node(g_steal_pointer(&snapshot));
  g_assert_nonnull(node);
}

static void
measure_and_draw(GtkWidget *widget)
{
  for (int width = 200; width <= 1000; width += 400) {
    int height;
    gtk_widget_measure(widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
    gtk_widget_measure(widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
    draw(widget, width, height);
  }
}

/* Floating widgets become ours, so that the test sees the last reference go. */
#define own(widget) g_object_ref_sink(widget)

static void
test_bars(void)
{
  UiBars *bars = own(ui_bars_new());
  const UiBar values[] = {{"you said", UI_COLOR_PREDICTED, 1.6, NAN, NAN},
                          {"model", UI_COLOR_MODEL, 1.01, 0.99, 1.04},
                          {"python", UI_COLOR_PYTHON, NAN, NAN, NAN}};

  ui_bars_set_bars(bars, values, G_N_ELEMENTS(values), "x");
  ui_bars_set_ideal(bars, 2, "ideal");
  g_assert_cmpstr(ui_chart_get_description(UI_CHART(bars)), ==,
                  "you said 1.60×, model 1.01×, python –; ideal 2×");
  measure_and_draw(GTK_WIDGET(bars));
  g_assert_finalize_object(bars);
}

/* The axis is logarithmic where it is asked for, and where the values are too far apart. */
static void
test_bars_log_scale(void)
{
  const struct {
    double most;
    gboolean log_scale;
  } cases[] = {{2, FALSE}, {2, TRUE}, {1000, FALSE}};

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    UiBars *bars = own(ui_bars_new());
    const UiBar values[] = {{"a", UI_COLOR_MODEL, 1, NAN, NAN},
                            {"b", UI_COLOR_MODEL, cases[i].most, NAN, NAN}};
    int height;
    ui_bars_set_bars(bars, values, G_N_ELEMENTS(values), "x");
    ui_bars_set_log_scale(bars, cases[i].log_scale);
    gtk_widget_measure(GTK_WIDGET(bars), GTK_ORIENTATION_VERTICAL, 300, NULL, &height, NULL, NULL);
    g_assert_cmpint(height > 2 * 24 + 10, ==, i > 0);
    measure_and_draw(GTK_WIDGET(bars));
    g_assert_finalize_object(bars);
  }
}

static int
measure_height(GtkWidget *chart)
{
  int height;

  gtk_widget_measure(chart, GTK_ORIENTATION_VERTICAL, 300, NULL, &height, NULL, NULL);
  return height;
}

/* Rows stand as far apart as their text is high. */
static void
test_grows_with_text(void)
{
  const UiBar values[] = {{"a", UI_COLOR_MODEL, 1, NAN, NAN}, {"b", UI_COLOR_MODEL, 2, 1, 900}};
  UiBars *bars = own(ui_bars_new()), *large_bars = own(ui_bars_new());
  UiHistogram *histogram = own(ui_histogram_new()), *large_histogram = own(ui_histogram_new());

  ui_bars_set_bars(bars, values, G_N_ELEMENTS(values), "x");
  ui_bars_set_bars(large_bars, values, G_N_ELEMENTS(values), "x");
  gtk_widget_add_css_class(GTK_WIDGET(large_bars), "title-1");
  gtk_widget_add_css_class(GTK_WIDGET(large_histogram), "title-1");
  g_assert_cmpint(measure_height(GTK_WIDGET(large_bars)), >,
                  measure_height(GTK_WIDGET(bars)) * 4 / 3);
  g_assert_cmpint(measure_height(GTK_WIDGET(large_histogram)), >,
                  measure_height(GTK_WIDGET(histogram)) * 4 / 3);
  measure_and_draw(GTK_WIDGET(large_bars));
  g_assert_finalize_object(bars);
  g_assert_finalize_object(large_bars);
  g_assert_finalize_object(histogram);
  g_assert_finalize_object(large_histogram);
}

static void
test_curve(void)
{
  UiCurve *curve = own(ui_curve_new());
  const double sizes[] = {1, 10, 100};
  const UiCurveLine lines[] = {{"model", UI_COLOR_MODEL, {0.5, 1.5, NAN}},
                               {"Python 3.11", UI_COLOR_PYTHON, {NAN, 1, 1.2}}};

  measure_and_draw(GTK_WIDGET(curve));
  ui_curve_set_sizes(curve, sizes, G_N_ELEMENTS(sizes), "ms");
  ui_curve_set_lines(curve, lines, G_N_ELEMENTS(lines), "x");
  ui_curve_set_level(curve, 1, "one alone");
  ui_curve_set_mark(curve, 3.2, NULL);
  g_assert_cmpstr(ui_chart_get_description(UI_CHART(curve)), ==,
                  "model: at 1\u00a0ms 0.50×, at 10\u00a0ms 1.50×, at 100\u00a0ms –; Python 3.11: "
                  "at 1\u00a0ms –, at 10\u00a0ms 1.00×, at 100\u00a0ms 1.20×; 3.20\u00a0ms");
  measure_and_draw(GTK_WIDGET(curve));
  g_assert_finalize_object(curve);
}

static void
test_histogram(void)
{
  UiHistogram *histogram = own(ui_histogram_new());
  g_autoptr(GArray) buckets = g_array_new(FALSE, FALSE, sizeof(IlkBucket));
  const IlkBucket values[] = {{0, 1, 1}, {4608, 5120, 20}, {5120, 5632, 190}, {5632, 6144, 0}};

  measure_and_draw(GTK_WIDGET(histogram));
  g_array_append_vals(buckets, values, G_N_ELEMENTS(values));
  ui_histogram_set_buckets(histogram, buckets, "us");
  ui_histogram_set_mark(histogram, 5000, "one interval");
  g_assert_cmpstr(ui_chart_get_description(UI_CHART(histogram)), ==,
                  "Histogram of 211 measurements; the middle one between 5.12\u00a0ms and "
                  "5.63\u00a0ms");
  measure_and_draw(GTK_WIDGET(histogram));
  g_assert_finalize_object(histogram);
}

static void
test_value_tile(void)
{
  UiValueTile *tile = own(ui_value_tile_new("hold time"));

  g_assert_true(is_label_shown(GTK_WIDGET(tile), "–"));
  ui_value_tile_set_value(tile, 5120, 5100, 5200, "us");
  g_assert_true(is_label_shown(GTK_WIDGET(tile), "5.12\u00a0ms"));
  g_assert_true(is_label_shown(GTK_WIDGET(tile), "5.10\u00a0ms to 5.20\u00a0ms"));
  ui_value_tile_set_value(tile, 5120, NAN, NAN, "us");
  g_assert_false(is_label_shown(GTK_WIDGET(tile), " to "));
  g_assert_finalize_object(tile);
}

static void
feed(IlkTrace *trace, const char *line)
{
  ilk_trace_feed(trace, line, strlen(line));
}

/* Two threads that take turns every 5 ms for 50 ms. */
static IlkTrace *
create_trace(void)
{
  IlkTrace *trace = ilk_trace_new();

  feed(trace, "{\"type\":\"hello\",\"version\":1,\"demo\":\"x\",\"parameters\":{}}\n"
              "{\"type\":\"lane\",\"id\":0,\"name\":\"thread 1\",\"kind\":\"cpu\"}\n"
              "{\"type\":\"lane\",\"id\":1,\"name\":\"thread 2\",\"kind\":\"cpu\"}\n"
              "{\"type\":\"lane\",\"id\":8,\"name\":\"GIL held by\",\"kind\":\"holder\"}\n");
  for (int i = 0; i < 10; i++) {
    g_autofree char *line =
        g_strdup_printf("{\"type\":\"states\",\"data\":[%d,0,%d, 0,1,%d, 0,8,%d]}\n",
                        i == 0 ? 0 : 5000000, i % 2 == 0 ? 2 : 1, i % 2 == 0 ? 1 : 2, i % 2 + 1);
    feed(trace, line);
  }
  feed(trace, "{\"type\":\"states\",\"data\":[5000000,0,6, 0,1,6, 0,8,0]}\n"
              "{\"type\":\"end\",\"wall_ns\":50000000}\n");
  return trace;
}

/* By keys: from lane to lane, from stretch to stretch, also out of what is shown. */
static void
test_timeline_is_read(void)
{
  static const struct {
    int lane, stretch;
    const char *words;
  } steps[] = {
      {1, 0, "GIL held by · thread 2 · 5.00\u00a0ms"},
      {1, 0, "thread 1 · waiting for the GIL · 5.00\u00a0ms"},
      {0, 1, "thread 1 · running with the GIL · 5.00\u00a0ms"},
      {0, -1, "thread 1 · waiting for the GIL · 5.00\u00a0ms"},
      {1, 0, "thread 2 · running with the GIL · 5.00\u00a0ms"},
      {1, 0, "thread 2 · running with the GIL · 5.00\u00a0ms"},
      {0, 1, "thread 2 · waiting for the GIL · 5.00\u00a0ms"},
  };
  UiTimeline *timeline = own(ui_timeline_new());
  g_autoptr(IlkTrace) trace = create_trace();

  ui_timeline_set_trace(timeline, trace);
  gtk_widget_measure(GTK_WIDGET(timeline), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate(GTK_WIDGET(timeline), &(GtkAllocation){0, 0, 600, 200}, -1);
  ui_timeline_zoom(timeline, 0.2, 0.52);
  for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
    if (steps[i].lane != 0)
      ui_timeline_read_lane(timeline, steps[i].lane);
    else
      ui_timeline_read_stretch(timeline, steps[i].stretch);
    g_assert_cmpstr(ui_chart_get_description(UI_CHART(timeline)), ==, steps[i].words);
    g_assert_false(ui_timeline_is_following(timeline));
  }
  for (int i = 0; i < 20; i++)
    ui_timeline_read_stretch(timeline, -1);
  ui_timeline_read_lane(timeline, -1);
  g_assert_cmpstr(ui_chart_get_description(UI_CHART(timeline)), ==,
                  "thread 1 · running with the GIL · 5.00\u00a0ms");
  ui_timeline_stop_reading(timeline);
  g_assert_true(g_str_has_prefix(ui_chart_get_description(UI_CHART(timeline)), "Timeline of "));
  g_assert_finalize_object(timeline);
}

static void
test_timeline(void)
{
  UiLanes *lanes = own(ui_lanes_new("Who runs"));
  UiTimeline *timeline = UI_TIMELINE(find_widget(GTK_WIDGET(lanes), UI_TYPE_TIMELINE));
  IlkTrace *trace = create_trace();

  ui_lanes_set_trace(lanes, trace);
  g_assert_cmpstr(ui_chart_get_description(UI_CHART(timeline)), ==,
                  "Timeline of 50.0\u00a0ms. thread 1: waiting for the GIL 50 %, running with the "
                  "GIL 50 %. thread 2: waiting for the GIL 50 %, running with the GIL 50 %.");
  g_assert_true(is_label_shown(GTK_WIDGET(lanes), "running with the GIL"));
  g_assert_false(is_label_shown(GTK_WIDGET(lanes), "blocked in I/O"));
  measure_and_draw(GTK_WIDGET(timeline));
  g_assert_finalize_object(lanes);
  g_assert_finalize_object(trace);
}

static void
test_timeline_says_what_is_under_the_pointer(void)
{
  UiTimeline *timeline = own(ui_timeline_new());
  g_autoptr(IlkTrace) trace = create_trace();

  ui_timeline_set_trace(timeline, trace);
  draw(GTK_WIDGET(timeline), 800, 150);
  double right = 800 - ui_timeline_get_lanes_width(timeline) * 0.05;
  g_autofree char *holder = ui_timeline_dup_text_at(timeline, right, 10);
  g_autofree char *first = ui_timeline_dup_text_at(timeline, right, 40);
  g_autofree char *label = ui_timeline_dup_text_at(timeline, 5, 40);
  g_assert_cmpstr(holder, ==, "GIL held by · thread 2 · 5.00\u00a0ms");
  g_assert_cmpstr(first, ==, "thread 1 · waiting for the GIL · 5.00\u00a0ms");
  g_assert_null(label);
  ui_timeline_point_at(timeline, right, 40);
  draw(GTK_WIDGET(timeline), 800, 150);
  g_assert_finalize_object(timeline);
}

/* What counts below zero, as a lost reference does, stays within the frame. */
static void
test_plot_range(void)
{
  const struct {
    double least, most, low, high;
  } ranges[] = {{0, 70, 0, 80}, {-30, 70, -30, 80}, {-1200, 0, -1500, 0}, {0, 0, 0, 1}};
  g_autoptr(GtkWidget) lines = g_object_ref_sink(GTK_WIDGET(ui_lines_new()));

  for (gsize i = 0; i < G_N_ELEMENTS(ranges); i++) {
    UiPlot plot;
    ui_plot_init(&plot, UI_CHART(lines), (UiAxis){0, 1, FALSE}, ranges[i].least, ranges[i].most,
                 NULL, 8, 0);
    g_assert_cmpfloat(plot.value.low, ==, ranges[i].low);
    g_assert_cmpfloat(plot.value.high, ==, ranges[i].high);
    g_assert_cmpfloat(ui_plot_get_y(&plot, ranges[i].least), <=, plot.bottom);
    g_assert_cmpfloat(ui_plot_get_y(&plot, ranges[i].most), >=, plot.top);
  }
}

static void
test_lines(void)
{
  UiLines *lines = own(ui_lines_new());
  const IlkSample samples[] = {
      {0, 2, {100, 200}}, {1000000000, 2, {400, 300}}, {2 * 1000000000, 2, {200, 250}}};
  g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(IlkSample));

  g_array_append_vals(all, samples, G_N_ELEMENTS(samples));
  ui_lines_set_samples(lines, all, "ms");
  g_assert_cmpstr(ui_chart_get_description(UI_CHART(lines)), ==,
                  "Line chart over 2.00\u00a0s: at most 400\u00a0ms, after 1.00\u00a0s; at the end "
                  "200\u00a0ms, 250\u00a0ms");
  measure_and_draw(GTK_WIDGET(lines));
  g_assert_finalize_object(lines);
}

/* Who works with keys comes to whatever says something, and past what does not. */
static void
test_tab_stops_at_charts(void)
{
  GtkWidget *window = gtk_window_new(), *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 0);
  UiBars *bars = ui_bars_new(), *empty = ui_bars_new();
  UiValueTile *tile = ui_value_tile_new("speed");
  GtkWidget *stops[] = {GTK_WIDGET(bars), GTK_WIDGET(tile), GTK_WIDGET(bars)};
  const UiBar value = {"model", UI_COLOR_MODEL, 1, NAN, NAN};

  ui_bars_set_bars(bars, &value, 1, "x");
  ui_chart_describe(UI_CHART(empty), NULL);
  gtk_box_append(GTK_BOX(box), GTK_WIDGET(bars));
  gtk_box_append(GTK_BOX(box), GTK_WIDGET(empty));
  gtk_box_append(GTK_BOX(box), GTK_WIDGET(tile));
  gtk_window_set_child(GTK_WINDOW(window), box);
  gtk_window_present(GTK_WINDOW(window));
  /* What has no place yet has no order. */
  while (gtk_widget_get_height(GTK_WIDGET(tile)) == 0)
    g_main_context_iteration(NULL, TRUE);
  gtk_window_set_focus(GTK_WINDOW(window), NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(stops); i++) {
    gtk_widget_child_focus(box, i < 2 ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
    g_assert_true(gtk_window_get_focus(GTK_WINDOW(window)) == stops[i]);
  }
  gtk_window_destroy(GTK_WINDOW(window));
}

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  g_test_add_func("/charts/bars", test_bars);
  g_test_add_func("/charts/bars-log-scale", test_bars_log_scale);
  g_test_add_func("/charts/grows-with-text", test_grows_with_text);
  g_test_add_func("/charts/curve", test_curve);
  g_test_add_func("/charts/lines", test_lines);
  g_test_add_func("/charts/tab", test_tab_stops_at_charts);
  g_test_add_func("/charts/plot-range", test_plot_range);
  g_test_add_func("/charts/histogram", test_histogram);
  g_test_add_func("/charts/value-tile", test_value_tile);
  g_test_add_func("/charts/timeline", test_timeline);
  g_test_add_func("/charts/timeline-is-read", test_timeline_is_read);
  g_test_add_func("/charts/timeline/under-the-pointer",
                  test_timeline_says_what_is_under_the_pointer);
  return g_test_run();
}
