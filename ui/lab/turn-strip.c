/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A step is as wide as another, and narrower where there are many. Reads from the left in every
 * language, as a schedule is written.
 */
#include "ui/lab/turn-strip.h"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#define ROW 18
#define GAP 4
#define WIDEST 26
#define LABEL 18

struct _UiTurnStrip {
  UiChart parent_instance;

  /* Owned */
  GString *steps; /* digits alone */

  guint n_threads;
};

G_DEFINE_FINAL_TYPE(UiTurnStrip, ui_turn_strip, UI_TYPE_CHART)

static double
get_row_height(UiTurnStrip *self)
{
  return ROW * ui_chart_get_scale(UI_CHART(self));
}

static void
draw_row(UiTurnStrip *self, GtkSnapshot *snapshot, guint row, double left, double width)
{
  g_autofree char *label = g_strdup_printf("%u", row);
  double height = get_row_height(self), top = row * (height + GAP);

  ui_chart_draw_text(UI_CHART(self), snapshot, label, UI_TEXT_CAPTION, UI_COLOR_DIM, left - 8,
                     top + height / 2, 1, 0.5);
  ui_chart_draw_box(
      snapshot, UI_COLOR_GRID,
      &GRAPHENE_RECT_INIT((float) left, (float) (top + height / 2 - 0.5), (float) width, 1), 0);
}

static void
ui_turn_strip_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
  UiTurnStrip *self = UI_TURN_STRIP(widget);
  double left = LABEL * ui_chart_get_scale(UI_CHART(self)), height = get_row_height(self);
  double width = gtk_widget_get_width(widget) - left;
  double pitch = MIN(width / (double) MAX(self->steps->len, 1), WIDEST);
  double gap = pitch > 8 ? 3 : pitch > 3 ? 1 : 0;

  for (guint i = 0; i < self->n_threads; i++)
    draw_row(self, snapshot, i, left, width);
  for (gsize i = 0; i < self->steps->len; i++) {
    double top = (self->steps->str[i] - '0') * (height + GAP);
    ui_chart_draw_box(snapshot, UI_COLOR_RUNNING,
                      &GRAPHENE_RECT_INIT((float) (left + (double) i * pitch), (float) top,
                                          (float) (pitch - gap), (float) height),
                      pitch > 8 ? 4 : 0);
  }
}

static void
ui_turn_strip_measure(GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  UiTurnStrip *self = UI_TURN_STRIP(widget);
  double height = MAX(self->n_threads, 1) * (get_row_height(self) + GAP) - GAP;

  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? (int) ceil(height) : 120;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? *minimum : 480;
}

static void
ui_turn_strip_finalize(GObject *object)
{
  g_string_free(UI_TURN_STRIP(object)->steps, TRUE);
  G_OBJECT_CLASS(ui_turn_strip_parent_class)->finalize(object);
}

static void
ui_turn_strip_class_init(UiTurnStripClass *klass)
{
  G_OBJECT_CLASS(klass)->finalize = ui_turn_strip_finalize;
  GTK_WIDGET_CLASS(klass)->snapshot = ui_turn_strip_snapshot;
  GTK_WIDGET_CLASS(klass)->measure = ui_turn_strip_measure;
}

static void
ui_turn_strip_init(UiTurnStrip *self)
{
  self->steps = g_string_new(NULL);
}

static void
describe(UiTurnStrip *self, const char *steps)
{
  g_autofree char *words = *steps != '\0' ? g_strdup_printf(_("The steps so far: %s"), steps)
                                          : g_strdup(_("No step was done yet."));

  ui_chart_describe(UI_CHART(self), words);
}

void
ui_turn_strip_set_steps(UiTurnStrip *self, guint n_threads, const char *steps)
{
  g_return_if_fail(UI_IS_TURN_STRIP(self));

  g_string_truncate(self->steps, 0);
  for (const char *step = steps; *step != '\0'; step++)
    if (*step >= '0' && (guint) (*step - '0') < n_threads)
      g_string_append_c(self->steps, *step);
  self->n_threads = n_threads;
  describe(self, steps);
  gtk_widget_queue_resize(GTK_WIDGET(self));
}
