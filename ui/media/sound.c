/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A player of its own, which makes all others silent when it begins.
 */
#include "ui/media/sound.h"

#include "app/narration/player.h"
#include "config.h"
#include "ui/media/media-file.h"

#include <glib/gi18n.h>

struct _UiSound {
  GtkWidget parent_instance;

  /* Owned */
  char *address;
  IlkPlayer *player; /* (nullable): once it was played */
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
failed_cb(UiSound *self, const GError *error)
{
  say(self, error->message);
}

static IlkPlayer *
get_player(UiSound *self)
{
  if (self->player == NULL) {
    self->player = ilk_player_new();
    g_signal_connect_swapped(self->player, "changed", G_CALLBACK(show_state), self);
    g_signal_connect_swapped(self->player, "failed", G_CALLBACK(failed_cb), self);
  }
  return self->player;
}

static void
stop(UiSound *self)
{
  if (self->player != NULL)
    ilk_player_stop(self->player);
}

void
ui_sound_play(UiSound *self)
{
  const char *name;

  g_return_if_fail(UI_IS_SOUND(self));

  g_autofree char *path = ui_media_find_file(GTK_WIDGET(self), self->address, &name);
  if (path == NULL) {
    g_autofree char *sentence = g_strdup_printf(_("The sound “%s” is not here."), name);
    stop(self);
    say(self, sentence);
    return;
  }
  say(self, "");
  ilk_player_play_file(get_player(self), path);
}

static void
clicked_cb(UiSound *self)
{
  if (ui_sound_is_playing(self))
    stop(self);
  else
    ui_sound_play(self);
}

/* Who turns the card has heard enough. */
static void
ui_sound_unmap(GtkWidget *widget)
{
  stop(UI_SOUND(widget));
  GTK_WIDGET_CLASS(ui_sound_parent_class)->unmap(widget);
}

static void
ui_sound_dispose(GObject *object)
{
  UiSound *self = UI_SOUND(object);

  if (self->player != NULL)
    g_signal_handlers_disconnect_by_data(self->player, self);
  stop(self);
  g_clear_object(&self->player);
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
  return self->player != NULL && ilk_player_get_state(self->player) != ILK_PLAYER_IDLE;
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
