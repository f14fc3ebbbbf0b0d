/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The base of all charts.
 */
#include "ui/charts/chart.h"

#include <math.h>

#define DASH 4

/* Pixels of a line of the usual text. */
#define USUAL_LINE 16.0

typedef struct {
  /* Owned */
  char *title;
  char *description;
} UiChartPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE(UiChart, ui_chart, GTK_TYPE_WIDGET)

static void
ui_chart_measure(GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                 int *natural, int *minimum_baseline, int *natural_baseline)
{
  UiChartClass *klass = UI_CHART_GET_CLASS(widget);
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;

  int height = across ? 0 : (int) (klass->height * ui_chart_get_scale(UI_CHART(widget)));

  *minimum = across ? klass->minimum_width : height;
  *natural = across ? klass->natural_width : height;
}

static void
ui_chart_finalize(GObject *object)
{
  UiChartPrivate *priv = ui_chart_get_instance_private(UI_CHART(object));

  g_free(priv->title);
  g_free(priv->description);
  G_OBJECT_CLASS(ui_chart_parent_class)->finalize(object);
}

static void
ui_chart_class_init(UiChartClass *klass)
{
  G_OBJECT_CLASS(klass)->finalize = ui_chart_finalize;
  GTK_WIDGET_CLASS(klass)->measure = ui_chart_measure;
  gtk_widget_class_set_css_name(GTK_WIDGET_CLASS(klass), "chart");
  gtk_widget_class_set_accessible_role(GTK_WIDGET_CLASS(klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ui_chart_init(UiChart *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default();

  g_signal_connect_object(manager, "notify::dark", G_CALLBACK(gtk_widget_queue_draw), self,
                          G_CONNECT_SWAPPED);
  g_signal_connect_object(manager, "notify::high-contrast", G_CALLBACK(gtk_widget_queue_draw), self,
                          G_CONNECT_SWAPPED);
  gtk_widget_set_overflow(GTK_WIDGET(self), GTK_OVERFLOW_HIDDEN);
}

void
ui_chart_class_set_size(UiChartClass *klass, int minimum_width, int natural_width, int height)
{
  klass->minimum_width = minimum_width;
  klass->natural_width = natural_width;
  klass->height = height;
}

double
ui_chart_get_scale(UiChart *self)
{
  int height;
  g_return_val_if_fail(UI_IS_CHART(self), 1);

  ui_chart_measure_text(self, "0", UI_TEXT_CAPTION, NULL, &height);
  return MAX(height / USUAL_LINE, 1);
}

gboolean
ui_chart_is_rtl(UiChart *self)
{
  return gtk_widget_get_direction(GTK_WIDGET(self)) == GTK_TEXT_DIR_RTL;
}

double
ui_chart_mirror(UiChart *self, double x)
{
  return ui_chart_is_rtl(self) ? gtk_widget_get_width(GTK_WIDGET(self)) - x : x;
}

/* Whoever does not see it comes to it with Tab and hears it, once there is something to say. */
static void
update_words(UiChart *self)
{
  UiChartPrivate *priv = ui_chart_get_instance_private(self);
  const char *words = priv->description != NULL ? priv->description : "";
  g_autofree char *titled =
      priv->title != NULL ? g_strdup_printf("%s: %s", priv->title, words) : g_strdup(words);

  gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL, titled, -1);
  gtk_widget_set_focusable(GTK_WIDGET(self), *words != '\0');
}

void
ui_chart_set_title(UiChart *self, const char *title)
{
  UiChartPrivate *priv = ui_chart_get_instance_private(self);

  g_return_if_fail(UI_IS_CHART(self));

  if (g_strcmp0(priv->title, title) == 0)
    return;
  g_free(priv->title);
  priv->title = g_strdup(title);
  update_words(self);
}

void
ui_chart_describe(UiChart *self, const char *words)
{
  UiChartPrivate *priv = ui_chart_get_instance_private(self);
  g_return_if_fail(UI_IS_CHART(self));

  if (g_strcmp0(priv->description, words) == 0)
    return;
  g_free(priv->description);
  priv->description = g_strdup(words);
  update_words(self);
}

const char *
ui_chart_get_description(UiChart *self)
{
  UiChartPrivate *priv = ui_chart_get_instance_private(self);
  g_return_val_if_fail(UI_IS_CHART(self), NULL);

  return priv->description;
}

PangoLayout *
ui_chart_create_text(UiChart *self, const char *text, UiTextStyle style)
{
  PangoLayout *layout = gtk_widget_create_pango_layout(GTK_WIDGET(self), text);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new();

  pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum=1"));
  if (style == UI_TEXT_CAPTION)
    pango_attr_list_insert(attributes, pango_attr_scale_new(0.82));
  if (style == UI_TEXT_STRONG)
    pango_attr_list_insert(attributes, pango_attr_weight_new(PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes(layout, attributes);
  return layout;
}

void
ui_chart_measure_text(UiChart *self, const char *text, UiTextStyle style, int *width, int *height)
{
  g_autoptr(PangoLayout) layout = ui_chart_create_text(self, text, style);

  pango_layout_get_pixel_size(layout, width, height);
}

void
ui_chart_draw_text(UiChart *self, GtkSnapshot *snapshot, const char *text, UiTextStyle style,
                   UiColor color, double x, double y, double xalign, double yalign)
{
  g_autoptr(PangoLayout) layout = ui_chart_create_text(self, text, style);
  GdkRGBA rgba = ui_palette_get(color);
  int width, height;

  pango_layout_get_pixel_size(layout, &width, &height);
  gtk_snapshot_save(snapshot);
  gtk_snapshot_translate(snapshot, &GRAPHENE_POINT_INIT((float) round(x - xalign * width),
                                                        (float) round(y - yalign * height)));
  gtk_snapshot_append_layout(snapshot, layout, &rgba);
  gtk_snapshot_restore(snapshot);
}

void
ui_chart_draw_box(GtkSnapshot *snapshot, UiColor color, const graphene_rect_t *box, float radius)
{
  GdkRGBA rgba = ui_palette_get(color);
  GskRoundedRect rounded;

  if (radius > 0) {
    gsk_rounded_rect_init_from_rect(&rounded, box, radius);
    gtk_snapshot_push_rounded_clip(snapshot, &rounded);
  }
  gtk_snapshot_append_color(snapshot, &rgba, box);
  if (radius > 0)
    gtk_snapshot_pop(snapshot);
}

void
ui_chart_draw_dashes(GtkSnapshot *snapshot, UiColor color, double x, double top, double bottom)
{
  GdkRGBA rgba = ui_palette_get(color);

  for (double y = top; y < bottom; y += 2 * DASH)
    gtk_snapshot_append_color(
        snapshot, &rgba,
        &GRAPHENE_RECT_INIT((float) round(x), (float) y, 1, (float) MIN(DASH, bottom - y)));
}
