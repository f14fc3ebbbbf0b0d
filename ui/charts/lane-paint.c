/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Running is solid, running without the lock solid with dots, waiting hatched one way, waiting for
 * a lock the other way, blocked a lower bar, idle a line. A task is hollow while it is pending,
 * solid with upright lines while it runs, and crossed out, as a lower bar, when it was cancelled.
 */
#include "ui/charts/lane-paint.h"

#include "config.h"

#include <glib/gi18n.h>

#define TILE 8
/* Tiles are drawn this much finer, for screens with a scale factor. */
#define FINENESS 2
#define RADIUS 3.0

typedef void (*DrawTile)(cairo_t *cr);

static void
set_color(cairo_t *cr, UiColor color)
{
  GdkRGBA rgba = ui_palette_get(color);
  gdk_cairo_set_source_rgba(cr, &rgba);
}

/* Stripes that continue from tile to tile: the middle one is repeated in both corners. */
static void
draw_rising_stripes(cairo_t *cr)
{
  for (int shift = -TILE; shift <= TILE; shift += TILE) {
    cairo_move_to(cr, shift - 1, TILE + 1);
    cairo_line_to(cr, shift + TILE + 1, -1);
  }
  cairo_stroke(cr);
}

static void
draw_falling_stripes(cairo_t *cr)
{
  for (int shift = -TILE; shift <= TILE; shift += TILE) {
    cairo_move_to(cr, shift - 1, -1);
    cairo_line_to(cr, shift + TILE + 1, TILE + 1);
  }
  cairo_stroke(cr);
}

static void
draw_dots(cairo_t *cr)
{
  cairo_arc(cr, TILE / 4.0, TILE / 4.0, 0.9, 0, 2 * G_PI);
  cairo_fill(cr);
  cairo_arc(cr, TILE * 0.75, TILE * 0.75, 0.9, 0, 2 * G_PI);
  cairo_fill(cr);
}

static void
draw_upright_lines(cairo_t *cr)
{
  cairo_move_to(cr, TILE / 2.0, 0);
  cairo_line_to(cr, TILE / 2.0, TILE);
  cairo_stroke(cr);
}

static void
draw_crosses(cairo_t *cr)
{
  draw_rising_stripes(cr);
  draw_falling_stripes(cr);
}

static cairo_pattern_t *
create_tiles(UiColor ground, UiColor figure, DrawTile draw)
{
  cairo_surface_t *tile =
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, TILE * FINENESS, TILE * FINENESS);
  cairo_surface_set_device_scale(tile, FINENESS, FINENESS);
  cairo_t *cr = cairo_create(tile);

  set_color(cr, ground);
  cairo_paint(cr);
  set_color(cr, figure);
  cairo_set_line_width(cr, 1.5);
  draw(cr);
  cairo_destroy(cr);

  cairo_pattern_t *pattern = cairo_pattern_create_for_surface(tile);
  cairo_surface_destroy(tile);
  cairo_pattern_set_extend(pattern, CAIRO_EXTEND_REPEAT);
  return pattern;
}

static cairo_pattern_t *
create_solid(UiColor color)
{
  GdkRGBA rgba = ui_palette_get(color);
  return cairo_pattern_create_rgba(rgba.red, rgba.green, rgba.blue, rgba.alpha);
}

void
ui_lane_paint_init(UiLanePaint *self, cairo_t *cr)
{
  *self = (UiLanePaint){
      .cr = cr,
      .fill =
          {
              [ILK_LANE_IDLE] = create_solid(UI_COLOR_GRID),
              [ILK_LANE_WAITING] =
                  create_tiles(UI_COLOR_WAITING_GROUND, UI_COLOR_WAITING, draw_rising_stripes),
              [ILK_LANE_RUNNING] = create_solid(UI_COLOR_RUNNING),
              [ILK_LANE_RUNNING_FREE] = create_tiles(UI_COLOR_FREE, UI_COLOR_ON_RUNNING, draw_dots),
              [ILK_LANE_BLOCKED] = create_solid(UI_COLOR_BLOCKED),
              [ILK_LANE_LOCK] =
                  create_tiles(UI_COLOR_LOCK_GROUND, UI_COLOR_LOCK, draw_falling_stripes),
              [ILK_LANE_DONE] = create_solid(UI_COLOR_GRID),
              [ILK_LANE_CANCELLED] =
                  create_tiles(UI_COLOR_BACKGROUND, UI_COLOR_BLOCKED, draw_crosses),
              [UI_PAINT_TASK_PENDING] = create_solid(UI_COLOR_TASK_GROUND),
              [UI_PAINT_TASK_RUNNING] =
                  create_tiles(UI_COLOR_TASK, UI_COLOR_ON_RUNNING, draw_upright_lines),
          },
  };
}

void
ui_lane_paint_clear(UiLanePaint *self)
{
  for (guint i = 0; i < UI_N_PAINTS; i++)
    g_clear_pointer(&self->fill[i], cairo_pattern_destroy);
}

/* Corners are round where there is room for them. */
static void
trace_box(cairo_t *cr, const graphene_rect_t *box)
{
  double x = box->origin.x, y = box->origin.y;
  double width = box->size.width, height = box->size.height;

  if (width < 3 * RADIUS || height < 3 * RADIUS) {
    cairo_rectangle(cr, x, y, width, height);
    return;
  }
  cairo_new_sub_path(cr);
  cairo_arc(cr, x + width - RADIUS, y + RADIUS, RADIUS, -G_PI / 2, 0);
  cairo_arc(cr, x + width - RADIUS, y + height - RADIUS, RADIUS, 0, G_PI / 2);
  cairo_arc(cr, x + RADIUS, y + height - RADIUS, RADIUS, G_PI / 2, G_PI);
  cairo_arc(cr, x + RADIUS, y + RADIUS, RADIUS, G_PI, 1.5 * G_PI);
  cairo_close_path(cr);
}

/* The share of a lane's height that a state takes. */
static double
get_height(int state)
{
  switch (state) {
  case ILK_LANE_IDLE:
  case ILK_LANE_DONE:
    return 0.08;
  case ILK_LANE_BLOCKED:
  case ILK_LANE_CANCELLED:
    return 0.5;
  default:
    return 1;
  }
}

/* Returns: UI_N_COLORS for what has none */
static UiColor
get_outline(int state)
{
  switch (state) {
  case ILK_LANE_WAITING:
    return UI_COLOR_WAITING_GROUND;
  case ILK_LANE_LOCK:
    return UI_COLOR_LOCK_GROUND;
  case ILK_LANE_CANCELLED:
    return UI_COLOR_BLOCKED;
  case UI_PAINT_TASK_PENDING:
    return UI_COLOR_TASK;
  default:
    return UI_N_COLORS;
  }
}

void
ui_lane_paint_box(UiLanePaint *self, int state, const graphene_rect_t *box)
{
  if (state < 0 || state >= UI_N_PAINTS)
    state = ILK_LANE_IDLE;

  graphene_rect_t part;
  float spare = box->size.height * (float) (1 - get_height(state));
  graphene_rect_inset_r(box, 0, spare / 2, &part);
  trace_box(self->cr, &part);
  cairo_set_source(self->cr, self->fill[state]);
  cairo_fill(self->cr);
  UiColor outline = get_outline(state);
  if (outline == UI_N_COLORS)
    return;

  trace_box(self->cr, &part);
  cairo_set_line_width(self->cr, 1);
  set_color(self->cr, outline);
  cairo_stroke(self->cr);
}

void
ui_lane_paint_holder(UiLanePaint *self, int holder, const graphene_rect_t *box)
{
  static const double strengths[] = {1, 0.5, 0.75, 0.35};
  GdkRGBA rgba = ui_palette_get(UI_COLOR_RUNNING);

  rgba.alpha = (float) strengths[(guint) holder % G_N_ELEMENTS(strengths)];
  gdk_cairo_set_source_rgba(self->cr, &rgba);
  trace_box(self->cr, box);
  cairo_fill(self->cr);
}

int
ui_future_state_get_paint(int state)
{
  switch (state) {
  case ILK_LANE_LOCK:
    return UI_PAINT_TASK_PENDING;
  case ILK_LANE_RUNNING_FREE:
    return UI_PAINT_TASK_RUNNING;
  default:
    return state;
  }
}

const char *
ui_future_state_get_words(int state)
{
  switch (state) {
  case ILK_LANE_LOCK:
    return C_("future", "pending");
  case ILK_LANE_RUNNING_FREE:
    return C_("future", "running");
  case ILK_LANE_DONE:
    return C_("future", "finished");
  case ILK_LANE_CANCELLED:
    return C_("future", "cancelled");
  default:
    return C_("future", "not submitted");
  }
}

const char *
ui_task_state_get_words(int state)
{
  switch (state) {
  case ILK_LANE_WAITING:
    return C_("task", "ready, waiting for its turn");
  case ILK_LANE_RUNNING:
    return C_("task", "running");
  case ILK_LANE_BLOCKED:
    return C_("task", "waiting for a future, a timer or a socket");
  case ILK_LANE_LOCK:
    return C_("task", "waiting for a lock or a queue");
  case ILK_LANE_DONE:
    return C_("task", "done");
  default:
    return C_("task", "not started");
  }
}

const char *
ui_call_state_get_words(int state)
{
  switch (state) {
  case ILK_LANE_RUNNING:
    return C_("call", "working");
  case ILK_LANE_BLOCKED:
    return C_("call", "over, something left open");
  case ILK_LANE_DONE:
    return C_("call", "over, all closed");
  default:
    return C_("call", "not made");
  }
}

gboolean
ui_lane_is_call(const IlkLane *lane)
{
  return g_strcmp0(lane->kind, "call") == 0;
}

const char *
ui_lane_get_words(const IlkLane *lane, int state)
{
  if (ui_lane_is_call(lane))
    return ui_call_state_get_words(state);
  if (ui_lane_is_task(lane))
    return ui_task_state_get_words(state);
  return ui_lane_is_future(lane) ? ui_future_state_get_words(state)
                                 : ui_lane_state_get_words(state);
}

gboolean
ui_lane_is_task(const IlkLane *lane)
{
  return g_strcmp0(lane->kind, "task") == 0;
}

gboolean
ui_lane_is_future(const IlkLane *lane)
{
  return g_strcmp0(lane->kind, "future") == 0;
}

const char *
ui_lane_state_get_words(int state)
{
  switch (state) {
  case ILK_LANE_WAITING:
    return _("waiting for the GIL");
  case ILK_LANE_RUNNING:
    return _("running with the GIL");
  case ILK_LANE_RUNNING_FREE:
    return _("running without the GIL");
  case ILK_LANE_BLOCKED:
    return _("blocked in I/O");
  case ILK_LANE_LOCK:
    return _("waiting for a lock");
  case ILK_LANE_DONE:
    return _("done");
  case ILK_LANE_CANCELLED:
    return _("cancelled");
  default:
    return _("idle");
  }
}
