/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Widths are seen while the widget is being allocated, when nothing may ask for another layout: the
 * change is told from an idle handler that runs before the next frame.
 */
#include "ui/base/adaptive-bin.h"

struct _UiAdaptiveBin {
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *child;

  int width;
  gboolean narrow;
  gboolean wide;
  guint telling;
};

enum { PROP_0, PROP_CHILD, PROP_NARROW, PROP_WIDE, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

static void ui_adaptive_bin_buildable_init(GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE(UiAdaptiveBin, ui_adaptive_bin, GTK_TYPE_WIDGET,
                              G_IMPLEMENT_INTERFACE(GTK_TYPE_BUILDABLE,
                                                    ui_adaptive_bin_buildable_init))

static GtkBuildableIface *parent_buildable;

static void
set_flag(UiAdaptiveBin *self, gboolean *flag, gboolean value, int property)
{
  if (*flag == value)
    return;
  *flag = value;
  g_object_notify_by_pspec(G_OBJECT(self), properties[property]);
}

static void
set_child(UiAdaptiveBin *self, GtkWidget *child)
{
  g_clear_pointer(&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent(child, GTK_WIDGET(self));
}

static gboolean
tell_cb(gpointer user_data)
{
  UiAdaptiveBin *self = UI_ADAPTIVE_BIN(user_data);

  self->telling = 0;
  ui_adaptive_bin_expect(self, self->width);
  return G_SOURCE_REMOVE;
}

static void
ui_adaptive_bin_measure(GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  UiAdaptiveBin *self = UI_ADAPTIVE_BIN(widget);
  int child_width;

  if (self->child == NULL)
    return;
  gtk_widget_measure(self->child, GTK_ORIENTATION_HORIZONTAL, -1, &child_width, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    for_size = MAX(for_size, child_width);
  gtk_widget_measure(self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN(*minimum, UI_SMALLEST_WIDTH);
}

static void
ui_adaptive_bin_size_allocate(GtkWidget *widget, int width, int height, int baseline)
{
  UiAdaptiveBin *self = UI_ADAPTIVE_BIN(widget);
  int least;

  if (self->child == NULL)
    return;
  gtk_widget_measure(self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_allocate(self->child, MAX(width, least), height, baseline, NULL);
  if (width != self->width && self->telling == 0)
    self->telling = g_idle_add_full(G_PRIORITY_HIGH_IDLE, tell_cb, self, NULL);
  self->width = width;
}

static void
ui_adaptive_bin_add_child(GtkBuildable *buildable, GtkBuilder *builder, GObject *child,
                          const char *type)
{
  if (GTK_IS_WIDGET(child))
    set_child(UI_ADAPTIVE_BIN(buildable), GTK_WIDGET(child));
  else
    parent_buildable->add_child(buildable, builder, child, type);
}

static void
ui_adaptive_bin_buildable_init(GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent(iface);
  iface->add_child = ui_adaptive_bin_add_child;
}

static void
ui_adaptive_bin_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UiAdaptiveBin *self = UI_ADAPTIVE_BIN(object);

  switch (id) {
  case PROP_CHILD:
    g_value_set_object(value, self->child);
    break;
  case PROP_NARROW:
    g_value_set_boolean(value, self->narrow);
    break;
  case PROP_WIDE:
    g_value_set_boolean(value, self->wide);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
  }
}

static void
ui_adaptive_bin_set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHILD)
    set_child(UI_ADAPTIVE_BIN(object), g_value_get_object(value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_adaptive_bin_dispose(GObject *object)
{
  UiAdaptiveBin *self = UI_ADAPTIVE_BIN(object);

  g_clear_handle_id(&self->telling, g_source_remove);
  g_clear_pointer(&self->child, gtk_widget_unparent);
  G_OBJECT_CLASS(ui_adaptive_bin_parent_class)->dispose(object);
}

static void
ui_adaptive_bin_class_init(UiAdaptiveBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = ui_adaptive_bin_get_property;
  object_class->set_property = ui_adaptive_bin_set_property;
  object_class->dispose = ui_adaptive_bin_dispose;
  widget_class->measure = ui_adaptive_bin_measure;
  widget_class->size_allocate = ui_adaptive_bin_size_allocate;
  properties[PROP_CHILD] =
      g_param_spec_object("child", NULL, NULL, GTK_TYPE_WIDGET, flags | G_PARAM_WRITABLE);
  properties[PROP_NARROW] = g_param_spec_boolean("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_WIDE] = g_param_spec_boolean("wide", NULL, NULL, FALSE, flags);
  g_object_class_install_properties(object_class, N_PROPERTIES, properties);
}

static void
ui_adaptive_bin_init(UiAdaptiveBin *self)
{
  gtk_widget_set_overflow(GTK_WIDGET(self), GTK_OVERFLOW_HIDDEN);
}

gboolean
ui_adaptive_bin_is_narrow(UiAdaptiveBin *self)
{
  g_return_val_if_fail(UI_IS_ADAPTIVE_BIN(self), FALSE);
  return self->narrow;
}

gboolean
ui_adaptive_bin_is_wide(UiAdaptiveBin *self)
{
  g_return_val_if_fail(UI_IS_ADAPTIVE_BIN(self), FALSE);
  return self->wide;
}

/* How many times larger than usual the learner wants text to be. */
static double
get_text_scale(UiAdaptiveBin *self)
{
  int dpi = -1;

  g_object_get(gtk_widget_get_settings(GTK_WIDGET(self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / (96.0 * 1024) : 1;
}

void
ui_adaptive_bin_expect(UiAdaptiveBin *self, int pixels)
{
  g_return_if_fail(UI_IS_ADAPTIVE_BIN(self));
  double width = pixels / get_text_scale(self);

  set_flag(self, &self->narrow, width < UI_NARROW_BELOW, PROP_NARROW);
  set_flag(self, &self->wide, width >= UI_WIDE_FROM, PROP_WIDE);
}
