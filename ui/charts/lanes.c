/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts the timeline together with what operates and explains it.
 */
#include "ui/charts/lanes.h"

#include "ui/base/resource.h"
#include "ui/charts/lane-paint.h"
#include "ui/charts/legend.h"
#include "ui/charts/segments.h"
#include "ui/charts/timeline-rows.h"
#include "ui/charts/timeline.h"

#define ZOOM_STEP 2

struct _UiLanes {
  AdwBin parent_instance;

  /* Owned */
  IlkTrace *trace;

  /* Template */
  GtkLabel *title;
  UiTimeline *timeline;
  UiLegend *legend;
  GtkWidget *follow;

  guint states;
  guint futures;
  guint tasks;
  guint calls;
};

G_DEFINE_FINAL_TYPE(UiLanes, ui_lanes, ADW_TYPE_BIN)

static void
zoom_in_cb(GtkWidget *widget, const char *action, GVariant *parameter)
{
  ui_timeline_zoom(UI_LANES(widget)->timeline, 1.0 / ZOOM_STEP, 0.5);
}

static void
zoom_out_cb(GtkWidget *widget, const char *action, GVariant *parameter)
{
  ui_timeline_zoom(UI_LANES(widget)->timeline, ZOOM_STEP, 0.5);
}

/* The legend only ever gains states, so the latest segments of each lane tell enough. */
static void
note_states(UiLanes *self)
{
  const guint latest = 64;
  GPtrArray *lanes = ilk_trace_get_lanes(self->trace);

  for (guint i = 0; i < lanes->len; i++) {
    const IlkLane *lane = g_ptr_array_index(lanes, i);
    GArray *segments = lane->segments;
    guint *states = ui_lane_is_future(lane) ? &self->futures
                    : ui_lane_is_task(lane) ? &self->tasks
                    : ui_lane_is_call(lane) ? &self->calls
                                            : &self->states;
    if (ui_lane_is_holder(lane))
      continue;
    for (guint j = segments->len > latest ? segments->len - latest : 0; j < segments->len; j++) {
      int state = g_array_index(segments, IlkSegment, j).state;
      if (state >= 0 && state < UI_N_LANE_STATES)
        *states |= 1u << state;
    }
  }
}

static void
ui_lanes_dispose(GObject *object)
{
  UiLanes *self = UI_LANES(object);

  g_clear_object(&self->trace);
  G_OBJECT_CLASS(ui_lanes_parent_class)->dispose(object);
}

static void
ui_lanes_class_init(UiLanesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_lanes_dispose;
  g_type_ensure(UI_TYPE_TIMELINE);
  g_type_ensure(UI_TYPE_LEGEND);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("charts/lanes.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiLanes, title);
  gtk_widget_class_bind_template_child(widget_class, UiLanes, timeline);
  gtk_widget_class_bind_template_child(widget_class, UiLanes, legend);
  gtk_widget_class_bind_template_child(widget_class, UiLanes, follow);
  gtk_widget_class_install_action(widget_class, "lanes.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action(widget_class, "lanes.zoom-out", NULL, zoom_out_cb);
}

static void
ui_lanes_init(UiLanes *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  /* Its arrow points to where time runs: always to the right. */
  gtk_widget_set_direction(self->follow, GTK_TEXT_DIR_LTR);
}

UiLanes *
ui_lanes_new(const char *title)
{
  UiLanes *self = g_object_new(UI_TYPE_LANES, NULL);

  ui_lanes_set_title(self, title);
  return self;
}

void
ui_lanes_set_title(UiLanes *self, const char *title)
{
  g_return_if_fail(UI_IS_LANES(self));

  gtk_label_set_label(self->title, title);
}

void
ui_lanes_set_trace(UiLanes *self, IlkTrace *trace)
{
  g_return_if_fail(UI_IS_LANES(self));

  g_set_object(&self->trace, trace);
  self->states = self->futures = self->tasks = 0;
  ui_timeline_set_trace(self->timeline, trace);
  if (trace != NULL)
    ui_lanes_update(self);
}

void
ui_lanes_update(UiLanes *self)
{
  g_return_if_fail(UI_IS_LANES(self));

  if (self->trace == NULL)
    return;
  note_states(self);
  ui_legend_set_states(self->legend, self->states, self->futures, self->tasks, self->calls);
  ui_timeline_update(self->timeline);
}
