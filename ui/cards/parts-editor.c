/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is drawn goes out as text and comes back as parts, so that both say the same.
 */
#include "ui/cards/parts-editor.h"

#include "app/model/cloze.h"
#include "app/model/media-map.h"
#include "app/model/media-names.h"
#include "app/model/occlusion.h"
#include "config.h"
#include "ui/media/media-file.h"
#include "ui/media/parts.h"
#include "ui/media/picture-load.h"

#include <glib/gi18n.h>
#include <math.h>

#define MAX_HEIGHT 360
/* Per cent: what a key moves by, and the least that can be hidden. */
#define STEP 1
#define LEAST 2

struct _UiPartsEditor {
  GtkWidget parent_instance;

  /* Owned */
  char *text;
  char *picture; /* its name in the text */
  char *address;
  GArray *parts; /* IlkHiddenPart, of @picture */
  UiLoadedPicture *loaded;
  GCancellable *cancellable;

  guint selected;
  gboolean drawing; /* the selected part is being drawn anew, else moved */
  IlkHiddenPart begun;
  double from_x;
  double from_y;
};

enum { SIGNAL_EDITED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(UiPartsEditor, ui_parts_editor, GTK_TYPE_WIDGET)

static IlkHiddenPart *
get_selected(UiPartsEditor *self)
{
  return self->selected < self->parts->len
             ? &g_array_index(self->parts, IlkHiddenPart, self->selected)
             : NULL;
}

static void
describe(UiPartsEditor *self)
{
  const IlkHiddenPart *part = get_selected(self);
  g_autofree char *text =
      part != NULL ? g_strdup_printf(_("Part %u of %u: %d percent from the left, %d from the top, "
                                       "%d wide, %d high"),
                                     self->selected + 1, self->parts->len, (int) part->x,
                                     (int) part->y, (int) part->width, (int) part->height)
                   : g_strdup(_("No part is hidden yet"));

  gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                 -1);
  gtk_widget_queue_draw(GTK_WIDGET(self));
}

static void
tell(UiPartsEditor *self)
{
  g_autofree char *text = ilk_occlusion_dup_changed(self->text, self->picture, self->parts);

  describe(self);
  g_signal_emit(self, signals[SIGNAL_EDITED], 0, text);
}

static graphene_rect_t
get_place(UiPartsEditor *self)
{
  double width = gtk_widget_get_width(GTK_WIDGET(self));
  double height = gtk_widget_get_height(GTK_WIDGET(self));
  double scale = MIN(width / self->loaded->width, height / self->loaded->height);

  return GRAPHENE_RECT_INIT(0, 0, (float) (self->loaded->width * scale),
                            (float) (self->loaded->height * scale));
}

/* In per cent of the picture. */
static void
to_percent(UiPartsEditor *self, double *x, double *y)
{
  graphene_rect_t place = get_place(self);

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
  part = get_selected(self);
  if (part != NULL)
    self->begun = *part;
  describe(self);
}

static void
drag_update_cb(GtkGestureDrag *gesture, double dx, double dy, UiPartsEditor *self)
{
  double x, y;
  IlkHiddenPart *part = get_selected(self);

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
  IlkHiddenPart *part = get_selected(self);

  if (part == NULL)
    return;
  if (part->width < LEAST || part->height < LEAST)
    g_array_remove_index(self->parts, self->selected);
  else if (dx == 0 && dy == 0)
    return;
  self->selected = MIN(self->selected, MAX(self->parts->len, 1) - 1);
  tell(self);
}

/* @arguments: how far to the right and down; with the third the size changes */
static gboolean
move_cb(GtkWidget *widget, GVariant *arguments, gpointer data)
{
  UiPartsEditor *self = UI_PARTS_EDITOR(widget);
  IlkHiddenPart *part = get_selected(self);
  int x, y;
  gboolean size;

  if (part == NULL)
    return FALSE;
  g_variant_get(arguments, "(iib)", &x, &y, &size);
  *(size ? &part->width : &part->x) += x * STEP;
  *(size ? &part->height : &part->y) += y * STEP;
  keep_inside(part);
  tell(self);
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
  describe(self);
  return TRUE;
}

static void
add_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiPartsEditor *self = UI_PARTS_EDITOR(widget);

  if (self->loaded == NULL)
    return;
  add_part(self, 40, 40, 20, 20);
  tell(self);
}

static void
remove_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiPartsEditor *self = UI_PARTS_EDITOR(widget);

  if (get_selected(self) == NULL)
    return;
  g_array_remove_index(self->parts, self->selected);
  self->selected = MIN(self->selected, MAX(self->parts->len, 1) - 1);
  tell(self);
}

static void
loaded_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  UiPartsEditor *self = UI_PARTS_EDITOR(source);
  g_autoptr(GError) error = NULL;
  g_autoptr(UiLoadedPicture) loaded = ui_picture_load_finish(result, &error);

  if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object(&self->cancellable);
  self->loaded = g_steal_pointer(&loaded);
  gtk_widget_set_visible(GTK_WIDGET(self), self->loaded != NULL);
  gtk_widget_queue_resize(GTK_WIDGET(self));
}

static void
drop_picture(UiPartsEditor *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel(self->cancellable);
  g_clear_object(&self->cancellable);
  g_clear_pointer(&self->loaded, ui_loaded_picture_free);
}

/* Takes @address: of the picture, NULL without one. */
static void
load(UiPartsEditor *self, char *address)
{
  const char *name;

  if (g_strcmp0(address, self->address) == 0) {
    g_free(address);
    return;
  }
  drop_picture(self);
  g_free(self->address);
  self->address = address;
  g_autofree char *path =
      address != NULL ? ui_media_find_file(GTK_WIDGET(self), address, &name) : NULL;
  gtk_widget_set_visible(GTK_WIDGET(self), FALSE);
  if (path == NULL)
    return;
  self->cancellable = g_cancellable_new();
  ui_picture_load_async(self, path, self->cancellable, loaded_cb, NULL);
}

static void
ui_parts_editor_measure(GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  UiPartsEditor *self = UI_PARTS_EDITOR(widget);

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (self->loaded == NULL)
    return;
  double ratio = (double) self->loaded->width / self->loaded->height;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = (int) MIN(self->loaded->width, MAX_HEIGHT * ratio);
  else
    *minimum = *natural =
        MAX((int) MIN(MAX_HEIGHT, (for_size > 0 ? for_size : self->loaded->width) / ratio), 1);
}

static GtkSizeRequestMode
ui_parts_editor_get_request_mode(GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ui_parts_editor_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
  UiPartsEditor *self = UI_PARTS_EDITOR(widget);
  if (self->loaded == NULL)
    return;

  graphene_rect_t place = get_place(self);
  gtk_snapshot_append_texture(snapshot, self->loaded->texture, &place);
  ui_parts_draw(widget, snapshot, &place, self->parts, FALSE);
  const IlkHiddenPart *part = get_selected(self);
  if (part != NULL && gtk_widget_has_focus(widget)) {
    graphene_rect_t rect = ui_parts_get_place(part, &place);
    ui_parts_draw_selection(snapshot, &rect);
  }
}

static void
ui_parts_editor_dispose(GObject *object)
{
  drop_picture(UI_PARTS_EDITOR(object));
  G_OBJECT_CLASS(ui_parts_editor_parent_class)->dispose(object);
}

static void
ui_parts_editor_finalize(GObject *object)
{
  UiPartsEditor *self = UI_PARTS_EDITOR(object);

  g_array_unref(self->parts);
  g_free(self->text);
  g_free(self->picture);
  g_free(self->address);
  G_OBJECT_CLASS(ui_parts_editor_parent_class)->finalize(object);
}

static void
bind_keys(GtkWidgetClass *widget_class)
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
  gtk_widget_class_add_binding(widget_class, GDK_KEY_Page_Down, 0, select_cb, "i", 1);
  gtk_widget_class_add_binding(widget_class, GDK_KEY_Page_Up, 0, select_cb, "i", -1);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_Insert, 0, "parts.add", NULL);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_Delete, 0, "parts.remove", NULL);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_BackSpace, 0, "parts.remove", NULL);
}

static void
ui_parts_editor_class_init(UiPartsEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  object_class->dispose = ui_parts_editor_dispose;
  object_class->finalize = ui_parts_editor_finalize;
  widget_class->measure = ui_parts_editor_measure;
  widget_class->get_request_mode = ui_parts_editor_get_request_mode;
  widget_class->snapshot = ui_parts_editor_snapshot;
  signals[SIGNAL_EDITED] = g_signal_new("edited", UI_TYPE_PARTS_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action(widget_class, "parts.add", NULL, add_cb);
  gtk_widget_class_install_action(widget_class, "parts.remove", NULL, remove_cb);
  bind_keys(widget_class);
  gtk_widget_class_set_css_name(widget_class, "parts-editor");
  gtk_widget_class_set_accessible_role(widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ui_parts_editor_init(UiPartsEditor *self)
{
  GtkGesture *drag = gtk_gesture_drag_new();
  const char *help =
      _("Draw on the picture what it hides: with the mouse, or Insert for a new part, "
        "arrows to move it, Shift and arrows for its size, Delete");

  self->parts = ilk_occlusion_parse("");
  gtk_widget_set_focusable(GTK_WIDGET(self), TRUE);
  gtk_widget_set_visible(GTK_WIDGET(self), FALSE);
  gtk_widget_set_cursor_from_name(GTK_WIDGET(self), "crosshair");
  gtk_widget_set_tooltip_text(GTK_WIDGET(self), help);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL, help, -1);
  g_signal_connect(drag, "drag-begin", G_CALLBACK(drag_begin_cb), self);
  g_signal_connect(drag, "drag-update", G_CALLBACK(drag_update_cb), self);
  g_signal_connect(drag, "drag-end", G_CALLBACK(drag_end_cb), self);
  gtk_widget_add_controller(GTK_WIDGET(self), GTK_EVENT_CONTROLLER(drag));
}

/* Returns: (transfer full) (nullable): the name of the last picture in @text that has a file */
static char *
dup_last_picture(const char *text, const char *media)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

  ilk_media_names_collect(names, text);
  for (guint i = names->len; i-- > 0;) {
    const char *name = g_ptr_array_index(names, i);
    g_autofree char *hash = ilk_media_map_dup_hash(media, name);

    if (hash != NULL && !ui_media_is_sound(name))
      return g_strdup(name);
  }
  return NULL;
}

static void
take_parts(UiPartsEditor *self)
{
  g_array_set_size(self->parts, 0);
  g_autoptr(GArray) all = ilk_occlusion_parse(self->text);
  for (guint i = 0; i < all->len; i++) {
    IlkHiddenPart part = g_array_index(all, IlkHiddenPart, i);

    if (g_strcmp0(part.picture, self->picture) != 0)
      continue;
    part.picture = g_strdup(part.picture);
    part.name = g_strdup(part.name);
    g_array_append_val(self->parts, part);
  }
  self->selected = MIN(self->selected, MAX(self->parts->len, 1) - 1);
}

void
ui_parts_editor_show(UiPartsEditor *self, const char *text, const char *media)
{
  g_return_if_fail(UI_IS_PARTS_EDITOR(self));

  g_free(self->text);
  g_free(self->picture);
  self->text = g_strdup(text != NULL ? text : "");
  self->picture = dup_last_picture(self->text, media);
  g_autofree char *hash =
      self->picture != NULL ? ilk_media_map_dup_hash(media, self->picture) : NULL;
  take_parts(self);
  load(self, hash != NULL ? g_strdup_printf(ILK_MEDIA_SCHEME "%s/%s", hash, self->picture) : NULL);
  describe(self);
}
