/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a lane's states look: each has a shape or pattern of its own besides its colour, so no one
 * needs to tell colours apart. Used by the timeline and by its legend. Main thread.
 */
#pragma once

#include "app/lab/trace.h"
#include "ui/charts/palette.h"

#define UI_N_LANE_STATES (ILK_LANE_CANCELLED + 1)

/** UiPaint: what there is to draw: states of threads by their numbers, and those of tasks that look
 * unlike any of a thread, so that one look has one meaning */
typedef enum {
  UI_PAINT_TASK_PENDING = UI_N_LANE_STATES,
  UI_PAINT_TASK_RUNNING,
  UI_N_PAINTS,
} UiPaint;

/** UiLanePaint: patterns made once for many boxes; lives on the stack during one drawing */
typedef struct {
  cairo_t *cr;
  cairo_pattern_t *fill[UI_N_PAINTS];
} UiLanePaint;

/** ui_lane_paint_init: makes the patterns in the style of now; @cr is borrowed */
void ui_lane_paint_init(UiLanePaint *self, cairo_t *cr);
void ui_lane_paint_clear(UiLanePaint *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(UiLanePaint, ui_lane_paint_clear)

/** ui_lane_paint_box: draws a stretch of @state, of a thread or as ui_future_state_get_paint() has
 * it, that fills @box; unknown states look idle */
void ui_lane_paint_box(UiLanePaint *self, int state, const graphene_rect_t *box);

/** ui_future_state_get_paint: Returns: how @state of a task is drawn */
int ui_future_state_get_paint(int state);

/** ui_lane_paint_holder: draws a stretch in which the lock is held by lane @holder; neighbours in
 * number differ in strength */
void ui_lane_paint_holder(UiLanePaint *self, int holder, const graphene_rect_t *box);

/** ui_lane_is_future: Returns: whether the lane is a task and not a thread, so that its states have
 * other names */
gboolean ui_lane_is_future(const IlkLane *lane);

/** ui_lane_is_task: Returns: whether the lane is a task of an event loop */
gboolean ui_lane_is_task(const IlkLane *lane);

/** ui_lane_is_call: Returns: whether the lane is a call that may fail, made on no thread worth
 * naming */
gboolean ui_lane_is_call(const IlkLane *lane);

/** ui_lane_get_words: Returns: what @state of @lane means, for hover and description */
const char *ui_lane_get_words(const IlkLane *lane, int state);

/** ui_lane_state_get_words: Returns: what @state of a thread means */
const char *ui_lane_state_get_words(int state);

/** ui_task_state_get_words: Returns: what @state of an event loop's task means */
const char *ui_task_state_get_words(int state);

/** ui_call_state_get_words: Returns: what @state of a call that may fail means */
const char *ui_call_state_get_words(int state);

/** ui_future_state_get_words: Returns: what @state of a task means */
const char *ui_future_state_get_words(int state);
