/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It follows a recital and owns none of its state.
 */
#include "ui/media/listen-bar.h"

#include "app/narration/album.h"
#include "config.h"
#include "ui/base/resource.h"
#include "ui/base/wrap-layout.h"

#include <glib/gi18n.h>
#include <math.h>

#define LOOK_MS 200

struct _UiListenBar {
  AdwBin parent_instance;

  /* Owned */
  IlkRecital *recital; /* (nullable) */
  guint timer;

  /* Template */
  GtkWidget *play_button;
  GtkLabel *time;
  GtkButton *speed_button;
};

G_DEFINE_FINAL_TYPE(UiListenBar, ui_listen_bar, ADW_TYPE_BIN)

enum { SIGNAL_SPEED_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static const double speeds[] = {0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3};

static void
show_time(UiListenBar *self)
{
  g_autofree char *position = ilk_duration_text(ilk_recital_get_position(self->recital));
  g_autofree char *duration = ilk_duration_text(ilk_recital_get_duration(self->recital));
  g_autofree char *text = g_strdup_printf("%s / %s", position, duration);

  gtk_label_set_label(self->time, text);
}

static gboolean
look_cb(gpointer user_data)
{
  show_time(UI_LISTEN_BAR(user_data));
  return G_SOURCE_CONTINUE;
}

static void
show_button(UiListenBar *self, gboolean paused)
{
  const char *text = paused ? _("Go on") : _("Pause");

  gtk_button_set_icon_name(GTK_BUTTON(self->play_button), paused ? "media-playback-start-symbolic"
                                                                 : "media-playback-pause-symbolic");
  gtk_widget_set_tooltip_text(self->play_button, text);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->play_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 text, -1);
}

static void
show_speed(UiListenBar *self)
{
  g_autofree char *text = g_strdup_printf("%g×", ilk_recital_get_rate(self->recital));
  /* Translators: %s is a speed such as “1.5×”. */
  g_autofree char *name = g_strdup_printf(_("Speed: %s"), text);

  gtk_button_set_label(self->speed_button, text);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->speed_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 name, -1);
}

static void
changed_cb(UiListenBar *self)
{
  IlkPlayerState state = ilk_recital_get_state(self->recital);

  gtk_widget_set_visible(GTK_WIDGET(self), state != ILK_PLAYER_IDLE);
  show_button(self, state == ILK_PLAYER_PAUSED);
  show_speed(self);
  show_time(self);
  if (state == ILK_PLAYER_PLAYING && self->timer == 0)
    self->timer = g_timeout_add(LOOK_MS, look_cb, self);
  else if (state != ILK_PLAYER_PLAYING)
    g_clear_handle_id(&self->timer, g_source_remove);
}

static void
play_cb(UiListenBar *self)
{
  ilk_recital_toggle(self->recital);
}

static void
back_cb(UiListenBar *self)
{
  ilk_recital_seek_word(self->recital, -1);
  show_time(self);
}

static void
on_cb(UiListenBar *self)
{
  ilk_recital_seek_word(self->recital, 1);
  show_time(self);
}

static void
stop_cb(UiListenBar *self)
{
  ilk_recital_stop(self->recital);
}

static guint
find_speed(double rate)
{
  guint nearest = 0;
  for (guint i = 1; i < G_N_ELEMENTS(speeds); i++)
    if (fabs(speeds[i] - rate) < fabs(speeds[nearest] - rate))
      nearest = i;
  return nearest;
}

/* One button for all: after the fastest comes the slowest. */
static void
speed_cb(UiListenBar *self)
{
  guint next = (find_speed(ilk_recital_get_rate(self->recital)) + 1) % G_N_ELEMENTS(speeds);
  ilk_recital_set_rate(self->recital, speeds[next]);
  g_signal_emit(self, signals[SIGNAL_SPEED_CHOSEN], 0);
}

void
ui_listen_bar_change_speed(IlkRecital *recital, int steps)
{
  g_return_if_fail(ILK_IS_RECITAL(recital));

  int to = (int) find_speed(ilk_recital_get_rate(recital)) + steps;
  ilk_recital_set_rate(recital, speeds[CLAMP(to, 0, (int) G_N_ELEMENTS(speeds) - 1)]);
}

static void
ui_listen_bar_dispose(GObject *object)
{
  ui_listen_bar_set_recital(UI_LISTEN_BAR(object), NULL);
  G_OBJECT_CLASS(ui_listen_bar_parent_class)->dispose(object);
}

static void
ui_listen_bar_class_init(UiListenBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_listen_bar_dispose;
  signals[SIGNAL_SPEED_CHOSEN] = g_signal_new("speed-chosen", UI_TYPE_LISTEN_BAR, G_SIGNAL_RUN_LAST,
                                              0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure(UI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("media/listen-bar.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiListenBar, play_button);
  gtk_widget_class_bind_template_child(widget_class, UiListenBar, time);
  gtk_widget_class_bind_template_child(widget_class, UiListenBar, speed_button);
  gtk_widget_class_bind_template_callback(widget_class, play_cb);
  gtk_widget_class_bind_template_callback(widget_class, back_cb);
  gtk_widget_class_bind_template_callback(widget_class, on_cb);
  gtk_widget_class_bind_template_callback(widget_class, stop_cb);
  gtk_widget_class_bind_template_callback(widget_class, speed_cb);
}

static void
ui_listen_bar_init(UiListenBar *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}

void
ui_listen_bar_set_recital(UiListenBar *self, IlkRecital *recital)
{
  g_return_if_fail(UI_IS_LISTEN_BAR(self));

  if (self->recital != NULL)
    g_signal_handlers_disconnect_by_data(self->recital, self);
  g_clear_handle_id(&self->timer, g_source_remove);
  if (!g_set_object(&self->recital, recital) || recital == NULL)
    return;
  g_signal_connect_swapped(recital, "changed", G_CALLBACK(changed_cb), self);
  changed_cb(self);
}
