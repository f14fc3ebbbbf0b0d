/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Breaks children into lines by their natural width; measuring and allocating walk the same lines.
 */
#include "ui/base/wrap-layout.h"

struct _UiWrapLayout {
  GtkLayoutManager parent_instance;

  int spacing;
  gboolean stretch;
};

G_DEFINE_FINAL_TYPE(UiWrapLayout, ui_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

enum { PROP_0, PROP_SPACING, PROP_STRETCH, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

/* One line: from @first, @n visible children, @width pixels with the spacing between them; what is
 * left is for @growing of them. */
typedef struct {
  GtkWidget *first;
  GtkWidget *after;
  int n;
  int growing;
  int width;
} Line;

static int
get_child_width(GtkWidget *child, int available)
{
  int minimum, natural;

  gtk_widget_measure(child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX(minimum, MIN(natural, available));
}

static gboolean
grows(UiWrapLayout *self, GtkWidget *child)
{
  return self->stretch || gtk_widget_compute_expand(child, GTK_ORIENTATION_HORIZONTAL);
}

/* Takes children from @child on as long as they fit; always at least one. */
static Line
take_line(UiWrapLayout *self, GtkWidget *child, int available)
{
  Line line = {.first = child};

  for (; child != NULL; child = gtk_widget_get_next_sibling(child)) {
    if (!gtk_widget_should_layout(child))
      continue;
    int width = get_child_width(child, available) + (line.n > 0 ? self->spacing : 0);
    if (line.n > 0 && line.width + width > available)
      break;
    line.width += width;
    line.n++;
    line.growing += grows(self, child);
  }
  line.after = child;
  return line;
}

static int
get_width_in_line(UiWrapLayout *self, const Line *line, GtkWidget *child, int available)
{
  int width = get_child_width(child, available);

  if (line->growing == 0 || !grows(self, child))
    return width;
  return width + MAX(available - line->width, 0) / line->growing;
}

static int
measure_line(UiWrapLayout *self, const Line *line, int available)
{
  int height = 0;

  for (GtkWidget *child = line->first; child != line->after;
       child = gtk_widget_get_next_sibling(child)) {
    int natural;
    if (!gtk_widget_should_layout(child))
      continue;
    gtk_widget_measure(child, GTK_ORIENTATION_VERTICAL,
                       get_width_in_line(self, line, child, available), NULL, &natural, NULL, NULL);
    height = MAX(height, natural);
  }
  return height;
}

static int
measure_height(UiWrapLayout *self, GtkWidget *widget, int available)
{
  int height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;) {
    Line line = take_line(self, child, available);
    if (line.n > 0)
      height += (height > 0 ? self->spacing : 0) + measure_line(self, &line, available);
    child = line.after;
  }
  return height;
}

static void
measure_width(UiWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
       child = gtk_widget_get_next_sibling(child)) {
    int child_minimum, child_natural;
    if (!gtk_widget_should_layout(child))
      continue;
    gtk_widget_measure(child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL,
                       NULL);
    *minimum = MAX(*minimum, child_minimum);
    *natural += child_natural + (*natural > 0 ? self->spacing : 0);
  }
}

static GtkSizeRequestMode
ui_wrap_layout_get_request_mode(GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ui_wrap_layout_measure(GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                       int for_size, int *minimum, int *natural, int *minimum_baseline,
                       int *natural_baseline)
{
  UiWrapLayout *self = UI_WRAP_LAYOUT(manager);
  int least, liked;

  measure_width(self, widget, &least, &liked);
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = least;
    *natural = liked;
    return;
  }
  *minimum = *natural = measure_height(self, widget, for_size < 0 ? liked : MAX(for_size, least));
}

static void
allocate_line(UiWrapLayout *self, const Line *line, int available, int y, int height)
{
  gboolean rtl = gtk_widget_get_direction(line->first) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *child = line->first; child != line->after;
       child = gtk_widget_get_next_sibling(child)) {
    if (!gtk_widget_should_layout(child))
      continue;
    int width = get_width_in_line(self, line, child, available);
    gtk_widget_size_allocate(
        child, &(GtkAllocation){rtl ? available - x - width : x, y, width, height}, -1);
    x += width + self->spacing;
  }
}

static void
ui_wrap_layout_allocate(GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                        int baseline)
{
  UiWrapLayout *self = UI_WRAP_LAYOUT(manager);
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;) {
    Line line = take_line(self, child, width);
    int line_height = measure_line(self, &line, width);
    allocate_line(self, &line, width, y, line_height);
    y += line_height + self->spacing;
    child = line.after;
  }
}

static void
ui_wrap_layout_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UiWrapLayout *self = UI_WRAP_LAYOUT(object);

  if (id == PROP_SPACING)
    g_value_set_int(value, self->spacing);
  else if (id == PROP_STRETCH)
    g_value_set_boolean(value, self->stretch);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_wrap_layout_set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UiWrapLayout *self = UI_WRAP_LAYOUT(object);

  if (id == PROP_SPACING)
    self->spacing = g_value_get_int(value);
  else if (id == PROP_STRETCH)
    self->stretch = g_value_get_boolean(value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
  gtk_layout_manager_layout_changed(GTK_LAYOUT_MANAGER(self));
}

static void
ui_wrap_layout_class_init(UiWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS(klass);

  object_class->get_property = ui_wrap_layout_get_property;
  object_class->set_property = ui_wrap_layout_set_property;
  layout_class->get_request_mode = ui_wrap_layout_get_request_mode;
  layout_class->measure = ui_wrap_layout_measure;
  layout_class->allocate = ui_wrap_layout_allocate;
  properties[PROP_SPACING] = g_param_spec_int("spacing", NULL, NULL, 0, G_MAXINT16, 0,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_STRETCH] = g_param_spec_boolean("stretch", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties(object_class, N_PROPERTIES, properties);
}

static void
ui_wrap_layout_init(UiWrapLayout *self)
{
}

GtkLayoutManager *
ui_wrap_layout_new(int spacing, gboolean stretch)
{
  return g_object_new(UI_TYPE_WRAP_LAYOUT, "spacing", spacing, "stretch", stretch, NULL);
}
