/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws a texture; a label stands in for one that there is not.
 */
#include "ui/media/picture.h"

#include "app/model/occlusion.h"
#include "config.h"
#include "ui/media/media-file.h"
#include "ui/media/parts.h"
#include "ui/media/picture-load.h"
#include "ui/media/picture-window.h"

#include <glib/gi18n.h>

/* On a card; the rest of a tall picture is for the large view. */
#define MAX_HEIGHT 480

struct _UiPicture {
  GtkWidget parent_instance;

  /* Owned */
  char *address;
  char *alternative;
  GCancellable *cancellable; /* while it is loaded */
  UiLoadedPicture *picture;
  GtkWidget *label; /* of what cannot be shown */
  GArray *parts;    /* IlkHiddenPart */

  float xalign;
  gboolean shown; /* @parts are marked, not covered */
  gboolean large; /* fills the room there is */
};

G_DEFINE_FINAL_TYPE(UiPicture, ui_picture, GTK_TYPE_WIDGET)

static void
say(UiPicture *self, const char *sentence)
{
  self->label = gtk_label_new(sentence);
  gtk_label_set_wrap(GTK_LABEL(self->label), TRUE);
  gtk_label_set_wrap_mode(GTK_LABEL(self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign(GTK_LABEL(self->label), self->xalign);
  gtk_widget_add_css_class(self->label, "dim-label");
  gtk_widget_set_parent(self->label, GTK_WIDGET(self));
  gtk_widget_set_focusable(GTK_WIDGET(self), FALSE);
  gtk_widget_action_set_enabled(GTK_WIDGET(self), "picture.enlarge", FALSE);
  gtk_widget_set_cursor(GTK_WIDGET(self), NULL);
}

static void
say_why(UiPicture *self, const char *why)
{
  const char *name;
  g_autofree char *path = ui_media_find_file(GTK_WIDGET(self), self->address, &name);
  /* Translators: a file, then a sentence on the reason. */
  g_autofree char *sentence = g_strdup_printf(_("The picture “%s” cannot be shown. %s"), name, why);

  say(self, sentence);
}

static void
loaded_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  UiPicture *self = UI_PICTURE(source);
  g_autoptr(GError) error = NULL;
  g_autoptr(UiLoadedPicture) picture = ui_picture_load_finish(result, &error);

  if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object(&self->cancellable);
  if (picture != NULL)
    self->picture = g_steal_pointer(&picture);
  else
    say_why(self, error->message);
  gtk_widget_queue_resize(GTK_WIDGET(self));
}

static void
load(UiPicture *self)
{
  const char *name;
  g_autofree char *path = ui_media_find_file(GTK_WIDGET(self), self->address, &name);

  if (path == NULL) {
    g_autofree char *sentence = g_strdup_printf(_("The picture “%s” is not here."), name);
    say(self, sentence);
    return;
  }
  self->cancellable = g_cancellable_new();
  ui_picture_load_async(self, path, self->cancellable, loaded_cb, NULL);
}

static void
ui_picture_root(GtkWidget *widget)
{
  UiPicture *self = UI_PICTURE(widget);

  GTK_WIDGET_CLASS(ui_picture_parent_class)->root(widget);
  if (self->picture == NULL && self->label == NULL && self->cancellable == NULL)
    load(self);
}

static void
enlarge_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiPicture *self = UI_PICTURE(widget);
  if (self->picture == NULL || self->large)
    return;

  UiPicture *large = UI_PICTURE(ui_picture_new(self->address, self->alternative, 0.5f));
  large->large = TRUE;
  large->picture = g_new(UiLoadedPicture, 1);
  *large->picture = *self->picture;
  g_object_ref(large->picture->texture);
  ui_picture_window_present(widget, GTK_WIDGET(large), _("Picture"));
}

static void
clicked_cb(GtkGestureClick *gesture, int n, double x, double y, UiPicture *self)
{
  gtk_widget_activate_action(GTK_WIDGET(self), "picture.enlarge", NULL);
}

static void
ui_picture_measure(GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                   int *natural, int *minimum_baseline, int *natural_baseline)
{
  UiPicture *self = UI_PICTURE(widget);

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (self->label != NULL) {
    gtk_widget_measure(self->label, orientation, for_size, minimum, natural, NULL, NULL);
  } else if (self->picture != NULL && !self->large) {
    double width = self->picture->width, height = self->picture->height;
    double scale = MIN(1, MAX_HEIGHT / height);

    if (orientation == GTK_ORIENTATION_HORIZONTAL) {
      *natural = (int) (width * scale);
    } else {
      if (for_size >= 0)
        scale = MIN(scale, for_size / width);
      *minimum = *natural = MAX((int) (height * scale), 1);
    }
  }
}

static void
ui_picture_size_allocate(GtkWidget *widget, int width, int height, int baseline)
{
  UiPicture *self = UI_PICTURE(widget);

  if (self->label != NULL)
    gtk_widget_size_allocate(self->label, &(GtkAllocation){0, 0, width, height}, baseline);
}

static GtkSizeRequestMode
ui_picture_get_request_mode(GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Where the picture stands in the widget. */
static graphene_rect_t
get_place(UiPicture *self)
{
  double width = gtk_widget_get_width(GTK_WIDGET(self));
  double height = gtk_widget_get_height(GTK_WIDGET(self));
  double scale = MIN(width / self->picture->width, height / self->picture->height);
  if (!self->large)
    scale = MIN(scale, 1);
  double shown_width = self->picture->width * scale, shown_height = self->picture->height * scale;
  double align = gtk_widget_get_direction(GTK_WIDGET(self)) == GTK_TEXT_DIR_RTL
                     ? 1 - (double) self->xalign
                     : (double) self->xalign;

  return GRAPHENE_RECT_INIT((float) ((width - shown_width) * align),
                            (float) ((height - shown_height) / 2), (float) shown_width,
                            (float) shown_height);
}

static void
ui_picture_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
  UiPicture *self = UI_PICTURE(widget);

  if (self->picture != NULL) {
    graphene_rect_t place = get_place(self);
    gtk_snapshot_append_texture(snapshot, self->picture->texture, &place);
    ui_parts_draw(widget, snapshot, &place, self->parts, self->shown);
  }
  GTK_WIDGET_CLASS(ui_picture_parent_class)->snapshot(widget, snapshot);
}

static void
ui_picture_dispose(GObject *object)
{
  UiPicture *self = UI_PICTURE(object);

  if (self->cancellable != NULL)
    g_cancellable_cancel(self->cancellable);
  g_clear_object(&self->cancellable);
  g_clear_pointer(&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS(ui_picture_parent_class)->dispose(object);
}

static void
ui_picture_finalize(GObject *object)
{
  UiPicture *self = UI_PICTURE(object);

  g_clear_pointer(&self->picture, ui_loaded_picture_free);
  g_clear_pointer(&self->parts, g_array_unref);
  g_free(self->address);
  g_free(self->alternative);
  G_OBJECT_CLASS(ui_picture_parent_class)->finalize(object);
}

static void
ui_picture_class_init(UiPictureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  object_class->dispose = ui_picture_dispose;
  object_class->finalize = ui_picture_finalize;
  widget_class->root = ui_picture_root;
  widget_class->measure = ui_picture_measure;
  widget_class->size_allocate = ui_picture_size_allocate;
  widget_class->get_request_mode = ui_picture_get_request_mode;
  widget_class->snapshot = ui_picture_snapshot;
  gtk_widget_class_install_action(widget_class, "picture.enlarge", NULL, enlarge_cb);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_Return, 0, "picture.enlarge", NULL);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_KP_Enter, 0, "picture.enlarge", NULL);
  gtk_widget_class_set_css_name(widget_class, "card-picture");
  gtk_widget_class_set_accessible_role(widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ui_picture_init(UiPicture *self)
{
  GtkGesture *click = gtk_gesture_click_new();

  gtk_widget_set_focusable(GTK_WIDGET(self), TRUE);
  gtk_widget_set_hexpand(GTK_WIDGET(self), TRUE);
  gtk_widget_set_cursor_from_name(GTK_WIDGET(self), "zoom-in");
  g_signal_connect(click, "released", G_CALLBACK(clicked_cb), self);
  gtk_widget_add_controller(GTK_WIDGET(self), GTK_EVENT_CONTROLLER(click));
}

GtkWidget *
ui_picture_new(const char *address, const char *alternative, float xalign)
{
  g_return_val_if_fail(address != NULL && alternative != NULL, NULL);

  UiPicture *self = g_object_new(UI_TYPE_PICTURE, NULL);

  self->address = g_strdup(address);
  self->alternative = g_strdup(alternative);
  self->xalign = xalign;
  g_autofree char *options = ui_media_dup_options(address);
  self->parts = ilk_occlusion_parse_options(options, &self->shown);
  g_autofree char *description = ui_parts_dup_text(self->parts, self->shown);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 *alternative != '\0' ? alternative : _("Picture"),
                                 GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  return GTK_WIDGET(self);
}

gboolean
ui_picture_is_ready(UiPicture *self)
{
  g_return_val_if_fail(UI_IS_PICTURE(self), FALSE);
  return self->picture != NULL || self->label != NULL;
}
