/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * While a question is up with a running clock, the ring is moved and the session looks at the time
 * ten times a second; at other times nothing is drawn again.
 */
#include "ui/study/card-clock.h"

#include "config.h"
#include "ui/base/resource.h"
#include "ui/compat/announce.h"
#include "ui/study/countdown-ring.h"

#include <glib/gi18n.h>

#define ASKING_DIAMETER 104
#define LOW_DIAMETER 44
#define TICK_MS 100

struct _UiCardClock {
  AdwBin parent_instance;

  /* Owned */
  IlkSession *session;

  gboolean asking;
  gboolean low;
  gboolean told_over; /* that the time of this card is up */
  guint ticking;

  /* Template */
  UiCountdownRing *ring;
  GtkLabel *caption;
};

enum { PROP_0, PROP_ASKING, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE(UiCardClock, ui_card_clock, ADW_TYPE_BIN)

static char *
dup_caption(gint64 elapsed, gint64 target, gboolean timed)
{
  if (!timed || elapsed < target)
    return g_strdup(_("Say the answer aloud"));
  /* Translators: %d is a number of seconds. */
  return g_strdup_printf(_("over the target of %d s — take your time"), (int) (target / 1000));
}

static gboolean
is_moving(UiCardClock *self)
{
  return self->asking && gtk_widget_get_mapped(GTK_WIDGET(self)) &&
         ilk_session_get_phase(self->session) == ILK_PHASE_QUESTION &&
         ilk_session_get_timer_mode(self->session) != ILK_TIMER_OFF;
}

/* Once a card. */
static void
tell_over(UiCardClock *self, gboolean over, const char *sentence)
{
  if (over && !self->told_over && is_moving(self))
    ui_announce(GTK_WIDGET(self), sentence);
  self->told_over = over;
}

static void
show_time(UiCardClock *self)
{
  gint64 elapsed = ilk_session_get_elapsed(self->session);
  gint64 target = ilk_session_get_target(self->session);
  gboolean timed = ilk_session_get_timer_mode(self->session) != ILK_TIMER_OFF && target > 0;
  g_autofree char *caption = dup_caption(elapsed, target, timed);

  gtk_widget_set_visible(GTK_WIDGET(self->ring), timed);
  if (timed)
    ui_countdown_ring_set_time(self->ring, elapsed, target);
  gtk_label_set_label(self->caption, caption);
  gtk_widget_set_visible(GTK_WIDGET(self->caption), self->asking && !self->low);
  tell_over(self, timed && elapsed >= target, caption);
}

static gboolean
tick_cb(gpointer user_data)
{
  UiCardClock *self = UI_CARD_CLOCK(user_data);

  if (!is_moving(self)) {
    self->ticking = 0;
    return G_SOURCE_REMOVE;
  }
  show_time(self);
  ilk_session_tick(self->session);
  return G_SOURCE_CONTINUE;
}

static void
move_on(UiCardClock *self)
{
  if (self->session == NULL || ilk_session_get_card(self->session) == NULL)
    return;
  show_time(self);
  if (is_moving(self) && self->ticking == 0)
    self->ticking = g_timeout_add(TICK_MS, tick_cb, self);
}

static void
session_changed_cb(UiCardClock *self)
{
  move_on(self);
}

static void
ui_card_clock_map(GtkWidget *widget)
{
  GTK_WIDGET_CLASS(ui_card_clock_parent_class)->map(widget);
  move_on(UI_CARD_CLOCK(widget));
}

static void
update_size(UiCardClock *self)
{
  gboolean large = self->asking && !self->low;

  g_object_set(self->ring, "diameter", large ? ASKING_DIAMETER : LOW_DIAMETER, NULL);
  if (large)
    gtk_widget_add_css_class(GTK_WIDGET(self->ring), "large");
  else
    gtk_widget_remove_css_class(GTK_WIDGET(self->ring), "large");
  gtk_widget_set_visible(GTK_WIDGET(self->caption), large);
}

void
ui_card_clock_set_low(UiCardClock *self, gboolean low)
{
  g_return_if_fail(UI_IS_CARD_CLOCK(self));

  if (self->low == low)
    return;
  self->low = low;
  update_size(self);
}

static void
set_asking(UiCardClock *self, gboolean asking)
{
  if (self->asking == asking)
    return;
  self->asking = asking;
  update_size(self);
  g_object_notify_by_pspec(G_OBJECT(self), properties[PROP_ASKING]);
}

static void
ui_card_clock_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ASKING)
    g_value_set_boolean(value, UI_CARD_CLOCK(object)->asking);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_card_clock_set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ASKING)
    set_asking(UI_CARD_CLOCK(object), g_value_get_boolean(value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_card_clock_dispose(GObject *object)
{
  ui_card_clock_set_session(UI_CARD_CLOCK(object), NULL);
  G_OBJECT_CLASS(ui_card_clock_parent_class)->dispose(object);
}

static void
ui_card_clock_class_init(UiCardClockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  object_class->get_property = ui_card_clock_get_property;
  object_class->set_property = ui_card_clock_set_property;
  object_class->dispose = ui_card_clock_dispose;
  widget_class->map = ui_card_clock_map;
  properties[PROP_ASKING] =
      g_param_spec_boolean("asking", NULL, NULL, FALSE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties(object_class, N_PROPERTIES, properties);
  g_type_ensure(UI_TYPE_COUNTDOWN_RING);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("study/card-clock.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiCardClock, ring);
  gtk_widget_class_bind_template_child(widget_class, UiCardClock, caption);
}

static void
ui_card_clock_init(UiCardClock *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}

void
ui_card_clock_set_session(UiCardClock *self, IlkSession *session)
{
  g_return_if_fail(UI_IS_CARD_CLOCK(self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data(self->session, self);
  g_clear_handle_id(&self->ticking, g_source_remove);
  if (!g_set_object(&self->session, session) || session == NULL)
    return;
  g_signal_connect_swapped(session, "changed", G_CALLBACK(session_changed_cb), self);
  session_changed_cb(self);
}
