/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the days of a heat map stand, how strong they look, and what they say.
 */
#include "app/store/front/collection-figures.h"
#include "ui/charts/heat-days.h"

#define SUNDAY G_GINT64_CONSTANT(20779) /* 2026-11-22 */

static void
test_weekday(void)
{
  const struct {
    gint64 day;
    int weekday;
  } cases[] = {{0, 3}, {-1, 2}, {-4, 6}, {4, 0}, {SUNDAY, 6}, {SUNDAY + 1, 0}};

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    g_assert_cmpint(ui_heat_grid_weekday(cases[i].day), ==, cases[i].weekday);
}

/* A year where there is room; the latest weeks, large enough to be hit, where there is not. */
static void
test_grid_fits(void)
{
  const struct {
    int width;
    int weeks;
    int cell;
  } cases[] = {{2000, 53, 16}, {1004, 53, 16}, {800, 53, 12}, {686, 53, 10},
               {685, 52, 10},  {270, 21, 10},  {23, 2, 10},   {0, 1, 10}};

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    UiHeatGrid grid;
    int width, height;

    ui_heat_grid_init(&grid, SUNDAY, cases[i].width);
    ui_heat_grid_get_size(&grid, &width, &height);
    g_assert_cmpint(grid.weeks, ==, cases[i].weeks);
    g_assert_cmpint(grid.cell, ==, cases[i].cell);
    g_assert_cmpint(grid.first, ==, SUNDAY - 7 * cases[i].weeks + 1);
    if (cases[i].weeks > 1)
      g_assert_cmpint(width, <=, cases[i].width);
  }
}

static void
test_every_cell_is_found(void)
{
  for (gint64 today = SUNDAY; today < SUNDAY + 7; today++) {
    UiHeatGrid grid;
    gint64 found;

    ui_heat_grid_init(&grid, today, 500);
    for (gint64 day = grid.first; day <= today; day++) {
      int x, y;
      ui_heat_grid_place(&grid, day, &x, &y);
      g_assert_true(ui_heat_grid_find(&grid, x + grid.cell / 2.0, y + grid.cell / 2.0, &found));
      g_assert_cmpint(found, ==, day);
    }
    g_assert_false(ui_heat_grid_find(&grid, -1, 5, &found));
    g_assert_false(ui_heat_grid_find(&grid, 5, -1, &found));
    g_assert_false(ui_heat_grid_find(&grid, 501, 5, &found));
  }
}

static void
test_tomorrow_is_not_found(void)
{
  UiHeatGrid grid;
  gint64 found;
  int x, y;

  ui_heat_grid_init(&grid, SUNDAY - 1, 500);
  ui_heat_grid_place(&grid, SUNDAY, &x, &y);
  g_assert_false(ui_heat_grid_find(&grid, x + 1, y + 1, &found));
}

static void
init_days(UiHeatDays *self, const IlkDayTotal *totals, guint n)
{
  g_autoptr(GArray) days = g_array_new(FALSE, FALSE, sizeof(IlkDayTotal));

  g_array_append_vals(days, totals, n);
  ui_heat_days_init(self, days, SUNDAY);
}

static void
test_levels(void)
{
  const IlkDayTotal totals[] = {{SUNDAY, 160, 0, 0},    {SUNDAY - 1, 90, 0, 0},
                                {SUNDAY - 2, 40, 0, 0}, {SUNDAY - 3, 10, 0, 0},
                                {SUNDAY - 4, 1, 0, 0},  {SUNDAY - 500, 999, 0, 0}};
  const int levels[] = {4, 3, 2, 1, 1, 0};
  UiHeatDays days;

  init_days(&days, totals, G_N_ELEMENTS(totals));
  for (gsize i = 0; i < G_N_ELEMENTS(totals); i++)
    g_assert_cmpint(ui_heat_days_get_level(&days, totals[i].day), ==, levels[i]);
}

static void
assert_takes(char *text, const char *expected)
{
  g_assert_cmpstr(text, ==, expected);
  g_free(text);
}

static void
test_words(void)
{
  const IlkDayTotal totals[] = {{SUNDAY - 1, 40, 0, 420000}, {SUNDAY, 1, 0, 90000}};
  UiHeatDays days;

  ui_heat_days_init(&days, NULL, SUNDAY);
  assert_takes(ui_heat_days_describe(&days), "No answers in the last year");
  assert_takes(ui_heat_days_dup_text(&days, SUNDAY), "Sun, 22 Nov 2026: no answers");
  init_days(&days, totals, G_N_ELEMENTS(totals));
  assert_takes(ui_heat_days_describe(&days),
               "41 answers on 2 days of the last year, most on 21 November 2026: 40");
  assert_takes(ui_heat_days_dup_text(&days, SUNDAY), "Sun, 22 Nov 2026: 1 answer in 2 min");
  assert_takes(ui_heat_days_dup_text(&days, SUNDAY - 1), "Sat, 21 Nov 2026: 40 answers in 7 min");
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/heat-grid/weekday", test_weekday);
  g_test_add_func("/heat-grid/fits", test_grid_fits);
  g_test_add_func("/heat-grid/every-cell-is-found", test_every_cell_is_found);
  g_test_add_func("/heat-grid/tomorrow-is-not-found", test_tomorrow_is_not_found);
  g_test_add_func("/heat-days/levels", test_levels);
  g_test_add_func("/heat-days/words", test_words);
  return g_test_run();
}
