/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The arc is drawn, the number is a label, so that fonts and sizes stay a matter of style.css.
 */
#include "ui/study/countdown-ring.h"

#include "config.h"
#include "ui/charts/palette.h"

#include <glib/gi18n.h>

/* Steps of the arc: finer ones would not be seen. */
#define STEPS 720

struct _UiCountdownRing {
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *label;

  int diameter;
  int step;
  int seconds;
  gboolean over;
};

enum { PROP_0, PROP_DIAMETER, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE(UiCountdownRing, ui_countdown_ring, GTK_TYPE_WIDGET)

static gboolean
has_animations(UiCountdownRing *self)
{
  gboolean enabled;

  g_object_get(gtk_widget_get_settings(GTK_WIDGET(self)), "gtk-enable-animations", &enabled, NULL);
  return enabled;
}

static GdkRGBA
ring_color(UiCountdownRing *self)
{
  return ui_palette_get(self->over ? UI_COLOR_WAITING : UI_COLOR_RUNNING);
}

static void
draw_arc(cairo_t *cr, double radius, double width, double turns)
{
  cairo_set_line_width(cr, width);
  cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
  cairo_new_path(cr);
  cairo_arc(cr, 0, 0, radius, -G_PI_2, -G_PI_2 + turns * 2 * G_PI);
  cairo_stroke(cr);
}

static void
draw_ring(cairo_t *cr, double size, const GdkRGBA *color, double turns)
{
  double width = MAX(4, size / 13);
  double radius = (size - width) / 2;

  cairo_set_source_rgba(cr, color->red, color->green, color->blue, color->alpha * 0.2);
  draw_arc(cr, radius, width, 1);
  if (turns <= 0)
    return;
  gdk_cairo_set_source_rgba(cr, color);
  draw_arc(cr, radius, width, turns);
}

static void
ui_countdown_ring_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
  UiCountdownRing *self = UI_COUNTDOWN_RING(widget);
  int width = gtk_widget_get_width(widget);
  int height = gtk_widget_get_height(widget);
  GdkRGBA color = ring_color(self);
  cairo_t *cr = gtk_snapshot_append_cairo(snapshot, &GRAPHENE_RECT_INIT(0, 0, width, height));
  cairo_translate(cr, width / 2.0, height / 2.0);
  draw_ring(cr, MIN(width, height), &color, (double) self->step / STEPS);
  cairo_destroy(cr);
  gtk_widget_snapshot_child(widget, self->label, snapshot);
}

static void
ui_countdown_ring_measure(GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  UiCountdownRing *self = UI_COUNTDOWN_RING(widget);
  int label;

  gtk_widget_measure(self->label, orientation, -1, &label, NULL, NULL, NULL);
  *minimum = *natural = MAX(self->diameter, label * 2);
}

static void
ui_countdown_ring_size_allocate(GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate(UI_COUNTDOWN_RING(widget)->label, width, height, -1, NULL);
}

static void
set_text(UiCountdownRing *self, int seconds)
{
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  if (self->over) {
    text = g_strdup_printf("+%d", seconds);
    spoken =
        g_strdup_printf(ngettext("%d second over", "%d seconds over", (gulong) seconds), seconds);
  } else {
    text = g_strdup_printf("%d", seconds);
    spoken =
        g_strdup_printf(ngettext("%d second left", "%d seconds left", (gulong) seconds), seconds);
  }
  gtk_label_set_label(GTK_LABEL(self->label), text);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
set_over(UiCountdownRing *self, gboolean over)
{
  self->over = over;
  if (over)
    gtk_widget_add_css_class(GTK_WIDGET(self), "over");
  else
    gtk_widget_remove_css_class(GTK_WIDGET(self), "over");
}

static void
ui_countdown_ring_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DIAMETER)
    g_value_set_int(value, UI_COUNTDOWN_RING(object)->diameter);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_countdown_ring_set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id != PROP_DIAMETER) {
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
    return;
  }
  UI_COUNTDOWN_RING(object)->diameter = g_value_get_int(value);
  gtk_widget_queue_resize(GTK_WIDGET(object));
}

static void
ui_countdown_ring_dispose(GObject *object)
{
  g_clear_pointer(&UI_COUNTDOWN_RING(object)->label, gtk_widget_unparent);
  G_OBJECT_CLASS(ui_countdown_ring_parent_class)->dispose(object);
}

static void
ui_countdown_ring_class_init(UiCountdownRingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  object_class->get_property = ui_countdown_ring_get_property;
  object_class->set_property = ui_countdown_ring_set_property;
  object_class->dispose = ui_countdown_ring_dispose;
  widget_class->snapshot = ui_countdown_ring_snapshot;
  widget_class->measure = ui_countdown_ring_measure;
  widget_class->size_allocate = ui_countdown_ring_size_allocate;
  properties[PROP_DIAMETER] = g_param_spec_int("diameter", NULL, NULL, 16, 512, 64,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties(object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name(widget_class, "countdown");
  gtk_widget_class_set_accessible_role(widget_class, GTK_ACCESSIBLE_ROLE_TIMER);
}

static void
ui_countdown_ring_init(UiCountdownRing *self)
{
  self->diameter = 64;
  self->seconds = -1;
  self->label = gtk_label_new(NULL);
  gtk_widget_add_css_class(self->label, "numeric");
  gtk_widget_set_direction(self->label, GTK_TEXT_DIR_LTR);
  gtk_widget_set_parent(self->label, GTK_WIDGET(self));
}

void
ui_countdown_ring_set_time(UiCountdownRing *self, gint64 elapsed, gint64 target)
{
  g_return_if_fail(UI_IS_COUNTDOWN_RING(self));
  g_return_if_fail(target > 0);

  gboolean over = elapsed >= target;
  gint64 shown = over ? elapsed - target : target - elapsed;
  int seconds = (int) (over ? shown / 1000 : (shown + 999) / 1000);
  int step = (int) (MIN(shown, target) * STEPS / target);
  gboolean new_text = seconds != self->seconds || over != self->over;

  if (!new_text && (step == self->step || !has_animations(self)))
    return;
  self->step = step;
  self->seconds = seconds;
  set_over(self, over);
  if (new_text)
    set_text(self, seconds);
  gtk_widget_queue_draw(GTK_WIDGET(self));
}
