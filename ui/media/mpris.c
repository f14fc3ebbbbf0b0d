/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Source: MPRIS D-Bus Interface Specification 2.2. Only what a deck has is offered: no volume, no
 * list of tracks, no seeking.
 */
#include "ui/media/mpris.h"

#include "config.h"

#define NAME "org.mpris.MediaPlayer2.interlock"
#define PATH "/org/mpris/MediaPlayer2"
#define PLAYER "org.mpris.MediaPlayer2.Player"
#define MICROSECONDS 1000000

static const char description[] =
    "<node>"
    "<interface name='org.mpris.MediaPlayer2'>"
    "<method name='Raise'/><method name='Quit'/>"
    "<property name='CanQuit' type='b' access='read'/>"
    "<property name='CanRaise' type='b' access='read'/>"
    "<property name='HasTrackList' type='b' access='read'/>"
    "<property name='Identity' type='s' access='read'/>"
    "<property name='DesktopEntry' type='s' access='read'/>"
    "<property name='SupportedUriSchemes' type='as' access='read'/>"
    "<property name='SupportedMimeTypes' type='as' access='read'/>"
    "</interface>"
    "<interface name='org.mpris.MediaPlayer2.Player'>"
    "<method name='Next'/><method name='Previous'/><method name='Pause'/>"
    "<method name='PlayPause'/><method name='Stop'/><method name='Play'/>"
    "<method name='Seek'><arg direction='in' name='Offset' type='x'/></method>"
    "<method name='SetPosition'><arg direction='in' name='TrackId' type='o'/>"
    "<arg direction='in' name='Position' type='x'/></method>"
    "<method name='OpenUri'><arg direction='in' name='Uri' type='s'/></method>"
    "<property name='PlaybackStatus' type='s' access='read'/>"
    "<property name='Rate' type='d' access='read'/>"
    "<property name='MinimumRate' type='d' access='read'/>"
    "<property name='MaximumRate' type='d' access='read'/>"
    "<property name='Metadata' type='a{sv}' access='read'/>"
    "<property name='Volume' type='d' access='read'/>"
    "<property name='Position' type='x' access='read'/>"
    "<property name='CanGoNext' type='b' access='read'/>"
    "<property name='CanGoPrevious' type='b' access='read'/>"
    "<property name='CanPlay' type='b' access='read'/>"
    "<property name='CanPause' type='b' access='read'/>"
    "<property name='CanSeek' type='b' access='read'/>"
    "<property name='CanControl' type='b' access='read'/>"
    "</interface>"
    "</node>";

struct _UiMpris {
  GObject parent_instance;

  /* Owned */
  GDBusConnection *bus; /* (nullable) */
  GDBusNodeInfo *info;
  GCancellable *cancellable;
  char *title;
  char *album;

  guint name;
  guint objects[2];
  guint number;
  double seconds;
  double rate;
  gboolean playing;
};

enum { SIGNAL_COMMAND, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(UiMpris, ui_mpris, G_TYPE_OBJECT)

static GVariant *
make_metadata(UiMpris *self)
{
  GVariantDict dict;
  g_autofree char *track = g_strdup_printf("/io/github/interlock/track/%u", self->number);

  g_variant_dict_init(&dict, NULL);
  g_variant_dict_insert(&dict, "mpris:trackid", "o", track);
  g_variant_dict_insert(&dict, "mpris:length", "x", (gint64) (self->seconds * MICROSECONDS));
  g_variant_dict_insert(&dict, "xesam:title", "s", self->title != NULL ? self->title : "");
  g_variant_dict_insert(&dict, "xesam:album", "s", self->album != NULL ? self->album : "");
  g_variant_dict_insert(&dict, "xesam:trackNumber", "i", (int) self->number);
  return g_variant_dict_end(&dict);
}

static const char *
get_status(UiMpris *self)
{
  if (self->title == NULL)
    return "Stopped";
  return self->playing ? "Playing" : "Paused";
}

static gboolean
can(const char *property)
{
  static const char *const able[] = {"CanGoNext",  "CanGoPrevious", "CanPlay", "CanPause",
                                     "CanControl", "CanRaise",      NULL};
  return g_strv_contains(able, property);
}

static GVariant *
get_property_cb(GDBusConnection *bus, const char *sender, const char *path, const char *interface,
                const char *property, GError **error, gpointer user_data)
{
  UiMpris *self = user_data;

  if (g_str_equal(property, "Identity"))
    return g_variant_new_string("Interlock");
  if (g_str_equal(property, "DesktopEntry"))
    return g_variant_new_string(ILK_APP_ID);
  if (g_str_has_prefix(property, "Supported"))
    return g_variant_new_strv(NULL, 0);
  if (g_str_equal(property, "PlaybackStatus"))
    return g_variant_new_string(get_status(self));
  if (g_str_equal(property, "Metadata"))
    return make_metadata(self);
  if (g_str_equal(property, "Position"))
    return g_variant_new_int64(0);
  if (g_str_has_suffix(property, "Rate"))
    return g_variant_new_double(self->rate);
  if (g_str_equal(property, "Volume"))
    return g_variant_new_double(1);
  return g_variant_new_boolean(can(property));
}

static void
method_call_cb(GDBusConnection *bus, const char *sender, const char *path, const char *interface,
               const char *method, GVariant *parameters, GDBusMethodInvocation *invocation,
               gpointer user_data)
{
  static const struct {
    const char *method;
    const char *command;
  } commands[] = {{"Play", "play"},  {"Pause", "pause"}, {"PlayPause", "play-pause"},
                  {"Stop", "stop"},  {"Next", "next"},   {"Previous", "previous"},
                  {"Raise", "raise"}};
  g_autoptr(UiMpris) self = g_object_ref(user_data);

  g_dbus_method_invocation_return_value(invocation, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(commands); i++)
    if (g_str_equal(method, commands[i].method))
      g_signal_emit(self, signals[SIGNAL_COMMAND], 0, commands[i].command);
}

static const GDBusInterfaceVTable table = {.method_call = method_call_cb,
                                           .get_property = get_property_cb};

static void
tell(UiMpris *self)
{
  GVariantBuilder changed;

  if (self->bus == NULL)
    return;
  g_variant_builder_init(&changed, G_VARIANT_TYPE("a{sv}"));
  g_variant_builder_add(&changed, "{sv}", "PlaybackStatus", g_variant_new_string(get_status(self)));
  g_variant_builder_add(&changed, "{sv}", "Metadata", make_metadata(self));
  g_variant_builder_add(&changed, "{sv}", "Rate", g_variant_new_double(self->rate));
  g_dbus_connection_emit_signal(
      self->bus, NULL, PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged",
      g_variant_new("(sa{sv}@as)", PLAYER, &changed, g_variant_new_strv(NULL, 0)), NULL);
}

static void
connected_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiMpris) self = user_data;
  GDBusConnection *bus = g_bus_get_finish(result, NULL);

  if (bus == NULL || g_cancellable_is_cancelled(self->cancellable)) {
    g_clear_object(&bus);
    return;
  }
  self->bus = bus;
  for (gsize i = 0; i < G_N_ELEMENTS(self->objects); i++)
    self->objects[i] = g_dbus_connection_register_object(bus, PATH, self->info->interfaces[i],
                                                         &table, self, NULL, NULL);
  self->name =
      g_bus_own_name_on_connection(bus, NAME, G_BUS_NAME_OWNER_FLAGS_NONE, NULL, NULL, NULL, NULL);
  tell(self);
}

static void
ui_mpris_dispose(GObject *object)
{
  UiMpris *self = UI_MPRIS(object);

  g_cancellable_cancel(self->cancellable);
  g_clear_handle_id(&self->name, g_bus_unown_name);
  for (gsize i = 0; i < G_N_ELEMENTS(self->objects); i++) {
    if (self->objects[i] != 0)
      g_dbus_connection_unregister_object(self->bus, self->objects[i]);
    self->objects[i] = 0;
  }
  g_clear_object(&self->bus);
  G_OBJECT_CLASS(ui_mpris_parent_class)->dispose(object);
}

static void
ui_mpris_finalize(GObject *object)
{
  UiMpris *self = UI_MPRIS(object);

  g_dbus_node_info_unref(self->info);
  g_object_unref(self->cancellable);
  g_free(self->title);
  g_free(self->album);
  G_OBJECT_CLASS(ui_mpris_parent_class)->finalize(object);
}

static void
ui_mpris_class_init(UiMprisClass *klass)
{
  G_OBJECT_CLASS(klass)->dispose = ui_mpris_dispose;
  G_OBJECT_CLASS(klass)->finalize = ui_mpris_finalize;
  signals[SIGNAL_COMMAND] = g_signal_new("command", UI_TYPE_MPRIS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ui_mpris_init(UiMpris *self)
{
  self->rate = 1;
  self->cancellable = g_cancellable_new();
  self->info = g_dbus_node_info_new_for_xml(description, NULL);
  g_assert(self->info != NULL);
  g_bus_get(G_BUS_TYPE_SESSION, self->cancellable, connected_cb, g_object_ref(self));
}

UiMpris *
ui_mpris_new(void)
{
  return g_object_new(UI_TYPE_MPRIS, NULL);
}

void
ui_mpris_show(UiMpris *self, const UiMprisState *state)
{
  g_return_if_fail(UI_IS_MPRIS(self) && state != NULL);

  g_free(self->title);
  g_free(self->album);
  self->title = g_strdup(state->title);
  self->album = g_strdup(state->album);
  self->number = state->number;
  self->seconds = state->seconds;
  self->playing = state->playing;
  self->rate = state->rate;
  tell(self);
}
