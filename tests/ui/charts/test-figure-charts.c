/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The charts of figures draw at any size, in both directions, with nothing and with much to show;
 * days of the heat map can be gone to; all go away.
 */
#include "app/store/front/collection-figures.h"
#include "tests/ui/start.h"
#include "ui/charts/columns.h"
#include "ui/charts/heat-map.h"
#include "ui/charts/ratio-dots.h"
#include "ui/charts/share-bar.h"

#define TODAY G_GINT64_CONSTANT(20779)

/* Draws @widget off screen; what it draws stays within it. */
static void
draw(GtkWidget *widget, int width, int height)
{
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new();

  gtk_widget_size_allocate(widget, &(GtkAllocation){0, 0, width, height}, -1);
  GTK_WIDGET_GET_CLASS(widget)->snapshot(widget, snapshot);
  g_autoptr(GskRenderNode) node = gtk_snapshot_free_to_node(g_steal_pointer(&snapshot));
  graphene_rect_t bounds;
  g_assert_nonnull(node);
  gsk_render_node_get_bounds(node, &bounds);
  g_assert_cmpfloat(bounds.origin.x, >=, -3);
  g_assert_cmpfloat(bounds.origin.x + bounds.size.width, <=, width + 3);
  g_assert_cmpfloat(bounds.origin.y + bounds.size.height, <=, height + 3);
}

static void
draw_at_all_sizes(GtkWidget *widget)
{
  for (int rtl = 0; rtl < 2; rtl++) {
    gtk_widget_set_direction(widget, rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
    for (int width = 240; width <= 1200; width += 320) {
      int height;
      gtk_widget_measure(widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_measure(widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      draw(widget, width, height);
    }
  }
}

/* Floating widgets become ours, so that the test sees the last reference go. */
#define own(widget) g_object_ref_sink(widget)

static void
test_columns(void)
{
  UiColumns *columns = own(ui_columns_new());
  const UiColumn values[] = {{0, "today", "today: 0"}, {700, NULL, NULL}, {1, "later", NULL}};

  draw_at_all_sizes(GTK_WIDGET(columns));
  ui_columns_set(columns, values, G_N_ELEMENTS(values), UI_COLUMN_LABELS_MIDDLE, "Some words");
  g_assert_cmpstr(ui_chart_get_description(UI_CHART(columns)), ==, "Some words");
  draw_at_all_sizes(GTK_WIDGET(columns));
  ui_columns_set(columns, values, G_N_ELEMENTS(values), UI_COLUMN_LABELS_EDGE, NULL);
  draw_at_all_sizes(GTK_WIDGET(columns));
  g_assert_finalize_object(columns);
}

static void
test_share_bar(void)
{
  UiShareBar *bar = own(ui_share_bar_new());
  const UiShare shares[] = {{"in review", UI_COLOR_FREE, 100000},
                            {"learning", UI_COLOR_WAITING, 1},
                            {"new", UI_COLOR_BLOCKED, 0}};

  draw_at_all_sizes(GTK_WIDGET(bar));
  ui_share_bar_set_shares(bar, shares, G_N_ELEMENTS(shares));
  g_assert_cmpstr(ui_chart_get_description(UI_CHART(bar)), ==,
                  "in review 100000, learning 1, new 0");
  draw_at_all_sizes(GTK_WIDGET(bar));
  g_assert_finalize_object(bar);
}

static void
test_ratio_dots(void)
{
  UiRatioDots *dots = own(ui_ratio_dots_new());
  g_autoptr(GArray) ratios = g_array_new(FALSE, FALSE, sizeof(double));

  draw_at_all_sizes(GTK_WIDGET(dots));
  for (double ratio = 0.01; ratio <= 100; ratio *= 1.07)
    g_array_append_val(ratios, ratio);
  ui_ratio_dots_set_ratios(dots, ratios, "Some words");
  g_assert_cmpstr(ui_chart_get_description(UI_CHART(dots)), ==, "Some words");
  draw_at_all_sizes(GTK_WIDGET(dots));
  g_assert_finalize_object(dots);
}

static void
test_heat_map(void)
{
  UiHeatMap *map = own(ui_heat_map_new());
  g_autoptr(GArray) days = g_array_new(FALSE, FALSE, sizeof(IlkDayTotal));

  draw_at_all_sizes(GTK_WIDGET(map));
  for (guint i = 0; i < 400; i += 3) {
    IlkDayTotal total = {.day = TODAY - 399 + i, .n = i, .ms = 1000};
    g_array_append_val(days, total);
  }
  ui_heat_map_set_days(map, days, TODAY);
  draw_at_all_sizes(GTK_WIDGET(map));
  g_assert_finalize_object(map);
}

/* Today is selected; beyond the days that are shown there is nowhere to go. */
static void
test_heat_map_selection(void)
{
  UiHeatMap *map = own(ui_heat_map_new());
  const struct {
    gint64 to;
    gint64 selected;
  } cases[] = {{TODAY - 1, TODAY - 1}, {TODAY + 1, TODAY}, {TODAY - 5000, TODAY - 370}};

  ui_heat_map_set_days(map, NULL, TODAY);
  g_assert_cmpint(ui_heat_map_get_selected(map), ==, TODAY);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    ui_heat_map_select(map, cases[i].to);
    g_assert_cmpint(ui_heat_map_get_selected(map), ==, cases[i].selected);
  }
  ui_heat_map_select(map, TODAY - 1);
  gtk_test_accessible_assert_property(map, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      "Sat, 21 Nov 2026: no answers");
  g_assert_finalize_object(map);
}

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  g_test_add_func("/charts/columns", test_columns);
  g_test_add_func("/charts/share-bar", test_share_bar);
  g_test_add_func("/charts/ratio-dots", test_ratio_dots);
  g_test_add_func("/charts/heat-map", test_heat_map);
  g_test_add_func("/charts/heat-map-selection", test_heat_map_selection);
  return g_test_run();
}
