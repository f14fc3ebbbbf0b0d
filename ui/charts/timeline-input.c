/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every way of pointing ends in zoom, pan or follow.
 */
#include "ui/charts/timeline-input.h"

#include <math.h>

#define ZOOM_STEP 1.4
#define PAN_STEP 0.1

static void
motion_cb(GtkEventControllerMotion *controller, double x, double y, UiTimeline *timeline)
{
  ui_timeline_point_at(timeline, x, y);
}

static void
leave_cb(GtkEventControllerMotion *controller, UiTimeline *timeline)
{
  ui_timeline_point_at(timeline, -1, -1);
}

/* Plain vertical scrolling belongs to the page around. */
static gboolean
scroll_cb(GtkEventControllerScroll *scroll, double dx, double dy, UiTimeline *timeline)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER(scroll);
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state(controller);

  if (modifiers & GDK_CONTROL_MASK) {
    ui_timeline_zoom(timeline, pow(ZOOM_STEP, dy), ui_timeline_get_pointer_anchor(timeline));
    return GDK_EVENT_STOP;
  }
  if (modifiers & GDK_SHIFT_MASK && dx == 0)
    dx = dy;
  if (dx == 0)
    return GDK_EVENT_PROPAGATE;
  ui_timeline_pan(timeline, dx * PAN_STEP);
  return GDK_EVENT_STOP;
}

/* A gesture reports how far it has come since it began; the view takes what is new of that. */
static double *
get_progress(GtkGesture *gesture)
{
  return g_object_get_data(G_OBJECT(gesture), "progress");
}

static void
keep_progress(GtkGesture *gesture)
{
  g_object_set_data_full(G_OBJECT(gesture), "progress", g_new0(double, 1), g_free);
}

static void
pinch_begin_cb(GtkGesture *pinch, GdkEventSequence *sequence, gpointer user_data)
{
  *get_progress(pinch) = 1;
}

static void
pinch_cb(GtkGestureZoom *pinch, double scale, UiTimeline *timeline)
{
  double *done = get_progress(GTK_GESTURE(pinch));
  double x = 0, y = 0;

  if (scale <= 0)
    return;
  gtk_gesture_get_bounding_box_center(GTK_GESTURE(pinch), &x, &y);
  ui_timeline_zoom(timeline, *done / scale, ui_timeline_get_anchor(timeline, x));
  *done = scale;
}

static void
drag_begin_cb(GtkGestureDrag *drag, double x, double y, UiTimeline *timeline)
{
  *get_progress(GTK_GESTURE(drag)) = 0;
  gtk_widget_grab_focus(GTK_WIDGET(timeline));
}

static void
drag_update_cb(GtkGestureDrag *drag, double dx, double dy, UiTimeline *timeline)
{
  double *done = get_progress(GTK_GESTURE(drag));

  if (*done == 0 && !gtk_drag_check_threshold(GTK_WIDGET(timeline), 0, 0, (int) dx, 0))
    return;
  gtk_gesture_set_state(GTK_GESTURE(drag), GTK_EVENT_SEQUENCE_CLAIMED);
  ui_timeline_pan(timeline, (*done - dx) / ui_timeline_get_lanes_width(timeline));
  *done = dx;
}

static gboolean
key_cb(GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers,
       UiTimeline *timeline)
{
  if (modifiers & GDK_CONTROL_MASK && (key == GDK_KEY_Left || key == GDK_KEY_Right))
    return ui_timeline_read_stretch(timeline, key == GDK_KEY_Left ? -1 : 1);
  switch (key) {
  case GDK_KEY_plus:
  case GDK_KEY_equal:
  case GDK_KEY_KP_Add:
    ui_timeline_zoom(timeline, 1 / ZOOM_STEP, 0.5);
    return GDK_EVENT_STOP;
  case GDK_KEY_minus:
  case GDK_KEY_KP_Subtract:
    ui_timeline_zoom(timeline, ZOOM_STEP, 0.5);
    return GDK_EVENT_STOP;
  case GDK_KEY_Left:
    ui_timeline_pan(timeline, -PAN_STEP);
    return GDK_EVENT_STOP;
  case GDK_KEY_Right:
    ui_timeline_pan(timeline, PAN_STEP);
    return GDK_EVENT_STOP;
  case GDK_KEY_Up:
    return ui_timeline_read_lane(timeline, -1);
  case GDK_KEY_Down:
    return ui_timeline_read_lane(timeline, 1);
  case GDK_KEY_space:
    ui_timeline_set_following(timeline, !ui_timeline_is_following(timeline));
    return GDK_EVENT_STOP;
  case GDK_KEY_Home:
    ui_timeline_show_all(timeline);
    return GDK_EVENT_STOP;
  case GDK_KEY_End:
    ui_timeline_set_following(timeline, TRUE);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static void
left_cb(GtkEventControllerFocus *controller, UiTimeline *timeline)
{
  ui_timeline_stop_reading(timeline);
}

static void
add_gestures(UiTimeline *timeline)
{
  GtkGesture *pinch = gtk_gesture_zoom_new();
  GtkGesture *drag = gtk_gesture_drag_new();

  keep_progress(pinch);
  g_signal_connect(pinch, "begin", G_CALLBACK(pinch_begin_cb), NULL);
  g_signal_connect(pinch, "scale-changed", G_CALLBACK(pinch_cb), timeline);
  gtk_widget_add_controller(GTK_WIDGET(timeline), GTK_EVENT_CONTROLLER(pinch));
  keep_progress(drag);
  g_signal_connect(drag, "drag-begin", G_CALLBACK(drag_begin_cb), timeline);
  g_signal_connect(drag, "drag-update", G_CALLBACK(drag_update_cb), timeline);
  gtk_widget_add_controller(GTK_WIDGET(timeline), GTK_EVENT_CONTROLLER(drag));
}

void
ui_timeline_input_add(UiTimeline *timeline)
{
  GtkEventController *motion = gtk_event_controller_motion_new();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new(GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *key = gtk_event_controller_key_new();
  GtkEventController *focus = gtk_event_controller_focus_new();

  g_signal_connect(motion, "motion", G_CALLBACK(motion_cb), timeline);
  g_signal_connect(motion, "leave", G_CALLBACK(leave_cb), timeline);
  gtk_widget_add_controller(GTK_WIDGET(timeline), motion);
  g_signal_connect(scroll, "scroll", G_CALLBACK(scroll_cb), timeline);
  gtk_widget_add_controller(GTK_WIDGET(timeline), scroll);
  g_signal_connect(key, "key-pressed", G_CALLBACK(key_cb), timeline);
  gtk_widget_add_controller(GTK_WIDGET(timeline), key);
  g_signal_connect(focus, "leave", G_CALLBACK(left_cb), timeline);
  gtk_widget_add_controller(GTK_WIDGET(timeline), focus);
  add_gestures(timeline);
}
