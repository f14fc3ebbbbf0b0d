/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What of a lane is seen: the right stretch, what is too short joined, and never more work than
 * there are pixels.
 */
#include "app/base/limits.h"
#include "ui/charts/segments.h"

static GArray *
create_segments(const IlkSegment *from, guint n)
{
  GArray *segments = g_array_new(FALSE, FALSE, sizeof(IlkSegment));
  g_array_append_vals(segments, from, n);
  return segments;
}

static void
assert_spans(const GArray *spans, const UiSpan *expected, guint n)
{
  g_assert_cmpuint(spans->len, ==, n);
  for (guint i = 0; i < n; i++) {
    const UiSpan *span = &g_array_index(spans, UiSpan, i);
    g_assert_cmpfloat_with_epsilon(span->from, expected[i].from, 1e-9);
    g_assert_cmpfloat_with_epsilon(span->to, expected[i].to, 1e-9);
    g_assert_cmpint(span->state, ==, expected[i].state);
    g_assert_cmpint(span->joined, ==, expected[i].joined);
  }
}

static const IlkSegment plain[] = {{100, 2}, {200, 1}, {260, 1}, {300, 2}, {400, 6}};

static void
test_find(void)
{
  g_autoptr(GArray) segments = create_segments(plain, G_N_ELEMENTS(plain));
  g_autoptr(GArray) none = create_segments(NULL, 0);
  const struct {
    gint64 at;
    guint index;
  } cases[] = {{99, UI_SEGMENT_NONE}, {100, 0}, {199, 0}, {200, 1}, {399, 3}, {400, 4}, {9999, 4}};

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    g_assert_cmpuint(ui_segments_find(segments, cases[i].at), ==, cases[i].index);
  g_assert_cmpuint(ui_segments_find(none, 0), ==, UI_SEGMENT_NONE);
}

static void
test_stretch_is_seen_whole(void)
{
  g_autoptr(GArray) segments = create_segments(plain, G_N_ELEMENTS(plain));
  const struct {
    gint64 at;
    gint64 start, end;
    int state;
  } cases[] = {{150, 100, 200, 2}, {200, 200, 300, 1}, {280, 200, 300, 1}, {450, 400, 500, 6}};

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    UiStretch stretch;
    g_assert_true(ui_segments_get_stretch(segments, cases[i].at, 500, &stretch));
    g_assert_cmpint(stretch.start, ==, cases[i].start);
    g_assert_cmpint(stretch.end, ==, cases[i].end);
    g_assert_cmpint(stretch.state, ==, cases[i].state);
  }
  UiStretch stretch;
  g_assert_false(ui_segments_get_stretch(segments, 99, 500, &stretch));
  g_assert_false(ui_segments_get_stretch(segments, 501, 500, &stretch));
}

static void
test_visible_part(void)
{
  g_autoptr(GArray) segments = create_segments(plain, G_N_ELEMENTS(plain));
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(UiSpan));

  ui_segments_collect(segments, 450, 0, 10, 100, spans);
  assert_spans(
      spans,
      (UiSpan[]){{10, 20, 2, FALSE}, {20, 30, 1, FALSE}, {30, 40, 2, FALSE}, {40, 45, 6, FALSE}},
      4);
  ui_segments_collect(segments, 450, 250, 10, 10, spans);
  assert_spans(spans, (UiSpan[]){{0, 5, 1, FALSE}, {5, 10, 2, FALSE}}, 2);
  ui_segments_collect(segments, 450, 500, 10, 10, spans);
  assert_spans(spans, NULL, 0);
}

/* Of a pixel's 100 ns, state 2 takes 60 in every one, so all ten join into one span. */
static void
test_short_ones_are_joined(void)
{
  g_autoptr(GArray) segments = g_array_new(FALSE, FALSE, sizeof(IlkSegment));
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(UiSpan));

  for (int i = 0; i < 10; i++) {
    IlkSegment pair[] = {{i * 100, 1}, {i * 100 + 40, 2}};
    g_array_append_vals(segments, pair, 2);
  }
  ui_segments_collect(segments, 1000, 0, 100, 10, spans);
  assert_spans(spans, (UiSpan[]){{0, 10, 2, TRUE}}, 1);
}

static void
test_spans_never_overlap(void)
{
  g_autoptr(GArray) segments = g_array_new(FALSE, FALSE, sizeof(IlkSegment));
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(UiSpan));
  g_autoptr(GRand) rand = g_rand_new_with_seed(7);
  gint64 at = 0;
  const double width = 700;

  for (int i = 0; i < ILK_MAX_SEGMENTS_PER_LANE; i++) {
    IlkSegment segment = {at, g_rand_int_range(rand, 0, 7)};
    g_array_append_val(segments, segment);
    at += g_rand_int_range(rand, 1, i % 50 == 0 ? 400000 : 2000);
  }
  for (double zoom = 1; zoom < 1e6; zoom *= 3) {
    double end = 0;
    ui_segments_collect(segments, at, at / 3, zoom, width, spans);
    g_assert_cmpuint(spans->len, <=, 2 * (guint) width + 2);
    for (guint i = 0; i < spans->len; i++) {
      const UiSpan *span = &g_array_index(spans, UiSpan, i);
      g_assert_cmpfloat(span->from, >=, end);
      g_assert_cmpfloat(span->to, >, span->from);
      g_assert_cmpfloat(span->to, <=, width);
      end = span->to;
    }
  }
}

static void
test_sum(void)
{
  g_autoptr(GArray) segments = create_segments(plain, G_N_ELEMENTS(plain));
  gint64 totals[7] = {0};

  ui_segments_sum(segments, 500, totals, G_N_ELEMENTS(totals));
  g_assert_cmpint(totals[2], ==, 200);
  g_assert_cmpint(totals[1], ==, 100);
  g_assert_cmpint(totals[6], ==, 100);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/charts/segments/find", test_find);
  g_test_add_func("/charts/segments/stretch-is-seen-whole", test_stretch_is_seen_whole);
  g_test_add_func("/charts/segments/visible-part", test_visible_part);
  g_test_add_func("/charts/segments/short-ones-are-joined", test_short_ones_are_joined);
  g_test_add_func("/charts/segments/spans-never-overlap", test_spans_never_overlap);
  g_test_add_func("/charts/segments/sum", test_sum);
  return g_test_run();
}
