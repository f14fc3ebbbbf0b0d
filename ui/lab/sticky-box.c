/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The middle child is moved down by as much as it would be out of sight, and drawn last.
 */
#include "ui/lab/sticky-box.h"

/* Of what can be seen, it may take so much. */
#define MOST_SHARE 0.62
#define MARGIN 10
#define REVEAL_MS 60 /* so long a layout may take */

struct _UiStickyBox {
  GtkWidget parent_instance;

  /* Owned */
  GtkAdjustment *adjustment;
  GtkWidget *revealing;
  guint reveal;
  guint uncover;
  guint move;

  int head_y; /* where the middle child would be, and how far it has been moved from there */
  int shift;
};

static void add_buildable(GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE(UiStickyBox, ui_sticky_box, GTK_TYPE_WIDGET,
                              G_IMPLEMENT_INTERFACE(GTK_TYPE_BUILDABLE, add_buildable))

static GtkWidget *
get_head(UiStickyBox *self)
{
  GtkWidget *top = gtk_widget_get_first_child(GTK_WIDGET(self));

  return top != NULL ? gtk_widget_get_next_sibling(top) : NULL;
}

static int
get_height(GtkWidget *child, int width)
{
  int natural = 0;

  if (child != NULL && gtk_widget_should_layout(child))
    gtk_widget_measure(child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* How far the middle child at @y, so @height, is moved down. */
static int
get_shift(UiStickyBox *self, int y, int height)
{
  if (self->adjustment == NULL ||
      height > MOST_SHARE * gtk_adjustment_get_page_size(self->adjustment))
    return 0;
  return MAX(0, (int) gtk_adjustment_get_value(self->adjustment) - y);
}

static void
ui_sticky_box_measure(GtkWidget *widget, GtkOrientation orientation, int size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
       child = gtk_widget_get_next_sibling(child)) {
    int least, best;
    if (!gtk_widget_should_layout(child))
      continue;
    gtk_widget_measure(child, orientation, size, &least, &best, NULL, NULL);
    if (orientation == GTK_ORIENTATION_VERTICAL) {
      *minimum += best;
      *natural += best;
    } else {
      *minimum = MAX(*minimum, least);
      *natural = MAX(*natural, best);
    }
  }
}

/* Returns: how far it is moved from @y */
static int
move_head(UiStickyBox *self, int y, int height)
{
  GtkWidget *head = get_head(self);

  self->head_y = y;
  self->shift = get_shift(self, y, height);
  if (self->shift > 0)
    gtk_widget_add_css_class(head, "stuck");
  else
    gtk_widget_remove_css_class(head, "stuck");
  return self->shift;
}

static void
ui_sticky_box_size_allocate(GtkWidget *widget, int width, int height, int baseline)
{
  UiStickyBox *self = UI_STICKY_BOX(widget);
  GtkWidget *head = get_head(self);
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
       child = gtk_widget_get_next_sibling(child)) {
    if (!gtk_widget_should_layout(child))
      continue;
    gboolean last = gtk_widget_get_next_sibling(child) == NULL;
    int tall = last ? MAX(get_height(child, width), height - y) : get_height(child, width);
    int shift = 0;
    if (child == head)
      shift = move_head(self, y, tall);
    gtk_widget_allocate(
        child, width, tall, -1,
        gsk_transform_translate(NULL, &GRAPHENE_POINT_INIT(0, (float) (y + shift))));
    y += tall;
  }
}

static void
ui_sticky_box_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
  GtkWidget *head = get_head(UI_STICKY_BOX(widget));

  for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
       child = gtk_widget_get_next_sibling(child))
    if (child != head)
      gtk_widget_snapshot_child(widget, child, snapshot);
  if (head != NULL)
    gtk_widget_snapshot_child(widget, head, snapshot);
}

/* Scrolling */

/* Returns: where @widget begins in the box; -1 when it has no place yet */
static double
find_top(UiStickyBox *self, GtkWidget *widget)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds(widget, GTK_WIDGET(self), &bounds) ? bounds.origin.y : -1;
}

/* How much of what can be seen the middle child covers. */
static int
get_covered(UiStickyBox *self)
{
  GtkWidget *head = get_head(self);
  int height = head != NULL ? gtk_widget_get_height(head) : 0;

  return height <= MOST_SHARE * gtk_adjustment_get_page_size(self->adjustment) ? height : 0;
}

static void
scroll_to(UiStickyBox *self, double top)
{
  gtk_adjustment_set_value(self->adjustment, top - get_covered(self) - MARGIN);
}

static gboolean
reveal_cb(gpointer user_data)
{
  UiStickyBox *self = user_data;
  double top = find_top(self, self->revealing);

  self->reveal = 0;
  if (top >= 0 && self->adjustment != NULL)
    scroll_to(self, top);
  g_clear_object(&self->revealing);
  return G_SOURCE_REMOVE;
}

/* The viewport scrolls what gets the focus into sight, and does not know what covers it. */
static gboolean
uncover_cb(gpointer user_data)
{
  UiStickyBox *self = user_data;
  GtkRoot *root = gtk_widget_get_root(GTK_WIDGET(self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus(root) : NULL;
  GtkWidget *body = gtk_widget_get_last_child(GTK_WIDGET(self));

  self->uncover = 0;
  if (focus == NULL || self->adjustment == NULL || !gtk_widget_is_ancestor(focus, body))
    return G_SOURCE_REMOVE;
  double top = find_top(self, focus);
  if (top >= 0 && top < gtk_adjustment_get_value(self->adjustment) + get_covered(self))
    scroll_to(self, top);
  return G_SOURCE_REMOVE;
}

static void
ui_sticky_box_set_focus_child(GtkWidget *widget, GtkWidget *child)
{
  UiStickyBox *self = UI_STICKY_BOX(widget);

  GTK_WIDGET_CLASS(ui_sticky_box_parent_class)->set_focus_child(widget, child);
  if (child != NULL && self->uncover == 0)
    self->uncover = g_idle_add(uncover_cb, self);
}

/* Where it would be moved to now; where it is, when there is nothing to move. */
static gboolean
is_where_it_belongs(UiStickyBox *self)
{
  GtkWidget *head = get_head(self);

  return head == NULL || !gtk_widget_get_mapped(head) ||
         get_shift(self, self->head_y, gtk_widget_get_height(head)) == self->shift;
}

static gboolean
move_cb(gpointer user_data)
{
  UiStickyBox *self = user_data;

  self->move = 0;
  if (!is_where_it_belongs(self))
    gtk_widget_queue_allocate(GTK_WIDGET(self));
  return G_SOURCE_REMOVE;
}

/* The adjustment also changes while everything is given its place, when nothing can be asked for;
 * so it is done before the next frame. */
static void
scrolled_cb(UiStickyBox *self)
{
  if (self->move == 0)
    self->move = g_idle_add_full(GDK_PRIORITY_EVENTS, move_cb, self, NULL);
}

/* Class */

static void
add_child(GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  gtk_widget_insert_before(GTK_WIDGET(child), GTK_WIDGET(buildable), NULL);
}

static void
add_buildable(GtkBuildableIface *iface)
{
  iface->add_child = add_child;
}

static void
ui_sticky_box_dispose(GObject *object)
{
  UiStickyBox *self = UI_STICKY_BOX(object);
  GtkWidget *child;

  g_clear_handle_id(&self->reveal, g_source_remove);
  g_clear_handle_id(&self->uncover, g_source_remove);
  g_clear_handle_id(&self->move, g_source_remove);
  g_clear_object(&self->revealing);
  g_clear_object(&self->adjustment);
  while ((child = gtk_widget_get_first_child(GTK_WIDGET(self))) != NULL)
    gtk_widget_unparent(child);
  G_OBJECT_CLASS(ui_sticky_box_parent_class)->dispose(object);
}

static GtkSizeRequestMode
ui_sticky_box_get_request_mode(GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ui_sticky_box_class_init(UiStickyBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_sticky_box_dispose;
  widget_class->get_request_mode = ui_sticky_box_get_request_mode;
  widget_class->measure = ui_sticky_box_measure;
  widget_class->size_allocate = ui_sticky_box_size_allocate;
  widget_class->snapshot = ui_sticky_box_snapshot;
  widget_class->set_focus_child = ui_sticky_box_set_focus_child;
}

static void
ui_sticky_box_init(UiStickyBox *self)
{
}

void
ui_sticky_box_set_scrolled(UiStickyBox *self, GtkScrolledWindow *scrolled)
{
  g_return_if_fail(UI_IS_STICKY_BOX(self) && self->adjustment == NULL);

  self->adjustment = g_object_ref(gtk_scrolled_window_get_vadjustment(scrolled));
  g_signal_connect_object(self->adjustment, "value-changed", G_CALLBACK(scrolled_cb), self,
                          G_CONNECT_SWAPPED);
  g_signal_connect_object(self->adjustment, "changed", G_CALLBACK(scrolled_cb), self,
                          G_CONNECT_SWAPPED);
}

void
ui_sticky_box_reveal(UiStickyBox *self, GtkWidget *widget)
{
  g_return_if_fail(UI_IS_STICKY_BOX(self) && GTK_IS_WIDGET(widget));

  g_set_object(&self->revealing, widget);
  if (self->reveal == 0)
    self->reveal = g_timeout_add(REVEAL_MS, reveal_cb, self);
}
