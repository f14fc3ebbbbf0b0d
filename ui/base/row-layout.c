/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Measuring and allocating share out the same widths.
 */
#include "ui/base/row-layout.h"

struct _UiRowLayout {
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE(UiRowLayout, ui_row_layout, GTK_TYPE_LAYOUT_MANAGER)

enum { PROP_0, PROP_SPACING, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

static void
add_child(GArray *children, GtkWidget *child)
{
  GtkRequestedSize size = {.data = child};

  if (!gtk_widget_should_layout(child))
    return;
  gtk_widget_measure(child, GTK_ORIENTATION_HORIZONTAL, -1, &size.minimum_size, &size.natural_size,
                     NULL, NULL);
  g_array_append_val(children, size);
}

/* Returns: (transfer full): a GtkRequestedSize for each child that is seen. */
static GArray *
list_children(GtkWidget *widget)
{
  GArray *children = g_array_new(FALSE, FALSE, sizeof(GtkRequestedSize));

  for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
       child = gtk_widget_get_next_sibling(child))
    add_child(children, child);
  return children;
}

static GtkRequestedSize *
get_child(GArray *children, guint i)
{
  return &g_array_index(children, GtkRequestedSize, i);
}

static int
get_gaps(UiRowLayout *self, GArray *children)
{
  return children->len > 0 ? self->spacing * (int) (children->len - 1) : 0;
}

static gboolean
expands(const GtkRequestedSize *child)
{
  return gtk_widget_compute_expand(child->data, GTK_ORIENTATION_HORIZONTAL);
}

/* Shares @left out among those of @children that expand. */
static void
grow(GArray *children, int left)
{
  int growing = 0;

  for (guint i = 0; i < children->len; i++)
    growing += expands(get_child(children, i));
  for (guint i = 0; i < children->len && growing > 0; i++) {
    GtkRequestedSize *child = get_child(children, i);
    if (!expands(child))
      continue;
    child->minimum_size += left / growing;
    left -= left / growing--;
  }
}

/* Makes the minimum of each of @children the width it has in @width. */
static void
share_out(UiRowLayout *self, GArray *children, int width)
{
  int left = width - get_gaps(self, children);

  for (guint i = 0; i < children->len; i++)
    left -= get_child(children, i)->minimum_size;
  left = gtk_distribute_natural_allocation(MAX(left, 0), children->len,
                                           (GtkRequestedSize *) (void *) children->data);
  grow(children, left);
}

static void
measure_width(UiRowLayout *self, GArray *children, int *minimum, int *natural)
{
  *minimum = *natural = get_gaps(self, children);
  for (guint i = 0; i < children->len; i++) {
    *minimum += get_child(children, i)->minimum_size;
    *natural += get_child(children, i)->natural_size;
  }
}

static GtkSizeRequestMode
ui_row_layout_get_request_mode(GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ui_row_layout_measure(GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                      int for_size, int *minimum, int *natural, int *minimum_baseline,
                      int *natural_baseline)
{
  UiRowLayout *self = UI_ROW_LAYOUT(manager);
  g_autoptr(GArray) children = list_children(widget);
  int least, liked;

  measure_width(self, children, minimum, natural);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  share_out(self, children, for_size < 0 ? *natural : for_size);
  *minimum = *natural = 0;
  for (guint i = 0; i < children->len; i++) {
    const GtkRequestedSize *child = get_child(children, i);
    gtk_widget_measure(child->data, GTK_ORIENTATION_VERTICAL, child->minimum_size, &least, &liked,
                       NULL, NULL);
    *minimum = MAX(*minimum, least);
    *natural = MAX(*natural, liked);
  }
}

/* At its natural height, in the middle of @height. */
static void
place(const GtkRequestedSize *child, int x, int height)
{
  int width = child->minimum_size, natural;

  gtk_widget_measure(child->data, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  int high = MIN(natural, height);
  gtk_widget_size_allocate(child->data, &(GtkAllocation){x, (height - high) / 2, width, high}, -1);
}

static void
ui_row_layout_allocate(GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                       int baseline)
{
  UiRowLayout *self = UI_ROW_LAYOUT(manager);
  gboolean rtl = gtk_widget_get_direction(widget) == GTK_TEXT_DIR_RTL;
  g_autoptr(GArray) children = list_children(widget);
  int x = 0;

  share_out(self, children, width);
  for (guint i = 0; i < children->len; i++) {
    const GtkRequestedSize *child = get_child(children, i);
    int taken = child->minimum_size;

    place(child, rtl ? width - x - taken : x, height);
    x += taken + self->spacing;
  }
}

static void
ui_row_layout_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SPACING)
    g_value_set_int(value, UI_ROW_LAYOUT(object)->spacing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_row_layout_set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SPACING)
    UI_ROW_LAYOUT(object)->spacing = g_value_get_int(value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
  gtk_layout_manager_layout_changed(GTK_LAYOUT_MANAGER(object));
}

static void
ui_row_layout_class_init(UiRowLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS(klass);

  object_class->get_property = ui_row_layout_get_property;
  object_class->set_property = ui_row_layout_set_property;
  layout_class->get_request_mode = ui_row_layout_get_request_mode;
  layout_class->measure = ui_row_layout_measure;
  layout_class->allocate = ui_row_layout_allocate;
  properties[PROP_SPACING] = g_param_spec_int("spacing", NULL, NULL, 0, G_MAXINT16, 0,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties(object_class, N_PROPERTIES, properties);
}

static void
ui_row_layout_init(UiRowLayout *self)
{
}

GtkLayoutManager *
ui_row_layout_new(int spacing)
{
  return g_object_new(UI_TYPE_ROW_LAYOUT, "spacing", spacing, NULL);
}
