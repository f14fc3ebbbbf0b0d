/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is drawn goes out as text and comes back as parts, so that both say the same.
 */
#include "ui/cards/parts-editor-private.h"

#include "app/model/media-map.h"
#include "app/model/media-names.h"
#include "config.h"
#include "ui/media/media-file.h"
#include "ui/media/parts.h"

#include <glib/gi18n.h>

#define MAX_HEIGHT 360

enum { SIGNAL_EDITED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(UiPartsEditor, ui_parts_editor, GTK_TYPE_WIDGET)

IlkHiddenPart *
ui_parts_editor_get_selected(UiPartsEditor *self)
{
  return self->selected < self->parts->len
             ? &g_array_index(self->parts, IlkHiddenPart, self->selected)
             : NULL;
}

void
ui_parts_editor_describe(UiPartsEditor *self)
{
  const IlkHiddenPart *part = ui_parts_editor_get_selected(self);
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

void
ui_parts_editor_tell(UiPartsEditor *self)
{
  g_autofree char *text = ilk_occlusion_dup_changed(self->text, self->picture, self->parts);

  ui_parts_editor_describe(self);
  g_signal_emit(self, signals[SIGNAL_EDITED], 0, text);
}

graphene_rect_t
ui_parts_editor_get_place(UiPartsEditor *self)
{
  double width = gtk_widget_get_width(GTK_WIDGET(self));
  double height = gtk_widget_get_height(GTK_WIDGET(self));
  double scale = MIN(width / self->loaded->width, height / self->loaded->height);

  return GRAPHENE_RECT_INIT(0, 0, (float) (self->loaded->width * scale),
                            (float) (self->loaded->height * scale));
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

  graphene_rect_t place = ui_parts_editor_get_place(self);
  gtk_snapshot_append_texture(snapshot, self->loaded->texture, &place);
  ui_parts_draw(widget, snapshot, &place, self->parts, FALSE);
  const IlkHiddenPart *part = ui_parts_editor_get_selected(self);
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
  ui_parts_editor_install_keys(widget_class);
  gtk_widget_class_set_css_name(widget_class, "parts-editor");
  gtk_widget_class_set_accessible_role(widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ui_parts_editor_init(UiPartsEditor *self)
{
  const char *help =
      _("Draw on the picture what it hides: with the mouse, or Insert for a new part, "
        "arrows to move it, Shift and arrows for its size, Delete");

  self->parts = ilk_occlusion_parse("");
  gtk_widget_set_focusable(GTK_WIDGET(self), TRUE);
  gtk_widget_set_visible(GTK_WIDGET(self), FALSE);
  gtk_widget_set_cursor_from_name(GTK_WIDGET(self), "crosshair");
  gtk_widget_set_tooltip_text(GTK_WIDGET(self), help);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL, help, -1);
  ui_parts_editor_take_drags(self);
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
  ui_parts_editor_describe(self);
}
