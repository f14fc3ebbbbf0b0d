/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A picture of a window as it stands once it has settled, and whether anything in it is cut off.
 */
#include "ui/shots-private.h"

#define PATIENCE_MS 60000

static gboolean
expire_cb(gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

void
shots_wait_until(UiWindow *window, Condition condition)
{
  gboolean expired = FALSE;
  guint timer = g_timeout_add(PATIENCE_MS, expire_cb, &expired);

  while (!expired && !condition(window))
    g_main_context_iteration(NULL, TRUE);
  if (expired)
    g_error("The window did not get where it should within %d ms", PATIENCE_MS);
  g_source_remove(timer);
}

static void
painted_cb(guint *frames)
{
  (*frames)++;
}

/* Layout may need a second frame after the one that shows a change. */
static void
settle(GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock(window);
  guint frames = 0;
  gulong handler = g_signal_connect_swapped(clock, "after-paint", G_CALLBACK(painted_cb), &frames);

  while (frames < 4) {
    gtk_widget_queue_draw(window);
    g_main_context_iteration(NULL, TRUE);
  }
  g_signal_handler_disconnect(clock, handler);
}

/* How wide that has to be is libadwaita's affair, whose dialog wants a few pixels more than 360
 * less the window's frame. */
static gboolean
is_about(GtkWidget *widget)
{
  return g_str_equal(G_OBJECT_TYPE_NAME(widget), "AdwAboutDialog");
}

static gboolean
scrolls_sideways(GtkWidget *widget)
{
  GtkPolicyType policy = GTK_POLICY_NEVER;

  if (GTK_IS_SCROLLED_WINDOW(widget))
    gtk_scrolled_window_get_policy(GTK_SCROLLED_WINDOW(widget), &policy, NULL);
  return policy != GTK_POLICY_NEVER;
}

/* Returns: (nullable): the first widget in @widget that reaches over an edge of @window */
static GtkWidget *
find_cut(GtkWidget *widget, GtkWidget *window)
{
  graphene_rect_t bounds;
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped(widget) || scrolls_sideways(widget) || GTK_IS_SCROLLBAR(widget) ||
      is_about(widget) || !gtk_widget_compute_bounds(widget, window, &bounds))
    return NULL;
  if (widget != window && (bounds.origin.x < -1 || bounds.origin.x + bounds.size.width >
                                                       (float) gtk_widget_get_width(window) + 1))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling(child))
    found = find_cut(child, window);
  return found;
}

/* Returns: the innermost widget in @widget that cannot be as narrow as @width */
static GtkWidget *
find_stiff(GtkWidget *widget, int width)
{
  for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
       child = gtk_widget_get_next_sibling(child)) {
    int needed;

    gtk_widget_measure(child, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
    if (gtk_widget_get_mapped(child) && needed > width)
      return find_stiff(child, width);
  }
  return widget;
}

/* What makes the window wider than it was asked to be leaves it so for all pictures to come. */
static void
tell_stiff(Shooting *shooting, GtkWidget *window, const char *picture)
{
  int needed, inner;

  gtk_widget_measure(window, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
  if (window != GTK_WIDGET(shooting->window) || needed <= shooting->variant->width)
    return;
  /* The window's own frame and shadow. */
  gtk_widget_measure(gtk_widget_get_first_child(window), GTK_ORIENTATION_HORIZONTAL, -1, &inner,
                     NULL, NULL, NULL);
  GtkWidget *stiff = find_stiff(window, shooting->variant->width - (needed - inner));
  GtkWidget *around = stiff != window ? gtk_widget_get_parent(stiff) : window;
  g_printerr("shots: %s: a %s in a %s makes the window %d wide\n", picture,
             G_OBJECT_TYPE_NAME(stiff), G_OBJECT_TYPE_NAME(around), needed);
}

/* What is cut off at an edge may be missed at a glance. */
static void
check_width(Shooting *shooting, GtkWidget *window, const char *picture)
{
  GtkWidget *cut = find_cut(window, window);

  tell_stiff(shooting, window, picture);
  if (cut == NULL)
    return;
  cut = find_stiff(cut, gtk_widget_get_width(gtk_widget_get_parent(cut)));
  g_printerr("shots: %s: a %s in a %s is cut off at the edge\n", picture, G_OBJECT_TYPE_NAME(cut),
             G_OBJECT_TYPE_NAME(gtk_widget_get_parent(cut)));
  shooting->cut++;
}

void
shots_take_of(Shooting *shooting, GtkWidget *window, const char *state)
{
  g_autoptr(GdkPaintable) paintable = NULL;
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  g_autofree char *name = g_strdup_printf("%s-%s.png", state, shooting->variant->name);
  g_autofree char *path = g_build_filename(shooting->directory, name, NULL);

  settle(window);
  check_width(shooting, window, name);
  paintable = gtk_widget_paintable_new(window);
  gdk_paintable_snapshot(paintable, snapshot, gtk_widget_get_width(window),
                         gtk_widget_get_height(window));
  node = gtk_snapshot_to_node(snapshot);
  texture = gsk_renderer_render_texture(gtk_native_get_renderer(GTK_NATIVE(window)), node, NULL);
  if (!gdk_texture_save_to_png(texture, path))
    g_error("“%s” cannot be written", path);
}

void
shots_take(Shooting *shooting, const char *state)
{
  shots_take_of(shooting, GTK_WIDGET(shooting->window), state);
}
