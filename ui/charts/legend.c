/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A swatch and its words, for each state, wrapped like words.
 */
#include "ui/charts/legend.h"

#include "config.h"
#include "ui/base/wrap-layout.h"
#include "ui/charts/lane-paint.h"

#include <glib/gi18n.h>

#define SWATCH 14

struct _UiLegend {
  GtkWidget parent_instance;

  guint states;
  guint futures;
  guint tasks;
  guint calls;
};

G_DEFINE_FINAL_TYPE(UiLegend, ui_legend, GTK_TYPE_WIDGET)

static void
draw_swatch_cb(GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer state)
{
  g_auto(UiLanePaint) paint;

  ui_lane_paint_init(&paint, cr);
  ui_lane_paint_box(&paint, GPOINTER_TO_INT(state),
                    &GRAPHENE_RECT_INIT(0, 0, (float) width, (float) height));
}

static GtkWidget *
create_item(int state, const char *words)
{
  GtkWidget *item = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *swatch = g_object_new(GTK_TYPE_DRAWING_AREA, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = gtk_label_new(words);

  gtk_drawing_area_set_content_width(GTK_DRAWING_AREA(swatch), SWATCH);
  gtk_drawing_area_set_content_height(GTK_DRAWING_AREA(swatch), SWATCH);
  gtk_drawing_area_set_draw_func(GTK_DRAWING_AREA(swatch), draw_swatch_cb, GINT_TO_POINTER(state),
                                 NULL);
  gtk_widget_set_valign(swatch, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class(label, "caption");
  gtk_widget_add_css_class(label, "dim-label");
  gtk_label_set_ellipsize(GTK_LABEL(label), PANGO_ELLIPSIZE_END);
  gtk_box_append(GTK_BOX(item), swatch);
  gtk_box_append(GTK_BOX(item), label);
  return item;
}

static void
remove_items(UiLegend *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child(GTK_WIDGET(self))) != NULL)
    gtk_widget_unparent(child);
}

static void
ui_legend_dispose(GObject *object)
{
  remove_items(UI_LEGEND(object));
  G_OBJECT_CLASS(ui_legend_parent_class)->dispose(object);
}

static void
ui_legend_class_init(UiLegendClass *klass)
{
  G_OBJECT_CLASS(klass)->dispose = ui_legend_dispose;
}

static void
ui_legend_init(UiLegend *self)
{
  gtk_widget_set_layout_manager(GTK_WIDGET(self), ui_wrap_layout_new(14, FALSE));
}

UiLegend *
ui_legend_new(void)
{
  return g_object_new(UI_TYPE_LEGEND, NULL);
}

/* Returns: (transfer full): whose state it is, where threads and tasks stand side by side */
static char *
dup_future_words(int state)
{
  return g_strdup_printf(_("task: %s"), ui_future_state_get_words(state));
}

/* A thread that is idle or done is a line, which needs no explanation. */
static void
add_items(UiLegend *self, guint states, const char *(*get_words)(int state))
{
  static const IlkLaneState order[] = {ILK_LANE_RUNNING, ILK_LANE_RUNNING_FREE, ILK_LANE_WAITING,
                                       ILK_LANE_LOCK, ILK_LANE_BLOCKED};

  for (guint i = 0; i < G_N_ELEMENTS(order); i++)
    if (states & 1u << order[i])
      gtk_widget_set_parent(create_item(order[i], get_words(order[i])), GTK_WIDGET(self));
}

static void
add_future_items(UiLegend *self, guint states)
{
  static const IlkLaneState order[] = {ILK_LANE_LOCK, ILK_LANE_RUNNING_FREE, ILK_LANE_DONE,
                                       ILK_LANE_CANCELLED};

  for (guint i = 0; i < G_N_ELEMENTS(order); i++) {
    g_autofree char *words = dup_future_words(order[i]);
    if (states & 1u << order[i])
      gtk_widget_set_parent(create_item(ui_future_state_get_paint(order[i]), words),
                            GTK_WIDGET(self));
  }
}

void
ui_legend_set_states(UiLegend *self, guint states, guint futures, guint tasks, guint calls)
{
  g_return_if_fail(UI_IS_LEGEND(self));

  if (self->states == states && self->futures == futures && self->tasks == tasks &&
      self->calls == calls)
    return;
  self->states = states;
  self->futures = futures;
  self->tasks = tasks;
  self->calls = calls;
  remove_items(self);
  add_items(self, tasks, ui_task_state_get_words);
  add_items(self, calls, ui_call_state_get_words);
  add_items(self, states, ui_lane_state_get_words);
  add_future_items(self, futures);
}
