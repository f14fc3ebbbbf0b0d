/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of months above, of weekdays beside the cells, below them the day that is selected and what
 * the strengths mean.
 */
#include "ui/charts/heat-map.h"

#include "config.h"
#include "ui/charts/heat-days.h"
#include "ui/charts/heat-grid.h"

#include <glib/gi18n.h>
#include <math.h>

#define MONTHS_HEIGHT 18
#define FOOT_HEIGHT 26
#define SIDE_GAP 8
#define LEGEND_FROM 480

struct _UiHeatMap {
  UiChart parent_instance;

  UiHeatDays days;
  gint64 selected;
};

G_DEFINE_FINAL_TYPE(UiHeatMap, ui_heat_map, UI_TYPE_CHART)

/* Where the cells begin: right of the longest name of a weekday that is written. */
static int
get_side(UiHeatMap *self)
{
  int side = 0;

  for (gint64 day = self->days.first; day < self->days.first + 7; day += 2) {
    g_autofree char *name = ui_heat_days_format(day, "%a");
    int width;
    ui_chart_measure_text(UI_CHART(self), name, UI_TEXT_CAPTION, &width, NULL);
    side = MAX(side, width);
  }
  return side + SIDE_GAP;
}

static UiHeatGrid
get_grid(UiHeatMap *self, int side, int width)
{
  UiHeatGrid grid;

  ui_heat_grid_init(&grid, self->days.today, width - side);
  return grid;
}

/* Text that begins at @x in reading direction; with @xalign 1 it ends there. */
static void
draw_text(UiHeatMap *self, GtkSnapshot *snapshot, const char *text, double x, double y,
          double xalign)
{
  gboolean rtl = ui_chart_is_rtl(UI_CHART(self));
  ui_chart_draw_text(UI_CHART(self), snapshot, text, UI_TEXT_CAPTION, UI_COLOR_DIM,
                     ui_chart_mirror(UI_CHART(self), x), y, rtl ? 1 - xalign : xalign, 0.5);
}

static void
draw_cell(UiHeatMap *self, GtkSnapshot *snapshot, double x, double y, int size, int level)
{
  static const float strengths[UI_HEAT_LEVELS + 1] = {1, 0.4f, 0.6f, 0.8f, 1};
  GdkRGBA color = ui_palette_get(level == 0 ? UI_COLOR_GRID : UI_COLOR_FREE);
  double left = MIN(ui_chart_mirror(UI_CHART(self), x), ui_chart_mirror(UI_CHART(self), x + size));
  graphene_rect_t box = GRAPHENE_RECT_INIT((float) left, (float) y, (float) size, (float) size);
  GskRoundedRect rounded;

  color.alpha *= strengths[level];
  gsk_rounded_rect_init_from_rect(&rounded, &box, 3);
  if (level == 0 && adw_style_manager_get_high_contrast(adw_style_manager_get_default())) {
    gtk_snapshot_append_border(snapshot, &rounded, (float[4]){1, 1, 1, 1},
                               (GdkRGBA[4]){color, color, color, color});
    return;
  }
  gtk_snapshot_push_rounded_clip(snapshot, &rounded);
  gtk_snapshot_append_color(snapshot, &color, &box);
  gtk_snapshot_pop(snapshot);
}

static void
draw_ring(UiHeatMap *self, GtkSnapshot *snapshot, double x, double y, int size)
{
  GdkRGBA color = ui_palette_get(UI_COLOR_TEXT);
  double left = MIN(ui_chart_mirror(UI_CHART(self), x), ui_chart_mirror(UI_CHART(self), x + size));
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect(
      &rounded,
      &GRAPHENE_RECT_INIT((float) left - 2, (float) y - 2, (float) size + 4, (float) size + 4), 5);
  gtk_snapshot_append_border(snapshot, &rounded, (float[4]){2, 2, 2, 2},
                             (GdkRGBA[4]){color, color, color, color});
}

static void
draw_days(UiHeatMap *self, GtkSnapshot *snapshot, const UiHeatGrid *grid, int side)
{
  int x, y;

  for (gint64 day = grid->first; day <= grid->today; day++) {
    ui_heat_grid_place(grid, day, &x, &y);
    draw_cell(self, snapshot, side + x, MONTHS_HEIGHT + y, grid->cell,
              ui_heat_days_get_level(&self->days, day));
  }
  /* Also where the mouse led, and after GTK hid the focus of who only looked for a while. */
  if (!gtk_widget_has_focus(GTK_WIDGET(self)))
    return;
  ui_heat_grid_place(grid, MAX(self->selected, grid->first), &x, &y);
  draw_ring(self, snapshot, side + x, MONTHS_HEIGHT + y, grid->cell);
}

/* A month is named above the week that holds its first day, if its name has room. */
static void
draw_months(UiHeatMap *self, GtkSnapshot *snapshot, const UiHeatGrid *grid, int side)
{
  const int last = grid->weeks * (grid->cell + UI_HEAT_GAP) - 24;

  for (gint64 day = grid->first; day <= grid->today; day++) {
    g_autofree char *number = ui_heat_days_format(day, "%d");
    if (!g_str_equal(number, "01"))
      continue;
    g_autofree char *name = ui_heat_days_format(day, "%b");
    int x, y;
    ui_heat_grid_place(grid, day, &x, &y);
    if (x <= last)
      draw_text(self, snapshot, name, side + x, MONTHS_HEIGHT / 2.0 - 2, 0);
  }
}

static void
draw_weekdays(UiHeatMap *self, GtkSnapshot *snapshot, const UiHeatGrid *grid)
{
  for (int i = 0; i < 7; i += 2) {
    g_autofree char *name = ui_heat_days_format(grid->first + i, "%a");
    draw_text(self, snapshot, name, 0,
              MONTHS_HEIGHT + i * (grid->cell + UI_HEAT_GAP) + grid->cell / 2.0, 0);
  }
}

static void
draw_legend(UiHeatMap *self, GtkSnapshot *snapshot, double end, double y)
{
  const int size = 11;
  int width;

  ui_chart_measure_text(UI_CHART(self), _("more"), UI_TEXT_CAPTION, &width, NULL);
  draw_text(self, snapshot, _("more"), end, y, 1);
  double x = end - width - 5;
  for (int level = UI_HEAT_LEVELS; level >= 0; level--) {
    x -= size;
    draw_cell(self, snapshot, x, y - size / 2.0, size, level);
    x -= UI_HEAT_GAP;
  }
  draw_text(self, snapshot, _("less"), x - 2, y, 1);
}

static void
draw_foot(UiHeatMap *self, GtkSnapshot *snapshot, const UiHeatGrid *grid, int side)
{
  g_autofree char *text = ui_heat_days_dup_text(&self->days, self->selected);
  int width, height, length;

  ui_heat_grid_get_size(grid, &width, &height);
  double y = MONTHS_HEIGHT + height + FOOT_HEIGHT / 2.0 + 3;
  ui_chart_measure_text(UI_CHART(self), text, UI_TEXT_CAPTION, &length, NULL);
  /* Below the cells; a long text begins a little before them. */
  draw_text(self, snapshot, text, CLAMP(side + width - length, 0, side), y, 0);
  if (width >= LEGEND_FROM)
    draw_legend(self, snapshot, side + width, y);
}

static void
ui_heat_map_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
  UiHeatMap *self = UI_HEAT_MAP(widget);
  int side = get_side(self);
  UiHeatGrid grid = get_grid(self, side, gtk_widget_get_width(widget));

  draw_months(self, snapshot, &grid, side);
  draw_weekdays(self, snapshot, &grid);
  draw_days(self, snapshot, &grid, side);
  draw_foot(self, snapshot, &grid, side);
}

static GtkSizeRequestMode
ui_heat_map_get_request_mode(GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ui_heat_map_measure(GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                    int *natural, int *minimum_baseline, int *natural_baseline)
{
  UiHeatMap *self = UI_HEAT_MAP(widget);
  int side = get_side(self);
  int all = side + UI_HEAT_WEEKS * (UI_HEAT_LARGEST_CELL + UI_HEAT_GAP) - UI_HEAT_GAP;

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = 200;
    *natural = all;
    return;
  }
  UiHeatGrid grid = get_grid(self, side, for_size < 0 ? all : for_size);
  int width, height;
  ui_heat_grid_get_size(&grid, &width, &height);
  *minimum = *natural = MONTHS_HEIGHT + height + FOOT_HEIGHT;
}

static gboolean
find_day(UiHeatMap *self, double x, double y, gint64 *day)
{
  int side = get_side(self);
  UiHeatGrid grid = get_grid(self, side, gtk_widget_get_width(GTK_WIDGET(self)));

  return ui_heat_grid_find(&grid, ui_chart_mirror(UI_CHART(self), x) - side, y - MONTHS_HEIGHT,
                           day);
}

static gboolean
ui_heat_map_query_tooltip(GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  UiHeatMap *self = UI_HEAT_MAP(widget);
  gint64 day = self->selected;

  if (!keyboard && !find_day(self, x, y, &day))
    return FALSE;
  g_autofree char *text = ui_heat_days_dup_text(&self->days, day);
  gtk_tooltip_set_text(tooltip, text);
  return TRUE;
}

static void
pressed_cb(GtkGestureClick *gesture, int n, double x, double y, UiHeatMap *self)
{
  gint64 day;

  gtk_widget_grab_focus(GTK_WIDGET(self));
  if (find_day(self, x, y, &day))
    ui_heat_map_select(self, day);
}

static gboolean
move_cb(GtkWidget *widget, GVariant *days, gpointer unused)
{
  UiHeatMap *self = UI_HEAT_MAP(widget);
  gboolean rtl = ui_chart_is_rtl(UI_CHART(self));
  int by = g_variant_get_int32(days);

  ui_heat_map_select(self, self->selected + (rtl && ABS(by) == 7 ? -by : by));
  return TRUE;
}

static void
bind_keys(GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    int days;
  } moves[] = {{GDK_KEY_Left, -7}, {GDK_KEY_Right, 7},          {GDK_KEY_Up, -1},
               {GDK_KEY_Down, 1},  {GDK_KEY_Home, -G_MAXINT16}, {GDK_KEY_End, G_MAXINT16}};

  for (gsize i = 0; i < G_N_ELEMENTS(moves); i++)
    gtk_widget_class_add_binding(widget_class, moves[i].key, 0, move_cb, "i", moves[i].days);
}

static void
ui_heat_map_class_init(UiHeatMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  widget_class->snapshot = ui_heat_map_snapshot;
  widget_class->get_request_mode = ui_heat_map_get_request_mode;
  widget_class->measure = ui_heat_map_measure;
  widget_class->query_tooltip = ui_heat_map_query_tooltip;
  bind_keys(widget_class);
}

static void
ui_heat_map_init(UiHeatMap *self)
{
  GtkGesture *click = gtk_gesture_click_new();

  g_signal_connect(click, "pressed", G_CALLBACK(pressed_cb), self);
  gtk_widget_add_controller(GTK_WIDGET(self), GTK_EVENT_CONTROLLER(click));
  g_signal_connect(self, "notify::has-focus", G_CALLBACK(gtk_widget_queue_draw), NULL);
  gtk_widget_set_focusable(GTK_WIDGET(self), TRUE);
  gtk_widget_set_has_tooltip(GTK_WIDGET(self), TRUE);
  gtk_widget_set_hexpand(GTK_WIDGET(self), TRUE);
  ui_heat_map_set_days(self, NULL, 0);
}

UiHeatMap *
ui_heat_map_new(void)
{
  return g_object_new(UI_TYPE_HEAT_MAP, NULL);
}

void
ui_heat_map_set_days(UiHeatMap *self, const GArray *days, gint64 today)
{
  g_return_if_fail(UI_IS_HEAT_MAP(self));

  ui_heat_days_init(&self->days, days, today);
  g_autofree char *words = ui_heat_days_describe(&self->days);
  ui_chart_describe(UI_CHART(self), words);
  ui_heat_map_select(self, today);
}

void
ui_heat_map_select(UiHeatMap *self, gint64 day)
{
  g_return_if_fail(UI_IS_HEAT_MAP(self));
  int width = gtk_widget_get_width(GTK_WIDGET(self));
  gint64 first = width > 0 ? get_grid(self, get_side(self), width).first : self->days.first;

  self->selected = CLAMP(day, first, self->days.today);
  g_autofree char *text = ui_heat_days_dup_text(&self->days, self->selected);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                 -1);
  gtk_widget_queue_draw(GTK_WIDGET(self));
}

gint64
ui_heat_map_get_selected(UiHeatMap *self)
{
  g_return_val_if_fail(UI_IS_HEAT_MAP(self), 0);
  return self->selected;
}
