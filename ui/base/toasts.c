/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A queue beside the overlay's own, which shows the next toast with a longer animation than the one
 * that hides it may last. Toasts are there at once: an animation that shows one outlives it when it
 * is dismissed soon, or when a frame comes late, and then reads what was freed.
 */
#include "ui/base/toasts.h"

#include "app/base/clean-text.h"
#include "config.h"
#include "ui/compat/announce.h"

#include <glib/gi18n.h>

typedef struct {
  /* Owned */
  AdwToast *shown; /* (nullable) */
  GQueue waiting;  /* of AdwToast */

  /* Borrowed */
  AdwToastOverlay *overlay; /* which owns this */

  guint going_on;    /* source */
  gboolean unwanted; /* @shown is to be dismissed */
} Toasts;

static void go_on_later(Toasts *self);

static void
dismissed_cb(AdwToast *toast, Toasts *self)
{
  g_signal_handlers_disconnect_by_data(toast, self);
  g_clear_object(&self->shown);
  go_on_later(self);
}

static void
forget_waiting(Toasts *self)
{
  g_queue_clear_full(&self->waiting, g_object_unref);
}

static void
free_toasts(gpointer data)
{
  Toasts *self = data;

  g_clear_handle_id(&self->going_on, g_source_remove);
  forget_waiting(self);
  if (self->shown != NULL)
    g_signal_handlers_disconnect_by_data(self->shown, self);
  g_clear_object(&self->shown);
  g_free(self);
}

static Toasts *
need_toasts(AdwToastOverlay *overlay)
{
  Toasts *self = g_object_get_data(G_OBJECT(overlay), "toasts");

  if (self == NULL) {
    self = g_new0(Toasts, 1);
    self->overlay = overlay;
    g_queue_init(&self->waiting);
    g_object_set_data_full(G_OBJECT(overlay), "toasts", self, free_toasts);
  }
  return self;
}

/* Without an animation. */
static void
add_toast(AdwToastOverlay *overlay, AdwToast *toast)
{
  GtkSettings *settings = gtk_widget_get_settings(GTK_WIDGET(overlay));
  gboolean animated = FALSE;

  g_object_get(settings, "gtk-enable-animations", &animated, NULL);
  if (animated)
    g_object_set(settings, "gtk-enable-animations", FALSE, NULL);
  adw_toast_overlay_add_toast(overlay, g_object_ref(toast));
  if (animated)
    gtk_settings_reset_property(settings, "gtk-enable-animations");
}

static void
show_next(Toasts *self)
{
  if (self->shown != NULL || g_queue_is_empty(&self->waiting))
    return;
  self->shown = g_queue_pop_head(&self->waiting);
  self->unwanted = FALSE;
  g_signal_connect(self->shown, "dismissed", G_CALLBACK(dismissed_cb), self);
  add_toast(self->overlay, self->shown);
}

static gboolean
go_on_cb(gpointer data)
{
  Toasts *self = data;

  self->going_on = 0;
  /* An overlay that was taken out of its page tells nothing any more. */
  if (gtk_widget_get_parent(GTK_WIDGET(self->overlay)) == NULL)
    forget_waiting(self);
  else if (self->shown != NULL && self->unwanted)
    adw_toast_dismiss(self->shown);
  show_next(self);
  return G_SOURCE_REMOVE;
}

/* Not from within a toast's own action, after which it dismisses itself. */
static void
go_on_later(Toasts *self)
{
  if (self->going_on == 0)
    self->going_on = g_idle_add(go_on_cb, self);
}

static AdwToast *
make_toast(const char *sentence, const char *undo)
{
  g_autofree char *markup = g_markup_escape_text(sentence, -1);
  AdwToast *toast = adw_toast_new(markup);

  if (undo != NULL) {
    adw_toast_set_button_label(toast, _("Undo"));
    adw_toast_set_action_name(toast, undo);
  }
  return toast;
}

void
ui_toasts_tell(AdwToastOverlay *overlay, const char *sentence, const char *undo)
{
  g_return_if_fail(ADW_IS_TOAST_OVERLAY(overlay) && sentence != NULL);

  Toasts *self = need_toasts(overlay);
  g_autofree char *clean = ilk_clean_line(sentence);
  g_queue_push_tail(&self->waiting, make_toast(clean, undo));
  ui_announce(GTK_WIDGET(overlay), clean);
  show_next(self);
}

void
ui_toasts_offer_now(AdwToastOverlay *overlay, const char *sentence, const char *label,
                    const char *action, GVariant *target)
{
  g_return_if_fail(ADW_IS_TOAST_OVERLAY(overlay) && sentence != NULL && label != NULL);

  Toasts *self = need_toasts(overlay);
  g_autofree char *clean = ilk_clean_line(sentence);
  AdwToast *toast = make_toast(clean, NULL);
  adw_toast_set_button_label(toast, label);
  adw_toast_set_action_name(toast, action);
  adw_toast_set_action_target_value(toast, target);
  ui_toasts_clear(overlay);
  g_queue_push_tail(&self->waiting, toast);
  ui_announce(GTK_WIDGET(overlay), clean);
  show_next(self);
}

void
ui_toasts_tell_now(AdwToastOverlay *overlay, const char *sentence, const char *undo)
{
  ui_toasts_clear(overlay);
  ui_toasts_tell(overlay, sentence, undo);
}

void
ui_toasts_clear(AdwToastOverlay *overlay)
{
  g_return_if_fail(ADW_IS_TOAST_OVERLAY(overlay));

  Toasts *self = need_toasts(overlay);
  forget_waiting(self);
  self->unwanted = self->shown != NULL;
  if (self->unwanted)
    go_on_later(self);
}

gboolean
ui_toasts_is_empty(AdwToastOverlay *overlay)
{
  g_return_val_if_fail(ADW_IS_TOAST_OVERLAY(overlay), TRUE);

  Toasts *self = need_toasts(overlay);
  return self->shown == NULL && g_queue_is_empty(&self->waiting);
}
