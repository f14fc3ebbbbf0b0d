/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a hand does to the parts: drawing one anew, moving it, changing its size, removing it.
 */
#include "ui/cards/parts-editor-private.h"

#include "app/model/cloze.h"

#include <math.h>

/* Per cent: what a key moves by, and the least that can be hidden. */
#define STEP 1
#define LEAST 2

/* In per cent of the picture. */
static void
to_percent(UiPartsEditor *self, double *x, double *y)
{
  graphene_rect_t place = ui_parts_editor_get_place(self);

  *x = CLAMP(*x / (double) place.size.width * 100, 0, 100);
  *y = CLAMP(*y / (double) place.size.height * 100, 0, 100);
}

static void
keep_inside(IlkHiddenPart *part)
{
  part->width = CLAMP(part->width, LEAST, 100);
  part->height = CLAMP(part->height, LEAST, 100);
  part->x = CLAMP(part->x, 0, 100 - part->width);
  part->y = CLAMP(part->y, 0, 100 - part->height);
}

static int
get_free_number(UiPartsEditor *self)
{
  int number = 0;
  g_autoptr(GArray) gaps = ilk_cloze_list_numbers(self->text);
  g_autoptr(GArray) all = ilk_occlusion_parse(self->text);

  for (guint i = 0; i < gaps->len; i++)
    number = MAX(number, g_array_index(gaps, int, i));
  for (guint i = 0; i < all->len; i++)
    number = MAX(number, g_array_index(all, IlkHiddenPart, i).number);
  return number + 1;
}

static void
add_part(UiPartsEditor *self, double x, double y, double width, double height)
{
  IlkHiddenPart part = {.number = get_free_number(self),
                        .x = x,
                        .y = y,
                        .width = width,
                        .height = height,
                        .picture = g_strdup(self->picture),
                        .name = g_strdup("")};

  g_array_append_val(self->parts, part);
  self->selected = self->parts->len - 1;
}

/* The topmost is the one drawn last. */
static gboolean
select_at(UiPartsEditor *self, double x, double y)
{
  for (guint i = self->parts->len; i-- > 0;) {
    const IlkHiddenPart *part = &g_array_index(self->parts, IlkHiddenPart, i);

    if (x >= part->x && x <= part->x + part->width && y >= part->y && y <= part->y + part->height) {
      self->selected = i;
      return TRUE;
    }
  }
  return FALSE;
}

static void
drag_begin_cb(GtkGestureDrag *gesture, double x, double y, UiPartsEditor *self)
{
  const IlkHiddenPart *part;

  gtk_widget_grab_focus(GTK_WIDGET(self));
  if (self->loaded == NULL)
    return;
  to_percent(self, &x, &y);
  self->from_x = x;
  self->from_y = y;
  self->drawing = !select_at(self, x, y);
  if (self->drawing)
    add_part(self, x, y, 0, 0);
  part = ui_parts_editor_get_selected(self);
  if (part != NULL)
    self->begun = *part;
  ui_parts_editor_describe(self);
}

static void
drag_update_cb(GtkGestureDrag *gesture, double dx, double dy, UiPartsEditor *self)
{
  double x, y;
  IlkHiddenPart *part = ui_parts_editor_get_selected(self);

  if (part == NULL || self->loaded == NULL || !gtk_gesture_drag_get_start_point(gesture, &x, &y))
    return;
  x += dx;
  y += dy;
  to_percent(self, &x, &y);
  if (self->drawing) {
    part->x = MIN(x, self->from_x);
    part->y = MIN(y, self->from_y);
    part->width = fabs(x - self->from_x);
    part->height = fabs(y - self->from_y);
  } else {
    part->x = self->begun.x + x - self->from_x;
    part->y = self->begun.y + y - self->from_y;
    keep_inside(part);
  }
  gtk_widget_queue_draw(GTK_WIDGET(self));
}

/* A click that draws nothing hides nothing. */
static void
drag_end_cb(GtkGestureDrag *gesture, double dx, double dy, UiPartsEditor *self)
{
  IlkHiddenPart *part = ui_parts_editor_get_selected(self);

  if (part == NULL)
    return;
  if (part->width < LEAST || part->height < LEAST)
    g_array_remove_index(self->parts, self->selected);
  else if (dx == 0 && dy == 0)
    return;
  self->selected = MIN(self->selected, MAX(self->parts->len, 1) - 1);
  ui_parts_editor_tell(self);
}

/* @arguments: how far to the right and down; with the third the size changes */
static gboolean
move_cb(GtkWidget *widget, GVariant *arguments, gpointer data)
{
  UiPartsEditor *self = UI_PARTS_EDITOR(widget);
  IlkHiddenPart *part = ui_parts_editor_get_selected(self);
  int x, y;
  gboolean size;

  if (part == NULL)
    return FALSE;
  g_variant_get(arguments, "(iib)", &x, &y, &size);
  *(size ? &part->width : &part->x) += x * STEP;
  *(size ? &part->height : &part->y) += y * STEP;
  keep_inside(part);
  ui_parts_editor_tell(self);
  return TRUE;
}

static gboolean
select_cb(GtkWidget *widget, GVariant *arguments, gpointer data)
{
  UiPartsEditor *self = UI_PARTS_EDITOR(widget);
  guint n = self->parts->len;

  if (n == 0)
    return FALSE;
  self->selected = (self->selected + n + (guint) g_variant_get_int32(arguments)) % n;
  ui_parts_editor_describe(self);
  return TRUE;
}

static void
add_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiPartsEditor *self = UI_PARTS_EDITOR(widget);

  if (self->loaded == NULL)
    return;
  add_part(self, 40, 40, 20, 20);
  ui_parts_editor_tell(self);
}

static void
remove_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiPartsEditor *self = UI_PARTS_EDITOR(widget);

  if (ui_parts_editor_get_selected(self) == NULL)
    return;
  g_array_remove_index(self->parts, self->selected);
  self->selected = MIN(self->selected, MAX(self->parts->len, 1) - 1);
  ui_parts_editor_tell(self);
}

void
ui_parts_editor_install_keys(GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    int x;
    int y;
  } arrows[] = {
      {GDK_KEY_Left, -1, 0}, {GDK_KEY_Right, 1, 0}, {GDK_KEY_Up, 0, -1}, {GDK_KEY_Down, 0, 1}};

  for (gsize i = 0; i < G_N_ELEMENTS(arrows); i++) {
    gtk_widget_class_add_binding(widget_class, arrows[i].key, 0, move_cb, "(iib)", arrows[i].x,
                                 arrows[i].y, FALSE);
    gtk_widget_class_add_binding(widget_class, arrows[i].key, GDK_SHIFT_MASK, move_cb, "(iib)",
                                 arrows[i].x, arrows[i].y, TRUE);
  }
  gtk_widget_class_install_action(widget_class, "parts.add", NULL, add_cb);
  gtk_widget_class_install_action(widget_class, "parts.remove", NULL, remove_cb);
  gtk_widget_class_add_binding(widget_class, GDK_KEY_Page_Down, 0, select_cb, "i", 1);
  gtk_widget_class_add_binding(widget_class, GDK_KEY_Page_Up, 0, select_cb, "i", -1);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_Insert, 0, "parts.add", NULL);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_Delete, 0, "parts.remove", NULL);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_BackSpace, 0, "parts.remove", NULL);
}

void
ui_parts_editor_take_drags(UiPartsEditor *self)
{
  GtkGesture *drag = gtk_gesture_drag_new();

  g_signal_connect(drag, "drag-begin", G_CALLBACK(drag_begin_cb), self);
  g_signal_connect(drag, "drag-update", G_CALLBACK(drag_update_cb), self);
  g_signal_connect(drag, "drag-end", G_CALLBACK(drag_end_cb), self);
  gtk_widget_add_controller(GTK_WIDGET(self), GTK_EVENT_CONTROLLER(drag));
}
