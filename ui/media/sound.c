/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GtkMediaFile finds out by itself what can play; a stream that cannot has an error.
 */
#include "ui/media/sound.h"

#include "config.h"
#include "ui/media/media-file.h"
#include "ui/media/player-check.h"

#include <glib/gi18n.h>

struct _UiSound {
  GtkWidget parent_instance;

  /* Owned */
  char *address;
  GtkMediaStream *stream; /* once it was played */
  GtkWidget *button;
  GtkWidget *label; /* of what cannot be played */
};

G_DEFINE_FINAL_TYPE(UiSound, ui_sound, GTK_TYPE_WIDGET)

static void
say(UiSound *self, const char *sentence)
{
  gtk_label_set_label(GTK_LABEL(self->label), sentence);
  gtk_widget_set_visible(self->label, *sentence != '\0');
}

static void
say_package(UiSound *self, const char *package)
{
  g_autofree char *sentence = g_strdup_printf(_("To hear it, install the package “%s”."), package);

  say(self, sentence);
}

static void
say_why_not(UiSound *self, const GError *error)
{
  /* GTK's own words for a missing module help nobody. */
  if (g_str_equal(G_OBJECT_TYPE_NAME(self->stream), "GtkNoMediaFile"))
    say_package(self, "libgtk-4-media-gstreamer");
  else
    say(self, error->message);
}

static void
show_state(UiSound *self)
{
  gboolean playing = ui_sound_is_playing(self);
  const char *text = playing ? _("Stop the sound") : _("Play the sound");

  gtk_button_set_icon_name(GTK_BUTTON(self->button), playing ? "media-playback-stop-symbolic"
                                                             : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text(self->button, text);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                 -1);
}

static void
stream_changed_cb(UiSound *self)
{
  const GError *error = gtk_media_stream_get_error(self->stream);

  if (error != NULL)
    say_why_not(self, error);
  show_state(self);
}

static void
forget_stream(UiSound *self)
{
  if (self->stream == NULL)
    return;
  g_signal_handlers_disconnect_by_data(self->stream, self);
  gtk_media_stream_pause(self->stream);
  g_clear_object(&self->stream);
}

void
ui_sound_play(UiSound *self)
{
  const char *name;

  g_return_if_fail(UI_IS_SOUND(self));

  g_autofree char *path = ui_media_find_file(GTK_WIDGET(self), self->address, &name);
  forget_stream(self);
  if (path == NULL) {
    g_autofree char *sentence = g_strdup_printf(_("The sound “%s” is not here."), name);
    say(self, sentence);
    return;
  }
  const char *package = ui_player_find_missing();
  if (package != NULL) {
    say_package(self, package);
    return;
  }
  say(self, "");
  self->stream = gtk_media_file_new_for_filename(path);
  g_signal_connect_swapped(self->stream, "notify::playing", G_CALLBACK(stream_changed_cb), self);
  g_signal_connect_swapped(self->stream, "notify::ended", G_CALLBACK(stream_changed_cb), self);
  g_signal_connect_swapped(self->stream, "notify::error", G_CALLBACK(stream_changed_cb), self);
  gtk_media_stream_play(self->stream);
  stream_changed_cb(self);
}

static void
clicked_cb(UiSound *self)
{
  if (self->stream != NULL && gtk_media_stream_get_playing(self->stream)) {
    forget_stream(self);
    show_state(self);
  } else {
    ui_sound_play(self);
  }
}

/* Who turns the card has heard enough. */
static void
ui_sound_unmap(GtkWidget *widget)
{
  UiSound *self = UI_SOUND(widget);

  forget_stream(self);
  show_state(self);
  GTK_WIDGET_CLASS(ui_sound_parent_class)->unmap(widget);
}

static void
ui_sound_dispose(GObject *object)
{
  UiSound *self = UI_SOUND(object);

  forget_stream(self);
  g_clear_pointer(&self->button, gtk_widget_unparent);
  g_clear_pointer(&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS(ui_sound_parent_class)->dispose(object);
}

static void
ui_sound_finalize(GObject *object)
{
  g_free(UI_SOUND(object)->address);
  G_OBJECT_CLASS(ui_sound_parent_class)->finalize(object);
}

static void
ui_sound_class_init(UiSoundClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  object_class->dispose = ui_sound_dispose;
  object_class->finalize = ui_sound_finalize;
  widget_class->unmap = ui_sound_unmap;
  gtk_widget_class_set_layout_manager_type(widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name(widget_class, "card-sound");
}

static void
ui_sound_init(UiSound *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager(GTK_WIDGET(self));

  gtk_box_layout_set_spacing(GTK_BOX_LAYOUT(layout), 12);
  self->button = gtk_button_new();
  gtk_widget_add_css_class(self->button, "circular");
  gtk_widget_set_valign(self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_parent(self->button, GTK_WIDGET(self));
  g_signal_connect_swapped(self->button, "clicked", G_CALLBACK(clicked_cb), self);
  self->label = gtk_label_new(NULL);
  gtk_label_set_wrap(GTK_LABEL(self->label), TRUE);
  gtk_label_set_wrap_mode(GTK_LABEL(self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign(GTK_LABEL(self->label), 0);
  gtk_widget_add_css_class(self->label, "dim-label");
  gtk_widget_set_visible(self->label, FALSE);
  gtk_widget_set_parent(self->label, GTK_WIDGET(self));
  show_state(self);
}

GtkWidget *
ui_sound_new(const char *address, const char *alternative)
{
  g_return_val_if_fail(address != NULL && alternative != NULL, NULL);

  UiSound *self = g_object_new(UI_TYPE_SOUND, NULL);

  self->address = g_strdup(address);
  if (*alternative != '\0')
    gtk_accessible_update_property(GTK_ACCESSIBLE(self->button),
                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, alternative, -1);
  return GTK_WIDGET(self);
}

gboolean
ui_sound_is_playing(UiSound *self)
{
  g_return_val_if_fail(UI_IS_SOUND(self), FALSE);
  return self->stream != NULL && gtk_media_stream_get_playing(self->stream) &&
         !gtk_media_stream_get_ended(self->stream);
}

char *
ui_sound_dup_path(UiSound *self)
{
  const char *name;
  g_return_val_if_fail(UI_IS_SOUND(self), NULL);
  return ui_media_find_file(GTK_WIDGET(self), self->address, &name);
}

const char *
ui_sound_get_problem(UiSound *self)
{
  g_return_val_if_fail(UI_IS_SOUND(self), NULL);
  return gtk_label_get_label(GTK_LABEL(self->label));
}

UiSound *
ui_sound_find(GtkWidget *widget)
{
  UiSound *found = NULL;

  if (!gtk_widget_get_mapped(widget))
    return NULL;
  if (UI_IS_SOUND(widget))
    return UI_SOUND(widget);
  for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling(child))
    found = ui_sound_find(child);
  return found;
}
