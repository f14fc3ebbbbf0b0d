/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The accessibility bus says whether assistive technology is on: a screen reader says so when it
 * starts.
 */
#include "ui/compat/newest.h"

#include "ui/compat/text-colors.h"

#include <gtk/gtk.h>

struct _UiTextColors {
  GObject parent_instance;

  /* Owned */
  GDBusProxy *status;

  gboolean allowed;
};

G_DEFINE_FINAL_TYPE(UiTextColors, ui_text_colors, G_TYPE_OBJECT)

enum { PROP_ALLOWED = 1, N_PROPS };
static GParamSpec *props[N_PROPS];

/* The first with GtkAccessibleText, whose implementation reads the colour from where it can be
 * read. */
static gboolean
is_mended(void)
{
  return gtk_get_major_version() > 4 || gtk_get_minor_version() >= 14;
}

static void
set_allowed(UiTextColors *self, gboolean allowed)
{
  if (self->allowed == allowed)
    return;
  self->allowed = allowed;
  g_object_notify_by_pspec(G_OBJECT(self), props[PROP_ALLOWED]);
}

static gboolean
is_on(GDBusProxy *status, const char *name)
{
  g_autoptr(GVariant) value = g_dbus_proxy_get_cached_property(status, name);

  return value != NULL && g_variant_is_of_type(value, G_VARIANT_TYPE_BOOLEAN) &&
         g_variant_get_boolean(value);
}

static void
changed_cb(UiTextColors *self)
{
  set_allowed(self,
              !is_on(self->status, "IsEnabled") && !is_on(self->status, "ScreenReaderEnabled"));
}

/* Without that bus nobody can ask. */
static void
found_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiTextColors) self = user_data;

  self->status = g_dbus_proxy_new_for_bus_finish(result, NULL);
  if (self->status == NULL) {
    set_allowed(self, TRUE);
    return;
  }
  g_signal_connect_object(self->status, "g-properties-changed", G_CALLBACK(changed_cb), self,
                          G_CONNECT_SWAPPED);
  changed_cb(self);
}

static void
ui_text_colors_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ALLOWED)
    g_value_set_boolean(value, UI_TEXT_COLORS(object)->allowed);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_text_colors_dispose(GObject *object)
{
  g_clear_object(&UI_TEXT_COLORS(object)->status);
  G_OBJECT_CLASS(ui_text_colors_parent_class)->dispose(object);
}

static void
ui_text_colors_class_init(UiTextColorsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);

  object_class->get_property = ui_text_colors_get_property;
  object_class->dispose = ui_text_colors_dispose;
  props[PROP_ALLOWED] =
      g_param_spec_boolean("allowed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties(object_class, N_PROPS, props);
}

static void
ui_text_colors_init(UiTextColors *self)
{
  self->allowed = is_mended();
  if (!self->allowed)
    g_dbus_proxy_new_for_bus(G_BUS_TYPE_SESSION, G_DBUS_PROXY_FLAGS_NONE, NULL, "org.a11y.Bus",
                             "/org/a11y/bus", "org.a11y.Status", NULL, found_cb,
                             g_object_ref(self));
}

/* Public */

UiTextColors *
ui_text_colors_get_default(void)
{
  static UiTextColors *colors = NULL;

  if (colors == NULL)
    colors = g_object_new(UI_TYPE_TEXT_COLORS, NULL);
  return colors;
}

gboolean
ui_text_colors_get_allowed(UiTextColors *self)
{
  g_return_val_if_fail(UI_IS_TEXT_COLORS(self), FALSE);

  return self->allowed;
}
