/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Following, zooming and panning stay within what is recorded.
 */
#include "ui/charts/timeline-view.h"

#define MS G_GINT64_CONSTANT(1000000)

static UiTimelineView
create_view(gint64 now)
{
  UiTimelineView view;

  ui_timeline_view_init(&view);
  ui_timeline_view_advance(&view, now);
  return view;
}

static void
test_follows_by_pages(void)
{
  UiTimelineView view = create_view(0);

  g_assert_true(ui_timeline_view_advance(&view, 20 * MS));
  g_assert_cmpint(view.start, ==, 0);
  g_assert_true(ui_timeline_view_advance(&view, 60 * MS));
  g_assert_false(ui_timeline_view_advance(&view, 200 * MS));
  g_assert_cmpint(view.start, ==, 0);
  g_assert_true(ui_timeline_view_advance(&view, 260 * MS));
  g_assert_cmpint(view.start, ==, 210 * MS);
}

static void
test_stands_still_when_moved(void)
{
  UiTimelineView view = create_view(1000 * MS);
  gint64 start;

  ui_timeline_view_pan(&view, -1);
  start = view.start;
  g_assert_cmpint(start, ==, 900 * MS);
  g_assert_false(ui_timeline_view_advance(&view, 3000 * MS));
  g_assert_cmpint(view.start, ==, start);
  ui_timeline_view_set_following(&view, TRUE);
  g_assert_cmpint(view.start, ==, 2950 * MS);
}

static void
test_pan_ends_at_the_edges(void)
{
  UiTimelineView view = create_view(1000 * MS);

  ui_timeline_view_pan(&view, -1000);
  g_assert_cmpint(view.start, ==, 0);
  ui_timeline_view_pan(&view, 1000);
  g_assert_cmpint(view.start, ==, 950 * MS);
}

static void
test_zoom_keeps_the_anchor(void)
{
  UiTimelineView view = create_view(1000 * MS);

  ui_timeline_view_pan(&view, -5);
  gint64 under_pointer = view.start + view.span / 4;
  ui_timeline_view_zoom(&view, 0.5, 0.25);
  g_assert_cmpint(view.span, ==, 25 * MS);
  g_assert_cmpint(view.start + view.span / 4, ==, under_pointer);
}

static void
test_zoom_has_limits(void)
{
  UiTimelineView view = create_view(1000 * MS);

  ui_timeline_view_zoom(&view, 1e-9, 0.5);
  g_assert_cmpint(view.span, ==, UI_TIMELINE_MIN_SPAN);
  ui_timeline_view_zoom(&view, 1e12, 0.5);
  g_assert_cmpint(view.span, ==, 1000 * MS);
  g_assert_cmpint(view.start, ==, 0);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/charts/timeline-view/follows-by-pages", test_follows_by_pages);
  g_test_add_func("/charts/timeline-view/stands-still-when-moved", test_stands_still_when_moved);
  g_test_add_func("/charts/timeline-view/pan-ends-at-the-edges", test_pan_ends_at_the_edges);
  g_test_add_func("/charts/timeline-view/zoom-keeps-the-anchor", test_zoom_keeps_the_anchor);
  g_test_add_func("/charts/timeline-view/zoom-has-limits", test_zoom_has_limits);
  return g_test_run();
}
